// Once round the lifecycle in the real window: sample, training, judging, a registered version, an exported file.
#include "app/module_loader.h"
#include "base/file.h"
#include "jobs/job_runner.h"
#include "store/model_store.h"
#include "ui/forms/param_form.h"
#include "ui/items/item_grid.h"
#include "ui/pages/evaluate/curves_card.h"
#include "ui/pages/evaluate/items_card.h"
#include "ui/plots/class_bars.h"
#include "ui/shell/main_window.h"
#include "ui/shell/palette.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QTreeWidget>
#include <QtTest>

using namespace lathe;

namespace {

constexpr int kPatience = 120'000; // milliseconds; training on a busy machine takes its time

} // namespace

class TestWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void sampleComesIn();
    void collectShowsThePictures();
    void trainingEnds();
    void aBarOpensItsClass();
    void aRunBecomesAVersion();
    void theVersionIsExported();
    void thePaletteFindsPages();
    void experimentsListsTheRun();
    void theThemeChanges();
    void cleanupTestCase();

private:
    /// A visible widget of the page that is shown; null without one.
    template <class Widget>
    Widget* shown(const std::function<bool(const Widget&)>& isWanted = [](const Widget&) { return true; }) const
    {
        for (auto* widget : m_window->findChildren<Widget*>())
            if (widget->isVisible() && isWanted(*widget))
                return widget;
        return nullptr;
    }
    QPushButton* button(const QString& text) const
    {
        return shown<QPushButton>([&](const QPushButton& one) { return one.text() == text && one.isEnabled(); });
    }
    void press(const QString& text)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(button(text), qPrintable("There is no button " + text), kPatience);
        QTest::mouseClick(button(text), Qt::LeftButton);
    }
    void open(const QString& page)
    {
        m_window->showPage(page);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isSettling(), kPatience);
    }
    RunStore runs() const { return RunStore(*m_workbench->database().value()); }

    std::optional<TemporaryFolder> m_folder;
    std::shared_ptr<Workbench> m_workbench;
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindow::initTestCase()
{
    m_folder.emplace(TemporaryFolder::create("lathe-test").value());
    qputenv("XDG_CONFIG_HOME", m_folder->path().c_str()); // the settings of whoever runs the tests stay as they are
    m_workbench = Workbench::open(m_folder->path() / "workspace", Workbench::Missing::Create, learnerModuleLoader()).value();
    m_jobs = std::make_unique<JobRunner>();
    Theme::instance().setMode(ThemeMode::Light);
    m_window = std::make_unique<MainWindow>(*m_workbench, *m_jobs);
    m_window->show();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentPageId(), QString("home"), kPatience);
}

void TestWindow::sampleComesIn()
{
    press("Try the sample");
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->navigator().subject().dataset.isEmpty(), kPatience);
    QVERIFY(DatasetStore(*m_workbench->database().value()).find(m_window->navigator().subject().dataset.toStdString()));
}

void TestWindow::collectShowsThePictures()
{
    open("collect");
    QTRY_VERIFY_WITH_TIMEOUT(shown<ItemGrid>(), kPatience);
    const auto version = DatasetStore(*m_workbench->database().value()).find(m_window->navigator().subject().dataset.toStdString()).value();
    QTRY_COMPARE_WITH_TIMEOUT(std::ssize(shown<ItemGrid>()->entries()), version.items, kPatience);
}

void TestWindow::trainingEnds()
{
    open("train");
    auto* form = shown<ParamForm>();
    QVERIFY(form);
    Params params = form->params();
    params.set("epochs", std::int64_t(2));
    params.set("batch_size", std::int64_t(32));
    form->setParams(params);
    press("Train");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->navigator().subject().run != 0, kPatience);
    const std::int64_t run = m_window->navigator().subject().run;
    QTRY_VERIFY_WITH_TIMEOUT(!runs().byId(run)->isActive(), kPatience);
    const RunRecord record = runs().byId(run).value();
    QVERIFY2(record.status == RunStatus::Finished, record.error.c_str());
    QCOMPARE(record.epochs, 2);
}

void TestWindow::aBarOpensItsClass()
{
    QTRY_VERIFY_WITH_TIMEOUT(shown<ClassBars>(), kPatience);
    emit shown<ClassBars>()->activated(1);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentPageId(), QString("evaluate"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(shown<CurvesCard>() && !m_window->isSettling(), kPatience);
    QCOMPARE(shown<CurvesCard>()->classIndex(), 1);
    for (const GridEntry& entry : shown<JudgedItemsCard>()->grid()->entries()) {
        QCOMPARE(shown<JudgedItemsCard>()->grid()->set()->items[std::size_t(entry.item)].label, 1);
        QVERIFY(entry.predicted != 1);
    }
}

void TestWindow::aRunBecomesAVersion()
{
    press("Register model…");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QInputDialog*>(), kPatience);
    auto* dialog = m_window->findChild<QInputDialog*>();
    dialog->setTextValue("shapes");
    dialog->accept();
    QTRY_VERIFY_WITH_TIMEOUT(!ModelStore(*m_workbench->database().value()).list()->empty(), kPatience);
    open("deploy");
    QTRY_VERIFY_WITH_TIMEOUT(shown<QTreeWidget>() && shown<QTreeWidget>()->topLevelItemCount() == 1, kPatience);
    press("Make champion");
    QTRY_VERIFY_WITH_TIMEOUT(ModelStore(*m_workbench->database().value()).find("shapes:champion"), kPatience);
}

void TestWindow::theVersionIsExported()
{
    const QString path = QString::fromStdString((m_folder->path() / "shapes.onnx").string());
    // The menu of formats runs its own loop until something is chosen.
    QTimer::singleShot(0, this, [] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction* action : menu->actions())
            if (action->text().contains("ONNX")) {
                action->trigger();
                menu->close();
                return;
            }
        menu->close();
        QFAIL("There is no ONNX among the formats");
    });
    press("Export…");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QFileDialog*>(), kPatience);
    auto* dialog = m_window->findChild<QFileDialog*>();
    dialog->selectFile(path);
    static_cast<QDialog*>(dialog)->done(QDialog::Accepted);
    emit dialog->fileSelected(path);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path).size() > 1000, kPatience);
}

void TestWindow::thePaletteFindsPages()
{
    m_window->openPalette();
    auto* palette = shown<CommandPalette>();
    QVERIFY(palette);
    auto* field = palette->findChild<QLineEdit*>();
    QTest::keyClicks(field, "Experiments");
    QVERIFY(!palette->shown().isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentPageId(), QString("experiments"), kPatience);
}

void TestWindow::experimentsListsTheRun()
{
    QTRY_VERIFY_WITH_TIMEOUT(shown<QTableView>() && shown<QTableView>()->model()->rowCount() == 1, kPatience);
}

void TestWindow::theThemeChanges()
{
    const QColor light = Theme::instance().colors().window;
    open("settings");
    Theme::instance().setMode(ThemeMode::Dark);
    QVERIFY(Theme::instance().colors().window != light);
    for (const char* page : {"home", "collect", "prepare", "label", "train", "evaluate", "deploy", "monitor", "experiments", "learn"})
        open(QString::fromLatin1(page)); // every page is painted in the dark, after what was done
    QCOMPARE(m_window->grab().toImage().pixelColor(m_window->width() - 2, m_window->height() / 2).lightness() < 80, true);
}

void TestWindow::cleanupTestCase()
{
    m_window.reset();
    m_jobs.reset();
    m_workbench.reset();
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
