// SHAP values on the columns of the raw table: how much each moved a row's answer away from the mean answer.
#pragma once

#include "eval/explain/answers.h"

namespace lathe {

struct Attributions {
    std::string method; ///< `tree_shap` (exact) or `sampling`
    std::string output; ///< the class, or the value's name
    std::string unit;   ///< `probability`, `log_odds` (before the link), `value`
    std::vector<std::string> columns; ///< [d]; with tree_shap also features that the pipeline made of several columns
    double base = 0;             ///< the mean answer
    std::vector<double> answers; ///< [n]
    std::vector<double> values;  ///< [n, d]; base + the sum of a row is its answer
    double at(std::size_t row, std::size_t column) const { return values[row * columns.size() + column]; }
    /// [d] means of the absolute values: a column's share in the answers.
    std::vector<double> strengths() const;
};

struct SamplingOptions {
    int permutations = 2; ///< pairs of an order and its reverse, for each background row
    std::uint64_t seed = 0;
};

/// By random orders of the columns (Štrumbelj and Kononenko, “Explaining prediction models”, 2014), each with its
/// reverse. `background` stands for “unknown”: all its rows are used equally, so that the base is its mean answer.
/// Fails with InvalidArgument (no background), NotFound (a column), Cancelled, and as Model::predict does.
Result<Attributions> sampledAttributions(const Model& model, const Table& rows, const Table& background,
                                         const std::vector<std::string>& columns, std::size_t output,
                                         const SamplingOptions& options, Progress& progress);

/// Exact, for a model of trees; features are added up by the raw column that they come from, which is found out by
/// shuffling each column of `background` before the pipeline. Fails with Incompatible for another model.
Result<Attributions> treeAttributions(const Model& model, const Table& rows, const Table& background,
                                      const std::vector<std::string>& columns, std::size_t output, Progress& progress);
bool isTreeModel(const Model& model);

} // namespace lathe
