#include "nn/detail/table_transformer.h"

#include "base/random.h"
#include "ml/learners/support.h"
#include "nn/detail/caching_allocator.h"
#include "nn/detail/device.h"
#include "nn/detail/epoch_loop.h"
#include "nn/detail/feature_transformer.h"
#include "nn/detail/guard.h"

#include <ATen/Parallel.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <numeric>

namespace lathe {

namespace {

constexpr std::int64_t kMostNumbers = std::int64_t(1) << 26; ///< that a piece of a step keeps: 256 MB
constexpr std::int64_t kMostRowsToAnswer = 128;
constexpr std::int64_t kMostWidth = 4096;
constexpr int kMostBlocks = 64;
constexpr double kKeptBack = 0.15;           ///< of the training rows, where there are none for validation
constexpr std::size_t kFewestToKeepBack = 100;
enum Purpose : std::uint64_t { kWeights = 1, kRowsKeptBack }; ///< what a stream of random numbers is for

std::int64_t rowsAtOnce(const TransformerShape& shape, std::int64_t most)
{
    return std::clamp<std::int64_t>(kMostNumbers / shape.numbersOfRow(), 1, most);
}

torch::Tensor floatsOf(std::span<const double> values, std::vector<std::int64_t> shape)
{
    torch::Tensor result = torch::empty(shape, torch::kFloat32);
    std::ranges::transform(values, result.data_ptr<float>(), [](double value) { return static_cast<float>(value); });
    return result;
}

/// The scale on which a number is learned, so that the learning rate suits any unit.
struct TargetScale {
    double shift = 0, scale = 1;
};

TargetScale scaleOf(const Samples& train)
{
    const double total = weightSum(train);
    double mean = 0, variance = 0;
    for (std::size_t i = 0; i < train.size(); ++i)
        mean += train.weights[i] * train.targets[i] / total;
    for (std::size_t i = 0; i < train.size(); ++i)
        variance += train.weights[i] * (train.targets[i] - mean) * (train.targets[i] - mean) / total;
    return {mean, variance > 0 ? std::sqrt(variance) : 1};
}

class TransformerModel final : public MatrixModel {
public:
    TransformerModel(Task task, FeatureTransformer network, TargetScale target)
        : m_classifies(task == Task::Classification), m_network(std::move(network)), m_target(target)
    {
    }

    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        return guarded([&]() -> Result<Matrix> {
            const TransformerShape& shape = m_network.shape();
            if (static_cast<std::int64_t>(features.columns) != shape.features())
                return fail(ErrorCode::Schema, "The transformer has learned from " + std::to_string(shape.features()) + " features, not from " + std::to_string(features.columns));
            const auto outputs = static_cast<std::size_t>(shape.outputs);
            const auto most = static_cast<std::size_t>(rowsAtOnce(shape, kMostRowsToAnswer));
            const std::size_t blocks = (features.rows + most - 1) / most;
            Matrix result{features.rows, outputs, std::vector<double>(features.rows * outputs)};
            // Blocks side by side instead of threads within each small operation.
            at::parallel_for(0, static_cast<std::int64_t>(blocks), 1, [&](std::int64_t begin, std::int64_t end) {
                for (auto block = static_cast<std::size_t>(begin); block < static_cast<std::size_t>(end) && !progress.stopRequested(); ++block)
                    answer(features, block * most, std::min(most, features.rows - block * most), result);
            });
            if (progress.stopRequested())
                return cancelled();
            return result;
        });
    }

    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        const std::string scores = b.toReal(m_network.writeOnnx(b, b.toFloat(features)));
        return m_classifies ? b.softmax(scores) : b.add(b.multiply(scores, m_target.scale), m_target.shift);
    }

    nlohmann::json describe() const override
    {
        const TransformerShape& shape = m_network.shape();
        return {{"kind", "table_transformer"}, {"blocks", shape.blocks}, {"width", shape.width}, {"heads", shape.heads}, {"hidden", shape.hidden},
                {"outputs", shape.outputs}};
    }

    StateDict tensors() const override
    {
        StateDict state = m_network.parameters().state();
        state["token_of_feature"] = integerTensor({m_network.shape().features()}, m_network.shape().tokens);
        state["target"] = HostTensor::fromDoubles({2}, {m_target.shift, m_target.scale});
        return state;
    }

private:
    void answer(const Matrix& features, std::size_t from, std::size_t rows, Matrix& result) const
    {
        const torch::NoGradGuard guard;
        const torch::Tensor input = floatsOf(std::span(features.values).subspan(from * features.columns, rows * features.columns),
                                             {static_cast<std::int64_t>(rows), m_network.shape().features()});
        const torch::Tensor scores = m_network.forward(input.to(m_network.parameters().device())).to(torch::kCPU, torch::kFloat64).contiguous();
        std::copy_n(scores.data_ptr<double>(), rows * result.columns, result.values.begin() + static_cast<std::ptrdiff_t>(from * result.columns));
        for (std::size_t row = from; row < from + rows; ++row)
            if (m_classifies)
                softmax(result.row(row));
            else
                result.row(row)[0] = m_target.shift + m_target.scale * result.row(row)[0];
    }

    bool m_classifies;
    FeatureTransformer m_network;
    TargetScale m_target;
};

/// Rows as tensors on the device.
struct Rows {
    Rows(const Samples& samples, bool classify, TargetScale scale, double meanWeight, torch::Device device)
    {
        const auto rows = static_cast<std::int64_t>(samples.size());
        features = floatsOf(samples.features.values, {rows, static_cast<std::int64_t>(samples.features.columns)});
        weights = floatsOf(samples.weights, {rows}) / meanWeight;
        // What cannot be answered for is no measure either.
        weights *= features.isfinite().all(1);
        features = features.nan_to_num(0, 0, 0).to(device);
        weights = weights.to(device);
        if (classify) {
            const std::vector<std::int64_t> labels(samples.labels.begin(), samples.labels.end());
            targets = torch::tensor(labels, torch::kInt64).to(device);
        } else {
            targets = ((torch::tensor(samples.targets, torch::kFloat64) - scale.shift) / scale.scale).to(torch::kFloat32).to(device);
        }
    }

    torch::Tensor features, targets, weights;
};

class TransformerTrainee final : public Trainee {
public:
    TransformerTrainee(FeatureTransformer& network, const TableTransformerSettings& settings, bool classify, Rows train, std::optional<Rows> validation)
        : m_network(network), m_settings(settings), m_classifies(classify), m_train(std::move(train)), m_validation(std::move(validation)),
          m_dropout(network.parameters().device())
    {
    }

    ParameterSet& parameters() override { return m_network.parameters(); }
    std::size_t rows() const override { return static_cast<std::size_t>(m_train.features.size(0)); }
    std::size_t judgedRows() const override { return m_validation ? static_cast<std::size_t>(m_validation->features.size(0)) : 0; }
    std::size_t mostRows() const override { return static_cast<std::size_t>(rowsAtOnce(m_network.shape(), 1 << 14)); }
    bool classifies() const override { return m_classifies; }

    void begin(std::uint64_t seed) override { m_dropout.reseed(seed); }
    LossSums learn(std::span<const std::uint32_t> rows, std::size_t rowsOfStep) override
    {
        const TransformerDropout dropout{m_dropout, m_settings.attentionDropout, m_settings.dropout};
        const Judged judged = compare(m_train, rows, &dropout);
        (judged.loss / static_cast<double>(rowsOfStep)).backward();
        return judged.sums();
    }

    LossSums judge(std::span<const std::uint32_t> rows) override
    {
        const torch::NoGradGuard guard;
        return compare(*m_validation, rows, nullptr).sums();
    }

private:
    struct Judged {
        torch::Tensor loss, right, weight;
        LossSums sums() const { return {loss.item<double>(), right.defined() ? right.item<double>() : 0, weight.item<double>()}; }
    };

    Judged compare(const Rows& from, std::span<const std::uint32_t> rows, const TransformerDropout* dropout) const
    {
        const std::vector<std::int64_t> places(rows.begin(), rows.end());
        const torch::Tensor index = torch::tensor(places, torch::kInt64).to(from.features.device());
        const torch::Tensor answers = m_network.forward(from.features.index_select(0, index), dropout);
        const torch::Tensor targets = from.targets.index_select(0, index), weights = from.weights.index_select(0, index);
        if (!m_classifies)
            return {((answers.squeeze(1) - targets).square() * weights).sum(), {}, weights.sum()};
        const torch::Tensor losses = torch::cross_entropy_loss(answers, targets, {}, at::Reduction::None, -100, m_settings.training.labelSmoothing);
        return {(losses * weights).sum(), (answers.argmax(1).eq(targets) * weights).sum(), weights.sum()};
    }

    FeatureTransformer& m_network;
    const TableTransformerSettings& m_settings;
    bool m_classifies;
    Rows m_train;
    std::optional<Rows> m_validation;
    Dropout m_dropout;
};

Samples taken(const Samples& from, const std::vector<std::uint32_t>& rows)
{
    Samples result;
    result.names = from.names;
    result.sources = from.sources;
    result.classes = from.classes;
    result.features = {rows.size(), from.features.columns, {}};
    for (const std::uint32_t row : rows) {
        const auto features = from.features.row(row);
        result.features.values.insert(result.features.values.end(), features.begin(), features.end());
        result.weights.push_back(from.weights[row]);
        if (!from.labels.empty())
            result.labels.push_back(from.labels[row]);
        if (!from.targets.empty())
            result.targets.push_back(from.targets[row]);
    }
    return result;
}

/// Training rows and those that say when to stop: the validation's, else some of the training's own, as many of each
/// class. None where nobody stops early or the rows are few.
struct Division {
    Samples train, judged;
};

Division divided(const Samples& train, const Samples& validation, const TableTransformerSettings& settings, std::uint64_t seed)
{
    if (validation.size() > 0 && weightSum(validation) > 0)
        return {train, validation};
    if (settings.training.patience == 0 || train.size() < kFewestToKeepBack)
        return {train, {}};
    std::vector<std::uint32_t> order(train.size()), learned, judged;
    std::iota(order.begin(), order.end(), 0u);
    Random(seedFor(seed, kRowsKeptBack)).shuffle(order);
    std::map<std::int32_t, std::vector<std::uint32_t>> byClass;
    for (const std::uint32_t row : order)
        byClass[train.labels.empty() ? 0 : train.labels[row]].push_back(row);
    for (const auto& [label, rows] : byClass)
        for (std::size_t i = 0; i < rows.size(); ++i)
            (i < static_cast<std::size_t>(kKeptBack * static_cast<double>(rows.size())) ? judged : learned).push_back(rows[i]);
    Division division{taken(train, learned), taken(train, judged)};
    if (weightSum(division.train) <= 0 || weightSum(division.judged) <= 0)
        return {train, {}};
    return division;
}

TransformerShape shapeFor(const TableTransformerSettings& settings, const Samples& train, bool classify)
{
    TransformerShape shape;
    if (train.sources.empty()) {
        shape.tokens.resize(train.features.columns);
        std::iota(shape.tokens.begin(), shape.tokens.end(), 0);
    } else {
        shape.tokens.assign(train.sources.begin(), train.sources.end());
    }
    shape.outputs = classify ? std::ssize(train.classes) : 1;
    shape.blocks = settings.blocks;
    shape.heads = settings.heads;
    shape.width = (settings.width + settings.heads - 1) / settings.heads * settings.heads;
    shape.hidden = std::max<std::int64_t>(1, shape.width * 4 / 3);
    return shape;
}

} // namespace

Result<MatrixFit> fitTableTransformer(Task task, const TableTransformerSettings& settings, const Samples& train, const Samples& validation,
                                      const FitContext& context)
{
    LATHE_CHECK(checkSamples(train, task));
    return guarded([&]() -> Result<MatrixFit> {
        LATHE_TRY(const Device device, findDevice(context.device));
        const ComputeThreadsScope threads(context.threads);
        const CachingAllocatorScope memory;
        const bool classify = task == Task::Classification;
        const Division rows = divided(train, validation, settings, context.seed);
        if (rows.train.size() < train.size())
            context.observer.message(std::to_string(rows.judged.size()) + " training rows are kept back to say when to stop");
        const TargetScale target = classify ? TargetScale{} : scaleOf(rows.train);
        FeatureTransformer network(shapeFor(settings, train, classify), torch::Device(device.id));
        network.parameters().draw(seedFor(context.seed, kWeights));

        const double meanWeight = weightSum(rows.train) / static_cast<double>(rows.train.size());
        const auto tensorsOf = [&](const Samples& samples) { return Rows(samples, classify, target, meanWeight, torch::Device(device.id)); };
        std::optional<Rows> judged;
        if (rows.judged.size() > 0)
            judged = tensorsOf(rows.judged);
        if (judged && judged->weights.sum().item<double>() <= 0)
            judged.reset();
        TransformerTrainee trainee(network, settings, classify, tensorsOf(rows.train), std::move(judged));
        LATHE_TRY(EpochOutcome outcome, runEpochs(trainee, {settings.training, 0}, context));

        MatrixFit fit;
        fit.epochs = outcome.epochs;
        fit.bestEpoch = outcome.bestEpoch;
        fit.note = std::move(outcome.note);
        fit.parameterCount = network.parameters().count();
        fit.device = device.id;
        fit.precision = "float32";
        fit.threads = outcome.threads;
        fit.model = std::make_unique<TransformerModel>(task, std::move(network), target);
        return fit;
    });
}

Result<std::unique_ptr<MatrixModel>> loadTableTransformer(Task task, std::string_view device, const nlohmann::json& description, const StateDict& tensors)
{
    TransformerShape shape;
    LATHE_TRY(const double blocks, takeNumber(description, "blocks"));
    LATHE_TRY(const double width, takeNumber(description, "width"));
    LATHE_TRY(const double heads, takeNumber(description, "heads"));
    LATHE_TRY(const double hidden, takeNumber(description, "hidden"));
    LATHE_TRY(const double outputs, takeNumber(description, "outputs"));
    LATHE_TRY(shape.tokens, takeIntegers(tensors, "token_of_feature", {-1}));
    LATHE_TRY(const auto target, takeTensor(tensors, "target", {2}));
    const auto isWithin = [](double value, double most) { return value >= 1 && value <= most; };
    const auto features = static_cast<std::int64_t>(shape.tokens.size());
    if (!isWithin(blocks, kMostBlocks) || !isWithin(width, kMostWidth) || !isWithin(heads, width) || !isWithin(hidden, 4 * kMostWidth) || !isWithin(outputs, 1e6)
        || static_cast<std::int64_t>(width) % static_cast<std::int64_t>(heads) != 0 || features == 0
        || std::ranges::any_of(shape.tokens, [&](std::int64_t token) { return token < 0 || token >= features; }) || (task != Task::Classification && outputs != 1))
        return fail(ErrorCode::Parse, "The transformer's shape is out of range", "The model's folder is damaged: train it again, or fetch it again");
    shape.blocks = static_cast<int>(blocks);
    shape.width = static_cast<std::int64_t>(width);
    shape.heads = static_cast<std::int64_t>(heads);
    shape.hidden = static_cast<std::int64_t>(hidden);
    shape.outputs = static_cast<std::int64_t>(outputs);
    return guarded([&]() -> Result<std::unique_ptr<MatrixModel>> {
        LATHE_TRY(const Device found, findDevice(device));
        calmBlas();
        FeatureTransformer network(shape, torch::Device(found.id));
        LATHE_CHECK(network.parameters().load(tensors));
        return std::make_unique<TransformerModel>(task, std::move(network), TargetScale{target[0], target[1]});
    });
}

} // namespace lathe
