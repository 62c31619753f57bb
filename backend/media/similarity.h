// What two pictures look like to each other.
#pragma once

#include "media/image.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lathe {

/// 16 × 16 grey levels: small enough to keep for every item while importing.
using Thumbprint = std::array<std::uint8_t, 256>;

Thumbprint thumbprint(const Image& image);
/// 64-bit difference hash of the thumbprint (each bit: is a cell brighter than its right neighbour).
std::uint64_t perceptualHash(const Thumbprint& print);
/// Standard deviation of the grey levels, 0 to 127.5.
double contrast(const Thumbprint& print);
/// Mean absolute difference in grey levels, 0 to 255.
double difference(const Thumbprint& a, const Thumbprint& b);

/// For each picture the index of the earliest one it nearly equals, else -1: hashes at most 4 bits apart
/// and thumbprints less than 3 grey levels apart. Spans of equal size.
std::vector<std::int64_t> findTwins(std::span<const std::uint64_t> hashes, std::span<const Thumbprint> prints);

} // namespace lathe
