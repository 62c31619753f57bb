#include "io/importers/json_records.h"

#include "base/text.h"
#include "io/importers/json_row.h"
#include "io/importers/table_source.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

constexpr std::size_t kDeepest = 512;
constexpr std::size_t kMostArrays = 10'000;
constexpr std::size_t kTokenShown = 40;

/// What every reader does with the parser's events: depth, cancelling, errors. `Reader` has scalar(), open(), close()
/// and key(), which say whether to go on.
template <class Reader>
class Events {
public:
    Events(Reader& reader, std::string_view text, std::string path, Progress* progress)
        : m_reader(reader), m_text(text), m_path(std::move(path)), m_progress(progress)
    {
    }

    Result<void> parse()
    {
        // The parser takes a zero byte for the end and would pass over what follows.
        if (const auto zero = m_text.find('\0'); zero != std::string_view::npos)
            return fail(ErrorCode::Parse, "There is a zero byte in the JSON",
                        "Write the file again with a program that writes JSON",
                        m_path.empty() ? std::string() : lineOf(m_path, lineAt(m_text, zero)));
        const bool isDone = nlohmann::json::sax_parse(m_text.data(), m_text.data() + m_text.size(), this);
        if (m_error)
            return tl::unexpected<Error>(*m_error);
        if (!isDone)
            return fail(ErrorCode::Parse, "This is no valid JSON", {}, m_path);
        return {};
    }

    // The parser's interface.
    bool null() { return scalar(TypedCell::missing(), {}); }
    bool boolean(bool value) { return scalar(TypedCell::ofTruth(value), {}); }
    bool number_integer(std::int64_t value) { return scalar(TypedCell::ofInteger(value), {}); }
    bool number_unsigned(std::uint64_t value)
    {
        if (value <= static_cast<std::uint64_t>(INT64_MAX))
            return scalar(TypedCell::ofInteger(static_cast<std::int64_t>(value)), {});
        const std::string digits = std::to_string(value);
        return scalar(TypedCell::ofText(digits), digits);
    }
    bool number_float(double value, const std::string& written)
    {
        // A whole number that 64 bits do not hold keeps its digits.
        const bool isWhole = written.find_first_of(".eE") == std::string::npos;
        return scalar(isWhole ? TypedCell::ofText(written) : TypedCell::ofNumber(value), written);
    }
    bool string(const std::string& value) { return scalar(TypedCell::ofText(value), {}); }
    bool binary(const nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(true); }
    bool start_array(std::size_t) { return open(false); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(const std::string& name) { return keep(m_reader.key(name)); }
    bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception& exception)
    {
        const std::size_t offset = std::min(position > 0 ? position - 1 : 0, m_text.size());
        std::string reason =
            "This is no valid JSON at “" + toUtf8(std::string_view(token).substr(0, kTokenShown)) + "”";
        if (exception.id == 406)
            reason = "The number “" + toUtf8(std::string_view(token).substr(0, kTokenShown)) + "” is too large";
        else if (offset >= m_text.size() || token.empty())
            reason = "The JSON ends too early or has a character that does not belong there";
        const std::string where = m_path.empty() ? std::string() : lineOf(m_path, lineAt(m_text, offset));
        return keep(
            fail(ErrorCode::Parse, std::move(reason), "Write the file again with a program that writes JSON", where));
    }

private:
    bool keep(Result<void> result)
    {
        if (!result)
            m_error = std::move(result).error();
        return !m_error;
    }
    bool scalar(const TypedCell& cell, std::string_view written)
    {
        if (m_progress && ++m_events % 4096 == 0 && m_progress->stopRequested())
            return keep(cancelled());
        return keep(m_reader.scalar(cell, written));
    }
    bool open(bool isObject)
    {
        if (++m_depth > kDeepest)
            return keep(fail(ErrorCode::Parse,
                             "Arrays and objects are nested more than " + std::to_string(kDeepest) + " deep", {},
                             m_path));
        return keep(m_reader.open(isObject));
    }
    bool close()
    {
        --m_depth;
        return keep(m_reader.close());
    }

    Reader& m_reader;
    std::string_view m_text;
    std::string m_path;
    Progress* m_progress;
    std::optional<Error> m_error;
    std::size_t m_depth = 0;
    std::size_t m_events = 0;
};

/// Where the parser is, as far as objects alone lead there.
class Place {
public:
    void key(const std::string& name)
    {
        if (m_arrays == 0 && !m_keys.empty())
            m_keys.back() = name;
    }
    void open(bool isObject)
    {
        m_isObject.push_back(isObject);
        if (!isObject)
            ++m_arrays;
        if (m_arrays == 0)
            m_keys.emplace_back();
    }
    void close()
    {
        if (m_arrays == 0)
            m_keys.pop_back();
        else if (!m_isObject.back())
            --m_arrays;
        m_isObject.pop_back();
    }
    bool isInArray() const { return m_arrays > 0; }
    bool isDirectlyInArray() const { return m_arrays == 1 && !m_isObject.back(); }
    std::size_t depth() const { return m_isObject.size(); }
    std::string path() const { return join(m_keys, "."); }

private:
    std::vector<bool> m_isObject;
    std::vector<std::string> m_keys;
    std::size_t m_arrays = 0;
};

class OutlineReader {
public:
    explicit OutlineReader(JsonOutline& outline) : m_outline(outline) {}

    Result<void> scalar(const TypedCell&, std::string_view)
    {
        count(nullptr);
        return {};
    }
    Result<void> open(bool isObject)
    {
        count(isObject ? &JsonOutline::Array::objects : &JsonOutline::Array::arrays);
        if (m_place.depth() == 0)
            m_outline.root = isObject ? JsonOutline::Root::Object : JsonOutline::Root::Array;
        if (!isObject && !m_place.isInArray()) {
            m_isListed = m_outline.arrays.size() < kMostArrays;
            if (m_isListed)
                m_outline.arrays.push_back({m_place.path(), 0, 0, 0, m_place.depth() == 1});
        }
        m_place.open(isObject);
        return {};
    }
    Result<void> close()
    {
        m_place.close();
        return {};
    }
    Result<void> key(const std::string& name)
    {
        m_outline.members += m_place.depth() == 1;
        m_place.key(name);
        return {};
    }

private:
    void count(std::size_t JsonOutline::Array::*kind)
    {
        if (!m_isListed || !m_place.isDirectlyInArray())
            return;
        ++m_outline.arrays.back().elements;
        if (kind)
            ++(m_outline.arrays.back().*kind);
    }

    JsonOutline& m_outline;
    Place m_place;
    bool m_isListed = false;
};

class ArrayReader {
public:
    ArrayReader(std::string path, std::string arrayPath, JsonRow& row, FoundTable& found)
        : m_path(std::move(path)), m_arrayPath(std::move(arrayPath)), m_row(row), m_found(found)
    {
    }

    Result<void> scalar(const TypedCell& cell, std::string_view written)
    {
        if (m_isInRow)
            m_row.scalar(cell, written);
        else if (m_isInArray && m_place.isDirectlyInArray())
            skip();
        return {};
    }
    Result<void> open(bool isObject)
    {
        if (m_isInRow) {
            m_row.open(isObject);
        } else if (m_isInArray && m_place.isDirectlyInArray()) {
            if (m_areObjects.value_or(isObject) == isObject) {
                m_areObjects = isObject;
                m_isInRow = true;
                m_row.begin(isObject);
            } else {
                skip();
            }
        } else if (!isObject && !m_isInArray && !m_isDone && !m_place.isInArray() && m_place.path() == m_arrayPath) {
            m_isInArray = true;
        }
        m_place.open(isObject);
        return {};
    }
    Result<void> close()
    {
        m_place.close();
        if (m_isInRow && m_place.isDirectlyInArray()) {
            m_isInRow = false;
            ++m_element;
            return m_row.end();
        }
        if (m_isInRow)
            m_row.close();
        else if (m_isInArray && !m_place.isInArray())
            m_isDone = !(m_isInArray = false);
        return {};
    }
    Result<void> key(const std::string& name)
    {
        if (m_isInRow)
            m_row.key(name);
        else
            m_place.key(name);
        return {};
    }

private:
    void skip()
    {
        addSkipped(m_found, m_path + "#" + std::to_string(++m_element), "This element is no record as the others are");
    }

    std::string m_path;
    std::string m_arrayPath;
    JsonRow& m_row;
    FoundTable& m_found;
    Place m_place;
    std::optional<bool> m_areObjects;
    std::size_t m_element = 0; ///< from 1
    bool m_isInArray = false;
    bool m_isInRow = false;
    bool m_isDone = false;
};

class ColumnsReader {
public:
    explicit ColumnsReader(RecordTable& table) : m_table(table) {}

    Result<void> scalar(const TypedCell& cell, std::string_view)
    {
        m_cells.add(cell);
        return {};
    }
    Result<void> open(bool) { return {}; }
    Result<void> close()
    {
        if (m_hasColumn)
            m_table.addColumn(m_name, std::exchange(m_cells, {}));
        m_hasColumn = false;
        return {};
    }
    Result<void> key(const std::string& name)
    {
        m_name = name;
        m_hasColumn = true;
        return {};
    }

private:
    RecordTable& m_table;
    std::string m_name;
    TypedGatherer m_cells;
    bool m_hasColumn = false;
};

} // namespace

bool JsonOutline::isColumns() const
{
    return root == Root::Object && members > 0 && arrays.size() == members
           && std::all_of(arrays.begin(), arrays.end(), [this](const Array& array) {
                  return array.isBelowRoot && !array.hasRecords() && array.elements > 0
                         && array.elements == arrays.front().elements;
              });
}

Result<std::string_view> jsonText(ByteView bytes, const std::string& path)
{
    using std::string_view_literals::operator""sv;
    std::string_view text = asText(bytes);
    if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv))
        return fail(ErrorCode::Parse, "The file is written in UTF-16", "JSON is UTF-8: save it as such", path);
    if (text.starts_with("\xEF\xBB\xBF"sv))
        text.remove_prefix(3);
    return text;
}

Result<JsonOutline> outlineOfJson(std::string_view text, const std::string& path, Progress& progress)
{
    JsonOutline outline;
    OutlineReader reader(outline);
    LATHE_CHECK(Events<OutlineReader>(reader, text, path, &progress).parse());
    return outline;
}

Result<void> readJsonArray(std::string_view text, const std::string& path, const std::string& arrayPath,
                           const JsonShape& shape, RecordTable& table, FoundTable& found, Progress& progress)
{
    JsonRow row(table, shape);
    ArrayReader reader(path, arrayPath, row, found);
    LATHE_CHECK(Events<ArrayReader>(reader, text, path, &progress).parse());
    return row.finish();
}

Result<void> readJsonColumns(std::string_view text, const std::string& path, RecordTable& table, Progress& progress)
{
    ColumnsReader reader(table);
    return Events<ColumnsReader>(reader, text, path, &progress).parse();
}

/// One document of which the root is the record.
class JsonRecordReader::Handler {
public:
    Handler(RecordTable& table, const JsonShape& shape) : m_row(table, shape) {}

    Result<void> add(std::string_view record)
    {
        m_depth = 0;
        if (auto parsed = Events<Handler>(*this, record, {}, nullptr).parse(); !parsed) {
            m_row.drop();
            return parsed;
        }
        return m_row.end();
    }
    Result<void> finish() { return m_row.finish(); }

    Result<void> scalar(const TypedCell& cell, std::string_view written)
    {
        if (m_depth == 0)
            return fail(ErrorCode::Parse, "The line is neither an object nor an array");
        m_row.scalar(cell, written);
        return {};
    }
    Result<void> open(bool isObject)
    {
        if (m_depth++ > 0) {
            m_row.open(isObject);
            return {};
        }
        if (m_areObjects.value_or(isObject) != isObject)
            return fail(ErrorCode::Parse, isObject ? "The line is an object, the first is an array"
                                                   : "The line is an array, the first is an object");
        m_areObjects = isObject;
        m_row.begin(isObject);
        return {};
    }
    Result<void> close()
    {
        if (--m_depth > 0)
            m_row.close();
        return {};
    }
    Result<void> key(const std::string& name)
    {
        m_row.key(name);
        return {};
    }

private:
    JsonRow m_row;
    std::optional<bool> m_areObjects;
    std::size_t m_depth = 0;
};

JsonRecordReader::JsonRecordReader(RecordTable& table, const JsonShape& shape)
    : m_handler(std::make_unique<Handler>(table, shape))
{
}

JsonRecordReader::~JsonRecordReader() = default;

Result<void> JsonRecordReader::add(std::string_view record)
{
    return m_handler->add(record);
}

Result<void> JsonRecordReader::finish()
{
    return m_handler->finish();
}

} // namespace lathe
