#include "prep/expression.h"
#include "support/table_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

/// One row: x 7, y −2, n missing, c red, t “Grüße An”, d a Sunday, b true.
Table oneRow()
{
    return build::table("x:numeric, y:numeric, n:numeric, total rooms:numeric, c:categorical, k:categorical, t:text, d:time, b:boolean, m:boolean\n"
                        "7, -2, , 12, red, , Grüße An, 2024-02-25T13:45, true, ");
}

} // namespace

class TestExpression : public QObject {
    Q_OBJECT

private slots:
    void computes_data()
    {
        QTest::addColumn<QString>("result"); // as a cell; empty: missing
        const auto row = [](const char* text, const char* result) { QTest::newRow(text) << QString(result); };
        row("1 + 2 * 3", "7");
        row("(1 + 2) * 3", "9");
        row("2 ^ 3 ^ 2", "512");
        row("-2 ^ 2", "-4");
        row("2 ^ -1", "0.5");
        row("10 - 4 - 3", "3");
        row("7 % 4", "3");
        row("y % 5", "3");
        row("7 / 2", "3.5");
        row(".5e1", "5");
        row("1 / 0", "");
        row("log(-1)", "");
        row("sqrt(-1)", "");
        row("exp(1000)", "");
        row("x + n", "");
        row("n ^ 0", "");
        row("min(x, n)", "");
        row("min(x, y, 0)", "-2");
        row("max(x, y, 9)", "9");
        row("abs(y)", "2");
        row("floor(-1.5)", "-2");
        row("ceil(-1.5)", "-1");
        row("round(2.5)", "3");
        row("round(3.14159, 2)", "3.14");
        row("log(exp(2))", "2");
        row("log1p(0)", "0");
        row("sqrt(16)", "4");
        row("`total rooms` / 4", "3");
        row("[total rooms] * 2", "24");
        row("x > 5", "true");
        row("x <= 5", "false");
        row("x = 7", "true");
        row("x == 7", "true");
        row("x <> 7", "false");
        row("n > 5", "");
        row("n > 5 and false", "false");
        row("n > 5 or true", "true");
        row("n > 5 or false", "");
        row("not m", "");
        row("not b", "false");
        row("not not b", "true");
        row("b = true", "true");
        row("n is missing", "true");
        row("n is not missing", "false");
        row("k is missing", "true");
        row("c is missing", "false");
        row("x in (1, 7)", "true");
        row("y in (-2)", "true");
        row("x not in (1, 7)", "false");
        row("n in (1)", "");
        row("c in ('blue', 'red')", "true");
        row("c = 'red' and x > 0", "true");
        row("c < 'rfd'", "true");
        row("k = 'red'", "");
        row("if(x > 5, 'big', 'small')", "big");
        row("if(n > 5, 1, 2)", "");
        row("if(c = 'red', d, '2000-01-01')", "2024-02-25T13:45:00Z");
        row("lower(t)", "grüße an");
        row("upper('äé')", "ÄÉ");
        row("length(t)", "8");
        row("length('')", "0");
        row("contains(t, 'üß')", "true");
        row("starts_with(t, 'gr')", "false");
        row("'it''s'", "it's");
        row("year(d)", "2024");
        row("month(d)", "2");
        row("day(d)", "25");
        row("weekday(d)", "7");
        row("hour(d)", "13");
        row("days_between('2024-02-24T13:45', d)", "1");
        row("d > '2024-02-25'", "true");
        row("'2025-01-01' < d", "false");
        row("d in ('2024-02-25T13:45')", "true");
        row("NOT (x IN (1)) AND TRUE", "true");
    }

    void computes()
    {
        QFETCH(QString, result);
        const Table table = oneRow();
        const auto expression = Expression::parse(QTest::currentDataTag(), table.schema());
        QVERIFY2(expression, expression ? "" : toString(expression.error()).c_str());
        const auto column = expression->evaluate(table);
        QVERIFY(column);
        QCOMPARE(column->size(), 1u);
        QVERIFY(column->type() == expression->type());
        QCOMPARE(QString::fromStdString(column->cell(0)), result);
        QCOMPARE(column->isMissing(0), result.isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* text, ErrorCode code, const char* where) { QTest::newRow(text) << int(code) << QString(where); };
        row("", ErrorCode::Parse, "character 1");
        row("1 +", ErrorCode::Parse, "character 4");
        row("(1", ErrorCode::Parse, "character 3");
        row("1 2", ErrorCode::Parse, "character 3");
        row("x >", ErrorCode::Parse, "character 4");
        row("x # 2", ErrorCode::Parse, "character 3");
        row("'open", ErrorCode::Parse, "character 1");
        row("`open", ErrorCode::Parse, "character 1");
        row("x is 3", ErrorCode::Parse, "character 6");
        row("x in ()", ErrorCode::Parse, "character 7");
        row("x in (y)", ErrorCode::Parse, "character 7");
        row("z + 1", ErrorCode::NotFound, "character 1");
        row("1 + 'ü' + z", ErrorCode::Schema, "character 5");
        row("'ü' = zz", ErrorCode::NotFound, "character 7");
        row("sqr(4)", ErrorCode::NotFound, "character 1");
        row("x + c", ErrorCode::Schema, "character 5");
        row("x = 'a'", ErrorCode::Schema, "character 5");
        row("c = 3", ErrorCode::Schema, "character 5");
        row("b > true", ErrorCode::Schema, "character 3");
        row("x and b", ErrorCode::Schema, "character 1");
        row("if(b, 1, 'a')", ErrorCode::Schema, "character 10");
        row("if(b, 1)", ErrorCode::Parse, "character 1");
        row("year(x)", ErrorCode::Schema, "character 6");
        row("d > 'soon'", ErrorCode::Schema, "character 5");
        row("abs(1, 2)", ErrorCode::Parse, "character 1");
        row("3rooms", ErrorCode::Parse, "character 2");
    }

    void refuses()
    {
        QFETCH(int, code);
        QFETCH(QString, where);
        const auto expression = Expression::parse(QTest::currentDataTag(), oneRow().schema());
        QVERIFY(!expression);
        QCOMPARE(int(expression.error().code), code);
        QCOMPARE(QString::fromStdString(expression.error().where), where);
    }

    void limitsDepthAndLength()
    {
        const Schema schema = oneRow().schema();
        for (const std::string& text : {std::string(5000, '(') + "1", std::string(5000, '-') + "1", std::string(20000, ' ') + "1"}) {
            const auto expression = Expression::parse(text, schema);
            QVERIFY(!expression && expression.error().code == ErrorCode::Parse);
        }
        std::string powers = "1", sums = "1";
        for (int i = 0; i < 1000; ++i) {
            powers += "^1";
            sums += "+1";
        }
        QVERIFY(!Expression::parse(powers, schema));
        QVERIFY(!Expression::parse(sums, schema));
        QVERIFY(Expression::parse(sums.substr(0, 301), schema));
    }

    void worksInBlocks()
    {
        std::vector<double> numbers;
        std::vector<std::optional<std::string>> words;
        for (int i = 0; i < 5000; ++i) {
            numbers.push_back(i);
            words.push_back(i % 2 == 0 ? "even" : "odd");
        }
        const auto table = Table::make({{"i", ColumnType::Numeric, Role::Feature, {}}, {"w", ColumnType::Text, Role::Feature, {}}},
                                       {Column::numeric(numbers), Column::text(words)});
        const auto expression = Expression::parse("if(i % 3 = 0, upper(w), 'none')", table->schema());
        QVERIFY(expression);
        QVERIFY(expression->type() == ColumnType::Text);
        const auto column = expression->evaluate(*table);
        QVERIFY(column);
        for (std::size_t i = 0; i < 5000; ++i)
            QCOMPARE(column->cell(i), std::string(i % 3 != 0 ? "none" : i % 2 == 0 ? "EVEN" : "ODD"));
    }

    void namesWhatItReads()
    {
        const Table table = oneRow();
        const auto expression = Expression::parse("x + `total rooms` * x", table.schema());
        QVERIFY(expression);
        QCOMPARE(join(expression->columns(), ","), std::string("x,total rooms"));
        const auto absent = expression->evaluate(table.withoutColumns({"x"}));
        QVERIFY(!absent && absent.error().code == ErrorCode::Schema);
    }
};

QTEST_GUILESS_MAIN(TestExpression)
#include "tst_expression.moc"
