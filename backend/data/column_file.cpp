#include "data/column_file.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_set>

namespace lathe {

namespace {

static_assert(std::endian::native == std::endian::little, "Columns are used as they lie in their files");

constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeader = 32;

struct Header {
    char magic[4] = {'L', 'C', 'O', 'L'};
    std::uint32_t version = kVersion;
    std::uint32_t type = 0;
    std::uint32_t levels = 0;
    std::uint64_t rows = 0;
    std::uint64_t characters = 0;
};
static_assert(sizeof(Header) == kHeader);

std::size_t padded(std::size_t size)
{
    return (size + 7) / 8 * 8;
}

template <class T>
void append(Bytes& bytes, std::span<const T> values)
{
    const std::size_t start = bytes.size();
    bytes.resize(start + padded(values.size_bytes()));
    if (!values.empty())
        std::memcpy(bytes.data() + start, values.data(), values.size_bytes());
}

tl::unexpected<Error> broken(std::string what)
{
    return fail(ErrorCode::Parse, "A stored column is broken: " + std::move(what), "Restore the workspace's objects folder from a backup");
}

/// Takes arrays off the front of a file.
class ArrayReader {
public:
    explicit ArrayReader(ByteView bytes) : m_bytes(bytes) {}

    template <class T>
    std::optional<std::span<const T>> take(std::uint64_t count)
    {
        if (count > m_bytes.size() / sizeof(T))
            return std::nullopt;
        const std::size_t size = padded(static_cast<std::size_t>(count) * sizeof(T));
        if (size > m_bytes.size())
            return std::nullopt;
        const std::span<const T> values(reinterpret_cast<const T*>(m_bytes.data()), static_cast<std::size_t>(count));
        m_bytes = m_bytes.subspan(size);
        return values;
    }
    bool isAtEnd() const { return m_bytes.empty(); }

private:
    ByteView m_bytes;
};

bool areAscending(std::span<const std::uint64_t> offsets, std::uint64_t end)
{
    return offsets.front() == 0 && offsets.back() == end && std::ranges::is_sorted(offsets);
}

} // namespace

Bytes writeColumn(const Column& column)
{
    Header header;
    header.type = static_cast<std::uint32_t>(column.type());
    header.rows = column.size();
    std::vector<std::uint64_t> levelOffsets;
    std::string levels;
    std::vector<std::uint8_t> missing;
    if (column.type() == ColumnType::Categorical) {
        header.levels = static_cast<std::uint32_t>(column.levels().size());
        levelOffsets.push_back(0);
        for (const std::string& level : column.levels()) {
            levels += level;
            levelOffsets.push_back(levels.size());
        }
        header.characters = levels.size();
    } else if (column.type() == ColumnType::Text) {
        header.characters = column.textCharacters().size();
        missing.assign(column.textMissing().begin(), column.textMissing().end());
        missing.resize((column.size() + 7) / 8);
    }
    Bytes bytes(kHeader);
    std::memcpy(bytes.data(), &header, kHeader);
    switch (column.type()) {
    case ColumnType::Numeric: append(bytes, column.numbers()); break;
    case ColumnType::Time: append(bytes, column.times()); break;
    case ColumnType::Boolean: append(bytes, column.flags()); break;
    case ColumnType::Categorical:
        append(bytes, column.codes());
        append(bytes, std::span<const std::uint64_t>(levelOffsets));
        append(bytes, std::span<const char>(levels));
        break;
    case ColumnType::Text:
        append(bytes, column.textOffsets());
        append(bytes, std::span<const std::uint8_t>(missing));
        append(bytes, column.textCharacters());
        break;
    }
    return bytes;
}

Result<Column> readColumn(std::shared_ptr<const void> owner, ByteView file)
{
    Header header;
    if (file.size() < kHeader || std::memcmp(file.data(), header.magic, 4) != 0)
        return broken("it is none");
    std::memcpy(&header, file.data(), kHeader);
    if (header.version > kVersion)
        return fail(ErrorCode::Incompatible, "A stored column was written by a newer Lathe", "Install the newest Lathe");
    if (header.type > static_cast<std::uint32_t>(ColumnType::Boolean))
        return broken("its type is unknown");
    if (reinterpret_cast<std::uintptr_t>(file.data()) % 8 != 0)
        return fail(ErrorCode::Internal, "A stored column does not lie at a multiple of eight bytes");

    Column column(static_cast<ColumnType>(header.type), header.rows);
    column.m_owners.push_back(std::move(owner));
    ArrayReader reader(file.subspan(kHeader));
    const auto shorter = [] { return broken("it is shorter than it says"); };
    switch (column.m_type) {
    case ColumnType::Numeric: {
        const auto values = reader.take<double>(header.rows);
        if (!values)
            return shorter();
        column.m_numbers = *values;
        break;
    }
    case ColumnType::Time: {
        const auto values = reader.take<std::int64_t>(header.rows);
        if (!values)
            return shorter();
        column.m_times = *values;
        break;
    }
    case ColumnType::Boolean: {
        const auto values = reader.take<std::uint8_t>(header.rows);
        if (!values)
            return shorter();
        if (std::ranges::any_of(*values, [](std::uint8_t flag) { return flag > kMissingFlag; }))
            return broken("a truth value is neither true nor false");
        column.m_flags = *values;
        break;
    }
    case ColumnType::Categorical: {
        const auto codes = reader.take<std::uint32_t>(header.rows);
        const auto offsets = codes ? reader.take<std::uint64_t>(std::uint64_t(header.levels) + 1) : std::nullopt;
        const auto characters = offsets ? reader.take<char>(header.characters) : std::nullopt;
        if (!characters)
            return shorter();
        if (!areAscending(*offsets, header.characters))
            return broken("its categories overlap");
        if (std::ranges::any_of(*codes, [&](std::uint32_t code) { return code != kMissingCode && code >= header.levels; }))
            return broken("it speaks of a category that it does not have");
        std::vector<std::string> levels;
        for (std::size_t i = 0; i < header.levels; ++i)
            levels.emplace_back(characters->data() + (*offsets)[i], (*offsets)[i + 1] - (*offsets)[i]);
        if (std::unordered_set<std::string_view>(levels.begin(), levels.end()).size() != levels.size())
            return broken("a category is there twice");
        column.m_codes = *codes;
        column.m_levels = std::make_shared<const std::vector<std::string>>(std::move(levels));
        break;
    }
    case ColumnType::Text: {
        if (header.rows >= file.size())
            return shorter();
        const auto offsets = reader.take<std::uint64_t>(header.rows + 1);
        const auto missing = offsets ? reader.take<std::uint8_t>((header.rows + 7) / 8) : std::nullopt;
        const auto characters = missing ? reader.take<char>(header.characters) : std::nullopt;
        if (!characters)
            return shorter();
        if (!areAscending(*offsets, header.characters))
            return broken("its texts overlap");
        column.m_offsets = *offsets;
        column.m_textMissing = *missing;
        column.m_characters = *characters;
        break;
    }
    }
    if (!reader.isAtEnd())
        return broken("it is longer than it says");
    return column;
}

} // namespace lathe
