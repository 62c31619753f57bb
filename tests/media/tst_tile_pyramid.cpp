// Large pictures as tiles: the same pixels as the whole, at every turn; halves are means; nothing half done is left.
#include "media/tile_pyramid.h"

#include "base/file.h"
#include "media/decode.h"
#include "media/row_halver.h"
#include "media/row_sink.h"
#include "support/picture_builder.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QtTest>

using namespace lathe;

namespace {

constexpr std::int64_t kPlenty = std::int64_t(1) << 30;

Image noise(int width, int height, int channels)
{
    Image image{width, height, channels, Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(channels))};
    std::uint32_t state = 1;
    for (std::uint8_t& value : image.pixels)
        value = static_cast<std::uint8_t>((state = state * 1664525 + 1013904223) >> 24);
    return image;
}

Bytes saved(const Image& image, const char* format, bool isProgressive = false)
{
    const QImage view(image.pixels.data(), image.width, image.height, image.width * image.channels,
                      image.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setProgressiveScanWrite(isProgressive);
    writer.setCompression(std::string_view(format) == "tiff" ? 1 : -1); // LZW
    if (!writer.write(view))
        qFatal("Qt does not write %s", format);
    return Bytes(bytes.begin(), bytes.end());
}

/// A PNG with the orientation in a chunk of its own, behind the header of 33 bytes.
Bytes orientedPng(const Image& image, int orientation)
{
    Bytes png = encodePng(image);
    const Bytes chunk = build::pngChunk("eXIf", build::exif(orientation));
    png.insert(png.begin() + 33, chunk.begin(), chunk.end());
    return png;
}

/// Put together from tiles of level 0.
Image together(const TilePyramid& pyramid)
{
    Image whole{pyramid.width(), pyramid.height(), pyramid.channels(), {}};
    whole.pixels.resize(static_cast<std::size_t>(whole.width) * static_cast<std::size_t>(whole.height) * static_cast<std::size_t>(whole.channels));
    for (const TileId& id : pyramid.tilesIn(0, {0, 0, pyramid.width(), pyramid.height()})) {
        const PixelArea place = pyramid.placeOf(id);
        const Image tile = pyramid.read(id).value();
        if (tile.width != place.width || tile.height != place.height)
            qFatal("A tile is not as large as its place");
        for (int y = 0; y < tile.height; ++y)
            std::copy_n(tile.pixels.data() + static_cast<std::size_t>(y * tile.width * tile.channels), static_cast<std::size_t>(tile.width * tile.channels),
                        whole.pixels.data() + static_cast<std::size_t>(((place.y + y) * whole.width + place.x) * whole.channels));
    }
    return whole;
}

struct Stopped final : Progress {
    bool stopRequested() const override { return true; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
};

class Rows final : public RowSink {
public:
    Image image;
    Result<void> begin(const ImageInfo& stored, int) override
    {
        image = {stored.width, stored.height, stored.channels, {}};
        return {};
    }
    Result<void> take(const std::uint8_t* rows, int count) override
    {
        image.pixels.insert(image.pixels.end(), rows, rows + count * image.width * image.channels);
        return {};
    }
};

struct Fixture {
    TemporaryFolder folder = TemporaryFolder::create("lathe-test").value();
    std::filesystem::path path = folder.path() / "tiles" / "one.tiles";
    NoProgress quiet;

    std::shared_ptr<const TilePyramid> written(const Bytes& encoded)
    {
        if (const auto done = writePyramid(encoded, path, kPlenty, quiet); !done)
            qFatal("%s", done.error().message.c_str());
        return TilePyramid::open(path).value();
    }
};

} // namespace

class TestTilePyramid : public QObject {
    Q_OBJECT
private slots:
    void halvesAreMeansOfFour()
    {
        // 3 × 3 grey: the last column and the last row stand for two.
        RowHalver halver(3, 1);
        const std::uint8_t rows[3][3] = {{0, 4, 10}, {8, 0, 20}, {100, 200, 255}};
        QVERIFY(!halver.take(rows[0]));
        QVERIFY(halver.take(rows[1]));
        QCOMPARE(halver.width(), 2);
        QCOMPARE(int(halver.row()[0]), 3); // 12 / 4
        QCOMPARE(int(halver.row()[1]), 15);
        QVERIFY(!halver.take(rows[2]));
        QVERIFY(halver.finish());
        QCOMPARE(int(halver.row()[0]), 150);
        QCOMPARE(int(halver.row()[1]), 255);
        QVERIFY(!halver.finish());
    }

    void tilesAreThePicture_data()
    {
        QTest::addColumn<int>("orientation");
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::newRow(qPrintable(QString::number(orientation))) << orientation;
    }
    void tilesAreThePicture()
    {
        QFETCH(int, orientation);
        Fixture fixture;
        const Bytes encoded = orientedPng(noise(1300, 700, 3), orientation);
        const auto pyramid = fixture.written(encoded);
        const Image whole = decodeImage(encoded).value();
        QCOMPARE(QSize(pyramid->width(), pyramid->height()), QSize(whole.width, whole.height));
        QVERIFY(together(*pyramid) == whole);
        // 1300 × 700, 650 × 350, 325 × 175: the last one is a single tile.
        QCOMPARE(pyramid->levels(), 3);
        // A pixel of the smallest level is the mean of 4 × 4, wherever it was turned to.
        const PixelArea place = pyramid->placeOf({2, 0, 0});
        const Image small = pyramid->read({2, 0, 0}).value();
        for (int i = 0; i < 20; ++i) {
            const int x = 3 + i * 7, y = 5 + i * 7;
            double sum = 0;
            for (int dy = 0; dy < 4; ++dy)
                for (int dx = 0; dx < 4; ++dx)
                    sum += whole.pixels[static_cast<std::size_t>(((place.y + 4 * y + dy) * whole.width + place.x + 4 * x + dx) * 3)];
            const int found = small.pixels[static_cast<std::size_t>((y * small.width + x) * 3)];
            QVERIFY2(std::abs(found - sum / 16) <= 1.0, qPrintable(QString("%1 instead of %2").arg(found).arg(sum / 16)));
        }
    }

    void everyPlaceHasItsTile()
    {
        Fixture fixture;
        const auto pyramid = fixture.written(orientedPng(noise(1300, 700, 1), 6));
        for (int level = 0; level < pyramid->levels(); ++level)
            for (int x = 0; x < pyramid->width(); x += 97)
                for (int y = 0; y < pyramid->height(); y += 89) {
                    const auto tiles = pyramid->tilesIn(level, {x, y, 1, 1});
                    QCOMPARE(tiles.size(), std::size_t(1));
                    const PixelArea place = pyramid->placeOf(tiles.front());
                    QVERIFY(place.x <= x && x < place.x + place.width && place.y <= y && y < place.y + place.height);
                }
        QVERIFY(pyramid->tilesIn(0, {-50, -50, 40, 40}).empty());
        QVERIFY(pyramid->tilesIn(0, {5000, 0, 10, 10}).empty());
    }

    void rowsAreThoseOfTheWhole_data()
    {
        QTest::addColumn<Bytes>("encoded");
        const Image colour = noise(333, 222, 3), grey = noise(222, 333, 1);
        QTest::newRow("png") << encodePng(colour);
        QTest::newRow("grey png") << encodePng(grey);
        QTest::newRow("interlaced png") << build::png({2, 2, 8, 0, true, {0, 1, 0, 2, 0, 3, 4}, {}});
        QTest::newRow("palette png") << build::png({2, 1, 8, 3, false, {0, 1, 0}, build::pngChunk("PLTE", Bytes{1, 2, 3, 40, 50, 60})});
        QTest::newRow("png with alpha") << build::png({1, 1, 8, 6, false, {0, 10, 20, 30, 128}, {}});
        QTest::newRow("jpeg") << saved(colour, "jpeg");
        QTest::newRow("grey jpeg") << saved(grey, "jpeg");
        QTest::newRow("progressive jpeg") << saved(colour, "jpeg", true);
        QTest::newRow("tiff") << saved(colour, "tiff");
        QTest::newRow("grey tiff") << saved(grey, "tiff");
        QTest::newRow("bmp") << saved(colour, "bmp");
        QTest::newRow("ppm") << encodePnm(colour);
    }
    void rowsAreThoseOfTheWhole()
    {
        QFETCH(Bytes, encoded);
        Rows rows;
        const auto done = decodeRows(encoded, kPlenty, rows);
        QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
        QVERIFY(rows.image == decodeImage(encoded).value());
    }

    void memoryIsAskedForBefore()
    {
        Rows rows;
        const Image image = noise(1200, 1000, 3);
        const auto progressive = decodeRows(saved(image, "jpeg", true), std::int64_t(1) << 20, rows);
        QVERIFY(progressive.error().code == ErrorCode::OutOfMemory);
        QVERIFY(rows.image.pixels.empty());
        QVERIFY(decodeRows(encodePnm(image), std::int64_t(1) << 20, rows).error().code == ErrorCode::OutOfMemory);
        QVERIFY(decodeRows(saved(image, "jpeg"), 0, rows)); // a few rows are always there
    }

    void nothingHalfDoneIsLeft()
    {
        Fixture fixture;
        const Bytes encoded = encodePng(noise(1300, 700, 3));
        Stopped stopped;
        QVERIFY(writePyramid(encoded, fixture.path, kPlenty, stopped).error().code == ErrorCode::Cancelled);
        const Bytes cut(encoded.begin(), encoded.begin() + static_cast<std::ptrdiff_t>(encoded.size() / 2));
        QVERIFY(writePyramid(cut, fixture.path, kPlenty, fixture.quiet).error().code == ErrorCode::Parse);
        QVERIFY(std::filesystem::is_empty(fixture.path.parent_path()));
        QVERIFY(TilePyramid::open(fixture.path).error().code == ErrorCode::NotFound);
        (void)writeFileAtomic(fixture.path, asBytes("this is something else, and it is longer than the header of a file of tiles"));
        QVERIFY(TilePyramid::open(fixture.path).error().code == ErrorCode::Parse);
    }

    void previewsOfLargePicturesAreMadeRowByRow()
    {
        Image large = noise(4200, 4100, 1);
        for (int y = 0; y < large.height; ++y) // the left half black, the right one white
            for (int x = 0; x < large.width; ++x)
                large.pixels[static_cast<std::size_t>(y * large.width + x)] = x < 2048 ? 0 : 255;
        const Image preview = decodePreview(orientedPng(large, 6), 100).value(); // turned to the right: black is above
        QCOMPARE(QSize(preview.width, preview.height), QSize(129, 132));         // 4100 / 32 and 4200 / 32, rounded up
        QCOMPARE(int(preview.pixels.front()), 0);
        QCOMPARE(int(preview.pixels.back()), 255);
        QCOMPARE(int(preview.pixels[static_cast<std::size_t>(63 * preview.width)]), 0);
        QCOMPARE(int(preview.pixels[static_cast<std::size_t>(64 * preview.width)]), 255);
    }
};

QTEST_GUILESS_MAIN(TestTilePyramid)
#include "tst_tile_pyramid.moc"
