#include "prep/class_rows.h"
#include "prep/statistics.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct Smote : UnchangedRows {};

/// The number features, and what each is divided by for distances.
struct Space {
    std::vector<std::size_t> columns;
    std::vector<std::span<const double>> values;
    std::vector<double> widths;

    /// Squared; a number that either row lacks counts for nothing.
    double distance(std::uint32_t a, std::uint32_t b) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double difference = (values[i][a] - values[i][b]) / widths[i];
            sum += std::isnan(difference) ? 0 : difference * difference;
        }
        return sum;
    }
};

Space spaceOf(const Table& train)
{
    Space space;
    for (std::size_t i = 0; i < train.columnCount(); ++i) {
        if (train.field(i).role != Role::Feature || train.field(i).type != ColumnType::Numeric)
            continue;
        const std::vector<double> present = presentNumbers(train.column(i));
        space.columns.push_back(i);
        space.values.push_back(train.column(i).numbers());
        space.widths.push_back(safeDeviation(present, meanOf(present)));
    }
    return space;
}

std::vector<std::uint32_t> nearestOf(const Space& space, const std::vector<std::uint32_t>& candidates, std::uint32_t row, std::size_t count)
{
    std::vector<std::pair<double, std::uint32_t>> distances;
    for (const std::uint32_t other : candidates)
        if (other != row)
            distances.emplace_back(space.distance(row, other), other);
    count = std::min(count, distances.size());
    std::partial_sort(distances.begin(), distances.begin() + static_cast<std::ptrdiff_t>(count), distances.end());
    std::vector<std::uint32_t> nearest;
    for (std::size_t i = 0; i < count; ++i)
        nearest.push_back(distances[i].second);
    return nearest;
}

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t seed, Progress& progress)
{
    constexpr std::size_t kMostCandidates = 5000; // neighbours are looked for among so many rows of a class
    LATHE_TRY(const auto classes, rowsByClass(train));
    const Space space = spaceOf(train);
    if (space.columns.empty())
        return fail(ErrorCode::InvalidArgument, "There are no number features", "Rows are made between numbers; encode categories first, or repeat rows instead");
    std::size_t largest = 0;
    for (const ClassRows& one : classes)
        largest = std::max(largest, one.rows.size());
    const auto wanted = static_cast<std::size_t>(std::llround(params.real("ratio") * static_cast<double>(largest)));
    LATHE_CHECK(checkSize(wanted * classes.size(), train.columnCount()));

    Random random(seed);
    std::vector<std::uint32_t> bases;
    std::vector<std::vector<double>> values(space.columns.size());
    for (const ClassRows& one : classes) {
        if (one.rows.size() >= wanted)
            continue;
        if (one.rows.size() < 2)
            return fail(ErrorCode::InvalidArgument, "The class “" + one.name + "” has one training row only", "A row is made between two; leave the class out, or repeat rows instead");
        std::vector<std::uint32_t> candidates = one.rows;
        random.shuffle(candidates);
        candidates.resize(std::min(candidates.size(), kMostCandidates));
        std::vector<std::uint32_t> order = one.rows;
        random.shuffle(order);
        std::vector<std::vector<std::uint32_t>> nearest(order.size());
        for (std::size_t i = one.rows.size(); i < wanted; ++i) {
            if (progress.stopRequested())
                return cancelled();
            const std::size_t place = (i - one.rows.size()) % order.size();
            const std::uint32_t base = order[place];
            if (nearest[place].empty())
                nearest[place] = nearestOf(space, candidates, base, static_cast<std::size_t>(params.integer("neighbours")));
            const std::uint32_t other = nearest[place][random.below(nearest[place].size())];
            const double step = random.uniform();
            bases.push_back(base);
            for (std::size_t k = 0; k < values.size(); ++k)
                values[k].push_back(space.values[k][base] + step * (space.values[k][other] - space.values[k][base]));
        }
    }
    Table made = train.take(bases);
    for (std::size_t k = 0; k < values.size(); ++k) {
        LATHE_TRY(made, made.withColumn(train.field(space.columns[k]), Column::numeric(std::move(values[k]))));
    }
    LATHE_TRY(Table all, train.withMadeRows(made));
    return fittedWith(Smote{{sayCounted(std::ssize(bases), "%1 row made beside %2", "%1 rows made beside %2", figure(shortNumber(static_cast<double>(train.rows()))))}}, std::move(all));
}

} // namespace

std::unique_ptr<const Transform> makeSmote()
{
    return std::make_unique<TransformOf<Smote>>(
        TransformInfo{"smote", "Make rows of rare classes", "Balance",
                      "Makes new training rows of rare classes between a row and one of its nearest of the same class. Numbers are drawn between the two, "
                      "all else is the row's; a number that either lacks is missing.",
                      "Chawla et al. 2002, SMOTE: synthetic minority over-sampling technique", Scope::Training},
        std::vector{ParamSpec::real("ratio", "Ratio", 1, 0.01, 1, "Rows of each class at least, as a share of the largest class"),
                    ParamSpec::integer("neighbours", "Neighbours", 5, 1, 100, "Among how many of the nearest rows the other one is drawn; distances in standard deviations")},
        &fit);
}

} // namespace lathe
