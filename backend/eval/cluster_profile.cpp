#include "eval/cluster_profile.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

std::optional<ProfileEntry> ofNumbers(const Column& column, std::span<const std::uint32_t> rows)
{
    double sum = 0, squares = 0, inside = 0, count = 0, insideCount = 0;
    for (std::size_t row = 0; row < column.size(); ++row)
        if (const double value = column.numberAt(row); std::isfinite(value)) {
            sum += value;
            ++count;
        }
    if (count == 0)
        return {};
    const double mean = sum / count;
    for (std::size_t row = 0; row < column.size(); ++row)
        if (const double value = column.numberAt(row); std::isfinite(value))
            squares += (value - mean) * (value - mean);
    for (const std::uint32_t row : rows)
        if (const double value = column.numberAt(row); std::isfinite(value)) {
            inside += value;
            ++insideCount;
        }
    if (insideCount == 0 || squares == 0)
        return {};
    ProfileEntry entry;
    entry.inside = inside / insideCount;
    entry.whole = mean;
    entry.difference = (entry.inside - mean) / std::sqrt(squares / count);
    return entry;
}

std::optional<ProfileEntry> ofCategories(const Column& column, std::span<const std::uint32_t> rows)
{
    const std::size_t levels = column.levels().size();
    std::vector<double> all(levels, 0), some(levels, 0);
    double count = 0, someCount = 0;
    for (const std::uint32_t code : column.codes())
        if (code != kMissingCode) {
            ++all[code];
            ++count;
        }
    for (const std::uint32_t row : rows)
        if (const std::uint32_t code = column.codes()[row]; code != kMissingCode) {
            ++some[code];
            ++someCount;
        }
    std::optional<ProfileEntry> best;
    for (std::size_t level = 0; level < levels && someCount > 0; ++level) {
        const double share = all[level] / count;
        if (share <= 0 || share >= 1)
            continue;
        const double difference = (some[level] / someCount - share) / std::sqrt(share * (1 - share));
        if (!best || std::abs(difference) > std::abs(best->difference))
            best = ProfileEntry{{}, column.levels()[level], some[level] / someCount, share, difference};
    }
    return best;
}

} // namespace

std::vector<ProfileEntry> profileOf(const Table& table, std::span<const std::uint32_t> rows)
{
    std::vector<ProfileEntry> profile;
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        const Column& column = table.column(i);
        if ((table.field(i).role != Role::Feature && table.field(i).role != Role::Target) || column.type() == ColumnType::Text)
            continue;
        auto entry = column.type() == ColumnType::Categorical ? ofCategories(column, rows) : ofNumbers(column, rows);
        if (!entry)
            continue;
        entry->column = table.field(i).name;
        profile.push_back(std::move(*entry));
    }
    std::ranges::stable_sort(profile, std::greater<>(), [](const ProfileEntry& entry) { return std::abs(entry.difference); });
    return profile;
}

} // namespace lathe
