// Training of a recurrent network that continues a series, and its model. No torch here.
#pragma once

#include "ml/series_learner.h"
#include "nn/detail/series_scaling.h"
#include "nn/detail/training_settings.h"

#include <nlohmann/json_fwd.hpp>

namespace lathe {

struct RecurrentSettings {
    TrainingSettings training;
    int units = 32;
    int layers = 1;
    double dropout = 0;
    std::size_t window = 0; ///< past values that a forecast is told; 0: a season, at least 12
    std::size_t steps = 0;  ///< that it tells at once, further ones build on them; 0: a season, or 10 without one
    Choose logarithm = Choose::Automatic, differences = Choose::Automatic;
};

/// As SeriesLearner::fit and loadOn.
Result<SeriesFit> fitRecurrentNetwork(const RecurrentSettings& settings, const Series& series, const FitContext& context);
Result<std::unique_ptr<SeriesModel>> loadRecurrentNetwork(std::string_view device, const nlohmann::json& description, const StateDict& tensors);

} // namespace lathe
