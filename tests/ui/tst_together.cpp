// Several people in one workspace, or with journals as files: what the others say arrives, conflicts stand side by side.
#include "base/file.h"
#include "media/decode.h"
#include "services/import_service.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/label_page.h"
#include "ui/pages/label/label_workspace.h"
#include "ui/pages/label/together_view.h"
#include "ui/shell/preferences.h"

#include "fake_navigator.h"

#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace lathe;

namespace {

Bytes picture(int seed)
{
    Image image{60, 40, 1, Bytes(60 * 40)};
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * static_cast<std::size_t>(seed + 3) * 7 + i / 60 * 13) % 256);
    return encodePng(image);
}

/// A workspace with cat/0, cat/2, dog/1, dog/3, opened by a program of its own.
struct Program {
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;
    std::unique_ptr<LabelPage> page;
    QList<BannerMessage> banners;

    Program(const QTemporaryDir& folder, const QString& workspace, const QString& person)
    {
        const std::filesystem::path root = folder.path().toStdString();
        workbench = std::move(*Workbench::open(root / workspace.toStdString(), Workbench::Missing::Create, {}));
        for (int i = 0; i < 4; ++i)
            (void)writeFileAtomic(root / "pets" / (i % 2 ? "dog" : "cat") / (std::to_string(i) + ".png"), picture(i));
        NoProgress quiet;
        ImportRequest request;
        request.source = root / "pets";
        request.name = "pets";
        if (const auto imported = importDataset(*workbench, request, quiet); !imported)
            qFatal("%s", imported.error().message.c_str());
        Preferences::setPerson(person);
        page = std::make_unique<LabelPage>(PageContext{*workbench, jobs, navigator});
        QObject::connect(page.get(), &Page::banner, page.get(), [this](const BannerMessage& message) { banners << message; });
        page->resize(1200, 800);
        page->show();
        navigator.setSubject({"pets", 0});
        if (!QTest::qWaitFor([this] { return labelling().isOpen() && !page->isSettling(); }, 20000))
            qFatal("The labels do not open");
    }
    Labelling& labelling() const { return page->workspace().labelling(); }
    TogetherView& view() const { return page->together(); }
    Together& together() const { return view().together(); }
    void say(std::size_t item, std::int32_t label) const { labelling().change({labelling().state().labelled(item, label)}); }
    bool isWritten() const { return QTest::qWaitFor([this] { return !labelling().isWriting(); }, 20000); }
    QString label(std::size_t item) const
    {
        const std::int32_t index = labelling().state().label(item);
        return index < 0 ? QString("-") : QString::fromStdString(labelling().state().classes()[std::size_t(index)].name);
    }
};

} // namespace

class TestTogether : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path()); }

    void whatAnotherProgramWritesArrives()
    {
        QTemporaryDir folder;
        Program ann(folder, "shared", "ann");
        Program bob(folder, "shared", "bob");
        QCOMPARE(ann.label(0), QString("cat"));
        ann.say(1, 1);
        bob.say(0, 1);
        QVERIFY(bob.isWritten());
        QVERIFY(QTest::qWaitFor([&] { return ann.label(0) == "dog"; }, 20000)); // by itself
        QVERIFY(QTest::qWaitFor([&] { return bob.label(1) == "dog"; }, 20000));
        QCOMPARE(ann.label(1), QString("dog"));
        QCOMPARE(ann.labelling().history().batches().size(), std::size_t(2));
        // Each undoes what is their own.
        ann.labelling().undo();
        QCOMPARE(ann.label(1), QString("cat"));
        QCOMPARE(ann.label(0), QString("dog"));
        QVERIFY(QTest::qWaitFor([&] { return bob.label(1) == "cat"; }, 20000));
    }

    void conflictsStandSideBySide()
    {
        QTemporaryDir folder;
        Program ann(folder, "of-ann", "ann");
        Program bob(folder, "of-bob", "bob");
        ann.say(0, 1);
        QVERIFY(ann.isWritten());
        QTest::qWait(5); // later by the clock
        bob.labelling().change({bob.labelling().state().withClass(bob.labelling().state().newClass("owl"))});
        bob.say(0, 2);
        bob.say(3, 2);
        QVERIFY(bob.isWritten());
        const QString file = folder.filePath("bob.jsonl");
        QSignalSpy written(&bob.together(), &Together::written), merged(&ann.together(), &Together::broughtIn);
        bob.together().writeJournal(file);
        QVERIFY(QTest::qWaitFor([&] { return written.count() == 1; }, 20000));
        ann.together().bringIn(file);
        QVERIFY(QTest::qWaitFor([&] { return merged.count() == 1 && ann.together().conflicts().size() == 1; }, 20000));
        QCOMPARE(ann.label(3), QString("owl")); // nobody else said anything of it
        QCOMPARE(ann.label(0), QString("owl")); // the later word
        QVERIFY(std::ranges::any_of(ann.banners, [](const BannerMessage& one) { return one.actionText == "Compare"; }));
        std::ranges::find(ann.banners, QString("Compare"), &BannerMessage::actionText)->action();
        QVERIFY(ann.view().isVisible());
        QCOMPARE(ann.view().current(), 0);
        QStringList texts;
        for (const QLabel* one : ann.view().findChildren<QLabel*>())
            if (one->isVisible())
                texts << one->text();
        QVERIFY2(texts.contains("dog") && texts.contains("owl"), qPrintable(texts.join(" | ")));
        QVERIFY2(texts.contains("ann (you)") && texts.contains("bob"), qPrintable(texts.join(" | ")));
        QCOMPARE(ann.view().findChildren<AnnotationCanvas*>().size(), 2);

        // One's own word is on the left, under the key 1.
        ann.page->activateWindow(); // the other program has a window too
        QVERIFY(QTest::qWaitForWindowActive(ann.page.get()));
        ann.view().setFocus();
        QTest::keyClick(&ann.view(), Qt::Key_1);
        QCOMPARE(ann.label(0), QString("dog"));
        QVERIFY(ann.together().conflicts().empty());
        QVERIFY(QTest::qWaitFor([&] { return !ann.view().isSettling() && !ann.labelling().isWriting(); }, 20000));
        QVERIFY(ann.together().conflicts().empty());
        // Undone, it is open again.
        ann.labelling().undo();
        QCOMPARE(ann.label(0), QString("owl"));
        QVERIFY(QTest::qWaitFor([&] { return ann.together().conflicts().size() == 1; }, 20000));
        // Kept as it is, it is decided too.
        ann.view().keep(1);
        QCOMPARE(ann.label(0), QString("owl"));
        QVERIFY(QTest::qWaitFor([&] { return !ann.view().isSettling() && !ann.labelling().isWriting(); }, 20000));
        QVERIFY(ann.together().conflicts().empty());
        QTest::keyClick(&ann.view(), Qt::Key_Escape);
        QVERIFY(!ann.view().isVisible());
    }

    void filesThatAreNoJournalsAreRefused()
    {
        QTemporaryDir folder;
        Program ann(folder, "of-ann", "ann");
        const QString file = folder.filePath("hello.jsonl");
        (void)writeFileAtomic(file.toStdString(), asBytes("hello"));
        QSignalSpy failed(&ann.together(), &Together::failed);
        ann.together().bringIn(file);
        QVERIFY(QTest::qWaitFor([&] { return failed.count() == 1; }, 20000));
        QVERIFY(ann.banners.last().text.contains("no journal of labels"));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestTogether)
#include "tst_together.moc"
