#include "eval/explain/attributions.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

std::vector<double> Attributions::strengths() const
{
    std::vector<double> result(columns.size());
    for (std::size_t i = 0; i < answers.size(); ++i)
        for (std::size_t c = 0; c < columns.size(); ++c)
            result[c] += std::abs(at(i, c)) / static_cast<double>(answers.size());
    return result;
}

namespace {

/// A row's values of both tables, column by column: which of `both`' rows (the background, then the row) gives a value.
struct Walks {
    std::vector<std::vector<std::uint32_t>> sources; ///< [columns][asked]
    std::vector<std::vector<std::size_t>> orders;    ///< one a walk
};

/// Each walk begins with a background row and takes over the row's values column by column.
Walks walksOf(std::size_t columns, std::uint32_t background, int permutations, Random& random)
{
    Walks walks;
    walks.sources.resize(columns);
    const std::uint32_t self = background;
    for (std::uint32_t from = 0; from < background; ++from)
        for (int p = 0; p < permutations; ++p) {
            std::vector<std::size_t> order(columns);
            std::iota(order.begin(), order.end(), std::size_t(0));
            random.shuffle(order);
            for (int side = 0; side < 2; ++side) {
                std::vector<std::uint32_t> source(columns, from);
                for (std::size_t step = 0; step <= columns; ++step) {
                    for (std::size_t c = 0; c < columns; ++c)
                        walks.sources[c].push_back(source[c]);
                    if (step < columns)
                        source[order[step]] = self;
                }
                walks.orders.push_back(order);
                std::reverse(order.begin(), order.end());
            }
        }
    return walks;
}

} // namespace

Result<Attributions> sampledAttributions(const Model& model, const Table& rows, const Table& background,
                                         const std::vector<std::string>& columns, std::size_t output,
                                         const SamplingOptions& options, Progress& progress)
{
    if (background.rows() == 0 || columns.empty())
        return fail(ErrorCode::InvalidArgument, "There is nothing to compare the rows with", "Explain a part that has rows");
    std::vector<std::size_t> places;
    for (const std::string& column : columns) {
        LATHE_TRY(const std::size_t place, rows.schema().get(column));
        places.push_back(place);
    }
    Attributions result{"sampling", {}, model.classes().empty() ? "value" : "probability", columns, 0, {}, {}};
    LATHE_TRY(const auto means, answersOf(model, background, output, progress));
    result.base = std::accumulate(means.begin(), means.end(), 0.0) / static_cast<double>(means.size());
    LATHE_TRY(result.answers, answersOf(model, rows, output, progress));
    result.values.resize(rows.rows() * columns.size());
    const auto size = static_cast<std::uint32_t>(background.rows());
    for (std::uint32_t i = 0; i < rows.rows(); ++i) {
        if (progress.stopRequested())
            return cancelled();
        progress.set(i, static_cast<std::int64_t>(rows.rows()), "SHAP values");
        Random random(seedFor(options.seed, i));
        const Walks walks = walksOf(columns.size(), size, options.permutations, random);
        const std::vector<std::uint32_t> own(walks.sources.front().size(), i);
        Table asked = rows.take(own);
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const std::uint32_t self[] = {i};
            const Column both = background.column(places[c]).followedBy(rows.column(places[c]).take(self));
            LATHE_TRY(asked, asked.withColumn(rows.field(places[c]), both.take(walks.sources[c])));
        }
        LATHE_TRY(const auto answers, answersOf(model, asked, output, progress));
        const std::size_t steps = columns.size() + 1;
        for (std::size_t walk = 0; walk < walks.orders.size(); ++walk)
            for (std::size_t step = 0; step < columns.size(); ++step)
                result.values[i * columns.size() + walks.orders[walk][step]] +=
                    (answers[walk * steps + step + 1] - answers[walk * steps + step]) / static_cast<double>(walks.orders.size());
    }
    return result;
}

} // namespace lathe
