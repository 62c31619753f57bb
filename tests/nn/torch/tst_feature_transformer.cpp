// The transformer's parts against the paper's formulas, written out in plain loops.
#include "nn/detail/batched_product.h"
#include "nn/detail/dropout.h"
#include "nn/detail/feature_transformer.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

using Vector = std::vector<double>;
using Vectors = std::vector<Vector>;

Vector valuesOf(const StateDict& state, const std::string& name)
{
    return state.at(name).doubles();
}

Vector linear(const StateDict& state, const std::string& name, const Vector& input)
{
    const Vector weight = valuesOf(state, name + ".weight"), bias = valuesOf(state, name + ".bias");
    Vector result = bias;
    for (std::size_t o = 0; o < result.size(); ++o)
        for (std::size_t i = 0; i < input.size(); ++i)
            result[o] += weight[o * input.size() + i] * input[i];
    return result;
}

Vector normalised(const StateDict& state, const std::string& name, const Vector& input)
{
    const Vector weight = valuesOf(state, name + ".weight"), bias = valuesOf(state, name + ".bias");
    const auto n = static_cast<double>(input.size());
    double mean = 0, variance = 0;
    for (const double value : input)
        mean += value / n;
    for (const double value : input)
        variance += (value - mean) * (value - mean) / n;
    Vector result;
    for (std::size_t i = 0; i < input.size(); ++i)
        result.push_back((input[i] - mean) / std::sqrt(variance + 1e-5) * weight[i] + bias[i]);
    return result;
}

void add(Vector& to, const Vector& more)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += more[i];
}

/// Gorishniy et al. 2021, section 3.3 and equations 1 to 4: tokens, blocks with the normalisation first (but for the
/// very first), multi-head self-attention, ReGLU, and Linear(ReLU(LayerNorm(answer))).
Vector answerOf(const TransformerShape& shape, const StateDict& state, const Vector& features)
{
    const auto width = static_cast<std::size_t>(shape.width), heads = static_cast<std::size_t>(shape.heads), part = width / heads;
    const Vector weight = valuesOf(state, "tokens.weight"), bias = valuesOf(state, "tokens.bias");
    Vectors tokens{valuesOf(state, "answer")};
    for (std::size_t token = 0; token < static_cast<std::size_t>(shape.tokenCount()); ++token)
        tokens.emplace_back(bias.begin() + static_cast<std::ptrdiff_t>(token * width), bias.begin() + static_cast<std::ptrdiff_t>((token + 1) * width));
    for (std::size_t f = 0; f < features.size(); ++f)
        for (std::size_t i = 0; i < width; ++i)
            tokens[1 + static_cast<std::size_t>(shape.tokens[f])][i] += features[f] * weight[f * width + i];
    for (int block = 0; block < shape.blocks; ++block) {
        const std::string name = "blocks." + std::to_string(block) + ".";
        Vectors projected;
        for (const Vector& token : tokens)
            projected.push_back(linear(state, name + "queries_keys_values", block > 0 ? normalised(state, name + "attention_norm", token) : token));
        Vectors next = tokens;
        for (std::size_t q = 0; q < tokens.size(); ++q) {
            Vector read(width, 0);
            for (std::size_t head = 0; head < heads; ++head) {
                Vector shares;
                double sum = 0;
                for (const Vector& other : projected) {
                    double score = 0;
                    for (std::size_t i = head * part; i < (head + 1) * part; ++i)
                        score += projected[q][i] * other[width + i];
                    shares.push_back(std::exp(score / std::sqrt(static_cast<double>(part))));
                    sum += shares.back();
                }
                for (std::size_t k = 0; k < tokens.size(); ++k)
                    for (std::size_t i = head * part; i < (head + 1) * part; ++i)
                        read[i] += shares[k] / sum * projected[k][2 * width + i];
            }
            add(next[q], linear(state, name + "attention_out", read));
        }
        for (Vector& token : next) {
            const Vector both = linear(state, name + "forward_in", normalised(state, name + "forward_norm", token));
            Vector hidden;
            for (std::size_t i = 0; i < both.size() / 2; ++i)
                hidden.push_back(both[i] * std::max(0.0, both[both.size() / 2 + i]));
            add(token, linear(state, name + "forward_out", hidden));
        }
        tokens = next;
    }
    Vector last = normalised(state, "head_norm", tokens[0]);
    for (double& value : last)
        value = std::max(0.0, value);
    return linear(state, "head", last);
}

} // namespace

class TestFeatureTransformer : public QObject {
    Q_OBJECT

private slots:
    void computesThePapersFormulas_data()
    {
        QTest::addColumn<int>("blocks");
        QTest::addColumn<bool>("grouped");
        QTest::newRow("one block") << 1 << false;
        QTest::newRow("three blocks") << 3 << false;
        QTest::newRow("a category of two features") << 2 << true;
    }
    void computesThePapersFormulas()
    {
        QFETCH(int, blocks);
        QFETCH(bool, grouped);
        TransformerShape shape;
        shape.tokens = grouped ? std::vector<std::int64_t>{0, 1, 1, 2} : std::vector<std::int64_t>{0, 1, 2, 3};
        shape.outputs = 2;
        shape.blocks = blocks;
        shape.width = 6;
        shape.heads = 2;
        shape.hidden = 5;
        FeatureTransformer network(shape, torch::kCPU);
        network.parameters().draw(3);
        const Vectors rows{{0.3, 1, 0, -2}, {-1.5, 0, 1, 0.7}, {0, 0, 0, 0}};
        std::vector<float> flat;
        for (const Vector& row : rows)
            flat.insert(flat.end(), row.begin(), row.end());
        const torch::NoGradGuard guard;
        const torch::Tensor answers = network.forward(torch::tensor(flat).view({3, 4}));
        const StateDict state = network.parameters().state();
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const Vector expected = answerOf(shape, state, rows[row]);
            for (std::size_t o = 0; o < 2; ++o) {
                const double own = answers[static_cast<std::int64_t>(row)][static_cast<std::int64_t>(o)].item<double>();
                QVERIFY2(std::abs(own - expected[o]) < 1e-5, qPrintable(QString("%1 %2").arg(own).arg(expected[o])));
            }
        }
    }

    void smallMatricesMultiplyWithGradients()
    {
        torch::manual_seed(1);
        const auto fresh = [](std::vector<std::int64_t> shape) { return torch::randn(shape).requires_grad_(); };
        const torch::Tensor a = fresh({5, 7, 3}), b = fresh({5, 3, 4}), weight = torch::randn({5, 7, 4});
        (batchedProduct(a, b) * weight).sum().backward();
        const torch::Tensor ours = batchedProduct(a, b).detach(), byA = a.grad().clone(), byB = b.grad().clone();
        a.mutable_grad().zero_();
        b.mutable_grad().zero_();
        (torch::bmm(a, b) * weight).sum().backward();
        QVERIFY(torch::allclose(ours, torch::bmm(a, b), 1e-5, 1e-5));
        QVERIFY(torch::allclose(byA, a.grad(), 1e-5, 1e-5));
        QVERIFY(torch::allclose(byB, b.grad(), 1e-5, 1e-5));
    }

    void dropoutKeepsTheMeanAndHasItsOwnSeed()
    {
        const torch::Tensor ones = torch::ones({100, 1001});
        Dropout first(torch::kCPU, 5), second(torch::kCPU, 5), other(torch::kCPU, 6);
        const torch::Tensor dropped = first.apply(ones, 0.25);
        // 100,100 draws: the share's standard error is 0.0014.
        QVERIFY(std::abs(dropped.eq(0).to(torch::kFloat32).mean().item<double>() - 0.25) < 0.007);
        QVERIFY(std::abs(dropped.mean().item<double>() - 1) < 0.01);
        torch::manual_seed(99); // is nothing to it
        QVERIFY(torch::equal(second.apply(ones, 0.25), dropped));
        QVERIFY(!torch::equal(other.apply(ones, 0.25), dropped));
        QVERIFY(!torch::equal(first.apply(ones, 0.25), dropped));
        QVERIFY(torch::equal(first.apply(ones, 0), ones));
    }
};

QTEST_GUILESS_MAIN(TestFeatureTransformer)
#include "tst_feature_transformer.moc"
