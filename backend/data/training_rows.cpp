#include "data/training_rows.h"

#include "base/random.h"

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

/// The first `most` of a shuffle, in order.
void thin(std::vector<std::uint32_t>& rows, std::size_t most, std::uint64_t seed)
{
    if (rows.size() <= most)
        return;
    Random random(seed);
    for (std::size_t i = 0; i < most; ++i)
        std::swap(rows[i], rows[i + random.below(rows.size() - i)]);
    rows.resize(most);
    std::ranges::sort(rows);
}

std::vector<std::uint32_t> allIndices(const Table& table)
{
    std::vector<std::uint32_t> rows(table.rows());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

} // namespace

std::vector<std::uint32_t> trainingIndices(const Table& table)
{
    return table.hasParts() ? table.indices(Part::Train) : allIndices(table);
}

Table trainingRows(const Table& table)
{
    return table.hasParts() ? table.part(Part::Train) : table;
}

Table someRows(const Table& table, std::size_t most, std::uint64_t seed)
{
    if (table.rows() <= most)
        return table;
    std::vector<std::uint32_t> rows = allIndices(table);
    thin(rows, most, seed);
    return table.take(rows);
}

Table trainingSample(const Table& table, std::size_t most, std::uint64_t seed)
{
    if (!table.hasParts())
        return someRows(table, most, seed);
    std::vector<std::uint32_t> rows = table.indices(Part::Train);
    thin(rows, most, seed);
    return table.take(rows);
}

} // namespace lathe
