#include "io/csv/assemble.h"

#include <algorithm>

namespace lathe::csv {

namespace {

constexpr std::size_t kFewLevels = 50;
constexpr std::size_t kRowsPerLevel = 5;

/// The rule of ColumnGatherer: few different values, or a fifth of the rows at most.
bool areCategories(std::size_t levels, std::size_t values)
{
    return levels <= kFewLevels || (levels <= ColumnWriter::kMostLevels && levels * kRowsPerLevel <= values);
}

std::size_t countOf(const std::vector<KeptRows>& kept)
{
    std::size_t count = 0;
    for (const KeptRows& rows : kept)
        count += rows.count;
    return count;
}

/// The kept values at the front, in place.
template <class T>
std::vector<T> packed(std::vector<T> values, const std::vector<KeptRows>& kept)
{
    auto to = values.begin();
    for (const KeptRows& rows : kept) {
        const auto from = values.begin() + static_cast<std::ptrdiff_t>(rows.first);
        to = from == to ? to + static_cast<std::ptrdiff_t>(rows.count)
                        : std::move(from, from + static_cast<std::ptrdiff_t>(rows.count), to);
    }
    values.resize(static_cast<std::size_t>(to - values.begin()));
    return values;
}

struct Levels {
    std::vector<std::vector<std::uint32_t>> codeOf; ///< by worker and the worker's own number
    LevelSet all;
};

/// One numbering for all workers, by first appearance.
Levels united(const std::vector<std::unique_ptr<ColumnWriter>>& writers)
{
    struct Entry {
        std::uint64_t row;
        std::size_t worker;
        std::uint32_t code;
    };
    Levels levels;
    std::vector<Entry> entries;
    for (std::size_t worker = 0; worker < writers.size(); ++worker) {
        const ColumnWriter& writer = *writers[worker];
        levels.codeOf.emplace_back(writer.levels().size(), kMissingCode);
        for (std::uint32_t code = 0; code < writer.firstRows().size(); ++code)
            if (!writer.isMissingLevel(code))
                entries.push_back({writer.firstRows()[code], worker, code});
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.row < b.row; });
    for (const Entry& entry : entries)
        levels.codeOf[entry.worker][entry.code] = levels.all.codeOf(writers[entry.worker]->levels().at(entry.code));
    return levels;
}

/// Numbers the levels that are left anew when rows that held the others were taken out.
std::vector<std::string> usedLevels(std::vector<std::uint32_t>& codes, const LevelSet& all)
{
    std::vector<std::uint32_t> newCode(all.size(), kMissingCode);
    for (const std::uint32_t code : codes)
        if (code != kMissingCode)
            newCode[code] = 0;
    std::vector<std::string> texts;
    for (std::uint32_t code = 0; code < all.size(); ++code) {
        if (newCode[code] == kMissingCode)
            continue;
        newCode[code] = static_cast<std::uint32_t>(texts.size());
        texts.emplace_back(all.at(code));
    }
    if (texts.size() < all.size())
        for (std::uint32_t& code : codes)
            code = code == kMissingCode ? code : newCode[code];
    return texts;
}

Column textOf(const std::vector<std::uint32_t>& codes, const std::vector<std::string>& levels)
{
    std::vector<std::uint64_t> offsets(codes.size() + 1);
    std::vector<std::uint8_t> missing((codes.size() + 7) / 8);
    bool isAnyMissing = false;
    for (std::size_t row = 0; row < codes.size(); ++row) {
        const bool isMissing = codes[row] == kMissingCode;
        offsets[row + 1] = offsets[row] + (isMissing ? 0 : levels[codes[row]].size());
        missing[row / 8] = static_cast<std::uint8_t>(missing[row / 8] | unsigned(isMissing) << (row % 8));
        isAnyMissing = isAnyMissing || isMissing;
    }
    std::vector<char> characters(offsets.back());
    for (std::size_t row = 0; row < codes.size(); ++row)
        if (codes[row] != kMissingCode)
            std::copy(levels[codes[row]].begin(), levels[codes[row]].end(), characters.begin() + static_cast<std::ptrdiff_t>(offsets[row]));
    if (!isAnyMissing)
        missing.clear();
    return Column::text(std::move(offsets), std::move(characters), std::move(missing));
}

Column categories(ColumnState& state, const std::vector<PieceRows>& pieces, const std::vector<KeptRows>& kept)
{
    const Levels levels = united(state.writers);
    std::size_t values = 0;
    for (const KeptRows& rows : kept) {
        const std::vector<std::uint32_t>& codeOf = levels.codeOf[pieces[rows.piece].worker];
        for (std::size_t row = rows.first; row < rows.first + rows.count; ++row) {
            std::uint32_t& code = state.values.codes[row];
            code = code == kMissingCode ? code : codeOf[code];
            values += code != kMissingCode;
        }
    }
    std::vector<std::uint32_t> codes = packed(std::move(state.values.codes), kept);
    std::vector<std::string> texts = usedLevels(codes, levels.all);
    if (state.plan.isChosen || areCategories(texts.size(), values))
        return Column::categorical(std::move(codes), std::move(texts));
    state.plan.type = ColumnType::Text;
    return textOf(codes, texts);
}

Column texts(ColumnState& state, const std::vector<PieceRows>& pieces, const std::vector<KeptRows>& kept)
{
    const std::size_t count = countOf(kept);
    std::vector<std::uint64_t> offsets(count + 1);
    std::vector<std::uint8_t> missing((count + 7) / 8);
    std::size_t bytes = 0;
    for (const TextPiece& piece : state.texts)
        bytes += piece.characters.size();
    std::vector<char> characters;
    characters.reserve(bytes);
    LevelSet levels;
    bool mayBeCategories = !state.plan.isChosen;
    std::size_t row = 0, values = 0;
    std::size_t place = 0, taken = 0; ///< in the piece: the next row, and the characters before it
    for (std::size_t i = 0; i < kept.size(); ++i) {
        TextPiece& piece = state.texts[kept[i].piece];
        const std::size_t first = pieces[kept[i].piece].first;
        if (i == 0 || kept[i - 1].piece != kept[i].piece) {
            if (i > 0)
                state.texts[kept[i - 1].piece] = {};
            place = 0;
            taken = 0;
        }
        for (; place < kept[i].first + kept[i].count - first; ++place) {
            const std::uint32_t size = piece.sizes[place];
            const std::string_view text(piece.characters.data() + taken, size == kMissingCode ? 0 : size);
            taken += text.size();
            if (place < kept[i].first - first)
                continue;
            if (size == kMissingCode) {
                missing[row / 8] = static_cast<std::uint8_t>(missing[row / 8] | 1u << (row % 8));
            } else {
                characters.insert(characters.end(), text.begin(), text.end());
                ++values;
                if (mayBeCategories)
                    mayBeCategories = levels.codeOf(text) < ColumnWriter::kMostLevels;
            }
            offsets[++row] = characters.size();
        }
    }
    state.texts.clear();
    const auto isMissing = [&](std::size_t at) { return (missing[at / 8] >> (at % 8) & 1) != 0; };
    if (mayBeCategories && areCategories(levels.size(), values)) {
        state.plan.type = ColumnType::Categorical;
        std::vector<std::uint32_t> codes(count, kMissingCode);
        for (std::size_t at = 0; at < count; ++at)
            if (!isMissing(at))
                codes[at] = levels.codeOf({characters.data() + offsets[at], static_cast<std::size_t>(offsets[at + 1] - offsets[at])});
        return Column::categorical(std::move(codes), levels.texts());
    }
    if (values == count)
        missing.clear();
    return Column::text(std::move(offsets), std::move(characters), std::move(missing));
}

} // namespace

std::vector<KeptRows> keptRows(const std::vector<PieceRows>& pieces, const std::vector<std::uint64_t>& removed)
{
    std::vector<KeptRows> kept;
    auto hole = removed.begin();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::size_t from = pieces[i].first;
        const std::size_t end = from + pieces[i].count;
        for (; hole != removed.end() && *hole < end; ++hole) {
            if (*hole > from)
                kept.push_back({from, static_cast<std::size_t>(*hole) - from, i});
            from = static_cast<std::size_t>(*hole) + 1;
        }
        if (from < end)
            kept.push_back({from, end - from, i});
    }
    return kept;
}

Column assembled(ColumnState& state, const std::vector<PieceRows>& pieces, const std::vector<KeptRows>& kept)
{
    switch (state.plan.type) {
    case ColumnType::Numeric: return Column::numeric(packed(std::move(state.values.numbers), kept));
    case ColumnType::Time: return Column::time(packed(std::move(state.values.times), kept));
    case ColumnType::Boolean: return Column::boolean(packed(std::move(state.values.flags), kept));
    case ColumnType::Categorical: return categories(state, pieces, kept);
    case ColumnType::Text: break;
    }
    return texts(state, pieces, kept);
}

} // namespace lathe::csv
