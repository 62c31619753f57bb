// The part of a split that an item is in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lathe {

enum class Part : std::uint8_t { Train, Validation, Test, Unassigned };
inline constexpr std::array<Part, 3> kParts{Part::Train, Part::Validation, Part::Test};

/// `train`, `validation`, `test`, `unassigned`.
std::string_view toString(Part part);
/// Knows the usual names too: training, val, valid, dev, testing. Nothing for any other word.
std::optional<Part> partFromText(std::string_view text);

} // namespace lathe
