// Finds and loads the nn module: the algorithms that compute with LibTorch.
#pragma once

#include "services/workbench.h"

namespace lathe {

/// A loader that opens lathe_nn beside the program, or in ../lib/lathe. The module stays loaded.
ModuleLoader learnerModuleLoader();

} // namespace lathe
