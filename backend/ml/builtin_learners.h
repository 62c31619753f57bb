// The algorithms that need no network.
#pragma once

#include "ml/learner.h"

namespace lathe {

/// The explicit list; its order is the order of the gallery.
const Catalog<Learner>& builtinLearners();

} // namespace lathe
