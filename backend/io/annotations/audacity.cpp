// Audacity's label tracks (manual.audacityteam.org, "Importing and Exporting Labels"): start, end and label with tabs
// between, in seconds; a line that begins with a backslash says the frequencies of the label before it. One file a clip.
#include "base/text.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/builtin_formats.h"
#include "io/annotations/clip_names.h"
#include "io/annotations/found_gatherer.h"
#include "io/source_paths.h"

#include <algorithm>

namespace lathe {

namespace {

std::string withoutReturn(std::string_view line)
{
    return std::string(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
}

/// Audacity writes numbers as the system does, so perhaps with a comma.
std::optional<double> seconds(std::string text)
{
    std::ranges::replace(text, ',', '.');
    return parseReal(trimmed(text));
}

bool isLabelLine(const std::string& line)
{
    const auto cells = split(line, '\t');
    return cells.size() >= 2 && seconds(cells[0]) && seconds(cells[1]);
}

std::vector<std::size_t> labelFiles(const SourceTree& source)
{
    constexpr std::size_t headSize = 4096;
    std::vector<std::size_t> files;
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        if (extensionOf(source.files()[i]) != "txt")
            continue;
        const auto head = source.head(i, headSize);
        const std::string_view text = head ? asText(*head) : std::string_view();
        if (isLabelLine(withoutReturn(text.substr(0, text.find('\n')))))
            files.push_back(i);
    }
    return files;
}

class AudacityFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{"audacity", "Audacity label tracks", "A text file a sound: start, end and label of each span in seconds",
                                               {ShapeKind::TimeSpan}, false, false, "clip"};
        return info;
    }
    double sniff(const SourceTree& source) const override { return labelFiles(source).empty() ? 0 : 0.9; }
    std::string picturePath(const AnnotatedPicture& clip, const std::vector<std::string>&) const override { return plainPath(clip, false); }

    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        FoundGatherer gatherer(source, sizes);
        const ClipNames names(source, sizes);
        const auto files = labelFiles(source);
        for (const std::size_t file : files) {
            if (progress.stopRequested())
                return cancelled();
            const std::string& path = source.files()[file];
            LATHE_TRY(const Bytes bytes, source.content(file));
            const std::string clip = names.find(std::string(withoutEnding(path)));
            const auto [frames, rate] = names.size(clip);
            const std::size_t index = gatherer.picture(clip, Part::Unassigned, frames, rate);
            std::int64_t number = 0;
            for (const std::string& raw : split(asText(bytes), '\n')) {
                const std::string line = withoutReturn(raw), place = path + ":" + std::to_string(++number);
                if (trimmed(line).empty())
                    continue;
                if (line.starts_with("\\")) {
                    gatherer.note("Frequencies of Audacity's labels are not kept");
                    continue;
                }
                if (!isLabelLine(line)) {
                    gatherer.problem(place, "The line is no label: it has a start, an end and a name, with tabs between");
                    continue;
                }
                const auto cells = split(line, '\t');
                Annotation one;
                one.id = std::to_string(gatherer.at(index).annotations.size() + 1);
                one.label = gatherer.classOf(cells.size() > 2 ? toUtf8(trimmed(cells[2])) : std::string());
                one.shape = TimeSpan{*seconds(cells[0]), *seconds(cells[1])};
                gatherer.add(index, std::move(one), place);
            }
        }
        gatherer.sortClasses();
        FoundAnnotations found = gatherer.take();
        if (found.set.pictures.empty())
            return fail(ErrorCode::Parse, "There is no label track in it", "Export labels from Audacity beside the sound, under its name", source.name());
        return found;
    }

    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        AnnotationFiles files(*this, set, target, {});
        for (const AnnotatedPicture& clip : set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            const auto place = files.placeOf(clip);
            if (!place)
                continue;
            std::vector<const Annotation*> spans;
            for (const Annotation& one : clip.annotations)
                if (files.canSay(clip, one))
                    spans.push_back(&one);
            std::ranges::stable_sort(spans, {}, [](const Annotation* one) { return std::get<TimeSpan>(one->shape).start; });
            std::string text;
            for (const Annotation* one : spans) {
                const auto& span = std::get<TimeSpan>(one->shape);
                std::string name = files.className(*one);
                std::ranges::replace_if(name, [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; }, ' ');
                text += fixed(span.start, 6) + "\t" + fixed(span.end, 6) + "\t" + name + "\n";
                if (!one->attributes.empty())
                    files.lose("attributes");
                files.wrote();
            }
            LATHE_CHECK(files.write(std::string(withoutEnding(*place)) + ".txt", text));
        }
        return files.take();
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeAudacityFormat()
{
    return std::make_unique<AudacityFormat>();
}

} // namespace lathe
