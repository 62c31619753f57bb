#include "media/decode.h"

#include "base/file.h"
#include "support/picture_builder.h"
#include "support/shared_data.h"

#include <QBuffer>
#include <QImage>
#include <QtTest>

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

using namespace lathe;

namespace {

QImage toQImage(const Image& image)
{
    const QImage view(image.pixels.data(), image.width, image.height, image.width * image.channels,
                      image.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    return view.copy();
}

Bytes encodedByQt(const QImage& image, const char* format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return Bytes(bytes.begin(), bytes.end());
}

/// One block of one CMYK colour. libjpeg writes the Adobe marker by default.
Bytes cmykJpeg(std::array<std::uint8_t, 4> colour, bool hasAdobeMarker, bool asYcck)
{
    jpeg_compress_struct state{};
    jpeg_error_mgr errors{};
    state.err = jpeg_std_error(&errors);
    jpeg_create_compress(&state);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&state, &memory, &size);
    state.image_width = state.image_height = 8;
    state.input_components = 4;
    state.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&state);
    jpeg_set_colorspace(&state, asYcck ? JCS_YCCK : JCS_CMYK);
    jpeg_set_quality(&state, 100, TRUE);
    state.write_Adobe_marker = hasAdobeMarker;
    jpeg_start_compress(&state, TRUE);
    Bytes row;
    for (int x = 0; x < 8; ++x)
        row.insert(row.end(), colour.begin(), colour.end());
    for (int y = 0; y < 8; ++y) {
        JSAMPROW rows[] = {row.data()};
        jpeg_write_scanlines(&state, rows, 1);
    }
    jpeg_finish_compress(&state);
    Bytes encoded(memory, memory + size);
    jpeg_destroy_compress(&state);
    std::free(memory);
    return encoded;
}

double meanDifference(const Image& a, const Image& b)
{
    if (a.width != b.width || a.height != b.height || a.channels != b.channels)
        return 255;
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        sum += std::abs(a.pixels[i] - b.pixels[i]);
    return sum / static_cast<double>(a.pixels.size());
}

Image decoded(const Bytes& encoded)
{
    auto image = decodeImage(encoded);
    return image ? *image : Image{};
}

} // namespace

class TestDecode : public QObject {
    Q_OBJECT

private slots:
    void pixels_data()
    {
        QTest::addColumn<Bytes>("encoded");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("channels");
        QTest::addColumn<Bytes>("expected");
        const auto palette = [](const Bytes& colours) { return build::pngChunk("PLTE", colours); };

        QTest::newRow("png grey") << build::png({2, 1, 8, 0, false, {0, 7, 200}, {}}) << 2 << 1 << Bytes{7, 200};
        QTest::newRow("png 1 bit") << build::png({3, 1, 1, 0, false, {0, 0b10100000}, {}}) << 3 << 1 << Bytes{255, 0, 255};
        QTest::newRow("png 4 bit") << build::png({2, 1, 4, 0, false, {0, 0x1F}, {}}) << 2 << 1 << Bytes{17, 255};
        // v / 257: 384 is 1.494, 386 is 1.502, 65,406 is 254.498
        QTest::newRow("png 16 bit") << build::png({3, 1, 16, 0, false, {0, 0x01, 0x80, 0x01, 0x82, 0xFF, 0x7E}, {}})
                                    << 3 << 1 << Bytes{1, 2, 254};
        QTest::newRow("png colour") << build::png({1, 1, 8, 2, false, {0, 1, 2, 3}, {}}) << 1 << 3 << Bytes{1, 2, 3};
        // 0 × 128/255 + 255 × 127/255 = 127; 200 × 51/255 + 255 × 204/255 = 244
        QTest::newRow("png grey alpha") << build::png({2, 1, 8, 4, false, {0, 0, 128, 200, 51}, {}}) << 2 << 1
                                        << Bytes{127, 244};
        QTest::newRow("png colour alpha") << build::png({1, 1, 8, 6, false, {0, 10, 20, 30, 0}, {}}) << 1 << 3
                                          << Bytes{255, 255, 255};
        QTest::newRow("png palette") << build::png({2, 1, 8, 3, false, {0, 1, 0}, palette({9, 8, 7, 1, 2, 3})}) << 2 << 3
                                     << Bytes{1, 2, 3, 9, 8, 7};
        QTest::newRow("png grey palette") << build::png({2, 1, 8, 3, false, {0, 1, 0}, palette({9, 9, 9, 4, 4, 4})}) << 2
                                          << 1 << Bytes{4, 9};
        Bytes transparent = palette({9, 8, 7, 1, 2, 3});
        build::append(transparent, build::pngChunk("tRNS", {255, 0}));
        QTest::newRow("png palette tRNS") << build::png({2, 1, 8, 3, false, {0, 1, 0}, transparent}) << 2 << 3
                                          << Bytes{255, 255, 255, 9, 8, 7};
        QTest::newRow("png grey tRNS") << build::png({2, 1, 8, 0, false, {0, 7, 9}, build::pngChunk("tRNS", {0, 7})}) << 2
                                       << 1 << Bytes{255, 9};
        // Adam7: pass 1 has (0,0), pass 6 has (1,0), pass 7 has row 1.
        QTest::newRow("png interlaced") << build::png({2, 2, 8, 0, true, {0, 1, 0, 2, 0, 3, 4}, {}}) << 2 << 1
                                        << Bytes{1, 2, 3, 4};
        QTest::newRow("P1") << build::text("P1\n# comment\n3 1\n101\n") << 3 << 1 << Bytes{0, 255, 0};
        QTest::newRow("P2") << build::text("P2 2 1 15\n1 15") << 2 << 1 << Bytes{17, 255};
        QTest::newRow("P3") << build::text("P3 1 1 255 1 # one\n2 3") << 1 << 3 << Bytes{1, 2, 3};
        QTest::newRow("P4") << build::text("P4 3 1\n\xA0") << 3 << 1 << Bytes{0, 255, 0};
        QTest::newRow("P5") << build::text("P5 2 1 255\n\x05\x09") << 2 << 1 << Bytes{5, 9};
        QTest::newRow("P5 16 bit") << build::text(std::string_view("P5 2 1 65535\n\x01\x80\x01\x82", 17)) << 2 << 1 << Bytes{1, 2};
        QTest::newRow("P6") << build::text("P6 1 1 255\nabc") << 1 << 3 << Bytes{'a', 'b', 'c'};
        QTest::newRow("P6 maximum 100") << build::text("P6 1 1 100\n\x64\x32\x01") << 1 << 3 << Bytes{255, 128, 3};
    }
    void pixels()
    {
        QFETCH(Bytes, encoded);
        QFETCH(int, width);
        QFETCH(int, channels);
        QFETCH(Bytes, expected);
        const auto image = decodeImage(encoded);
        QVERIFY2(image, image ? "" : image.error().message.c_str());
        QCOMPARE(image->pixels, expected);
        QCOMPARE(image->width, width);
        QCOMPARE(image->channels, channels);
        const auto info = readImageInfo(encoded);
        QVERIFY(info);
        QCOMPARE(info->width, width);
        QCOMPARE(info->height, image->height);
        QCOMPARE(info->channels, channels);
    }

    void qtFormats_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<int>("channels");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("bmp grey") << QByteArray("bmp") << 1 << 0.0;
        QTest::newRow("bmp") << QByteArray("bmp") << 3 << 0.0;
        QTest::newRow("tiff grey") << QByteArray("tiff") << 1 << 0.0;
        QTest::newRow("tiff") << QByteArray("tiff") << 3 << 0.0;
        QTest::newRow("webp") << QByteArray("webp") << 3 << 2.0;
        QTest::newRow("jpeg grey") << QByteArray("jpeg") << 1 << 1.5;
        QTest::newRow("jpeg") << QByteArray("jpeg") << 3 << 1.5;
    }
    void qtFormats()
    {
        QFETCH(QByteArray, format);
        QFETCH(int, channels);
        QFETCH(double, tolerance);
        const Image picture = build::gradient(40, 24, channels);
        const Bytes encoded = encodedByQt(toQImage(picture), format.constData(), 95);
        QVERIFY(!encoded.empty());
        QCOMPARE(QString::fromUtf8(sniffImage(encoded).data()), QString::fromUtf8(format));
        const auto image = decodeImage(encoded);
        QVERIFY2(image, image ? "" : image.error().message.c_str());
        QCOMPARE(image->channels, channels);
        QVERIFY2(meanDifference(*image, picture) <= tolerance, QByteArray::number(meanDifference(*image, picture)));
        QCOMPARE(readImageInfo(encoded)->channels, channels);
        const Bytes half(encoded.begin(), encoded.begin() + std::ssize(encoded) / 2);
        QVERIFY(!decodeImage(half));
        QVERIFY(!decodePreview(half, 8));
    }

    void gif()
    {
        // GIF89a, 2 × 1, palette red and green, LZW codes of 3 bits: clear 4, 0, 1, end 5
        // = 100 000 001 101 from the lowest bit: 0b01000100, 0b00001010.
        Bytes encoded = build::text("GIF89a");
        build::append(encoded, Bytes{2, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 255, 0});
        build::append(encoded, Bytes{',', 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x0A, 0, ';'});
        QCOMPARE(decoded(encoded).pixels, (Bytes{255, 0, 0, 0, 255, 0}));
        for (std::size_t size = 6; size + 2 < encoded.size(); ++size)
            QVERIFY(!decodeImage(ByteView(encoded).first(size)));
    }

    void cmyk_data()
    {
        QTest::addColumn<bool>("hasMarker");
        QTest::addColumn<bool>("asYcck");
        QTest::newRow("plain") << false << false;
        QTest::newRow("Adobe, inverted") << true << false;
        QTest::newRow("Adobe, YCCK") << true << true;
    }
    void cmyk()
    {
        QFETCH(bool, hasMarker);
        QFETCH(bool, asYcck);
        // Ink 20 %, 60 %, 100 %, black 20 %: (1 − ink)(1 − black) × 255 = 163, 82, 0.
        const std::array<std::uint8_t, 4> inks{51, 153, 255, 51};
        std::array<std::uint8_t, 4> stored = inks;
        if (hasMarker)
            for (std::uint8_t& value : stored)
                value = static_cast<std::uint8_t>(255 - value);
        const Image image = decoded(cmykJpeg(stored, hasMarker, asYcck));
        QCOMPARE(image.channels, 3);
        QVERIFY(std::abs(image.pixels[0] - 163) <= 2);
        QVERIFY(std::abs(image.pixels[1] - 82) <= 2);
        QVERIFY(std::abs(image.pixels[2] - 0) <= 2);
    }

    void orientation_data()
    {
        // Stored: 1 2 / 3 4 / 5 6. EXIF names where the stored row 0 and column 0 are to be seen.
        QTest::addColumn<int>("orientation");
        QTest::addColumn<int>("width");
        QTest::addColumn<Bytes>("shown");
        QTest::newRow("1") << 1 << 2 << Bytes{1, 2, 3, 4, 5, 6};
        QTest::newRow("2 top, right") << 2 << 2 << Bytes{2, 1, 4, 3, 6, 5};
        QTest::newRow("3 bottom, right") << 3 << 2 << Bytes{6, 5, 4, 3, 2, 1};
        QTest::newRow("4 bottom, left") << 4 << 2 << Bytes{5, 6, 3, 4, 1, 2};
        QTest::newRow("5 left, top") << 5 << 3 << Bytes{1, 3, 5, 2, 4, 6};
        QTest::newRow("6 right, top") << 6 << 3 << Bytes{5, 3, 1, 6, 4, 2};
        QTest::newRow("7 right, bottom") << 7 << 3 << Bytes{6, 4, 2, 5, 3, 1};
        QTest::newRow("8 left, bottom") << 8 << 3 << Bytes{2, 4, 6, 1, 3, 5};
        QTest::newRow("9 is senseless") << 9 << 2 << Bytes{1, 2, 3, 4, 5, 6};
    }
    void orientation()
    {
        QFETCH(int, orientation);
        QFETCH(int, width);
        QFETCH(Bytes, shown);
        for (const bool bigEndian : {false, true}) {
            const Bytes encoded = build::png({2, 3, 8, 0, false, {0, 1, 2, 0, 3, 4, 0, 5, 6},
                                              build::pngChunk("eXIf", build::exif(orientation, bigEndian))});
            const Image image = decoded(encoded);
            QCOMPARE(image.pixels, shown);
            QCOMPARE(image.width, width);
            QCOMPARE(readImageInfo(encoded)->width, width);
        }
    }

    void orientationOfJpegAndTiffAndWebp()
    {
        const Image picture = build::gradient(32, 16, 3);
        const Image turned = decoded(build::png([&] {
            build::Png png{32, 16, 8, 2, false, {}, build::pngChunk("eXIf", build::exif(6))};
            for (int y = 0; y < 16; ++y) {
                png.rows.push_back(0);
                png.rows.insert(png.rows.end(), picture.pixels.begin() + y * 96, picture.pixels.begin() + (y + 1) * 96);
            }
            return png;
        }()));
        QCOMPARE(turned.width, 16);

        Bytes jpeg = encodedByQt(toQImage(picture), "jpeg", 95);
        Bytes segment = build::text(std::string_view("\xFF\xE1\x00\x22" "Exif\0\0", 10));
        build::append(segment, build::exif(6, true));
        jpeg.insert(jpeg.begin() + 2, segment.begin(), segment.end());
        QVERIFY(meanDifference(decoded(jpeg), turned) < 1.5);
        const auto small = decodePreview(jpeg, 8);
        QVERIFY(small);
        QCOMPARE(small->width, 8);
        QCOMPARE(small->height, 16);

        // Behind VP8X (flags: EXIF) and the picture stands the chunk EXIF.
        const Bytes webp = encodedByQt(toQImage(picture), "webp", 95);
        Bytes body = build::text(std::string_view("WEBPVP8X\x0A\0\0\0\x08\0\0\0\x1F\0\0\x0F\0\0", 22));
        body.insert(body.end(), webp.begin() + 12, webp.end());
        build::append(body, std::string_view("EXIF\x1A\0\0\0", 8));
        build::append(body, build::exif(6));
        Bytes extended = build::text("RIFF");
        for (int shift = 0; shift < 32; shift += 8)
            extended.push_back(static_cast<std::uint8_t>(body.size() >> shift));
        build::append(extended, body);
        QVERIFY2(meanDifference(decoded(extended), turned) < 2.5, "webp");

        // Baseline TIFF, one strip of 2 × 1 grey pixels, orientation 8: the right one comes to the top.
        Bytes tiff{'I', 'I', 42, 0, 10, 0, 0, 0, 5, 9, 9, 0};
        const auto entry = [&](int tag, int type, int value) {
            build::append(tiff, Bytes{std::uint8_t(tag & 255), std::uint8_t(tag >> 8), std::uint8_t(type), 0, 1, 0, 0, 0,
                                      std::uint8_t(value), 0, 0, 0});
        };
        entry(256, 3, 2);
        entry(257, 3, 1);
        entry(258, 3, 8);
        entry(259, 3, 1);
        entry(262, 3, 1);
        entry(273, 4, 8);
        entry(274, 3, 8);
        entry(278, 3, 1);
        entry(279, 4, 2);
        build::append(tiff, Bytes{0, 0, 0, 0});
        const Image tiffImage = decoded(tiff);
        QCOMPARE(tiffImage.height, 2);
        QCOMPARE(tiffImage.pixels, (Bytes{9, 5}));
    }

    void truncationSaysHowFar()
    {
        const Bytes encoded = encodePng(build::gradient(30, 30, 3));
        const auto image = decodeImage(ByteView(encoded).first(60));
        QVERIFY(!image);
        QVERIFY(image.error().code == ErrorCode::Parse);
        QCOMPARE(image.error().message,
                 "The picture ends after 60 of " + std::to_string(encoded.size()) + " bytes");
        QCOMPARE(decodeImage(build::text("P5 9 9 255\nabc")).error().message,
                 std::string("The picture ends after 14 of 92 bytes"));
        for (std::size_t size = 1; size < encoded.size(); ++size)
            QVERIFY(!decodeImage(ByteView(encoded).first(size)));
    }

    void hugePicturesTakeNoMemory_data()
    {
        QTest::addColumn<Bytes>("encoded");
        QTest::newRow("png") << build::png({65536, 65536, 8, 0, false, {0}, {}});
        QTest::newRow("pnm") << build::text("P5 65536 65536 255\n");
        Bytes jpeg = encodedByQt(toQImage(build::gradient(8, 8, 1)), "jpeg");
        for (std::size_t i = 0; i + 8 < jpeg.size(); ++i)
            if (jpeg[i] == 0xFF && jpeg[i + 1] == 0xC0)
                jpeg[i + 5] = jpeg[i + 6] = jpeg[i + 7] = jpeg[i + 8] = 0xF0;
        QTest::newRow("jpeg") << jpeg;
        QTest::newRow("gif") << build::text(std::string_view("GIF89a\xFF\xFF\xFF\xFF\0\0\0,\0\0\0\0\1\0\1\0\0\2\1\x44\0;", 28));
    }
    void hugePicturesTakeNoMemory()
    {
        QFETCH(Bytes, encoded);
        const auto image = decodeImage(encoded);
        QVERIFY(!image);
        QVERIFY(image.error().code == ErrorCode::OutOfMemory);
    }

    void notAPicture()
    {
        QVERIFY(decodeImage(build::text("Hello, this is text")).error().code == ErrorCode::Incompatible);
        QVERIFY(decodeImage({}).error().code == ErrorCode::Parse);
        QVERIFY(sniffImage(build::text("BMW is a car maker, and more")).empty());
    }

    void previewKeepsTheMinimumSide()
    {
        const Bytes jpeg = encodedByQt(toQImage(build::gradient(160, 100, 3)), "jpeg");
        QCOMPARE(decodePreview(jpeg, 25)->width, 40);
        QCOMPARE(decodePreview(jpeg, 26)->width, 80);
        QCOMPARE(decodePreview(jpeg, 100)->width, 160);
        QCOMPARE(decodePreview(jpeg, 1000)->width, 160);
    }

    void writtenPicturesReadBack()
    {
        for (const int channels : {1, 3}) {
            const Image picture = build::gradient(17, 9, channels);
            QCOMPARE(decoded(encodePng(picture)), picture);
            QCOMPARE(decoded(encodePnm(picture)), picture);
            const QImage byQt = QImage::fromData(QByteArray(reinterpret_cast<const char*>(encodePng(picture).data()),
                                                            qsizetype(encodePng(picture).size())));
            QCOMPARE(byQt.convertToFormat(QImage::Format_RGB888), toQImage(picture).convertToFormat(QImage::Format_RGB888));
        }
    }

    void damagedBytesDoNotCrash()
    {
        std::vector<Bytes> seeds;
        const Image picture = build::gradient(24, 20, 3);
        seeds.push_back(encodePng(picture));
        seeds.push_back(encodePnm(picture));
        seeds.push_back(build::text("P1 5 2 1010101010"));
        for (const char* format : {"jpeg", "bmp", "tiff", "webp"})
            seeds.push_back(encodedByQt(toQImage(picture), format));
        seeds.push_back(encodedByQt(toQImage(build::gradient(9, 9, 1)), "bmp"));
        seeds.push_back(cmykJpeg({1, 2, 3, 4}, true, true));
        seeds.push_back(build::png({2, 2, 8, 3, true, {0, 1, 0, 0, 0, 1, 1}, build::pngChunk("PLTE", {9, 8, 7, 1, 2, 3})}));
        std::uint64_t state = 1;
        const auto random = [&](std::size_t below) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            return static_cast<std::size_t>(state >> 33) % below;
        };
        std::size_t decodedCount = 0;
        for (const Bytes& seed : seeds) {
            for (int round = 0; round < 300; ++round) {
                Bytes bytes = seed;
                for (std::size_t k = 0; k <= random(4); ++k)
                    bytes[random(bytes.size())] ^= static_cast<std::uint8_t>(1u << random(8));
                if (round % 3 == 0)
                    bytes.resize(random(bytes.size()) + 1);
                readImageInfo(bytes);
                const auto image = decodeImage(bytes);
                decodePreview(bytes, 8);
                if (!image) {
                    QVERIFY(!image.error().message.empty());
                    continue;
                }
                ++decodedCount;
                QCOMPARE(image->pixels.size(),
                         std::size_t(image->width) * std::size_t(image->height) * std::size_t(image->channels));
            }
        }
        QVERIFY(decodedCount > 100);
    }

    void everySampleDecodesOrSaysWhy()
    {
        LATHE_NEED_SHARED_DATA("nasty/pillow-images");
        std::size_t decodedCount = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(sharedData("nasty/pillow-images"))) {
            if (!entry.is_regular_file())
                continue;
            const auto bytes = readFile(entry.path());
            QVERIFY(bytes);
            const auto image = decodeImage(*bytes);
            const auto info = readImageInfo(*bytes);
            if (!image) {
                QVERIFY(!image.error().message.empty());
                continue;
            }
            ++decodedCount;
            QVERIFY2(info, entry.path().c_str());
            QVERIFY2(info->width == image->width && info->height == image->height && info->channels == image->channels,
                     entry.path().c_str());
        }
        QVERIFY(decodedCount > 200);
    }

    void orientedSamplesLookAlike()
    {
        LATHE_NEED_SHARED_DATA("nasty/pillow-images/hopper_orientation_2.jpg");
        const auto load = [](const char* name) {
            return decoded(*readFile(sharedData(std::string("nasty/pillow-images/") + name)));
        };
        const Image reference = load("hopper_orientation_2.jpg");
        QVERIFY(!reference.pixels.empty());
        for (const char* name : {"hopper_orientation_3.jpg", "hopper_orientation_4.jpg", "hopper_orientation_6.jpg",
                                 "hopper_orientation_3.webp", "hopper_orientation_6.webp", "hopper_orientation_8.webp"})
            QVERIFY2(meanDifference(load(name), reference) < 12, name);
    }
};

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"
