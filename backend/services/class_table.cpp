#include "services/class_table.h"

#include "base/file.h"
#include "base/text.h"
#include "io/csv/row_reader.h"

#include <algorithm>

namespace lathe {

namespace {

csv::Dialect dialectOf(std::string_view text)
{
    const std::string_view line = text.substr(0, text.find('\n'));
    csv::Dialect dialect;
    for (const char delimiter : {';', '\t'})
        if (std::ranges::count(line, delimiter) > std::ranges::count(line, dialect.delimiter))
            dialect.delimiter = delimiter;
    return dialect;
}

std::optional<std::size_t> columnOf(const std::vector<std::string_view>& header, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        for (std::size_t i = 0; i < header.size(); ++i)
            if (lowered(trimmed(header[i])) == name)
                return i;
    return std::nullopt;
}

} // namespace

bool isClassTable(const std::filesystem::path& file)
{
    const std::string ending = lowered(file.extension().string());
    return ending == ".csv" || ending == ".tsv";
}

Result<std::vector<ClassRow>> readClassTable(const std::filesystem::path& file)
{
    LATHE_TRY(const std::string whole, readTextFile(file));
    std::string_view text = whole;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    csv::RowReader reader(text, dialectOf(text));
    std::vector<ClassRow> rows;
    std::size_t picture = 0, label = 1;
    for (bool isFirst = true; !reader.isAtEnd();) {
        if (reader.next() != csv::RowReader::Line::Row)
            continue;
        const auto& cells = reader.cells();
        if (std::exchange(isFirst, false)) {
            const auto pictures = columnOf(cells, {"picture", "image", "file", "filename", "item", "path", "name"});
            const auto labels = columnOf(cells, {"class", "label", "answer", "category"});
            if (pictures && labels) {
                picture = *pictures;
                label = *labels;
                continue;
            }
        }
        if (std::max(picture, label) < cells.size())
            rows.push_back({toUtf8(trimmed(cells[picture])), toUtf8(trimmed(cells[label]))});
    }
    if (rows.empty())
        return fail(ErrorCode::Parse, "There are no pictures with a class in it", "A row has a picture and its class: a.png,cat", file.string());
    return rows;
}

} // namespace lathe
