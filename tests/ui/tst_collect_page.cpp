// Collect: from a dropped folder to a dataset, in a real workspace.
#include "media/decode.h"
#include "ui/items/item_filter.h"
#include "ui/items/item_grid.h"
#include "ui/pages/collect/collect_page.h"
#include "ui/pages/collect/collect_inspector.h"
#include "ui/pages/collect/problems_card.h"

#include "fake_navigator.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace lathe;

namespace {

void writeFile(const QString& path, ByteView bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size()));
}

/// Two classes of ten different pictures each, and one broken file.
void writePictures(const QString& folder)
{
    for (int i = 0; i < 20; ++i) {
        Image image{16, 16, 1, Bytes(256)};
        for (int p = 0; p < 256; ++p)
            image.pixels[std::size_t(p)] = std::uint8_t((p * (i + 3) * 7 + i * 31) % 251);
        writeFile(QStringLiteral("%1/%2/picture%3.png").arg(folder, i % 2 ? "dogs" : "cats").arg(i), encodePng(image));
    }
    writeFile(folder + "/cats/torn.png", asBytes("\x89PNG\r\n\x1a\n and nothing more"));
}

Result<LearnerModule*> noModule()
{
    return fail(ErrorCode::NotFound, "No algorithms in this test");
}

struct Scene {
    QTemporaryDir folder;
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;
    std::unique_ptr<CollectPage> page;

    Scene()
    {
        auto opened = Workbench::open((folder.path() + "/workspace").toStdString(), Workbench::Missing::Create, noModule);
        if (!opened)
            qFatal("%s", toString(opened.error()).c_str());
        workbench = std::move(*opened);
        page = std::make_unique<CollectPage>(PageContext{*workbench, jobs, navigator});
        page->resize(1000, 700);
        page->show();
    }
    QPushButton* button(const QString& start) const
    {
        for (auto* candidate : page->findChildren<QPushButton*>())
            if (candidate->text().startsWith(start) && candidate->isVisible())
                return candidate;
        return nullptr;
    }
};

} // namespace

class TestCollectPage : public QObject {
    Q_OBJECT
private slots:
    void emptyPageTeachesAndOffersTheFolder()
    {
        Scene scene;
        QTRY_VERIFY(!scene.page->isSettling());
        QVERIFY(scene.button("Choose folder"));
    }

    void droppedFolderIsPreviewedBeforeAnythingIsWritten()
    {
        Scene scene;
        writePictures(scene.folder.path() + "/pets");
        QSignalSpy previewed(scene.page.get(), &CollectPage::previewed);
        QVERIFY(scene.page->dropped({scene.folder.path() + "/pets"}));
        QVERIFY(previewed.wait(20000));
        QCOMPARE(scene.page->findChild<ItemGrid*>()->entries().size(), std::size_t(20));
        auto* problems = scene.page->findChild<ProblemsCard*>();
        QVERIFY(problems->isVisible());
        QVERIFY2(problems->listText().contains("torn.png\t"), qPrintable(problems->listText()));
        QVERIFY(scene.button("Import 20 items"));
        const auto database = scene.workbench->database();
        QVERIFY(DatasetStore(**database).list()->empty());
    }

    void badNameIsExplainedAndCannotBeImported()
    {
        Scene scene;
        writePictures(scene.folder.path() + "/pets");
        QSignalSpy previewed(scene.page.get(), &CollectPage::previewed);
        scene.page->preview(scene.folder.path() + "/pets");
        QVERIFY(previewed.wait(20000));
        auto* inspector = static_cast<CollectInspector*>(scene.page->inspector());
        QCOMPARE(inspector->name(), QString("pets"));
        inspector->nameField()->setText("my pets@2");
        QVERIFY(!scene.button("Import 20 items")->isEnabled());
        inspector->nameField()->setText("animals");
        QVERIFY(scene.button("Import 20 items")->isEnabled());
    }

    void importMakesTheDatasetTheSubject()
    {
        Scene scene;
        writePictures(scene.folder.path() + "/pets");
        QSignalSpy previewed(scene.page.get(), &CollectPage::previewed), imported(scene.page.get(), &CollectPage::imported);
        scene.page->preview(scene.folder.path() + "/pets");
        QVERIFY(previewed.wait(20000));
        scene.button("Import 20 items")->click();
        QVERIFY(imported.wait(20000));
        QCOMPARE(scene.navigator.subject().dataset, QString("pets@1"));
        QTRY_VERIFY(!scene.page->isSettling());
        auto* grid = scene.page->findChild<ItemGrid*>();
        QCOMPARE(grid->entries().size(), std::size_t(20));
        QVERIFY(grid->isGroupedByClass());
        scene.page->findChild<ItemFilterBar*>()->textField()->setText("dogs");
        QCOMPARE(grid->entries().size(), std::size_t(10));
    }

    void cancelGoesBackToWhatWasThere()
    {
        Scene scene;
        writePictures(scene.folder.path() + "/pets");
        QSignalSpy previewed(scene.page.get(), &CollectPage::previewed);
        scene.page->preview(scene.folder.path() + "/pets");
        QVERIFY(previewed.wait(20000));
        scene.button("Cancel")->click();
        QVERIFY(scene.button("Choose folder"));
    }

    void missingFolderIsABannerNotASilence()
    {
        Scene scene;
        QSignalSpy banner(scene.page.get(), &Page::banner);
        scene.page->preview(scene.folder.path() + "/nothing-here");
        QTRY_COMPARE(banner.size(), 1);
        QVERIFY(scene.button("Choose folder"));
    }
};

QTEST_MAIN(TestCollectPage)
#include "tst_collect_page.moc"
