// A trained network as a Model. No torch here.
#pragma once

#include "ml/learner.h"
#include "nn/network_file.h"

namespace lathe {

/// Fails with Incompatible when weights and graph do not fit, NotFound for an unknown device.
Result<std::unique_ptr<Model>> makeNetworkModel(NetworkFile file, std::string_view device);

} // namespace lathe
