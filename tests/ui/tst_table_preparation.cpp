// Preparing tables: the split that is drawn anew, with what comes out of it, and how the columns hang together.
#include "services/table_versions.h"
#include "ui/pages/collect/collect_page.h"
#include "ui/pages/prepare/relations_card.h"
#include "ui/pages/prepare/split_dialog.h"
#include "ui/pages/prepare/table_preparation.h"
#include "ui/plots/value_bars.h"
#include "ui/tables/column_detail.h"
#include "ui/tables/table_browser.h"

#include "fake_navigator.h"
#include "support/table_builder.h"

#include <QComboBox>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace lathe;

namespace {

/// 100 visits of 20 patients, a quarter of them ill; the last ten lack height and weight together.
Table visits()
{
    std::string text = "patient:text, when:numeric, height:numeric, weight:numeric, fold:categorical, ill:categorical:target\n";
    for (int i = 0; i < 100; ++i) {
        text += "p" + std::to_string(i / 5) + ", " + std::to_string(i) + ", ";
        text += i < 90 ? std::to_string(150 + i % 37) + ", " + std::to_string(300 + 2 * (i % 37)) : std::string(",");
        text += std::string(", ") + (i < 60 ? "train" : i < 80 ? "val" : "test") + (i % 4 == 0 ? ", yes\n" : ", no\n");
    }
    return build::table(text);
}

struct Scene {
    QTemporaryDir folder;
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;

    Scene()
    {
        auto opened = Workbench::open(folder.path().toStdString(), Workbench::Missing::Create,
                                      []() -> Result<LearnerModule*> { return fail(ErrorCode::NotFound, "Nothing is learned here"); });
        if (!opened)
            qFatal("%s", toString(opened.error()).c_str());
        workbench = std::move(*opened);
        NoProgress progress;
        if (const auto added = addTableVersion(*workbench, "visits", visits(), "test", "import", progress); !added)
            qFatal("%s", toString(added.error()).c_str());
    }
    PageContext context() { return {*workbench, jobs, navigator}; }
    DatasetVersion version(const char* reference) { return DatasetStore(**workbench->database()).find(reference).value(); }
};

} // namespace

class TestTablePreparation : public QObject {
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void previewCountsRowsAndClasses()
    {
        const SplitPreview preview = previewSplit(visits(), {}).value();
        QCOMPARE(preview.rows[0] + preview.rows[1] + preview.rows[2], std::int64_t(100));
        QVERIFY(preview.classes == (std::vector<std::string>{"no", "yes"}));
        // 80 % of the 25 ill ones, to within a row.
        QVERIFY(std::abs(preview.ofClasses[1][0] - 20) <= 1);
        const SplitPreview given = previewSplit(visits(), {SplitKind::Column, "fold", {}, 0}).value();
        QVERIFY(given.rows == (std::array<std::int64_t, 4>{60, 20, 20, 0}));
        const SplitPreview late = previewSplit(visits(), {SplitKind::Time, "#", {}, 0}).value();
        QVERIFY(late.rows == (std::array<std::int64_t, 4>{80, 10, 10, 0}));
    }

    void dialogShowsWhatComesOutBeforeAnythingIsMade()
    {
        JobRunner jobs;
        SplitDialog dialog(jobs, "visits@1", std::make_shared<const Table>(visits()));
        QTRY_VERIFY(!dialog.isPreviewing());
        QVERIFY(dialog.canSplit());
        QCOMPARE(dialog.preview()->rowCount(), 3);
        QCOMPARE(dialog.preview()->item(0, 1)->text(), QStringLiteral("80.0\u00A0%"));

        dialog.setKind(SplitKind::Column);
        QVERIFY(!dialog.canSplit()); // until the new preview is there
        QTRY_VERIFY(!dialog.isPreviewing());
        QVERIFY(dialog.canSplit());
        QCOMPARE(dialog.split().column, std::string("fold"));
        QCOMPARE(dialog.preview()->item(0, 0)->text(), QString("60"));

        // A patient's name says no part: why, and nothing can be made.
        for (auto* box : dialog.findChildren<QComboBox*>())
            if (const int patient = box->findText("patient"); patient >= 0)
                box->setCurrentIndex(patient);
        QTRY_VERIFY(!dialog.isPreviewing());
        QVERIFY(!dialog.canSplit());
        QVERIFY2(dialog.problem().contains("p0"), qPrintable(dialog.problem()));
    }

    void splitMakesAVersionThatIsShown()
    {
        Scene scene;
        TablePreparation page(scene.context());
        page.show();
        page.setDataset(scene.version("visits@1"));
        QTRY_VERIFY(!page.isSettling());
        page.inspector()->findChild<QPushButton*>("changeSplit")->click();
        auto* dialog = page.findChild<SplitDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(!dialog->isPreviewing());
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(scene.navigator.subject().dataset, QString("visits@2"));
        QTRY_VERIFY(!page.isSettling());
        const Table made = *scene.workbench->table(scene.version("visits@2")).value();
        QVERIFY(made.hasParts());
        QVERIFY(!scene.workbench->table(scene.version("visits@1")).value()->hasParts());
    }

    void clickedHeadInCollectOpensAllAboutTheColumn()
    {
        Scene scene;
        CollectPage page(scene.context());
        page.resize(1100, 800);
        page.show();
        scene.navigator.setSubject({"visits@1", 0});
        auto* browser = page.findChild<TableBrowser*>();
        QTRY_COMPARE(browser->shownRows(), 100);
        auto* detail = page.inspector()->findChild<ColumnDetail*>();
        QVERIFY(detail->isHidden());
        emit browser->view().columnClicked(5);
        QVERIFY(!detail->isHidden());
        QCOMPARE(detail->column(), 5);
        // A quarter is ill; the bar of a value shows its rows.
        emit detail->rangeClicked(5, 0, 0, "yes");
        QTRY_COMPARE(browser->shownRows(), 25);
    }

    void relationsOpenColumnsAndRows()
    {
        Scene scene;
        TablePreparation page(scene.context());
        page.resize(1100, 800);
        page.show();
        page.setDataset(scene.version("visits@1"));
        page.setLook(1);
        RelationsCard* card = page.relations();
        QTRY_VERIFY(!page.isSettling() && !card->isComputing() && !card->pairs()->table().rows.empty());
        // Weight is 2·height: the strongest of all pairs.
        const auto best = card->pairs()->table().rows[0];
        QVERIFY2(best[0].toString().startsWith("height – weight"), qPrintable(best[0].toString()));
        QCOMPARE(best[1].toDouble(), 1.0);
        QVERIFY(card->target()->isVisible());
        QCOMPARE(card->target()->table().columns[0], QString("Tells of ill"));
        emit const_cast<ValueBars*>(card->pairs())->activated(0);
        QCOMPARE(page.browser()->view().selectedColumn(), 2);

        page.setLook(2);
        const PlotTable missing = card->missing()->table();
        QCOMPARE(missing.rows.size(), std::size_t(2));
        QCOMPARE(missing.rows[1][0].toString(), QString("height + weight"));
        QCOMPARE(missing.rows[1][4].toLongLong(), qlonglong(10));
        emit const_cast<ValueBars*>(card->missing())->activated(1);
        QTRY_COMPARE(page.browser()->shownRows(), 10);
    }
};

QTEST_MAIN(TestTablePreparation)
#include "tst_table_preparation.moc"
