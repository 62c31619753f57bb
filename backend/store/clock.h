// Times as the registry writes them.
#pragma once

#include <string>

namespace lathe {

/// ISO 8601, UTC, milliseconds: 2026-01-31T08:05:09.123Z
std::string nowText();

} // namespace lathe
