#include "data/profile.h"

#include "base/text.h"
#include "data/column_meaning.h"
#include "data/distinct.h"
#include "data/histogram.h"
#include "data/quantile.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

namespace lathe {

namespace {

constexpr std::size_t kBlock = 1 << 16; ///< rows between two looks at the wish to stop
constexpr std::size_t kBars = 20;
constexpr std::size_t kTopValues = 10;
constexpr int kDecimals = 6;
constexpr double kFence = 1.5;    ///< interquartile ranges (Tukey, "Exploratory Data Analysis", 1977)
constexpr double kFarFence = 3;   ///< what Tukey calls far out

/// Calls `visit(begin, end)` in blocks. False when stopped.
template <class Visit>
bool inBlocks(std::size_t rows, Progress& progress, Visit visit)
{
    for (std::size_t begin = 0; begin < rows; begin += kBlock) {
        if (progress.stopRequested())
            return false;
        visit(begin, std::min(rows, begin + kBlock));
    }
    return true;
}

/// Digits after the point that a value needs, as far as doubles can tell.
class Decimals {
public:
    void add(double value)
    {
        while (m_count < kDecimals && !isWholeAt(value * m_power)) {
            ++m_count;
            m_power *= 10;
        }
    }
    int count() const { return m_count; }

private:
    static bool isWholeAt(double scaled) { return std::abs(scaled - std::nearbyint(scaled)) <= std::abs(scaled) * 5e-16; }
    int m_count = 0;
    double m_power = 1;
};

struct Moments {
    std::int64_t finite = 0;
    double sum = 0;
    double low = INFINITY, high = -INFINITY;
};

/// Range, mean, deviation, zeros and the like. False when stopped.
bool addMoments(std::span<const double> values, ColumnProfile& profile, Progress& progress)
{
    Moments all;
    Decimals decimals;
    bool isWhole = true;
    const bool isDone = inBlocks(values.size(), progress, [&](std::size_t begin, std::size_t end) {
        double sum = 0; // of a block, so that long columns lose no digits
        for (const double value : values.subspan(begin, end - begin)) {
            if (std::isnan(value)) {
                ++profile.missing;
                continue;
            }
            profile.negatives += value < 0;
            if (!std::isfinite(value))
                continue;
            ++all.finite;
            sum += value;
            all.low = std::min(all.low, value);
            all.high = std::max(all.high, value);
            profile.zeros += value == 0;
            isWhole = isWhole && value == std::nearbyint(value);
            decimals.add(value);
        }
        all.sum += sum;
    });
    if (!isDone || all.finite == 0)
        return isDone;
    const auto count = static_cast<double>(all.finite);
    const double mean = all.sum / count;
    profile.minimum = all.low;
    profile.maximum = all.high;
    profile.mean = mean;
    profile.isWhole = isWhole;
    profile.decimals = decimals.count();
    double squares = 0;
    double cubes = 0;
    const bool isSummed = inBlocks(values.size(), progress, [&](std::size_t begin, std::size_t end) {
        double blockSquares = 0;
        double blockCubes = 0;
        for (const double value : values.subspan(begin, end - begin)) {
            const double apart = std::isfinite(value) ? value - mean : 0;
            blockSquares += apart * apart;
            blockCubes += apart * apart * apart;
        }
        squares += blockSquares;
        cubes += blockCubes;
    });
    if (all.finite > 1)
        profile.deviation = std::sqrt(squares / (count - 1));
    const double variance = squares / count;
    if (variance > 0)
        profile.skewness = cubes / count / (variance * std::sqrt(variance));
    return isSummed;
}

/// What the bars show. A far tail would leave all the rest in a bar or two: it goes into a bar of its own.
struct Shown {
    double low = 0, high = 0;
};

Shown shownRange(std::span<const double> values, double low, double high, const std::vector<double>& five)
{
    const double range = five[3] - five[1];
    double lowLimit = five[1] - kFarFence * range;
    double highLimit = five[3] + kFarFence * range;
    if (values.size() >= 100) { // at most one in a hundred is far
        lowLimit = std::min(lowLimit, five[0]);
        highLimit = std::max(highLimit, five[4]);
    }
    if (!(highLimit > lowLimit) || (low >= lowLimit && high <= highLimit))
        return {low, high};
    Shown shown{high, low};
    for (const double value : values)
        if (value >= lowLimit && value <= highLimit) {
            shown.low = std::min(shown.low, value);
            shown.high = std::max(shown.high, value);
        }
    const double width = shown.high - shown.low;
    if (shown.low - low <= width / 2)
        shown.low = low;
    if (high - shown.high <= width / 2)
        shown.high = high;
    return shown;
}

bool addBars(std::span<const double> values, const std::vector<double>& five, ColumnProfile& profile, Progress& progress)
{
    const bool isTime = profile.type == ColumnType::Time;
    const double low = *profile.minimum;
    const double high = *profile.maximum;
    const Shown shown = isTime ? Shown{low, high} : shownRange(values, low, high, five);
    const std::size_t most = kBars - (shown.low > low) - (shown.high < high);
    const std::vector<double> edges =
        isTime ? timeEdges(shown.low, shown.high, most) : numberEdges(shown.low, shown.high, profile.isWhole, most);
    std::vector<std::int64_t> counts(edges.size() - 1);
    std::int64_t below = 0;
    std::int64_t above = 0;
    const bool isDone = inBlocks(values.size(), progress, [&](std::size_t begin, std::size_t end) {
        for (const double value : values.subspan(begin, end - begin)) {
            if (std::isnan(value))
                continue;
            if (value < edges.front())
                ++below;
            else if (value > edges.back())
                ++above;
            else
                ++counts[barOf(edges, value)];
        }
    });
    if (below > 0)
        profile.bars.push_back({std::min(low, edges.front()), edges.front(), {}, below, true});
    for (std::size_t i = 0; i < counts.size(); ++i)
        profile.bars.push_back({edges[i], edges[i + 1], {}, counts[i], false});
    if (above > 0)
        profile.bars.push_back({edges.back(), std::max(high, edges.back()), {}, above, true});
    return isDone;
}

/// False when stopped.
bool addNumbers(std::span<const double> values, ColumnProfile& profile, Progress& progress)
{
    if (!addMoments(values, profile, progress))
        return false;
    if (!profile.minimum)
        return true;
    constexpr std::array<double, 5> kShares{0.01, 0.25, 0.5, 0.75, 0.99};
    const std::vector<double> five = quantiles(values, kShares);
    profile.lowerQuartile = five[1];
    profile.median = five[2];
    profile.upperQuartile = five[3];
    const double fence = kFence * (five[3] - five[1]);
    const double low = five[1] - fence;
    const double high = five[3] + fence;
    const bool isDone = inBlocks(values.size(), progress, [&](std::size_t begin, std::size_t end) {
        for (const double value : values.subspan(begin, end - begin))
            profile.outliers += (value < low) | (value > high);
    });
    return isDone && addBars(values, five, profile, progress);
}

void addTexts(const Column& column, ColumnProfile& profile)
{
    const auto characters = [](std::string_view text) {
        return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    };
    std::vector<std::int64_t> lengths; // of the levels
    if (column.type() == ColumnType::Categorical)
        for (const std::string& level : column.levels())
            lengths.push_back(characters(level));
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (column.isMissing(row))
            ++profile.missing;
        else
            sum += lengths.empty() ? characters(column.textAt(row)) : lengths[column.codes()[row]];
    }
    if (profile.rows > profile.missing)
        profile.meanLength = static_cast<double>(sum) / static_cast<double>(profile.rows - profile.missing);
}

/// The frequent values and, where there are no numbers, the bars.
void addValues(const Column& column, const DistinctValues& values, ColumnProfile& profile)
{
    const bool isText = column.type() == ColumnType::Text || column.type() == ColumnType::Categorical;
    const auto barOfValue = [&](const ValueCount& value) {
        const double number = isText ? 0 : column.numberAt(value.row);
        return ProfileBar{number, number, column.cell(value.row), value.count, false};
    };
    // That each of many values is there once is nothing to show.
    const bool isFew = values.count <= std::int64_t(kTopValues);
    for (const ValueCount& value : values.top)
        if (profile.topValues.size() < kTopValues && (isFew || value.count > 1))
            profile.topValues.push_back(barOfValue(value));
    if (column.type() == ColumnType::Numeric || column.type() == ColumnType::Time)
        return;
    const std::int64_t present = profile.rows - profile.missing;
    const bool allFit = values.count <= std::int64_t(kBars);
    std::int64_t shown = 0;
    for (const ValueCount& value : values.top) {
        if (!allFit && (profile.bars.size() + 1 == kBars || value.count == 1))
            break;
        profile.bars.push_back(barOfValue(value));
        shown += value.count;
    }
    if (shown < present) {
        const std::int64_t others = values.count - std::ssize(profile.bars);
        profile.bars.push_back({0, 0, grouped(others) + (others == 1 ? " other" : " others"), present - shown, true});
    }
}

} // namespace

Result<ColumnProfile> profileColumn(const Field& field, const Column& column, Progress& progress)
{
    ColumnProfile profile;
    profile.name = field.name;
    profile.type = column.type();
    profile.rows = static_cast<std::int64_t>(column.size());
    profile.unit = field.unit.empty() ? unitInName(field.name) : field.unit;
    switch (column.type()) {
    case ColumnType::Numeric:
        if (!addNumbers(column.numbers(), profile, progress))
            return cancelled();
        break;
    case ColumnType::Time: {
        std::vector<double> seconds(column.size());
        for (std::size_t row = 0; row < seconds.size(); ++row)
            seconds[row] = column.numberAt(row);
        if (!addNumbers(seconds, profile, progress))
            return cancelled();
        break;
    }
    case ColumnType::Categorical:
    case ColumnType::Text: addTexts(column, profile); break;
    case ColumnType::Boolean: profile.missing = static_cast<std::int64_t>(column.missingCount()); break;
    }
    LATHE_TRY(const DistinctValues values, distinctValues(column, kBars, progress));
    profile.distinct = values.count;
    profile.isEstimated = values.isEstimated;
    addValues(column, values, profile);
    profile.suspected = suspectedMeaning(column, profile);
    return profile;
}

Result<std::vector<ColumnProfile>> profileTable(const Table& table, int threads, Progress& progress)
{
    std::vector<ColumnProfile> profiles(table.columnCount());
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> wasStopped = false;
    std::mutex mutex;
    std::int64_t done = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < profiles.size() && !wasStopped; i = next++) {
            auto profile = profileColumn(table.field(i), table.column(i), progress);
            if (!profile) {
                wasStopped = true;
                return;
            }
            profiles[i] = std::move(*profile);
            const std::scoped_lock lock(mutex);
            progress.set(++done, std::ssize(profiles), table.field(i).name);
        }
    };
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < std::min(threads, static_cast<int>(profiles.size())); ++i)
            others.emplace_back(work);
        work();
    }
    if (wasStopped)
        return cancelled();
    return profiles;
}

} // namespace lathe
