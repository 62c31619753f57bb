#include "io/csv/text_source.h"

#include "base/text.h"
#include "io/cell_types.h"
#include "io/csv/encoding.h"
#include "io/csv/special_bytes.h"
#include "io/source_paths.h"

#include <algorithm>
#include <set>

namespace lathe::csv {

namespace {

constexpr std::size_t kHead = std::size_t(1) << 16;

/// Without .gz.
std::string endingOf(const std::string& path)
{
    const std::string ending = extensionOf(path);
    return ending == "gz" ? extensionOf(path.substr(0, path.size() - 3)) : ending;
}

bool isTableEnding(const std::string& ending)
{
    return ending == "csv" || ending == "tsv" || ending == "tab";
}

bool isTextEnding(const std::string& ending)
{
    static const std::set<std::string> endings{"txt", "data", "dat", "tbl", "asc", "test", "train"};
    return endings.contains(ending);
}

/// Names like `cD#class`, or three header rows: names, types, flags.
bool isOrangeTab(std::string_view head)
{
    std::vector<std::string> lines = split(head, '\n');
    lines.resize(3);
    for (std::string& line : lines)
        line = trimmed(line).empty() ? std::string() : line.substr(0, line.find('\r'));
    const auto isMarked = [](const std::string& name) {
        const auto hash = name.find('#');
        return hash != std::string::npos && hash >= 1 && hash <= 2 && name.substr(0, hash).find_first_not_of("mciwCDSTN") == std::string::npos;
    };
    const std::vector<std::string> names = split(lines[0], '\t');
    if (std::any_of(names.begin(), names.end(), isMarked))
        return true;
    static const std::set<std::string> types{"c", "d", "s", "t", "n", "continuous", "discrete", "string", "time", "basket", "numeric", "categorical", "text"};
    static const std::set<std::string> flags{"", "class", "meta", "ignore", "i", "m", "c", "weight"};
    const std::vector<std::string> kinds = split(lines[1], '\t');
    const std::vector<std::string> marks = split(lines[2], '\t');
    const auto isFlag = [](const std::string& flag) { return flags.contains(trimmed(flag)) || flag.find('=') != std::string::npos; };
    const auto isKind = [](const std::string& kind) { return types.contains(trimmed(kind)); };
    return names.size() > 1 && kinds.size() == names.size()
        && std::count_if(kinds.begin(), kinds.end(), isKind) * 2 > static_cast<std::ptrdiff_t>(kinds.size())
        && std::all_of(marks.begin(), marks.end(), isFlag);
}

/// Behind blank lines and remarks with %.
std::string_view firstWords(std::string_view head)
{
    for (;;) {
        const std::size_t first = head.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos)
            return {};
        head.remove_prefix(first);
        if (head.front() != '%')
            return head;
        head.remove_prefix(std::min(head.find('\n'), head.size()));
    }
}

} // namespace

std::vector<std::size_t> tableFiles(const SourceTree& source)
{
    std::vector<std::size_t> tables, texts;
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        const std::string ending = endingOf(source.files()[i]);
        if (isTableEnding(ending))
            tables.push_back(i);
        else if (isTextEnding(ending) || source.files().size() == 1)
            texts.push_back(i);
    }
    return tables.empty() ? texts : tables;
}

Result<std::size_t> chosenFile(const SourceTree& source, const std::string& table)
{
    const std::vector<std::size_t> files = tableFiles(source);
    std::vector<std::string> names;
    for (const std::size_t index : files)
        names.push_back(source.files()[index]);
    if (!table.empty()) {
        const auto& all = source.files();
        const auto found = std::find(all.begin(), all.end(), table);
        if (found != all.end())
            return static_cast<std::size_t>(found - all.begin());
        const std::string near = nearest(table, names);
        return fail(ErrorCode::NotFound, "There is no file “" + table + "” in it",
                    near.empty() ? "There are " + join(names, ", ") : "Did you mean “" + near + "”?", source.name());
    }
    if (files.empty())
        return fail(ErrorCode::Parse, "There is no text file in it", "Files of tables end in .csv, .tsv, .tab, .txt, .data or .dat", source.name());
    if (files.size() > 1) {
        if (names.size() > 20)
            names.resize(20);
        return fail(ErrorCode::InvalidArgument, "There are " + std::to_string(files.size()) + " files in it that may hold a table",
                    std::string("Choose one with --table NAME: ").append(join(names, ", ")), source.name());
    }
    return files.front();
}

double plainTextSureness(const std::string& path, ByteView head)
{
    const std::string ending = endingOf(path);
    const FoundEncoding encoding = detectEncoding(head);
    const std::string text = decoded(head, encoding.name);
    const std::string_view words = firstWords(text);
    const std::size_t controls = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\x01' && c != '\x1F';
    }));
    const double byName = isTableEnding(ending) ? 0.9 : isTextEnding(ending) ? 0.6 : 0.4;
    if (controls * 50 > text.size())
        return isTableEnding(ending) ? 0.2 : 0;
    if (lowered(words.substr(0, 9)) == "@relation" || lowered(words.substr(0, 5)) == "<?xml" || lowered(words.substr(0, 5)) == "<html"
        || lowered(words.substr(0, 9)) == "<!doctype")
        return 0;
    if (words.empty())
        return isTableEnding(ending) ? 0.3 : 0;
    if (words.front() == '{' || words.front() == '[' || words.front() == '<')
        return isTableEnding(ending) ? 0.3 : 0;
    if (text.find('\0') != std::string::npos)
        return isTableEnding(ending) ? 0.3 : 0;
    if (isOrangeTab(text))
        return 0.1;
    return byName;
}

Result<Text> openText(const MappedBytes& file, const std::string& encoding)
{
    const ByteView bytes = file.bytes();
    const ByteView head = bytes.first(std::min(bytes.size(), kHead));
    FoundEncoding found = detectEncoding(head);
    if (encoding != "automatic")
        found = {encoding, markSize(head, encoding), true};
    Text text;
    text.encoding = found.name;
    text.isEncodingCertain = found.isCertain;
    if (found.name == "utf-8") {
        text.characters = asText(bytes.subspan(found.markSize));
        text.owner = file.owner();
        text.release = [file, mark = found.markSize](std::size_t begin, std::size_t end) { file.release(begin + mark, end + mark); };
        return text;
    }
    const auto converted = std::make_shared<const std::string>(decoded(bytes, found.name));
    text.characters = *converted;
    text.owner = converted;
    return text;
}

std::vector<std::size_t> lineNumbers(const Text& text, const std::vector<std::size_t>& positions)
{
    constexpr std::size_t step = std::size_t(1) << 20;
    std::vector<std::size_t> numbers;
    std::size_t line = 1, at = 0;
    const std::string_view all = text.characters;
    for (const std::size_t position : positions) {
        while (at < position) {
            const std::size_t end = std::min(position, at + step);
            for (std::size_t i = at; i < end; ++i)
                line += all[i] == '\n' || (all[i] == '\r' && (i + 1 == all.size() || all[i + 1] != '\n'));
            if (text.release)
                text.release(at, end);
            at = end;
        }
        numbers.push_back(line);
    }
    return numbers;
}

ParamSpec tableParameter()
{
    return ParamSpec::text("table", "Table", "", "Which file of an archive or a folder; empty: the only one");
}

ParamSpec encodingParameter()
{
    return ParamSpec::choice("encoding", "Encoding", "automatic",
                             {{"automatic", "Automatic"}, {"utf-8", "UTF-8"}, {"utf-16le", "UTF-16, little end first"},
                              {"utf-16be", "UTF-16, big end first"}, {"windows-1252", "Windows-1252"}, {"latin1", "Latin-1"}},
                             "How letters are stored");
}

std::vector<ParamSpec> cellParameters()
{
    std::vector<ParamSpec> specs;
    specs.push_back(ParamSpec::choice("decimal", "Decimal sign", "automatic", {{"automatic", "Automatic"}, {".", "Point"}, {",", "Comma"}},
                                      "What stands before the fraction of a number"));
    specs.push_back(ParamSpec::choice("thousands", "Thousands", "automatic",
                                      {{"automatic", "Automatic"}, {"none", "None"}, {",", "Comma"}, {".", "Point"}, {"space", "Space"}, {"'", "Apostrophe"}},
                                      "What stands between groups of three digits"));
    specs.push_back(ParamSpec::text("missing", "Missing values", "automatic",
                                    "Words that stand for a missing value, with commas between them; automatic: NA, N/A, NaN, null, None, ?, - and the like. Empty cells always are missing"));
    specs.push_back(ParamSpec::choice("time", "Dates", "automatic",
                                      {{"automatic", "Automatic"}, {"iso", "Year-month-day (ISO 8601)"}, {"dmy", "Day, month, year"}, {"mdy", "Month, day, year"}, {"ymd", "Year, month, day"}},
                                      "The order of day, month and year"));
    specs.push_back(ParamSpec::text("types", "Types", "",
                                    "Types of columns that are not to be found out: zip=text, price=numeric. The types are numeric, categorical, text, time and boolean"));
    return specs;
}

std::vector<std::string> missingWords(const std::string& text)
{
    if (text == "automatic")
        return usualMissingTokens();
    std::vector<std::string> words;
    for (const std::string& word : split(text, ','))
        if (!trimmed(word).empty())
            words.push_back(trimmed(word));
    return words;
}

Result<std::vector<std::optional<ColumnType>>> chosenTypes(const std::string& text, const std::vector<std::string>& names)
{
    std::vector<std::optional<ColumnType>> types(names.size());
    for (const std::string& entry : split(text, ',')) {
        if (trimmed(entry).empty())
            continue;
        const auto equals = entry.rfind('=');
        if (equals == std::string::npos)
            return fail(ErrorCode::InvalidArgument, "“" + trimmed(entry) + "” names no type", "Write --set types=zip=text,price=numeric");
        const std::string name = trimmed(std::string_view(entry).substr(0, equals));
        const std::string kind = trimmed(std::string_view(entry).substr(equals + 1));
        const auto column = std::find(names.begin(), names.end(), name);
        if (column == names.end()) {
            const std::string near = nearest(name, names);
            return fail(ErrorCode::InvalidArgument, "There is no column “" + name + "”",
                        near.empty() ? "The columns are " + join(names, ", ") : "Did you mean “" + near + "”?");
        }
        const auto type = columnTypeFromText(kind);
        if (!type)
            return fail(ErrorCode::InvalidArgument, "There is no type “" + kind + "”", "The types are numeric, categorical, text, time and boolean");
        types[static_cast<std::size_t>(column - names.begin())] = type;
    }
    return types;
}

Result<std::optional<char>> chosenSign(const Params& params, const std::string& parameter)
{
    const std::string& text = params.text(parameter);
    if (text == "automatic" || (text.empty() && parameter != "quote"))
        return std::optional<char>();
    if (text == "none" || text.empty())
        return std::optional('\0');
    const std::pair<const char*, char> words[]{{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"\\t", '\t'}, {"pipe", '|'}, {"space", ' '}, {"colon", ':'}};
    for (const auto& [word, sign] : words)
        if (text == word)
            return std::optional(sign);
    if (text.size() != 1 || static_cast<unsigned char>(text.front()) >= 0x80 || text == "\n" || text == "\r")
        return fail(ErrorCode::InvalidArgument, "“" + text + "” is no single sign", "Write one ASCII character, or tab, space or none", parameter);
    return std::optional(text.front());
}

std::string signText(char sign)
{
    return sign == 0 ? "none" : sign == '\t' ? "tab" : sign == ' ' ? "space" : std::string(1, sign);
}

} // namespace lathe::csv
