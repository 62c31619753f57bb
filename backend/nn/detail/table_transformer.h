// Training of a transformer on a table's rows, and its model. No torch here.
#pragma once

#include "ml/table_learner.h"
#include "nn/detail/training_settings.h"

#include <nlohmann/json_fwd.hpp>

namespace lathe {

struct TableTransformerSettings {
    TrainingSettings training;
    int blocks = 3;
    int width = 64; ///< rounded up to a multiple of `heads`
    int heads = 4;
    double attentionDropout = 0, dropout = 0;
};

/// As MatrixLearner::fit and loadOn.
Result<MatrixFit> fitTableTransformer(Task task, const TableTransformerSettings& settings, const Samples& train, const Samples& validation,
                                      const FitContext& context);
Result<std::unique_ptr<MatrixModel>> loadTableTransformer(Task task, std::string_view device, const nlohmann::json& description, const StateDict& tensors);

} // namespace lathe
