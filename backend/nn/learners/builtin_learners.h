// All networks that can be trained, in the order of the gallery.
#pragma once

#include "ml/learner.h"

namespace lathe {

std::unique_ptr<const Learner> makeSmallCnn();
std::unique_ptr<const Learner> makeMobilenetV2();
std::unique_ptr<const Learner> makeResnet18();
std::unique_ptr<const Learner> makeResnet34();
std::unique_ptr<const Learner> makeResnet50();
std::unique_ptr<const Learner> makeCifarResnet();

Catalog<Learner> networkLearners();

} // namespace lathe
