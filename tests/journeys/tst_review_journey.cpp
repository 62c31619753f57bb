// Labels reviewed and people compared through the real command line.
#include "support/lathe_process.h"

#include "base/file.h"
#include "media/decode.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace lathe;

namespace {

Bytes picture(int seed)
{
    Image image{24, 24, 1, Bytes(24 * 24)};
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * static_cast<std::size_t>(seed % 7 + 2) * 11 + i / 24 * 29 + static_cast<std::size_t>(seed) * 53) % 256);
    return encodePng(image);
}

} // namespace

class TestReviewJourney : public QObject {
    Q_OBJECT
private slots:
    void reviewAndAgreement()
    {
        QTemporaryDir folder;
        const std::filesystem::path source = folder.filePath("pets").toStdString();
        for (int i = 0; i < 12; ++i)
            (void)writeFileAtomic(source / (i % 2 ? "dog" : "cat") / (std::to_string(i) + ".png"), picture(i));
        (void)writeFileAtomic(source / "dog" / "copy.png", picture(0));
        const LatheProcess lathe(folder.filePath("workspace"));
        LATHE_RUN(imported, lathe, "import", folder.filePath("pets"), "--name", "pets");
        QCOMPARE(imported["items"].get<int>(), 13);

        LATHE_RUN(review, lathe, "review", "pets");
        QCOMPARE(review["found"].get<int>(), 1);
        QCOMPARE(review["findings"][0]["kind"].get<std::string>(), std::string("copy"));
        QCOMPARE(review["findings"][0]["exact"].get<bool>(), true);
        QVERIFY(review["accuracy"].is_null() && review["backbone"].is_null());
        const LatheResult text = lathe.run({"review", "pets", "--limit", "1"});
        QVERIFY2(text.exitCode == 0 && text.output.contains("the same picture") && text.output.contains("Label it"), text.text().constData());
        const LatheResult curve = lathe.run({"review", "pets", "--curve"});
        QVERIFY2(curve.exitCode == 2 && curve.errors.contains("--backbone FILE"), curve.text().constData());
        QCOMPARE(lathe.run({"review", "nowhere"}).exitCode, 1);

        LATHE_RUN(nothing, lathe, "agreement", "pets");
        QVERIFY(nothing["round"].is_null());
        LATHE_RUN(started, lathe, "agreement", "pets", "--start", "12", "--seed", "4", "--round", "first");
        QCOMPARE(started["rounds"][0]["pictures"].get<int>(), 12);
        QVERIFY(!started["closed"].get<bool>());
        QString all = "picture,class\n";
        for (int i = 0; i < 12; ++i)
            all += QString("%1.png,%2\n").arg(i).arg(i % 2 ? "dog" : "cat");
        const auto answered = [&](const char* person, const QString& table) {
            const QString file = folder.filePath(QString(person) + ".csv");
            (void)writeFileAtomic(file.toStdString(), asBytes(table.toStdString()));
            return lathe.run({"agreement", "pets", "--answers", file, "--author", person, "--json", "--quiet"});
        };
        QCOMPARE(answered("ann", all).exitCode, 0);
        QCOMPARE(answered("ben", all).exitCode, 0);
        // Nobody reads in an open round what somebody said.
        const auto open = answered("eve", QString(all).replace("2.png,cat", "2.png,dog"));
        QVERIFY2(open.exitCode == 0, open.text().constData());
        QVERIFY(!open.json().contains("pictures") && !open.json().contains("pairs"));
        QVERIFY2(open.json()["people"][0].contains("answered") && !open.json()["people"][0].contains("accuracy"), open.text().constData());
        QCOMPARE(lathe.run({"agreement", "pets", "--adopt"}).exitCode, 2);

        LATHE_RUN(closed, lathe, "agreement", "pets", "--close");
        QVERIFY(closed["closed"].get<bool>());
        QCOMPARE(closed["people"].size(), std::size_t(3));
        QCOMPARE(closed["pairs"][0]["cohen_kappa"].get<double>(), 1.0);
        int divided = 0;
        for (const auto& one : closed["pictures"])
            divided += one["divided"].get<bool>();
        QVERIFY(divided <= 2); // 2.png and perhaps 12.png, which is not there: the round may lack either
        const LatheResult read = lathe.run({"agreement", "pets"});
        QVERIFY2(read.output.contains("Krippendorff's alpha") && read.output.contains("Fleiss' kappa"), read.text().constData());
        LATHE_RUN(adopted, lathe, "agreement", "pets", "--adopt");
        QCOMPARE(adopted["round"].get<std::string>(), std::string("first"));
        const LatheResult late = lathe.run({"agreement", "pets", "--answers", folder.filePath("ann.csv"), "--author", "joe"});
        QVERIFY2(late.exitCode == 2 && late.errors.contains("closed"), late.text().constData());
    }
};

QTEST_GUILESS_MAIN(TestReviewJourney)
#include "tst_review_journey.moc"
