// SHA-256 (FIPS 180-4), the name of everything that is stored.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <array>
#include <compare>
#include <filesystem>
#include <memory>
#include <string>

namespace lathe {

/// 32 bytes. A value type; all zero means none.
struct Hash {
    std::array<std::uint8_t, 32> bytes{};

    auto operator<=>(const Hash&) const = default;
    bool isNull() const { return *this == Hash{}; }
    /// 64 lower-case hexadecimal digits.
    std::string hex() const;
    /// Fails with Parse unless `text` is 64 hexadecimal digits.
    static Result<Hash> fromHex(std::string_view text);
};

Hash sha256(ByteView bytes);
/// Reads the file in pieces. Fails with Io.
Result<Hash> sha256File(const std::filesystem::path& path);

/// For content that arrives in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(ByteView bytes);
    /// The hash of all that was added; starts anew.
    Hash finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace lathe

template <>
struct std::hash<lathe::Hash> {
    std::size_t operator()(const lathe::Hash& value) const noexcept
    {
        std::size_t result = 0;
        for (std::size_t i = 0; i < sizeof result; ++i)
            result = result << 8 | value.bytes[i];
        return result;
    }
};
