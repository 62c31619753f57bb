// A trained detector as a Model. No torch here.
#pragma once

#include "ml/model.h"
#include "nn/network_file.h"

namespace lathe {

/// `device` as in TrainingSetup. Fails with Incompatible when the network does not give boxes for its classes, or lacks
/// weights.
Result<std::unique_ptr<Model>> makeDetectorModel(NetworkFile file, std::string_view device);

} // namespace lathe
