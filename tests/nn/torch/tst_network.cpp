// The network against hand calculation and against LibTorch's own operators in the usual order.
#include "nn/detail/augmentation.h"
#include "nn/detail/network.h"
#include "nn/detail/tensors.h"
#include "nn/detail/training_state.h"
#include "nn/zoo.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

Network makeNetwork(const Graph& graph, int frozen = 0)
{
    auto network = Network::create(graph, torch::kCPU, frozen);
    if (!network)
        qFatal("%s", toString(network.error()).c_str());
    return std::move(*network);
}

double largest(const torch::Tensor& tensor)
{
    return tensor.abs().max().item<double>();
}

} // namespace

class TestNetwork : public QObject {
    Q_OBJECT

private slots:
    void tinyNetworkByHand();
    void gradientsEqualTheUsualOrder();
    void sameSeedSameWeights();
    void stateRoundTrip();
    void lowPrecisionIsNear();
    void frozenLayersKeepTheirStatistics();
    void trainingStateRoundTrip();
    void augmentationKeepsShape_data();
    void augmentationKeepsShape();
    void flipIsTheMirror();
    void mixupShareIsTheLargerOne();
};

void TestNetwork::tinyNetworkByHand()
{
    Graph graph;
    graph.family = "tiny";
    graph.input = {1, 3, 3};
    int at = graph.append("input", Operator::Input, {});
    at = graph.append("conv", Operator::Conv2d, {at}, {.outputs = 1, .kernel = 2});
    at = graph.append("bn", Operator::BatchNorm2d, {at});
    at = graph.append("relu", Operator::ReLU, {at});
    at = graph.append("pool", Operator::MaxPool2d, {at}, {.kernel = 2, .stride = 2});
    graph.features = at = graph.append("flatten", Operator::Flatten, {at});
    graph.append("fc", Operator::Linear, {at}, {.outputs = 2});

    Network network = makeNetwork(graph);
    const auto loaded = network.load({
        {"conv.weight", HostTensor::fromFloats({1, 1, 2, 2}, {1, 0, 0, -1})},
        {"conv.bias", HostTensor::fromFloats({1}, {0.5f})},
        {"bn.weight", HostTensor::fromFloats({1}, {2})},
        {"bn.bias", HostTensor::fromFloats({1}, {-1})},
        {"bn.running_mean", HostTensor::fromFloats({1}, {0.5f})},
        {"bn.running_var", HostTensor::fromFloats({1}, {4})},
        {"fc.weight", HostTensor::fromFloats({2, 1}, {2, -1})},
        {"fc.bias", HostTensor::fromFloats({2}, {0.5f, 0.25f})},
    });
    QVERIFY(loaded.has_value());
    // Convolution 2.5 -1.5 -1.5 1.5; normalised 1 -3 -3 0; the largest is 1. The second picture gives -1, cut to 0.
    const torch::Tensor input = torch::cat({torch::tensor({1.f, 2.f, 0.f, 3.f, -1.f, 4.f, 2.f, 5.f, -2.f}), torch::zeros(9)}).view({2, 1, 3, 3});
    const torch::NoGradGuard guard;
    const torch::Tensor logits = network.forward(input, false);
    const torch::Tensor expected = torch::tensor({2.5f, -0.75f, 0.5f, 0.25f}).view({2, 2});
    QVERIFY(largest(logits - expected) < 1e-4);
}

void TestNetwork::gradientsEqualTheUsualOrder()
{
    const Graph graph = smallCnn({3, 16, 16}, 4).value();
    Network network = makeNetwork(graph);
    network.initialise(Initialisation::Uniform, 5);
    torch::manual_seed(1);
    const torch::Tensor input = torch::randn({6, 3, 16, 16}), labels = torch::tensor({0, 1, 2, 3, 0, 1}, torch::kInt64);

    std::map<std::string, torch::Tensor> w;
    for (const auto& [name, tensor] : network.state())
        w[name] = toTorch(tensor).set_requires_grad(name.find("running") == std::string::npos);
    torch::Tensor x = torch::max_pool2d(torch::conv2d(input, w["conv1.weight"], w["conv1.bias"], 1, 1).relu(), 2);
    x = torch::conv2d(x, w["conv2.weight"], w["conv2.bias"], 1, 1);
    x = torch::batch_norm(x, w["bn2.weight"], w["bn2.bias"], w["bn2.running_mean"], w["bn2.running_var"], true, 0.1, 1e-5, true);
    x = torch::max_pool2d(x.relu(), 2).flatten(1);
    x = torch::linear(torch::linear(x, w["fc1.weight"], w["fc1.bias"]).relu(), w["fc2.weight"], w["fc2.bias"]);
    const torch::Tensor expected = torch::cross_entropy_loss(x, labels);
    expected.backward();

    network.clearGradient();
    const torch::Tensor loss = torch::cross_entropy_loss(network.forward(input, true), labels);
    loss.backward();
    QVERIFY(std::abs(loss.item<double>() - expected.item<double>()) < 1e-5);

    // One plain step along the gradient moves each weight by its gradient.
    const StateDict before = network.state();
    {
        const torch::NoGradGuard guard;
        network.weights().sub_(network.gradient());
        network.weightsChanged();
    }
    for (const auto& [name, tensor] : network.state()) {
        if (name.find("running") != std::string::npos) {
            QVERIFY2(largest(toTorch(tensor) - w[name]) < 1e-5, name.c_str());
            continue;
        }
        const torch::Tensor moved = toTorch(before.at(name)) - toTorch(tensor);
        QVERIFY2(largest(moved - w[name].grad()) < 1e-5, name.c_str());
        QVERIFY2(largest(moved) > 0, name.c_str());
    }
}

void TestNetwork::sameSeedSameWeights()
{
    const Graph graph = cifarResnet(20, {3, 32, 32}, 10).value();
    Network first = makeNetwork(graph), second = makeNetwork(graph);
    first.initialise(Initialisation::KaimingFanIn, 1);
    second.initialise(Initialisation::KaimingFanIn, 1);
    QVERIFY(first.state() == second.state());
    // Normal with √(2 / fan-in), fan-in 16 · 9 = 144.
    const torch::Tensor weight = toTorch(first.state().at("layer1.0.conv1.weight"));
    QVERIFY(std::abs(weight.std().item<double>() - std::sqrt(2.0 / 144)) < 0.006);
    second.initialise(Initialisation::KaimingFanIn, 2);
    QVERIFY(!(first.state() == second.state()));
}

void TestNetwork::stateRoundTrip()
{
    const Graph graph = mobilenetV2(0.35, {3, 32, 32}, 5).value();
    Network first = makeNetwork(graph), second = makeNetwork(graph);
    first.initialise(Initialisation::KaimingFanOut, 1);
    QVERIFY(second.load(first.state()).has_value());
    QVERIFY(first.state() == second.state());
    QVERIFY(!second.load({{"classifier.1.bias", HostTensor::fromFloats({4}, {1, 2, 3, 4})}}).has_value());
}

void TestNetwork::lowPrecisionIsNear()
{
    const Graph graph = resnet(18, {3, 64, 64}, 3).value();
    Network network = makeNetwork(graph);
    network.initialise(Initialisation::KaimingFanOut, 1);
    torch::manual_seed(2);
    const torch::Tensor input = torch::randn({2, 3, 64, 64});
    const torch::NoGradGuard guard;
    const torch::Tensor exact = network.forward(input, false).clone();
    network.setPrecision(torch::kBFloat16);
    const torch::Tensor rough = network.forward(input, false).to(torch::kFloat32);
    // bfloat16 has 8 significant bits; errors add up over 18 layers.
    QVERIFY(largest(rough - exact) < 0.1 * largest(exact) + 0.05);
    QVERIFY(largest(rough - exact) > 0);
}

void TestNetwork::frozenLayersKeepTheirStatistics()
{
    const Graph graph = cifarResnet(20, {3, 16, 16}, 2).value();
    int cut = 0;
    for (std::size_t i = 0; i < graph.layers.size(); ++i)
        if (graph.layers[i].name.starts_with("layer1."))
            cut = static_cast<int>(i);
    Network network = makeNetwork(graph, cut + 1);
    network.initialise(Initialisation::KaimingFanIn, 1);
    const StateDict before = network.state();
    torch::manual_seed(3);
    const torch::Tensor input = torch::randn({4, 3, 16, 16});
    network.clearGradient();
    network.forward(input, true).sum().backward();
    const StateDict after = network.state();
    QVERIFY(after.at("layer1.0.bn1.running_mean") == before.at("layer1.0.bn1.running_mean"));
    QVERIFY(!(after.at("layer2.0.bn1.running_mean") == before.at("layer2.0.bn1.running_mean")));
    // Cut in two at the frozen layers the network computes the same.
    const torch::NoGradGuard guard;
    const torch::Tensor whole = network.forward(input, false);
    const torch::Tensor parts = network.forward(network.forward(input, false, 0, cut), false, cut);
    QVERIFY(torch::equal(whole, parts));
}

void TestNetwork::trainingStateRoundTrip()
{
    TrainingState state;
    state.epoch = 3;
    state.weights["a.weight"] = HostTensor::fromFloats({2}, {1, 2});
    state.bestWeights["a.weight"] = HostTensor::fromFloats({2}, {3, 4});
    state.optimiser.first = torch::tensor({0.1f, 0.2f, 0.3f});
    state.optimiser.second = torch::tensor({1.f, 2.f, 3.f});
    state.optimiser.steps = 77;
    state.bestEpoch = 2;
    state.bestMetric = 1.0 / 3;
    state.bestLoss = 0.1;
    state.step = 78;
    state.batch = 64;
    state.threads = 2;
    state.precision = PrecisionChoice::BFloat16;
    state.fingerprint = "abc";
    const auto read = trainingStateFromBytes(toBytes(state));
    QVERIFY(read.has_value());
    QVERIFY(read->weights == state.weights);
    QVERIFY(read->bestWeights == state.bestWeights);
    QVERIFY(torch::equal(read->optimiser.first, state.optimiser.first));
    QVERIFY(torch::equal(read->optimiser.second, state.optimiser.second));
    QCOMPARE(read->optimiser.steps, std::int64_t(77));
    QCOMPARE(read->bestMetric, 1.0 / 3);
    QCOMPARE(read->batch, 64);
    QCOMPARE(int(read->precision), int(PrecisionChoice::BFloat16));
    QCOMPARE(read->fingerprint, std::string("abc"));
}

void TestNetwork::augmentationKeepsShape_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* name : {"flip", "shift", "zoom", "brightness", "contrast", "saturation", "erase"})
        QTest::newRow(name) << name;
}

void TestNetwork::augmentationKeepsShape()
{
    QFETCH(QString, kind);
    AugmentationSettings settings;
    settings.flip = kind == "flip";
    settings.shift = kind == "shift" ? 0.25 : 0;
    settings.zoom = kind == "zoom" ? 0.5 : 0;
    settings.brightness = kind == "brightness" ? 0.4 : 0;
    settings.contrast = kind == "contrast" ? 0.4 : 0;
    settings.saturation = kind == "saturation" ? 0.4 : 0;
    settings.erase = kind == "erase" ? 1 : 0;
    torch::manual_seed(4);
    const torch::Tensor pictures = torch::rand({16, 3, 9, 7}).contiguous(torch::MemoryFormat::ChannelsLast);
    const auto run = [&](std::uint64_t seed) {
        Random random(seed);
        return augmented(pictures.clone(), settings, random);
    };
    const torch::Tensor first = run(1);
    QVERIFY(first.sizes() == pictures.sizes());
    QVERIFY(!torch::equal(first, pictures));
    QVERIFY(torch::equal(first, run(1)));
    QVERIFY(!torch::equal(first, run(2)));
    QVERIFY(first.min().item<float>() >= 0 && first.max().item<float>() <= 1.00001f);
}

void TestNetwork::flipIsTheMirror()
{
    AugmentationSettings settings;
    settings.flip = true;
    torch::manual_seed(5);
    const torch::Tensor pictures = torch::rand({32, 1, 4, 5});
    Random random(1);
    const torch::Tensor result = augmented(pictures, settings, random);
    int mirrored = 0;
    for (int i = 0; i < 32; ++i) {
        const bool same = torch::equal(result[i], pictures[i]);
        QVERIFY(same || torch::equal(result[i], pictures[i].flip(2)));
        mirrored += !same;
    }
    QVERIFY(mirrored > 5 && mirrored < 27);
}

void TestNetwork::mixupShareIsTheLargerOne()
{
    Random random(1);
    double sum = 0;
    for (int i = 0; i < 2000; ++i) {
        const double share = mixupShare(1, random);
        QVERIFY(share >= 0.5 && share <= 1);
        sum += share;
    }
    // Beta(1, 1) is uniform, so the larger part has mean 3/4.
    QVERIFY(std::abs(sum / 2000 - 0.75) < 0.02);
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
