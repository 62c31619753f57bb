#include "ui/shell/fuzzy.h"
#include "ui/shell/key_value.h"
#include "ui/shell/language.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QtTest>

using namespace lathe;

namespace {

/// WCAG 2.1 contrast ratio, from the definition.
double contrast(const QColor& a, const QColor& b)
{
    const auto level = [](const QColor& c) {
        const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double x = level(a), y = level(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class TestShell : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { Theme::instance().setMode(ThemeMode::Light); }

    void textsAreReadableInBothThemes()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            const Colors& c = Theme::instance().colors();
            for (const QColor& ground : {c.window, c.surface, c.raised, c.hover, c.accentSoft})
                QVERIFY2(contrast(c.text, ground) >= 4.5, qPrintable(ground.name()));
            for (const QColor& ground : {c.window, c.surface, c.raised})
                for (const QColor& ink : {c.muted, c.accent, c.positive, c.warning, c.negative})
                    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + " on " + ground.name()));
            QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
        }
    }

    void everyIconIsThere()
    {
        for (const PageEntry& entry : pageList()) {
            const QPixmap pixmap = Theme::instance().icon(entry.icon, Qt::black).pixmap(20, 20);
            const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
            bool inked = false;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked |= qAlpha(image.pixel(x, y)) > 128;
            QVERIFY2(inked, entry.icon);
        }
    }

    void fuzzyFindsAndRanks()
    {
        QCOMPARE(fuzzyScore("xyz", "Export…"), 0);
        QVERIFY(fuzzyScore("ta", "Train again") > fuzzyScore("ta", "Data"));     // beginnings of words
        QVERIFY(fuzzyScore("label", "Label") > fuzzyScore("label", "Likely able or not l")); // letters in a row
        QVERIFY(fuzzyScore("home", "Home") > fuzzyScore("home", "Home of everything"));
        QVERIFY(fuzzyScore("", "Anything") > 0);
    }

    void paletteRunsWhatIsChosen()
    {
        QWidget window;
        window.resize(900, 700);
        CommandPalette palette(&window);
        QStringList ran;
        palette.open({{"Train", "Page", {}, [&] { ran << "Train"; }},
                      {"Export…", "Command", {}, [&] { ran << "Export"; }},
                      {"Experiments", "Page", {}, [&] { ran << "Experiments"; }}});
        auto* field = palette.findChild<QLineEdit*>();
        QTest::keyClicks(field, "exp");
        QCOMPARE(palette.shown().size(), 2);
        QTest::keyClick(field, Qt::Key_Down);
        const QString second = palette.shown().at(1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(ran, QStringList{second == "Export…" ? "Export" : "Experiments"});
        QVERIFY(palette.isHidden());
    }

    void segmentsAreExclusive()
    {
        SegmentedControl control;
        for (const char* name : {"One", "Two", "Three"})
            control.addSegment(name);
        QCOMPARE(control.current(), 0);
        QSignalSpy spy(&control, &SegmentedControl::currentChanged);
        control.setCurrent(2);
        control.setCurrent(2);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(control.current(), 2);
    }

    void railAnswersToTheKeyboard()
    {
        Rail rail(pageList());
        QSignalSpy spy(&rail, &Rail::chosen);
        const auto buttons = rail.findChildren<QAbstractButton*>();
        QVERIFY(buttons.size() > 3);
        QTest::keyClick(buttons.at(2), Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.front().front().toString(), pageList().at(2).id);
        rail.setFolded(true);
        QCOMPARE(rail.width(), token::railFolded);
    }

    void pseudoTextKeepsPlaceholders()
    {
        const QString text = pseudoTranslated("%1 of %n runs, <b>ea</b>");
        QVERIFY(text.contains("%1") && text.contains("%n") && text.contains("<b>"));
        QVERIFY(text.size() >= 1.3 * QString("%1 of %n runs, <b>ea</b>").size());
        QVERIFY(text.startsWith('[') && text.endsWith(']'));
    }

    void germanIsComplete()
    {
        setLanguage("de");
        QCOMPARE(QCoreApplication::translate("Page", "Settings"), QString("Einstellungen"));
        setLanguage("en");
        QCOMPARE(QCoreApplication::translate("Page", "Settings"), QString("Settings"));
        QFile file(LATHE_SOURCE_DIR "/resources/translations/lathe_de.ts");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("type=\"unfinished\""));
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
