// Which rows are fitted on, and which of them a trial takes.
#include "data/training_rows.h"

#include <QtTest>

#include <algorithm>

using namespace lathe;

namespace {

/// 0, 1, 2 …; every third row trains where there are parts.
Table counted(std::size_t rows, bool hasParts)
{
    std::vector<double> values(rows);
    std::vector<Part> parts(rows, Part::Test);
    for (std::size_t row = 0; row < rows; ++row) {
        values[row] = static_cast<double>(row);
        if (row % 3 == 0)
            parts[row] = Part::Train;
    }
    const Table table = Table::make({{"row", ColumnType::Numeric, Role::Feature, {}}}, {Column::numeric(values)}).value();
    return hasParts ? table.withParts(parts).value() : table;
}

std::vector<double> valuesOf(const Table& table)
{
    const auto values = table.column(0).numbers();
    return {values.begin(), values.end()};
}

} // namespace

class TestTrainingRows : public QObject {
    Q_OBJECT
private slots:
    void partOrAll()
    {
        QCOMPARE(valuesOf(trainingRows(counted(7, true))), (std::vector<double>{0, 3, 6}));
        QCOMPARE(trainingIndices(counted(7, true)), (std::vector<std::uint32_t>{0, 3, 6}));
        QCOMPARE(trainingRows(counted(7, false)).rows(), std::size_t(7));
        QCOMPARE(trainingIndices(counted(3, false)), (std::vector<std::uint32_t>{0, 1, 2}));
        QVERIFY(valuesOf(trainingRows(counted(1, false).withParts({Part::Test}).value())).empty());
    }

    void aDrawIsInOrderAndOfTrainingAlone()
    {
        const Table table = counted(3000, true);
        const std::vector<double> drawn = valuesOf(trainingSample(table, 100, 5));
        QCOMPARE(drawn.size(), std::size_t(100));
        QVERIFY(std::ranges::is_sorted(drawn) && std::ranges::adjacent_find(drawn) == drawn.end());
        QVERIFY(std::ranges::all_of(drawn, [](double row) { return int(row) % 3 == 0; }));
        // Not the first ones: the mean of 100 of 0 … 2,997 is 1,498 ± 87.
        double sum = 0;
        for (const double row : drawn)
            sum += row / 100;
        QVERIFY2(std::abs(sum - 1498) < 400, qPrintable(QString::number(sum)));
        QCOMPARE(valuesOf(trainingSample(table, 100, 5)), drawn);
        QVERIFY(valuesOf(trainingSample(table, 100, 6)) != drawn);
        QCOMPARE(trainingSample(table, 1000, 5).rows(), std::size_t(1000));
        QCOMPARE(someRows(counted(50, false), 20, 1).rows(), std::size_t(20));
        QCOMPARE(valuesOf(someRows(counted(5, true), 20, 1)), (std::vector<double>{0, 1, 2, 3, 4}));
    }
};

QTEST_GUILESS_MAIN(TestTrainingRows)
#include "tst_training_rows.moc"
