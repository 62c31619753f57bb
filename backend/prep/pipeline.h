// The ordered steps that turn raw rows into what a model takes.
#pragma once

#include "prep/transform.h"

namespace lathe {

struct PipelineStep {
    std::string transform; ///< id
    Params parameters;     ///< complete
    bool enabled = true;
    bool operator==(const PipelineStep&) const = default;
};

/// {"format_version":1,"steps":[{"transform":"impute","enabled":true,"parameters":{…}}]}
struct Pipeline {
    std::vector<PipelineStep> steps;
    bool operator==(const Pipeline&) const = default;
};

nlohmann::json toJson(const Pipeline& pipeline);
/// Missing parameters get their default. Fails with Parse, NotFound (a transform), InvalidArgument.
Result<Pipeline> pipelineFromJson(const nlohmann::json& json);

/// What rows are transformed for.
enum class Purpose : std::uint8_t {
    Training, ///< all steps
    Judging,  ///< without those for training alone
    Answering ///< without those that leave rows out: one output row an input row
};

/// Immutable; may be used from any thread.
class FittedPipeline {
public:
    FittedPipeline() = default;

    /// First brings `table` into the form of the table that was fitted: columns by name, types converted where
    /// every value allows it. Rows that a step left out are absent; see Table::origin.
    /// Fails with Schema, naming a column that is absent.
    Result<Table> apply(const Table& table, Purpose purpose) const;
    /// One line for each enabled step, in order.
    std::vector<Message> summaries() const;
    /// The columns of the fitted table that the steps and the model read: their names and types.
    const Schema& inputs() const { return m_inputs; }
    std::size_t size() const { return m_steps.size(); }
    /// Appends what apply() does for answering to an ONNX graph that has the inputs() as columns.
    /// Fails with Incompatible, naming the step that ONNX cannot hold.
    Result<void> writeOnnx(OnnxColumns& columns) const;

    nlohmann::json toJson() const;
    /// Fails with Parse, NotFound, Incompatible (newer format).
    static Result<FittedPipeline> fromJson(const nlohmann::json& json);

private:
    friend class PipelineFitter;
    struct Step {
        std::string transform;
        Scope scope = Scope::Always;
        std::shared_ptr<const FittedTransform> fitted;
    };
    Schema m_inputs;
    std::vector<std::vector<std::string>> m_levels; ///< of categorical inputs, one an input
    std::vector<Step> m_steps;
};

struct PipelineFit {
    FittedPipeline fitted;
    std::vector<Table> stages; ///< training rows: before the first enabled step, then after each one
    const Table& train() const { return stages.back(); }
};

/// Fits each enabled step on what the steps before it made of the training rows.
/// Fails as the step does, with its number and name in `where`; with Cancelled.
Result<PipelineFit> fitPipeline(const Pipeline& pipeline, const Table& train, std::uint64_t seed, Progress& progress);

/// What an algorithm asks of its features.
struct FeatureNeeds {
    bool scaled = false;       ///< columns of comparable size
    bool takesMissing = false; ///< missing values are no trouble
    bool operator==(const FeatureNeeds&) const = default;
};

/// The steps that make every feature of `table` numeric as `needs` says: missing values filled (median; the most
/// frequent category) where they are not taken, booleans and categories as numbers (one-hot, rare ones grouped
/// beyond 50), times as their parts, texts left out or, where there is nothing else, as the weights of their 1,000 most
/// frequent words, then standard scaling. They are shown as part of the pipeline.
Pipeline encodingFor(const Table& table, const FeatureNeeds& needs);

/// A step and why it is proposed.
struct Suggestion {
    PipelineStep step;
    Message reason; ///< "total_bedrooms lacks 207 of 20,640 values"
};
/// The pipeline that Lathe would use for this table, with reasons; looks at training rows only where there are parts.
std::vector<Suggestion> suggestPipeline(const Table& table);

} // namespace lathe
