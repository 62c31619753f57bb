#include "prep/class_rows.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct Resampled : UnchangedRows {};

Message before(const Table& train, std::size_t rows)
{
    return sayCounted(static_cast<std::int64_t>(train.rows()), "%1 training row became %2", "%1 training rows became %2", figure(shortNumber(static_cast<double>(rows))));
}

Result<TransformFit> fitOver(const Table& train, const Params& params, std::uint64_t seed, Progress&)
{
    LATHE_TRY(const auto classes, rowsByClass(train));
    std::size_t largest = 0;
    for (const ClassRows& one : classes)
        largest = std::max(largest, one.rows.size());
    const auto wanted = static_cast<std::size_t>(std::llround(params.real("ratio") * static_cast<double>(largest)));
    Random random(seed);
    std::vector<std::uint32_t> more;
    for (const ClassRows& one : classes)
        for (std::size_t i = one.rows.size(); i < wanted; ++i)
            more.push_back(one.rows[random.below(one.rows.size())]);
    LATHE_CHECK(checkSize(train.rows() + more.size(), train.columnCount()));
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < train.rows(); ++row)
        rows.push_back(static_cast<std::uint32_t>(row));
    rows.insert(rows.end(), more.begin(), more.end());
    return fittedWith(Resampled{{before(train, rows.size())}}, train.take(rows));
}

Result<TransformFit> fitUnder(const Table& train, const Params& params, std::uint64_t seed, Progress&)
{
    LATHE_TRY(const auto classes, rowsByClass(train));
    std::size_t smallest = train.rows();
    for (const ClassRows& one : classes)
        smallest = std::min(smallest, one.rows.size());
    const auto wanted = static_cast<std::size_t>(std::llround(static_cast<double>(smallest) / params.real("ratio")));
    Random random(seed);
    std::vector<std::uint32_t> rows;
    for (const ClassRows& one : classes) {
        std::vector<std::uint32_t> members = one.rows;
        if (members.size() > wanted) {
            random.shuffle(members);
            members.resize(wanted);
        }
        rows.insert(rows.end(), members.begin(), members.end());
    }
    std::ranges::sort(rows);
    return fittedWith(Resampled{{before(train, rows.size())}}, train.take(rows));
}

} // namespace

std::unique_ptr<const Transform> makeOverSample()
{
    return std::make_unique<TransformOf<Resampled>>(
        TransformInfo{"over_sample", "Repeat rows of rare classes", "Balance",
                      "Repeats training rows of rare classes at random until each class has enough. Missing values are repeated as they are.", "", Scope::Training},
        std::vector{ParamSpec::real("ratio", "Ratio", 1, 0.01, 1, "Rows of each class at least, as a share of the largest class")}, &fitOver);
}

std::unique_ptr<const Transform> makeUnderSample()
{
    return std::make_unique<TransformOf<Resampled>>(
        TransformInfo{"under_sample", "Leave out rows of frequent classes", "Balance",
                      "Keeps a random choice of the training rows of frequent classes. Rows without a class are left out; other missing values stay.", "", Scope::Training},
        std::vector{ParamSpec::real("ratio", "Ratio", 1, 0.01, 1, "The smallest class as a share of the rows kept of any other")}, &fitUnder);
}

} // namespace lathe
