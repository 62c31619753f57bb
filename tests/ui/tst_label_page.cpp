// Labelling with keys and pointer, as a person does it: from the key to the journal.
#include "base/file.h"
#include "media/decode.h"
#include "services/import_service.h"
#include "ui/items/item_grid.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/label_page.h"
#include "ui/pages/label/label_workspace.h"

#include "fake_navigator.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include <array>

using namespace lathe;

namespace {

Bytes picture(int seed)
{
    Image image{80, 60, 1, Bytes(80 * 60)};
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * static_cast<std::size_t>(seed % 7 + 2) * 11 + i / 80 * 29 + static_cast<std::size_t>(seed) * 53) % 256);
    return encodePng(image);
}

/// Sees whether a picture is called cat or dog, and nothing else.
class FakeEyes final : public Model {
public:
    const std::vector<std::string>& classes() const override { return m_classes; }
    Result<Predictions> predict(const Items&, Progress&) const override { return fail(ErrorCode::Internal, "Nobody asks"); }
    Result<Embeddings> embed(const Items& items, const std::filesystem::path&, Progress&) const override
    {
        Embeddings embeddings{2, {}};
        for (const Item& item : std::get<ItemSet>(items).items)
            for (const float value : item.name.starts_with("cat") ? std::array{1.0F, 0.1F} : std::array{0.1F, 1.0F})
                embeddings.rows.push_back(value);
        return embeddings;
    }
    Result<void> save(const std::filesystem::path&) const override { return {}; }
    std::string weightsHash() const override { return {}; }

private:
    std::vector<std::string> m_classes;
};

class FakeModule final : public LearnerModule {
public:
    const Catalog<Learner>& learners() const override { return m_learners; }
    std::vector<Device> devices() const override { return {}; }
    Result<std::unique_ptr<Model>> backbone(const std::filesystem::path& weights, const ItemSet& like) const override
    {
        return weights == "eyes" ? Result<std::unique_ptr<Model>>(std::make_unique<FakeEyes>()) : LearnerModule::backbone(weights, like);
    }
    std::map<std::string, std::string> libraries() const override { return {}; }

private:
    Catalog<Learner> m_learners;
};

/// Six pictures in the folders cat and dog: cat/0, cat/2, cat/4, dog/1, dog/3, dog/5.
struct Scene {
    QTemporaryDir folder;
    FakeModule module;
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;
    std::unique_ptr<QWidget> window; ///< the page with its inspector, as in the main window
    LabelPage* page = nullptr;
    QList<BannerMessage> banners;

    Scene()
    {
        const std::filesystem::path root = folder.path().toStdString();
        workbench = std::move(*Workbench::open(root / "workspace", Workbench::Missing::Create, [this]() -> Result<LearnerModule*> { return &module; }));
        for (int i = 0; i < 6; ++i)
            (void)writeFileAtomic(root / "pets" / (i % 2 ? "dog" : "cat") / (std::to_string(i) + ".png"), picture(i));
        ImportRequest request;
        request.source = root / "pets";
        request.name = "pets";
        NoProgress quiet;
        if (const auto imported = importDataset(*workbench, request, quiet); !imported)
            qFatal("%s", imported.error().message.c_str());
        show();
    }
    ~Scene() { setLabelKey("tool_box", QKeySequence(Qt::Key_B)); }

    void show()
    {
        window = std::make_unique<QWidget>();
        page = new LabelPage(PageContext{*workbench, jobs, navigator});
        auto* row = new QHBoxLayout(window.get());
        row->addWidget(page, 1);
        row->addWidget(&page->workspace().inspector());
        page->workspace().inspector().show();
        QObject::connect(page, &Page::banner, page, [this](const BannerMessage& message) { banners << message; });
        window->resize(1400, 800);
        window->show();
        activate();
        navigator.setSubject({"pets", 0});
        if (!QTest::qWaitFor([this] { return labelling().isOpen() && !page->isSettling(); }))
            qFatal("The labels do not open");
    }
    void activate() const
    {
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("The window does not become active");
    }
    LabelWorkspace& workspace() const { return page->workspace(); }
    Labelling& labelling() const { return workspace().labelling(); }
    AnnotationCanvas& canvas() const { return workspace().canvas(); }
    ItemGrid& grid() const { return *page->findChild<ItemGrid*>(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(window->focusWidget() ? window->focusWidget() : page, key, modifiers); }
    QString label(std::size_t item) const
    {
        const std::int32_t index = labelling().state().label(item);
        return index < 0 ? QString("-") : QString::fromStdString(labelling().state().classes()[std::size_t(index)].name);
    }
    QString labels() const
    {
        QStringList all;
        for (std::size_t i = 0; i < labelling().state().size(); ++i)
            all << label(i);
        return all.join(' ');
    }
    /// From a place of the picture to another one.
    void drag(QPointF from, QPointF to) const
    {
        const auto at = [&](const QPointF& place) { return canvas().view().toRoom(place).toPoint(); };
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, at(from));
        QTest::mouseMove(&canvas(), at((from + to) / 2));
        QTest::mouseMove(&canvas(), at(to));
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, at(to));
    }
    bool written() const
    {
        return QTest::qWaitFor([this] { return !labelling().isWriting(); });
    }
};

bool isNear(const Box& a, const Box& b)
{
    return std::abs(a.x - b.x) < 1 && std::abs(a.y - b.y) < 1 && std::abs(a.width - b.width) < 1.5 && std::abs(a.height - b.height) < 1.5;
}

} // namespace

class TestLabelPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path()); }

    void aKeyLabelsAndGoesOn()
    {
        Scene scene;
        QCOMPARE(scene.labels(), QString("cat cat cat dog dog dog"));
        QVERIFY(scene.workspace().inspector().mode() == LabelMode::OneClass);
        QCOMPARE(scene.workspace().item(), std::int64_t(0));
        scene.key(Qt::Key_2);
        QCOMPARE(scene.workspace().item(), std::int64_t(1));
        scene.key(Qt::Key_2);
        QCOMPARE(scene.labels(), QString("dog dog cat dog dog dog"));
        scene.key(Qt::Key_Backspace);
        QCOMPARE(scene.labels(), QString("dog dog - dog dog dog"));
        QVERIFY(scene.written());
        NoProgress quiet;
        QCOMPARE(openLabels(*scene.workbench, "pets", quiet)->pending, std::int64_t(3));
    }

    void manyInTheGridAtOnce()
    {
        Scene scene;
        scene.grid().setFocus();
        scene.key(Qt::Key_A, Qt::ControlModifier);
        scene.key(Qt::Key_1);
        QCOMPARE(scene.labels(), QString("cat cat cat cat cat cat"));
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.labels(), QString("cat cat cat dog dog dog")); // one undoing takes all back
        scene.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.labels(), QString("cat cat cat cat cat cat"));
    }

    void undoReachesOverPicturesAndRestarts()
    {
        Scene scene;
        scene.key(Qt::Key_2);
        scene.key(Qt::Key_2);
        QVERIFY(scene.written());
        scene.show(); // as after a restart
        QCOMPARE(scene.labels(), QString("dog dog cat dog dog dog"));
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.labels(), QString("dog cat cat dog dog dog"));
        QCOMPARE(scene.workspace().item(), std::int64_t(1)); // what changed is in sight
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.labels(), QString("cat cat cat dog dog dog"));
        QVERIFY(!scene.labelling().canUndo());
        scene.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.labels(), QString("dog cat cat dog dog dog"));
    }

    void boxesAreDrawnMovedAndReshaped()
    {
        Scene scene;
        scene.key(Qt::Key_B);
        QVERIFY(QTest::qWaitFor([&] { return !scene.page->isSettling(); }));
        QVERIFY(scene.canvas().isVisible() && scene.canvas().tool() == ToolKind::Box);
        scene.drag({10, 10}, {30, 25});
        auto marks = scene.labelling().state().annotations(0);
        QCOMPARE(marks.size(), std::size_t(1));
        QVERIFY(isNear(std::get<Box>(marks[0].shape), {10, 10, 20, 15, 0}));
        QCOMPARE(marks[0].label, 0);
        scene.key(Qt::Key_2); // what is selected gets the class
        QCOMPARE(scene.labelling().state().annotations(0)[0].label, 1);
        scene.key(Qt::Key_V);
        scene.drag({20, 17}, {40, 37});
        QVERIFY(isNear(std::get<Box>(scene.labelling().state().annotations(0)[0].shape), {30, 30, 20, 15, 0}));
        scene.drag({50, 45}, {60, 55}); // its lower right handle
        QVERIFY(isNear(std::get<Box>(scene.labelling().state().annotations(0)[0].shape), {30, 30, 30, 25, 0}));
        scene.key(Qt::Key_Left);
        QVERIFY(isNear(std::get<Box>(scene.labelling().state().annotations(0)[0].shape), {29, 30, 30, 25, 0}));
        scene.key(Qt::Key_Delete);
        QVERIFY(scene.labelling().state().annotations(0).empty());
        for (int i = 0; i < 6; ++i)
            scene.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(scene.labelling().state().annotations(0).empty()); // before the first drawing
        QVERIFY(!scene.labelling().canUndo());
    }

    void polygonsAndMasks()
    {
        Scene scene;
        scene.key(Qt::Key_P);
        QVERIFY(QTest::qWaitFor([&] { return !scene.page->isSettling(); }));
        const auto click = [&](QPointF place) { QTest::mouseClick(&scene.canvas(), Qt::LeftButton, {}, scene.canvas().view().toRoom(place).toPoint()); };
        click({10, 10});
        click({40, 10});
        click({40, 40});
        scene.key(Qt::Key_Return); // ends the polygon, not the picture
        QCOMPARE(scene.workspace().item(), std::int64_t(0));
        auto marks = scene.labelling().state().annotations(0);
        QCOMPARE(marks.size(), std::size_t(1));
        QCOMPARE(std::get<Polygon>(marks[0].shape).rings.at(0).size(), std::size_t(3));
        scene.canvas().select({});
        scene.key(Qt::Key_M);
        scene.canvas().setBrushRadius(3);
        scene.drag({60, 20}, {70, 20});
        marks = scene.labelling().state().annotations(0);
        QCOMPARE(marks.size(), std::size_t(2));
        const double area = areaOf(marks[1].shape); // a bar of 10 × 6 with round ends of radius 3
        QVERIFY2(area > 75 && area < 105, qPrintable(QString::number(area)));
        scene.key(Qt::Key_Return);
        QCOMPARE(scene.workspace().item(), std::int64_t(1));
        QVERIFY(scene.labelling().state().progress(0) == ItemProgress::Done);
    }

    void classesAreAddedByName()
    {
        Scene scene;
        scene.key(Qt::Key_Slash);
        auto* field = scene.workspace().inspector().classes().findChild<QLineEdit*>();
        QTest::keyClicks(field, "fox 2");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(scene.label(0), QString("fox 2"));
        QCOMPARE(scene.labelling().state().classOrder().size(), std::size_t(3));
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.labels(), QString("cat cat cat dog dog dog"));
        QCOMPARE(scene.labelling().state().classOrder().size(), std::size_t(2));
    }

    void copiesAndKeyFrames()
    {
        Scene scene;
        scene.key(Qt::Key_B);
        QVERIFY(QTest::qWaitFor([&] { return !scene.page->isSettling(); }));
        scene.drag({10, 10}, {20, 20});
        scene.key(Qt::Key_PageDown);
        scene.key(Qt::Key_R);
        QVERIFY(isNear(std::get<Box>(scene.labelling().state().annotations(1).at(0).shape), {10, 10, 10, 10, 0}));
        scene.key(Qt::Key_C, Qt::ControlModifier);
        scene.key(Qt::Key_PageDown);
        scene.key(Qt::Key_PageDown);
        scene.key(Qt::Key_V, Qt::ControlModifier);
        scene.key(Qt::Key_V);
        scene.drag({15, 15}, {35, 15});
        scene.key(Qt::Key_K);
        QVERIFY(isNear(std::get<Box>(scene.labelling().state().annotations(2).at(0).shape), {20, 10, 10, 10, 0}));
    }

    void skippedAndFlaggedPicturesCanBeFound()
    {
        Scene scene;
        scene.key(Qt::Key_S);
        QCOMPARE(scene.workspace().item(), std::int64_t(1));
        QVERIFY(scene.labelling().state().progress(0) == ItemProgress::Skipped);
        scene.key(Qt::Key_F);
        QVERIFY(scene.labelling().state().progress(1) == ItemProgress::Flagged);
        scene.key(Qt::Key_F);
        QVERIFY(scene.labelling().state().progress(1) == ItemProgress::Open);
    }

    void leavingThePageMakesAVersion()
    {
        Scene scene;
        scene.key(Qt::Key_2);
        scene.page->hide();
        QVERIFY(QTest::qWaitFor([&] { return scene.navigator.subject().dataset == "pets@2"; }));
        const auto set = scene.workbench->pictures(DatasetStore(*scene.workbench->database().value()).find("pets").value()).value();
        QCOMPARE(set->items[0].label, 1);
        QCOMPARE(scene.labelling().pending(), std::int64_t(0));
    }

    void aModelLearnsBesideThePerson()
    {
        Scene scene;
        LiveLoop& live = scene.workspace().live();
        live.setBackbone({{}, "nothing"});
        QVERIFY(QTest::qWaitFor([&] { return !scene.banners.isEmpty(); }));
        QVERIFY(live.backbone().isNone());
        // Two keep their class, four lose it.
        std::vector<LabelChange> changes;
        for (const std::size_t item : {1, 2, 4, 5})
            changes.push_back(scene.labelling().state().labelled(item, -1));
        scene.labelling().change(changes);
        QVERIFY(!live.suggestion(1));
        live.setBackbone({{}, "eyes"});
        QVERIFY(QTest::qWaitFor([&] { return live.answer() && !live.isBusy(); }));
        QCOMPARE(live.answer()->queue.size(), std::size_t(4));
        QCOMPARE(live.suggestion(1)->label, 0);
        QCOMPARE(live.suggestion(5)->label, 1);
        QVERIFY(!live.suggestion(0)); // it has its class
        scene.workspace().showItem(1);
        scene.key(Qt::Key_Space);
        QCOMPARE(scene.label(1), QString("cat"));
        QVERIFY(scene.labelling().history().batches().back().origin == LabelOrigin::Suggestion);
        scene.workspace().showItem(2);
        scene.key(Qt::Key_2); // the person knows better
        QCOMPARE(scene.label(2), QString("dog"));
        QVERIFY(QTest::qWaitFor([&] { return !live.isBusy(); }));
        QCOMPARE(live.takenUnchanged(), std::optional(0.5));
        QCOMPARE(live.answer()->queue.size(), std::size_t(2));
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(live.takenUnchanged(), std::optional(1.0)); // what was undone counts no more
        // Tab goes to what the queue asks for first.
        QVERIFY(QTest::qWaitFor([&] { return !live.isBusy(); }));
        scene.key(Qt::Key_Tab);
        QVERIFY(scene.labelling().state().label(std::size_t(scene.workspace().item())) < 0);
    }

    void keysCanBeChosenAnew()
    {
        Scene scene;
        setLabelKey("tool_box", QKeySequence(Qt::Key_Q));
        QCOMPARE(labelActionOf(QKeySequence(Qt::Key_Q)), QString("tool_box"));
        QCOMPARE(labelActionOf(QKeySequence(Qt::Key_Q), "tool_box"), QString());
        scene.page->hide();
        scene.page->show();
        scene.activate();
        scene.key(Qt::Key_B);
        QVERIFY(scene.canvas().tool() == ToolKind::Select);
        scene.key(Qt::Key_Q);
        QVERIFY(scene.canvas().tool() == ToolKind::Box);
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestLabelPage)
#include "tst_label_page.moc"
