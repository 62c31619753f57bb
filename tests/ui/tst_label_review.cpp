// Review of labels, blind rounds and their results on the Label page, by keys and clicks.
#include "base/file.h"
#include "media/decode.h"
#include "services/agreement_service.h"
#include "services/import_service.h"
#include "ui/items/item_grid.h"
#include "ui/pages/label/agreement_panel.h"
#include "ui/pages/label/doubt_list.h"
#include "ui/pages/label/label_page.h"
#include "ui/pages/label/label_workspace.h"
#include "ui/pages/label/round_table.h"
#include "ui/shell/preferences.h"

#include "fake_navigator.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

constexpr int kPictures = 60;

Bytes picture(int seed)
{
    Image image{40, 30, 1, Bytes(40 * 30)};
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * static_cast<std::size_t>(seed % 7 + 2) * 11 + i / 40 * 29 + static_cast<std::size_t>(seed) * 53) % 256);
    return encodePng(image);
}

/// Sees what the number of a picture says, which is what is on it: even ones are cats.
class FakeEyes final : public Model {
public:
    const std::vector<std::string>& classes() const override { return m_classes; }
    Result<Predictions> predict(const Items&, Progress&) const override { return fail(ErrorCode::Internal, "Nobody asks"); }
    Result<Embeddings> embed(const Items& items, const std::filesystem::path&, Progress&) const override
    {
        Embeddings embeddings{4, {}};
        for (const Item& item : std::get<ItemSet>(items).items) {
            const int number = std::stoi(item.name.substr(item.name.rfind('/') + 1));
            const double place = number / 2, turn = 6.283185307179586 * std::fmod(place * 0.41421, 1), reach = 0.1 * std::fmod(place * 0.7548776, 1); // scattered
            for (const double value : {number % 2 == 0 ? 1 : 0.1, number % 2 == 0 ? 0.1 : 1, reach * std::cos(turn), reach * std::sin(turn)})
                embeddings.rows.push_back(float(value));
        }
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
    Result<std::unique_ptr<Model>> backbone(const std::filesystem::path&, const ItemSet&) const override { return std::make_unique<FakeEyes>(); }
    std::map<std::string, std::string> libraries() const override { return {}; }

private:
    Catalog<Learner> m_learners;
};

/// Sixty pictures: even numbers are cats, odd ones dogs; but 7 lies in the folder cat, and 8 in dog.
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
        for (int i = 0; i < kPictures; ++i) {
            const bool isDog = i == 8 || (i % 2 == 1 && i != 7);
            const std::string number = (i < 10 ? "0" : "") + std::to_string(i);
            (void)writeFileAtomic(root / "pets" / (isDog ? "dog" : "cat") / (number + ".png"), picture(i));
        }
        ImportRequest request;
        request.source = root / "pets";
        request.name = "pets";
        if (const auto imported = importDataset(*workbench, request, quiet); !imported)
            qFatal("%s", imported.error().message.c_str());
        show();
    }

    void show()
    {
        window = std::make_unique<QWidget>();
        page = new LabelPage(PageContext{*workbench, jobs, navigator});
        auto* row = new QHBoxLayout(window.get());
        row->addWidget(page, 1);
        row->addWidget(&workspace().inspector());
        workspace().inspector().show();
        QObject::connect(page, &Page::banner, page, [this](const BannerMessage& message) { banners << message; });
        window->resize(1400, 800);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("The window does not become active");
        navigator.setSubject({"pets", 0});
        if (!QTest::qWaitFor([this] { return labelling().isOpen() && !page->isSettling(); }))
            qFatal("The labels do not open");
    }
    LabelWorkspace& workspace() const { return page->workspace(); }
    Labelling& labelling() const { return workspace().labelling(); }
    LabelReview& review() const { return workspace().review(); }
    bool settled() const
    {
        return QTest::qWaitFor([this] { return !page->isSettling() && !labelling().isWriting(); });
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(window->focusWidget() ? window->focusWidget() : page, key, modifiers); }
    void click(const char* name) const
    {
        auto* button = page->findChild<QPushButton*>(name);
        if (!button)
            qFatal("There is no button %s", name);
        QVERIFY2(button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QString said(const char* name) const { return window->findChild<QLabel*>(name)->text(); }
    std::size_t find(const std::string& end) const
    {
        const auto& items = labelling().pictures()->items;
        for (std::size_t i = 0; i < items.size(); ++i)
            if (items[i].name.ends_with(end))
                return i;
        qFatal("no picture");
        return 0;
    }
    QString label(std::size_t item) const
    {
        const std::int32_t index = labelling().state().label(item);
        return index < 0 ? QString("-") : QString::fromStdString(labelling().state().classes()[std::size_t(index)].name);
    }
    void look() const
    {
        workspace().live().setBackbone({{}, "eyes"});
        key(Qt::Key_W);
        QVERIFY(settled());
        click("review_first");
        QVERIFY(settled());
    }
    QString reason() const { return said("doubt_reason"); }
    /// As somebody else, by the command line, while the window is open.
    void says(const std::string& person, const std::string& table)
    {
        const std::filesystem::path file = folder.filePath("said.csv").toStdString();
        (void)writeFileAtomic(file, asBytes(table));
        const auto taken = takeAnswers(*workbench, "pets", "round-1", file, person, quiet);
        QVERIFY2(taken, taken ? "" : taken.error().message.c_str());
    }
};

} // namespace

class TestLabelReview : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path()); }

    void likelyErrorsAreMendedByOneKey()
    {
        Scene scene;
        scene.look();
        QCOMPARE(scene.review().doubts().size(), std::size_t(2));
        QVERIFY2(scene.reason().contains("a model that has not seen it says"), qPrintable(scene.reason()));
        QVERIFY2(scene.said("review_accuracy").contains("96.7 % of 60 labels"), qPrintable(scene.said("review_accuracy"))); // 58 of 60
        const auto first = std::size_t(scene.workspace().item());
        QVERIFY(first == scene.find("/07.png") || first == scene.find("/08.png"));
        const QString before = scene.label(first);
        scene.key(Qt::Key_Space);
        QVERIFY(scene.label(first) != before);
        QCOMPARE(scene.review().doubts().size(), std::size_t(1));
        QVERIFY2(scene.said("review_accuracy").contains("98.3 %"), qPrintable(scene.said("review_accuracy"))); // at once
        QVERIFY2(scene.said("review_accuracy").contains("began it was 96.7 %"), qPrintable(scene.said("review_accuracy")));
        // Undone, it is back and in hand.
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.label(first), before);
        QCOMPARE(scene.review().doubts().size(), std::size_t(2));
        QCOMPARE(scene.workspace().item(), std::int64_t(first));
        scene.key(Qt::Key_Space);
        scene.key(Qt::Key_Space);
        QVERIFY(scene.review().doubts().empty());
        QCOMPARE(scene.label(scene.find("/07.png")), QString("dog"));
        QCOMPARE(scene.label(scene.find("/08.png")), QString("cat"));
        // Trained again, the models agree with all.
        scene.click("review_first");
        QVERIFY(scene.settled());
        QCOMPARE(*scene.review().now(), (HeldOut{60, 60}));
        QVERIFY(scene.review().doubts().empty());
    }

    void whatIsRightIsNotAskedAgain()
    {
        Scene scene;
        scene.look();
        const auto first = std::size_t(scene.workspace().item());
        scene.key(Qt::Key_X);
        QCOMPARE(scene.review().doubts().size(), std::size_t(1));
        QVERIFY(std::size_t(scene.workspace().item()) != first); // the next one is in hand
        QVERIFY(scene.settled());
        scene.show(); // as after a restart
        scene.look();
        QCOMPARE(scene.review().doubts().size(), std::size_t(1));
        QVERIFY(scene.review().doubts()[0].item != first);
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.review().doubts().size(), std::size_t(1)); // found again by the next look
        scene.click("review_run");
        QVERIFY(scene.settled());
        QCOMPARE(scene.review().doubts().size(), std::size_t(2));
    }

    void aDoubtIsMendedByAClassKeyOrOnTheCanvas()
    {
        Scene scene;
        scene.look();
        const auto first = std::size_t(scene.workspace().item());
        const QString before = scene.label(first);
        scene.key(before == "cat" ? Qt::Key_2 : Qt::Key_1);
        QVERIFY(scene.label(first) != before);
        QCOMPARE(scene.review().doubts().size(), std::size_t(1));
        const auto second = std::size_t(scene.workspace().item());
        QVERIFY(second != first);
        scene.key(Qt::Key_Return);
        QVERIFY(scene.workspace().canvas().isVisible());
        QCOMPARE(scene.workspace().item(), std::int64_t(second));
        scene.key(Qt::Key_W);
        QVERIFY(!scene.workspace().canvas().isVisible());
        QCOMPARE(scene.workspace().item(), std::int64_t(second));
    }

    void withoutAModelCopiesAreFound()
    {
        Scene scene;
        scene.key(Qt::Key_W);
        QVERIFY(scene.settled());
        scene.click("review_first");
        QVERIFY(scene.settled());
        QVERIFY(scene.review().wasRun() && !scene.review().hasModel() && !scene.review().now());
    }

    void aRoundIsBlindUntilItIsClosed()
    {
        Scene scene;
        scene.key(Qt::Key_A);
        scene.page->findChild<QSpinBox*>("round_pictures")->setValue(kPictures);
        scene.click("round_start");
        QVERIFY(scene.settled());
        QVERIFY(scene.labelling().state().rounds().open());
        scene.says("ben", "picture,class\n00.png,dog\n01.png,dog\n02.png,cat\n");
        scene.click("round_go_on");
        QVERIFY(scene.settled());
        const auto first = std::size_t(scene.workspace().item());
        QCOMPARE(scene.label(first), QString("-")); // the class that it has is not shown
        for (std::size_t item = 0; item < kPictures; ++item)
            QCOMPARE(scene.label(item), QString("-"));
        scene.key(Qt::Key_1);
        QCOMPARE(scene.label(first), QString("cat"));
        QVERIFY(std::size_t(scene.workspace().item()) != first); // on to the next one
        scene.key(Qt::Key_2);
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        // What others say does not come in sight, also not in the history.
        scene.labelling().catchUp();
        QVERIFY(scene.settled());
        QVERIFY(QTest::qWaitFor([&] { return scene.labelling().state().rounds().answers(scene.labelling().state().rounds().open()->id).size() == 2; }));
        const auto other = scene.find("/01.png");
        QCOMPARE(scene.label(other), other == first ? QString("cat") : QString("-"));
        int hidden = 0;
        for (const LabelBatch& batch : scene.labelling().history().batches())
            hidden += batch.author == "ben" && scene.labelling().isHidden(batch);
        QCOMPARE(hidden, 1);
        // No box can be drawn on it, and nothing is suggested.
        scene.labelling().change({scene.labelling().state().annotated(other, {"", 0, Box{1, 1, 5, 5, 0}, {}, {}, {}, {}})});
        QVERIFY(!scene.banners.isEmpty() && scene.banners.last().text.contains("open round"));
        QVERIFY(!scene.workspace().live().suggestion(other));
        // After a restart, as somebody else.
        QVERIFY(scene.settled());
        Preferences::setPerson("ben");
        scene.show();
        QCOMPARE(scene.label(scene.find("/00.png")), QString("dog"));
        QCOMPARE(scene.label(scene.find("/03.png")), QString("-"));
        // The name changes while the page is hidden.
        scene.page->hide();
        Preferences::setPerson("ann");
        scene.page->show();
        QCOMPARE(scene.label(first), QString("cat"));
        QCOMPARE(scene.label(scene.find("/03.png")), scene.find("/03.png") == first ? QString("cat") : QString("-"));
    }

    void theResultIsReadAndAdopted()
    {
        Scene scene;
        scene.workspace().showItem(scene.find("/04.png"));
        scene.key(Qt::Key_O); // a cat for certain
        QCOMPARE(scene.labelling().state().gold(scene.find("/04.png")), 0);
        scene.key(Qt::Key_A);
        scene.page->findChild<QSpinBox*>("round_pictures")->setValue(kPictures);
        scene.click("round_start");
        QVERIFY(scene.settled());
        QString answers = "picture,class\n";
        for (int i = 0; i < kPictures; ++i)
            answers += QString("%1.png,%2\n").arg(i, 2, 10, QChar('0')).arg(i % 2 ? "dog" : "cat");
        for (const char* person : {"ben", "eve"})
            scene.says(person, answers.toStdString());
        answers.replace("04.png,cat", "04.png,dog");
        scene.says("joe", answers.toStdString());
        scene.key(Qt::Key_T);
        scene.key(Qt::Key_A); // comes back: what others said is counted
        QVERIFY(QTest::qWaitFor([&] { return scene.said("round_people").contains("joe: 60 of 60"); }));
        QVERIFY(!scene.page->findChild<RoundTable*>()->isVisible());
        scene.click("round_close");
        QVERIFY(QTest::qWaitFor([&] { return scene.said("round_people").contains("joe: 60 of 60 answered, 98 % as the consensus, 0 of 1 known answers right"); }));
        QVERIFY2(scene.said("round_people").contains("ben: 60 of 60 answered, 100 % as the consensus, 1 of 1 known answers right (21 % to 100 %)"), qPrintable(scene.said("round_people")));
        // Of 60, one differs: observed 59/60, expected 0.5; (59/60 − 0.5)/0.5 = 0.9667 of ben and joe.
        QVERIFY2(scene.said("round_numbers").contains("Cohen's kappa of ben and joe: 0.97"), qPrintable(scene.said("round_numbers")));
        QVERIFY2(scene.said("round_numbers").contains("Cohen's kappa of ben and eve: 1.00"), qPrintable(scene.said("round_numbers")));
        auto* table = scene.page->findChild<RoundTable*>();
        QCOMPARE(table->pictures().rowCount(), 1);
        QCOMPARE(table->pictures().index(0, 0).data().toString(), QString("04.png"));
        // 7 and 8 lay in the wrong folder: the people know better.
        scene.click("adopt_all");
        QCOMPARE(scene.label(scene.find("/07.png")), QString("dog"));
        QCOMPARE(scene.label(scene.find("/08.png")), QString("cat"));
        QVERIFY2(scene.banners.last().text.startsWith("2 picture"), qPrintable(scene.banners.last().text));
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.label(scene.find("/07.png")), QString("cat"));
    }

    void moreLabelsOrTuning()
    {
        Scene scene;
        auto* ask = scene.window->findChild<QPushButton*>("label_or_tune");
        QVERIFY(!ask->isVisible()); // nothing looks at the pictures
        scene.look();
        QVERIFY(ask->isVisible());
        QTest::mouseClick(ask, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return scene.said("label_advice").contains("100 more labels would bring about"); }));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestLabelReview)
#include "tst_label_review.moc"
