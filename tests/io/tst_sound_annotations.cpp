// Clips with spans, through the formats that hold them.
#include "support/annotation_builder.h"

#include "base/file.h"

#include <QtTest>

using namespace lathe;
using namespace lathe::build;

namespace {

/// `a.wav`, and beneath it `dog 0.50-1.25 {attributes}` or `class dog`.
std::string clipsText(const FoundAnnotations& found)
{
    std::string out;
    for (const AnnotatedPicture& clip : found.set.pictures) {
        out += clip.path + "\n";
        for (const Annotation& one : clip.annotations) {
            const std::string name = one.label < 0 ? "-" : found.set.classes.at(static_cast<std::size_t>(one.label));
            const auto* span = std::get_if<TimeSpan>(&one.shape);
            out += span ? "  " + name + " " + fixed(span->start, 3) + "-" + fixed(span->end, 3) : "  class " + name;
            out += one.attributes.empty() ? "\n" : " {" + attributesText(one.attributes) + "}\n";
        }
    }
    return out;
}

/// Two seconds at 16,000 frames a second, of all clips.
std::optional<std::pair<std::uint32_t, std::uint32_t>> twoSeconds(const std::string& path)
{
    return path.ends_with(".wav") ? std::optional(std::pair(32000U, 16000U)) : std::nullopt;
}

AnnotationSet sampleClips()
{
    AnnotationSet set;
    set.classes = {"dog", "bell, far"};
    set.pictures = {{"in/a.wav", 32000, 16000, Part::Unassigned, {}, {}}, {"b.wav", 32000, 16000, Part::Unassigned, {}, {}}};
    set.pictures[0].annotations = {{"1", 0, TimeSpan{0.125, 0.5}, {{"loud", true}, {"note", std::string("twice, \"short\"")}}, {}, {}, {}},
                                   {"2", 1, TimeSpan{0.25, 1.75}, {{"level", -3.5}}, {}, {}, {}}};
    set.pictures[1].annotations = {{"1", 0, WholePicture{}, {}, {}, {}, {}}};
    return set;
}

FoundAnnotations written(const std::string& id, const AnnotationSet& set, std::map<std::string, std::string>* files = nullptr)
{
    NoProgress progress;
    const auto folder = TemporaryFolder::create("lathe-clips");
    const auto formats = builtinAnnotationFormats();
    const auto result = formats.find(id)->write(set, folder->path(), progress);
    if (!result)
        return {};
    if (files)
        for (const auto& path : result->files)
            (*files)[std::filesystem::relative(path, folder->path()).generic_string()] = readTextFile(path).value_or("");
    const auto source = openSource(folder->path(), progress);
    auto found = formats.find(id)->read(**source, twoSeconds, progress);
    return found ? *found : FoundAnnotations{};
}

} // namespace

class TestSoundAnnotations : public QObject {
    Q_OBJECT
private slots:
    /// The manual's example of a label track with frequencies.
    void readsLabelTracks()
    {
        const FoundAnnotations found = readAs("audacity", {{"a.txt", "0.100000\t0.500000\tdog\r\n\\\t2000.0\t8000.0\n1,250000\t1,250000\tclick\n0.7\t9.0\tbell\nnot a label\n5.0\t6.0\tlate\n1.0\t0.5\tback\n"},
                                                           {"readme.txt", "not labels"}}, twoSeconds);
        QCOMPARE(clipsText(found), std::string("a.wav\n  dog 0.100-0.500\n  click 1.250-1.250\n  bell 0.700-2.000\n"));
        QCOMPARE(problemsText(found), std::string("a.txt:4 | It reaches beyond the clip and is cut to it\n"
                                                  "a.txt:5 | The line is no label: it has a start, an end and a name, with tabs between\n"
                                                  "a.txt:6 | It lies outside the clip\na.txt:7 | It ends before it begins\n"));
        QCOMPARE(found.notes.size(), 1U);
    }

    void writesLabelTracks()
    {
        std::map<std::string, std::string> files;
        const FoundAnnotations found = written("audacity", sampleClips(), &files);
        QCOMPARE(files.at("in/a.txt"), std::string("0.125000\t0.500000\tdog\n0.250000\t1.750000\tbell, far\n"));
        QCOMPARE(clipsText(found), std::string("in/a.wav\n  dog 0.125-0.500\n  bell, far 0.250-1.750\n"));
    }

    void keepsEverything_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("table") << "sound-csv";
        QTest::newRow("Label Studio") << "label-studio-sound";
    }
    void keepsEverything()
    {
        QFETCH(QString, id);
        const FoundAnnotations found = written(id.toStdString(), sampleClips());
        QCOMPARE(problemsText(found), std::string());
        QCOMPARE(clipsText(found), std::string("in/a.wav\n  dog 0.125-0.500 {loud=yes note=“twice, \"short\"”}\n  bell, far 0.250-1.750 {level=-3.50}\nb.wav\n  class dog\n"));
    }

    void readsOthersTables()
    {
        // DCASE's sound events: filename, onset, offset, event_label with tabs.
        const FoundAnnotations found = readAs("sound-csv", {{"meta.tsv", "filename\tonset\toffset\tevent_label\nYx_0.wav\t0.163\t0.665\tSpeech\nYx_0.wav\tmany\t1\tDog\n\t1\t2\tDog\n"}}, twoSeconds);
        QCOMPARE(clipsText(found), std::string("Yx_0.wav\n  Speech 0.163-0.665\n"));
        QCOMPARE(problemsText(found), std::string("meta.tsv:3 | Its start or its end is no number of seconds\nmeta.tsv:4 | The row names no file\n"));
    }

    void readsLabelStudio()
    {
        const FoundAnnotations found = readAs("label-studio-sound", {{"tasks.json",
            R"([{"id": 1, "data": {"audio": "/data/upload/3/0a1b2c3d-a%20b.wav"}, "annotations": [{"result": [
              {"id": "w", "original_length": 2, "type": "labels", "from_name": "label", "to_name": "audio", "value": {"start": 0.5, "end": 1.5, "channel": 0, "labels": ["Speech"]}},
              {"id": "w", "type": "textarea", "from_name": "transcription", "to_name": "audio", "value": {"start": 0.5, "end": 1.5, "text": ["hello"]}}]}]}])"},
            {"clips/a b.wav", "x"}}, twoSeconds);
        QCOMPARE(clipsText(found), std::string("clips/a b.wav\n  Speech 0.500-1.500 {transcription=“hello”}\n"));
    }

    void recognisesItsOwn_data() { keepsEverything_data(); QTest::newRow("Audacity") << "audacity"; }
    void recognisesItsOwn()
    {
        QFETCH(QString, id);
        NoProgress progress;
        const auto folder = TemporaryFolder::create("lathe-clips");
        const auto formats = builtinAnnotationFormats();
        QVERIFY(formats.find(id.toStdString())->write(sampleClips(), folder->path(), progress));
        const auto source = openSource(folder->path(), progress);
        const auto chosen = chooseAnnotationFormat(formats, **source, "auto", "clip");
        QVERIFY(chosen);
        QCOMPARE((*chosen)->info().id, id.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestSoundAnnotations)
#include "tst_sound_annotations.moc"
