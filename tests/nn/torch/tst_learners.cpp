// Every classifier of pictures in the catalog through the same checks, and the checks of what all of them share.
#include "nn/learners/builtin_learners.h"
#include "nn/torch/pictures.h"

#include "base/file.h"
#include "nn/network_file.h"
#include "nn/zoo.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace lathe;
using namespace lathe::test;

namespace {

const Catalog<Learner>& catalog()
{
    static const Catalog<Learner> learners = networkLearners();
    return learners;
}

/// Those of tables have contracts of their own: tst_learner_contract_of_networks; so have detectors: tst_detectors.
std::vector<const Learner*> pictureLearners()
{
    std::vector<const Learner*> all;
    for (const auto& learner : catalog())
        if (learner->info().kinds == std::vector{ItemKind::Image} && learner->info().task == Task::Classification)
            all.push_back(learner.get());
    return all;
}

/// The learner's defaults, made small.
Params smallParams(const Learner& learner, int epochs = 1)
{
    Params params = defaults(learner.parameters());
    params.set("epochs", std::int64_t(epochs));
    params.set("batch_size", std::int64_t(8));
    params.set("image_size", std::int64_t(learner.info().id.starts_with("image.resnet") ? 33 : 16));
    if (params.has("width"))
        params.set("width", 0.1);
    return params;
}

TrainingData smallData(int channels = 3)
{
    return {stripes(2, 18, 16, channels, 1), stripes(2, 8, 16, channels, 2)};
}

TrainingSetup setup(std::uint64_t seed = 3)
{
    TrainingSetup result;
    result.seed = seed;
    result.device = "cpu";
    result.threads = 1;
    return result;
}

const Learner& smallCnnLearner()
{
    return *catalog().find("image.small_cnn");
}

QString text(const Error& error)
{
    return QString::fromStdString(toString(error));
}

#define REQUIRE_OK(result) QVERIFY2((result).has_value(), qPrintable((result) ? QString() : text((result).error())))

} // namespace

class TestLearners : public QObject {
    Q_OBJECT

private slots:
    void contract_data()
    {
        QTest::addColumn<QString>("id");
        for (const Learner* learner : pictureLearners())
            QTest::newRow(learner->info().id.c_str()) << QString::fromStdString(learner->info().id);
    }

    void contract();
    void defaultsAreInsideTheirRanges();
    void needsTwoClasses();
    void learnsWhatIsSeparable();
    void stopBeforeTheFirstEpochIsCancelled();
    void stopLaterKeepsTheBest();
    void resumeEqualsUndisturbed_data();
    void resumeEqualsUndisturbed();
    void otherSettingsDoNotResume();
    void absurdLearningRateIsExplained();
    void brokenPicturesAreLeftOut();
    void streamedEqualsKept();
    void frozenLayersDoNotChange();
    void frozenFeaturesAreCached();
    void noEpochsKeepTheBase();
    void weightsOfAnotherSizeAreRecognised();
    void patienceEndsTheRun();
    void lowPrecisionLearns();
    void everyNetworkHasLowPrecisionGradients_data() { contract_data(); }
    void everyNetworkHasLowPrecisionGradients();
};

void TestLearners::contract()
{
    QFETCH(QString, id);
    const Learner& learner = *catalog().find(id.toStdString());
    const Params params = smallParams(learner);
    const TrainingData data = smallData();
    StopAfter progress;
    Recorder observer;
    const auto first = learner.fit(data, params, setup(), progress, observer);
    REQUIRE_OK(first);
    QCOMPARE(observer.epochs.size(), std::size_t(1));
    QCOMPARE(observer.checkpoints.size(), std::size_t(1));
    QVERIFY(observer.lastStep >= 1);
    QCOMPARE(observer.epochs[0].classF1.size(), std::size_t(2));
    QVERIFY(first->report.parameterCount > 0 && first->report.multiplyAdds > 0);
    QCOMPARE(first->report.threads, 1);

    // The same seed gives the same weights, another gives others.
    const auto second = learner.fit(data, params, setup(), progress, observer);
    REQUIRE_OK(second);
    QCOMPARE(second->model->weightsHash(), first->model->weightsHash());
    const auto other = learner.fit(data, params, setup(4), progress, observer);
    REQUIRE_OK(other);
    QVERIFY(other->model->weightsHash() != first->model->weightsHash());

    const auto predictions = first->model->predict(data.validation, progress);
    REQUIRE_OK(predictions);
    QCOMPARE(predictions->size(), std::size_t(8));
    for (std::size_t i = 0; i < predictions->size(); ++i)
        QVERIFY(std::abs(predictions->row(i)[0] + predictions->row(i)[1] - 1) < 1e-5f);

    const auto folder = TemporaryFolder::create("lathe-learner");
    REQUIRE_OK(folder);
    REQUIRE_OK(first->model->save(folder->path()));
    const auto loaded = learner.load(folder->path(), "cpu");
    REQUIRE_OK(loaded);
    QCOMPARE((*loaded)->weightsHash(), first->model->weightsHash());
    const auto again = (*loaded)->predict(data.validation, progress);
    REQUIRE_OK(again);
    QVERIFY(again->probabilities == predictions->probabilities);
}

void TestLearners::defaultsAreInsideTheirRanges()
{
    for (const Learner* learner : pictureLearners()) {
        const auto checked = checkParams(learner->parameters(), defaults(learner->parameters()));
        QVERIFY2(checked.has_value(), learner->info().id.c_str());
        QVERIFY(!learner->info().summary.empty() && !learner->info().limits.empty());
    }
}

void TestLearners::needsTwoClasses()
{
    for (const Learner* learner : pictureLearners()) {
        TrainingData data{stripes(1, 4, 16, 3, 1), {}};
        QVERIFY(learner->incompatibility(data.train, smallParams(*learner)).has_value());
        std::get<ItemSet>(data.train).classes.push_back("unused");
        const auto problem = learner->incompatibility(data.train, smallParams(*learner));
        QVERIFY(problem && problem->code == ErrorCode::Incompatible);
        StopAfter progress;
        Recorder observer;
        const auto result = learner->fit(data, smallParams(*learner), setup(), progress, observer);
        QVERIFY(!result && result.error().code == ErrorCode::Incompatible);
        QVERIFY(!learner->incompatibility(smallData().train, smallParams(*learner)));
    }
}

void TestLearners::learnsWhatIsSeparable()
{
    const TrainingData data{stripes(3, 120, 12, 1, 1), stripes(3, 30, 12, 1, 2)};
    Params params = smallParams(smallCnnLearner(), 3);
    params.set("image_size", std::int64_t(0));
    params.set("class_weights", std::string("balanced"));
    params.set("mixup", 0.2);
    params.set("erase", 0.2);
    params.set("shift", 0.1);
    params.set("label_smoothing", 0.05);
    params.set("gradient_clip", 5.0);
    StopAfter progress;
    Recorder observer;
    const auto result = smallCnnLearner().fit(data, params, setup(), progress, observer);
    REQUIRE_OK(result);
    // A third would be guessing.
    QVERIFY(observer.epochs.back().metrics.at("accuracy") > 0.9);
    QCOMPARE(progress.lastTotal, std::int64_t(3 * 120));
    const auto predictions = result->model->predict(data.validation, progress);
    REQUIRE_OK(predictions);
    int right = 0;
    for (std::size_t i = 0; i < 30; ++i)
        right += predictions->label(i) == std::get<ItemSet>(data.validation).items[i].label;
    const double best = observer.epochs[static_cast<std::size_t>(result->report.bestEpoch - 1)].metrics.at("accuracy");
    QVERIFY(std::abs(right / 30.0 - best) < 1e-9);
}

void TestLearners::stopBeforeTheFirstEpochIsCancelled()
{
    for (const Learner* learner : pictureLearners()) {
        Recorder observer;
        observer.stopAtFirstBatch = true;
        StopAfter progress(&observer.stop);
        const auto result = learner->fit(smallData(), smallParams(*learner, 50), setup(), progress, observer);
        QVERIFY(!result && result.error().isCancelled());
        QCOMPARE(observer.lastStep, std::int64_t(1));
    }
}

void TestLearners::stopLaterKeepsTheBest()
{
    Recorder observer;
    observer.stopAfterEpoch = 2;
    StopAfter progress(&observer.stop);
    const auto result = smallCnnLearner().fit(smallData(), smallParams(smallCnnLearner(), 50), setup(), progress, observer);
    REQUIRE_OK(result);
    QVERIFY(result->report.stopped);
    QCOMPARE(result->report.epochs, 2);
}

void TestLearners::resumeEqualsUndisturbed_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("optimizer");
    QTest::addColumn<QString>("precision");
    QTest::newRow("adamw") << "image.small_cnn" << "adamw" << "float32";
    QTest::newRow("adamw bfloat16") << "image.small_cnn" << "adamw" << "bfloat16";
    QTest::newRow("sgd") << "image.cifar_resnet" << "sgd" << "float32";
    QTest::newRow("dropout") << "image.mobilenet_v2" << "adamw" << "float32";
}

void TestLearners::resumeEqualsUndisturbed()
{
    QFETCH(QString, id);
    QFETCH(QString, optimizer);
    QFETCH(QString, precision);
    const Learner& learner = *catalog().find(id.toStdString());
    Params params = smallParams(learner, 4);
    params.set("optimizer", optimizer.toStdString());
    params.set("precision", precision.toStdString());
    params.set("shift", 0.1);
    const TrainingData data = smallData();
    StopAfter progress;
    Recorder whole;
    const auto undisturbed = learner.fit(data, params, setup(), progress, whole);
    REQUIRE_OK(undisturbed);
    QCOMPARE(whole.checkpoints.size(), std::size_t(4));

    TrainingSetup resumed = setup();
    resumed.resumeFrom = whole.checkpoints[1];
    Recorder rest;
    const auto result = learner.fit(data, params, resumed, progress, rest);
    REQUIRE_OK(result);
    QCOMPARE(rest.epochs.size(), std::size_t(2));
    QCOMPARE(rest.epochs[0].epoch, 3);
    QCOMPARE(rest.epochs[1].trainLoss, whole.epochs[3].trainLoss);
    QCOMPARE(result->report.bestEpoch, undisturbed->report.bestEpoch);
    QCOMPARE(result->model->weightsHash(), undisturbed->model->weightsHash());
}

void TestLearners::otherSettingsDoNotResume()
{
    const Learner& learner = smallCnnLearner();
    StopAfter progress;
    Recorder observer;
    REQUIRE_OK(learner.fit(smallData(), smallParams(learner), setup(), progress, observer));
    TrainingSetup resumed = setup();
    resumed.resumeFrom = observer.checkpoints[0];
    Params params = smallParams(learner);
    params.set("learning_rate", 0.5);
    const auto other = learner.fit(smallData(), params, resumed, progress, observer);
    QVERIFY(!other && other.error().code == ErrorCode::Incompatible);
    resumed.resumeFrom->state.resize(resumed.resumeFrom->state.size() / 2);
    const auto damaged = learner.fit(smallData(), smallParams(learner), resumed, progress, observer);
    QVERIFY(!damaged && damaged.error().code == ErrorCode::Parse);
}

void TestLearners::absurdLearningRateIsExplained()
{
    Params params = smallParams(smallCnnLearner(), 20);
    params.set("optimizer", std::string("sgd"));
    params.set("learning_rate", 1e6);
    params.set("schedule", std::string("constant"));
    params.set("precision", std::string("float32"));
    StopAfter progress;
    Recorder observer;
    const auto result = smallCnnLearner().fit(smallData(), params, setup(), progress, observer);
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), int(ErrorCode::Numeric));
    QVERIFY(result.error().message.find("step") != std::string::npos);
    QVERIFY(result.error().hint.find("learning rate") != std::string::npos);
}

void TestLearners::brokenPicturesAreLeftOut()
{
    TrainingData data = smallData();
    auto contents = std::make_shared<MemoryContents>();
    for (std::size_t i = 0; i < std::get<ItemSet>(data.train).items.size(); ++i) {
        const auto content = std::get<ItemSet>(data.train).contents->read(std::get<ItemSet>(data.train).items[i].content);
        REQUIRE_OK(content);
        Bytes bytes(content->bytes.begin(), content->bytes.end());
        if (i == 5)
            bytes.resize(bytes.size() / 2);
        std::get<ItemSet>(data.train).items[i].content = contents->add(bytes);
    }
    std::get<ItemSet>(data.train).contents = contents;
    StopAfter progress;
    Recorder observer;
    const auto result = smallCnnLearner().fit(data, smallParams(smallCnnLearner()), setup(), progress, observer);
    REQUIRE_OK(result);
    QVERIFY(std::any_of(observer.messages.begin(), observer.messages.end(),
                        [](const std::string& line) { return line.find("picture 5") != std::string::npos; }));
    const auto predictions = result->model->predict(data.train, progress);
    REQUIRE_OK(predictions);
    QCOMPARE(predictions->errors.size(), std::get<ItemSet>(data.train).items.size());
    QVERIFY(!predictions->errors[5].empty());
    QVERIFY(predictions->errors[4].empty());
    QCOMPARE(predictions->label(5), -1);
    QCOMPARE(predictions->row(5)[0], 0.0f);
}

void TestLearners::streamedEqualsKept()
{
    // Prediction reads its pictures piece by piece; the order of the pieces must not matter.
    const TrainingData data{stripes(2, 600, 12, 1, 1), {}};
    StopAfter progress;
    Recorder observer;
    Params params = smallParams(smallCnnLearner());
    params.set("batch_size", std::int64_t(64));
    params.set("image_size", std::int64_t(0));
    const auto result = smallCnnLearner().fit(data, params, setup(), progress, observer);
    REQUIRE_OK(result);
    const auto all = result->model->predict(data.train, progress);
    REQUIRE_OK(all);
    for (const std::size_t index : {std::size_t(0), std::size_t(255), std::size_t(256), std::size_t(599)}) {
        ItemSet one{std::get<ItemSet>(data.train).classes, {std::get<ItemSet>(data.train).items[index]}, std::get<ItemSet>(data.train).contents};
        const auto alone = result->model->predict(one, progress);
        REQUIRE_OK(alone);
        QVERIFY(std::abs(alone->row(0)[0] - all->row(index)[0]) < 1e-5f);
    }
}

void TestLearners::frozenLayersDoNotChange()
{
    const Learner& learner = *catalog().find("image.cifar_resnet");
    const auto folder = TemporaryFolder::create("lathe-base");
    REQUIRE_OK(folder);
    StopAfter progress;
    Recorder observer;
    const auto base = learner.fit(smallData(), smallParams(learner), setup(), progress, observer);
    REQUIRE_OK(base);
    REQUIRE_OK(base->model->save(folder->path() / "base"));
    const auto before = readNetwork(folder->path() / "base");
    REQUIRE_OK(before);

    // Another number of classes: the head is replaced.
    const TrainingData data{stripes(3, 24, 16, 3, 5), stripes(3, 9, 16, 3, 6)};
    for (const bool augmentation : {false, true}) {
        Params params = smallParams(learner, 2);
        params.set("freeze", std::string("stages"));
        params.set("frozen_stages", std::int64_t(2));
        params.set("flip", augmentation);
        params.set("shift", 0.0);
        TrainingSetup fine = setup();
        fine.base = folder->path() / "base";
        const auto tuned = learner.fit(data, params, fine, progress, observer);
        REQUIRE_OK(tuned);
        QVERIFY(tuned->report.trainableCount < tuned->report.parameterCount);
        REQUIRE_OK(tuned->model->save(folder->path() / "tuned"));
        const auto after = readNetwork(folder->path() / "tuned");
        REQUIRE_OK(after);
        bool laterChanged = false;
        for (const auto& [name, tensor] : after->weights) {
            if (name.starts_with("linear."))
                QCOMPARE(tensor.shape[0], std::int64_t(3));
            else if (name.starts_with("layer2.") || name.starts_with("layer3."))
                laterChanged = laterChanged || !(tensor == before->weights.at(name));
            else
                QVERIFY2(tensor == before->weights.at(name), name.c_str());
        }
        QVERIFY(laterChanged);
    }
}

void TestLearners::frozenFeaturesAreCached()
{
    const Learner& learner = *catalog().find("image.mobilenet_v2");
    const auto folder = TemporaryFolder::create("lathe-base");
    REQUIRE_OK(folder);
    StopAfter progress;
    Recorder observer;
    const auto base = learner.fit(smallData(), smallParams(learner), setup(), progress, observer);
    REQUIRE_OK(base);
    REQUIRE_OK(base->model->save(folder->path() / "base"));

    Params params = smallParams(learner, 3);
    params.set("freeze", std::string("features"));
    TrainingSetup fine = setup();
    fine.base = folder->path() / "base";
    fine.cache = folder->path() / "cache";
    const auto first = learner.fit(smallData(), params, fine, progress, observer);
    REQUIRE_OK(first);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(fine.cache))
        ++files;
    QCOMPARE(files, std::size_t(2)); // training and validation
    const auto second = learner.fit(smallData(), params, fine, progress, observer);
    REQUIRE_OK(second);
    QCOMPARE(second->model->weightsHash(), first->model->weightsHash());
}

void TestLearners::noEpochsKeepTheBase()
{
    const Learner& learner = *catalog().find("image.cifar_resnet");
    const auto folder = TemporaryFolder::create("lathe-base");
    REQUIRE_OK(folder);
    StopAfter progress;
    Recorder observer;
    const auto base = learner.fit(smallData(), smallParams(learner), setup(), progress, observer);
    REQUIRE_OK(base);
    REQUIRE_OK(base->model->save(folder->path()));
    TrainingSetup fine = setup();
    const auto without = learner.fit(smallData(), smallParams(learner, 0), fine, progress, observer);
    QVERIFY(!without && without.error().code == ErrorCode::InvalidArgument);
    fine.base = folder->path();
    const auto kept = learner.fit(smallData(), smallParams(learner, 0), fine, progress, observer);
    REQUIRE_OK(kept);
    QCOMPARE(kept->model->weightsHash(), base->model->weightsHash());
    QCOMPARE(kept->report.epochs, 0);

    fine.base = folder->path() / "nothing";
    QVERIFY(!learner.fit(smallData(), smallParams(learner), fine, progress, observer));
    const auto other = catalog().find("image.resnet18");
    fine.base = folder->path();
    const auto mismatch = other->fit(smallData(), smallParams(*other), fine, progress, observer);
    QVERIFY(!mismatch && mismatch.error().code == ErrorCode::Incompatible);
}

void TestLearners::weightsOfAnotherSizeAreRecognised()
{
    // A base of width 0.35 for a network of width 1: the error says what would fit.
    const auto folder = TemporaryFolder::create("lathe-test");
    WeightsFile file;
    const std::vector<ParameterInfo> infos = parameters(mobilenetV2(0.35, {3, 32, 32}, 1000).value()).value();
    for (const ParameterInfo& info : infos) {
        HostTensor& tensor = file.tensors[info.name];
        tensor.shape = info.shape;
        tensor.bytes.resize(static_cast<std::size_t>(tensor.count()) * sizeof(float));
    }
    const auto path = folder->path() / "base.safetensors";
    QVERIFY(writeFileAtomic(path, writeSafetensors(file)));
    const Learner& learner = *catalog().find("image.mobilenet_v2");
    Params params = smallParams(learner);
    params.set("width", 1.0);
    TrainingSetup withBase = setup();
    withBase.base = path;
    StopAfter progress;
    Recorder observer;
    const auto fitted = learner.fit(smallData(), params, withBase, progress, observer);
    QVERIFY(!fitted);
    QVERIFY2(fitted.error().hint.find("width 0.35") != std::string::npos, qPrintable(text(fitted.error())));
}

void TestLearners::patienceEndsTheRun()
{
    Params params = smallParams(smallCnnLearner(), 40);
    params.set("learning_rate", 1e-7);
    params.set("patience", std::int64_t(2));
    // With a label that says nothing the accuracy cannot rise for long.
    TrainingData data = smallData(1);
    for (std::size_t i = 0; i < std::get<ItemSet>(data.validation).items.size(); ++i)
        std::get<ItemSet>(data.validation).items[i].label = 0;
    StopAfter progress;
    Recorder observer;
    const auto result = smallCnnLearner().fit(data, params, setup(), progress, observer);
    REQUIRE_OK(result);
    QVERIFY(!result->report.stopped);
    QVERIFY(result->report.epochs == 40 || !result->report.stopReason.empty());
    QCOMPARE(result->report.epochs < 40, result->report.epochs == result->report.bestEpoch + 2);
}

void TestLearners::lowPrecisionLearns()
{
    Params params = smallParams(smallCnnLearner(), 4);
    params.set("precision", std::string("bfloat16"));
    StopAfter progress;
    Recorder observer;
    const auto result = smallCnnLearner().fit({stripes(3, 60, 16, 3, 1), stripes(3, 30, 16, 3, 2)}, params, setup(), progress, observer);
    REQUIRE_OK(result);
    QVERIFY(observer.epochs[static_cast<std::size_t>(result->report.bestEpoch - 1)].metrics.at("accuracy") > 0.9);
}

void TestLearners::everyNetworkHasLowPrecisionGradients()
{
    QFETCH(QString, id);
    const Learner& learner = *catalog().find(id.toStdString());
    Params params = smallParams(learner);
    params.set("precision", std::string("bfloat16"));
    StopAfter progress;
    Recorder observer;
    const auto result = learner.fit(smallData(), params, setup(), progress, observer);
    REQUIRE_OK(result);
    QCOMPARE(result->report.precision, std::string("bfloat16"));
}

QTEST_GUILESS_MAIN(TestLearners)
#include "tst_learners.moc"
