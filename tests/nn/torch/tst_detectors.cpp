// Every detector of the catalog: what all learners promise, and that it finds what is there to find.
#include "ml/average_precision.h"
#include "nn/box_grid.h"
#include "nn/detail/box_decoding.h"
#include "nn/detail/box_targets.h"
#include "nn/learners/builtin_learners.h"
#include "nn/torch/pictures.h"

#include "base/file.h"

#include <QtTest>

#include <cmath>

using namespace lathe;
using namespace lathe::test;

namespace {

const Catalog<Learner>& catalog()
{
    static const Catalog<Learner> learners = networkLearners();
    return learners;
}

/// Grey noise with two or three squares of 12 to 20 pixels: bright ones are of class 0, dark ones of class 1.
ItemSet squares(int count, std::uint64_t seed)
{
    constexpr int kWidth = 96, kHeight = 64;
    auto contents = std::make_shared<MemoryContents>();
    ItemSet set;
    set.classes = {"bright", "dark"};
    Random random(seed);
    for (int i = 0; i < count; ++i) {
        Image image{kWidth, kHeight, 1, Bytes(std::size_t(kWidth * kHeight))};
        for (std::uint8_t& pixel : image.pixels)
            pixel = std::uint8_t(110 + random.below(30));
        std::vector<Annotation> boxes;
        const int things = 2 + i % 2;
        for (int k = 0; k < things; ++k) {
            const int side = 12 + int(random.below(9));
            const int x = k * 32 + int(random.below(std::size_t(32 - side + 1))), y = int(random.below(std::size_t(kHeight - side + 1)));
            const int label = int(random.below(2));
            for (int row = y; row < y + side; ++row)
                for (int column = x; column < x + side; ++column)
                    image.pixels[std::size_t(row * kWidth + column)] = std::uint8_t((label == 0 ? 200 : 20) + random.below(30));
            Annotation box;
            box.label = label;
            box.shape = Box{double(x), double(y), double(side), double(side), 0};
            boxes.push_back(box);
        }
        Item item;
        item.content = contents->add(encodePnm(image));
        item.name = "picture " + std::to_string(i);
        item.channels = 1;
        item.width = kWidth;
        item.height = kHeight;
        set.items.push_back(item);
        set.annotations.push_back(boxes);
    }
    set.contents = contents;
    return set;
}

Params smallParams(const Learner& learner, int epochs)
{
    Params params = defaults(learner.parameters());
    params.set("epochs", std::int64_t(epochs));
    params.set("batch_size", std::int64_t(4));
    params.set("width", 0.1);
    params.set("head_channels", std::int64_t(16));
    return params;
}

TrainingSetup setup(std::uint64_t seed = 3)
{
    TrainingSetup result;
    result.seed = seed;
    result.device = "cpu";
    result.threads = 1;
    return result;
}

std::vector<std::vector<TrueBox>> truthOf(const ItemSet& set)
{
    std::vector<std::vector<TrueBox>> all;
    for (std::size_t i = 0; i < set.items.size(); ++i)
        all.push_back(trueBoxesOf(set, i));
    return all;
}

QString text(const Error& error)
{
    return QString::fromStdString(toString(error));
}

#define REQUIRE_OK(result) QVERIFY2((result).has_value(), qPrintable((result) ? QString() : text((result).error())))

} // namespace

class TestDetectors : public QObject {
    Q_OBJECT

    void rows()
    {
        QTest::addColumn<QString>("id");
        for (const auto& learner : catalog())
            if (learner->info().task == Task::Detection)
                QTest::newRow(learner->info().id.c_str()) << QString::fromStdString(learner->info().id);
    }
    static const Learner& learner()
    {
        QFETCH(QString, id);
        return *catalog().find(id.toStdString());
    }

private slots:
    void describesItself_data() { rows(); }
    void describesItself()
    {
        const LearnerInfo& info = learner().info();
        for (const std::string& one : {info.name, info.summary, info.strengths, info.limits, info.cost, info.reference})
            QVERIFY(!one.empty());
        QVERIFY(checkParams(learner().parameters(), defaults(learner().parameters())).has_value());
    }

    void needsBoxes_data() { rows(); }
    void needsBoxes()
    {
        const Params params = smallParams(learner(), 1);
        ItemSet set = squares(4, 1);
        QVERIFY(!learner().incompatibility(set, params));
        set.annotations.clear();
        const auto problem = learner().incompatibility(set, params);
        QVERIFY(problem && problem->code == ErrorCode::Incompatible && !problem->hint.empty());
        StopAfter progress;
        Recorder observer;
        const auto fitted = learner().fit({set, {}}, params, setup(), progress, observer);
        QVERIFY(!fitted && fitted.error().code == ErrorCode::Incompatible);
        QVERIFY(learner().incompatibility(Table(), params).has_value());
    }

    void sameSeedSameModelAlsoAfterLoading_data() { rows(); }
    void sameSeedSameModelAlsoAfterLoading()
    {
        const TrainingData data{squares(10, 1), squares(4, 2)};
        const Params params = smallParams(learner(), 2);
        StopAfter progress;
        Recorder observer;
        const auto first = learner().fit(data, params, setup(), progress, observer);
        REQUIRE_OK(first);
        QCOMPARE(observer.epochs.size(), std::size_t(2));
        QVERIFY(observer.epochs[1].metrics.contains("map_50") && observer.epochs[1].metrics.contains("map_50_95"));
        QCOMPARE(observer.epochs[1].classF1.size(), std::size_t(2));
        const auto again = learner().fit(data, params, setup(), progress, observer);
        REQUIRE_OK(again);
        QCOMPARE(again->model->weightsHash(), first->model->weightsHash());
        const auto other = learner().fit(data, params, setup(4), progress, observer);
        REQUIRE_OK(other);
        QVERIFY(other->model->weightsHash() != first->model->weightsHash());

        const auto folder = TemporaryFolder::create("lathe-detector");
        REQUIRE_OK(folder);
        REQUIRE_OK(first->model->save(folder->path()));
        const auto loaded = learner().load(folder->path(), "cpu");
        REQUIRE_OK(loaded);
        QCOMPARE((*loaded)->weightsHash(), first->model->weightsHash());
        const auto expected = first->model->predict(data.validation, progress), answers = (*loaded)->predict(data.validation, progress);
        REQUIRE_OK(answers);
        QCOMPARE(answers->found.size(), std::size_t(4));
        QVERIFY(answers->found == expected->found);
        for (const auto& classifier : catalog())
            if (classifier->info().task == Task::Classification && classifier->info().kinds == std::vector{ItemKind::Image})
                QVERIFY(!classifier->load(folder->path(), "cpu"));
    }

    void stopsAndResumes_data() { rows(); }
    void stopsAndResumes()
    {
        const TrainingData data{squares(8, 1), squares(4, 2)};
        const Params params = smallParams(learner(), 3);
        StopAfter progress;
        Recorder whole;
        const auto undisturbed = learner().fit(data, params, setup(), progress, whole);
        REQUIRE_OK(undisturbed);
        TrainingSetup later = setup();
        later.resumeFrom = whole.checkpoints[0];
        const auto resumed = learner().fit(data, params, later, progress, whole);
        REQUIRE_OK(resumed);
        QCOMPARE(resumed->model->weightsHash(), undisturbed->model->weightsHash());

        Recorder stopping;
        stopping.stopAtFirstBatch = true;
        StopAfter stop(&stopping.stop);
        const auto stopped = learner().fit(data, params, setup(), stop, stopping);
        QVERIFY(!stopped && stopped.error().isCancelled());
        // Other boxes are other data.
        TrainingData changed = data;
        std::get<Box>(std::get<ItemSet>(changed.train).annotations[0][0].shape).width += 1;
        QVERIFY(!learner().fit(changed, params, later, progress, whole));
    }

    void findsTheSquares_data() { rows(); }
    void findsTheSquares()
    {
        const TrainingData data{squares(32, 1), squares(8, 2)};
        Params params = smallParams(learner(), 30);
        params.set("learning_rate", 5e-3);
        params.set("flip_vertical", true);
        StopAfter progress;
        Recorder observer;
        const auto fitted = learner().fit(data, params, setup(), progress, observer);
        REQUIRE_OK(fitted);
        const ItemSet test = squares(16, 5);
        const auto answers = fitted->model->predict(test, progress);
        REQUIRE_OK(answers);
        const auto precision = meanPrecision(answers->found, truthOf(test), 2);
        QVERIFY2(precision.at50.value_or(0) > 0.85, qPrintable(QString::number(precision.at50.value_or(0))));
        QVERIFY(fitted->report.bestEpoch > 1);

        // A base that finds the same things goes on from there.
        const auto folder = TemporaryFolder::create("lathe-detector");
        REQUIRE_OK(folder);
        REQUIRE_OK(fitted->model->save(folder->path()));
        TrainingSetup from = setup();
        from.base = folder->path();
        params.set("epochs", std::int64_t(0));
        const auto same = learner().fit(data, params, from, progress, observer);
        REQUIRE_OK(same);
        QCOMPARE(same->model->weightsHash(), fitted->model->weightsHash());
    }

    /// A grid of 2 × 3 places for one class: the place in the second row and column says 0.88 and sides of 1, 2, 1, ½ cells.
    void gridBecomesBoxes()
    {
        std::vector<float> grid(5 * 6, 0.0f);
        for (int i = 0; i < 6; ++i)
            grid[std::size_t(i)] = -10;
        grid[4] = 2;
        const float sides[4] = {0, std::log(2.0f), 0, std::log(0.5f)};
        for (int k = 0; k < 4; ++k)
            grid[std::size_t((1 + k) * 6 + 4)] = sides[k];
        const auto boxes = boxesOf(grid, 1, 2, 3);
        QCOMPARE(boxes.size(), std::size_t(1));
        QVERIFY(std::abs(boxes[0].score - 1 / (1 + std::exp(-2.0f))) < 1e-6f);
        // The middle of the cell is (12, 12); 16 pixels up are cut at the border.
        QVERIFY(std::abs(boxes[0].x - 4) < 1e-5f && boxes[0].y == 0);
        QVERIFY(std::abs(boxes[0].width - 16) < 1e-5f && std::abs(boxes[0].height - 16) < 1e-5f);

        // The input shows a picture of twice its size.
        const ShownPart part{0, 0, 48, 32, 24, 16, 48, 32};
        const auto there = inPicture(boxes, part);
        QVERIFY(std::abs(there[0].x - 8) < 1e-5f && std::abs(there[0].width - 32) < 1e-5f);
        const auto back = inInput({TrueBox{8, 0, 32, 32, 0, 1024}}, part);
        QVERIFY((back[0] == TrueBox{4, 0, 16, 16, 0, 256}));
    }

    void placesLearnTheSmallestBoxAroundThem()
    {
        // A large box over all of 4 × 4 cells, a small one in the cell at row 1, column 1, a tiny one off every middle.
        const std::vector<std::vector<TrueBox>> pictures{{{0, 0, 32, 32, 0, 1024}, {9, 9, 6, 6, 1, 36}, {25, 1, 2, 2, 2, 4}}};
        const BoxTargets targets = boxTargets(pictures, 4, 4);
        // Within 12 pixels of (16, 16): the middles at 4, 12, 20 and 28, all of the 4 × 4 places.
        std::vector<std::int64_t> labels(16, -1);
        for (std::size_t i = 0; i < targets.places.size(); ++i)
            labels[std::size_t(targets.places[i])] = targets.labels[i];
        QVERIFY((labels == std::vector<std::int64_t>{0, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        QCOMPARE(targets.boxes.size(), std::size_t(64));
        QVERIFY((std::vector<float>(targets.boxes.begin() + 5 * 4, targets.boxes.begin() + 6 * 4) == std::vector<float>{9, 9, 15, 15}));

        TrueBox difficult{0, 0, 16, 8, 0, 128};
        difficult.isIgnored = true;
        const BoxTargets ignoring = boxTargets(std::vector<std::vector<TrueBox>>{{}, {difficult}}, 2, 2);
        QVERIFY(ignoring.places.empty());
        QVERIFY((ignoring.ignored == std::vector<std::int64_t>{4, 5})); // the upper row of the second picture
    }
};

QTEST_GUILESS_MAIN(TestDetectors)
#include "tst_detectors.moc"
