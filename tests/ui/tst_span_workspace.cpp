// Labelling texts and clips with keys and pointer, as a person does it: from the hand to the journal and the file.
#include "base/file.h"
#include "media/sound.h"
#include "services/annotation_service.h"
#include "services/import_service.h"
#include "ui/pages/label/attribute_form.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/label_page.h"
#include "ui/pages/label/schema/attribute_row.h"
#include "ui/pages/label/schema/schema_editor.h"
#include "ui/pages/label/sound/sound_view.h"
#include "ui/pages/label/spans/span_workspace.h"
#include "ui/pages/label/text/text_view.h"

#include "fake_navigator.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <numbers>

using namespace lathe;

namespace {

Bytes tone(double pitch)
{
    Sound sound{8000, 1, {}};
    for (int i = 0; i < 16000; ++i)
        sound.samples.push_back(static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * pitch * i / 8000)));
    return encodeWav(sound);
}

struct Scene {
    QTemporaryDir folder;
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;
    std::unique_ptr<QWidget> window;
    LabelPage* page = nullptr;
    QList<BannerMessage> banners;

    explicit Scene(bool areTexts)
    {
        const std::filesystem::path root = folder.path().toStdString();
        workbench = std::move(*Workbench::open(root / "workspace", Workbench::Missing::Create, {}));
        if (areTexts) {
            // The face is two units of UTF-16 and one code point.
            (void)writeFileAtomic(root / "data" / "a.txt", asBytes("Anna 😀 works for Acme Labs in Bern."));
            (void)writeFileAtomic(root / "data" / "b.txt", asBytes("Nobody here."));
        } else {
            for (const char* name : {"a.wav", "b.wav"})
                (void)writeFileAtomic(root / "data" / name, tone(name[0] == 'a' ? 440 : 880));
        }
        ImportRequest request;
        request.source = root / "data";
        request.name = "data";
        NoProgress quiet;
        if (const auto imported = importDataset(*workbench, request, quiet); !imported)
            qFatal("%s", imported.error().message.c_str());
        show();
    }

    void show()
    {
        window = std::make_unique<QWidget>();
        page = new LabelPage(PageContext{*workbench, jobs, navigator});
        auto* row = new QHBoxLayout(window.get());
        row->addWidget(page, 1);
        row->addWidget(&page->spans().inspector());
        page->spans().inspector().show();
        QObject::connect(page, &Page::banner, page, [this](const BannerMessage& message) { banners << message; });
        window->resize(1400, 800);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("The window does not become active");
        navigator.setSubject({"data", 0});
        if (!QTest::qWaitFor([this] { return labelling().isOpen() && !page->isSettling(); }))
            qFatal("The labels do not open");
    }

    SpanWorkspace& workspace() const { return page->spans(); }
    Labelling& labelling() const { return workspace().labelling(); }
    TextView& text() const { return workspace().textView(); }
    SoundView& sound() const { return workspace().soundView(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(window->focusWidget() ? window->focusWidget() : page, key, modifiers); }
    void addClass(const QString& name, bool isRelation = false) const
    {
        ClassList& list = isRelation ? workspace().inspector().relations() : workspace().inspector().classes();
        auto* field = list.findChild<QLineEdit*>();
        field->setFocus();
        QTest::keyClicks(field, name);
        QTest::keyClick(field, Qt::Key_Return);
    }
    /// `PER "Anna" 0-4`, `works for: Anna > Acme`, `PER 0.50-1.00`
    QString marks(std::size_t item = 0) const
    {
        const LabelState& state = labelling().state();
        QStringList all;
        const auto all_ = state.annotations(item);
        const std::u32string content = text().text().toStdU32String();
        const auto words = [&](const TextSpan& span) { return QString::fromStdU32String(content.substr(span.start, span.end - span.start)); };
        for (const Annotation& one : all_) {
            const QString name = one.label < 0 ? "-" : QString::fromStdString(state.classes()[std::size_t(one.label)].name);
            if (const auto* span = std::get_if<TextSpan>(&one.shape))
                all << QString("%1 \"%2\" %3-%4").arg(name, words(*span)).arg(span->start).arg(span->end);
            else if (const auto* time = std::get_if<TimeSpan>(&one.shape))
                all << QString("%1 %2-%3").arg(name).arg(time->start, 0, 'f', 2).arg(time->end, 0, 'f', 2);
            else if (const auto* relation = std::get_if<SpanRelation>(&one.shape)) {
                const auto end = [&](const std::string& id) { return words(std::get<TextSpan>(std::ranges::find(all_, id, &Annotation::id)->shape)); };
                all << QString("%1: %2 > %3").arg(name, end(relation->from), end(relation->to));
            }
        }
        return all.join("; ");
    }
    void drag(QWidget* on, const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mousePress(on, Qt::LeftButton, modifiers, from.toPoint());
        QMouseEvent move(QEvent::MouseMove, to, on->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(on, &move);
        QTest::mouseRelease(on, Qt::LeftButton, modifiers, to.toPoint());
    }
};

} // namespace

class TestSpanWorkspace : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path()); }

    void aTextIsReadAndSpansAreDrawn()
    {
        Scene scene(true);
        QCOMPARE(scene.text().text(), QString("Anna 😀 works for Acme Labs in Bern."));
        QVERIFY(scene.workspace().inspector().mode() == LabelMode::Shapes);
        scene.addClass("PER");
        scene.addClass("ORG");
        // A drag within two words takes both whole; a double click takes one.
        const int acme = int(scene.text().text().indexOf("Acme"));
        scene.drag(scene.text().viewport(), scene.text().placeOf(acme + 1), scene.text().placeOf(acme + 6));
        scene.text().setFocus();
        scene.key(Qt::Key_2);
        QTest::mouseDClick(scene.text().viewport(), Qt::LeftButton, {}, scene.text().placeOf(2).toPoint());
        scene.key(Qt::Key_1);
        QCOMPARE(scene.marks(), QString("ORG \"Acme Labs\" 17-26; PER \"Anna\" 0-4"));
        // With Alt the drag is exact, and spans may lie within others.
        scene.drag(scene.text().viewport(), scene.text().placeOf(acme) - QPointF(3, 0), scene.text().placeOf(acme + 3) - QPointF(3, 0), Qt::AltModifier);
        scene.key(Qt::Key_2);
        QCOMPARE(scene.marks(), QString("ORG \"Acme Labs\" 17-26; PER \"Anna\" 0-4; ORG \"Acm\" 17-20"));
        scene.key(Qt::Key_1); // it is selected: its class changes
        QVERIFY(scene.marks().endsWith("PER \"Acm\" 17-20"));
        scene.key(Qt::Key_Delete);
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(scene.marks().endsWith("PER \"Acm\" 17-20"));
        for (int i = 0; i < 6; ++i)
            scene.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.marks(), QString());
        for (int i = 0; i < 4; ++i)
            scene.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.marks(), QString("ORG \"Acme Labs\" 17-26; PER \"Anna\" 0-4"));
    }

    void spansByKeyboardAlone()
    {
        Scene scene(true);
        scene.addClass("PER");
        scene.text().setFocus();
        scene.key(Qt::Key_Home, Qt::ControlModifier);
        scene.key(Qt::Key_Right, Qt::ShiftModifier);
        scene.key(Qt::Key_1);
        QCOMPARE(scene.marks(), QString("PER \"Anna\" 0-4"));
        scene.key(Qt::Key_Right, Qt::ShiftModifier | Qt::AltModifier); // the selected span grows by a character
        QCOMPARE(scene.marks(), QString("PER \"Anna \" 0-5"));
        scene.key(Qt::Key_Escape);
        scene.key(Qt::Key_E); // and is found again
        QCOMPARE(scene.text().selection().size(), std::size_t(1));
    }

    void relationsByDragAndByKey()
    {
        Scene scene(true);
        scene.addClass("PER");
        const QString& words = scene.text().text();
        for (const char* word : {"Anna", "Acme", "Bern"}) {
            QTest::mouseDClick(scene.text().viewport(), Qt::LeftButton, {}, scene.text().placeOf(int(words.indexOf(word)) + 1).toPoint());
            scene.text().setFocus();
            scene.key(Qt::Key_1);
        }
        const auto all = scene.labelling().state().annotations(0);
        QCOMPARE(all.size(), std::size_t(3));
        scene.text().select({all[0].id, all[1].id});
        scene.key(Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(scene.banners.size(), 1); // no type yet
        scene.addClass("works for", true); // joins what is selected
        QVERIFY(scene.marks().endsWith("works for: Anna > Acme"));
        scene.drag(scene.text().viewport(), scene.text().tagOf(all[1].id), scene.text().tagOf(all[2].id));
        QVERIFY2(scene.marks().endsWith("works for: Anna > Acme; works for: Acme > Bern"), qPrintable(scene.marks()));
        scene.text().select({all[1].id});
        scene.text().setFocus();
        scene.key(Qt::Key_Delete); // both relations go with it
        QCOMPARE(scene.marks(), QString("PER \"Anna\" 0-4; PER \"Bern\" 30-34"));
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(scene.marks().contains("works for: Anna > Acme") && scene.marks().contains("works for: Acme > Bern"));
    }

    void everythingIsThereAfterARestart()
    {
        Scene scene(true);
        scene.addClass("PER");
        QTest::mouseDClick(scene.text().viewport(), Qt::LeftButton, {}, scene.text().placeOf(1).toPoint());
        scene.text().setFocus();
        scene.key(Qt::Key_1);
        scene.key(Qt::Key_Return); // done
        QCOMPARE(scene.workspace().item(), std::int64_t(1));
        QVERIFY(QTest::qWaitFor([&] { return !scene.labelling().isWriting(); }));
        scene.show();
        QCOMPARE(scene.marks(), QString("PER \"Anna\" 0-4"));
        QVERIFY(scene.labelling().state().progress(0) == ItemProgress::Done);
        // and in a file
        NoProgress quiet;
        const std::filesystem::path target = scene.folder.filePath("out.conll").toStdString();
        const auto written = writeAnnotationFiles(*scene.workbench, {"data", "conll", target, false}, quiet);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const std::string file = readTextFile(target).value_or("");
        QVERIFY2(file.starts_with("-DOCSTART- -X- -X- O\n\nAnna -X- -X- B-PER\n😀 -X- -X- O\n"), file.c_str());
    }

    void wordsAreFound()
    {
        Scene scene(true);
        scene.addClass("LOC");
        scene.text().search("or");
        QCOMPARE(scene.text().found(), 2); // works, for
        scene.text().searchNext(1);
        scene.text().setFocus();
        scene.key(Qt::Key_1);
        QCOMPARE(scene.marks(), QString("LOC \"or\" 14-16"));
    }

    void aClipIsShownAndMarked()
    {
        Scene scene(false);
        QCOMPARE(scene.sound().length(), 2.0);
        scene.addClass("dog");
        auto* room = scene.sound().viewport();
        const double y = room->height() * 0.7;
        scene.drag(room, {scene.sound().xOf(0.5), y}, {scene.sound().xOf(1.0), y});
        scene.sound().setFocus();
        scene.key(Qt::Key_1);
        const auto span = [&] { return std::get<TimeSpan>(scene.labelling().state().annotations(0).at(0).shape); };
        QVERIFY(std::abs(span().start - 0.5) < 0.01 && std::abs(span().end - 1.0) < 0.01);
        // Its end is taken hold of and moved.
        scene.drag(room, {scene.sound().xOf(span().end), y}, {scene.sound().xOf(1.5), y});
        QVERIFY(std::abs(span().start - 0.5) < 0.01 && std::abs(span().end - 1.5) < 0.01);
        scene.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(std::abs(span().end - 1.0) < 0.01);
        scene.sound().zoom(2);
        QVERIFY(scene.sound().to() - scene.sound().from() < 1.0);
        scene.sound().fit();
        QCOMPARE(scene.sound().to(), 2.0);
        scene.key(Qt::Key_Delete);
        QCOMPARE(scene.labelling().state().annotationCount(0), std::size_t(0));
    }

    void theSchemaIsEditedInTheWindow()
    {
        Scene scene(true);
        scene.addClass("PER");
        scene.addClass("ORG");
        SchemaEditor editor(scene.labelling(), 0);
        editor.QDialog::show();
        QCOMPARE(editor.chosen(), 0);
        editor.addAttribute();
        AttributeRow* row = editor.rows().at(0);
        auto* name = row->findChildren<QLineEdit*>().at(0);
        name->setText("mood");
        QTest::keyClick(name, Qt::Key_Tab);
        row->findChildren<QComboBox*>().at(0)->setCurrentIndex(int(AttributeKind::Choice));
        emit row->findChildren<QComboBox*>().at(0)->activated(int(AttributeKind::Choice));
        auto* choices = row->findChildren<QLineEdit*>().at(1);
        choices->setText("glad, sad");
        emit choices->editingFinished();
        const auto specs = [&](std::size_t label) { return scene.labelling().state().classes()[label].traits.attributes; };
        QCOMPARE(specs(0).size(), std::size_t(1));
        QVERIFY(specs(0)[0].kind == AttributeKind::Choice);
        QCOMPARE(specs(0)[0].choices, (std::vector<std::string>{"glad", "sad"}));
        QVERIFY(specs(1).empty());
        // For all classes at once, and undone at once.
        editor.choose(-1);
        editor.addAttribute();
        auto* shared = editor.rows().back()->findChildren<QLineEdit*>().at(0);
        shared->setText("sure");
        emit shared->editingFinished();
        QCOMPARE(specs(0).size(), std::size_t(2));
        QCOMPARE(specs(1).size(), std::size_t(1));
        scene.labelling().undo();
        QCOMPARE(specs(0).size(), std::size_t(1));
        QCOMPARE(specs(1).size(), std::size_t(0));
        editor.addClass(true);
        QVERIFY(scene.labelling().state().classes().back().traits.isRelation);
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestSpanWorkspace)
#include "tst_span_workspace.moc"
