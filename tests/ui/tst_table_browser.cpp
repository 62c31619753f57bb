// Finding rows in a table: filters, marks, sorting, hidden columns; and what is told about a column.
#include "support/table_builder.h"
#include "ui/forms/column_picker.h"
#include "ui/plots/distribution_chart.h"
#include "ui/shell/key_value.h"
#include "ui/shell/segmented.h"
#include "ui/tables/column_detail.h"
#include "ui/tables/row_filter.h"
#include "ui/tables/table_browser.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QtTest>

using namespace lathe;

namespace {

const char* kPeople = "age:numeric, sex:categorical, name:text, price:numeric\n"
                      "31, female, Ada Lovelace, 100\n"
                      ", male, Alan Turing, 20000\n"
                      ", female, Grace Hopper, 300\n"
                      "85, male, John von Neumann, 25000\n";

std::shared_ptr<const Table> people() { return std::make_shared<const Table>(build::table(kPeople)); }

std::vector<ColumnProfile> profilesOf(const Table& table)
{
    NoProgress progress;
    return profileTable(table, 1, progress).value();
}

QString shownRows(const TableBrowser& browser, TableView& view)
{
    QStringList rows;
    for (int row = 0; row < browser.shownRows(); ++row)
        rows << QString::number(view.model().sourceRow(row));
    return rows.join(' ');
}

class Stopped final : public Progress {
public:
    bool stopRequested() const override { return true; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
};

} // namespace

class TestTableBrowser : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void filters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows");
        QTest::newRow("nothing") << "" << "0 1 2 3";
        QTest::newRow("a comparison") << "price < 20000" << "0 2";
        QTest::newRow("text without quotation marks") << "sex = female and age is missing" << "2";
        QTest::newRow("text with them") << "sex = 'male'" << "1 3";
        QTest::newRow("a list") << "name in (Ada, 'Alan Turing')" << "1";
        QTest::newRow("a word in any case") << "TURING" << "1";
        QTest::newRow("part of a word") << "ov" << "0";
        QTest::newRow("all words, in different columns") << "fem hopper" << "2";
        QTest::newRow("a category") << "male" << "0 1 2 3";
        QTest::newRow("no row") << "nobody" << "";
    }
    void filters()
    {
        QFETCH(QString, text);
        TableBrowser browser({});
        browser.setTable(people());
        browser.setFilterText(text);
        QTEST(shownRows(browser, browser.view()), "rows");
    }

    void filterThatCannotBeReadIsExplained()
    {
        TableBrowser browser({});
        browser.setTable(people());
        browser.show();
        browser.setFilterText("price < 1000");
        QCOMPARE(browser.shownRows(), 2);
        browser.setFilterText("prise < 1000");
        QCOMPARE(browser.shownRows(), 2); // the last valid one stays
        QStringList texts;
        for (const QLabel* label : browser.findChildren<QLabel*>())
            if (label->isVisible() && label->property("role").toString() == "error")
                texts << label->text();
        QCOMPARE(texts.size(), 1);
        QVERIFY2(texts.front().contains("prise"), qPrintable(texts.front()));
        browser.setFilterText("");
        QCOMPARE(browser.shownRows(), 4);
    }

    void conditionsOfBarsReadBack()
    {
        const Table table = build::table("total rooms:numeric, seen:time, near:categorical\n1, 2020-01-01, it's\n2, 2020-01-02, b\n3, 2020-01-03, b");
        const auto rowsOf = [&](const std::string& text) {
            const auto filter = RowFilter::parse(text, table.schema());
            if (!filter)
                return QString::fromStdString(toString(filter.error()));
            NoProgress progress;
            QStringList rows;
            const std::vector<std::uint32_t> passing = filter->apply(table, {0, 1, 2}, progress).value();
            for (const std::uint32_t row : passing)
                rows << QString::number(row);
            return rows.join(' ');
        };
        QCOMPARE(rowsOf(conditionOf(table.field(0), 1, 2, false, {})), QString("0"));
        QCOMPARE(rowsOf(conditionOf(table.field(0), 2, 3, true, {})), QString("1 2"));
        const double second = 1577923200; // 2020-01-02
        QCOMPARE(rowsOf(conditionOf(table.field(1), second, second + 86400, false, {})), QString("1"));
        QCOMPARE(rowsOf(conditionOf(table.field(2), 0, 0, false, "it's")), QString("0"));
    }

    void filterCanBeStopped()
    {
        const auto table = people();
        Stopped stopped;
        for (const char* text : {"turing", "price < 3"})
            QVERIFY(RowFilter::parse(text, table->schema())->apply(*table, {0, 1}, stopped).error().isCancelled());
    }

    void sortsWhatIsFiltered()
    {
        TableBrowser browser({});
        browser.setTable(people());
        browser.setSort(TableSort{3, false});
        QCOMPARE(shownRows(browser, browser.view()), QString("3 1 2 0"));
        browser.setFilterText("sex = female");
        QCOMPARE(shownRows(browser, browser.view()), QString("2 0"));
        browser.setSort(std::nullopt);
        QCOMPARE(shownRows(browser, browser.view()), QString("0 2"));
    }

    void markedRowsAreASegment()
    {
        TableBrowser browser({});
        browser.setTable(people());
        browser.show();
        auto* segments = browser.findChild<SegmentedControl*>();
        QVERIFY(!segments->isVisible());
        browser.setMarks({{{3, 3, 0}, {1, 0, 0}, {1, 3, 0}}, {"too dear"}});
        QVERIFY(segments->isVisible());
        QVERIFY(segments->findChildren<QAbstractButton*>().at(1)->text().contains("2"));
        segments->findChildren<QAbstractButton*>().at(1)->click();
        QCOMPARE(shownRows(browser, browser.view()), QString("1 3"));
        browser.setMarks({});
        QCOMPARE(browser.shownRows(), 4);
    }

    void overtakenWorkIsCancelledAndDropped()
    {
        std::vector<std::pair<RowsJob, RowsDone>> jobs;
        int cancelledJobs = 0;
        TableBrowser browser([&](RowsJob job, RowsDone done) {
            jobs.emplace_back(std::move(job), std::move(done));
            return [&] { ++cancelledJobs; };
        });
        browser.setTable(people());
        QVERIFY(jobs.empty()); // all rows need no work
        browser.setFilterText("sex = male");
        browser.setFilterText("sex = female");
        QCOMPARE(int(jobs.size()), 2);
        QCOMPARE(cancelledJobs, 1);
        QCOMPARE(browser.shownRows(), 4);
        NoProgress progress;
        for (auto& [job, done] : jobs) // the overtaken one too, as if it had not heard
            done(job(progress));
        QCOMPARE(shownRows(browser, browser.view()), QString("0 2"));
        QVERIFY(!browser.isWorking());
    }

    void slashLeadsToTheFilter()
    {
        TableBrowser browser({});
        browser.setTable(people());
        browser.show();
        browser.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&browser));
        browser.view().setFocus();
        QTest::keyClick(&browser.view(), Qt::Key_Slash);
        auto* field = browser.findChild<QLineEdit*>();
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, "hopper");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(shownRows(browser, browser.view()), QString("2"));
        QVERIFY(browser.view().hasFocus());
    }

    void columnsAreHiddenInTheirList()
    {
        TableBrowser browser({});
        browser.setTable(people());
        browser.show();
        QAbstractButton* button = nullptr;
        for (auto* candidate : browser.findChildren<QAbstractButton*>())
            if (candidate->text().contains("columns"))
                button = candidate;
        QVERIFY(button);
        button->click();
        auto* picker = browser.findChild<ColumnPicker*>();
        auto* list = picker->findChild<QListWidget*>();
        QCOMPARE(list->count(), 4);
        list->item(1)->setCheckState(Qt::Unchecked);
        QCOMPARE(browser.view().shownColumns(), (std::vector<int>{0, 2, 3}));
        QVERIFY2(button->text().startsWith("3 of"), qPrintable(button->text()));
        picker->close();
    }

    void barBecomesAFilter()
    {
        TableBrowser browser({});
        const auto table = people();
        browser.setTable(table, profilesOf(*table));
        browser.showRange(1, 0, 0, "male");
        QCOMPARE(browser.filterText(), QString("sex = 'male'"));
        QCOMPARE(shownRows(browser, browser.view()), QString("1 3"));
    }

    void detailTellsTheNumbers()
    {
        TableModel model;
        const auto table = people();
        model.setTable(table, profilesOf(*table));
        ColumnDetail detail;
        detail.setColumn(model, 0);
        const auto rows = detail.findChild<KeyValueList*>()->rows();
        const auto value = [&](const QString& label) {
            for (const auto& row : rows)
                if (row.label == label)
                    return row.value;
            return QString();
        };
        QCOMPARE(value("Rows"), QString("4"));
        QCOMPARE(value("Missing"), QString("2 (50.0\u00a0%)"));
        QCOMPARE(value("Smallest"), QString("31"));
        QCOMPARE(value("Largest"), QString("85"));
        QCOMPARE(value("Mean"), QString("58.0"));
        QSignalSpy range(&detail, &ColumnDetail::rangeClicked);
        detail.setColumn(model, 1);
        QAbstractButton* female = nullptr;
        for (auto* button : detail.findChildren<QAbstractButton*>())
            if (button->text() == "female")
                female = button;
        QVERIFY(female);
        female->click();
        QCOMPARE(range.size(), 1);
        QCOMPARE(range.front().at(3).toString(), QString("female"));
        detail.setColumn(model, -1);
        QCOMPARE(detail.column(), -1);
    }

    void distributionAnswersToTheKeyboard()
    {
        const auto table = people();
        DistributionChart chart;
        chart.setProfile(profilesOf(*table)[3]);
        QCOMPARE(int(chart.table().rows.size()), int(profilesOf(*table)[3].bars.size()));
        QSignalSpy clicked(&chart, &DistributionChart::barClicked);
        QWidget* plot = chart.focusProxy();
        QTest::keyClick(plot, Qt::Key_Right);
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.front().front().toInt(), 0);
    }
};

QTEST_MAIN(TestTableBrowser)
#include "tst_table_browser.moc"
