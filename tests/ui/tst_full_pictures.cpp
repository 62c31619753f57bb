// A picture in tiles looks on the canvas as it does as a whole, at every zoom and brightness, and comes back from the cache.
#include "ui/items/full_pictures.h"

#include "base/file.h"
#include "jobs/job_runner.h"
#include "media/decode.h"
#include "ui/pages/label/canvas/annotation_canvas.h"

#include <QtTest>

using namespace lathe;

namespace {

class OnePicture final : public ContentReader {
public:
    explicit OnePicture(Bytes content) : m_content(std::move(content)) {}
    Result<Content> read(const Hash&) const override { return Content{m_content, nullptr}; }

private:
    Bytes m_content;
};

/// 1500 × 1100, structures of every size.
struct Scene {
    TemporaryFolder folder = TemporaryFolder::create("lathe-test").value();
    JobRunner jobs;
    std::shared_ptr<const ItemSet> set;
    FullPictures whole{jobs, folder.path()}, tiled{jobs, folder.path(), nullptr, 1000};

    Scene()
    {
        Image image{1500, 1100, 3, {}};
        for (int y = 0; y < image.height; ++y)
            for (int x = 0; x < image.width; ++x)
                for (int c = 0; c < 3; ++c)
                    image.pixels.push_back(static_cast<std::uint8_t>((x / 3 * 5 + y / 2 * 7 + (x ^ y) % 64 + 60 * c) % 256));
        const Bytes content = encodePng(image);
        ItemSet one;
        Item item;
        item.content = sha256(content);
        item.name = "large.png";
        item.width = 1500;
        item.height = 1100;
        one.items.push_back(item);
        one.contents = std::make_shared<OnePicture>(content);
        set = std::make_shared<const ItemSet>(std::move(one));
    }
    const Hash& content() const { return set->items.front().content; }
    bool isReady(const FullPictures& pictures) const
    {
        const auto found = pictures.find(content());
        return found && found->state() == FullPicture::State::Ready;
    }
    bool load(FullPictures& pictures) const
    {
        pictures.want(set, {0});
        return QTest::qWaitFor([&] { return isReady(pictures); }, 20000);
    }
};

QImage grabbed(AnnotationCanvas& canvas)
{
    (void)QTest::qWaitFor([&] { // tiles come one after the other
        canvas.repaint();
        return canvas.isSharp();
    }, 20000);
    return canvas.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// The largest difference of a channel, and the mean.
std::pair<int, double> difference(const QImage& a, const QImage& b)
{
    int largest = 0;
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb one = a.pixel(x, y), other = b.pixel(x, y);
            const int away = std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)), std::abs(qBlue(one) - qBlue(other))});
            largest = std::max(largest, away);
            sum += away;
        }
    return {largest, sum / (a.width() * a.height())};
}

} // namespace

class TestFullPictures : public QObject {
    Q_OBJECT
private slots:
    void tilesLookLikeTheWhole()
    {
        Scene scene;
        QVERIFY(scene.load(scene.whole) && scene.load(scene.tiled));
        QVERIFY(scene.tiled.find(scene.content())->isTiled());
        QVERIFY(!scene.whole.find(scene.content())->isTiled());
        AnnotationCanvas one, other;
        for (AnnotationCanvas* canvas : {&one, &other}) {
            canvas->resize(500, 400);
            canvas->show();
        }
        one.setPicture(scene.whole.find(scene.content()), {1500, 1100});
        other.setPicture(scene.tiled.find(scene.content()), {1500, 1100});
        while (one.view().zoom() < ViewTransform::kMostZoom) {
            const auto [largest, mean] = difference(grabbed(one), grabbed(other));
            const QByteArray where = "at zoom " + QByteArray::number(one.view().zoom()) + ": " + QByteArray::number(largest) + ", " + QByteArray::number(mean);
            if (one.view().zoom() >= 2) // pixels have edges
                QVERIFY2(largest == 0, where);
            else // between pixels, and along the edges of tiles, it is a matter of rounding
                QVERIFY2(mean < 4, where);
            one.zoom(1);
            other.zoom(1);
        }
        for (AnnotationCanvas* canvas : {&one, &other})
            canvas->setAdjustment({30, 40, 2});
        QCOMPARE(difference(grabbed(one), grabbed(other)).first, 0);
    }

    void pixelsAreThoseOfThePicture()
    {
        Scene scene;
        QVERIFY(scene.load(scene.whole) && scene.load(scene.tiled));
        const QRect area(490, 480, 300, 100); // over a corner of four tiles
        QCOMPARE(scene.tiled.find(scene.content())->pixels(area).convertToFormat(QImage::Format_RGB32),
                 scene.whole.find(scene.content())->pixels(area).convertToFormat(QImage::Format_RGB32));
    }

    void tilesAreCutOnce()
    {
        Scene scene;
        QSignalSpy ended(&scene.jobs, &JobRunner::jobEnded);
        QVERIFY(scene.load(scene.tiled));
        QVERIFY(QTest::qWaitFor([&] { return ended.count() == 1; }));
        FullPictures later(scene.jobs, scene.folder.path(), nullptr, 1000);
        QVERIFY(scene.load(later));
        QCOMPARE(ended.count(), 1);
    }

    void brokenPicturesSayWhy()
    {
        Scene scene;
        ItemSet broken = *scene.set;
        broken.contents = std::make_shared<OnePicture>(Bytes{1, 2, 3, 4});
        scene.tiled.want(std::make_shared<const ItemSet>(broken), {0});
        QVERIFY(QTest::qWaitFor([&] {
            const auto found = scene.tiled.find(scene.content());
            return found && found->state() == FullPicture::State::Broken;
        }, 20000));
        QVERIFY(scene.tiled.find(scene.content())->reason().contains("no picture of a format"));
    }
};

QTEST_MAIN(TestFullPictures)
#include "tst_full_pictures.moc"
