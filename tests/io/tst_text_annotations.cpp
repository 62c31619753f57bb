// Texts with spans and relations, through the formats that hold them.
#include "data/code_points.h"
#include "support/annotation_builder.h"

#include "base/file.h"

#include <QtTest>

using namespace lathe;
using namespace lathe::build;

namespace {

/// `#1 train "text"`, and beneath it `PER 0-5 "Anna" {attributes}`, `relation works_for "Anna" -> "Acme"`, `class pos`.
std::string textsText(const FoundAnnotations& found)
{
    std::string out;
    for (const AnnotatedPicture& text : found.set.pictures) {
        const CodePoints points(text.text);
        out += text.path.substr(text.path.find('#') == std::string::npos ? 0 : text.path.find('#')) + " " + std::string(toString(text.part)) + " \"" + text.text + "\"\n";
        const auto named = [&](const std::string& id) {
            for (const Annotation& one : text.annotations)
                if (const auto* span = std::get_if<TextSpan>(&one.shape); span && one.id == id)
                    return std::string(points.slice(*span));
            return std::string("?");
        };
        for (const Annotation& one : text.annotations) {
            const std::string name = one.label < 0 ? "-" : found.set.classes.at(static_cast<std::size_t>(one.label));
            if (const auto* span = std::get_if<TextSpan>(&one.shape))
                out += "  " + name + " " + std::to_string(span->start) + "-" + std::to_string(span->end) + " \"" + std::string(points.slice(*span)) + "\"";
            else if (const auto* relation = std::get_if<SpanRelation>(&one.shape))
                out += "  relation " + name + " \"" + named(relation->from) + "\" -> \"" + named(relation->to) + "\"";
            else
                out += "  class " + name;
            out += one.attributes.empty() ? "\n" : " {" + attributesText(one.attributes) + "}\n";
        }
    }
    return out;
}

AnnotationSet sampleTexts()
{
    AnnotationSet set;
    set.classes = {"PER", "ORG", "works for", "news"};
    set.traits.resize(4);
    set.traits[2].isRelation = true;
    AnnotatedPicture one{"a.txt", 0, 0, Part::Train, {}, {}};
    // The face is one code point of four bytes and two UTF-16 units; é is here e with an accent of its own.
    one.text = "Anna 😀 works for Acme Labs.\nBrüne\u0301 too.";
    one.annotations = {{"1", 0, TextSpan{0, 4}, {{"age", 31.0}, {"sure", true}}, {}, {}, {}},
                       {"2", 1, TextSpan{17, 26}, {}, {}, {}, {}},
                       {"3", 1, TextSpan{17, 21}, {}, {}, {}, {}}, // nested
                       {"4", 0, TextSpan{28, 34}, {}, {}, {}, {}},
                       {"5", 2, SpanRelation{"1", "2"}, {}, {}, {}, {}},
                       {"6", 3, WholePicture{}, {}, {}, {}, {}}};
    AnnotatedPicture empty{"b.txt", 0, 0, Part::Unassigned, {}, {}};
    empty.text = "Nothing here";
    set.pictures = {one, empty};
    return set;
}

FoundAnnotations written(const std::string& id, const AnnotationSet& set, std::map<std::string, std::string>* files = nullptr, WrittenAnnotations* report = nullptr)
{
    NoProgress progress;
    const auto folder = TemporaryFolder::create("lathe-texts");
    const auto formats = builtinAnnotationFormats();
    const auto result = formats.find(id)->write(set, folder->path(), progress);
    if (!result)
        return {};
    if (report)
        *report = *result;
    if (files)
        for (const auto& path : result->files)
            (*files)[path.filename().string()] = readTextFile(path).value_or("");
    const auto source = openSource(folder->path(), progress);
    auto found = formats.find(id)->read(**source, {}, progress);
    return found ? *found : FoundAnnotations{};
}

} // namespace

class TestTextAnnotations : public QObject {
    Q_OBJECT
private slots:
    void countsCodePoints()
    {
        const CodePoints points("a😀é\xFFz");
        QCOMPARE(points.size(), 5U);
        QCOMPARE(std::string(points.slice(1, 2)), std::string("😀"));
        QCOMPARE(std::string(points.slice(2, 3)), std::string("é"));
        QCOMPARE(std::string(points.slice(4, 99)), std::string("z"));
        QCOMPARE(points.at(2), 1U); // inside the face
    }

    /// The beginning of the training part of CoNLL-2003 as its paper shows it (Tjong Kim Sang and De Meulder 2003, figure 1),
    /// tagged IOB1.
    void readsTokens()
    {
        const FoundAnnotations found = readAs("conll", {{"eng.train", "-DOCSTART- -X- -X- O\n\nU.N. NNP I-NP I-ORG\nofficial NN I-NP O\nEkeus NNP I-NP I-PER\n"
                                                                      "heads VBZ I-VP O\nfor IN I-PP O\nBaghdad NNP I-NP I-LOC\n. . O O\n\nA DT I-NP O\n"
                                                                      "Bern NNP I-NP I-LOC\nBasel NNP I-NP B-LOC\n\n-DOCSTART- -X- -X- O\n\nEnd NN I-NP O\n"}});
        QCOMPARE(textsText(found), std::string("#1 train \"U.N. official Ekeus heads for Baghdad .\nA Bern Basel\"\n"
                                               "  ORG 0-4 \"U.N.\"\n  PER 14-19 \"Ekeus\"\n  LOC 30-37 \"Baghdad\"\n  LOC 42-46 \"Bern\"\n  LOC 47-52 \"Basel\"\n"
                                               "#2 train \"End\"\n"));
        QCOMPARE(problemsText(found), std::string());
        QCOMPARE(found.notes.size(), 1U); // the other columns
    }

    void readsEveryWayToTag()
    {
        const std::string same = "  X 0-3 \"a b\"\n  X 4-5 \"c\"\n";
        for (const char* tokens : {"a B-X\nb I-X\nc B-X\n", "a I-X\nb I-X\nc B-X\n", "a B-X\nb E-X\nc S-X\n", "a B-X\nb L-X\nc U-X\n"}) {
            const std::string text = textsText(readAs("conll", {{"x.conll", tokens}}));
            QCOMPARE(text, "#1 unassigned \"a b c\"\n" + same);
        }
    }

    void aTokenWithoutATagIsListed()
    {
        const FoundAnnotations found = readAs("conll", {{"x.conll", "a B-X\nlost\nb O\n"}});
        QCOMPARE(textsText(found), std::string("#1 unassigned \"a lost b\"\n  X 0-1 \"a\"\n"));
        QCOMPARE(problemsText(found), std::string("x.conll:2 | The token has no tag and is taken as outside\n"));
    }

    void writesTokens()
    {
        std::map<std::string, std::string> files;
        WrittenAnnotations report;
        const FoundAnnotations found = written("conll", sampleTexts(), &files, &report);
        QCOMPARE(files.at("train.conll"), std::string("-DOCSTART- -X- -X- O\n\nAnna -X- -X- B-PER\n😀 -X- -X- O\nworks -X- -X- O\nfor -X- -X- O\nAcme -X- -X- B-ORG\n"
                                                      "Labs -X- -X- I-ORG\n. -X- -X- O\n\nBrüne\u0301 -X- -X- B-PER\ntoo. -X- -X- O\n\n"));
        std::string leftOut;
        for (const SkippedFile& one : report.leftOut)
            leftOut += one.path + " | " + one.reason + "\n";
        QVERIFY2(leftOut.find("a.txt: span of ORG | It overlaps a longer span") != std::string::npos, leftOut.c_str());
        QVERIFY2(leftOut.find("a.txt: relation of works for") != std::string::npos, leftOut.c_str());
        QVERIFY2(leftOut.find("attributes") != std::string::npos, leftOut.c_str());
        QVERIFY(textsText(found).find("PER 0-4 \"Anna\"") != std::string::npos);
    }

    void keepsEverything_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("JSON lines") << "jsonl";
        QTest::newRow("Label Studio") << "label-studio-text";
    }
    void keepsEverything()
    {
        QFETCH(QString, id);
        const AnnotationSet set = sampleTexts();
        const FoundAnnotations found = written(id.toStdString(), set);
        QCOMPARE(problemsText(found), std::string());
        FoundAnnotations expected;
        expected.set = set;
        const auto sorted = [](const std::string& text) {
            auto lines = split(text, '\n');
            std::ranges::sort(lines);
            return join(lines, "\n");
        };
        SAME(sorted(textsText(found)), sorted(textsText(expected)));
        const auto type = std::ranges::find(found.set.classes, "works for") - found.set.classes.begin();
        QVERIFY(found.set.traits.at(static_cast<std::size_t>(type)).isRelation);
    }

    /// doccano's own examples of its two exports, and Prodigy's spans.
    void readsOthersLines()
    {
        const FoundAnnotations found = readAs("jsonl", {{"all.jsonl",
            "{\"id\": 1, \"text\": \"EU rejects German call\", \"label\": [[0, 2, \"ORG\"], [11, 17, \"MISC\"]]}\n"
            "{\"text\": \"Google was founded by Page\", \"entities\": [{\"id\": 7, \"start_offset\": 0, \"end_offset\": 6, \"label\": \"ORG\"}, "
            "{\"id\": 9, \"start_offset\": 22, \"end_offset\": 26, \"label\": \"PER\"}], \"relations\": [{\"from_id\": 7, \"to_id\": 9, \"type\": \"foundedBy\"}]}\n"
            "{\"text\": \"Uber blew\", \"spans\": [{\"start\": 0, \"end\": 4, \"label\": \"ORG\"}]}\n"
            "{\"text\": \"Fine\", \"label\": \"good\"}\n"}});
        QCOMPARE(textsText(found), std::string("#1 unassigned \"EU rejects German call\"\n  ORG 0-2 \"EU\"\n  MISC 11-17 \"German\"\n"
                                               "#2 unassigned \"Google was founded by Page\"\n  ORG 0-6 \"Google\"\n  PER 22-26 \"Page\"\n  relation foundedBy \"Google\" -> \"Page\"\n"
                                               "#3 unassigned \"Uber blew\"\n  ORG 0-4 \"Uber\"\n#4 unassigned \"Fine\"\n  class good\n"));
    }

    void brokenLinesAreListed()
    {
        const FoundAnnotations found = readAs("jsonl", {{"x.jsonl",
            "{\"text\": \"good\", \"entities\": [{\"start_offset\": 3, \"end_offset\": 2, \"label\": \"A\"}, {\"start_offset\": 9, \"end_offset\": 12, \"label\": \"A\"}, "
            "{\"start_offset\": -1, \"end_offset\": 2, \"label\": \"A\"}, {\"start_offset\": 0, \"end_offset\": 99, \"label\": \"A\"}], \"relations\": [{\"from_id\": 1, \"to_id\": 2, \"type\": \"r\"}]}\n"
            "{\"text\": 7}\n{not json\n[]\n"}});
        QCOMPARE(textsText(found), std::string("#1 unassigned \"good\"\n  A 0-4 \"good\"\n"));
        QCOMPARE(found.problemCount, 8);
        const std::string problems = problemsText(found);
        QVERIFY2(problems.find("x.jsonl:1 | It ends before it begins") != std::string::npos, problems.c_str());
        QVERIFY2(problems.find("x.jsonl:1 | It begins behind the end of the text") != std::string::npos, problems.c_str());
        QVERIFY2(problems.find("x.jsonl:1 | It reaches beyond the end of the text and is cut to it") != std::string::npos, problems.c_str());
        QVERIFY2(problems.find("x.jsonl:1 | A relation needs a type") != std::string::npos, problems.c_str());
        QVERIFY2(problems.find("x.jsonl:2 | The line has no text") != std::string::npos, problems.c_str());
    }

    /// Label Studio's documented example of an annotated text task.
    void readsLabelStudio()
    {
        const FoundAnnotations found = readAs("label-studio-text", {{"tasks.json",
            R"([{"id": 3, "data": {"text": "Jon 😀 Snow"}, "annotations": [{"result": [
              {"id": "p", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 6, "end": 10, "text": "Snow", "labels": ["Name", "Weather"]}},
              {"id": "q", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 0, "end": 3, "labels": ["Name"]}},
              {"from_id": "q", "to_id": "p", "type": "relation", "direction": "left", "labels": ["of"]},
              {"from_id": "q", "to_id": "gone", "type": "relation", "direction": "right"},
              {"id": "q", "from_name": "note", "to_name": "text", "type": "textarea", "value": {"text": ["a king"]}},
              {"id": "z", "from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": ["cold"]}},
              {"id": "s", "type": "pairwise", "value": {}}]}]},
             {"id": 4, "data": {}}])"}});
        QCOMPARE(textsText(found), std::string("#3 unassigned \"Jon 😀 Snow\"\n  Name 6-10 \"Snow\"\n  Weather 6-10 \"Snow\"\n  Name 0-3 \"Jon\" {note=“a king”}\n"
                                               "  relation of \"Snow\" -> \"Jon\"\n  class cold\n"));
        QCOMPARE(problemsText(found), std::string("tasks.json: task 1 | An end of a relation is not there\ntasks.json: task 1 | Results of the kind pairwise are not read\n"
                                                  "tasks.json: task 2 | The task has no text\n"));
    }

    void recognisesItsOwn_data() { keepsEverything_data(); QTest::newRow("CoNLL") << "conll"; }
    void recognisesItsOwn()
    {
        QFETCH(QString, id);
        NoProgress progress;
        const auto folder = TemporaryFolder::create("lathe-texts");
        const auto formats = builtinAnnotationFormats();
        QVERIFY(formats.find(id.toStdString())->write(sampleTexts(), folder->path(), progress));
        const auto source = openSource(folder->path(), progress);
        const auto chosen = chooseAnnotationFormat(formats, **source, "auto", "text");
        QVERIFY(chosen);
        QCOMPARE((*chosen)->info().id, id.toStdString());
        const auto importers = builtinImporters();
        const auto importer = chooseImporter(importers, **source, "auto");
        QVERIFY(importer);
        QCOMPARE((*importer)->info().id, id.toStdString());
    }

    void notForPictures()
    {
        const FilesInMemory source(std::map<std::string, std::string>{{"x.conll", "a B-X\n"}});
        const auto formats = builtinAnnotationFormats();
        const auto chosen = chooseAnnotationFormat(formats, source, "conll", "image");
        QVERIFY(!chosen);
        QVERIFY(chosen.error().code == ErrorCode::Incompatible);
    }
};

QTEST_GUILESS_MAIN(TestTextAnnotations)
#include "tst_text_annotations.moc"
