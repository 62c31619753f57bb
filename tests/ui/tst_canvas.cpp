// The canvas without a window: which part is in sight, and what tools make of touches.
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/canvas/canvas_tool.h"
#include "ui/pages/label/canvas/view_transform.h"

#include <QtTest>

using namespace lathe;

namespace {

/// Writes down what a tool asks for.
class FakeScene final : public CanvasScene {
public:
    std::vector<Annotation> marks;
    std::vector<std::string> chosen;
    std::vector<Shape> added;
    std::size_t jointCount = 0;

    const std::vector<Annotation>& annotations() const override { return marks; }
    Extent picture() const override { return {100, 80}; }
    double reach() const override { return 0.5; } // a pixel is two wide on the screen
    const std::vector<std::string>& selection() const override { return chosen; }
    std::size_t joints() const override { return jointCount; }
    double brushRadius() const override { return 2; }
    std::function<bool(std::uint32_t, std::uint32_t)> alike(Point) const override
    {
        return [](std::uint32_t x, std::uint32_t) { return x < 5; };
    }
    void select(std::vector<std::string> ids) override { chosen = std::move(ids); }
    void add(Shape shape) override { added.push_back(std::move(shape)); }
    void change(std::vector<Annotation> changed) override
    {
        for (const Annotation& one : changed)
            *std::ranges::find(marks, one.id, &Annotation::id) = one;
    }
    void remove(std::vector<std::string> ids) override
    {
        std::erase_if(marks, [&](const Annotation& one) { return std::ranges::find(ids, one.id) != ids.end(); });
    }
    void pan(double, double) override {}
};

Touch at(double x, double y, Qt::KeyboardModifiers modifiers = {}, bool isSecondary = false)
{
    return {{x, y}, 2 * x, 2 * y, modifiers, isSecondary};
}

void drag(CanvasTool& tool, Point from, Point to)
{
    tool.press(at(from.x, from.y));
    tool.move(at((from.x + to.x) / 2, (from.y + to.y) / 2), true);
    tool.move(at(to.x, to.y), true);
    tool.release(at(to.x, to.y));
}

Annotation box(const std::string& id, const Box& shape) { return {id, 0, shape, {}, {}, {}, {}}; }

} // namespace

class TestCanvas : public QObject {
    Q_OBJECT
private slots:
    void picturesAreFittedByWholeFactors()
    {
        ViewTransform view;
        view.setRoom({400, 300}, 2);
        view.setPicture({50, 50});
        QCOMPARE(view.zoom(), 12.0);                       // 600 device pixels high
        QCOMPARE(view.toRoom(QPointF(0, 0)), QPointF(50, 0)); // in the middle
        view.setPicture({4000, 1000});
        QCOMPARE(view.zoom(), 0.2);
    }

    void thePixelUnderThePointerStays()
    {
        ViewTransform view;
        view.setRoom({400, 400}, 1);
        view.setPicture({1000, 1000});
        const QPointF anchor(300, 100), pixel = view.toPicture(anchor);
        view.setZoom(8, anchor);
        QVERIFY(std::abs(view.toPicture(anchor).x() - pixel.x()) < 0.1 && std::abs(view.toPicture(anchor).y() - pixel.y()) < 0.1);
        view.step(1, anchor);
        QCOMPARE(view.zoom(), 12.0);
        for (int i = 0; i < 20; ++i)
            view.step(1, anchor);
        QCOMPARE(view.zoom(), ViewTransform::kMostZoom);
        view.pan({1e6, 1e6});
        QCOMPARE(view.toRoom(QPointF(0, 0)), QPointF(0, 0)); // no empty room beyond the edge
        view.show({500, 500, 10, 10});
        QVERIFY(view.inSight().contains(QRectF(500, 500, 10, 10)));
    }

    void smallestOfThoseUnderThePointer()
    {
        const std::vector<Annotation> marks = {box("large", {0, 0, 50, 50, 0}), box("small", {10, 10, 5, 5, 0}), box("far", {80, 70, 5, 5, 0})};
        QCOMPARE(annotationAt(marks, {12, 12}, 1), std::ptrdiff_t(1));
        QCOMPARE(annotationAt(marks, {30, 30}, 1), std::ptrdiff_t(0));
        QCOMPARE(annotationAt(marks, {79.5, 72}, 1), std::ptrdiff_t(2));
        QCOMPARE(annotationAt(marks, {70, 60}, 1), std::ptrdiff_t(-1));
    }

    void selectMoveAndBand()
    {
        FakeScene scene;
        scene.marks = {box("a", {10, 10, 10, 10, 0}), box("b", {40, 10, 10, 10, 0}), box("c", {70, 60, 10, 10, 0})};
        const auto tool = makeTool(ToolKind::Select, scene);
        drag(*tool, {15, 15}, {15, 15});
        QCOMPARE(scene.chosen, std::vector<std::string>{"a"});
        tool->press(at(45, 15, Qt::ControlModifier));
        tool->release(at(45, 15, Qt::ControlModifier));
        QCOMPARE(scene.chosen, (std::vector<std::string>{"a", "b"}));
        drag(*tool, {15, 15}, {20, 18}); // both go along
        QVERIFY(std::get<Box>(scene.marks[0].shape) == (Box{15, 13, 10, 10, 0}));
        QVERIFY(std::get<Box>(scene.marks[1].shape) == (Box{45, 13, 10, 10, 0}));
        drag(*tool, {60, 50}, {90, 79});
        QCOMPARE(scene.chosen, std::vector<std::string>{"c"});
        QVERIFY(!tool->draft());
    }

    void escapeDropsABoxHalfDrawn()
    {
        FakeScene scene;
        const auto tool = makeTool(ToolKind::Box, scene);
        tool->press(at(10, 10));
        tool->release(at(10, 10));
        tool->move(at(30, 20), false);
        QVERIFY(std::get<Box>(*tool->draft()) == (Box{10, 10, 20, 10, 0})); // by two clicks
        QVERIFY(tool->key(Qt::Key_Escape) && !tool->draft() && !tool->key(Qt::Key_Escape));
        tool->press(at(10, 10));
        tool->release(at(10, 10));
        tool->press(at(30, 500));
        QCOMPARE(scene.added.size(), std::size_t(1));
        QVERIFY(std::get<Box>(scene.added[0]) == (Box{10, 10, 20, 70, 0})); // cut to the picture
        drag(*tool, {50, 50}, {50.2, 50.2}); // a shaking hand draws nothing
        QCOMPARE(scene.added.size(), std::size_t(1));
    }

    void skeletonsPassOverWhatIsNotSeen()
    {
        FakeScene scene;
        scene.jointCount = 3;
        const auto tool = makeTool(ToolKind::Point, scene);
        tool->press(at(10, 10));
        tool->press(at(0, 0, {}, true));
        QVERIFY(scene.added.empty());
        tool->press(at(20, 20, Qt::ShiftModifier));
        const auto& points = std::get<KeyPoints>(scene.added.at(0)).points;
        QCOMPARE(points.size(), std::size_t(3));
        QVERIFY(points[0].visibility == Visibility::Visible && points[1].visibility == Visibility::Absent && points[2].visibility == Visibility::Hidden);
        tool->press(at(30, 30));
        tool->key(Qt::Key_Return); // the rest is absent
        QCOMPARE(std::get<KeyPoints>(scene.added.at(1)).points.size(), std::size_t(3));
        scene.jointCount = 0;
        tool->press(at(40, 40));
        QCOMPARE(std::get<KeyPoints>(scene.added.at(2)).points.size(), std::size_t(1));
    }

    void theBrushPaintsIntoWhatIsChosen()
    {
        FakeScene scene;
        const auto tool = makeTool(ToolKind::Brush, scene);
        drag(*tool, {20, 20}, {30, 20});
        QCOMPARE(scene.added.size(), std::size_t(1));
        const double before = areaOf(scene.added[0]);
        scene.marks = {{"m", 0, scene.added[0], {}, {}, {}, {}}};
        scene.chosen = {"m"};
        drag(*tool, {30, 20}, {40, 20});
        QCOMPARE(scene.added.size(), std::size_t(1));
        QVERIFY(areaOf(scene.marks[0].shape) > before + 30);
        tool->press(at(20, 20, {}, true)); // the right button rubs out
        for (int x = 20; x <= 42; ++x)
            tool->move(at(x, 20, {}, true), true);
        tool->release(at(42, 20, {}, true));
        QVERIFY(scene.marks.empty());
    }

    void fillingTakesWhatLooksAlike()
    {
        FakeScene scene;
        makeTool(ToolKind::Fill, scene)->press(at(2, 2));
        QCOMPARE(areaOf(scene.added.at(0)), 5.0 * 80);
    }

    void adjustments()
    {
        const auto same = Adjustment{}.table();
        for (std::size_t i = 0; i < same.size(); ++i)
            QCOMPARE(int(same[i]), int(i));
        QCOMPARE(int(Adjustment{50, 0, 1}.table()[0]), 128);
        QCOMPARE(int(Adjustment{0, 0, 2}.table()[64]), 128); // √(64/255) · 255 = 127.7
        QCOMPARE(int(Adjustment{0, 60, 1}.table()[100]), 59); // 2.5 times as steep: (100 − 127.5) · 2.5 + 127.5 = 58.75
        QCOMPARE(int(Adjustment{0, -100, 1}.table()[7]), 128);
    }
};

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
