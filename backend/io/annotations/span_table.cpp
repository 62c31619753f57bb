// Spans of sounds in a table, a row each: file, start, end, label, and attributes in further columns. A row without times
// is the class of the whole clip.
#include "base/text.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/builtin_formats.h"
#include "io/annotations/clip_names.h"
#include "io/annotations/found_gatherer.h"
#include "io/csv/row_reader.h"
#include "io/source_paths.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr std::string_view kId = "sound-csv";

/// Which column is what.
struct Columns {
    std::optional<std::size_t> file, start, end, length, label;
    std::vector<std::string> names;
    bool isComplete() const { return file && start && (end || length) && label; }
    bool isOther(std::size_t index) const { return index != file && index != start && index != end && index != length && index != label; }
};

Columns columnsOf(const std::vector<std::string>& header)
{
    Columns columns;
    columns.names = header;
    const auto find = [&](std::initializer_list<std::string_view> names) -> std::optional<std::size_t> {
        for (const std::string_view name : names)
            for (std::size_t i = 0; i < header.size(); ++i)
                if (lowered(trimmed(header[i])) == name)
                    return i;
        return std::nullopt;
    };
    columns.file = find({"file", "filename", "file_name", "clip", "path", "audio", "audio_filepath"});
    columns.start = find({"start", "start_time", "begin", "onset", "start_s"});
    columns.end = find({"end", "end_time", "stop", "offset", "end_s"});
    columns.length = find({"duration", "length"});
    columns.label = find({"label", "class", "category", "event_label", "name"});
    return columns;
}

csv::Dialect dialectOf(std::string_view text)
{
    const std::string_view line = text.substr(0, text.find('\n'));
    csv::Dialect dialect;
    for (const char one : {',', ';', '\t'})
        if (std::ranges::count(line, one) > std::ranges::count(line, dialect.delimiter))
            dialect.delimiter = one;
    return dialect;
}

std::vector<std::string> cellsOf(const csv::RowReader& reader) { return {reader.cells().begin(), reader.cells().end()}; }

std::string_view withoutMark(ByteView bytes)
{
    std::string_view text = asText(bytes);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return text;
}

std::vector<std::size_t> spanTables(const SourceTree& source)
{
    constexpr std::size_t headSize = 1 << 14;
    std::vector<std::size_t> files;
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        const std::string ending = extensionOf(source.files()[i]);
        if (ending != "csv" && ending != "tsv")
            continue;
        const auto head = source.head(i, headSize);
        if (!head || head->empty())
            continue;
        const std::string_view text = withoutMark(*head);
        csv::RowReader reader(text, dialectOf(text));
        if (!reader.isAtEnd() && reader.next() == csv::RowReader::Line::Row && columnsOf(cellsOf(reader)).isComplete())
            files.push_back(i);
    }
    return files;
}

std::string cellText(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && text == trimmed(text))
        return std::string(text);
    std::string result = "\"";
    for (const char letter : text)
        result += letter == '"' ? "\"\"" : std::string(1, letter);
    return result + "\"";
}

std::string valueText(const AttributeValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    return shortest(std::get<double>(value));
}

AttributeValue valueOf(const std::string& text)
{
    if (text == "true" || text == "false")
        return text == "true";
    if (const auto number = parseReal(text); number && shortest(*number) == text)
        return *number;
    return text;
}

class SpanTableFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{std::string(kId), "table of sound spans (CSV)", "A row a span: file, start and end in seconds, label, attributes",
                                               {ShapeKind::WholePicture, ShapeKind::TimeSpan}, false, false, "clip"};
        return info;
    }
    double sniff(const SourceTree& source) const override { return spanTables(source).empty() ? 0 : 0.85; }
    std::string picturePath(const AnnotatedPicture& clip, const std::vector<std::string>&) const override { return plainPath(clip, false); }

    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        FoundGatherer gatherer(source, sizes);
        const ClipNames names(source, sizes);
        for (const std::size_t file : spanTables(source)) {
            const std::string& path = source.files()[file];
            LATHE_TRY(const Bytes bytes, source.content(file));
            const std::string_view text = withoutMark(bytes);
            csv::RowReader reader(text, dialectOf(text));
            reader.next();
            const Columns columns = columnsOf(cellsOf(reader));
            std::size_t passed = 0;
            std::int64_t line = 1;
            while (!reader.isAtEnd()) {
                if (progress.stopRequested())
                    return cancelled();
                line += std::count(text.begin() + static_cast<std::ptrdiff_t>(passed), text.begin() + static_cast<std::ptrdiff_t>(reader.position()), '\n');
                passed = reader.position();
                const auto kind = reader.next();
                const std::string place = path + ":" + std::to_string(line);
                if (kind == csv::RowReader::Line::BrokenQuotes)
                    gatherer.problem(place, "Its quotes are broken");
                else if (kind == csv::RowReader::Line::Row)
                    readRow(gatherer, names, columns, cellsOf(reader), place);
            }
        }
        FoundAnnotations found = gatherer.take();
        if (found.set.pictures.empty())
            return fail(ErrorCode::Parse, "There is no span in it", "The first row names the columns file, start, end and label", source.name());
        return found;
    }

    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        AnnotationFiles files(*this, set, target, ".csv");
        std::set<std::string> attributes;
        for (const AnnotatedPicture& clip : set.pictures)
            for (const Annotation& one : clip.annotations)
                for (const auto& [name, value] : one.attributes)
                    attributes.insert(name);
        std::string text = "file,start,end,label";
        for (const std::string& name : attributes)
            text += "," + cellText(name);
        text += "\n";
        for (const AnnotatedPicture& clip : set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            const auto place = files.placeOf(clip);
            for (const Annotation& one : clip.annotations) {
                if (!place || !files.canSay(clip, one))
                    continue;
                const auto* span = std::get_if<TimeSpan>(&one.shape);
                text += cellText(*place) + "," + (span ? shortest(span->start) + "," + shortest(span->end) : ",") + "," + cellText(files.className(one));
                for (const std::string& name : attributes) {
                    const auto value = one.attributes.find(name);
                    text += "," + (value == one.attributes.end() ? std::string() : cellText(valueText(value->second)));
                }
                text += "\n";
                files.wrote();
            }
        }
        LATHE_CHECK(files.write("spans.csv", text));
        return files.take();
    }

private:
    static void readRow(FoundGatherer& gatherer, const ClipNames& names, const Columns& columns, const std::vector<std::string>& cells, const std::string& place)
    {
        const auto cell = [&](std::optional<std::size_t> index) { return index && *index < cells.size() ? toUtf8(trimmed(cells[*index])) : std::string(); };
        const std::string named = cell(columns.file);
        if (named.empty())
            return gatherer.problem(place, "The row names no file");
        const std::string path = names.find(named);
        const auto [frames, rate] = names.size(path);
        const std::size_t index = gatherer.picture(path, Part::Unassigned, frames, rate);
        const std::string startText = cell(columns.start), endText = cell(columns.end), lengthText = cell(columns.length), label = cell(columns.label);
        Annotation one;
        one.id = std::to_string(gatherer.at(index).annotations.size() + 1);
        if (startText.empty() && endText.empty() && lengthText.empty()) {
            if (label.empty())
                return; // a clip in which there is nothing
            one.shape = WholePicture{};
        } else {
            const auto start = parseReal(startText), end = parseReal(endText), length = parseReal(lengthText);
            if (!start || !(end || length))
                return gatherer.problem(place, "Its start or its end is no number of seconds");
            one.shape = TimeSpan{*start, end ? *end : *start + *length};
        }
        one.label = gatherer.classOf(label);
        for (std::size_t i = 0; i < columns.names.size(); ++i)
            if (columns.isOther(i) && !cell(i).empty())
                one.attributes.emplace(columns.names[i], valueOf(cell(i)));
        gatherer.add(index, std::move(one), place);
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeSpanTableFormat()
{
    return std::make_unique<SpanTableFormat>();
}

} // namespace lathe
