// Hashes as columns of the registry: 32 bytes, NULL for none.
#pragma once

#include "base/hash.h"
#include "store/database.h"

#include <algorithm>

namespace lathe {

inline Statement& bindHash(Statement& statement, int index, const Hash& hash)
{
    return hash.isNull() ? statement.bindNull(index) : statement.bind(index, ByteView(hash.bytes));
}

/// None for NULL, and for anything that is no hash.
inline Hash hashColumn(const Statement& row, int column)
{
    const Bytes bytes = row.blob(column);
    Hash hash;
    if (bytes.size() == hash.bytes.size())
        std::copy(bytes.begin(), bytes.end(), hash.bytes.begin());
    return hash;
}

} // namespace lathe
