// A version of a table as bytes: its schema and the hashes of its columns. Equal versions have equal bytes.
#pragma once

#include "base/hash.h"
#include "data/table.h"

namespace lathe {

struct TableManifest {
    std::size_t rows = 0;
    std::vector<Field> fields;
    std::vector<Hash> columns; ///< one a field; see column_file.h
    Hash parts;                ///< one byte a row, see Part; null for a table that was not split
    bool operator==(const TableManifest&) const = default;
};

/// {"format":"lathe-table","format_version":1,"rows":…,"fields":[{"name","type","role","unit","column"}],"parts":…}
Bytes writeTableManifest(const TableManifest& manifest);
/// Fails with Parse, Incompatible (newer format).
Result<TableManifest> readTableManifest(ByteView bytes);

Bytes writeParts(const Table& table);
/// Fails with Parse.
Result<std::vector<Part>> readParts(ByteView bytes);

} // namespace lathe
