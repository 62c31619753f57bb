// "Label more or tune more", from the learning curve over the labels.
#include "services/label_curve.h"

#include "base/random.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

/// Clouds around `classes` directions; with a spread of 1 they lie in each other.
struct Clouds {
    Embeddings embeddings;
    std::vector<std::int32_t> labels;
    Clouds(std::size_t count, std::size_t classes, std::size_t dims, double spread)
    {
        Random random(3);
        const auto normal = [&] { return std::sqrt(-2 * std::log(1 - random.uniform())) * std::cos(6.283185307179586 * random.uniform()); };
        embeddings.dims = dims;
        for (std::size_t i = 0; i < count; ++i) {
            labels.push_back(std::int32_t(i % classes));
            for (std::size_t j = 0; j < dims; ++j)
                embeddings.rows.push_back(float((j == i % classes ? 1 : 0) + spread * normal()));
        }
        embeddings = normalised(std::move(embeddings));
    }
};

} // namespace

class TestLabelCurve : public QObject {
    Q_OBJECT
private slots:
    void easyPicturesNeedNoMoreLabels()
    {
        const Clouds clouds(400, 4, 16, 0.05);
        NoProgress quiet;
        const auto curve = labelCurve(clouds.embeddings, clouds.labels, 4, 1, quiet);
        QVERIFY2(curve, curve ? "" : curve.error().message.c_str());
        QCOMPARE(curve->labelled, std::size_t(400));
        QCOMPARE(curve->points.size(), std::size_t(4));
        QCOMPARE(curve->points[0].labels, std::size_t(80)); // a quarter of the four fifths that are not held out
        QCOMPARE(curve->points[3].labels, std::size_t(320));
        QCOMPARE(curve->points[3].accuracies.size(), std::size_t(5));
        QVERIFY(curve->points[0].mean() > 0.99);
        QVERIFY(curve->advice == LabelAdvice::TuneMore);
        QVERIFY2(adviceOf(*curve).english().starts_with("100 more labels would bring about +0.0 points"), adviceOf(*curve).english().c_str());
    }

    /// The slope by its closed form for the numbers 1, 2, 3, 4 in proportion, a second way.
    void hardPicturesDo()
    {
        const Clouds clouds(120, 6, 48, 0.28);
        NoProgress quiet;
        const auto curve = labelCurve(clouds.embeddings, clouds.labels, 6, 1, quiet);
        QVERIFY(curve);
        QVERIFY2(curve->points[3].mean() > curve->points[0].mean() + 0.05, qPrintable(QString::number(curve->points[3].mean())));
        double slope = 0;
        const double x[] = {std::log(0.25), std::log(0.5), std::log(0.75), 0};
        const double mean = (x[0] + x[1] + x[2] + x[3]) / 4;
        double above = 0, below = 0;
        for (int i = 0; i < 4; ++i) {
            above += (x[i] - mean) * curve->points[std::size_t(i)].mean();
            below += (x[i] - mean) * (x[i] - mean);
        }
        slope = above / below;
        QVERIFY2(std::abs(curve->gain - slope * std::log(220.0 / 120)) < 1e-9, qPrintable(QString::number(curve->gain)));
        QVERIFY(curve->gainLow <= curve->gain && curve->gain <= curve->gainHigh);
        QVERIFY(curve->training >= curve->points[3].mean());
        QVERIFY(curve->advice != LabelAdvice::TuneMore);
    }

    void tooFewLabelsSaySo()
    {
        const Clouds clouds(30, 2, 4, 0.1);
        NoProgress quiet;
        QVERIFY(labelCurve(clouds.embeddings, clouds.labels, 2, 1, quiet).error().code == ErrorCode::InvalidArgument);
        const Clouds one(60, 1, 4, 0.1);
        QVERIFY(!labelCurve(one.embeddings, one.labels, 1, 1, quiet));
    }
};

QTEST_GUILESS_MAIN(TestLabelCurve)
#include "tst_label_curve.moc"
