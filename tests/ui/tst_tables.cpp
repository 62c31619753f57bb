// Tables in the window: how cells are written, what a view shows and copies, what a click on a bar means.
#include "support/table_builder.h"
#include "ui/tables/cell_format.h"
#include "ui/tables/mini_histogram.h"
#include "ui/tables/table_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace lathe;

namespace {

const char* kHouses = "id:numeric:id, rooms:numeric, income:numeric, near:categorical, note:text, sold:time, new:boolean\n"
                      "480496, 1985, 3.4205, BAY, quiet, 2020-01-31, true\n"
                      "480497, , 12.5, INLAND, , 2020-02-01, false\n"
                      "480498, -3, 0.25, BAY, two\ttabs, , \n";

std::shared_ptr<const Table> houses() { return std::make_shared<const Table>(build::table(kHouses)); }

std::vector<ColumnProfile> profilesOf(const Table& table)
{
    NoProgress progress;
    return profileTable(table, 1, progress).value();
}

/// A view of the houses, as large as a card.
struct Shown {
    TableView view;
    Shown()
    {
        const auto table = houses();
        view.model().setTable(table, profilesOf(*table));
        view.resize(900, 400);
        view.show();
    }
    QWidget& header() { return *view.findChild<TableHeader*>(); }
    void clickCell(int row, int column, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, view.cellRect(row, column).center());
    }
};

} // namespace

class TestTables : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void writesCellsForPeople_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        QTest::newRow("identifiers are not grouped") << 0 << 0 << "480496" << "480496";
        QTest::newRow("whole numbers are") << 1 << 0 << "1,985" << "1.985";
        QTest::newRow("negative") << 1 << 2 << "-3" << "-3";
        QTest::newRow("as many decimals as the column shows") << 2 << 1 << "12.5000" << "12,5000";
        QTest::newRow("missing") << 1 << 1 << TableModel::missingText() << TableModel::missingText();
        QTest::newRow("a category") << 3 << 1 << "INLAND" << "INLAND";
        QTest::newRow("one line") << 4 << 2 << "two tabs" << "two tabs";
        QTest::newRow("a day") << 5 << 0 << "1/31/2020" << "31.01.2020";
        QTest::newRow("truth") << 6 << 1 << "no" << "no";
    }
    void writesCellsForPeople()
    {
        QFETCH(int, column);
        QFETCH(int, row);
        TableModel model;
        model.setTable(houses());
        const QModelIndex index = model.index(row, column);
        QTEST(index.data().toString(), "english");
        QLocale::setDefault(QLocale(QLocale::German));
        QTEST(index.data().toString(), "german");
    }

    void writesMoneyWithItsSign()
    {
        const Field field{"price", ColumnType::Numeric, Role::Target, "$"};
        const Column column = Column::numeric({135300, 0, -20});
        const DisplayFormat format(field, column, nullptr);
        QCOMPARE(format.text(column, 0), QString("$135,300"));
        QCOMPARE(format.text(column, 1), QString("$0"));
        QCOMPARE(format.text(column, 2), QString("-$20"));
    }

    void cutsTextsThatAreTooLong()
    {
        const Column column = Column::text({std::optional(std::string(1'000'000, 'x'))});
        const QString text = DisplayFormat({"t", ColumnType::Text, {}, {}}, column, nullptr).text(column, 0);
        QVERIFY(text.size() <= 201 && text.endsWith(u'…'));
    }

    void modelKeepsTheContract()
    {
        TableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto table = houses();
        model.setTable(table);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.headerData(0, Qt::Vertical).toString(), QString("1"));
        model.setRows({2, 0});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data().toString(), QString("480498"));
        QCOMPARE(model.headerData(0, Qt::Vertical).toString(), QString("3"));
        model.setProfiles(profilesOf(*table));
        model.showNone();
        QCOMPARE(model.rowCount(), 0);
        model.setRows({});
        QCOMPARE(model.rowCount(), 3);
        model.setTable(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void marksAreFoundByRowOfTheTable()
    {
        TableModel model;
        model.setTable(houses());
        model.setMarks({{{2, 1, 0}, {0, CellMark::kWholeRow, 1}, {7, 1, 0}, {1, 70, 0}}, {"rooms is negative", "twice there"}});
        QCOMPARE(model.markedRows(), (std::vector<std::uint32_t>{0, 2}));
        model.setRows({2, 1, 0});
        QVERIFY(model.index(0, 1).data(TableModel::IsMarked).toBool());
        QVERIFY(!model.index(1, 1).data(TableModel::IsMarked).toBool());
        QCOMPARE(model.index(0, 1).data(Qt::ToolTipRole).toString(), QString("rooms is negative"));
        QVERIFY(model.mark(0, CellMark::kWholeRow) != nullptr);
    }

    void millionsOfRowsTakeNoRoomOfTheirOwn()
    {
        // Ten million zeros that no table holds twice: what the view takes must not grow with them.
        const std::size_t rows = 10'000'000;
        const auto table = std::make_shared<const Table>(Table::make({{"a", ColumnType::Boolean, {}, {}}}, {Column::boolean(std::vector<std::uint8_t>(rows))}).value());
        TableView view;
        view.resize(400, 400);
        view.show();
        view.model().setTable(table);
        QCOMPARE(view.model().rowCount(), int(rows));
        view.setCurrent(int(rows) - 1, 0);
        QVERIFY(view.viewport()->rect().contains(view.cellRect(int(rows) - 1, 0).adjusted(0, 0, -1, -1).topLeft()));
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    }

    void keysMoveAndExtend()
    {
        Shown shown;
        QSignalSpy current(&shown.view, &TableView::currentChanged);
        QSignalSpy activated(&shown.view, &TableView::cellActivated);
        shown.clickCell(0, 1);
        QTest::keyClick(&shown.view, Qt::Key_Down);
        QTest::keyClick(&shown.view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(shown.view.currentRow(), 1);
        QCOMPARE(shown.view.currentColumn(), 2);
        QCOMPARE(shown.view.selectedText(), QString("\t12.5"));
        QTest::keyClick(&shown.view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(shown.view.currentRow(), 2);
        QCOMPARE(shown.view.currentColumn(), 6);
        QTest::keyClick(&shown.view, Qt::Key_Down);
        QCOMPARE(shown.view.currentRow(), 2);
        QTest::keyClick(&shown.view, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.front(), (QVariantList{2, 6}));
        QTest::keyClick(&shown.view, Qt::Key_Escape);
        QCOMPARE(shown.view.currentRow(), -1);
        QVERIFY(current.size() >= 5);
    }

    void copiesWhatASpreadsheetTakes()
    {
        Shown shown;
        QLocale::setDefault(QLocale(QLocale::German));
        shown.clickCell(0, 1);
        shown.clickCell(2, 4, Qt::ShiftModifier);
        QTest::keyClick(&shown.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QString("1985\t3,4205\tBAY\tquiet\n\t12,5\tINLAND\t\n-3\t0,25\tBAY\t\"two\ttabs\""));
        shown.view.selectColumn(3);
        QCOMPARE(shown.view.selectedText(), QString("near\nBAY\nINLAND\nBAY"));
    }

    void headClickSelectsItsColumn()
    {
        Shown shown;
        QSignalSpy clicked(&shown.view, &TableView::columnClicked);
        const QPoint name = shown.view.header().headRect(2).topLeft() + QPoint(20, 14);
        QTest::mouseClick(&shown.header(), Qt::LeftButton, {}, name);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.front().front().toInt(), 2);
        QCOMPARE(shown.view.selectedColumn(), 2);
    }

    void barClickNamesItsRange()
    {
        Shown shown;
        QSignalSpy range(&shown.view, &TableView::rangeClicked);
        const auto click = [&](int column, std::size_t bar) {
            const ColumnProfile& profile = *shown.view.model().profile(column);
            const QRectF area = shown.view.header().barsRect(column);
            const QRectF place = histogramBars(profile, area).at(bar);
            QTest::mouseClick(&shown.header(), Qt::LeftButton, {}, QPoint(int(place.center().x()), int(area.top()) + 2));
            return profile.bars[bar];
        };
        const ProfileBar first = click(1, 0);
        QCOMPARE(range.size(), 1);
        QCOMPARE(range[0][0].toInt(), 1);
        QCOMPARE(range[0][1].toDouble(), first.low);
        QCOMPARE(range[0][2].toDouble(), first.high);
        const ProfileBar category = click(3, 1);
        QCOMPARE(range.size(), 2);
        QCOMPARE(range[1][3].toString(), QString::fromStdString(category.label));
    }

    void barsStandInTheirArea()
    {
        ColumnProfile profile;
        profile.type = ColumnType::Numeric;
        for (const int count : {1000, 0, 1})
            profile.bars.push_back({0, 1, {}, count, false});
        const QRectF area(10, 20, 30, 40);
        const auto bars = histogramBars(profile, area);
        QCOMPARE(bars[0].height(), 40.0);
        QCOMPARE(bars[1].height(), 0.0);
        QCOMPARE(bars[2].height(), 1.5); // told from none
        QCOMPARE(histogramBarAt(profile, area, {12, 21}), 0);
        QCOMPARE(histogramBarAt(profile, area, {39, 21}), 2);
        QCOMPARE(histogramBarAt(profile, area, {41, 21}), -1);
    }

    void sortingGoesUpwardsDownwardsAndBack()
    {
        Shown shown;
        QList<std::optional<TableSort>> wanted;
        connect(&shown.view, &TableView::sortRequested, this, [&](std::optional<TableSort> sort) {
            wanted << sort;
            shown.view.setSort(sort);
        });
        const QRect head = shown.view.header().headRect(1);
        for (int i = 0; i < 3; ++i)
            QTest::mouseClick(&shown.header(), Qt::LeftButton, {}, QPoint(head.right() - 12, 16));
        QCOMPARE(wanted.size(), 3);
        QVERIFY(wanted[0] == (TableSort{1, true}));
        QVERIFY(wanted[1] == (TableSort{1, false}));
        QVERIFY(!wanted[2]);
    }

    void edgesResize()
    {
        Shown shown;
        const int before = shown.view.columnWidth(1);
        const QPoint edge(shown.view.header().headRect(1).right(), 60);
        QTest::mousePress(&shown.header(), Qt::LeftButton, {}, edge);
        QTest::mouseMove(&shown.header(), edge + QPoint(30, 0));
        QTest::mouseRelease(&shown.header(), Qt::LeftButton, {}, edge + QPoint(30, 0));
        QCOMPARE(shown.view.columnWidth(1), before + 30);
        shown.view.model().setRows({1}); // another selection of rows keeps it
        QCOMPARE(shown.view.columnWidth(1), before + 30);
    }

    void hiddenColumnsAreLeftOut()
    {
        Shown shown;
        shown.view.setShownColumns({3, 1, 99});
        QCOMPARE(shown.view.shownColumns(), (std::vector<int>{3, 1}));
        QVERIFY(shown.view.cellRect(0, 0).isEmpty());
        shown.view.selectAll();
        QCOMPARE(shown.view.selectedText(), QString("near\trooms\nBAY\t1985\nINLAND\t\nBAY\t-3"));
    }
};

QTEST_MAIN(TestTables)
#include "tst_tables.moc"
