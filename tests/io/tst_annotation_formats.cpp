// What every format of annotations keeps to, the catalog through.
#include "io/annotation_format.h"

#include "base/file.h"
#include "support/annotation_builder.h"

#include <QtTest>

#include <random>

using namespace lathe;
using namespace lathe::build;

namespace {

std::filesystem::path freshFolder(const TemporaryFolder& parent)
{
    static int number = 0;
    const auto folder = parent.path() / std::to_string(++number);
    std::filesystem::create_directories(folder);
    return folder;
}

/// A folder of pictures and annotations, read as that format; the error as text where it fails.
Result<FoundAnnotations> readFolder(const AnnotationFormat& format, const std::filesystem::path& folder, const PictureSizes& sizes)
{
    NoProgress progress;
    LATHE_TRY(const auto source, openSource(folder, progress));
    return format.read(*source, sizes, progress);
}

Result<FoundAnnotations> throughFormat(const AnnotationFormat& format, const AnnotationSet& set, const std::filesystem::path& folder)
{
    NoProgress progress;
    putPictures(format, set, folder);
    LATHE_TRY(const auto written, format.write(set, folder, progress));
    if (written.leftOutCount > 0)
        return fail(ErrorCode::Internal, "Left out: " + written.leftOut.front().path + ": " + written.leftOut.front().reason);
    return readFolder(format, folder, sizesOf(set));
}

AnnotationSet sampleFor(const AnnotationFormat& format)
{
    return sampleSet(format.info().shapes, format.info().hasTurnedBoxes);
}

/// Kinds that both have.
AnnotationSet sampleFor(const AnnotationFormat& a, const AnnotationFormat& b)
{
    std::vector<ShapeKind> kinds;
    for (const ShapeKind kind : a.info().shapes)
        if (std::ranges::find(b.info().shapes, kind) != b.info().shapes.end())
            kinds.push_back(kind);
    return sampleSet(kinds, a.info().hasTurnedBoxes && b.info().hasTurnedBoxes);
}

std::map<std::string, std::string> filesBelow(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[std::filesystem::relative(entry.path(), folder).generic_string()] = readTextFile(entry.path()).value_or("");
    return files;
}

} // namespace

class TestAnnotationFormats : public QObject {
    Q_OBJECT

    static void rows()
    {
        QTest::addColumn<QString>("id");
        for (const auto& format : builtinAnnotationFormats())
            if (format->info().kind == "image") // texts and clips have samples of their own
                QTest::newRow(format->info().id.c_str()) << QString::fromStdString(format->info().id);
    }
    static void pairRows()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        const auto formats = builtinAnnotationFormats();
        for (const auto& a : formats)
            for (const auto& b : formats)
                if (&a != &b && a->info().kind == "image" && b->info().kind == "image" && std::ranges::any_of(sampleFor(*a, *b).pictures, [](const AnnotatedPicture& picture) { return !picture.annotations.empty(); }))
                    QTest::newRow((a->info().id + " to " + b->info().id).c_str()) << QString::fromStdString(a->info().id) << QString::fromStdString(b->info().id);
    }

private slots:
    void initTestCase()
    {
        auto folder = TemporaryFolder::create("lathe-annotations");
        QVERIFY(folder);
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
    }

    void saysWhatItIs_data() { rows(); }
    void saysWhatItIs()
    {
        QFETCH(QString, id);
        const auto formats = builtinAnnotationFormats();
        const AnnotationFormatInfo& info = (*formats.get(id.toStdString(), "format"))->info();
        QVERIFY(!info.name.empty() && !info.help.empty() && !info.shapes.empty());
        QCOMPARE(std::ranges::count_if(formats, [&](const auto& other) { return other->info().id == info.id; }), 1);
    }

    void keepsWhatItCanSay_data() { rows(); }
    void keepsWhatItCanSay()
    {
        QFETCH(QString, id);
        const auto formats = builtinAnnotationFormats();
        const AnnotationFormat& format = **formats.get(id.toStdString(), "format");
        const AnnotationSet set = sampleFor(format);
        const auto found = throughFormat(format, set, freshFolder(*m_folder));
        QVERIFY2(found, found ? "" : toString(found.error()).c_str());
        QVERIFY2(found->problems.empty(), problemsText(*found).c_str());
        SAME(setText(found->set), setText(set));
    }

    void recognisesItsOwn_data() { rows(); }
    void recognisesItsOwn()
    {
        QFETCH(QString, id);
        const auto formats = builtinAnnotationFormats();
        const AnnotationFormat& format = **formats.get(id.toStdString(), "format");
        const auto folder = freshFolder(*m_folder);
        NoProgress progress;
        const AnnotationSet set = sampleFor(format);
        putPictures(format, set, folder);
        QVERIFY(format.write(set, folder, progress));
        const auto source = openSource(folder, progress);
        QVERIFY(source);
        const auto chosen = chooseAnnotationFormat(formats, **source, "auto");
        QVERIFY(chosen);
        QCOMPARE((*chosen)->info().id, format.info().id);
    }

    void writesTheSameTwice_data() { rows(); }
    void writesTheSameTwice()
    {
        QFETCH(QString, id);
        const auto formats = builtinAnnotationFormats();
        const AnnotationFormat& format = **formats.get(id.toStdString(), "format");
        const AnnotationSet set = sampleFor(format);
        const auto first = throughFormat(format, set, m_folder->path() / ("twice-" + id.toStdString() + "-1"));
        QVERIFY(first);
        const auto again = throughFormat(format, set, m_folder->path() / ("twice-" + id.toStdString() + "-2"));
        QVERIFY(again);
        QCOMPARE(filesBelow(m_folder->path() / ("twice-" + id.toStdString() + "-1")), filesBelow(m_folder->path() / ("twice-" + id.toStdString() + "-2")));
        // What was read is written as it was.
        const auto third = m_folder->path() / ("twice-" + id.toStdString() + "-3");
        QVERIFY(throughFormat(format, first->set, third));
        const auto files = filesBelow(m_folder->path() / ("twice-" + id.toStdString() + "-1")), filesAgain = filesBelow(third);
        std::vector<std::string> names, namesAgain;
        for (const auto& [name, content] : files)
            names.push_back(name);
        for (const auto& [name, content] : filesAgain)
            namesAgain.push_back(name);
        QCOMPARE(namesAgain, names);
    }

    void keepsAllBetweenTwoFormats_data() { pairRows(); }
    void keepsAllBetweenTwoFormats()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        const auto formats = builtinAnnotationFormats();
        const AnnotationFormat& a = **formats.get(first.toStdString(), "format");
        const AnnotationFormat& b = **formats.get(second.toStdString(), "format");
        const AnnotationSet set = sampleFor(a, b);
        const auto inFirst = throughFormat(a, set, freshFolder(*m_folder));
        QVERIFY2(inFirst, inFirst ? "" : toString(inFirst.error()).c_str());
        const auto inSecond = throughFormat(b, inFirst->set, freshFolder(*m_folder));
        QVERIFY2(inSecond, inSecond ? "" : toString(inSecond.error()).c_str());
        QVERIFY2(inSecond->problems.empty(), problemsText(*inSecond).c_str());
        SAME(setText(inSecond->set), setText(set));
    }

    /// What is broken is an error or listed; nothing that comes in is beyond what shapes may be.
    void survivesBrokenFiles_data() { rows(); }
    void survivesBrokenFiles()
    {
        QFETCH(QString, id);
        const auto formats = builtinAnnotationFormats();
        const AnnotationFormat& format = **formats.get(id.toStdString(), "format");
        const AnnotationSet set = sampleFor(format);
        const auto folder = freshFolder(*m_folder);
        NoProgress progress;
        const auto written = format.write(set, folder, progress);
        QVERIFY(written);
        const auto files = filesBelow(folder);
        const PictureSizes sizes = sizesOf(set);
        std::mt19937 random(1);
        const auto check = [&](const std::map<std::string, std::string>& broken) {
            const FilesInMemory source(broken);
            format.sniff(source);
            const auto found = format.read(source, sizes, progress);
            if (!found) {
                QVERIFY(!found.error().message.empty());
                return;
            }
            for (const AnnotatedPicture& picture : found->set.pictures)
                for (const Annotation& annotation : picture.annotations) {
                    QVERIFY(annotation.label >= -1 && annotation.label < std::ssize(found->set.classes));
                    if (const auto bounds = boundsOf(annotation.shape))
                        QVERIFY(std::isfinite(bounds->x) && std::isfinite(bounds->width) && std::abs(bounds->x) < 1e9);
                }
        };
        for (const auto& [path, content] : files) {
            for (std::size_t i = 0; i < 60; ++i) { // the end is missing
                auto broken = files;
                broken[path].resize(content.size() * i / 60);
                check(broken);
            }
            for (int i = 0; i < 150; ++i) { // some bytes are others
                auto broken = files;
                for (int many = 0; many < 3 && !content.empty(); ++many)
                    broken[path][random() % content.size()] = "0912-.e\"{}[]<>/,: \x00\xFF"[random() % 21];
                check(broken);
            }
            for (const std::string& deep : {std::string(100'000, '['), std::string(100'000, '{'), std::string("names: ") + std::string(5'000, '['),
                                            [] { std::string text; for (int i = 0; i < 100'000; ++i) text += "<a>"; return text; }(),
                                            [] { std::string text; for (int i = 0; i < 50'000; ++i) text += "{\"a\":"; return text; }()}) {
                auto broken = files;
                broken[path] = deep;
                check(broken);
            }
        }
        check({});
        check({{"a.json", "[]"}, {"b.xml", "<annotations/>"}, {"c.csv", "\n"}, {"d.txt", ""}, {"data.yaml", ""}});
    }

    void endsWhereItIsTold_data() { rows(); }
    void endsWhereItIsTold()
    {
        class Stop final : public Progress {
        public:
            bool stopRequested() const override { return true; }
            void set(std::int64_t, std::int64_t, std::string_view) override {}
        } stop;
        QFETCH(QString, id);
        const auto formats = builtinAnnotationFormats();
        const AnnotationFormat& format = **formats.get(id.toStdString(), "format");
        const auto written = format.write(sampleFor(format), freshFolder(*m_folder), stop);
        QVERIFY(!written);
        QVERIFY(written.error().isCancelled());
    }

    /// Paths that a file names lead nowhere but beneath the target.
    void staysBeneathItsFolder_data() { rows(); }
    void staysBeneathItsFolder()
    {
        QFETCH(QString, id);
        const auto formats = builtinAnnotationFormats();
        const AnnotationFormat& format = **formats.get(id.toStdString(), "format");
        for (const char* path : {"../../up.png", "/etc/root.png", "C:\\pictures\\drive.png", "a/../../b.png", "..", ""}) {
            const std::string place = format.picturePath({path, 10, 10, Part::Train, {}, {}});
            QVERIFY2(!place.empty() && place.front() != '/' && place.find("..") == std::string::npos && place.find(':') == std::string::npos, place.c_str());
        }
    }

private:
    std::unique_ptr<TemporaryFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestAnnotationFormats)
#include "tst_annotation_formats.moc"
