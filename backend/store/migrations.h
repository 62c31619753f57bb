// The migrations of the registry, embedded from migrations/*.sql at build time.
#pragma once

#include <vector>

namespace lathe {

/// Entry i brings a registry from user_version i to i + 1. A landed one is never edited.
const std::vector<const char*>& migrations();

} // namespace lathe
