// JSON (RFC 8259): an array of objects or arrays, an object of arrays, or such an array somewhere inside; and
// JSON lines (jsonlines.org), one record a line.
#include "base/text.h"
#include "io/importers/builtin.h"
#include "io/importers/json_records.h"
#include "io/importers/table_source.h"
#include "io/source_paths.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace lathe {

namespace {

constexpr std::size_t kSniffed = 4096;

ParamSpec depthParameter()
{
    return ParamSpec::integer(
               "depth", "Depth", 8, 0, 64,
               "How deeply nested objects become columns of their own, named with dots. What lies deeper, "
               "and every array, stays JSON text")
        .rare();
}

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// The first line is a record, and another follows.
bool looksLikeLines(std::string_view head)
{
    const auto end = head.find('\n');
    if (end == std::string_view::npos)
        return false;
    const std::string_view first = head.substr(0, end);
    const auto next = head.find_first_not_of(" \t\r\n", end);
    if (next == std::string_view::npos || !(head[next] == '{' || head[next] == '['))
        return false;
    const auto start = first.find_first_not_of(" \t\r");
    return start != std::string_view::npos && first[start] == head[next] && nlohmann::json::accept(first);
}

/// Descriptions of pictures, which importers of annotations read.
bool looksLikeAnnotations(std::string_view head)
{
    const auto has = [&](std::string_view key) { return head.find(key) != std::string_view::npos; };
    constexpr std::array keys{"\"annotations\"", "\"bbox\"",         "\"imagePath\"",         "\"_via_",
                              "\"shapes\"",      "\"segmentation\"", "\"dm_format_version\"", "\"file_name\"",
                              "\"coco_url\""};
    return std::any_of(keys.begin(), keys.end(), has);
}

bool hasPictures(const SourceTree& source)
{
    constexpr std::array endings{"png", "jpg", "jpeg", "bmp", "tif", "tiff", "webp", "gif"};
    return std::any_of(source.files().begin(), source.files().end(), [&](const std::string& file) {
        return std::find(endings.begin(), endings.end(), extensionOf(file)) != endings.end();
    });
}

/// The beginning of the first file, without mark and blanks; empty when there is none.
std::string sniffedHead(const SourceTree& source, std::size_t file)
{
    const auto head = source.head(file, kSniffed);
    if (!head)
        return {};
    const std::string_view text = withoutMark(asText(*head));
    const auto start = text.find_first_not_of(" \t\r\n");
    return start == std::string_view::npos ? std::string() : std::string(text.substr(start));
}

/// After the bracket comes what JSON has there.
bool looksLikeJson(std::string_view head)
{
    const auto next = head.size() > 1 ? head.find_first_not_of(" \t\r\n", 1) : std::string_view::npos;
    const char follows = next == std::string_view::npos ? '\0' : head[next];
    if (head.starts_with('{'))
        return follows == '"' || follows == '}';
    return head.starts_with('[') && (follows == '{' || follows == '[' || follows == ']');
}

class JsonImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"json", "JSON",
                                       "An array of objects or of arrays, an object of arrays, or an object "
                                       "with an array of records inside"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override
    {
        return {tableParameter(
                    "The file, or inside a file the keys with dots that lead to the array of records. Empty: the "
                    "only one"),
                depthParameter()};
    }

    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        if (files.empty())
            return 0;
        if (source.files().size() > 1 && hasPictures(source))
            return 0.1;
        const std::string head = sniffedHead(source, files.front());
        if (!looksLikeJson(head) || looksLikeLines(head))
            return 0;
        if (looksLikeAnnotations(head))
            return 0.2;
        const bool hasEnding = tableExtension(source.files()[files.front()]) == "json";
        if (files.size() < source.files().size())
            return 0.3;
        return head.front() == '[' ? (hasEnding ? 0.9 : 0.7) : (hasEnding ? 0.6 : 0.4);
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress& progress) const override
    {
        return tableNames(source, filesOf(source), [&](std::size_t file) -> Result<std::vector<std::string>> {
            LATHE_TRY(const MappedBytes content, source.map(file));
            LATHE_TRY(const std::string_view text, jsonText(content.bytes(), source.files()[file]));
            LATHE_TRY(const JsonOutline outline, outlineOfJson(text, source.files()[file], progress));
            return namesOf(outline, source.files()[file]);
        });
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int, Progress& progress) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        std::optional<MappedBytes> content;
        std::string_view text;
        JsonOutline outline;
        const auto names = [&](std::size_t file) -> Result<std::vector<std::string>> {
            LATHE_TRY(content, source.map(file));
            LATHE_TRY(text, jsonText(content->bytes(), source.files()[file]));
            LATHE_TRY(outline, outlineOfJson(text, source.files()[file], progress));
            return namesOf(outline, source.files()[file]);
        };
        LATHE_TRY(const TableName name, onlyOrChosen(source, files, params.text("table"), names));
        const std::string& path = source.files()[name.file];
        FoundTable found;
        found.detected = params;
        found.detected.set("table", name.inner);
        RecordTable table;
        if (outline.isColumns()) {
            LATHE_CHECK(readJsonColumns(text, path, table, progress));
        } else {
            const JsonShape shape{static_cast<int>(params.integer("depth"))};
            LATHE_CHECK(readJsonArray(text, path, name.inner, shape, table, found, progress));
        }
        LATHE_CHECK(table.finish(found, path));
        return found;
    }

private:
    static std::vector<std::size_t> filesOf(const SourceTree& source)
    {
        return filesWithEnding(source, {"json", "geojson"});
    }

    /// A file of several is opened only when it is the one that is wanted.
    static Result<TableName> onlyOrChosen(const SourceTree& source, const std::vector<std::size_t>& files,
                                          const std::string& wanted, const InnerNames& names)
    {
        if (files.size() > 1 && wanted.empty())
            return chooseTable(source, files, wanted, false, [](std::size_t) { return std::vector<std::string>{{}}; });
        return chooseTable(source, files, wanted, false, names);
    }

    static Result<std::vector<std::string>> namesOf(const JsonOutline& outline, const std::string& path)
    {
        if (outline.isColumns())
            return std::vector<std::string>{{}};
        std::vector<std::string> names;
        for (const JsonOutline::Array& array : outline.arrays)
            if (array.hasRecords() && std::find(names.begin(), names.end(), array.path) == names.end())
                names.push_back(array.path);
        if (names.empty())
            return fail(
                ErrorCode::Parse, "This JSON holds no table",
                "Lathe reads an array of objects or of arrays, an object of arrays of one length, or an object with "
                "such an array inside",
                path);
        return names;
    }
};

class JsonLinesImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"jsonl", "JSON lines", "One JSON object or array a line (.jsonl, .ndjson)"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override
    {
        return {tableParameter("The file; empty: the only one"), depthParameter()};
    }

    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        if (files.empty() || (source.files().size() > 1 && hasPictures(source)))
            return 0;
        const std::string& path = source.files()[files.front()];
        const std::string head = sniffedHead(source, files.front());
        const bool hasEnding = tableExtension(path) == "jsonl" || tableExtension(path) == "ndjson";
        if (!looksLikeJson(head))
            return 0;
        if (looksLikeLines(head))
            return hasEnding ? 0.95 : 0.85;
        return hasEnding ? 0.9 : 0;
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress&) const override
    {
        return tableNames(source, filesOf(source), [](std::size_t) { return std::vector<std::string>{{}}; });
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int, Progress& progress) const override
    {
        LATHE_TRY(const TableName name, chooseTable(source, filesOf(source), params.text("table"), false,
                                                    [](std::size_t) { return std::vector<std::string>{{}}; }));
        const std::string& path = source.files()[name.file];
        LATHE_TRY(const MappedBytes content, source.map(name.file));
        LATHE_TRY(const std::string_view text, jsonText(content.bytes(), path));
        FoundTable found;
        found.detected = params;
        found.detected.set("table", name.inner);
        RecordTable table;
        JsonRecordReader reader(table, {static_cast<int>(params.integer("depth"))});
        std::size_t start = 0;
        for (std::size_t line = 1; start < text.size(); ++line) {
            if (line % 1024 == 0) {
                if (progress.stopRequested())
                    return cancelled();
                progress.set(static_cast<std::int64_t>(start), static_cast<std::int64_t>(text.size()), path);
            }
            const std::size_t end = std::min(text.find('\n', start), text.size());
            const std::string_view record = text.substr(start, end - start);
            start = end + 1;
            if (record.find_first_not_of(" \t\r") == std::string_view::npos)
                continue;
            if (const auto added = reader.add(record); !added) {
                if (added.error().code != ErrorCode::Parse)
                    return tl::unexpected<Error>(added.error());
                addSkipped(found, lineOf(path, line), added.error().message);
            }
        }
        LATHE_CHECK(reader.finish());
        if (table.rows() == 0)
            return fail(ErrorCode::Parse, "No line of it is a JSON record",
                        found.skipped.empty() ? "" : found.skipped.front().path + ": " + found.skipped.front().reason,
                        path);
        LATHE_CHECK(table.finish(found, path));
        return found;
    }

private:
    static std::vector<std::size_t> filesOf(const SourceTree& source)
    {
        return filesWithEnding(source, {"jsonl", "ndjson"});
    }
};

} // namespace

std::unique_ptr<const Importer> makeJsonImporter()
{
    return std::make_unique<JsonImporter>();
}

std::unique_ptr<const Importer> makeJsonLinesImporter()
{
    return std::make_unique<JsonLinesImporter>();
}

} // namespace lathe
