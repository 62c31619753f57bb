// Text helpers: UTF-8, numbers, sizes, durations, the nearest word.
#include "base/text.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace lathe;

class TestText : public QObject {
    Q_OBJECT
private slots:
    void utf8_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("mended");
        const auto valid = [](const char* name, const char* text) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(text);
        };
        valid("ascii", "lathe");
        valid("empty", "");
        valid("two, three and four bytes", "ä€\xF0\x9F\x98\x80");
        valid("last before the surrogates", "\xED\x9F\xBF");
        valid("the last code point", "\xF4\x8F\xBF\xBF");
        // RFC 3629: what is no UTF-8.
        const QByteArray mark = "\xEF\xBF\xBD";
        QTest::newRow("a lone continuation") << QByteArray("a\x80z") << "a" + mark + "z";
        QTest::newRow("cut off") << QByteArray("a\xE2\x82") << "a" + mark + mark;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << mark + mark;
        QTest::newRow("overlong, three bytes") << QByteArray("\xE0\x9F\xBF") << mark + mark + mark;
        QTest::newRow("a surrogate") << QByteArray("\xED\xA0\x80") << mark + mark + mark;
        QTest::newRow("beyond U+10FFFF")
            << QByteArray("\xF4\x90\x80\x80") << mark + mark + mark + mark;
        QTest::newRow("Latin-1") << QByteArray("Stra\xDF"
                                               "e")
                                 << "Stra" + mark + "e";
    }
    void utf8()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, mended);
        QCOMPARE(isUtf8(text.toStdString()), text == mended);
        QCOMPARE(QByteArray::fromStdString(toUtf8(text.toStdString())), mended);
    }

    void splitAndJoin()
    {
        QCOMPARE(split("a,,b,", ','), (std::vector<std::string>{"a", "", "b", ""}));
        QCOMPARE(split("", ','), (std::vector<std::string>{""}));
        QCOMPARE(join({"a", "", "b"}, ", "), std::string("a, , b"));
        QCOMPARE(join({}, ", "), std::string());
        QCOMPARE(trimmed(" \t a b\r\n"), std::string("a b"));
        QCOMPARE(trimmed(" \n"), std::string());
        QCOMPARE(lowered("ABCxyzÄ"), std::string("abcxyzÄ"));
    }

    void integers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qlonglong>("value");
        QTest::addColumn<bool>("valid");
        QTest::newRow("zero") << "0" << 0ll << true;
        QTest::newRow("plus") << "+12" << 12ll << true;
        QTest::newRow("minus") << "-12" << -12ll << true;
        QTest::newRow("largest") << "9223372036854775807" << std::numeric_limits<qlonglong>::max()
                                 << true;
        QTest::newRow("smallest") << "-9223372036854775808" << std::numeric_limits<qlonglong>::min()
                                  << true;
        for (const char* bad : {"", "+", "-", "+-5", "-+5", "++5", "9223372036854775808", "1.0",
                                "1e3", " 1", "1 ", "0x10", "1,000"})
            QTest::newRow(qPrintable(QString("“%1”").arg(bad))) << bad << 0ll << false;
    }
    void integers()
    {
        QFETCH(QString, text);
        QFETCH(qlonglong, value);
        QFETCH(bool, valid);
        const auto parsed = parseInteger(text.toStdString());
        QCOMPARE(parsed.has_value(), valid);
        if (valid)
            QCOMPARE(qlonglong(*parsed), value);
    }

    void reals()
    {
        QCOMPARE(*parseReal("1e-3"), 0.001);
        QCOMPARE(*parseReal("+.5"), 0.5);
        QCOMPARE(*parseReal("-2"), -2.0);
        for (const char* bad :
             {"", "+", "+-1", "1,5", "nan", "inf", "-infinity", "1e999", "1 ", "0x1p3", "1.2.3"})
            QVERIFY2(!parseReal(bad), bad);
    }

    void shortestReadsBackAsTheSame()
    {
        QCOMPARE(shortest(0.1), std::string("0.1"));
        QCOMPARE(shortest(3), std::string("3"));
        for (const double value : {1.0 / 3, 0.1 + 0.2, 5e-324, 1.7976931348623157e308, -1e-7})
            QCOMPARE(*parseReal(shortest(value)), value);
    }

    void fixedDigits()
    {
        QCOMPARE(fixed(0.98765, 2), std::string("0.99"));
        QCOMPARE(fixed(-1.5, 3), std::string("-1.500"));
        QCOMPARE(fixed(2, 0), std::string("2"));
        QCOMPARE(fixed(-0.001, 2), std::string("0.00"));
        QCOMPARE(fixed(-0.006, 2), std::string("-0.01"));
        QCOMPARE(fixed(std::nan(""), 2), std::string("–"));
        QCOMPARE(fixed(-INFINITY, 2), std::string("–"));
        QCOMPARE(fixed(1e308, 1).size(), std::size_t(311));
    }

    void groupedThousands()
    {
        QCOMPARE(grouped(0), std::string("0"));
        QCOMPARE(grouped(999), std::string("999"));
        QCOMPARE(grouped(1000), std::string("1,000"));
        QCOMPARE(grouped(-999), std::string("-999"));
        QCOMPARE(grouped(-1000), std::string("-1,000"));
        QCOMPARE(grouped(70000), std::string("70,000"));
        QCOMPARE(grouped(std::numeric_limits<std::int64_t>::min()),
                 std::string("-9,223,372,036,854,775,808"));
    }

    void sizesAndDurations()
    {
        QCOMPARE(bytesText(0), std::string("0 B"));
        QCOMPARE(bytesText(999), std::string("999 B"));
        QCOMPARE(bytesText(1000), std::string("1.0 kB"));
        QCOMPARE(bytesText(36'000'000), std::string("36.0 MB"));
        QCOMPARE(bytesText(999'960), std::string("1.0 MB")); // never 1000.0 kB
        QCOMPARE(bytesText(5'000'000'000'000'000), std::string("5000.0 TB"));
        QCOMPARE(durationText(8.44), std::string("8.4 s"));
        QCOMPARE(durationText(9.97), std::string("10 s"));
        QCOMPARE(durationText(59.6), std::string("1 min 0 s"));
        QCOMPARE(durationText(200), std::string("3 min 20 s"));
        QCOMPARE(durationText(7500), std::string("2 h 5 min"));
        QCOMPARE(durationText(-1), std::string("–"));
        QCOMPARE(durationText(INFINITY), std::string("–"));
    }

    void nearestWord()
    {
        const std::vector<std::string> names{"epochs", "learning_rate", "batch_size", "lr"};
        QCOMPARE(nearest("epoch", names), std::string("epochs"));
        QCOMPARE(nearest("Lerning_Rate", names), std::string("learning_rate"));
        QCOMPARE(nearest("batchsize", names), std::string("batch_size"));
        QCOMPARE(nearest("temperature", names), std::string());
        QCOMPARE(nearest("x", names),
                 std::string()); // two edits away from "lr", yet nothing in common
        QCOMPARE(nearest("epochs", {}), std::string());
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
