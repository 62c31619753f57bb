// All algorithms that compute with LibTorch, in the order of the gallery.
#pragma once

#include "ml/series_learner.h"

namespace lathe {

std::unique_ptr<const Learner> makeSmallCnn();
std::unique_ptr<const Learner> makeMobilenetV2();
std::unique_ptr<const Learner> makeResnet18();
std::unique_ptr<const Learner> makeResnet34();
std::unique_ptr<const Learner> makeResnet50();
std::unique_ptr<const Learner> makeCifarResnet();
std::unique_ptr<const Learner> makeMobilenetDetector();
std::unique_ptr<const MatrixLearner> makeTableTransformer(Task task);
std::unique_ptr<const SeriesLearner> makeRecurrentForecaster();

Catalog<Learner> networkLearners();

} // namespace lathe
