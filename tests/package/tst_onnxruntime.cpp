// The exported file in ONNX Runtime against the evaluator of the graph, which shares no code with it.
#include "base/file.h"
#include "base/text.h"
#include "network_builder.h"
#include "nn/zoo.h"
#include "package/graph_reference.h"
#include "package/onnx_graph.h"
#include "support/onnx_runtime.h"
#include "support/shared_data.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace lathe;
using namespace lathe::test;

namespace {

constexpr double kTolerance = 1e-4;

} // namespace

class TestOnnxRuntime : public QObject {
    Q_OBJECT

private slots:
    /// Installs ONNX Runtime into a cache beside the build, once.
    void initTestCase()
    {
        if (const QString reason = m_runtime.install(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
    }

    void answersAreEqual_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("fit");
        QTest::newRow("small, cropped") << "small" << int(ImageInput::Fit::Crop);
        QTest::newRow("small, stretched") << "small" << int(ImageInput::Fit::Stretch);
        QTest::newRow("cifar, padded shortcuts") << "cifar" << int(ImageInput::Fit::Crop);
        QTest::newRow("resnet, bottlenecks") << "resnet50" << int(ImageInput::Fit::Crop);
    }

    void answersAreEqual()
    {
        QFETCH(QString, network);
        QFETCH(int, fit);
        Graph graph = smallCnn({1, 28, 28}, 10).value();
        if (network == "cifar")
            graph = cifarResnet(20, {3, 32, 32}, 10).value();
        else if (network == "resnet50")
            graph = resnet(50, {3, 32, 32}, 6).value();
        std::vector<Image> images;
        for (int i = 0; i < 12; ++i)
            images.push_back(picture(28 + 17 * (i % 5), 28 + 11 * (i % 7), i % 3 == 2 ? 3 : 1, std::uint64_t(i)));
        images.push_back(picture(3, 200, 3, 99));
        images.push_back(picture(1, 1, 1, 98));
        compare(lathe::test::network(std::move(graph), ImageInput::Fit(fit)), images);
    }

    void fashionMnist()
    {
        LATHE_NEED_SHARED_DATA("images/fashion-mnist/t10k-images-idx3-ubyte.gz");
        const QByteArray idx = OnnxRuntime::output("gzip", {"-dc", QString::fromStdString(
            sharedData("images/fashion-mnist/t10k-images-idx3-ubyte.gz").string())});
        QVERIFY(idx.size() > 16 + 120 * 784);
        std::vector<Image> images;
        for (int i = 0; i < 120; ++i) {
            const auto* begin = reinterpret_cast<const std::uint8_t*>(idx.constData()) + 16 + i * 784;
            images.push_back({28, 28, 1, Bytes(begin, begin + 784)});
        }
        compare(lathe::test::network(smallCnn({1, 28, 28}, 10).value(), ImageInput::Fit::Stretch, 1.0), images);
    }

    void photographs()
    {
        LATHE_NEED_SHARED_DATA("images/hymenoptera/val");
        const std::string weights = "weights/mobilenet_v2_0.35_imagenet_features/"
                                    "mobilenet_v2_0.35_features_torchvision_keys.safetensors";
        LATHE_NEED_SHARED_DATA(weights);
        NetworkFile network = lathe::test::network(mobilenetV2(0.35, {3, 224, 224}, 2).value());
        network.input.mean = {0.5f, 0.5f, 0.5f};
        network.input.deviation = {0.5f, 0.5f, 0.5f};
        const StateDict real = readWeights(sharedData(weights))->tensors;
        for (const auto& [name, tensor] : real)
            network.weights[name] = tensor;
        calibrateHead(network);

        std::vector<std::filesystem::path> paths;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(sharedData("images/hymenoptera/val")))
            if (entry.is_regular_file())
                paths.push_back(entry.path());
        std::sort(paths.begin(), paths.end());
        std::vector<Image> images;
        for (std::size_t i = 0; i < paths.size() && images.size() < 12; i += 12)
            if (auto image = decodeImage(readFile(paths[i]).value()))
                images.push_back(std::move(*image));
        QVERIFY(images.size() >= 10);
        compare(network, images);
    }

private:
    void compare(const NetworkFile& network, const std::vector<Image>& images)
    {
        const TemporaryFolder folder = TemporaryFolder::create("onnxruntime").value();
        const auto path = [&](const char* name) { return (folder.path() / name).string(); };
        QVERIFY(writeFileAtomic(path("model.onnx"), writeOnnx(onnxModel(network, {}).value()).value()).has_value());
        const nlohmann::json json = m_runtime.run(path("model.onnx"), images);
        QVERIFY2(json.is_object(), "ONNX Runtime refused the file");
        QCOMPARE(json.at("probabilities").size(), images.size());
        QCOMPARE(json.at("inputs").dump(), std::string(R"(["image"])"));

        const GraphReference reference = GraphReference::create(network.graph, network.input, network.weights).value();
        double largest = 0;
        double spread = 0;
        std::vector<float> first;
        for (std::size_t i = 0; i < images.size(); ++i) {
            const std::vector<float> expected = reference.probabilities(images[i]);
            const auto found = json.at("probabilities")[i].get<std::vector<double>>();
            QCOMPARE(found.size(), expected.size());
            if (first.empty())
                first = expected;
            for (std::size_t k = 0; k < found.size(); ++k) {
                largest = std::max(largest, std::abs(found[k] - double(expected[k])));
                spread = std::max(spread, std::abs(double(first[k]) - double(expected[k])));
            }
        }
        qInfo("%zu pictures, largest difference %g, spread of the answers %g", images.size(), largest, spread);
        QVERIFY2(largest <= kTolerance, qPrintable(QString::number(largest)));
        QVERIFY2(spread > kTolerance && spread > 100 * largest, "the answers hardly differ, so that equal ones prove nothing");
    }

    OnnxRuntime m_runtime;
};

QTEST_GUILESS_MAIN(TestOnnxRuntime)
#include "tst_onnxruntime.moc"
