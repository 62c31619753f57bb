// What the backend says, in the language of the window.
#include "data/mend.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/language.h"

#include <QtTest>

using namespace lathe;

class TestBackendText : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Q_INIT_RESOURCE(lathe); }
    void cleanupTestCase() { setLanguage("en"); }

    void says_data()
    {
        QTest::addColumn<Message>("message");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const std::string column = "age";
        QTest::newRow("a name") << Message(column) << "age"
                                << "age";
        QTest::newRow("one") << sayCounted(1, "Leave out %1 row", "Leave out %1 rows")
                             << "Leave out 1 row"
                             << "1 Zeile auslassen";
        QTest::newRow("many") << sayCounted(1400, "Leave out %1 row", "Leave out %1 rows")
                              << "Leave out 1,400 rows"
                              << "1.400 Zeilen auslassen";
        QTest::newRow("numbers") << say("The lowest is %1", figure("$14,999.5"))
                                 << "The lowest is $14,999.5"
                                 << QStringLiteral("Der niedrigste Wert ist $14.999,5");
        QTest::newRow("not translated")
            << sayCounted(1, "%1 unheard thing", "%1 unheard things") << "1 unheard thing"
            << "1 unheard thing";
    }
    void says()
    {
        QFETCH(Message, message);
        setLanguage("en");
        QTEST(backendText(message), "english");
        setLanguage("de");
        QTEST(backendText(message), "german");
    }
};

QTEST_GUILESS_MAIN(TestBackendText)
#include "tst_backend_text.moc"
