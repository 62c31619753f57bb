// The item grid: filters, layout, selection, thumbnails.
#include "media/decode.h"
#include "ui/items/item_filter.h"
#include "ui/items/item_grid.h"
#include "ui/items/picture_painter.h"
#include "ui/items/thumbnail_loader.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include <atomic>
#include <map>

using namespace lathe;

namespace {

/// Contents in memory that count how often they are read.
class MemoryContents final : public ContentReader {
public:
    Hash add(Bytes bytes)
    {
        const Hash hash = sha256(bytes);
        m_contents[hash] = std::make_shared<const Bytes>(std::move(bytes));
        return hash;
    }
    Result<Content> read(const Hash& content) const override
    {
        ++reads;
        const auto found = m_contents.find(content);
        if (found == m_contents.end())
            return fail(ErrorCode::NotFound, "There is no such content");
        return Content{*found->second, found->second};
    }
    mutable std::atomic<int> reads = 0;

private:
    std::map<Hash, std::shared_ptr<const Bytes>> m_contents;
};

Image plain(int side, std::uint8_t grey, std::uint8_t corner)
{
    Image image{side, side, 1, Bytes(std::size_t(side) * std::size_t(side), grey)};
    image.pixels[0] = corner;
    return image;
}

std::shared_ptr<ItemSet> someItems(int count, std::shared_ptr<MemoryContents> contents = nullptr)
{
    auto set = std::make_shared<ItemSet>();
    set->classes = {"T-shirt", "Ankle boot"};
    set->contents = contents;
    for (int i = 0; i < count; ++i) {
        Item item;
        item.name = "folder/IMG_" + std::to_string(i) + ".png";
        item.label = i % 2;
        item.part = i % 10 == 0 ? Part::Test : Part::Train;
        item.marks = i == 3 ? NearlyPlain : 0;
        item.width = item.height = 28;
        if (contents)
            item.content = contents->add(encodePng(plain(28, std::uint8_t(i % 256), std::uint8_t(i / 256))));
        set->items.push_back(item);
    }
    return set;
}

std::vector<std::size_t> all(const ItemSet& set)
{
    return filteredItems(set, {});
}

} // namespace

class TestItems : public QObject {
    Q_OBJECT
private slots:
    void filterCombinesTextPartClassAndMarks()
    {
        const auto set = someItems(40);
        QCOMPARE(filteredItems(*set, {}).size(), std::size_t(40));
        QCOMPARE(filteredItems(*set, {"img_3", {}, false, {}}).size(), std::size_t(11)); // 3 and 30 to 39
        QCOMPARE(filteredItems(*set, {"BOOT", {}, false, {}}).size(), std::size_t(20));  // by the class
        QCOMPARE(filteredItems(*set, {{}, Part::Test, false, {}}), (std::vector<std::size_t>{0, 10, 20, 30}));
        QCOMPARE(filteredItems(*set, {{}, {}, true, {}}), (std::vector<std::size_t>{3}));
        QCOMPARE(filteredItems(*set, {{}, Part::Test, false, 1}).size(), std::size_t(0));
    }

    void smallPicturesGrowByWholeFactors_data()
    {
        QTest::addColumn<int>("picture");
        QTest::addColumn<double>("box");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("width");
        QTest::newRow("three times") << 28 << 90.0 << 1.0 << 84.0;
        QTest::newRow("device pixels count") << 28 << 50.0 << 2.0 << 42.0; // 100 device pixels: 3 × 28 = 84, as 42
        QTest::newRow("below twice it fits the box") << 28 << 40.0 << 1.0 << 40.0;
        QTest::newRow("large ones shrink") << 400 << 100.0 << 1.0 << 100.0;
    }
    void smallPicturesGrowByWholeFactors()
    {
        QFETCH(int, picture);
        QFETCH(double, box);
        QFETCH(double, ratio);
        QFETCH(double, width);
        QCOMPARE(pictureRect({picture, picture}, {0, 0, box, box}, ratio).width(), width);
    }

    void groupedRowsShowWhatFitsAndSayTheRest()
    {
        ThumbnailLoader loader({});
        ItemGrid grid(loader);
        const auto set = someItems(1000);
        grid.resize(700, 300);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        grid.setItems(set, all(*set));
        grid.setGroupedByClass(true);
        QVERIFY(!grid.entryRect(0).isEmpty());
        QVERIFY(!grid.entryRect(1).isEmpty());
        QCOMPARE(grid.entryRect(1).left(), grid.entryRect(0).left()); // the first of its class
        QVERIFY(grid.entryRect(1).top() > grid.entryRect(0).top());
        QVERIFY(grid.entryRect(998).isEmpty()); // behind "more"
        QSignalSpy more(&grid, &ItemGrid::classRequested);
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, QPoint(grid.viewport()->width() - 5, grid.entryRect(1).center().y()));
        QCOMPARE(more.size(), 1);
        QCOMPARE(more[0][0].toInt(), 1);
    }

    void anotherOrderKeepsWhatIsSelectedAndInSight()
    {
        ThumbnailLoader loader({});
        ItemGrid grid(loader);
        const auto set = someItems(1000);
        grid.resize(500, 300);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        std::vector<std::size_t> order = all(*set);
        grid.setItems(set, order);
        grid.setCurrent(500); // comes into sight
        QVERIFY(grid.viewport()->rect().contains(grid.entryRect(500)));
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.entryRect(500).center());
        QCOMPARE(grid.selectedItems(), (std::vector<std::size_t>{500}));
        const int scrolled = grid.verticalScrollBar()->value();
        std::swap(order[500], order[501]);
        grid.setItems(set, order);
        QCOMPARE(grid.selectedItems(), (std::vector<std::size_t>{500}));
        QCOMPARE(grid.verticalScrollBar()->value(), scrolled);
        grid.setItems(someItems(1000), order); // other pictures begin at the top
        QCOMPARE(grid.selectedCount(), 0);
        QCOMPARE(grid.verticalScrollBar()->value(), 0);
    }

    void selectionByClickShiftCtrlAndKeys()
    {
        ThumbnailLoader loader({});
        ItemGrid grid(loader);
        const auto set = someItems(100);
        grid.resize(500, 300);
        grid.setItems(set, all(*set));
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        const auto click = [&](int entry, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(grid.viewport(), Qt::LeftButton, modifiers, grid.entryRect(entry).center());
        };
        click(2, {});
        click(5, Qt::ShiftModifier);
        QCOMPARE(grid.selectedItems(), (std::vector<std::size_t>{2, 3, 4, 5}));
        click(3, Qt::ControlModifier);
        QCOMPARE(grid.selectedItems(), (std::vector<std::size_t>{2, 4, 5}));
        QTest::keyClick(&grid, Qt::Key_End);
        QCOMPARE(grid.current(), 99);
        QVERIFY(grid.viewport()->rect().contains(grid.entryRect(99)));
        QTest::keyClick(&grid, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(grid.selectedCount(), 100);
        QTest::keyClick(&grid, Qt::Key_Escape);
        QCOMPARE(grid.selectedCount(), 0);
    }

    void bandSelectsWhatItTouches()
    {
        ThumbnailLoader loader({});
        ItemGrid grid(loader);
        const auto set = someItems(100);
        grid.resize(500, 300);
        grid.setItems(set, all(*set));
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        QTest::mousePress(grid.viewport(), Qt::LeftButton, {}, grid.entryRect(0).center());
        QTest::mouseMove(grid.viewport(), grid.entryRect(2).center());
        QTest::mouseRelease(grid.viewport(), Qt::LeftButton, {}, grid.entryRect(2).center());
        QCOMPARE(grid.selectedItems(), (std::vector<std::size_t>{0, 1, 2}));
    }

    void onlyWhatIsInSightIsDecoded()
    {
        auto contents = std::make_shared<MemoryContents>();
        const auto set = someItems(20000, contents);
        ThumbnailLoader loader({});
        ItemGrid grid(loader);
        grid.resize(400, 200);
        grid.setItems(set, all(*set));
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        QTRY_VERIFY(loader.find(set->items[0].content, 40).state == ThumbnailLoader::State::Ready);
        QTRY_VERIFY(!loader.isBusy());
        // 8 columns; about five rows in sight and as many ahead.
        QVERIFY(contents->reads > 0);
        QVERIFY2(contents->reads < 150, qPrintable(QString::number(contents->reads)));
        grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
        QTRY_VERIFY(loader.find(set->items[19999].content, 40).state == ThumbnailLoader::State::Ready);
        QVERIFY(contents->reads < 300);
    }

    void pictureThatCannotBeReadIsBrokenWithAReason()
    {
        auto contents = std::make_shared<MemoryContents>();
        const auto set = someItems(1, contents);
        set->items[0].content = contents->add(Bytes{1, 2, 3});
        ThumbnailLoader loader({});
        loader.want(this, set, {0}, 64);
        QTRY_VERIFY(loader.find(set->items[0].content, 64).state == ThumbnailLoader::State::Broken);
        QVERIFY(!loader.find(set->items[0].content, 64).reason.isEmpty());
    }

    void largePicturesAreKeptOnDisk()
    {
        auto contents = std::make_shared<MemoryContents>();
        const auto set = someItems(1, contents);
        set->items[0].content = contents->add(encodePng(plain(800, 200, 0)));
        set->items[0].width = set->items[0].height = 800;
        QTemporaryDir folder;
        for (int round = 0; round < 2; ++round) {
            ThumbnailLoader loader(folder.path().toStdString());
            loader.want(this, set, {0}, 64);
            QTRY_VERIFY(loader.find(set->items[0].content, 64).state == ThumbnailLoader::State::Ready);
            QCOMPARE(loader.find(set->items[0].content, 64).picture.size(), QSize(64, 64));
        }
        QCOMPARE(contents->reads.load(), 1); // the second time from the disk
    }

    void barReportsItsFilter()
    {
        const auto set = someItems(40);
        ItemFilterBar bar;
        bar.setSet(*set);
        QSignalSpy changed(&bar, &ItemFilterBar::changed);
        bar.textField()->setText("boot");
        QCOMPARE(changed.size(), 1);
        bar.setFilter({{}, Part::Test, false, 1});
        QCOMPARE(bar.filter(), (ItemFilter{{}, Part::Test, false, 1}));
    }
};

QTEST_MAIN(TestItems)
#include "tst_items.moc"
