// Optimisers, schedules and watched metrics against hand calculation.
#include "nn/detail/confusion.h"
#include "nn/detail/optimiser_kernels.h"
#include "nn/detail/training_settings.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

class TestTrainingFormulas : public QObject {
    Q_OBJECT

private slots:
    void adamW();
    void sgd_data();
    void sgd();
    void schedules();
    void confusion();
};

void TestTrainingFormulas::adamW()
{
    // Step 1: 0.999·1 − 0.1·0.5/0.5. Step 2: m = −0.055, v = 0.00124975, corrected −0.2894737 and 0.6251876.
    float weight = 1, mean = 0, variance = 0, gradient = 0.5f;
    adamStep({0.1f, 0.9f, 0.999f, 1e-8f, 0.01f, 0.1f, 0.001f}, 1, &gradient, 1, &weight, &mean, &variance);
    QVERIFY(std::abs(weight - 0.899f) < 1e-5f);
    gradient = -2; // halved by the scale
    adamStep({0.1f, 0.9f, 0.999f, 1e-8f, 0.01f, 0.19f, 0.001999f}, 1, &gradient, 0.5f, &weight, &mean, &variance);
    QVERIFY(std::abs(weight - 0.9347114f) < 1e-5f);
}

void TestTrainingFormulas::sgd_data()
{
    QTest::addColumn<bool>("nesterov");
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("second");
    // Gradients 0.5 and −1, rate 0.1, momentum 0.9, decay 0.1, from 1.
    QTest::newRow("plain") << false << 0.94 << 0.9766;
    QTest::newRow("nesterov") << true << 0.886 << 1.010566;
}

void TestTrainingFormulas::sgd()
{
    QFETCH(bool, nesterov);
    QFETCH(double, first);
    QFETCH(double, second);
    float weight = 1, velocity = 0, gradient = 0.5f;
    sgdStep({0.1f, 0.9f, 0.1f, nesterov, true}, 1, &gradient, 1, &weight, &velocity);
    QVERIFY(std::abs(weight - first) < 1e-6);
    gradient = -1;
    sgdStep({0.1f, 0.9f, 0.1f, nesterov, false}, 1, &gradient, 1, &weight, &velocity);
    QVERIFY(std::abs(weight - second) < 1e-6);
}

void TestTrainingFormulas::schedules()
{
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-9; };
    TrainingSettings settings;
    settings.epochs = 10;
    settings.schedule = ScheduleKind::Constant;
    QVERIFY(near(scheduleFactor(settings, 7.3), 1));
    settings.schedule = ScheduleKind::Cosine;
    QVERIFY(near(scheduleFactor(settings, 0), 1));
    QVERIFY(near(scheduleFactor(settings, 5), 0.5));
    QVERIFY(near(scheduleFactor(settings, 10), 0));
    settings.warmupEpochs = 2;
    QVERIFY(near(scheduleFactor(settings, 1), 0.5));
    QVERIFY(near(scheduleFactor(settings, 6), 0.5));
    settings.schedule = ScheduleKind::OneCycle;
    QVERIFY(near(scheduleFactor(settings, 0), 0.04));
    QVERIFY(near(scheduleFactor(settings, 1.5), 0.52));
    QVERIFY(near(scheduleFactor(settings, 3), 1));
    QVERIFY(near(scheduleFactor(settings, 6.5), 0.5));
}

void TestTrainingFormulas::confusion()
{
    Confusion counts(4);
    // truth 0: 2 right, 1 as class 1; truth 1: 1 right, 1 as class 2; classes 2 and 3 never occur.
    counts.add(0, 0);
    counts.add(0, 0);
    counts.add(0, 1);
    counts.add(1, 1);
    counts.add(1, 2);
    QCOMPARE(counts.accuracy(), 0.6);
    const std::vector<double> f1 = counts.classF1();
    QCOMPARE(f1[0], 0.8);
    QCOMPARE(f1[1], 0.5);
    QCOMPARE(f1[2], 0.0);
    // Class 3 neither occurs nor is predicted, so it does not count.
    QCOMPARE(counts.macroF1(), (0.8 + 0.5) / 3);
}

QTEST_GUILESS_MAIN(TestTrainingFormulas)
#include "tst_training_formulas.moc"
