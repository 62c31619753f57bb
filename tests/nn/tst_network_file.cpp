#include "base/file.h"
#include "nn/network_file.h"
#include "nn/zoo.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace lathe;

namespace {

NetworkFile sampleNetwork()
{
    NetworkFile network;
    network.learner = "image.small_cnn";
    network.graph = smallCnn({1, 12, 12}, 3).value();
    network.input = {.channels = 1, .height = 12, .width = 12, .mean = {0.5f}, .deviation = {0.25f}};
    network.classes = {"ape", "bee", "Kuh “ä”"};
    float value = 0;
    const std::vector<ParameterInfo> list = parameters(network.graph).value();
    for (const ParameterInfo& parameter : list) {
        HostTensor tensor{ElementType::Float32, parameter.shape, {}};
        std::vector<float> values(static_cast<std::size_t>(tensor.count()), value += 0.125f);
        network.weights[parameter.name] = HostTensor::fromFloats(parameter.shape, values);
    }
    return network;
}

} // namespace

class TestNetworkFile : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrote()
    {
        const TemporaryFolder folder = TemporaryFolder::create("network").value();
        const NetworkFile network = sampleNetwork();
        QVERIFY(writeNetwork(folder.path() / "new" / "folder", network).has_value());
        const auto read = readNetwork(folder.path() / "new" / "folder");
        QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
        QCOMPARE(read->learner, network.learner);
        QVERIFY(read->graph == network.graph);
        QVERIFY(read->input == network.input);
        QCOMPARE(read->classes, network.classes);
        QVERIFY(read->weights == network.weights);
    }

    void refusesWhatDoesNotFit()
    {
        const TemporaryFolder folder = TemporaryFolder::create("network").value();
        NetworkFile network = sampleNetwork();
        network.weights.erase("bn2.running_var");
        QVERIFY(writeNetwork(folder.path(), network).error().code == ErrorCode::Incompatible);
        network = sampleNetwork();
        network.classes.pop_back();
        QVERIFY(writeNetwork(folder.path(), network).error().code == ErrorCode::Incompatible);
        network = sampleNetwork();
        network.input.height = 13;
        QVERIFY(writeNetwork(folder.path(), network).error().code == ErrorCode::Incompatible);
        QVERIFY(readNetwork(folder.path()).error().code == ErrorCode::NotFound);
    }

    void refusesChangedFiles_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("code");
        QTest::newRow("newer") << "/format_version" << "2" << int(ErrorCode::Incompatible);
        QTest::newRow("classes") << "/classes" << "7" << int(ErrorCode::Parse);
        QTest::newRow("other width") << "/graph/layers/1/outputs" << "16" << int(ErrorCode::Incompatible);
        QTest::newRow("input") << "/input/channels" << "\"one\"" << int(ErrorCode::Parse);
    }

    void refusesChangedFiles()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(int, code);
        const TemporaryFolder folder = TemporaryFolder::create("network").value();
        QVERIFY(writeNetwork(folder.path(), sampleNetwork()).has_value());
        nlohmann::json json = nlohmann::json::parse(readTextFile(folder.path() / "model.json").value());
        json[nlohmann::json::json_pointer(pointer.toStdString())] = nlohmann::json::parse(value.toStdString());
        QVERIFY(writeFileAtomic(folder.path() / "model.json", asBytes(json.dump())).has_value());
        QCOMPARE(int(readNetwork(folder.path()).error().code), code);
    }
};

QTEST_GUILESS_MAIN(TestNetworkFile)
#include "tst_network_file.moc"
