// The parameters of a network's training as specifications, and back as settings.
#pragma once

#include "base/params.h"
#include "nn/learners/network_learner.h"

namespace lathe {

std::vector<ParamSpec> networkParameters(const NetworkDefaults& defaults, std::vector<ParamSpec> own);
TrainingSettings trainingSettings(const Params& params);

} // namespace lathe
