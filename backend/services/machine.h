// What a run was computed on.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace lathe {

/// {cpu, threads, memory_bytes, system}
nlohmann::json describeMachine();

} // namespace lathe
