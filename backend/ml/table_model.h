// The model around an algorithm for tables: its pipeline, its classes, its files.
#pragma once

#include "ml/table_learner.h"

namespace lathe {

/// The classes of a target column: numbers in their order, else by their bytes.
std::vector<std::string> classNames(const Column& target);
/// [n] indices into `classes`; -1 for a missing value or another class.
std::vector<std::int32_t> labelsOf(const Column& target, const std::vector<std::string>& classes);
/// Why no algorithm for that task can learn from the table, if so.
std::optional<Error> tableIncompatibility(const Table& table, Task task);

/// The rows by which a model with that pipeline may be judged. Fails as FittedPipeline::apply does.
Result<Items> judgeableRows(const FittedPipeline& preparation, const Items& items);

/// Where the answers lie in an ONNX graph.
struct OnnxAnswers {
    std::string values; ///< [n, outputs] float64: probabilities, memberships or values; 0 or NaN for rows without an answer
    std::string unfit;  ///< [n, 1] truth: rows without an answer, since a feature is missing or infinite
};

class TabularModel final : public Model {
public:
    TabularModel(std::shared_ptr<const MatrixLearner> algorithm, Params params, std::vector<std::string> classes,
                 std::vector<std::string> features, FittedPipeline preparation, FittedPipeline encoding,
                 std::unique_ptr<MatrixModel> model);

    const std::vector<std::string>& classes() const override { return m_classes; }
    Result<Predictions> predict(const Items& items, Progress& progress) const override;
    Result<Items> judgeable(const Items& items) const override;
    /// What the algorithm sees of the rows, [n, features]; a value may be missing or infinite. Fails with Schema.
    Result<Matrix> featuresOf(const Table& table) const;
    Result<void> save(const std::filesystem::path& folder) const override;
    std::string weightsHash() const override;
    static Result<std::unique_ptr<Model>> load(const std::shared_ptr<const MatrixLearner>& algorithm, const std::filesystem::path& folder,
                                               std::string_view device);

    /// The whole way from raw columns, each an input of the graph by its name, to the answers.
    /// Fails with Incompatible, naming the step or the algorithm that ONNX cannot hold.
    Result<OnnxAnswers> writeOnnx(OnnxBuilder& builder) const;

    const MatrixModel& algorithm() const { return *m_model; }
    /// The user's steps, then those that make numbers of all features.
    const FittedPipeline& preparation() const { return m_preparation; }
    const FittedPipeline& encoding() const { return m_encoding; }
    const std::vector<std::string>& features() const { return m_features; }

private:
    std::shared_ptr<const MatrixLearner> m_algorithm;
    Params m_params;
    std::vector<std::string> m_classes;
    std::vector<std::string> m_features; ///< of the matrix, in order
    FittedPipeline m_preparation, m_encoding;
    std::unique_ptr<MatrixModel> m_model;
};

} // namespace lathe
