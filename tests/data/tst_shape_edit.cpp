// What a hand does to shapes and masks.
#include "data/annotation_json.h"
#include "data/mask_edit.h"
#include "data/shape_edit.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace lathe;

namespace {

constexpr Extent kPicture{100, 80};

/// The shape's JSON with numbers to a hundredth.
QString text(const Shape& shape)
{
    nlohmann::json json = toJson(Annotation{{}, -1, shape, {}, {}, {}, {}});
    json.erase("label");
    const std::function<void(nlohmann::json&)> round = [&](nlohmann::json& value) {
        if (value.is_number_float())
            value = std::round(value.get<double>() * 100) / 100 + 0.0;
        else if (value.is_structured())
            for (auto& part : value)
                round(part);
    };
    round(json);
    return QString::fromStdString(json.dump());
}

/// '#' inside; the mask's rectangle begins at `left`, `top`.
Mask drawn(std::uint32_t left, std::uint32_t top, const QStringList& rows)
{
    MaskPixels pixels{left, top, std::uint32_t(rows[0].size()), std::uint32_t(rows.size()), {}};
    for (const QString& row : rows)
        for (const QChar c : row)
            pixels.inside.push_back(c == '#');
    return maskOf(pixels);
}

QStringList drawing(const Mask& mask)
{
    const MaskPixels pixels = pixelsOf(mask);
    QStringList rows;
    for (std::uint32_t y = 0; y < mask.height; ++y) {
        QString row;
        for (std::uint32_t x = 0; x < mask.width; ++x)
            row += pixels.inside[y * mask.width + x] ? '#' : '.';
        rows << row;
    }
    return rows;
}

const Box kBox{10, 20, 30, 40, 0};
const Polygon kTriangle{{{{0, 0}, {10, 0}, {0, 10}}}};

} // namespace

class TestShapeEdit : public QObject {
    Q_OBJECT
private slots:
    void distances()
    {
        QCOMPARE(distanceTo(kBox, {20, 30}), 0.0);
        QCOMPARE(distanceTo(kBox, {7, 16}), 5.0); // 3, 4
        QCOMPARE(distanceTo(Box{0, 0, 20, 2, 90}, {10, 9}), 0.0); // stands upright around 10, 1
        QCOMPARE(distanceTo(Box{0, 0, 20, 2, 90}, {14, 1}), 3.0);
        QCOMPARE(distanceTo(kTriangle, {1, 1}), 0.0);
        QCOMPARE(distanceTo(kTriangle, {-3, 5}), 3.0);
        QCOMPARE(distanceTo(Polygon{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{2, 2}, {8, 2}, {8, 8}, {2, 8}}}}, {5, 4}), 2.0); // in the hole
        QCOMPARE(distanceTo(Polyline{{{0, 0}, {10, 0}}}, {4, 7}), 7.0);
        QCOMPARE(distanceTo(KeyPoints{{{{1, 1}, Visibility::Absent}, {{5, 5}, Visibility::Hidden}}, {}}, {5, 1}), 4.0);
        QVERIFY(std::isinf(distanceTo(WholePicture{}, {0, 0})));
        const Mask mask = drawn(3, 4, {"#.", ".#"});
        QCOMPARE(distanceTo(mask, {3.5, 4.5}), 0.0);
        QVERIFY(std::isinf(distanceTo(mask, {4.5, 4.5})));
    }

    void movesStopAtTheEdge()
    {
        QCOMPARE(text(moved(kBox, 5, -3, kPicture)), text(Box{15, 17, 30, 40, 0}));
        QCOMPARE(text(moved(kBox, -50, 500, kPicture)), text(Box{0, 40, 30, 40, 0}));
        QCOMPARE(text(moved(Box{-5, 0, 10, 10, 0}, -1, 0, kPicture)), text(Box{-5, 0, 10, 10, 0})); // outside already: no farther
        QCOMPARE(text(moved(kTriangle, 95, 1, kPicture)), text(Polygon{{{{90, 1}, {100, 1}, {90, 11}}}}));
        QCOMPARE(std::get<Mask>(moved(drawn(3, 4, {"##"}), 200, -9, kPicture)).left, 98u);
    }

    void boxesAreReshapedByTheirHandles_data()
    {
        QTest::addColumn<int>("handle");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<bool>("square");
        QTest::addColumn<QString>("box");
        const auto row = [](const char* name, int handle, double x, double y, bool square, const Box& box) {
            QTest::newRow(name) << handle << x << y << square << text(box);
        };
        row("upper left", 0, 15, 25, false, {15, 25, 25, 35, 0});
        row("top", 1, 99, 25, false, {10, 25, 30, 35, 0});
        row("lower right", 4, 20, 30, false, {10, 20, 10, 10, 0});
        row("left, over the right side", 7, 50, 0, false, {40, 20, 10, 40, 0});
        row("in proportion", 4, 70, 61, true, {10, 20, 60, 80, 0});
        row("turned a quarter", 8, 90, 40, false, {10, 20, 30, 40, 90});
        row("turned by steps", 8, 26, 0, true, {10, 20, 30, 40, 0});
    }
    void boxesAreReshapedByTheirHandles()
    {
        QFETCH(int, handle);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(bool, square);
        QFETCH(QString, box);
        QCOMPARE(text(reshaped(kBox, std::size_t(handle), {x, y}, square)), box);
    }

    /// Of a turned box the opposite corner stays where it is.
    void aTurnedBoxKeepsItsOppositeSide()
    {
        const Box box{10, 20, 30, 40, 30};
        const Shape after = reshaped(box, 4, {60, 70}, false);
        const Point before = cornersOf(box)[0], now = cornersOf(std::get<Box>(after))[0];
        QVERIFY(std::abs(before.x - now.x) < 1e-9 && std::abs(before.y - now.y) < 1e-9);
        const Point dragged = cornersOf(std::get<Box>(after))[2];
        QVERIFY(std::abs(dragged.x - 60) < 1e-9 && std::abs(dragged.y - 70) < 1e-9);
        QCOMPARE(std::get<Box>(after).angle, 30.0);
        QCOMPARE(handlesOf(box, 5).size(), std::size_t(9));
    }

    void points()
    {
        const auto longer = withPoint(kTriangle, {5, -1});
        QCOMPARE(text(*longer), text(Polygon{{{{0, 0}, {5, -1}, {10, 0}, {0, 10}}}}));
        QCOMPARE(text(*withoutPoint(*longer, 1)), text(kTriangle));
        QVERIFY(!withoutPoint(kTriangle, 0) && !withPoint(kBox, {1, 1}));
        QCOMPARE(text(*withPoint(Polyline{{{0, 0}, {10, 0}}}, {5, 2})), text(Polyline{{{0, 0}, {5, 2}, {10, 0}}}));
        QCOMPARE(text(reshaped(kTriangle, 2, {1, 12}, false)), text(Polygon{{{{0, 0}, {10, 0}, {1, 12}}}}));
        QVERIFY(std::get<KeyPoints>(reshaped(KeyPoints{{{{1, 1}, Visibility::Absent}}, {}}, 0, {4, 4}, false)).points[0].visibility == Visibility::Visible);
    }

    void boxesBetweenCorners()
    {
        QCOMPARE(text(*boxBetween({30, 40}, {10, 20}, kPicture)), text(Box{10, 20, 20, 20, 0}));
        QCOMPARE(text(*boxBetween({-10, -10}, {500, 500}, kPicture)), text(Box{0, 0, 100, 80, 0}));
        QVERIFY(!boxBetween({3, 3}, {3.5, 30}, kPicture) && !boxBetween({-9, 3}, {-2, 30}, kPicture));
    }

    void interpolation()
    {
        QCOMPARE(text(*between(kBox, Box{20, 20, 50, 40, 10}, 0.5)), text(Box{15, 20, 40, 40, 5}));
        QCOMPARE(text(*between(Box{0, 0, 9, 9, 170}, Box{0, 0, 9, 9, -170}, 0.5)), text(Box{0, 0, 9, 9, 180})); // the short way
        QVERIFY(!between(kBox, kTriangle, 0.5) && !between(kTriangle, *withPoint(kTriangle, {5, -1}), 0.5));
        QVERIFY(!between(drawn(0, 0, {"#"}), drawn(0, 0, {"#"}), 0.5));
    }

    void masksReadBack()
    {
        const Mask mask = drawn(5, 6, {"....", ".##.", ".#..", "...."});
        QCOMPARE(mask.left, 6u);
        QCOMPARE(mask.top, 7u);
        QCOMPARE(drawing(mask), (QStringList{"##", "#."}));
        QCOMPARE(mask.runs, (std::vector<std::uint32_t>{0, 3, 1}));
        QCOMPARE(drawn(0, 0, {"..", ".."}), Mask());
        QVERIFY(!problemOf(mask));
    }

    void brushAndEraser()
    {
        // Middles within one pixel of 2.5, 2.5: a plus of five.
        const Mask plus = painted({}, {{2.5, 2.5}}, 1, true, kPicture);
        QCOMPARE(drawing(plus), (QStringList{".#.", "###", ".#."}));
        QCOMPARE(plus.left, 1u);
        QCOMPARE(drawing(painted(plus, {{2.5, 2.5}, {4.5, 2.5}}, 0.4, true, kPicture)), (QStringList{".#..", "####", ".#.."}));
        QCOMPARE(drawing(painted(plus, {{2.5, 2.5}}, 0.4, false, kPicture)), (QStringList{".#.", "#.#", ".#."}));
        QCOMPARE(painted(plus, {{2.5, 2.5}}, 9, false, kPicture), Mask());
        QCOMPARE(drawing(painted({}, {{0, 0}}, 1.6, true, kPicture)), (QStringList{"##", "#."})); // cut by the corner
    }

    void fillings()
    {
        QCOMPARE(drawing(maskOf(Shape(Polygon{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {{1, 1}, {3, 1}, {3, 3}, {1, 3}}}}), kPicture)),
                 (QStringList{"####", "#..#", "#..#", "####"}));
        QCOMPARE(drawing(maskOf(Shape(Box{98, 78, 9, 9, 0}), kPicture)), (QStringList{"##", "##"}));
        const QStringList wall{"######", "#....#", "#.##.#", "#.##.#", "#....#", "######"};
        const auto free = [&](std::uint32_t x, std::uint32_t y) { return wall[int(y)][int(x)] == '.'; };
        const auto ring = filledFrom({1.5, 1.5}, {6, 6}, free, 100);
        QCOMPARE(drawing(*ring), (QStringList{"####", "#..#", "#..#", "####"}));
        QVERIFY(!filledFrom({1.5, 1.5}, {6, 6}, free, 5) && !filledFrom({-1, 2}, {6, 6}, free, 5));
        QCOMPARE(drawing(joined(drawn(0, 0, {"#"}), drawn(2, 1, {"#"}))), (QStringList{"#..", "..#"}));
        QCOMPARE(joined({}, drawn(2, 1, {"#"})), drawn(2, 1, {"#"}));
    }

    void boundsAndAreas()
    {
        QCOMPARE(areaOf(kTriangle), 50.0);
        QCOMPARE(areaOf(Polygon{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {{1, 1}, {3, 1}, {3, 3}, {1, 3}}}}), 12.0);
        QCOMPARE(areaOf(drawn(9, 9, {"#.#", "###"})), 5.0);
        QCOMPARE(text(*boundsOf(drawn(9, 9, {"#.#", "###"}))), text(Box{9, 9, 3, 2, 0}));
        QCOMPARE(text(*boundsOf(Box{0, 0, 20, 2, 90})), text(Box{9, -9, 2, 20, 0}));
        QVERIFY(!boundsOf(WholePicture{}) && !boundsOf(Mask()));
    }
};

QTEST_GUILESS_MAIN(TestShapeEdit)
#include "tst_shape_edit.moc"
