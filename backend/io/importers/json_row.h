// One JSON record as a row: objects flattened, arrays kept as text.
#pragma once

#include "io/importers/json_records.h"

namespace lathe {

/// Told the events of a record between begin() and end(), without those of its own brackets.
class JsonRow {
public:
    JsonRow(RecordTable& table, const JsonShape& shape) : m_table(table), m_depth(static_cast<std::size_t>(shape.depth))
    {
    }

    void begin(bool isObject);
    void key(const std::string& name);
    /// `written`: the number as it stands in the file where `cell` cannot say it.
    void scalar(const TypedCell& cell, std::string_view written);
    void open(bool isObject);
    void close();
    /// Keeps the row. Fails with OutOfMemory.
    Result<void> end();
    void drop();
    /// After the last row: an array of texts that might have been the names of the columns.
    Result<void> finish();

private:
    struct Cell {
        TypedCell cell;
        std::string text;
    };

    void set(const TypedCell& cell);
    void capture(std::string_view json);
    Result<void> endArray();
    Result<void> addArray(const std::vector<Cell>& cells);
    bool isHeader(const std::vector<Cell>& cells) const;

    RecordTable& m_table;
    std::size_t m_depth;
    bool m_isObject = true;
    std::string m_path;                ///< of the key in the record, with dots
    std::vector<std::size_t> m_starts; ///< where the key of each open object begins in m_path
    std::string m_captured;            ///< JSON text of what stays text
    std::vector<bool> m_capturing;     ///< the brackets open in m_captured: true for objects
    std::vector<Cell> m_cells;         ///< of a row that is an array
    std::vector<Cell> m_first;         ///< the first one, held back while it might be the names
    std::size_t m_arrays = 0;
};

} // namespace lathe
