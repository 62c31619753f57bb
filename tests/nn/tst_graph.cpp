// Counts of the zoo against torchvision's documentation ("Table of all available classification
// weights", columns Params and GFLOPS). CIFAR family: parameters by the table in akamaster's
// pytorch_resnet_cifar10 (0.27M, 0.85M), multiply-adds by hand: 32²·16·27 + 2n·32²·16²·9 +
// 2 · (16²·32·16·9 + (2n − 1)·16²·32²·9) + 640 with n = 3 and 9.
#include "nn/graph.h"
#include "nn/box_grid.h"
#include "nn/zoo.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <set>

using namespace lathe;

class TestGraph : public QObject {
    Q_OBJECT

private slots:
    void countsAreThePublishedOnes_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<qint64>("count");
        QTest::addColumn<double>("gigaMultiplyAdds");
        QTest::addColumn<int>("features");
        QTest::newRow("resnet18") << "resnet18" << qint64(11'689'512) << 1.814 << 512;
        QTest::newRow("resnet34") << "resnet34" << qint64(21'797'672) << 3.664 << 512;
        QTest::newRow("resnet50") << "resnet50" << qint64(25'557'032) << 4.089 << 2048;
        QTest::newRow("mobilenet_v2") << "mobilenet_v2" << qint64(3'504'872) << 0.301 << 1280;
        QTest::newRow("cifar20") << "cifar20" << qint64(269'722) << 0.040551040 << 64;
        QTest::newRow("cifar56") << "cifar56" << qint64(853'018) << 0.125485696 << 64;
        // 32·(9+1) + 64·(32·9+1) + 2·64 + 128·(64·7·7+1) + 10·(128+1);
        // 28²·32·9 + 14²·64·32·9 + 3136·128 + 1280 multiply-adds
        QTest::newRow("small") << "small" << qint64(421'770) << 0.00424 << 128;
    }

    void countsAreThePublishedOnes()
    {
        QFETCH(QString, network);
        QFETCH(qint64, count);
        QFETCH(double, gigaMultiplyAdds);
        QFETCH(int, features);
        const auto graph = byName(network);
        QVERIFY2(graph.has_value(), graph ? "" : graph.error().message.c_str());
        QCOMPARE(qint64(parameterCount(*graph).value()), count);
        const double found = double(multiplyAdds(*graph).value()) / 1e9;
        QVERIFY2(std::abs(found - gigaMultiplyAdds) < 0.005 * gigaMultiplyAdds, qPrintable(QString::number(found)));
        const FeatureShape shape = shapes(*graph).value()[std::size_t(graph->features)];
        QVERIFY(shape.flat);
        QCOMPARE(shape.channels, features);
    }

    /// MobileNetV2's 3,504,872 without the classifier (1,281,000) and the last convolution (320·1280 + 2·1280), and
    /// behind it: 320·64 + 128, 576·64 + 128, 192·64 + 128, 2 · (64·64·9 + 128), 7·(64·9 + 1).
    void detectorHasAGridAtStrideEight()
    {
        const auto graph = mobilenetDetector(1, 64, {3, 288, 384}, 3);
        QVERIFY2(graph.has_value(), graph ? "" : graph.error().message.c_str());
        QCOMPARE(qint64(parameterCount(*graph).value()), qint64(1'811'712 + 148'039));
        const auto all = shapes(*graph).value();
        QCOMPARE(all.back(), (FeatureShape{7, 36, 48, false}));
        QVERIFY(isDetector(graph->input, all.back(), 3) && !isDetector(graph->input, all.back(), 4));
        QCOMPARE(all[std::size_t(graph->features)], (FeatureShape{320, 9, 12, false}));
        QVERIFY(!mobilenetDetector(1, 64, {3, 300, 384}, 3)); // no multiple of 32
        QVERIFY(!mobilenetDetector(1, 64, {3, 288, 384}, 0));
    }

    void parametersStandInPyTorchsOrder()
    {
        const auto list = parameters(resnet(18, {3, 224, 224}, 1000).value()).value();
        std::vector<std::string> names;
        for (const ParameterInfo& parameter : list)
            if (parameter.name.starts_with("layer2.0."))
                names.push_back(parameter.name.substr(9));
        const std::vector<std::string> expected{
            "conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var",
            "conv2.weight", "bn2.weight", "bn2.bias", "bn2.running_mean", "bn2.running_var",
            "downsample.0.weight", "downsample.1.weight", "downsample.1.bias", "downsample.1.running_mean",
            "downsample.1.running_var"};
        QCOMPARE(names, expected);
        QCOMPARE(list.front().name, std::string("conv1.weight"));
        QCOMPARE(list.front().shape, (std::vector<std::int64_t>{64, 3, 7, 7}));
        QCOMPARE(list.back().name, std::string("fc.bias"));
        QVERIFY(!list[3].trainable);
    }

    void widthsAreRoundedAsThePaperDoes()
    {
        // 0.35: 32 → 11.2 → 16 (8 would be more than a tenth below), 16 → 5.6 → 8, last stays 1280
        const auto list = parameters(mobilenetV2(0.35, {3, 224, 224}, 2).value()).value();
        const auto shape = [&](const std::string& name) {
            for (const ParameterInfo& parameter : list)
                if (parameter.name == name)
                    return parameter.shape;
            return std::vector<std::int64_t>{};
        };
        QCOMPARE(shape("features.0.0.weight"), (std::vector<std::int64_t>{16, 3, 3, 3}));
        QCOMPARE(shape("features.1.conv.1.weight"), (std::vector<std::int64_t>{8, 16, 1, 1}));
        QCOMPARE(shape("features.17.conv.1.0.weight"), (std::vector<std::int64_t>{336, 1, 3, 3}));
        QCOMPARE(shape("features.18.0.weight"), (std::vector<std::int64_t>{1280, 112, 1, 1}));
        QCOMPARE(shape("classifier.1.weight"), (std::vector<std::int64_t>{2, 1280}));
    }

    void smallCnnKeepsSevenPixels_data()
    {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("left");
        QTest::newRow("28") << 28 << 7;
        QTest::newRow("32") << 32 << 8;
        QTest::newRow("64") << 64 << 8;
        QTest::newRow("224") << 224 << 7;
        QTest::newRow("4") << 4 << 1;
    }

    void smallCnnKeepsSevenPixels()
    {
        QFETCH(int, side);
        QFETCH(int, left);
        const Graph graph = smallCnn({3, side, side}, 5).value();
        const auto all = shapes(graph).value();
        for (std::size_t i = 1; i < graph.layers.size(); ++i)
            if (graph.layers[i].op == Operator::Flatten)
                QCOMPARE(all[i - 1].height, left);
    }

    void jsonKeepsEverything()
    {
        for (const char* name : {"resnet50", "mobilenet_v2", "cifar20", "small", "detector"}) {
            const Graph graph = byName(name).value();
            const auto read = graphFromJson(nlohmann::json::parse(toJson(graph).dump()));
            QVERIFY2(read.has_value(), name);
            QVERIFY2(*read == graph, name);
        }
    }

    void wrongDescriptionsAreRefused_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("names");
        QTest::newRow("forward input") << "/layers/1/inputs" << "[5]" << "conv1";
        QTest::newRow("negative input") << "/layers/1/inputs" << "[-1]" << "conv1";
        QTest::newRow("no input") << "/layers/1/inputs" << "[]" << "inputs";
        QTest::newRow("huge outputs") << "/layers/1/outputs" << "2000000000" << "conv1";
        QTest::newRow("wrapping outputs") << "/layers/1/outputs" << "4294967328" << "";
        QTest::newRow("no outputs") << "/layers/1/outputs" << "0" << "conv1";
        QTest::newRow("zero stride") << "/layers/3/stride" << "0" << "pool1";
        QTest::newRow("large kernel") << "/layers/1/kernel" << "100" << "conv1";
        QTest::newRow("groups") << "/layers/1/groups" << "3" << "conv1";
        QTest::newRow("epsilon") << "/layers/5/epsilon" << "-1" << "bn2";
        QTest::newRow("same name") << "/layers/2/name" << "\"conv1\"" << "conv1";
        QTest::newRow("operator") << "/layers/2/operator" << "\"exec\"" << "";
        QTest::newRow("features") << "/features" << "99" << "";
        QTest::newRow("input size") << "/input/1" << "2000000000" << "";
        QTest::newRow("layers") << "/layers" << "{}" << "";
        QTest::newRow("fraction") << "/layers/1/kernel" << "2.5" << "";
    }

    void wrongDescriptionsAreRefused()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, names);
        nlohmann::json json = toJson(byName("small").value());
        json[nlohmann::json::json_pointer(pointer.toStdString())] = nlohmann::json::parse(value.toStdString());
        const auto graph = graphFromJson(json);
        QVERIFY(!graph.has_value());
        QVERIFY(graph.error().code == ErrorCode::Parse || graph.error().code == ErrorCode::Incompatible);
        QVERIFY2(QString::fromStdString(graph.error().message).contains(names), graph.error().message.c_str());
    }

    void describesOneLineALayer()
    {
        const QStringList lines = QString::fromStdString(describe(byName("small").value()).value()).split('\n');
        QCOMPARE(lines[1], QString("1 conv1 conv2d (0) [32, 28, 28] 320"));
        QCOMPARE(lines[5], QString("5 bn2 batch_norm2d (4) [64, 14, 14] 128"));
        QCOMPARE(lines[9], QString("9 fc1 linear (8) [128] 401,536"));
    }

private:
    static Result<Graph> byName(const QString& name)
    {
        const FeatureShape imagenet{3, 224, 224};
        if (name == "resnet18")
            return resnet(18, imagenet, 1000);
        if (name == "resnet34")
            return resnet(34, imagenet, 1000);
        if (name == "resnet50")
            return resnet(50, imagenet, 1000);
        if (name == "mobilenet_v2")
            return mobilenetV2(1.0, imagenet, 1000);
        if (name == "cifar20")
            return cifarResnet(20, {3, 32, 32}, 10);
        if (name == "cifar56")
            return cifarResnet(56, {3, 32, 32}, 10);
        if (name == "detector")
            return mobilenetDetector(0.35, 64, {3, 256, 320}, 3);
        return smallCnn({1, 28, 28}, 10);
    }
};

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
