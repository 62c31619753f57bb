// The files inside a workbook: a zip in memory, of which each part is read as a stream.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <functional>
#include <string>
#include <vector>

namespace lathe {

/// Names are compared without regard to case, with '/' between their parts.
class ZipPackage {
public:
    /// `bytes` outlive the package. Fails with Parse when they are no zip, OutOfMemory for too many parts.
    static Result<ZipPackage> open(ByteView bytes, std::string where);

    const std::string& where() const { return m_where; }
    const std::vector<std::string>& names() const { return m_names; } ///< as they are written
    bool has(std::string_view name) const;
    /// Hands the part over piece by piece; `use` ends the reading with an error.
    /// Fails with NotFound, Parse (broken, or protected by a password), OutOfMemory beyond kMaximumUnpackedFile.
    Result<void> stream(std::string_view name, const std::function<Result<void>(std::string_view piece)>& use) const;
    /// A small part, whole. Fails as stream() does.
    Result<std::string> text(std::string_view name, std::size_t limit = std::size_t(1) << 24) const;

private:
    ZipPackage(ByteView bytes, std::string where) : m_bytes(bytes), m_where(std::move(where)) {}

    ByteView m_bytes;
    std::string m_where;
    std::vector<std::string> m_names;
    std::vector<std::string> m_plainNames; ///< as they are compared
};

} // namespace lathe
