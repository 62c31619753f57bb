#include "base/file.h"
#include "base/hash.h"
#include "ml/decision.h"
#include "network_builder.h"
#include "nn/zoo.h"
#include "package/export.h"
#include "package/graph_reference.h"
#include "package/predictor.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <fstream>

using namespace lathe;
using namespace lathe::test;

namespace {

/// Answers by the graph, as a learner's model would.
class GraphModel final : public Model {
public:
    explicit GraphModel(NetworkFile network)
        : m_network(std::move(network)),
          m_reference(GraphReference::create(m_network.graph, m_network.input, m_network.weights).value())
    {
    }
    const std::vector<std::string>& classes() const override { return m_network.classes; }
    Result<Predictions> predict(const Items& all, Progress&) const override
    {
        const ItemSet& items = std::get<ItemSet>(all);
        Predictions predictions;
        predictions.classes = m_network.classes;
        for (const Item& item : items.items) {
            LATHE_TRY(const ContentReader::Content content, items.contents->read(item.content));
            LATHE_TRY(const Image image, decodeImage(content.bytes));
            const std::vector<float> row = m_reference.probabilities(image);
            predictions.probabilities.insert(predictions.probabilities.end(), row.begin(), row.end());
        }
        return predictions;
    }
    Result<void> save(const std::filesystem::path& folder) const override { return writeNetwork(folder, m_network); }
    std::string weightsHash() const override { return lathe::weightsHash(m_network.weights); }

private:
    NetworkFile m_network;
    GraphReference m_reference;
};

class GraphLearner final : public Learner {
public:
    const LearnerInfo& info() const override
    {
        static const LearnerInfo facts{"image.test", "Test", Task::Classification, {ItemKind::Image}, "", "", "", "", ""};
        return facts;
    }
    const std::vector<ParamSpec>& parameters() const override
    {
        static const std::vector<ParamSpec> none;
        return none;
    }
    std::optional<Error> incompatibility(const Items&, const Params&) const override { return {}; }
    Result<FitResult> fit(const TrainingData&, const Params&, const TrainingSetup&, Progress&,
                          TrainingObserver&) const override
    {
        return cancelled();
    }
    Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder, std::string_view) const override
    {
        LATHE_TRY(NetworkFile network, readNetwork(folder));
        return std::make_unique<GraphModel>(std::move(network));
    }
};

Catalog<Learner> learners()
{
    Catalog<Learner> catalog;
    catalog.add(std::make_unique<GraphLearner>());
    return catalog;
}

struct Case {
    NetworkFile network = lathe::test::network(smallCnn({1, 16, 16}, 3).value());
    PackageManifest manifest;
    ItemSet items;
    Predictions expected;

    Case()
    {
        manifest.name = "test";
        manifest.learner = "image.test";
        manifest.classes = network.classes;
        manifest.datasetName = "noise@1";
        manifest.metrics = {{"validation.accuracy", 0.5}};
        manifest.latheVersion = "1.2.3";
        std::vector<Image> images;
        for (int i = 0; i < 5; ++i)
            images.push_back(picture(20 + 7 * i, 30 - 3 * i, i % 2 ? 3 : 1, std::uint64_t(i)));
        items = itemsOf(images, network.classes);
        NoProgress progress;
        expected = GraphModel(network).predict(items, progress).value();
    }
    ExportInput input() const { return {network, manifest, items, expected}; }
};

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private slots:
    void everyFormatProvesItsAnswers_data()
    {
        QTest::addColumn<QString>("format");
        const Catalog<ExportFormat> formats = builtinExportFormats();
        QVERIFY(formats.size() >= 3);
        for (const auto& format : formats)
            QTest::newRow(format->info().id.c_str()) << QString::fromStdString(format->info().id);
    }

    void everyFormatProvesItsAnswers()
    {
        QFETCH(QString, format);
        const Catalog<ExportFormat> formats = builtinExportFormats();
        const ExportFormat* exporter = formats.find(format.toStdString());
        const TemporaryFolder folder = TemporaryFolder::create("export").value();
        NoProgress progress;
        Case good;
        const auto parity = exporter->write(good.input(), folder.path() / "good", progress);
        QVERIFY2(parity.has_value(), parity ? "" : parity.error().message.c_str());
        QCOMPARE(parity->items, std::int64_t(5));
        QVERIFY(parity->maximumDifference < 1e-5);
        QCOMPARE(std::filesystem::is_directory(folder.path() / "good"), exporter->info().isFolder);

        Case wrong;
        wrong.expected.probabilities[4] += 3e-4f;
        const auto refused = exporter->write(wrong.input(), folder.path() / "wrong", progress);
        QVERIFY(!refused.has_value());
        QVERIFY(refused.error().code == ErrorCode::Numeric);
        QVERIFY(refused.error().message.find("class 1") != std::string::npos);

        Case failed;
        failed.expected.errors = {"", "it could not be decoded", "", "", ""};
        failed.expected.probabilities[4] += 3e-4f; // belongs to the item without an answer
        QCOMPARE(exporter->write(failed.input(), folder.path() / "failed", progress)->items, std::int64_t(4));
    }

    void safetensorsCarryTheNetwork()
    {
        const TemporaryFolder folder = TemporaryFolder::create("export").value();
        NoProgress progress;
        const Case sample;
        const Catalog<ExportFormat> formats = builtinExportFormats();
        const std::filesystem::path path = folder.path() / "weights.safetensors";
        QVERIFY(formats.find("safetensors")->write(sample.input(), path, progress).has_value());
        const WeightsFile read = readWeights(path).value();
        QVERIFY(read.tensors == sample.network.weights);
        QVERIFY(graphFromJson(nlohmann::json::parse(read.metadata.at("graph"))).value() == sample.network.graph);
        QCOMPARE(read.metadata.at("classes"), std::string(R"(["class 0","class 1","class 2"])"));
    }

    void packageIsOpenedAndPredicts()
    {
        const TemporaryFolder folder = TemporaryFolder::create("export").value();
        const Case sample;
        const std::filesystem::path path = writePackage(sample, folder.path());
        const auto predictor = Predictor::open(path, learners(), "cpu");
        QVERIFY2(predictor.has_value(), predictor ? "" : predictor.error().message.c_str());
        QCOMPARE(predictor->manifest().datasetName, std::string("noise@1"));
        QCOMPARE(predictor->manifest().metrics.at("validation.accuracy"), 0.5);
        NoProgress progress;
        const Predictions predictions = predictor->predict(sample.items, progress).value();
        QVERIFY(predictions.probabilities == sample.expected.probabilities);
        // nothing is left beside it
        QCOMPARE(std::distance(std::filesystem::directory_iterator(folder.path()), {}), std::ptrdiff_t(1));
    }

    void goldenExamplesHoldTheAnswers()
    {
        const TemporaryFolder folder = TemporaryFolder::create("export").value();
        const Case sample;
        const std::filesystem::path path = writePackage(sample, folder.path());
        const nlohmann::json json = nlohmann::json::parse(readTextFile(path / "examples" / "examples.json").value());
        QCOMPARE(json.at("examples").size(), std::size_t(5));
        const GraphReference reference
            = GraphReference::create(sample.network.graph, sample.network.input, sample.network.weights).value();
        for (const nlohmann::json& example : json.at("examples")) {
            const Bytes png = readFile(path / "examples" / example.at("file").get<std::string>()).value();
            const std::vector<float> found = reference.probabilities(decodeImage(png).value());
            const auto expected = example.at("probabilities").get<std::vector<float>>();
            for (std::size_t k = 0; k < found.size(); ++k)
                QVERIFY(std::abs(found[k] - expected[k]) < 1e-5f);
        }
        const std::string card = readTextFile(path / "MODEL_CARD.md").value();
        QVERIFY(card.find("| validation.accuracy | 0.5000 |") != std::string::npos);
    }

    /// Earlier readers, which would leave the decision out, refuse the package by its format.
    void packagesDecideAsTheyWereTold()
    {
        const TemporaryFolder folder = TemporaryFolder::create("export").value();
        Case sample;
        Decision decision;
        decision.classes = sample.network.classes;
        decision.calibration = Calibration::Temperature;
        decision.temperature = 2;
        decision.threshold = ClassThreshold{1, 0, ThresholdReason::Given, 1, 1};
        sample.manifest.decision = toJson(decision).dump();
        const std::filesystem::path path = writePackage(sample, folder.path());
        const nlohmann::json manifest = nlohmann::json::parse(readTextFile(path / "manifest.json").value());
        QVERIFY(manifest.at("format_version") == 2 && manifest.at("decision").at("temperature") == 2.0);
        const auto predictor = Predictor::open(path, learners(), "cpu");
        QVERIFY2(predictor.has_value(), predictor ? "" : predictor.error().message.c_str());
        NoProgress progress;
        const Predictions predictions = predictor->predict(sample.items, progress).value();
        const Predictions wanted = decision.applied(sample.expected).value();
        QVERIFY(predictions.probabilities == wanted.probabilities && predictions.probabilities != sample.expected.probabilities);
        const nlohmann::json json = nlohmann::json::parse(readTextFile(path / "examples" / "examples.json").value());
        for (std::size_t i = 0; i < json.at("examples").size(); ++i) {
            QCOMPARE(predictions.label(i), 1); // from a threshold of 0 everything is of the class
            QVERIFY(json["examples"][i]["prediction"] == sample.network.classes[1]);
        }
    }

    void changedPackagesAreRefused_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {"model.json", "weights.safetensors", "model.onnx", "examples/001.png", "MODEL_CARD.md"})
            QTest::newRow(file) << file;
    }

    void changedPackagesAreRefused()
    {
        QFETCH(QString, file);
        const TemporaryFolder folder = TemporaryFolder::create("export").value();
        const std::filesystem::path path = writePackage(Case(), folder.path());
        std::ofstream(path / file.toStdString(), std::ios::app) << ' ';
        const auto changed = Predictor::open(path, learners(), "cpu");
        QVERIFY(!changed.has_value());
        QVERIFY2(changed.error().message.find(file.toStdString()) != std::string::npos, changed.error().message.c_str());
        std::filesystem::remove(path / file.toStdString());
        QVERIFY(Predictor::open(path, learners(), "cpu").error().code == ErrorCode::NotFound);
    }

    void manifestsAreChecked_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("code");
        QTest::newRow("newer") << "/format_version" << "3" << int(ErrorCode::Incompatible);
        QTest::newRow("learner") << "/learner" << "\"image.unknown\"" << int(ErrorCode::Incompatible);
        QTest::newRow("classes") << "/classes" << "[\"x\",\"y\",\"z\"]" << int(ErrorCode::Incompatible);
        QTest::newRow("outside") << "/files/..~1x" << "\"00\"" << int(ErrorCode::Parse);
        QTest::newRow("no files") << "/files" << "{}" << int(ErrorCode::Parse);
        QTest::newRow("type") << "/metrics" << "3" << int(ErrorCode::Parse);
    }

    void manifestsAreChecked()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(int, code);
        const TemporaryFolder folder = TemporaryFolder::create("export").value();
        const std::filesystem::path path = writePackage(Case(), folder.path());
        nlohmann::json json = nlohmann::json::parse(readTextFile(path / "manifest.json").value());
        json[nlohmann::json::json_pointer(pointer.toStdString())] = nlohmann::json::parse(value.toStdString());
        QVERIFY(writeFileAtomic(path / "manifest.json", asBytes(json.dump())).has_value());
        const auto opened = Predictor::open(path, learners(), "cpu");
        QVERIFY(!opened.has_value());
        QCOMPARE(int(opened.error().code), code);
    }

    void existingFoldersAreKept()
    {
        const TemporaryFolder folder = TemporaryFolder::create("export").value();
        std::ofstream(folder.path() / "mine.txt") << "mine";
        NoProgress progress;
        const Case sample;
        const Catalog<ExportFormat> formats = builtinExportFormats();
        const auto refused = formats.find("package")->write(sample.input(), folder.path(), progress);
        QVERIFY(!refused.has_value());
        QVERIFY(refused.error().code == ErrorCode::AlreadyExists);
        QVERIFY(std::filesystem::exists(folder.path() / "mine.txt"));
    }

private:
    static std::filesystem::path writePackage(const Case& sample, const std::filesystem::path& folder)
    {
        NoProgress progress;
        const Catalog<ExportFormat> formats = builtinExportFormats();
        const auto written = formats.find("package")->write(sample.input(), folder / "package", progress);
        if (!written)
            qFatal("%s", written.error().message.c_str());
        return folder / "package";
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
