// The kernels against loops written from the definitions; the written file, preparation included, against
// media's preparation and the evaluator of the graph, which shares no resampling with it.
#include "base/file.h"
#include "network_builder.h"
#include "nn/zoo.h"
#include "package/graph_reference.h"
#include "package/onnx_graph.h"
#include "package/onnx_reference.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace lathe;
using namespace lathe::test;

namespace {

FloatTensor noise(std::vector<std::int64_t> shape, std::uint64_t seed)
{
    Random random(seed);
    FloatTensor tensor{std::move(shape), {}};
    std::int64_t count = 1;
    for (const std::int64_t side : tensor.shape)
        count *= side;
    for (std::int64_t i = 0; i < count; ++i)
        tensor.values.push_back(static_cast<float>(random.uniform() - 0.5));
    return tensor;
}

/// The sum of the definition: PyTorch's documentation of Conv2d.
double convolvedAt(const FloatTensor& in, const FloatTensor& weight, const LayerAttributes& a, std::int64_t item,
                   std::int64_t channel, std::int64_t y, std::int64_t x)
{
    const std::int64_t depth = weight.shape[1];
    const std::int64_t group = channel / (weight.shape[0] / a.groups);
    double sum = 0;
    for (std::int64_t c = 0; c < depth; ++c)
        for (std::int64_t ky = 0; ky < a.kernel; ++ky)
            for (std::int64_t kx = 0; kx < a.kernel; ++kx) {
                const std::int64_t row = y * a.stride - a.padding + ky, column = x * a.stride - a.padding + kx;
                if (row < 0 || column < 0 || row >= in.shape[2] || column >= in.shape[3])
                    continue;
                const std::int64_t at = ((item * in.shape[1] + group * depth + c) * in.shape[2] + row) * in.shape[3];
                const std::int64_t from = ((channel * depth + c) * a.kernel + ky) * a.kernel + kx;
                sum += double(in.values[std::size_t(at + column)]) * double(weight.values[std::size_t(from)]);
            }
    return sum;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    if (a.size() != b.size())
        return INFINITY;
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(double(a[i]) - double(b[i])));
    return largest;
}

} // namespace

class TestOnnx : public QObject {
    Q_OBJECT

private slots:
    void convolvesByTheDefinition_data()
    {
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("outputs");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("groups");
        QTest::newRow("3x3") << 3 << 6 << 3 << 1 << 1 << 1;
        QTest::newRow("stride") << 4 << 5 << 3 << 2 << 1 << 1;
        QTest::newRow("pointwise") << 9 << 7 << 1 << 1 << 0 << 1;
        QTest::newRow("pointwise, stride") << 2 << 4 << 1 << 2 << 0 << 1;
        QTest::newRow("depthwise") << 6 << 6 << 3 << 2 << 1 << 6;
        QTest::newRow("groups") << 6 << 4 << 3 << 1 << 0 << 2;
        QTest::newRow("7x7") << 1 << 4 << 7 << 2 << 3 << 1;
    }

    void convolvesByTheDefinition()
    {
        QFETCH(int, inputs);
        QFETCH(int, outputs);
        LayerAttributes a;
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, padding);
        QFETCH(int, groups);
        a.kernel = kernel;
        a.stride = stride;
        a.padding = padding;
        a.groups = groups;
        const FloatTensor in = noise({2, inputs, 9, 11}, 1);
        const FloatTensor weight = noise({outputs, inputs / groups, kernel, kernel}, 2);
        const std::vector<float> bias = noise({outputs}, 3).values;
        const FloatTensor out = convolution(in, weight, bias, a);
        std::size_t i = 0;
        for (std::int64_t item = 0; item < out.shape[0]; ++item)
            for (std::int64_t c = 0; c < out.shape[1]; ++c)
                for (std::int64_t y = 0; y < out.shape[2]; ++y)
                    for (std::int64_t x = 0; x < out.shape[3]; ++x, ++i) {
                        const double expected = convolvedAt(in, weight, a, item, c, y, x) + double(bias[std::size_t(c)]);
                        QVERIFY2(std::abs(double(out.values[i]) - expected) < 1e-5, qPrintable(QString::number(i)));
                    }
        QCOMPARE(i, out.values.size());
        QCOMPARE(out.shape[2], std::int64_t((9 + 2 * padding - kernel) / stride + 1));
    }

    void smallKernelsByHand()
    {
        // 3 × 3, window 2, stride 2, padding 1: maxima of {1}, {2,3}, {4,7}, {5,6,8,9}
        const FloatTensor grid{{1, 1, 3, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9}};
        LayerAttributes a;
        a.kernel = 2;
        a.stride = 2;
        a.padding = 1;
        QVERIFY(maxPool(grid, a).values == (std::vector<float>{1, 3, 7, 9}));
        QVERIFY(globalAverage(grid).values == std::vector<float>{5});
        const FloatTensor product = linear({{1, 2}, {1, 2}}, {{3, 2}, {1, 0, 0, 1, 3, 4}}, {10, 20, 30});
        QVERIFY(product.values == (std::vector<float>{11, 22, 41}));
        FloatTensor two{{1, 2}, {0, std::log(3.0f)}};
        softmax(two);
        QVERIFY(std::abs(two.values[1] - 0.75f) < 1e-6f);
        // (x − 2) / √(3 + 1) · 4 + 1
        FloatTensor normal{{1, 1, 1, 2}, {2, 6}};
        normalise(normal, {4}, {1}, {2}, {3}, 1.0);
        QVERIFY(normal.values == (std::vector<float>{1, 9}));
    }

    void fileAnswersLikeTheGraph_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("fit");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("channels");
        const int crop = int(ImageInput::Fit::Crop), stretch = int(ImageInput::Fit::Stretch);
        QTest::newRow("same size") << "small" << stretch << 28 << 28 << 1;
        QTest::newRow("wide, smaller") << "small" << crop << 131 << 77 << 1;
        QTest::newRow("colour for a grey network") << "small" << crop << 50 << 61 << 3;
        QTest::newRow("tiny, larger") << "small" << crop << 5 << 9 << 1;
        QTest::newRow("one pixel") << "small" << crop << 1 << 1 << 1;
        QTest::newRow("stretched") << "small" << stretch << 97 << 30 << 1;
        QTest::newRow("padded shortcut") << "cifar20" << crop << 40 << 33 << 3;
        QTest::newRow("grey for a colour network") << "cifar20" << crop << 40 << 33 << 1;
        QTest::newRow("mobile") << "mobile" << crop << 120 << 90 << 3;
        QTest::newRow("residual") << "resnet18" << crop << 80 << 64 << 3;
        QTest::newRow("bottleneck") << "resnet50" << stretch << 32 << 32 << 3;
    }

    void fileAnswersLikeTheGraph()
    {
        QFETCH(QString, network);
        QFETCH(int, fit);
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, channels);
        const NetworkFile file = lathe::test::network(graphOf(network), ImageInput::Fit(fit));
        PackageManifest manifest;
        manifest.latheVersion = "1.2.3";
        const TemporaryFolder folder = TemporaryFolder::create("onnx").value();
        const Bytes bytes = writeOnnx(onnxModel(file, manifest).value()).value();
        QVERIFY(writeFileAtomic(folder.path() / "model.onnx", bytes).has_value());
        const auto written = OnnxReference::open(folder.path() / "model.onnx");
        QVERIFY2(written.has_value(), written ? "" : written.error().message.c_str());
        const GraphReference graph = GraphReference::create(file.graph, file.input, file.weights).value();

        const Image image = picture(width, height, channels, 11);
        const auto found = written->probabilities(image);
        QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
        const std::vector<float> expected = graph.probabilities(image);
        QVERIFY2(largestDifference(*found, expected) < 1e-5, qPrintable(QString::number(largestDifference(*found, expected))));
        QVERIFY(std::abs(std::accumulate(found->begin(), found->end(), 0.0) - 1) < 1e-5);
        // a network that answers the same for everything would prove nothing
        QVERIFY(largestDifference(*found, graph.probabilities(picture(width, height, channels, 12))) > 1e-5);
    }

    void fileSaysWhatItIs()
    {
        NetworkFile file = lathe::test::network(smallCnn({1, 28, 28}, 3).value());
        file.classes = {"ape", "bee", "Kuh"};
        PackageManifest manifest;
        manifest.latheVersion = "1.2.3";
        const Bytes bytes = writeOnnx(onnxModel(file, manifest).value()).value();
        const OnnxModel model = readOnnx(bytes).value();
        QCOMPARE(model.opset, 17);
        QCOMPARE(model.irVersion, 8);
        QCOMPARE(model.metadata.at("classes"), std::string(R"(["ape","bee","Kuh"])"));
        QCOMPARE(model.metadata.at("Image.BitmapPixelFormat"), std::string("Gray8"));
        QCOMPARE(model.producerVersion, std::string("1.2.3"));
        QVERIFY(model.inputs.at(0).type == ElementType::UInt8 && model.inputs[0].shape.size() == 4);
        QVERIFY(std::get<std::string>(model.inputs[0].shape[1]) == "height");
        QVERIFY(std::get<std::int64_t>(model.outputs.at(1).shape[1]) == 3);
        for (const auto& [name, tensor] : file.weights)
            QVERIFY2(model.initializers.at(name) == tensor, name.c_str());
    }

    void damagedFilesAreNoDanger()
    {
        const NetworkFile file = lathe::test::network(smallCnn({1, 8, 8}, 2).value());
        const Bytes whole = writeOnnx(onnxModel(file, {}).value()).value();
        const Image image = picture(9, 7, 1, 1);
        Random random(5);
        // all the weights stand in one field, so that every cut after the first kilobyte goes through it
        for (int i = 0; i < 40; ++i)
            QVERIFY(!readOnnx(ByteView(whole).first(1000 + random.below(whole.size() / 2))).has_value());
        for (int i = 0; i < 300; ++i) {
            Bytes damaged = whole;
            for (int flips = 0; flips < 2; ++flips)
                damaged[random.below(12'000)] ^= static_cast<std::uint8_t>(1 + random.below(255));
            const auto model = readOnnx(damaged);
            const auto reference = model ? OnnxReference::create(*model) : Result<OnnxReference>(tl::unexpected(model.error()));
            if (!reference)
                continue;
            const auto answer = reference->probabilities(image);
            QVERIFY(answer.has_value() || !answer.error().message.empty());
        }
    }

private:
    static Graph graphOf(const QString& name)
    {
        if (name == "cifar20")
            return cifarResnet(20, {3, 32, 32}, 10).value();
        if (name == "mobile")
            return mobilenetV2(0.35, {3, 64, 64}, 5).value();
        if (name == "resnet18")
            return resnet(18, {3, 32, 32}, 7).value();
        if (name == "resnet50")
            return resnet(50, {3, 32, 32}, 7).value();
        return smallCnn({1, 28, 28}, 10).value();
    }
};

QTEST_GUILESS_MAIN(TestOnnx)
#include "tst_onnx.moc"
