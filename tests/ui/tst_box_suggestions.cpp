// Boxes that a detector suggests on the Label page: taken and refused by keys and clicks, and what the journal says of it.
#include "base/file.h"
#include "io/importer.h"
#include "media/decode.h"
#include "ml/detections.h"
#include "services/import_service.h"
#include "services/train_service.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/label_page.h"
#include "ui/pages/label/label_workspace.h"
#include "ui/shell/preferences.h"

#include "fake_navigator.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace lathe;

namespace {

constexpr int kPictures = 8, kWidth = 80, kHeight = 60;

Bytes picture(int seed)
{
    Image image{kWidth, kHeight, 1, Bytes(kWidth * kHeight)};
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * static_cast<std::size_t>(seed % 7 + 2) * 11 + i / 80 * 29 + static_cast<std::size_t>(seed) * 53) % 256);
    return encodePng(image);
}

/// Finds in every picture a cell at (10, 10), sure; a spot at (50, 30), less so; and a cell at (30, 5) that is too unsure
/// to be shown. In picture 5 it doubts the spot most.
class FakeDetector final : public Model {
public:
    const std::vector<std::string>& classes() const override { return m_classes; }
    Result<Predictions> predict(const Items& items, Progress&) const override
    {
        Predictions predictions;
        predictions.classes = m_classes;
        for (const Item& item : std::get<ItemSet>(items).items) {
            const bool isDoubtful = item.name.find('5') != std::string::npos;
            predictions.found.push_back({{10, 10, 20, 16, 0, 0.9F}, {50, 30, 12, 12, 1, isDoubtful ? 0.55F : 0.8F}, {30, 5, 10, 10, 0, 0.02F}});
        }
        predictions.errors.resize(predictions.found.size());
        predictions.decided.assign(predictions.found.size(), -1);
        return predictions;
    }
    Result<void> save(const std::filesystem::path& folder) const override
    {
        LATHE_CHECK(writeFileAtomic(folder / "model.json", asBytes("{}")));
        return writeFileAtomic(folder / "weights.safetensors", asBytes("weights"));
    }
    std::string weightsHash() const override { return "hash"; }

private:
    std::vector<std::string> m_classes{"cell", "spot"};
};

class FakeLearner final : public Learner {
public:
    const LearnerInfo& info() const override { return m_info; }
    const std::vector<ParamSpec>& parameters() const override { return m_parameters; }
    std::optional<Error> incompatibility(const Items&, const Params&) const override { return std::nullopt; }
    Result<FitResult> fit(const TrainingData&, const Params&, const TrainingSetup&, Progress&, TrainingObserver&) const override
    {
        return FitResult{std::make_unique<FakeDetector>(), {}};
    }
    Result<std::unique_ptr<Model>> load(const std::filesystem::path&, std::string_view) const override { return std::make_unique<FakeDetector>(); }

private:
    LearnerInfo m_info{.id = "image.fake_detector", .name = "Fake detector", .task = Task::Detection, .kinds = {ItemKind::Image}, .summary = {}, .strengths = {},
                       .limits = {}, .cost = {}, .reference = {}};
    std::vector<ParamSpec> m_parameters;
};

class FakeModule final : public LearnerModule {
public:
    FakeModule() { m_learners.add(std::make_unique<FakeLearner>()); }
    const Catalog<Learner>& learners() const override { return m_learners; }
    std::vector<Device> devices() const override { return {}; }
    std::map<std::string, std::string> libraries() const override { return {}; }

private:
    Catalog<Learner> m_learners;
};

/// Pictures 0 to 7; number 0 has a cell where the detector finds one, a run of which is finished.
struct Scene {
    QTemporaryDir folder;
    FakeModule module;
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;
    std::unique_ptr<QWidget> window;
    LabelPage* page = nullptr;
    QList<BannerMessage> banners;
    NoProgress quiet;

    Scene()
    {
        Preferences::setPerson("ann");
        const std::filesystem::path root = folder.path().toStdString();
        workbench = std::move(*Workbench::open(root / "workspace", Workbench::Missing::Create, [this]() -> Result<LearnerModule*> { return &module; }));
        std::string boxes = R"([{"image":"0.png","annotations":[{"label":"cell","coordinates":{"x":20.5,"y":18,"width":19,"height":16}},)"
                            R"({"label":"spot","coordinates":{"x":74,"y":54,"width":8,"height":8}}]})";
        for (int i = 0; i < kPictures; ++i) {
            (void)writeFileAtomic(root / "blood" / (std::to_string(i) + ".png"), picture(i));
            if (i > 0)
                boxes += R"(,{"image":")" + std::to_string(i) + R"(.png","annotations":[]})";
        }
        (void)writeFileAtomic(root / "blood" / "annotations.json", asBytes(boxes + "]"));
        ImportRequest request;
        request.source = root / "blood";
        request.name = "blood";
        request.format = "create-ml";
        if (const auto imported = importDataset(*workbench, request, quiet); !imported)
            qFatal("%s", toString(imported.error()).c_str());
        TrainRequest train;
        train.dataset = "blood";
        train.algorithm = "image.fake_detector";
        const auto queued = queueRun(*workbench, train);
        if (!queued)
            qFatal("%s", toString(queued.error()).c_str());
        if (const auto run = executeRun(*workbench, queued->id, quiet); !run)
            qFatal("%s", toString(run.error()).c_str());
        show();
    }

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
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("The window does not become active");
        navigator.setSubject({"blood", 0});
        if (!QTest::qWaitFor([this] { return labelling().isOpen() && !page->isSettling(); }))
            qFatal("The labels do not open");
    }
    LabelWorkspace& workspace() const { return page->workspace(); }
    Labelling& labelling() const { return workspace().labelling(); }
    AnnotationCanvas& canvas() const { return workspace().canvas(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(&canvas(), key, modifiers); }
    std::size_t count() const { return labelling().state().annotations(std::size_t(workspace().item())).size(); }
    QString name() const { return QString::fromStdString(labelling().pictures()->items[std::size_t(workspace().item())].name).section('/', -1); }
    bool settled() const
    {
        return QTest::qWaitFor([this] { return !page->isSettling() && !labelling().isWriting(); });
    }
};

} // namespace

class TestBoxSuggestions : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName("lathe-tests");
        QCoreApplication::setApplicationName("box-suggestions");
        QSettings().clear();
    }

    /// The best detector of the dataset is at hand; what is drawn already is not suggested again.
    void takesBoxesByKeys()
    {
        Scene scene;
        QVERIFY(!scene.workspace().boxes().detector().isEmpty());
        QCOMPARE(scene.name(), QString("0.png"));
        QCOMPARE(scene.count(), std::size_t(2));
        QCOMPARE(scene.canvas().ghosts().size(), std::size_t(1));
        QCOMPARE(std::get<Box>(scene.canvas().ghosts()[0].shape).x, 50.0);

        scene.workspace().showItem(1);
        QCOMPARE(scene.canvas().ghosts().size(), std::size_t(2)); // was looked at ahead
        QCOMPARE(scene.canvas().ghosts()[0].confidence.value_or(0) > 0.89, true);
        scene.key(Qt::Key_Space);
        QCOMPARE(scene.count(), std::size_t(1));
        QCOMPARE(scene.canvas().ghosts().size(), std::size_t(1));
        const Annotation taken = scene.labelling().state().annotations(1)[0];
        QCOMPARE(scene.labelling().state().classes()[std::size_t(taken.label)].name, std::string("cell"));
        QVERIFY((std::get<Box>(taken.shape) == Box{10, 10, 20, 16, 0}));
        QVERIFY(!taken.confidence);
        QVERIFY(scene.settled());
        const LabelBatch& batch = scene.labelling().history().batches().back();
        QVERIFY(batch.origin == LabelOrigin::Suggestion);
        QCOMPARE(QString::fromStdString(batch.source), "boxes " + scene.workspace().boxes().detector());
        QCOMPARE(batch.author, std::string("ann"));

        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.count(), std::size_t(0));
        QCOMPARE(scene.canvas().ghosts().size(), std::size_t(2));
        scene.key(Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(scene.count(), std::size_t(2));
        QVERIFY(scene.canvas().ghosts().empty());
        scene.key(Qt::Key_Z, Qt::ControlModifier); // both were one step
        QCOMPARE(scene.count(), std::size_t(0));
    }

    void refusesABoxAndTakesOneByItsName()
    {
        Scene scene;
        scene.workspace().showItem(2);
        scene.key(Qt::Key_X);
        QCOMPARE(scene.canvas().ghosts().size(), std::size_t(1));
        QCOMPARE(std::get<Box>(scene.canvas().ghosts()[0].shape).x, 50.0);
        QCOMPARE(scene.count(), std::size_t(0));
        scene.workspace().showItem(3);
        scene.workspace().showItem(2);
        QCOMPARE(scene.canvas().ghosts().size(), std::size_t(1)); // it stays refused

        scene.workspace().showItem(3);
        QCOMPARE(scene.canvas().ghosts().size(), std::size_t(2));
        const QPointF corner = scene.canvas().view().toRoom(QPointF(50, 30));
        QTest::mouseClick(&scene.canvas(), Qt::LeftButton, {}, (corner + QPointF(4, -6)).toPoint());
        QCOMPARE(scene.count(), std::size_t(1));
        QCOMPARE(std::get<Box>(scene.labelling().state().annotations(3)[0].shape).x, 50.0);
    }

    /// Where the detector is expected to be wrong most comes first, and Tab goes there.
    void doubtfulPicturesComeFirst()
    {
        Scene scene;
        QVERIFY(scene.settled());
        scene.key(Qt::Key_Tab);
        QCOMPARE(scene.name(), QString("5.png"));
        scene.workspace().showItem(0);
        auto* order = scene.page->findChildren<QComboBox*>()[0];
        for (QComboBox* box : scene.page->findChildren<QComboBox*>())
            if (box->accessibleName() == "Order")
                order = box;
        order->setCurrentIndex(1);
        emit order->activated(1);
        QVERIFY(scene.settled());
        scene.key(Qt::Key_PageDown);
        QCOMPARE(scene.name(), QString("5.png"));
    }

    void withoutADetectorNothingIsSuggested()
    {
        Scene scene;
        scene.workspace().boxes().setDetector({});
        QVERIFY(scene.canvas().ghosts().empty());
        scene.workspace().showItem(1);
        scene.key(Qt::Key_Space);
        QCOMPARE(scene.count(), std::size_t(0));
        scene.workspace().boxes().setDetector("no such run");
        QVERIFY(scene.settled());
        QVERIFY(scene.workspace().boxes().detector().isEmpty());
        QVERIFY(!scene.banners.isEmpty());
    }
};

QTEST_MAIN(TestBoxSuggestions)
#include "tst_box_suggestions.moc"
