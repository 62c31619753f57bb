// Algorithms that learn from a matrix of numbers, and how they become learners of tables.
#pragma once

#include "base/tensors.h"
#include "ml/learner.h"
#include "onnx/onnx_builder.h"
#include "prep/pipeline.h"

#include <nlohmann/json_fwd.hpp>

namespace lathe {

/// [rows, columns], row-major.
struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> values;

    std::span<const double> row(std::size_t index) const { return {values.data() + index * columns, columns}; }
    std::span<double> row(std::size_t index) { return {values.data() + index * columns, columns}; }
    double at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
    bool operator==(const Matrix&) const = default;
};

/// Rows to learn from. No target for clustering, anomaly detection and projection.
struct Samples {
    Matrix features;                   ///< [n, d]; NaN is missing, only where FeatureNeeds::takesMissing
    std::vector<std::string> names;    ///< [d]
    std::vector<std::int32_t> sources; ///< [d] features of one number encode one column, as a category's do; empty: each its own
    std::vector<std::string> classes;  ///< k names, classification
    std::vector<std::int32_t> labels;  ///< [n] in [0, k), classification
    std::vector<double> targets;       ///< [n], regression
    std::vector<double> weights;       ///< [n], non-negative; class weights are multiplied in already
    std::size_t size() const { return features.rows; }
};

struct FitContext {
    std::uint64_t seed = 0;
    int threads = 1;            ///< at least 1
    Progress& progress;
    TrainingObserver& observer; ///< an epoch is a round, an iteration or a tree, where there are such
    std::string device = "cpu"; ///< as in TrainingSetup; what computes on the processor alone need not look
    bool fewerThreads = false;  ///< nobody asked for so many threads: fewer may be taken where they are faster
};

/// Fitted; immutable, `predict` may be called from any thread.
class MatrixModel {
public:
    virtual ~MatrixModel() = default;
    /// [n, outputs]: the probabilities of the classes (rows sum to 1), the value, or what the task asks for
    /// (see MatrixLearner). Fails with Cancelled.
    virtual Result<Matrix> predict(const Matrix& features, Progress& progress) const = 0;
    /// Small settings; the numbers go into `tensors`. The learner's `load` reads both back.
    virtual nlohmann::json describe() const = 0;
    virtual StateDict tensors() const = 0;
    /// Appends what predict() computes to an ONNX graph: from `features` [n, d] float64 to the outputs, of which the name
    /// comes back. Fails with Incompatible, saying why, where ONNX cannot express it.
    virtual Result<std::string> writeOnnx(OnnxBuilder& builder, const std::string& features) const;
};

struct MatrixFit {
    std::unique_ptr<MatrixModel> model;
    int epochs = 0;             ///< rounds, iterations or trees that were done
    int bestEpoch = 0;
    std::int64_t parameterCount = 0; ///< numbers that were learned
    std::string note;           ///< for the log: "Did not converge after 1,000 iterations"
    std::string device = "cpu"; ///< that computed
    std::string precision = "float64";
    int threads = 0;            ///< that computed; 0: those of the context
};

/// A stateless algorithm on numbers. Outputs by task: classification [k] probabilities; regression [1], or one a
/// quantile; clustering [c] memberships, rows sum to 1, all 0 for noise; anomaly [1], larger is stranger;
/// projection [2 or more] coordinates.
class MatrixLearner {
public:
    virtual ~MatrixLearner() = default;
    virtual const LearnerInfo& info() const = 0;
    virtual const std::vector<ParamSpec>& parameters() const = 0;
    virtual FeatureNeeds needs(const Params& params) const = 0;
    /// `validation` may be empty (for early stopping). Same samples, parameters, seed and threads: same model.
    /// Fails with InvalidArgument (no rows, one class), Cancelled, Numeric, OutOfMemory.
    virtual Result<MatrixFit> fit(const Samples& train, const Samples& validation, const Params& params,
                                  const FitContext& context) const = 0;
    /// Fails with Parse when shapes do not fit together.
    virtual Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const = 0;
    /// The same, to answer on a device as in TrainingSetup. Fails with NotFound too.
    virtual Result<std::unique_ptr<MatrixModel>> loadOn(std::string_view, const nlohmann::json& description, const StateDict& tensors) const
    {
        return load(description, tensors);
    }
    /// The names of the outputs where the task does not give them: quantiles, axes.
    virtual std::vector<std::string> outputs(const Params&) const { return {}; }
};

/// The learner of tables around an algorithm: fits the pipeline of the setup on the training rows, adds what the
/// algorithm needs (encodingFor), fits it, and keeps both together as one model.
std::unique_ptr<const Learner> makeTableLearner(std::unique_ptr<const MatrixLearner> algorithm);

/// The rows of some columns as numbers, [rows, columns]; all columns have these rows.
Matrix matrixOf(const std::vector<const Column*>& columns, std::span<const std::uint32_t> rows);

/// The features, target and weights of a prepared table. `classes` are the class names in their order.
/// Rows without a target are left out. Fails with Schema for a feature that is no number.
Result<Samples> samplesOf(const Table& table, Task task, const std::vector<std::string>& classes);

} // namespace lathe
