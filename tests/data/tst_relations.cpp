#include "data/relations.h"
#include "support/csv_table.h"
#include "support/shared_data.h"
#include "support/table_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

const Relation* between(const Table& table, const Relations& relations, std::string_view a, std::string_view b)
{
    for (const Relation& relation : relations.pairs)
        if (table.field(relation.first).name == a && table.field(relation.second).name == b)
            return &relation;
    return nullptr;
}

#define COMPARE_REAL(actual, expected) QVERIFY2(std::abs((actual) - (expected)) <= 1e-9, qPrintable(QString::number(actual, 'g', 17)))

} // namespace

class TestRelations : public QObject {
    Q_OBJECT

private slots:
    /// pandas and scipy on titanic_seaborn.csv: stats.pearsonr and spearmanr of age and fare where both are there;
    /// sqrt(chi2_contingency(crosstab, correction=False) / n / (k - 1)); sqrt(between / total sum of squares);
    /// sklearn.metrics.mutual_info_score(sex, survived) less (4 - 2 - 2 + 1) / (2 · 891); t.isna().groupby(all).size().
    void agreesWithScipy()
    {
        LATHE_NEED_SHARED_DATA("tabular/titanic/titanic_seaborn.csv");
        const Table table = build::csvTable(sharedData("tabular/titanic/titanic_seaborn.csv"), "survived");
        NoProgress progress;
        const Relations relations = relationsOf(table, progress).value();
        const Relation* ageFare = between(table, relations, "age", "fare");
        QVERIFY(ageFare && ageFare->kind == RelationKind::Correlation);
        COMPARE_REAL(ageFare->value, 0.09606669176903888);
        COMPARE_REAL(*ageFare->spearman, 0.1350512177342878);
        COMPARE_REAL(between(table, relations, "sex", "class")->value, 0.1380133986221395);
        COMPARE_REAL(between(table, relations, "embarked", "class")->value, 0.2638214337231521);
        const Relation* fareClass = between(table, relations, "fare", "class");
        QVERIFY(fareClass->kind == RelationKind::CorrelationRatio);
        COMPARE_REAL(fareClass->value, 0.5942173195035277);

        QCOMPARE(table.field(relations.target[0].column).name, std::string("alive"));
        QVERIFY(relations.target[0].share > 0.99);
        for (const TargetRelation& one : relations.target)
            if (table.field(one.column).name == "sex") {
                COMPARE_REAL(one.information, 0.1508704892521813 - 1 / 1782.0);
                COMPARE_REAL(one.share, (0.1508704892521813 - 1 / 1782.0) / 0.6659119735267651);
            }

        QCOMPARE(relations.missing.size(), std::size_t(5));
        QCOMPARE(relations.missing[0].rows, 530);
        QCOMPARE(relations.missing[0].columns.size(), std::size_t(1));
        QCOMPARE(table.field(relations.missing[0].columns[0]).name, std::string("deck"));
        QCOMPARE(relations.missing[1].rows, 182);
        QVERIFY(relations.missing[1].columns.empty());
        QCOMPARE(relations.missing[4].columns.size(), std::size_t(2));
        QCOMPARE(relations.missing[4].rows, 2);
    }

    void ranksIgnoreTheScale()
    {
        const std::vector<double> a{1, 2, 3, 4, 5}, b{1, 10, 100, 1000, kMissingNumber}, c{1, 1, 1, 1, 1};
        COMPARE_REAL(*spearman(a, b), 1.0);
        QVERIFY(*pearson(a, b) < 0.9);
        QVERIFY(!pearson(a, c));
        QVERIFY(!pearson(std::vector<double>{}, std::vector<double>{}));
    }

    void codesKeepFewValuesAndBinMany()
    {
        const Codes few = codesOf(Column::numeric({3, 1, kMissingNumber, 3}));
        QCOMPARE(few.count, 2u);
        QCOMPARE(few.codes, (std::vector<std::uint32_t>{1, 0, kMissingCode, 1}));
        QCOMPARE(withMissingAsCode(few).codes[2], 2u);
        std::vector<double> many(1000);
        for (std::size_t i = 0; i < many.size(); ++i)
            many[i] = double(i * 7919 % 1000);
        const Codes bins = codesOf(Column::numeric(many), 10);
        QCOMPARE(bins.count, 10u);
        QCOMPARE(std::ranges::count(bins.codes, 4u), 100);
    }

    void constantsHaveNoRelation()
    {
        NoProgress progress;
        const Table table = build::table("a:numeric, b:categorical, c:numeric\n1, x, 5\n1, x, 6\n1, x, 7");
        QVERIFY(relationsOf(table, progress)->pairs.empty());
        QCOMPARE(relationsOf(table, progress)->missing.size(), std::size_t(1));
        QVERIFY(relationsOf(Table(), progress)->pairs.empty());
    }
};

QTEST_GUILESS_MAIN(TestRelations)
#include "tst_relations.moc"
