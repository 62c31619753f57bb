// Real files are compared with counts and sums that Python's own pickle, zipfile and struct modules
// gave for them (the sums over all float tensors by math.fsum).
#include "base/file.h"
#include "base/random.h"
#include "nn/weights.h"
#include "nn/zoo.h"
#include "support/shared_data.h"

#include <cmath>

using namespace lathe;

namespace {

Bytes safetensors(const std::string& header, std::size_t dataSize)
{
    Bytes bytes;
    for (int i = 0; i < 8; ++i)
        bytes.push_back(static_cast<std::uint8_t>(header.size() >> (8 * i)));
    bytes.insert(bytes.end(), header.begin(), header.end());
    bytes.resize(bytes.size() + dataSize, 1);
    return bytes;
}

/// A legacy torch file whose object pickle is `object`.
Bytes legacy(std::string_view object, std::string_view rest = {})
{
    using namespace std::string_view_literals;
    std::string text("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.\x80\x02}."sv);
    text += object;
    text += rest;
    const ByteView bytes = asBytes(text);
    return {bytes.begin(), bytes.end()};
}

StateDict dummyState(const Graph& graph, const std::string& prefix = {})
{
    StateDict state;
    const std::vector<ParameterInfo> list = parameters(graph).value();
    for (const ParameterInfo& parameter : list) {
        HostTensor tensor{ElementType::Float32, parameter.shape, {}};
        tensor.bytes.resize(static_cast<std::size_t>(tensor.count()) * 4);
        state[prefix + parameter.name] = std::move(tensor);
    }
    return state;
}

} // namespace

class TestWeights : public QObject {
    Q_OBJECT

private slots:
    void readsRealFiles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("tensors");
        QTest::addColumn<qint64>("values");
        QTest::addColumn<double>("sum");
        QTest::addColumn<QString>("name");
        QTest::addColumn<float>("first");
        QTest::addColumn<float>("third");
        QTest::newRow("legacy") << "weights/resnet_cifar10/resnet20-12fca82f.th" << 97 << qint64(271098)
                                << 139.78264955982075 << "module.bn1.bias" << 1.1128888130187988f
                                << 0.5119897723197937f;
        QTest::newRow("legacy, large") << "weights/resnet_cifar10/resnet56-4bfd9763.th" << 277 << qint64(857082)
                                       << 1427.8790116970986 << "module.bn1.bias" << 0.6707748174667358f
                                       << -0.09210622310638428f;
        QTest::newRow("zip") << "weights/shufflenetv2_x0.5_imagenet_backbone/shufflenetv2.pth" << 330
                             << qint64(149095) << 538.2157389701238 << "first_conv.0.weight"
                             << -0.1445121020078659f << -0.12721183896064758f;
    }

    void readsRealFiles()
    {
        QFETCH(QString, file);
        QFETCH(int, tensors);
        QFETCH(qint64, values);
        QFETCH(double, sum);
        QFETCH(QString, name);
        QFETCH(float, first);
        QFETCH(float, third);
        LATHE_NEED_SHARED_DATA(file.toStdString());
        const auto read = readWeights(sharedData(file.toStdString()));
        QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
        QCOMPARE(int(read->tensors.size()), tensors);
        qint64 count = 0;
        double total = 0;
        for (const auto& [key, tensor] : read->tensors) {
            count += tensor.count();
            if (tensor.type == ElementType::Float32)
                for (const float value : tensor.floats())
                    total += double(value);
        }
        QCOMPARE(count, values);
        QVERIFY(std::abs(total - sum) < 1e-6);
        const std::vector<float> numbers = read->tensors.at(name.toStdString()).floats();
        QCOMPARE(numbers[0], first);
        QCOMPARE(numbers[2], third);
    }

    void realWeightsFitTheirNetworks()
    {
        LATHE_NEED_SHARED_DATA("weights/resnet_cifar10");
        const StateDict resnet20 = readWeights(sharedData("weights/resnet_cifar10/resnet20-12fca82f.th"))->tensors;
        const WeightsMatch same = matchWeights(cifarResnet(20, {3, 32, 32}, 10).value(), resnet20).value();
        QVERIFY2(same.complete() && same.unexpected.empty(), same.explanation().c_str());
        QCOMPARE(same.prefix, std::string("module."));
        QCOMPARE(same.mapping.at("linear.bias"), std::string("module.linear.bias"));

        const WeightsMatch otherHead = matchWeights(cifarResnet(20, {3, 32, 32}, 4).value(), resnet20).value();
        QVERIFY(!otherHead.complete() && otherHead.fitsBase());
        QVERIFY2(otherHead.explanation().find("Everything fits but the head “linear”") != std::string::npos,
                 otherHead.explanation().c_str());

        const WeightsMatch wrong = matchWeights(cifarResnet(32, {3, 32, 32}, 10).value(), resnet20).value();
        QVERIFY(!wrong.complete() && !wrong.fitsBase());
        QVERIFY2(wrong.explanation().find("layer1.3.conv1.weight") != std::string::npos, wrong.explanation().c_str());

        LATHE_NEED_SHARED_DATA("weights/mobilenet_v2_0.35_imagenet_features");
        const StateDict mobile = readWeights(sharedData("weights/mobilenet_v2_0.35_imagenet_features/"
                                                        "mobilenet_v2_0.35_features_torchvision_keys.safetensors"))
                                     ->tensors;
        const WeightsMatch noHead = matchWeights(mobilenetV2(0.35, {3, 224, 224}, 2).value(), mobile).value();
        QVERIFY2(noHead.fitsBase() && noHead.shapes.empty() && noHead.missing.size() == 2,
                 noHead.explanation().c_str());
        QVERIFY(!matchWeights(mobilenetV2(0.5, {3, 224, 224}, 2).value(), mobile).value().fitsBase());
    }

    void prefixesAreTakenOff_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::newRow("none") << "";
        QTest::newRow("module") << "module.";
        QTest::newRow("two") << "module.model.";
        QTest::newRow("own") << "my_wrapper.";
    }

    void prefixesAreTakenOff()
    {
        QFETCH(QString, prefix);
        const Graph graph = smallCnn({1, 28, 28}, 10).value();
        const WeightsMatch match = matchWeights(graph, dummyState(graph, prefix.toStdString())).value();
        QVERIFY2(match.complete(), match.explanation().c_str());
        QCOMPARE(match.prefix, prefix.toStdString());
    }

    void safetensorsRoundTrip()
    {
        WeightsFile file;
        file.metadata = {{"format", "pt"}, {"note", "Zeichen: “ä”"}};
        file.tensors["scalar"] = HostTensor::fromFloats({}, {2.5f});
        file.tensors["empty"] = HostTensor::fromFloats({0, 3}, {});
        file.tensors["matrix"] = HostTensor::fromFloats({2, 3}, {1, 2, 3, 4, 5, -0.0f});
        file.tensors["odd"] = HostTensor{ElementType::UInt8, {3}, {1, 2, 3}};
        file.tensors["wide"] = HostTensor{ElementType::Int64, {1}, {1, 0, 0, 0, 0, 0, 0, 0}};
        const auto read = readSafetensors(writeSafetensors(file));
        QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
        QVERIFY(read->tensors == file.tensors);
        QVERIFY(read->metadata == file.metadata);
        QCOMPARE(weightsHash(read->tensors), weightsHash(file.tensors));
        file.tensors["odd"].bytes[1] = 9;
        QVERIFY(weightsHash(read->tensors) != weightsHash(file.tensors));
    }

    void brokenSafetensorsAreRefused_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("says");
        QTest::newRow("hole") << R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})" << 8 << "hole";
        QTest::newRow("overlap") << R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                                    R"("b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})"
                                 << 8 << "overlaps";
        QTest::newRow("rest") << R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})" << 9 << "5 bytes more";
        QTest::newRow("outside") << R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})" << 8 << "outside";
        QTest::newRow("shape") << R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})" << 8 << "needs 12";
        QTest::newRow("overflow")
            << R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}})" << 0 << "too large";
        QTest::newRow("negative") << R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})" << 4 << "no count";
        QTest::newRow("backwards") << R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}})" << 8 << "outside";
        QTest::newRow("type") << R"({"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}})" << 1 << "F8_E4M3";
        QTest::newRow("twice") << R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                                  R"("a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})"
                               << 1 << "twice";
        QTest::newRow("metadata") << R"({"__metadata__":{"a":1}})" << 0 << "metadata";
        QTest::newRow("array") << R"({"a":[]})" << 0 << "not an object";
        QTest::newRow("deep") << "{\"a\":" + QString(5000, '[') + QString(5000, ']') + "}" << 0 << "deeply";
        QTest::newRow("no JSON") << "{\"a\"" << 0 << "JSON";
    }

    void brokenSafetensorsAreRefused()
    {
        QFETCH(QString, header);
        QFETCH(int, size);
        QFETCH(QString, says);
        const auto read = readSafetensors(safetensors(header.toStdString(), std::size_t(size)));
        QVERIFY(!read.has_value());
        QVERIFY2(QString::fromStdString(read.error().message).contains(says), read.error().message.c_str());
    }

    void headerLengthIsChecked()
    {
        Bytes bytes = safetensors("{}", 0);
        QVERIFY(readSafetensors(bytes).has_value());
        bytes[7] = 0x7F;
        QVERIFY(!readSafetensors(bytes).has_value());
        QVERIFY(!readSafetensors(ByteView(bytes).first(5)).has_value());
    }

    void halfNumbersAreConverted()
    {
        // IEEE 754-2008 binary16: 1, −2, 65504, the smallest subnormal, infinity
        const HostTensor half{ElementType::Float16, {5}, {0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B, 0x01, 0x00, 0x00, 0x7C}};
        QVERIFY(half.floats() == (std::vector<float>{1.0f, -2.0f, 65504.0f, 5.9604644775390625e-8f, INFINITY}));
        const HostTensor brain{ElementType::BFloat16, {2}, {0x80, 0x3F, 0x20, 0xC1}};
        QVERIFY(brain.floats() == (std::vector<float>{1.0f, -10.0f}));
    }

    void picklesAreNotExecuted_data()
    {
        using namespace std::string_literals;
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* tag, const std::string& text, const char* says) {
            QTest::newRow(tag) << QByteArray(text.data(), qsizetype(text.size())) << says;
        };
        row("os.system", "\x80\x02" "cos\nsystem\nU\x04true\x85R."s, "os.system");
        row("stack global", "\x80\x04\x8c\x08" "builtins\x8c\x04" "eval\x93."s, "builtins.eval");
        row("whole model", "\x80\x02" "c__main__\nNet\n)R."s, "__main__.Net");
        row("instance opcode", "\x80\x02(ios\nsystem\n."s, "opcode 105");
        row("endless", "\x80\x02]q\x00h\x00" "a"s, "ends early");
        row("itself", "\x80\x02]q\x00h\x00" "a."s, "no state dict");
        row("stack underflow", "\x80\x02R."s, "stack is empty");
        row("memo", "\x80\x02h\x05."s, "recalls");
        row("long text", "\x80\x02X\xFF\xFF\xFF\xFF" "a."s, "ends early");
        row("number only", "\x80\x02K\x01."s, "no state dict");
        row("no tensors", "\x80\x02}U\x05" "epochK\x01s."s, "epoch");
    }

    void picklesAreNotExecuted()
    {
        QFETCH(QByteArray, object);
        QFETCH(QString, says);
        const auto read = readTorchFile(legacy({object.data(), std::size_t(object.size())}, "\x80\x02]."));
        QVERIFY(!read.has_value());
        QVERIFY2(QString::fromStdString(read.error().message).contains(says), read.error().message.c_str());
    }

    void deepNestingDoesNotOverflow()
    {
        // a list in a list, 300,000 deep: [ ] then a APPEND for each
        std::string object("\x80\x02", 2);
        object += std::string(300'000, ']') + std::string(299'999, 'a') + ".";
        QVERIFY(!readTorchFile(legacy(object, "\x80\x02].")).has_value());
    }

    void tensorsCannotReachOutside_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("stride");
        QTest::addColumn<bool>("fits");
        QTest::newRow("fits") << 0 << 4 << 1 << true;
        QTest::newRow("every second") << 1 << 2 << 2 << true;
        QTest::newRow("offset") << 1 << 4 << 1 << false;
        QTest::newRow("stride") << 0 << 2 << 4 << false;
        QTest::newRow("expanded far") << 0 << 20000 << 0 << false;
    }

    void tensorsCannotReachOutside()
    {
        QFETCH(int, offset);
        QFETCH(int, rows);
        QFETCH(int, stride);
        QFETCH(bool, fits);
        // {"w": _rebuild_tensor(storage of 4 floats, offset, (rows,), (stride,))}
        const std::string object = std::string("\x80\x02}U\x01w" "ctorch._utils\n_rebuild_tensor\n")
            + "((U\x07" "storagectorch\nFloatStorage\nU\x01" "0U\x03" "cpuK\x04NtQK" + char(offset) + "M" + char(rows & 255) + char(rows >> 8)
            + "\x85K" + char(stride) + "\x85tRs.";
        std::string rest("\x80\x02]U\x01" "0a.\x04\0\0\0\0\0\0\0", 16);
        const float values[4] = {1, 2, 3, 4};
        rest.append(reinterpret_cast<const char*>(values), sizeof values);
        const auto read = readTorchFile(legacy(object, rest));
        QVERIFY2(read.has_value() == fits, read ? "" : read.error().message.c_str());
        if (fits && stride == 2)
            QVERIFY(read->tensors.at("w").floats() == (std::vector<float>{2, 4}));
    }

    void damagedFilesAreNoDanger_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("legacy") << "weights/resnet_cifar10/resnet20-12fca82f.th";
        QTest::newRow("zip") << "weights/shufflenetv2_x0.5_imagenet_backbone/shufflenetv2.pth";
        QTest::newRow("safetensors") << "weights/mobilenet_v2_0.35_imagenet_features/"
                                        "mobilenet_v2_0.35_features_torchvision_keys.safetensors";
    }

    void damagedFilesAreNoDanger()
    {
        QFETCH(QString, file);
        LATHE_NEED_SHARED_DATA(file.toStdString());
        const Bytes whole = readFile(sharedData(file.toStdString())).value();
        const auto read = [](ByteView bytes) {
            return bytes.size() > 8 && bytes[8] == '{' ? readSafetensors(bytes) : readTorchFile(bytes);
        };
        Random random(3);
        for (int i = 0; i < 60; ++i)
            QVERIFY2(!read(ByteView(whole).first(random.below(whole.size()))).has_value(), "cut off, yet read");
        // most of the damage goes where the structure is: the first and last 16 kB
        for (int i = 0; i < 300; ++i) {
            Bytes damaged = whole;
            for (int flips = 0; flips < 3; ++flips) {
                const std::size_t place = random.below(16'384);
                damaged[random.below(2) ? place : damaged.size() - 1 - place]
                    ^= static_cast<std::uint8_t>(1 + random.below(255));
            }
            const auto result = read(damaged);
            QVERIFY(result.has_value() || !result.error().message.empty());
        }
    }
};

QTEST_GUILESS_MAIN(TestWeights)
#include "tst_weights.moc"
