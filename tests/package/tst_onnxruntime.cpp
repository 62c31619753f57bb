// The exported file in ONNX Runtime against the evaluator of the graph, which shares no code with it.
#include "base/file.h"
#include "base/text.h"
#include "network_builder.h"
#include "nn/zoo.h"
#include "package/graph_reference.h"
#include "package/onnx_graph.h"
#include "support/shared_data.h"

#include <nlohmann/json.hpp>

#include <QProcess>

#include <algorithm>
#include <cmath>

using namespace lathe;
using namespace lathe::test;

namespace {

constexpr double kTolerance = 1e-4;

Bytes rawPictures(const std::vector<Image>& images)
{
    Bytes bytes;
    for (const Image& image : images) {
        for (const int number : {image.height, image.width, image.channels})
            for (int shift = 0; shift < 32; shift += 8)
                bytes.push_back(static_cast<std::uint8_t>(number >> shift));
        bytes.insert(bytes.end(), image.pixels.begin(), image.pixels.end());
    }
    return bytes;
}

} // namespace

class TestOnnxRuntime : public QObject {
    Q_OBJECT

private slots:
    /// Installs ONNX Runtime into a cache beside the build, once.
    void initTestCase()
    {
        m_modules = std::filesystem::path(LATHE_BINARY_DIR) / ".." / "onnxruntime";
        if (run("node", {"--version"}).isEmpty())
            QSKIP("node is not installed");
        if (std::filesystem::exists(m_modules / "node_modules" / "onnxruntime-node" / "package.json"))
            return;
        std::filesystem::create_directories(m_modules);
        QVERIFY(writeFileAtomic(m_modules / "package.json", asBytes("{\"private\": true}\n")).has_value());
        QProcess npm;
        npm.setWorkingDirectory(QString::fromStdString(m_modules.string()));
        npm.start("npm", {"install", "--ignore-scripts", "--no-audit", "--no-fund", "onnxruntime-node"});
        if (!npm.waitForFinished(90'000) || npm.exitCode() != 0)
            QSKIP("The npm package onnxruntime-node cannot be installed here (no npm, or no registry)");
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
        const QByteArray idx = run("gzip", {"-dc", QString::fromStdString(
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
    static QByteArray run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(100'000) || process.exitCode() != 0) {
            qWarning("%s", process.readAllStandardError().right(2000).constData());
            return {};
        }
        return process.readAllStandardOutput();
    }

    void compare(const NetworkFile& network, const std::vector<Image>& images)
    {
        const TemporaryFolder folder = TemporaryFolder::create("onnxruntime").value();
        const auto path = [&](const char* name) { return (folder.path() / name).string(); };
        QVERIFY(writeFileAtomic(path("model.onnx"), writeOnnx(onnxModel(network, {}).value()).value()).has_value());
        QVERIFY(writeFileAtomic(path("pictures.bin"), rawPictures(images)).has_value());
        const QByteArray output = run("node", {QString(LATHE_SOURCE_DIR) + "/tests/package/onnxruntime_check.mjs",
                                               QString::fromStdString(path("model.onnx")),
                                               QString::fromStdString(path("pictures.bin")),
                                               QString::fromStdString(m_modules.string())});
        QVERIFY2(!output.isEmpty(), "ONNX Runtime refused the file");
        const nlohmann::json json = nlohmann::json::parse(output.toStdString());
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

    std::filesystem::path m_modules;
};

QTEST_GUILESS_MAIN(TestOnnxRuntime)
#include "tst_onnxruntime.moc"
