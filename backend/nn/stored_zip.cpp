// PKWARE's APPNOTE.TXT: 4.3.7 local header, 4.3.12 central directory, 4.3.14 to 4.3.16 its end records,
// 4.5.3 the zip64 extra field.
#include "nn/stored_zip.h"

#include "base/text.h"

#include <array>
#include <optional>

namespace lathe {

namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kCentralHeader = 0x02014b50;
constexpr std::uint32_t kEnd = 0x06054b50;
constexpr std::uint32_t kEnd64 = 0x06064b50;
constexpr std::uint32_t kEnd64Locator = 0x07064b50;
constexpr std::uint64_t kNeeds64 = 0xFFFFFFFF;
constexpr std::size_t kEndSize = 22;

tl::unexpected<Error> broken(std::string what)
{
    return fail(ErrorCode::Parse, "The zip file is broken: " + std::move(what));
}

/// Little-endian numbers; 0 outside, so every place is checked with `has` before.
class Numbers {
public:
    explicit Numbers(ByteView bytes) : m_bytes(bytes) {}
    bool has(std::uint64_t at, std::uint64_t size) const
    {
        return at <= m_bytes.size() && size <= m_bytes.size() - at;
    }
    std::uint64_t read(std::uint64_t at, unsigned size) const
    {
        std::uint64_t value = 0;
        for (unsigned i = size; has(at, size) && i-- > 0;)
            value = value << 8 | m_bytes[at + i];
        return value;
    }

private:
    ByteView m_bytes;
};

std::uint32_t crc32(ByteView bytes)
{
    static const auto table = [] {
        std::array<std::array<std::uint32_t, 256>, 8> t{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = value & 1 ? value >> 1 ^ 0xEDB88320u : value >> 1;
            t[0][i] = value;
        }
        for (std::size_t k = 1; k < 8; ++k)
            for (std::size_t i = 0; i < 256; ++i)
                t[k][i] = t[k - 1][i] >> 8 ^ t[0][t[k - 1][i] & 255];
        return t;
    }();
    std::uint32_t value = 0xFFFFFFFFu;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        const std::uint8_t* b = bytes.data() + i;
        value = table[7][(value & 255) ^ b[0]] ^ table[6][(value >> 8 & 255) ^ b[1]]
            ^ table[5][(value >> 16 & 255) ^ b[2]] ^ table[4][(value >> 24) ^ b[3]] ^ table[3][b[4]]
            ^ table[2][b[5]] ^ table[1][b[6]] ^ table[0][b[7]];
    }
    for (; i < bytes.size(); ++i)
        value = value >> 8 ^ table[0][(value ^ bytes[i]) & 255];
    return ~value;
}

struct Directory {
    std::uint64_t entries = 0;
    std::uint64_t offset = 0;
};

Result<Directory> findDirectory(ByteView bytes)
{
    const Numbers numbers(bytes);
    if (bytes.size() < kEndSize)
        return broken("it is too short");
    std::optional<std::uint64_t> end;
    const std::uint64_t last = bytes.size() - kEndSize;
    for (std::uint64_t back = 0; back <= last && back <= 0xFFFF && !end; ++back)
        if (numbers.read(last - back, 4) == kEnd && numbers.read(last - back + 20, 2) == back)
            end = last - back;
    if (!end)
        return broken("its directory is missing, it may be cut off");
    Directory directory{numbers.read(*end + 10, 2), numbers.read(*end + 16, 4)};
    if (*end >= 20 && numbers.read(*end - 20, 4) == kEnd64Locator) {
        const std::uint64_t end64 = numbers.read(*end - 12, 8);
        if (!numbers.has(end64, 56) || numbers.read(end64, 4) != kEnd64)
            return broken("its zip64 directory is missing");
        directory = {numbers.read(end64 + 32, 8), numbers.read(end64 + 48, 8)};
    }
    return directory;
}

struct Place {
    std::uint64_t compressed = 0, size = 0, offset = 0;
};

/// Fills what the 32-bit fields could not hold, in the order that the zip64 field has them.
void read64(const Numbers& numbers, std::uint64_t at, std::uint64_t length, Place& place)
{
    const std::uint64_t end = at + length;
    while (at + 4 <= end) {
        const std::uint64_t id = numbers.read(at, 2);
        const std::uint64_t fieldEnd = at + 4 + numbers.read(at + 2, 2);
        std::uint64_t field = at + 4;
        if (id == 1)
            for (std::uint64_t* value : {&place.size, &place.compressed, &place.offset})
                if (*value == kNeeds64 && field + 8 <= fieldEnd && fieldEnd <= end) {
                    *value = numbers.read(field, 8);
                    field += 8;
                }
        at = fieldEnd;
    }
}

} // namespace

bool looksLikeZip(ByteView bytes)
{
    return Numbers(bytes).read(0, 4) == kLocalHeader;
}

Result<std::map<std::string, ByteView>> readStoredZip(ByteView bytes)
{
    const Numbers numbers(bytes);
    LATHE_TRY(const Directory directory, findDirectory(bytes));
    std::map<std::string, ByteView> entries;
    std::uint64_t at = directory.offset;
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        if (!numbers.has(at, 46) || numbers.read(at, 4) != kCentralHeader)
            return broken("its directory ends early");
        const std::uint64_t nameLength = numbers.read(at + 28, 2);
        const std::uint64_t extraLength = numbers.read(at + 30, 2);
        const std::uint64_t next = at + 46 + nameLength + extraLength + numbers.read(at + 32, 2);
        if (!numbers.has(at, next - at))
            return broken("its directory ends early");
        const std::string name = toUtf8(asText(bytes.subspan(at + 46, nameLength)));
        if (numbers.read(at + 8, 2) & 1)
            return fail(ErrorCode::Incompatible, "“" + name + "” in the zip file is encrypted");
        if (numbers.read(at + 10, 2) != 0)
            return fail(ErrorCode::Incompatible, "“" + name + "” in the zip file is compressed, torch stores only");
        Place place{numbers.read(at + 20, 4), numbers.read(at + 24, 4), numbers.read(at + 42, 4)};
        read64(numbers, at + 46 + nameLength, extraLength, place);

        if (!numbers.has(place.offset, 30) || numbers.read(place.offset, 4) != kLocalHeader)
            return broken("“" + name + "” is not where the directory says");
        const std::uint64_t begin
            = place.offset + 30 + numbers.read(place.offset + 26, 2) + numbers.read(place.offset + 28, 2);
        if (place.compressed != place.size || !numbers.has(begin, place.size))
            return broken("“" + name + "” does not lie inside the file");
        const ByteView content = bytes.subspan(begin, place.size);
        if (!entries.emplace(name, content).second)
            return broken("it has “" + name + "” twice");
        if (crc32(content) != numbers.read(at + 16, 4))
            return broken("the content of “" + name + "” has changed (CRC)");
        at = next;
    }
    return entries;
}

} // namespace lathe
