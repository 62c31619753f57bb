#include "nn/detail/recurrent_network.h"

#include "base/random.h"
#include "ml/learners/support.h"
#include "nn/detail/device.h"
#include "nn/detail/dropout.h"
#include "nn/detail/epoch_loop.h"
#include "nn/detail/guard.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kMostAutomatic = 48;      ///< past values and steps, however long the season
constexpr std::size_t kFewestWindows = 12;      ///< to learn from
constexpr std::size_t kWindowsOfEpoch = 2048;
constexpr double kFarthestLevel = 3;
constexpr std::uint64_t kWeights = 1; ///< what a stream of random numbers is for

struct RecurrentShape {
    std::int64_t window = 12, steps = 10, units = 32, layers = 1;
    double levels = 1; ///< the deviation of the series from its mean
};

/// Gated recurrent units (Cho et al., 2014) over a window, then all steps at once from the last state. A window is told
/// from its own mean, so that a trend does not lead out of what was learned; beside it stands, within bounds, where that
/// mean lies among all.
class RecurrentNetwork {
public:
    RecurrentNetwork(RecurrentShape shape, torch::Device device) : m_shape(shape), m_parameters(parametersOf(shape), device) {}

    /// [n, steps] from [n, window], scaled numbers of the series both.
    torch::Tensor forward(const torch::Tensor& numbers, Dropout* dropout = nullptr, double share = 0) const
    {
        std::vector<torch::Tensor> weights;
        for (std::int64_t layer = 0; layer < m_shape.layers; ++layer)
            for (const char* name : {"input.weight", "state.weight", "input.bias", "state.bias"})
                weights.push_back(m_parameters[nameOf(layer, name)]);
        const torch::Tensor origin = numbers.mean(1, true);
        const torch::Tensor level = (origin / m_shape.levels).clamp(-kFarthestLevel, kFarthestLevel).expand_as(numbers);
        const torch::Tensor start = torch::zeros({m_shape.layers, numbers.size(0), m_shape.units}, numbers.options());
        const auto [all, last] = torch::gru(torch::stack({numbers - origin, level}, 2), start, weights, true, m_shape.layers, 0, dropout != nullptr, false, true);
        torch::Tensor state = last.select(0, m_shape.layers - 1);
        if (dropout)
            state = dropout->apply(state, share);
        return torch::linear(state, m_parameters["head.weight"], m_parameters["head.bias"]) + origin;
    }

    const RecurrentShape& shape() const { return m_shape; }
    ParameterSet& parameters() { return m_parameters; }
    const ParameterSet& parameters() const { return m_parameters; }

private:
    static std::string nameOf(std::int64_t layer, const char* name) { return "layers." + std::to_string(layer) + "." + name; }

    static std::vector<ParameterSpec> parametersOf(const RecurrentShape& shape)
    {
        const double bound = 1 / std::sqrt(static_cast<double>(shape.units));
        std::vector<ParameterSpec> specs;
        for (std::int64_t layer = 0; layer < shape.layers; ++layer) {
            const std::int64_t inputs = layer == 0 ? 2 : shape.units, gates = 3 * shape.units;
            specs.push_back({nameOf(layer, "input.weight"), {gates, inputs}, 0, bound, true});
            specs.push_back({nameOf(layer, "state.weight"), {gates, shape.units}, 0, bound, true});
            specs.push_back({nameOf(layer, "input.bias"), {gates}, 0, bound, false});
            specs.push_back({nameOf(layer, "state.bias"), {gates}, 0, bound, false});
        }
        // At first it says that all goes on around the window's mean.
        specs.push_back({"head.weight", {shape.steps, shape.units}, 0, 0, true});
        specs.push_back({"head.bias", {shape.steps}, 0, 0, false});
        return specs;
    }

    RecurrentShape m_shape;
    ParameterSet m_parameters;
};

struct Fitted {
    RecurrentNetwork network;
    SeriesScaling scaling;

    std::size_t reach() const { return static_cast<std::size_t>(network.shape().window) + scaling.season; }
};

class RecurrentState final : public SeriesState {
public:
    explicit RecurrentState(std::shared_ptr<const Fitted> fitted) : m_fitted(std::move(fitted)) {}

    void advance(double value) override
    {
        if (!std::isnan(value))
            m_past.push_back(m_fitted->scaling.inner(value));
        else if (m_past.size() >= m_fitted->reach())
            m_past.push_back(m_fitted->scaling.inner(forecast(1).front()));
        else
            m_past.push_back(m_past.empty() ? m_fitted->scaling.mean : m_past.back());
        // Cut now and then, not at every step.
        if (m_past.size() > 4 * m_fitted->reach())
            m_past.erase(m_past.begin(), m_past.end() - static_cast<std::ptrdiff_t>(m_fitted->reach()));
    }

    std::vector<double> forecast(std::size_t steps) const override
    {
        const torch::NoGradGuard guard;
        const SeriesScaling& scaling = m_fitted->scaling;
        const RecurrentShape& shape = m_fitted->network.shape();
        std::vector<double> past(m_past.end() - static_cast<std::ptrdiff_t>(m_fitted->reach()), m_past.end()), values;
        while (values.size() < steps) {
            const std::vector<double> numbers = scaling.numbers(std::span(past).last(m_fitted->reach()));
            const std::vector<float> window(numbers.begin(), numbers.end());
            const torch::Tensor input = torch::tensor(window).view({1, shape.window}).to(m_fitted->network.parameters().device());
            const torch::Tensor next = m_fitted->network.forward(input).to(torch::kCPU).contiguous();
            for (std::int64_t h = 0; h < shape.steps && values.size() < steps; ++h) {
                const double number = static_cast<double>(next.data_ptr<float>()[h]);
                past.push_back(number * scaling.deviation + scaling.mean + (scaling.season > 0 ? past[past.size() - scaling.season] : 0));
                values.push_back(scaling.outer(past.back()));
            }
        }
        return values;
    }

private:
    std::shared_ptr<const Fitted> m_fitted;
    std::vector<double> m_past; ///< inner values
};

class RecurrentModel final : public SeriesModel {
public:
    explicit RecurrentModel(std::shared_ptr<const Fitted> fitted) : m_fitted(std::move(fitted)) {}

    std::unique_ptr<SeriesState> start(const TimeGrid&, std::int64_t) const override { return std::make_unique<RecurrentState>(m_fitted); }
    std::size_t warmUp() const override { return m_fitted->reach(); }
    nlohmann::json describe() const override
    {
        const RecurrentShape& shape = m_fitted->network.shape();
        const SeriesScaling& scaling = m_fitted->scaling;
        return {{"kind", "recurrent_network"}, {"window", shape.window}, {"steps", shape.steps}, {"units", shape.units}, {"layers", shape.layers},
                {"logarithm", scaling.logarithm}, {"season", scaling.season}};
    }
    StateDict tensors() const override
    {
        StateDict state = m_fitted->network.parameters().state();
        const SeriesScaling& scaling = m_fitted->scaling;
        state["scaling"] = HostTensor::fromDoubles({4}, {scaling.mean, scaling.deviation, scaling.least, m_fitted->network.shape().levels});
        return state;
    }

private:
    std::shared_ptr<const Fitted> m_fitted;
};

class RecurrentTrainee final : public Trainee {
public:
    /// `known`: whether a number may be learned from.
    RecurrentTrainee(Fitted& fitted, const std::vector<double>& numbers, const std::vector<bool>& known, double dropout)
        : m_fitted(fitted), m_share(dropout), m_dropout(fitted.network.parameters().device())
    {
        const RecurrentShape& shape = fitted.network.shape();
        std::vector<float> values(numbers.begin(), numbers.end()), weights(known.begin(), known.end());
        // The last windows are continued past the end of what is known.
        values.resize(values.size() + static_cast<std::size_t>(shape.steps), 0);
        weights.resize(values.size(), 0);
        const auto device = fitted.network.parameters().device();
        m_values = torch::tensor(values).unfold(0, shape.window + shape.steps, 1).to(device);
        m_weights = torch::tensor(weights).unfold(0, shape.window + shape.steps, 1).narrow(1, shape.window, shape.steps).to(device);
        m_rows = numbers.size() - static_cast<std::size_t>(shape.window);
    }

    ParameterSet& parameters() override { return m_fitted.network.parameters(); }
    std::size_t rows() const override { return m_rows; }
    std::size_t mostRows() const override { return 1024; }

    void begin(std::uint64_t seed) override { m_dropout.reseed(seed); }
    LossSums learn(std::span<const std::uint32_t> rows, std::size_t rowsOfStep) override
    {
        const RecurrentShape& shape = m_fitted.network.shape();
        const std::vector<std::int64_t> places(rows.begin(), rows.end());
        const torch::Tensor index = torch::tensor(places, torch::kInt64).to(m_values.device());
        const torch::Tensor values = m_values.index_select(0, index);
        const torch::Tensor weights = m_weights.index_select(0, index);
        const torch::Tensor answers = m_fitted.network.forward(values.narrow(1, 0, shape.window), &m_dropout, m_share);
        const torch::Tensor loss = ((answers - values.narrow(1, shape.window, shape.steps)).square() * weights).sum();
        (loss / static_cast<double>(rowsOfStep * static_cast<std::size_t>(shape.steps))).backward();
        return {loss.item<double>(), 0, weights.sum().item<double>()};
    }

private:
    Fitted& m_fitted;
    double m_share;
    Dropout m_dropout;
    torch::Tensor m_values, m_weights; ///< [windows, window + steps] and [windows, steps]
    std::size_t m_rows = 0;
};

/// The window and the steps that suit so many numbers. Fails with InvalidArgument.
Result<RecurrentShape> shapeFor(const RecurrentSettings& settings, const Series& series, std::size_t numbers)
{
    const auto season = static_cast<std::size_t>(series.season);
    const std::size_t third = std::max<std::size_t>(numbers / 3, 2);
    RecurrentShape shape;
    shape.units = settings.units;
    shape.layers = settings.layers;
    const std::size_t window = settings.window > 0 ? settings.window : std::min({std::max<std::size_t>(season, 12), kMostAutomatic, third});
    shape.window = static_cast<std::int64_t>(window);
    shape.steps = static_cast<std::int64_t>(settings.steps > 0 ? settings.steps : std::min({season > 1 ? season : 10, kMostAutomatic, third}));
    if (numbers < window + kFewestWindows)
        return fail(ErrorCode::InvalidArgument,
                    "The series has " + std::to_string(series.values.size()) + " values, too few for a recurrent network that is told " + std::to_string(window)
                        + (series.values.size() > numbers ? " differences over the season" : " values"),
                    "Use exponential smoothing, a shorter season, or fewer past values");
    return shape;
}

std::string noteOf(const Fitted& fitted)
{
    const RecurrentShape& shape = fitted.network.shape();
    std::string note = "Told " + std::to_string(shape.window) + " past values, tells " + std::to_string(shape.steps) + " at once";
    if (fitted.scaling.logarithm)
        note += ", as logarithms";
    if (fitted.scaling.season > 0)
        note += ", as differences over the season";
    return note;
}

} // namespace

Result<SeriesFit> fitRecurrentNetwork(const RecurrentSettings& settings, const Series& series, const FitContext& context)
{
    const std::vector<double> values = interpolated(series.values);
    if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
        return fail(ErrorCode::Numeric, "The series holds an infinite number", "Clip it, or leave the row out");
    return guarded([&]() -> Result<SeriesFit> {
        LATHE_TRY(const Device device, findDevice(context.device));
        SeriesScaling scaling = suitedScaling(values, series.season, settings.logarithm, settings.differences);
        auto shape = shapeFor(settings, series, values.size() - scaling.season);
        if (!shape && scaling.season > 0 && settings.differences == Choose::Automatic) {
            // Short series: without differences there is a season more to learn from.
            scaling = suitedScaling(values, series.season, settings.logarithm, Choose::No);
            shape = shapeFor(settings, series, values.size());
        }
        if (!shape)
            return tl::unexpected<Error>(std::move(shape).error());
        std::vector<double> inner;
        for (const double value : values)
            inner.push_back(scaling.inner(value));
        scaling.deviation = spreadAround(scaling.numbers(inner), static_cast<std::size_t>(shape->window));
        double squares = 0;
        for (const double number : scaling.numbers(inner))
            squares += number * number;
        shape->levels = squares > 0 ? std::sqrt(squares / static_cast<double>(values.size() - scaling.season)) : 1;
        std::vector<bool> known;
        for (std::size_t i = scaling.season; i < values.size(); ++i)
            known.push_back(!std::isnan(series.values[i]) && (scaling.season == 0 || !std::isnan(series.values[i - scaling.season])));

        const ComputeThreadsScope threads(context.threads);
        auto fitted = std::make_shared<Fitted>(Fitted{RecurrentNetwork(*shape, torch::Device(device.id)), scaling});
        fitted->network.parameters().draw(seedFor(context.seed, kWeights));
        RecurrentTrainee trainee(*fitted, scaling.numbers(inner), known, settings.dropout);
        LATHE_TRY(const EpochOutcome outcome, runEpochs(trainee, {settings.training, kWindowsOfEpoch}, context));

        SeriesFit fit;
        fit.epochs = outcome.epochs;
        fit.parameterCount = fitted->network.parameters().count();
        fit.note = noteOf(*fitted);
        fit.device = device.id;
        fit.precision = "float32";
        fit.threads = outcome.threads;
        fit.model = std::make_unique<RecurrentModel>(std::move(fitted));
        return fit;
    });
}

Result<std::unique_ptr<SeriesModel>> loadRecurrentNetwork(std::string_view device, const nlohmann::json& description, const StateDict& tensors)
{
    LATHE_TRY(const auto numbers, takeTensor(tensors, "scaling", {4}));
    RecurrentShape shape;
    SeriesScaling scaling;
    try {
        shape = {description.at("window").get<std::int64_t>(), description.at("steps").get<std::int64_t>(), description.at("units").get<std::int64_t>(),
                 description.at("layers").get<std::int64_t>(), numbers[3]};
        scaling = {description.at("logarithm").get<bool>(), description.at("season").get<std::size_t>(), numbers[0], numbers[1], numbers[2]};
    } catch (const nlohmann::json::exception& error) {
        return fail(ErrorCode::Parse, std::string("The forecaster's description cannot be read: ").append(error.what()));
    }
    const auto isWithin = [](std::int64_t value, std::int64_t most) { return value >= 1 && value <= most; };
    if (!isWithin(shape.window, 100'000) || !isWithin(shape.steps, 100'000) || !isWithin(shape.units, 4096) || !isWithin(shape.layers, 16) || scaling.season > 1'000'000
        || !(scaling.deviation > 0) || !(shape.levels > 0))
        return fail(ErrorCode::Parse, "The forecaster's shape is out of range", "The model's folder is damaged: train it again, or fetch it again");
    return guarded([&]() -> Result<std::unique_ptr<SeriesModel>> {
        LATHE_TRY(const Device found, findDevice(device));
        calmBlas();
        auto fitted = std::make_shared<Fitted>(Fitted{RecurrentNetwork(shape, torch::Device(found.id)), scaling});
        LATHE_CHECK(fitted->network.parameters().load(tensors));
        return std::make_unique<RecurrentModel>(std::move(fitted));
    });
}

} // namespace lathe
