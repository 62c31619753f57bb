// A multilayer perceptron.
#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/support.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

struct Layer {
    std::size_t in = 0, out = 0;
    std::vector<float> weights; ///< [in, out]
    std::vector<float> biases;  ///< [out]
};

struct Network {
    std::vector<Layer> layers;
    bool classify = false;       ///< softmax over the outputs
    double shift = 0, scale = 1; ///< of the target of a regression

    /// All activations: [0] the features, the last one the scores.
    void forward(std::vector<std::vector<float>>& values, std::size_t rows) const
    {
        for (std::size_t l = 0; l < layers.size(); ++l) {
            const Layer& layer = layers[l];
            std::vector<float>& out = values[l + 1];
            out.resize(rows * layer.out);
            for (std::size_t i = 0; i < rows; ++i)
                std::copy(layer.biases.begin(), layer.biases.end(), out.begin() + static_cast<std::ptrdiff_t>(i * layer.out));
            multiply(values[l].data(), layer.weights.data(), out.data(), rows, layer.in, layer.out, true);
            if (l + 1 < layers.size())
                for (float& value : out)
                    value = std::max(value, 0.0f);
        }
    }
};

class PerceptronModel final : public MatrixModel {
public:
    explicit PerceptronModel(Network network) : m_network(std::move(network)) {}

    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        const std::size_t outputs = m_network.layers.back().out;
        Matrix result{features.rows, outputs, std::vector<double>(features.rows * outputs)};
        constexpr std::size_t kBlock = 256;
        parallelFor(threadsForRows(features.rows), (features.rows + kBlock - 1) / kBlock, [&](std::size_t block) {
            if (progress.stopRequested())
                return;
            const std::size_t from = block * kBlock, rows = std::min(kBlock, features.rows - from);
            std::vector<std::vector<float>> values(m_network.layers.size() + 1);
            values[0].resize(rows * features.columns);
            toFloats(features.values.data() + from * features.columns, values[0].data(), values[0].size());
            m_network.forward(values, rows);
            for (std::size_t i = 0; i < rows; ++i) {
                const auto out = result.row(from + i);
                for (std::size_t o = 0; o < outputs; ++o)
                    out[o] = m_network.shift + m_network.scale * static_cast<double>(values.back()[i * outputs + o]);
                if (m_network.classify)
                    softmax(out);
            }
        });
        if (progress.stopRequested())
            return cancelled();
        return result;
    }

    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        std::string values = b.toFloat(features);
        for (std::size_t l = 0; l < m_network.layers.size(); ++l) {
            const Layer& layer = m_network.layers[l];
            const auto in = static_cast<std::int64_t>(layer.in), out = static_cast<std::int64_t>(layer.out);
            values = b.add(b.product(values, b.constant(HostTensor::fromFloats({in, out}, layer.weights))),
                           b.constant(HostTensor::fromFloats({1, out}, layer.biases)));
            if (l + 1 < m_network.layers.size())
                values = b.unary("Relu", values);
        }
        values = b.add(b.multiply(b.toReal(values), m_network.scale), m_network.shift);
        return m_network.classify ? b.softmax(values) : values;
    }

    nlohmann::json describe() const override
    {
        return {{"kind", "perceptron"}, {"layers", m_network.layers.size()}, {"classify", m_network.classify}};
    }

    StateDict tensors() const override
    {
        StateDict state{{"target", HostTensor::fromDoubles({2}, {m_network.shift, m_network.scale})}};
        for (std::size_t l = 0; l < m_network.layers.size(); ++l) {
            const Layer& layer = m_network.layers[l];
            const std::string name = std::to_string(l);
            state["weights." + name] = HostTensor::fromFloats({static_cast<std::int64_t>(layer.in), static_cast<std::int64_t>(layer.out)}, layer.weights);
            state["biases." + name] = HostTensor::fromFloats({static_cast<std::int64_t>(layer.out)}, layer.biases);
        }
        return state;
    }

private:
    Network m_network;
};

Network startingNetwork(std::size_t inputs, std::size_t outputs, const Params& params, Random& random)
{
    std::vector<std::size_t> sizes(static_cast<std::size_t>(params.integer("layers")), static_cast<std::size_t>(params.integer("units")));
    sizes.push_back(outputs);
    Network network;
    for (const std::size_t out : sizes) {
        Layer layer{inputs, out, std::vector<float>(inputs * out), std::vector<float>(out)};
        // Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010, eq. 16
        const double bound = std::sqrt(6.0 / static_cast<double>(inputs + out));
        for (auto* list : {&layer.weights, &layer.biases})
            for (float& value : *list)
                value = static_cast<float>((2 * random.uniform() - 1) * bound);
        network.layers.push_back(std::move(layer));
        inputs = out;
    }
    return network;
}

/// Loss and right answers of some rows, summed with their weights.
struct Sums {
    double loss = 0, right = 0, weight = 0;
    void operator+=(const Sums& other) { loss += other.loss; right += other.right; weight += other.weight; }
};

class Trainer {
public:
    Trainer(Network& network, const Samples& train, const Params& params)
        : m_network(network), m_train(train), m_alpha(static_cast<float>(params.real("alpha"))),
          m_rate(params.real("learning_rate")), m_batch(std::min(static_cast<std::size_t>(params.integer("batch")), train.size())),
          m_meanWeight(weightSum(train) / static_cast<double>(train.size())), m_features(train.features.values.size()), m_values(network.layers.size() + 1)
    {
        toFloats(train.features.values.data(), m_features.data(), m_features.size());
        for (const Layer& layer : network.layers)
            for (const std::size_t size : {layer.weights.size(), layer.biases.size()}) {
                m_mean.emplace_back(size, 0.0f);
                m_square.emplace_back(size, 0.0f);
            }
    }

    Result<Sums> epoch(Random& random, const Progress& progress)
    {
        std::vector<std::uint32_t> order(m_train.size());
        std::iota(order.begin(), order.end(), 0u);
        random.shuffle(order);
        Sums sums;
        for (std::size_t from = 0; from < order.size(); from += m_batch) {
            if (progress.stopRequested())
                return cancelled();
            const std::span rows(order.data() + from, std::min(m_batch, order.size() - from));
            gather(rows);
            m_network.forward(m_values, rows.size());
            sums += deltas(m_train, rows);
            step(rows.size());
        }
        return sums;
    }

    Sums judge(const Samples& samples)
    {
        Sums sums;
        std::vector<std::uint32_t> rows;
        for (std::size_t from = 0; from < samples.size(); from += 512) {
            rows.resize(std::min<std::size_t>(512, samples.size() - from));
            std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(from));
            m_values[0].resize(rows.size() * samples.features.columns);
            toFloats(samples.features.values.data() + from * samples.features.columns, m_values[0].data(), m_values[0].size());
            m_network.forward(m_values, rows.size());
            sums += deltas(samples, rows);
        }
        return sums;
    }

private:
    void gather(std::span<const std::uint32_t> rows)
    {
        const std::size_t width = m_train.features.columns;
        m_values[0].resize(rows.size() * width);
        for (std::size_t i = 0; i < rows.size(); ++i)
            std::copy_n(m_features.data() + rows[i] * width, width, m_values[0].data() + i * width);
    }

    /// Turns the scores into the loss's derivative by them, a mean over the rows.
    Sums deltas(const Samples& samples, std::span<const std::uint32_t> rows)
    {
        std::vector<float>& scores = m_values.back();
        const std::size_t outputs = m_network.layers.back().out;
        Sums sums;
        std::vector<double> shares(outputs);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            float* out = scores.data() + i * outputs;
            const double weight = samples.weights[rows[i]] / m_meanWeight;
            const double factor = weight / static_cast<double>(rows.size());
            sums.weight += weight;
            if (!m_network.classify) {
                const double error = static_cast<double>(out[0]) - (samples.targets[rows[i]] - m_network.shift) / m_network.scale;
                sums.loss += weight * error * error / 2;
                out[0] = static_cast<float>(factor * error);
                continue;
            }
            const auto label = static_cast<std::size_t>(samples.labels[rows[i]]);
            if (outputs == 1) { // the log-odds of the second class
                const double score = static_cast<double>(out[0]), small = std::exp(-std::abs(score)), sign = label == 1 ? 1 : -1;
                sums.loss += weight * (std::log1p(small) + std::max(0.0, -sign * score));
                sums.right += weight * ((score > 0) == (label == 1));
                out[0] = static_cast<float>(factor * ((score > 0 ? 1 : small) / (1 + small) - (label == 1)));
                continue;
            }
            shares.assign(out, out + outputs);
            softmax(shares);
            sums.loss -= weight * std::log(std::max(shares[label], 1e-300));
            sums.right += weight * (static_cast<std::size_t>(std::ranges::max_element(shares) - shares.begin()) == label);
            for (std::size_t o = 0; o < outputs; ++o)
                out[o] = static_cast<float>(factor * (shares[o] - (o == label)));
        }
        return sums;
    }

    /// Back through the layers; the activations become the derivatives by them.
    void step(std::size_t rows)
    {
        ++m_steps;
        const double rate = m_rate * std::sqrt(1 - std::pow(0.999, m_steps)) / (1 - std::pow(0.9, m_steps));
        const AdamRates rates{static_cast<float>(rate), 0.9f, 0.999f, 1e-8f};
        const float decay = m_alpha / static_cast<float>(rows);
        for (std::size_t l = m_network.layers.size(); l-- > 0;) {
            Layer& layer = m_network.layers[l];
            const std::vector<float>& delta = m_values[l + 1];
            m_turned.resize(rows * layer.in);
            transpose(m_values[l].data(), m_turned.data(), rows, layer.in);
            m_gradient.resize(layer.weights.size());
            multiply(m_turned.data(), delta.data(), m_gradient.data(), layer.in, rows, layer.out);
            addScaled(decay, layer.weights.data(), m_gradient.data(), m_gradient.size());
            m_biasGradient.assign(layer.out, 0);
            for (std::size_t i = 0; i < rows; ++i)
                addScaled(1.0f, delta.data() + i * layer.out, m_biasGradient.data(), layer.out);
            if (l > 0) {
                m_turned.resize(layer.weights.size());
                transpose(layer.weights.data(), m_turned.data(), layer.in, layer.out);
                m_passed.resize(rows * layer.in);
                multiply(delta.data(), m_turned.data(), m_passed.data(), rows, layer.out, layer.in);
                passWherePositive(m_passed.data(), m_values[l].data(), m_passed.size());
            }
            adamUpdate(rates, m_gradient.data(), layer.weights.data(), m_mean[2 * l].data(), m_square[2 * l].data(), layer.weights.size());
            adamUpdate(rates, m_biasGradient.data(), layer.biases.data(), m_mean[2 * l + 1].data(), m_square[2 * l + 1].data(), layer.biases.size());
        }
    }

    Network& m_network;
    const Samples& m_train;
    float m_alpha;
    double m_rate;
    std::size_t m_batch;
    double m_meanWeight;
    std::int64_t m_steps = 0;
    std::vector<float> m_features; ///< [n, d] of the training rows
    std::vector<std::vector<float>> m_values, m_mean, m_square;
    std::vector<float> m_turned, m_gradient, m_biasGradient, m_passed;
};

class Perceptron final : public DescribedLearner {
public:
    Perceptron(LearnerInfo info, std::vector<ParamSpec> parameters)
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples& validation, const Params& params, const FitContext& context) const override
    {
        const bool classify = info().task == Task::Classification;
        LATHE_CHECK(checkSamples(train, info().task));
        Random random(context.seed);
        // Two classes have one output while they are learned: two would move apart and learn at twice the rate, and overfit.
        const bool isPair = classify && train.classes.size() == 2;
        Network network = startingNetwork(train.features.columns, classify && !isPair ? train.classes.size() : 1, params, random);
        network.classify = classify;
        if (!classify)
            standardise(train, network);
        Trainer trainer(network, train, params);
        const bool judges = validation.size() > 0 && weightSum(validation) > 0;
        const bool stopsEarly = judges && params.boolean("early_stopping");
        const auto epochs = static_cast<int>(params.integer("epochs")), patience = static_cast<int>(params.integer("patience"));
        const double tolerance = params.real("tolerance");
        MatrixFit result;
        Network best = network;
        double bestLoss = INFINITY;
        int waited = 0;
        while (result.epochs < epochs && waited <= patience) {
            const auto start = std::chrono::steady_clock::now();
            LATHE_TRY(const Sums sums, trainer.epoch(random, context.progress));
            RoundScores scores{.trainLoss = sums.loss / sums.weight, .validationLoss = {}};
            if (!std::isfinite(scores.trainLoss))
                return fail(ErrorCode::Numeric, "The loss is not a finite number", "Lower the learning rate");
            if (classify)
                scores.trainAccuracy = sums.right / sums.weight;
            if (judges) {
                const Sums judged = trainer.judge(validation);
                scores.validationLoss = judged.loss / judged.weight;
                if (classify)
                    scores.validationAccuracy = judged.right / judged.weight;
            }
            ++result.epochs;
            reportRound(context, result.epochs, scores, params.real("learning_rate"),
                        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
            context.progress.set(result.epochs, epochs, "Training");
            const double loss = stopsEarly ? *scores.validationLoss : scores.trainLoss;
            waited = loss > bestLoss - tolerance ? waited + 1 : 0;
            if (loss < bestLoss) {
                bestLoss = loss;
                result.bestEpoch = result.epochs;
                if (stopsEarly)
                    best = network;
            }
        }
        if (waited > patience)
            result.note = std::string("Stopped after epoch ").append(std::to_string(result.epochs)).append(stopsEarly ? ": no better on the validation rows" : ": the loss no longer falls");
        if (!stopsEarly)
            result.bestEpoch = result.epochs;
        for (const Layer& layer : network.layers)
            result.parameterCount += static_cast<std::int64_t>(layer.weights.size() + layer.biases.size());
        Network& kept = stopsEarly ? best : network;
        if (isPair)
            addFirstOutput(kept.layers.back());
        result.model = std::make_unique<PerceptronModel>(std::move(kept));
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        LATHE_TRY(const double count, takeNumber(description, "layers"));
        LATHE_TRY(const auto target, takeTensor(tensors, "target", {2}));
        Network network;
        network.classify = info().task == Task::Classification;
        network.shift = target[0];
        network.scale = target[1];
        for (int l = 0; l < count && l < 100; ++l) {
            const std::string name = std::to_string(l);
            LATHE_TRY(const auto biases, takeTensor(tensors, "biases." + name, {-1}));
            const auto out = static_cast<std::int64_t>(biases.size());
            const auto in = network.layers.empty() ? -1 : static_cast<std::int64_t>(network.layers.back().out);
            LATHE_TRY(const auto weights, takeTensor(tensors, "weights." + name, {in, out}));
            if (out == 0)
                return fail(ErrorCode::Parse, "A layer of the perceptron is empty");
            network.layers.push_back({weights.size() / biases.size(), biases.size(), {weights.begin(), weights.end()}, {biases.begin(), biases.end()}});
        }
        if (network.layers.empty())
            return fail(ErrorCode::Parse, "The perceptron has no layer");
        return std::make_unique<PerceptronModel>(std::move(network));
    }

private:
    /// Before the log-odds of the second class stands 0 for the first, so that every model of classes is a softmax.
    static void addFirstOutput(Layer& last)
    {
        std::vector<float> weights(2 * last.in, 0.0f);
        for (std::size_t i = 0; i < last.in; ++i)
            weights[2 * i + 1] = last.weights[i];
        last.weights = std::move(weights);
        last.biases.insert(last.biases.begin(), 0.0f);
        last.out = 2;
    }

    /// Targets of mean 0 and deviation 1, so that the learning rate suits any unit.
    static void standardise(const Samples& train, Network& network)
    {
        const double total = weightSum(train);
        double mean = 0, variance = 0;
        for (std::size_t i = 0; i < train.size(); ++i)
            mean += train.weights[i] * train.targets[i] / total;
        for (std::size_t i = 0; i < train.size(); ++i)
            variance += train.weights[i] * (train.targets[i] - mean) * (train.targets[i] - mean) / total;
        network.shift = mean;
        network.scale = variance > 0 ? std::sqrt(variance) : 1;
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makePerceptron(Task task)
{
    const bool classify = task == Task::Classification;
    return std::make_unique<Perceptron>(
        LearnerInfo{.id = classify ? "table.perceptron_classifier" : "table.perceptron_regressor",
                    .name = "Multilayer perceptron",
                    .task = task,
                    .kinds = {ItemKind::Table},
                    .summary = "A small neural network: layers of weighted sums with a bend (ReLU) between them, trained by Adam.",
                    .strengths = "Smooth relations among many numbers, thousands of rows.",
                    .limits = "Mostly behind boosted trees on tables of mixed columns; another seed gives another network.",
                    .cost = "Seconds to a minute for 30,000 rows; a small, quick model.",
                    .reference = "Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, 1986; Kingma and Ba, Adam, 2015"},
        std::vector{ParamSpec::integer("units", "Units of a layer", 100, 1, 4096, "More can follow finer details, and cost more.").inFactors(),
                    ParamSpec::integer("layers", "Hidden layers", 1, 1, 8, "One is mostly enough for tables."),
                    ParamSpec::integer("epochs", "Most epochs", 200, 1, 100000, "Passes over the training rows; ends sooner when nothing improves.").inFactors(),
                    ParamSpec::real("learning_rate", "Learning rate", 1e-3, 1e-6, 1, "How far a step goes.").inFactors(),
                    ParamSpec::boolean("early_stopping", "Stop early", true, "By the validation rows, where there are some; the best epoch is kept. Otherwise by the training loss."),
                    ParamSpec::real("alpha", "L2 penalty", 1e-4, 0, 1e3, "Keeps the weights small.").rare(),
                    ParamSpec::integer("batch", "Rows of a step", 200, 1, 100000, "Fewer make more and noisier steps.").inFactors().rare(),
                    ParamSpec::integer("patience", "Patience", 10, 1, 10000, "Ends when the loss has not fallen for so many epochs.").withUnit("epochs").rare(),
                    toleranceParam(1e-4)});
}

} // namespace lathe
