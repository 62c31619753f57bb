#include "base/random.h"
#include "data/duplicates.h"
#include "data/table_split.h"
#include "support/table_builder.h"

#include <QtTest>

#include <map>
#include <set>

using namespace lathe;

namespace {

/// 1,000 rows: x all different, 30 % of the class b, 50 groups of 20, times in rising order but for row 0.
Table sample(int rows = 1000)
{
    std::vector<double> x;
    std::vector<std::uint32_t> codes, groups;
    std::vector<std::int64_t> times;
    for (int i = 0; i < rows; ++i) {
        x.push_back(i * 0.5);
        codes.push_back(i % 10 < 3 ? 1 : 0);
        groups.push_back(static_cast<std::uint32_t>(i / 20));
        times.push_back(i == 0 ? kMissingTime : std::int64_t(i / 2) * 86'400'000'000);
    }
    std::vector<std::string> names;
    for (int i = 0; i <= rows / 20; ++i)
        names.push_back("g" + std::to_string(i));
    return Table::make({{"x", ColumnType::Numeric, Role::Feature, {}},
                        {"class", ColumnType::Categorical, Role::Target, {}},
                        {"group", ColumnType::Categorical, Role::Ignored, {}},
                        {"when", ColumnType::Time, Role::Ignored, {}}},
                       {Column::numeric(x), Column::categorical(codes, {"a", "b"}), Column::categorical(groups, names), Column::time(times)})
        .value();
}

std::array<int, 4> counts(const std::vector<Part>& parts)
{
    std::array<int, 4> result{};
    for (const Part part : parts)
        ++result[static_cast<std::size_t>(part)];
    return result;
}

} // namespace

class TestTableSplit : public QObject {
    Q_OBJECT

private slots:
    void stratifiedKeepsClassShares()
    {
        const Table table = sample();
        const auto parts = splitTable(table, {}).value();
        QCOMPARE(counts(parts), (std::array<int, 4>{800, 100, 100, 0}));
        int rare = 0;
        for (std::size_t row = 0; row < parts.size(); ++row)
            rare += parts[row] == Part::Test && table.column(1).codes()[row] == 1;
        QCOMPARE(rare, 30);
    }

    /// A tenth of the rows in each of ten quantile bins: a tenth of each bin goes to the test.
    void numericTargetsAreStratifiedByQuantiles()
    {
        const Table table = sample().withRole("x", Role::Target).value();
        const auto parts = splitTable(table, {}).value();
        std::map<std::size_t, int> bins;
        for (std::size_t row = 0; row < parts.size(); ++row)
            bins[row / 100] += parts[row] == Part::Test;
        for (const auto& [bin, count] : bins)
            QVERIFY2(std::abs(count - 10) <= 1, qPrintable(QString::number(count)));
    }

    void aSeedGivesItsPartsInWhateverOrder()
    {
        const Table table = sample();
        const auto parts = splitTable(table, {.seed = 5}).value();
        QVERIFY(parts == splitTable(table, {.seed = 5}).value());
        QVERIFY(parts != splitTable(table, {.seed = 6}).value());
        std::vector<std::uint32_t> order(table.rows());
        for (std::uint32_t i = 0; i < order.size(); ++i)
            order[i] = i;
        Random random(1);
        random.shuffle(order);
        const auto others = splitTable(table.take(order), {.seed = 5}).value();
        for (std::size_t i = 0; i < order.size(); ++i)
            QVERIFY(others[i] == parts[order[i]]);
    }

    void copiesStayTogether()
    {
        // Every row three times.
        std::vector<std::uint32_t> rows;
        for (std::uint32_t i = 0; i < 900; ++i)
            rows.push_back(i % 300);
        const auto parts = splitTable(sample().take(rows), {}).value();
        for (std::size_t i = 0; i < 300; ++i)
            QVERIFY(parts[i] == parts[i + 300] && parts[i] == parts[i + 600]);
        const auto folds = crossValidationFolds(sample().take(rows), {}).value();
        for (const Fold& fold : folds) {
            std::map<std::uint32_t, int> copies;
            for (const std::uint32_t row : fold.test)
                ++copies[row % 300];
            for (const auto& [row, count] : copies)
                QCOMPARE(count, 3);
        }
    }

    /// Four different rows in all: they cannot stay together and still fill three parts.
    void tablesOfAFewValuesAreSplitAllTheSame()
    {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t i = 0; i < 400; ++i)
            rows.push_back(i % 4);
        QCOMPARE(counts(splitTable(sample().take(rows), {}).value()), (std::array<int, 4>{320, 40, 40, 0}));
    }

    void groupsStayTogether()
    {
        const Table table = sample();
        const auto parts = splitTable(table, {SplitKind::Grouped, "group", {}, 3}).value();
        std::map<std::string, std::set<Part>> seen;
        for (std::size_t row = 0; row < parts.size(); ++row)
            seen[table.column(2).cell(row)].insert(parts[row]);
        for (const auto& [group, in] : seen)
            QCOMPARE(in.size(), std::size_t(1));
        QCOMPARE(counts(parts), (std::array<int, 4>{800, 100, 100, 0}));
    }

    /// 999 rows with a time, two a day: 0.8 · 999 = 799 rounds to a row whose day began in training.
    void laterRowsAreTested()
    {
        const Table table = sample();
        const auto parts = splitTable(table, {SplitKind::Time, "when", {}, 0}).value();
        std::array<std::int64_t, 3> latest{}, earliest{INT64_MAX, INT64_MAX, INT64_MAX};
        for (std::size_t row = 1; row < parts.size(); ++row) {
            const auto part = static_cast<std::size_t>(parts[row]);
            latest[part] = std::max(latest[part], table.column(3).times()[row]);
            earliest[part] = std::min(earliest[part], table.column(3).times()[row]);
        }
        QVERIFY(latest[0] < earliest[1] && latest[1] < earliest[2]);
        QVERIFY(parts[0] == Part::Train);
        QVERIFY(std::abs(counts(parts)[2] - 100) <= 1);
        QVERIFY(splitTable(table, {SplitKind::Time, "group", {}, 0}).error().code == ErrorCode::InvalidArgument);
    }

    void aColumnMayHoldTheParts()
    {
        const Table table = build::table("x:numeric, part:categorical\n1, Train\n2, valid\n3, test\n4, ");
        QVERIFY((splitTable(table, {SplitKind::Column, "part", {}, 0}).value() ==
                 std::vector<Part>{Part::Train, Part::Validation, Part::Test, Part::Unassigned}));
        const auto wrong = splitTable(table, {SplitKind::Column, "x", {}, 0});
        QVERIFY(!wrong && wrong.error().message.find("“1”") != std::string::npos);
        QVERIFY(splitTable(table, {SplitKind::Column, "parts", {}, 0}).error().code == ErrorCode::NotFound);
    }

    void importCompletesWhatTheSourceGave()
    {
        const Table table = sample();
        QCOMPARE(counts(completedTableSplit(table, 0)), (std::array<int, 4>{800, 100, 100, 0}));
        std::vector<Part> given(1000, Part::Train);
        std::fill(given.begin() + 800, given.end(), Part::Test);
        const auto parts = completedTableSplit(table.withParts(given).value(), 0);
        QCOMPARE(counts(parts), (std::array<int, 4>{720, 80, 200, 0}));
        for (std::size_t row = 800; row < 1000; ++row)
            QVERIFY(parts[row] == Part::Test);
    }

    void everyRowIsTestedOnce_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("column");
        QTest::newRow("stratified") << int(SplitKind::Stratified) << "";
        QTest::newRow("grouped") << int(SplitKind::Grouped) << "group";
    }
    void everyRowIsTestedOnce()
    {
        QFETCH(int, kind);
        QFETCH(QString, column);
        const Table table = sample();
        for (const int folds : {2, 10, 20}) {
            const auto made = crossValidationFolds(table, {static_cast<SplitKind>(kind), column.toStdString(), folds, 2, 7}).value();
            QCOMPARE(made.size(), std::size_t(2 * folds));
            for (int repeat = 0; repeat < 2; ++repeat) {
                std::vector<int> times(table.rows());
                for (int i = 0; i < folds; ++i) {
                    const Fold& fold = made[std::size_t(repeat * folds + i)];
                    QCOMPARE(fold.repeat, repeat);
                    QCOMPARE(fold.train.size() + fold.test.size(), table.rows());
                    QVERIFY(std::abs(int(fold.test.size()) - 1000 / folds) <= (kind == int(SplitKind::Grouped) ? 20 : 1));
                    for (const std::uint32_t row : fold.test)
                        ++times[row];
                }
                QCOMPARE(times, std::vector<int>(table.rows(), 1));
            }
            QVERIFY(made[0].test != made[std::size_t(folds)].test);
        }
    }

    void foldsByTimeLookForward()
    {
        const Table table = sample();
        const auto folds = crossValidationFolds(table, {SplitKind::Time, "when", 4, 1, 0}).value();
        QCOMPARE(folds.size(), std::size_t(4));
        std::size_t tested = 0;
        for (const Fold& fold : folds) {
            QVERIFY(table.column(3).times()[fold.train.back()] < table.column(3).times()[fold.test.front()]);
            tested += fold.test.size();
        }
        QVERIFY(tested > 790 && tested < 810);
        QVERIFY(!crossValidationFolds(table, {SplitKind::Time, "when", 4, 2, 0}));
    }

    void foldsThatCannotBeAreRefused()
    {
        QVERIFY(!crossValidationFolds(sample(), {.folds = 1}));
        QVERIFY(!crossValidationFolds(sample(), {.folds = 21}));
        QVERIFY(!crossValidationFolds(sample(4), {.folds = 5}));
        QVERIFY(!crossValidationFolds(sample(40), {SplitKind::Grouped, "group", 3, 1, 0}));
        QVERIFY(!splitTable(sample(), {.shares = {0.5, 0.2, 0.2}}));
    }

    void findsNearCopies()
    {
        NoProgress progress;
        // Row 2 equals row 1 but for c; row 4 equals row 3 but for 0.0001 of a and of b; row 5 copies row 1 exactly.
        const Table table = build::table("a:numeric, b:numeric, c:categorical, d:categorical\n"
                                         "1, 5, x, p\n7, 2, y, q\n7, 2, z, q\n3, 9, x, q\n3.0001, 9.0001, x, q\n7, 2, y, q");
        const auto near = nearCopies(table, progress).value();
        QCOMPARE(near.size(), std::size_t(2));
        QCOMPARE(near[0].row, 2u);
        QCOMPARE(near[0].earlier, 1u);
        QCOMPARE(near[0].column.value(), std::size_t(2));
        QCOMPARE(near[1].row, 4u);
        QCOMPARE(near[1].earlier, 3u);
        QVERIFY(!near[1].column);
        QCOMPARE(firstEqualRows(table, contentColumns(table.schema())), (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 1}));
    }
};

QTEST_GUILESS_MAIN(TestTableSplit)
#include "tst_table_split.moc"
