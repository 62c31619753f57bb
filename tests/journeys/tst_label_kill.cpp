// Labelling survives its process being killed: no label that was committed is lost, none is half there.
#include "media/decode.h"
#include "services/import_service.h"
#include "services/label_service.h"
#include "base/file.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>
#include <map>

using namespace lathe;

namespace {

/// A minute's worth; LATHE_KILLS=1000 for the whole.
const int kKills = qEnvironmentVariableIsSet("LATHE_KILLS") ? qEnvironmentVariableIntValue("LATHE_KILLS") : 200;
constexpr std::size_t kChanges = 3; ///< of a batch: a class, a box, done

/// Labels without end, and says of every batch when it is committed.
int labelForever(const std::filesystem::path& folder)
{
    auto workbench = Workbench::open(folder, Workbench::Missing::Refuse, {});
    if (!workbench)
        return 1;
    // The version alone: reading the whole journal anew for each of a thousand lives would take most of the time.
    const auto database = (*workbench)->database();
    const auto version = database ? DatasetStore(**database).find("pets") : Result<DatasetVersion>(tl::unexpected<Error>(database.error()));
    const auto pictures = version ? (*workbench)->pictures(*version) : Result<std::shared_ptr<const ItemSet>>(tl::unexpected<Error>(version.error()));
    if (!pictures)
        return 1;
    LabelState state(*pictures);
    for (std::size_t turn = 0;; ++turn) {
        const std::size_t item = turn % state.size();
        const auto events = labelEvents({state.labelled(item, static_cast<std::int32_t>(turn / state.size() % 2)),
                                         state.annotated(item, {{}, 0, Box{double(turn % 50), 2, 3, 4, 0}, {}, {}, {}, {}}),
                                         state.marked(item, turn % 2 ? ItemProgress::Done : ItemProgress::Flagged)},
                                        LabelOrigin::Hand, "ann");
        if (!writeLabels(**workbench, "pets", events))
            return 1;
        for (const LabelEvent& event : events)
            state.apply(event.change);
        std::printf("%s\n", events.front().batch.c_str());
        std::fflush(stdout);
    }
}

} // namespace

class TestLabelKill : public QObject {
    Q_OBJECT
private slots:
    void nothingCommittedIsLost()
    {
        QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        {
            const auto workbench = Workbench::open(root / "workspace", Workbench::Missing::Create, {}).value();
            for (int i = 0; i < 8; ++i)
                (void)writeFileAtomic(root / "pets" / (i % 2 ? "dog" : "cat") / (std::to_string(i) + ".png"),
                                      encodePng(Image{8, 8, 1, Bytes(64, static_cast<std::uint8_t>(i * 20))}));
            ImportRequest request;
            request.source = root / "pets";
            request.name = "pets";
            NoProgress quiet;
            QVERIFY(importDataset(*workbench, request, quiet));
        }
        QRandomGenerator random(7);
        QSet<QByteArray> committed;
        for (int i = 0; i < kKills; ++i) {
            QProcess process;
            process.setProcessChannelMode(QProcess::SeparateChannels);
            process.start(QCoreApplication::applicationFilePath(), {"--label", folder.filePath("workspace")});
            QVERIFY(process.waitForStarted());
            QVERIFY2(process.waitForReadyRead(20'000), process.readAllStandardError());
            QTest::qSleep(static_cast<int>(random.bounded(25)));
            process.kill();
            QVERIFY(process.waitForFinished());
            QByteArray printed = process.readAllStandardOutput();
            printed.truncate(printed.lastIndexOf('\n') + 1); // the last line may be cut
            for (const QByteArray& batch : printed.split('\n'))
                if (!batch.isEmpty())
                    committed << batch;
        }
        QVERIFY2(committed.size() > kKills, qPrintable(QString::number(committed.size())));
        const auto workbench = Workbench::open(root / "workspace", Workbench::Missing::Refuse, {}).value();
        Database* database = workbench->database().value();
        QCOMPARE(database->integer("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'").value(), std::int64_t(1));
        NoProgress quiet;
        const auto session = openLabels(*workbench, "pets", quiet);
        QVERIFY2(session, session ? "" : session.error().message.c_str());
        std::map<std::string, std::size_t> found;
        for (const LabelBatch& batch : session->history.batches())
            found[batch.id] = batch.changes.size();
        for (const auto& [batch, changes] : found)
            QCOMPARE(changes, kChanges);
        for (const QByteArray& batch : committed)
            QVERIFY2(found.contains(batch.toStdString()), batch);
        QVERIFY(keepLabels(*workbench, "pets", quiet));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--label")
        return labelForever(argv[2]);
    qputenv("QTEST_FUNCTION_TIMEOUT", "1000000"); // milliseconds: a thousand lives take minutes on a loaded machine
    TestLabelKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_label_kill.moc"
