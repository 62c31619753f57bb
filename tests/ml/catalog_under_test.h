// The algorithms that the contract tests ask: each program of those tests is linked with one list.
#pragma once

#include "ml/learner.h"

namespace lathe {

const Catalog<Learner>& catalogUnderTest();

} // namespace lathe
