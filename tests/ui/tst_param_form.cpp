// The form made from typed parameters.
#include "data/table.h"
#include "ui/forms/change_mark.h"
#include "ui/forms/column_picker.h"
#include "ui/forms/param_form.h"
#include "ui/forms/param_row.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace lathe;

namespace {

std::vector<ParamSpec> someSpecs()
{
    return {ParamSpec::integer("epochs", "Epochs", 6, 1, 1000, "How often"),
            ParamSpec::real("learning_rate", "Learning rate", 0.003, 1e-6, 1, "How fast").inFactors(),
            ParamSpec::choice("schedule", "Schedule", "cosine", {{"cosine", "Cosine"}, {"one_cycle", "One cycle"}}, "How it falls"),
            ParamSpec::boolean("flip", "Flip", true, "Mirror"),
            ParamSpec::real("clip", "Clipping", 0, 0, 10, "Largest gradient").rare()};
}

ParamRow* rowOf(ParamForm& form, const std::string& name)
{
    for (ParamRow* row : form.findChildren<ParamRow*>())
        if (row->spec().name == name)
            return row;
    return nullptr;
}

void enter(ParamForm& form, const std::string& name, const QString& text)
{
    auto* field = rowOf(form, name)->findChild<QLineEdit*>();
    field->selectAll();
    QTest::keyClicks(field, text);
}

} // namespace

class TestParamForm : public QObject {
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    void startsAtTheDefaults()
    {
        ParamForm form;
        form.setSpecs(someSpecs());
        QCOMPARE(form.params(), defaults(someSpecs()));
        QVERIFY(form.isValid());
        QVERIFY(form.changedNames().empty());
    }

    void changedValueIsMarkedAndCanBeBroughtBack()
    {
        ParamForm form;
        form.setSpecs(someSpecs());
        QSignalSpy changed(&form, &ParamForm::changed);
        enter(form, "epochs", "12");
        QVERIFY(changed.size() > 0);
        QCOMPARE(form.params().integer("epochs"), 12);
        QCOMPARE(form.changedNames(), (std::vector<std::string>{"epochs"}));
        auto* mark = rowOf(form, "epochs")->findChild<ChangeMark*>();
        QVERIFY(mark->isMarked());
        mark->click();
        QCOMPARE(form.params().integer("epochs"), 6);
        QVERIFY(!mark->isMarked());
    }

    void invalidValueIsExplainedBesideItsField()
    {
        ParamForm form;
        form.setSpecs(someSpecs());
        form.show();
        QSignalSpy validity(&form, &ParamForm::validityChanged);
        enter(form, "learning_rate", "7");
        QVERIFY(!form.isValid());
        QCOMPARE(validity.size(), 1);
        QStringList visible;
        for (const QLabel* label : rowOf(form, "learning_rate")->findChildren<QLabel*>())
            if (label->isVisible())
                visible << label->text();
        QVERIFY2(visible.join(' ').contains("1"), qPrintable(visible.join('|'))); // names the range
        QVERIFY(visible.size() >= 2);
        enter(form, "learning_rate", "0.5");
        QVERIFY(form.isValid());
        QCOMPARE(form.params().real("learning_rate"), 0.5);
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        ParamForm form;
        form.setSpecs(someSpecs());
        QCOMPARE(rowOf(form, "learning_rate")->findChild<QLineEdit*>()->text(), QString("0,003"));
        enter(form, "learning_rate", "0,01");
        QCOMPARE(form.params().real("learning_rate"), 0.01);
        enter(form, "learning_rate", "1e-4");
        QCOMPARE(form.params().real("learning_rate"), 1e-4);
    }

    void arrowKeysStepInFactors()
    {
        ParamForm form;
        form.setSpecs(someSpecs());
        enter(form, "learning_rate", "0.01");
        auto* field = rowOf(form, "learning_rate")->findChild<QLineEdit*>();
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(form.params().real("learning_rate"), 0.02);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(form.params().real("learning_rate"), 0.005);
    }

    void rareSettingsAreBehindMoreUnlessChanged()
    {
        ParamForm form;
        form.setSpecs(someSpecs());
        form.show();
        QVERIFY(!rowOf(form, "clip")->isVisible());
        Params params = form.params();
        params.set("clip", 2.0);
        form.setParams(params);
        QVERIFY(rowOf(form, "clip")->isVisible());
        QCOMPARE(form.params().real("clip"), 2.0);
    }

    void choiceGivesItsId()
    {
        ParamForm form;
        form.setSpecs(someSpecs());
        rowOf(form, "schedule")->findChild<QComboBox*>()->setCurrentIndex(1);
        QCOMPARE(form.params().text("schedule"), std::string("one_cycle"));
    }

    void columnsAreChosenFromAList()
    {
        const Schema schema{{{"age", ColumnType::Numeric, {}, {}}, {"sex", ColumnType::Categorical, {}, {}}, {"fare", ColumnType::Numeric, {}, {}}}};
        ParamForm form;
        form.setSpecs({ParamSpec::columns("columns", "Columns", {"numeric"}, "Which")}, &schema);
        form.show();
        auto* row = rowOf(form, "columns");
        auto* button = row->findChild<QPushButton*>();
        QCOMPARE(button->text(), QString("All numeric"));
        button->click();
        auto* picker = row->findChild<ColumnPicker*>();
        auto* list = picker->findChild<QListWidget*>();
        QCOMPARE(list->count(), 2); // those of the right type
        list->item(0)->setCheckState(Qt::Unchecked);
        QCOMPARE(form.params().names("columns"), (Names{"fare"}));
        QCOMPARE(button->text(), QString("fare"));
        QVERIFY(row->findChild<ChangeMark*>()->isMarked());
        auto* search = picker->findChild<QLineEdit*>();
        QTest::keyClicks(search, "AG");
        QVERIFY(list->item(1)->isHidden());
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(form.params().names("columns"), Names()); // all again
        QVERIFY(!row->findChild<ChangeMark*>()->isMarked());
        picker->close();
    }

    void columnsAreTypedWithoutATable()
    {
        ParamForm form;
        form.setSpecs({ParamSpec::columns("columns", "Columns", {}, "Which")});
        enter(form, "columns", "age, fare");
        QCOMPARE(form.params().names("columns"), (Names{"age", "fare"}));
    }
};

QTEST_MAIN(TestParamForm)
#include "tst_param_form.moc"
