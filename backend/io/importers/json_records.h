// Finds the records in a JSON document and brings them in, by events: no document is held in memory.
#pragma once

#include "base/progress.h"
#include "io/importers/record_table.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

/// What a JSON document holds at the places that objects alone lead to.
struct JsonOutline {
    struct Array {
        std::string path; ///< keys with dots between them; empty for the document itself
        std::size_t elements = 0;
        std::size_t objects = 0;
        std::size_t arrays = 0;
        bool isBelowRoot = false; ///< a member of the document's object
        bool hasRecords() const { return objects + arrays > 0; }
    };
    enum class Root { Object, Array, Scalar };
    Root root = Root::Scalar;
    std::size_t members = 0;   ///< of the document's object
    std::vector<Array> arrays; ///< the first 10,000, in the document's order

    /// An object whose members all are arrays of the same length without records: its columns.
    bool isColumns() const;
};

/// Fails with Parse (the line is in `where`) or Cancelled. `text` without byte order mark.
Result<JsonOutline> outlineOfJson(std::string_view text, const std::string& path, Progress& progress);

/// How deeply nested objects become columns; what lies deeper stays JSON text.
struct JsonShape {
    int depth = 8;
};

/// The elements of the array at `arrayPath`. Objects become rows by name, arrays by place; an element of another kind
/// than the first is listed in `found` as `path#place`.
Result<void> readJsonArray(std::string_view text, const std::string& path, const std::string& arrayPath,
                           const JsonShape& shape, RecordTable& table, FoundTable& found, Progress& progress);
/// An object of arrays, each a column.
Result<void> readJsonColumns(std::string_view text, const std::string& path, RecordTable& table, Progress& progress);

/// Reads one record after the other, each a document of its own.
class JsonRecordReader {
public:
    JsonRecordReader(RecordTable& table, const JsonShape& shape);
    ~JsonRecordReader();
    /// Adds a row, or says why not: the table is then as before. Fails with Parse, OutOfMemory.
    Result<void> add(std::string_view record);
    /// After the last record.
    Result<void> finish();

private:
    class Handler;
    std::unique_ptr<Handler> m_handler;
};

/// The byte order mark of UTF-8 removed. Fails with Parse for UTF-16.
Result<std::string_view> jsonText(ByteView bytes, const std::string& path);

} // namespace lathe
