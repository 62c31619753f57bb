// Sentences with values: what the command line prints, and how a window says them in its language.
#include "base/message.h"

#include <QtTest>

using namespace lathe;

class TestMessage : public QObject {
    Q_OBJECT
private slots:
    void english_data()
    {
        QTest::addColumn<Message>("message");
        QTest::addColumn<QString>("english");
        const std::string column = "age";
        QTest::newRow("nothing") << Message() << "";
        QTest::newRow("a value") << Message(column) << "age";
        QTest::newRow("a sentence")
            << say("%1 has %2 values", column, 1234) << "age has 1,234 values";
        QTest::newRow("another order") << say("%2 of %1", 7, 3) << "3 of 7";
        QTest::newRow("one") << sayCounted(1, "%1 row lacks %2", "%1 rows lack %2", column)
                             << "1 row lacks age";
        QTest::newRow("many") << sayCounted(1050, "%1 row lacks %2", "%1 rows lack %2", column)
                              << "1,050 rows lack age";
        QTest::newRow("none") << sayCounted(0, "%1 row", "%1 rows") << "0 rows";
        QTest::newRow("a sentence within")
            << say("%1. It matters", sayCounted(1, "%1 row", "%1 rows")) << "1 row. It matters";
        QTest::newRow("a value like a place")
            << say("%1 and %2", std::string("%2"), column) << "%2 and age";
        QTest::newRow("per cent") << say("%1 % of all", figure("4.7")) << "4.7 % of all";
        QTest::newRow("a list") << joined({say("one"), Message(column), say("%1 more", 2)}, "; ")
                                << "one; age; 2 more";
        QTest::newRow("no list") << joined({}, ", ") << "";
    }
    void english()
    {
        QFETCH(Message, message);
        QTEST(QString::fromStdString(message.english()), "english");
    }

    void saysItInAnotherLanguage()
    {
        const Message message =
            say("%1 is %2", std::string("price"), joined({figure("$14,999"), say("rare")}, ", "));
        const std::string said = message.in(
            [](const Message& sentence) {
                return sentence.text == "rare"       ? std::string("selten")
                       : sentence.text == "%1 is %2" ? "%2: %1"
                                                     : sentence.text;
            },
            [](const std::string& number) { return "<" + number + ">"; });
        QCOMPARE(said, std::string("<$14,999>, selten: price"));
    }
};

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
