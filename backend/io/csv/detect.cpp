#include "io/csv/detect.h"

#include "base/text.h"
#include "io/csv/row_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace lathe::csv {

namespace {

constexpr std::size_t kMostRows = 400;
constexpr std::size_t kMostPreamble = 50;
constexpr std::size_t kLongWord = 60; ///< longer cells are prose rather than values

struct SampleRow {
    std::size_t position = 0;
    std::vector<std::string> cells; ///< none: its quotes are broken
};

std::vector<SampleRow> sampleRows(std::string_view sample, const Dialect& dialect, std::size_t start)
{
    std::vector<SampleRow> rows;
    RowReader reader(sample, dialect);
    reader.moveTo(start);
    while (!reader.isAtEnd() && rows.size() < kMostRows) {
        const std::size_t position = reader.position();
        const RowReader::Line line = reader.next();
        if (line == RowReader::Line::Blank || line == RowReader::Line::Comment)
            continue;
        rows.push_back({position, {}});
        for (const std::string_view cell : reader.cells())
            rows.back().cells.emplace_back(cell);
    }
    return rows;
}

/// The most frequent number of cells; of equally frequent ones the largest.
std::pair<std::size_t, std::size_t> usualSize(const std::vector<SampleRow>& rows)
{
    std::map<std::size_t, std::size_t> counts;
    for (const SampleRow& row : rows)
        if (!row.cells.empty())
            ++counts[row.cells.size()];
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (const auto& [size, count] : counts)
        if (count >= best.second)
            best = {size, count};
    return best;
}

/// 0 to 1: looks like one value.
double cleanness(std::string_view cell, const MissingWords& missing)
{
    if (missing.contains(cell))
        return 1;
    CellFormat comma;
    comma.decimal = ',';
    cell = withoutBlanks(cell);
    if (parseNumber(cell, {}) || parseNumber(cell, comma) || parseCellTime(cell, {}))
        return 1;
    if (cell.size() > kLongWord)
        return 0.5;
    if (cell.find_first_of("\";|\t") != std::string_view::npos)
        return 0.2;
    if (cell.size() > 1 && cell.starts_with('\'') != cell.ends_with('\''))
        return 0.3; // half of something in quotes
    return cell.find(',') != std::string_view::npos ? 0.6 : 0.9;
}

struct Scored {
    Dialect dialect;
    double score = 0;
    bool isPadded = false;
};

/// Every second column has nothing in it: the delimiter is written twice.
bool isEverySecondEmpty(const std::vector<SampleRow>& rows, std::size_t size)
{
    if (size < 3 || size % 2 == 0)
        return false;
    return std::all_of(rows.begin(), rows.end(), [size](const SampleRow& row) {
        for (std::size_t i = 1; row.cells.size() == size && i < size; i += 2)
            if (!row.cells[i].empty())
                return false;
        return true;
    });
}

/// How much the rows look like a table in that dialect: equal numbers of cells, and cells that are values (in the
/// manner of van den Burg, Nazábal and Sutton 2019, Wrangling messy CSV files, section 4).
Scored scored(const Dialect& dialect, const std::vector<SampleRow>& rows, const MissingWords& missing)
{
    if (rows.empty())
        return {dialect, 0, false};
    const auto [size, count] = usualSize(rows);
    const double share = static_cast<double>(count) / static_cast<double>(rows.size());
    double clean = 0;
    std::size_t cells = 0, broken = 0, divided = 0;
    for (const SampleRow& row : rows) {
        broken += row.cells.empty();
        divided += row.cells.size() > 1;
        if (row.cells.size() != size && share > 0.5)
            continue;
        for (const std::string& cell : row.cells)
            clean += cleanness(cell, missing);
        cells += row.cells.size();
    }
    const double values = cells == 0 ? 0 : clean / static_cast<double>(cells);
    const double whole = 1 - static_cast<double>(broken) / static_cast<double>(rows.size());
    Scored result{dialect, 0, false};
    if (size > 1)
        result.score = share * share * values * whole * (1 - 0.5 / static_cast<double>(size));
    const bool isRagged = share < 0.6 && divided * 2 >= rows.size() && rows.size() >= 5 && values > 0.8 && !dialect.isRunOfBlanks;
    if (isRagged && result.score < 0.3) {
        result.score = 0.3 * values * whole;
        result.isPadded = true;
    }
    if (dialect.isRunOfBlanks)
        result.score *= share == 1 ? 0.7 : 0.3;
    else if (dialect.delimiter == ':')
        result.score *= dialect.isDoubled ? 0.8 : 0.6; // prose, times and addresses have it too
    else if (std::string_view(",\t;|").find(dialect.delimiter) == std::string_view::npos)
        result.score *= 0.8;
    if (!dialect.isDoubled && std::string_view(",\t").find(dialect.delimiter) == std::string_view::npos && isEverySecondEmpty(rows, size))
        result.score *= 0.5;
    return result;
}

/// Blanks before most cells but the first mean nothing.
bool isTrimmedText(const std::vector<SampleRow>& rows)
{
    std::size_t padded = 0, all = 0;
    for (const SampleRow& row : rows) {
        for (std::size_t i = 1; i < row.cells.size(); ++i) {
            if (row.cells[i].empty())
                continue;
            ++all;
            padded += row.cells[i].front() == ' ' || row.cells[i].back() == ' ';
        }
    }
    return all > 0 && padded * 2 > all;
}

/// 7:30, 12:30, 12:30:05
bool isTimeOfDay(std::string_view text)
{
    std::size_t digits = 0, groups = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (++digits > 2)
                return false;
        } else if (c == ':' && digits > 0 && (groups == 0 || digits == 2)) {
            digits = 0;
            ++groups;
        } else {
            return false;
        }
    }
    return digits == 2 && (groups == 1 || groups == 2);
}

/// Most lines are a time as a whole: what stands between hours and minutes divides no cells.
bool holdsTimesAlone(std::string_view sample)
{
    std::size_t lines = 0, times = 0;
    for (std::size_t at = 0; at < sample.size() && lines < kMostRows; ++lines) {
        const std::size_t end = std::min(sample.find_first_of("\r\n", at), sample.size());
        times += isTimeOfDay(withoutBlanks(sample.substr(at, end - at)));
        at = end + 1;
    }
    return times * 2 > lines;
}

std::vector<Dialect> candidates(std::string_view sample, const Wishes& wishes, char comment)
{
    std::string delimiters(",\t;|^~:\x01\x1F ");
    if (wishes.delimiter)
        delimiters = *wishes.delimiter;
    std::string quotes = wishes.quote ? std::string(1, *wishes.quote) : std::string("\"");
    if (!wishes.quote && sample.find('\'') != std::string_view::npos)
        quotes += '\'';
    const bool mayHaveBackslash = sample.find("\\\"") != std::string_view::npos || sample.find("\\'") != std::string_view::npos;
    std::vector<Dialect> found;
    for (const char delimiter : delimiters) {
        const bool mayBeDoubled = !wishes.delimiter && std::string_view(";|^~:").find(delimiter) != std::string_view::npos
            && sample.find(std::string(2, delimiter)) != std::string_view::npos;
        if (!wishes.delimiter && delimiter == ':' && holdsTimesAlone(sample))
            continue;
        if (!wishes.delimiter && delimiter != ',' && sample.find(delimiter) == std::string_view::npos
            && !(delimiter == ' ' && sample.find('\t') != std::string_view::npos))
            continue;
        for (const char quote : quotes) {
            for (const bool hasBackslash : {false, true}) {
                if (hasBackslash && !mayHaveBackslash)
                    continue;
                Dialect dialect;
                dialect.delimiter = delimiter;
                dialect.isDoubled = wishes.isDoubled;
                dialect.isRunOfBlanks = delimiter == ' ';
                dialect.quote = quote;
                dialect.hasBackslash = hasBackslash;
                dialect.comment = comment;
                found.push_back(dialect);
                if (mayBeDoubled) {
                    dialect.isDoubled = true;
                    found.push_back(dialect);
                }
            }
        }
    }
    return found;
}

/// The first line that says something begins with # and so does no value: lines that do are remarks.
char commentOf(std::string_view sample)
{
    const std::size_t first = sample.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || sample[first] != '#')
        return 0;
    for (std::size_t at = first; at < sample.size();) { // somewhere there must be a line that is none
        const std::size_t end = std::min(sample.find_first_of("\r\n", at), sample.size());
        const std::string_view line = withoutBlanks(sample.substr(at, end - at));
        if (!line.empty() && line.front() != '#')
            return '#';
        at = end + 1;
    }
    return 0;
}

bool isNumberOrTime(std::string_view cell)
{
    CellFormat comma;
    comma.decimal = ',';
    return parseNumber(cell, {}) || parseNumber(cell, comma) || parseCellTime(cell, {});
}

/// The first row names the columns: words above values, or words that do not come again below.
bool hasHeader(const std::vector<SampleRow>& rows, std::size_t first, std::size_t columns, const MissingWords& missing)
{
    const std::vector<std::string>& head = rows[first].cells;
    std::size_t named = 0;
    for (const std::string& cell : head) {
        named += !withoutBlanks(cell).empty();
        if (isNumberOrTime(cell))
            return false;
    }
    if (named == 0)
        return false;
    double votes = 0;
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < std::min(columns, head.size()); ++i) {
        if (!names.insert(head[i]).second && !head[i].empty())
            votes -= 0.25;
        if (head[i].size() > kLongWord)
            votes -= 0.5;
        std::size_t values = 0, numbers = 0, truths = 0, equal = 0;
        for (std::size_t row = first + 1; row < rows.size(); ++row) {
            if (i >= rows[row].cells.size() || missing.contains(rows[row].cells[i]))
                continue;
            ++values;
            numbers += isNumberOrTime(rows[row].cells[i]);
            truths += parseTruth(withoutBlanks(rows[row].cells[i])).has_value();
            equal += rows[row].cells[i] == head[i];
        }
        if (values == 0 || head[i].empty())
            continue;
        if (numbers * 10 >= values * 9)
            votes += missing.contains(head[i]) ? -1 : 2;
        else if (truths * 10 >= values * 9)
            votes += parseTruth(withoutBlanks(head[i])) ? -1 : 2;
        else
            votes += equal > 0 ? -1 : 0.25;
    }
    const bool isAlone = first + 1 == rows.size();
    return isAlone ? head.size() > 1 : votes > 0;
}

/// The first row is a header with one name less or one delimiter more than the rows below have cells.
bool isUnequalHeader(std::vector<SampleRow>& rows, Sketch& sketch, const MissingWords& missing)
{
    std::vector<std::string>& head = rows.front().cells;
    if (head.size() == sketch.columns + 1 && head.back().empty())
        return true;
    if (head.size() + 1 != sketch.columns || !hasHeader(rows, 0, head.size(), missing))
        return false;
    const auto endsEmpty = [](const SampleRow& row) { return row.cells.empty() || row.cells.back().empty(); };
    if (std::all_of(rows.begin() + 1, rows.end(), endsEmpty)) {
        --sketch.columns; // every row ends with a delimiter
        return true;
    }
    head.insert(head.begin(), std::string());
    sketch.notes.push_back(say("The header names one column less than the rows have: the first holds the names of rows"));
    return true;
}

} // namespace

Sketch detect(std::string_view sample, const Wishes& wishes, const std::vector<std::string>& missing)
{
    const MissingWords words(missing);
    Sketch sketch;
    std::size_t start = 0;
    for (std::size_t line = 0; line < wishes.skippedLines.value_or(0) && start < sample.size(); ++line) {
        const std::size_t end = std::min(sample.find_first_of("\r\n", start), sample.size());
        start = end + (sample.substr(std::min(end, sample.size())).starts_with("\r\n") ? 2 : 1);
    }
    start = std::min(start, sample.size());
    const char comment = wishes.comment ? *wishes.comment : commentOf(sample.substr(start));
    Scored best;
    bool isFirst = true;
    std::vector<SampleRow> rows;
    for (const Dialect& dialect : candidates(sample.substr(start), wishes, comment)) {
        Dialect tried = dialect;
        std::vector<SampleRow> found = sampleRows(sample, tried, start);
        if (!tried.isRunOfBlanks && isTrimmedText(found)) {
            tried.isTrimmed = true;
            found = sampleRows(sample, tried, start);
        }
        Scored result = scored(tried, found, words);
        const bool isBetter = result.score > best.score + 1e-9;
        if (isFirst || isBetter) {
            best = result;
            rows = std::move(found);
        }
        isFirst = false;
    }
    sketch.dialect = best.dialect;
    sketch.sureness = best.isPadded ? 0.3 : best.score;
    sketch.isPadded = best.isPadded;
    if (rows.empty()) {
        sketch.start = sample.size();
        return sketch;
    }
    const auto [size, count] = usualSize(rows);
    sketch.columns = std::max<std::size_t>(size, 1);
    std::size_t first = 0;
    if (sketch.isPadded) {
        for (const SampleRow& row : rows)
            sketch.columns = std::max(sketch.columns, row.cells.size());
    } else {
        const auto isUsual = [usual = size](const SampleRow& row) { return row.cells.size() == usual; };
        while (!wishes.skippedLines && first < rows.size() && first < kMostPreamble && !isUsual(rows[first]))
            ++first;
        if (first == rows.size() || first == kMostPreamble)
            first = 0;
        const bool mayBeUnequalHeader = rows.size() > 2 && (first == 1 || wishes.skippedLines);
        if (mayBeUnequalHeader && isUnequalHeader(rows, sketch, words))
            first = 0;
    }
    for (std::size_t i = 0; i < first; ++i)
        sketch.preamble.push_back(rows[i].position);
    const bool isBroken = rows[first].cells.empty();
    sketch.hasHeader = !isBroken
        && (wishes.hasHeader ? *wishes.hasHeader
                             : (!sketch.isPadded || rows[first].cells.size() > 1) && hasHeader(rows, first, sketch.columns, words));
    sketch.tableBegin = sketch.start = rows[first].position;
    // rows that all end with a delimiter
    const auto endsEmpty = [&](const SampleRow& row) { return row.cells.size() < sketch.columns || row.cells.back().empty(); };
    if (sketch.columns > 1 && !sketch.isPadded && rows.size() > first + 1
        && std::all_of(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(), endsEmpty))
        --sketch.columns;
    if (sketch.hasHeader) {
        sketch.names = rows[first].cells;
        if (sketch.isPadded)
            sketch.columns = std::max(sketch.columns, sketch.names.size());
        RowReader reader(sample, sketch.dialect);
        reader.moveTo(sketch.start);
        reader.next();
        sketch.start = reader.position();
    }
    sketch.names.resize(sketch.columns);
    for (std::string& name : sketch.names)
        name = toUtf8(name);
    return sketch;
}

CellFormat detectNumbers(const std::vector<std::vector<std::string>>& columns, const Wishes& wishes,
                         const std::vector<std::string>& missing)
{
    struct Signs {
        char decimal;
        char thousands;
    };
    CellFormat best;
    std::size_t most = 0;
    bool isFirst = true;
    for (const Signs signs : {Signs{'.', 0}, {'.', ','}, {',', 0}, {',', '.'}, {',', ' '}, {'.', '\''}, {'.', ' '}}) {
        CellFormat format;
        format.decimal = wishes.decimal.value_or(signs.decimal);
        format.thousands = wishes.thousands.value_or(signs.thousands);
        format.missing = missing;
        if (format.decimal == format.thousands)
            continue;
        std::size_t numbers = 0;
        for (const auto& column : columns) {
            std::size_t fits = 0, values = 0;
            for (const std::string& cell : column) {
                if (cell.empty())
                    continue;
                ++values;
                fits += parseNumber(cell, format).has_value();
            }
            numbers += fits * 2 > values ? fits : 0; // a number among words is chance
        }
        if (isFirst || numbers > most) {
            most = numbers;
            best = format;
        }
        isFirst = false;
    }
    return best;
}

} // namespace lathe::csv
