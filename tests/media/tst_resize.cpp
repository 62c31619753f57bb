#include "media/resize.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace lathe;

class TestResize : public QObject {
    Q_OBJECT

private slots:
    // Expected values by hand from the triangle filter.
    void reducesByHalf()
    {
        // Scale 2, support 2. Target 0 at 1.0: distances 0.5, 0.5, 1.5 → weights .75 .75 .25 of 1.75.
        // (0·3 + 100·3 + 200·1) / 7 = 71.43; target 1 at 3.0: (100·1 + 200·3 + 40·3) / 7 = 117.14
        const Image image = resizedImage(Image{4, 1, 1, {0, 100, 200, 40}}, 2, 1);
        QCOMPARE(image.pixels, (Bytes{71, 117}));
    }

    void enlarges()
    {
        // Scale 0.5, support 1. Centres .25 .75 1.25 1.75: 0; .75·0 + .25·100; .25·0 + .75·100; 100
        QCOMPARE(resizedImage(Image{2, 1, 1, {0, 100}}, 4, 1).pixels, (Bytes{0, 25, 75, 100}));
        QCOMPARE(resizedImage(Image{1, 2, 1, {0, 100}}, 1, 4).pixels, (Bytes{0, 25, 75, 100}));
    }

    void roundsHalfToEven()
    {
        // One target over two pixels: their mean.
        QCOMPARE(resizedImage(Image{2, 1, 1, {0, 1}}, 1, 1).pixels, (Bytes{0}));
        QCOMPARE(resizedImage(Image{2, 1, 1, {1, 2}}, 1, 1).pixels, (Bytes{2}));
    }

    void channelsStayApart()
    {
        QCOMPARE(resizedImage(Image{2, 1, 3, {0, 10, 20, 2, 30, 40}}, 1, 1).pixels, (Bytes{1, 20, 30}));
    }

    void fractionalRectangleUsesPixelsOutsideOfIt()
    {
        // From 0.5 to 2.5 at scale 1: centres 1.0 and 2.0, each between two pixels.
        QCOMPARE(resizedImage(Image{3, 1, 1, {0, 100, 200}}, 0.5, 0, 2, 1, 2, 1).pixels, (Bytes{50, 150}));
    }

    void identityIsUntouched()
    {
        const Image image{2, 2, 1, {1, 2, 3, 4}};
        QCOMPARE(resizedImage(image, 2, 2), image);
    }

    void cropTakesTheCentre()
    {
        ImageInput input{3, 224, 224, ImageInput::Fit::Crop, 0.875, {0, 0, 0}, {1, 1, 1}};
        const SourceRectangle source = sourceRectangle(500, 400, input);
        QCOMPARE(source.width, 350.0);
        QCOMPARE(source.height, 350.0);
        QCOMPARE(source.left, 75.0);
        QCOMPARE(source.top, 25.0);
        input.fit = ImageInput::Fit::Stretch;
        QCOMPARE(sourceRectangle(500, 400, input).width, 500.0);
        QCOMPARE(sourceRectangle(500, 400, input).left, 0.0);
    }

    void channelsAreAdapted()
    {
        const ImageInput grey{1, 1, 1, ImageInput::Fit::Stretch, 1, {0}, {1}};
        // BT.601: 0.299·255 = 76.2, 0.587·255 = 149.7, 0.114·255 = 29.07
        QCOMPARE(preparedImage(Image{1, 1, 3, {255, 0, 0}}, grey).pixels, (Bytes{76}));
        QCOMPARE(preparedImage(Image{1, 1, 3, {0, 255, 0}}, grey).pixels, (Bytes{150}));
        QCOMPARE(preparedImage(Image{1, 1, 3, {0, 0, 255}}, grey).pixels, (Bytes{29}));
        QCOMPARE(preparedImage(Image{1, 1, 3, {255, 255, 255}}, grey).pixels, (Bytes{255}));
        const ImageInput colour{3, 1, 1, ImageInput::Fit::Stretch, 1, {0, 0, 0}, {1, 1, 1}};
        QCOMPARE(preparedImage(Image{1, 1, 1, {7}}, colour).pixels, (Bytes{7, 7, 7}));
    }

    void inputGoesThroughJson()
    {
        const ImageInput input{3, 24, 32, ImageInput::Fit::Crop, 0.875, {0.5f, 0.4f, 0.3f}, {0.25f, 0.5f, 1}};
        const auto back = imageInputFromJson(nlohmann::json::parse(toJson(input).dump()));
        QVERIFY(back);
        QCOMPARE(*back, input);
    }

    void wrongJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("change");
        for (const char* change : {R"({"channels":2})", R"({"height":0})", R"({"width":"9"})", R"({"fit":"pad"})",
                                   R"({"crop_share":0})", R"({"mean":[0]})", R"({"deviation":[1,1,0]})",
                                   R"({"deviation":[1,1,"x"]})"})
            QTest::newRow(change) << QByteArray(change);
    }
    void wrongJsonIsRefused()
    {
        QFETCH(QByteArray, change);
        nlohmann::json json = toJson(ImageInput{3, 24, 32, ImageInput::Fit::Crop, 1, {0, 0, 0}, {1, 1, 1}});
        QVERIFY(imageInputFromJson(json));
        json.merge_patch(nlohmann::json::parse(change.toStdString()));
        QVERIFY(!imageInputFromJson(json));
    }
};

QTEST_GUILESS_MAIN(TestResize)
#include "tst_resize.moc"
