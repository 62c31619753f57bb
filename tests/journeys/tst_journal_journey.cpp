// Two people label the same pictures in two workspaces, hand each other their journals, and end with the same labels.
#include "support/lathe_process.h"

#include <QDir>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

namespace {

/// Six pictures without a class in one folder.
void makePictures(const QString& folder)
{
    QDir().mkpath(folder);
    for (int i = 0; i < 6; ++i) {
        QImage image(40, 30, QImage::Format_RGB32);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                image.setPixel(x, y, qRgb((x * (i + 3) * 7) % 256, (y * (i + 2) * 11) % 256, (x * y + 40 * i) % 256));
        image.save(folder + QString("/%1.png").arg(i));
    }
}

class Person {
public:
    Person(const QString& folder, const QString& name) : lathe(folder + '/' + name), m_folder(folder), m_name(name) {}

    LatheProcess lathe;

    QString journal() const { return m_folder + '/' + m_name + ".jsonl"; }
    /// "0 cat": the class of the picture 0.png.
    bool say(const QStringList& words) const
    {
        nlohmann::json list = nlohmann::json::array();
        for (const QString& word : words)
            list.push_back({{"image", word.section(' ', 0, 0).toStdString() + ".png"}, {"annotations", word.section(' ', 1).toStdString()}});
        QFile file(m_folder + '/' + m_name + ".json");
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(QByteArray::fromStdString(list.dump()));
        file.close();
        return lathe.run({"annotate", "pets", "--from", file.fileName(), "--format", "create-ml", "--author", m_name}).exitCode == 0;
    }
    /// Every picture that has a class.
    QString labels() const
    {
        const QString path = m_folder + '/' + m_name + "-out";
        QDir(path).removeRecursively();
        if (lathe.run({"annotations", "pets", "--format", "cvat", "-o", path}).exitCode != 0)
            return "cannot be written";
        QFile file(path + "/annotations.xml");
        if (!file.open(QIODevice::ReadOnly))
            return "cannot be read";
        QStringList all;
        QString picture;
        static const QRegularExpression image("<image [^>]*name=\"([^\"]*)\""), tag("<tag label=\"([^\"]*)\"");
        for (const QString& line : QString::fromUtf8(file.readAll()).split('\n')) {
            if (const auto found = image.match(line); found.hasMatch())
                picture = found.captured(1).section('/', -1).section('.', 0, 0);
            if (const auto found = tag.match(line); found.hasMatch())
                all << picture + ' ' + found.captured(1);
        }
        all.sort();
        return all.join(", ");
    }

private:
    QString m_folder, m_name;
};

} // namespace

class TestJournalJourney : public QObject {
    Q_OBJECT
private slots:
    void twoPeopleEndWithTheSame()
    {
        QTemporaryDir folder;
        makePictures(folder.filePath("pets"));
        const Person ann(folder.path(), "ann"), bob(folder.path(), "bob");
        for (const Person* one : {&ann, &bob}) {
            LATHE_RUN(imported, one->lathe, "import", folder.filePath("pets"), "--name", "pets");
            QCOMPARE(imported["items"].get<int>(), 6);
        }
        QVERIFY(ann.say({"0 cat", "1 cat", "2 dog"}));
        QVERIFY(bob.say({"1 dog", "2 dog", "3 owl"}));
        for (const Person* one : {&ann, &bob}) {
            LATHE_RUN(written, one->lathe, "journal", "export", "pets", "-o", one->journal());
            QVERIFY(written["events"].get<int>() >= 3);
        }
        LATHE_RUN(atAnn, ann.lathe, "journal", "merge", "pets", "--from", bob.journal());
        QCOMPARE(atAnn["pictures"].get<int>(), 3);
        QCOMPARE(atAnn["people"], nlohmann::json({"bob"}));
        QCOMPARE(atAnn["conflicts"].size(), std::size_t(1)); // 2 is a dog for both
        QCOMPARE(QString::fromStdString(atAnn["conflicts"][0]["item"].get<std::string>()), QString("1.png"));
        QCOMPARE(atAnn["conflicts"][0]["stands"]["author"], nlohmann::json("bob")); // he was later
        LATHE_RUN(atBob, bob.lathe, "journal", "merge", "pets", "--from", ann.journal());
        QCOMPARE(atBob["conflicts"].size(), std::size_t(1));
        QCOMPARE(ann.labels(), QString("0 cat, 1 dog, 2 dog, 3 owl"));
        QCOMPARE(bob.labels(), ann.labels());

        LATHE_RUN(again, ann.lathe, "journal", "merge", "pets", "--from", bob.journal());
        QCOMPARE(again["events"].get<int>(), 0);

        // Ann decides for her own word, and Bob gets it.
        LATHE_RUN(open, ann.lathe, "journal", "conflicts", "pets");
        QCOMPARE(open["conflicts"].size(), std::size_t(1));
        LATHE_RUN(decided, ann.lathe, "journal", "decide", "pets", "--conflict", QString::fromStdString(open["conflicts"][0]["id"].get<std::string>()), "--keep", "other", "--author", "ann");
        QCOMPARE(decided["left"].get<int>(), 0);
        LATHE_RUN(written, ann.lathe, "journal", "export", "pets", "-o", ann.journal());
        LATHE_RUN(taken, bob.lathe, "journal", "merge", "pets", "--from", ann.journal());
        QVERIFY(taken["conflicts"].empty());
        LATHE_RUN(none, bob.lathe, "journal", "conflicts", "pets");
        QVERIFY(none["conflicts"].empty());
        QCOMPARE(bob.labels(), QString("0 cat, 1 cat, 2 dog, 3 owl"));
        QCOMPARE(ann.labels(), bob.labels());
    }

    void wrongFilesSayHowToMendThem()
    {
        QTemporaryDir folder;
        makePictures(folder.filePath("pets"));
        const Person ann(folder.path(), "ann");
        LATHE_RUN(imported, ann.lathe, "import", folder.filePath("pets"), "--name", "pets");
        QVERIFY(ann.say({"0 cat"}));
        LATHE_RUN(written, ann.lathe, "journal", "export", "pets", "-o", ann.journal());
        QFile file(ann.journal());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        const auto merged = [&](const QByteArray& content, const char* dataset = "pets") {
            QFile other(folder.filePath("other.jsonl"));
            if (!other.open(QIODevice::WriteOnly))
                qFatal("The folder cannot be written");
            other.write(content);
            other.close();
            return ann.lathe.run({"journal", "merge", dataset, "--from", other.fileName()});
        };
        LatheResult result = merged(whole.left(whole.size() - 5));
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.errors.contains("broken in line") && result.errors.contains("other.jsonl"), result.text());
        result = merged("hello");
        QVERIFY2(result.exitCode == 1 && result.errors.contains("no journal of labels"), result.text());
        result = merged(QByteArray(whole).replace("\\\"cat\\\"", "\\\"dog\\\""));
        QVERIFY2(result.exitCode == 1 && result.errors.contains("was altered"), result.text());

        // Other pictures.
        QDir().mkpath(folder.filePath("others"));
        QImage(9, 9, QImage::Format_RGB32).save(folder.filePath("others/0.png"));
        LATHE_RUN(others, ann.lathe, "import", folder.filePath("others"), "--name", "others");
        result = merged(whole, "others");
        QVERIFY2(result.exitCode == 1 && result.errors.contains("None of the journal's pictures is in others"), result.text());
        QCOMPARE(ann.lathe.run({"journal", "burn", "pets"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestJournalJourney)
#include "tst_journal_journey.moc"
