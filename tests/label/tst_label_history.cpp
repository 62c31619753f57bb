// Undo and redo, derived from the journal.
#include "label/label_history.h"

#include <QtTest>

using namespace lathe;

namespace {

/// Journals are written as words: "a+" ann does batch a, "a-" she undoes it, "a*" she redoes it; "b:x+" bob does.
LabelHistory historyOf(const QString& words)
{
    LabelHistory history;
    int turn = 0;
    for (const QString& word : words.split(' ', Qt::SkipEmptyParts)) {
        const bool isBob = word.startsWith("b:");
        const std::string batch = word.mid(isBob ? 2 : 0).chopped(1).toStdString();
        LabelEvent event;
        event.author = isBob ? "bob" : "ann";
        event.change = {"item", "class", "old " + batch, "new " + batch};
        if (word.endsWith('+')) {
            event.batch = batch;
        } else {
            event.batch = "turn" + std::to_string(++turn);
            event.source = batch;
            event.origin = word.endsWith('-') ? LabelOrigin::Undo : LabelOrigin::Redo;
        }
        history.add(event);
        if (!word.endsWith('+'))
            history.add(event); // a second change of the same turn
    }
    return history;
}

std::string idOf(const LabelBatch* batch) { return batch ? batch->id : "-"; }

} // namespace

class TestLabelHistory : public QObject {
    Q_OBJECT
private slots:
    void stacks_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("undo");
        QTest::addColumn<QString>("redo");
        QTest::addColumn<int>("standing");
        QTest::newRow("nothing") << "" << "-" << "-" << 0;
        QTest::newRow("last first") << "a+ b+" << "b" << "-" << 2;
        QTest::newRow("undone") << "a+ b+ b-" << "a" << "b" << 1;
        QTest::newRow("all undone") << "a+ b+ b- a-" << "-" << "a" << 0;
        QTest::newRow("redone") << "a+ b+ b- a- a*" << "a" << "b" << 1;
        QTest::newRow("done since") << "a+ b+ b- c+" << "c" << "-" << 2;
        QTest::newRow("one batch twice") << "a+ a+" << "a" << "-" << 1;
        QTest::newRow("of others") << "a+ b:x+" << "a" << "-" << 2;
        QTest::newRow("others keep my redo") << "a+ a- b:x+" << "-" << "a" << 1;
        QTest::newRow("of nothing") << "a+ z-" << "a" << "-" << 1;
    }
    void stacks()
    {
        QFETCH(QString, words);
        QFETCH(QString, undo);
        QFETCH(QString, redo);
        QFETCH(int, standing);
        const LabelHistory history = historyOf(words);
        QCOMPARE(idOf(history.toUndo("ann")), undo.toStdString());
        QCOMPARE(idOf(history.toRedo("ann")), redo.toStdString());
        QCOMPARE(int(history.standing()), standing);
    }

    void changesOfABatch()
    {
        LabelBatch batch;
        batch.changes = {{"i", "class", "", "1"}, {"i", "progress", "", "2"}, {"i", "class", "1", "3"}};
        const auto current = [](const LabelChange& change) { return "now " + change.subject; };
        QVERIFY(undoing(batch, current) == (std::vector<LabelChange>{{"i", "class", "now class", ""}, {"i", "progress", "now progress", ""}}));
        QVERIFY(redoing(batch, current) == (std::vector<LabelChange>{{"i", "class", "now class", "3"}, {"i", "progress", "now progress", "2"}}));
    }
};

QTEST_GUILESS_MAIN(TestLabelHistory)
#include "tst_label_history.moc"
