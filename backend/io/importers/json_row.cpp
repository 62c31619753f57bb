#include "io/importers/json_row.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace lathe {

namespace {

std::string jsonOf(const TypedCell& cell, std::string_view written)
{
    if (!written.empty())
        return std::string(written);
    switch (cell.kind) {
    case TypedCell::Kind::Missing: return "null";
    case TypedCell::Kind::Truth: return cell.whole ? "true" : "false";
    case TypedCell::Kind::Integer: return std::to_string(cell.whole);
    default: return nlohmann::json(std::string(cell.text)).dump();
    }
}

} // namespace

void JsonRow::begin(bool isObject)
{
    drop();
    m_isObject = isObject;
    m_starts.push_back(0);
}

void JsonRow::key(const std::string& name)
{
    if (!m_capturing.empty()) {
        capture(nlohmann::json(name).dump() + ":");
        return;
    }
    m_path.resize(m_starts.back());
    m_path += name;
}

void JsonRow::capture(std::string_view json)
{
    const char last = m_captured.empty() ? '[' : m_captured.back();
    if (last != '[' && last != '{' && last != ':' && json != "]" && json != "}")
        m_captured += ',';
    m_captured += json;
}

void JsonRow::set(const TypedCell& cell)
{
    if (m_isObject)
        m_table.set(m_table.column(m_path), cell);
    else
        m_cells.push_back({cell, std::string(cell.text)});
}

void JsonRow::scalar(const TypedCell& cell, std::string_view written)
{
    if (!m_capturing.empty())
        capture(jsonOf(cell, written));
    else
        set(cell);
}

void JsonRow::open(bool isObject)
{
    const bool isFlattened = isObject && m_isObject && m_capturing.empty() && m_starts.size() <= m_depth;
    if (isFlattened) {
        m_path += '.';
        m_starts.push_back(m_path.size());
        return;
    }
    capture(isObject ? "{" : "[");
    m_capturing.push_back(isObject);
}

void JsonRow::close()
{
    if (m_capturing.empty()) {
        m_starts.pop_back();
        return;
    }
    capture(m_capturing.back() ? "}" : "]");
    m_capturing.pop_back();
    if (m_capturing.empty()) {
        set(TypedCell::ofText(m_captured));
        m_captured.clear();
    }
}

void JsonRow::drop()
{
    m_table.dropRow();
    m_path.clear();
    m_starts.clear();
    m_captured.clear();
    m_capturing.clear();
    m_cells.clear();
}

Result<void> JsonRow::end()
{
    return m_isObject ? m_table.endRow() : endArray();
}

/// Different texts, none of them empty.
bool JsonRow::isHeader(const std::vector<Cell>& cells) const
{
    std::set<std::string_view> names;
    for (const Cell& cell : cells)
        if (cell.cell.kind != TypedCell::Kind::Text || cell.text.empty() || !names.insert(cell.text).second)
            return false;
    return !cells.empty();
}

Result<void> JsonRow::endArray()
{
    const std::size_t place = m_arrays++;
    if (place == 0 && isHeader(m_cells)) {
        m_first = std::move(m_cells);
        return {};
    }
    if (place == 1 && !m_first.empty()) {
        const bool hasOther = std::any_of(m_cells.begin(), m_cells.end(), [](const Cell& cell) {
            return cell.cell.kind != TypedCell::Kind::Text && cell.cell.kind != TypedCell::Kind::Missing;
        });
        const std::vector<Cell> first = std::exchange(m_first, {});
        if (hasOther) {
            for (const Cell& name : first)
                m_table.addColumn(name.text);
        } else {
            LATHE_CHECK(addArray(first));
        }
    }
    return addArray(m_cells);
}

Result<void> JsonRow::addArray(const std::vector<Cell>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        TypedCell cell = cells[i].cell;
        cell.text = cells[i].text;
        m_table.set(i < m_table.columnCount() ? i : m_table.addColumn({}), cell);
    }
    return m_table.endRow();
}

Result<void> JsonRow::finish()
{
    if (!m_first.empty())
        return addArray(std::exchange(m_first, {}));
    return {};
}

} // namespace lathe
