// Zip files whose entries are stored as they are, which is how torch writes them. Nothing is copied.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <map>
#include <string>

namespace lathe {

bool looksLikeZip(ByteView bytes);

/// The entries by name. Checks places and CRCs. Fails with Parse; with Incompatible for compressed,
/// encrypted or split files.
Result<std::map<std::string, ByteView>> readStoredZip(ByteView bytes);

} // namespace lathe
