#include "data/histogram.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace lathe {

namespace {

/// Where no round numbers fit between the two.
std::vector<double> evenEdges(double low, double high, std::size_t bars)
{
    if (!(low < high))
        return {low, high};
    std::vector<double> edges{low};
    for (std::size_t i = 1; i < bars; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(bars);
        const double edge = low * (1 - share) + high * share;
        if (edge > edges.back() && edge < high)
            edges.push_back(edge);
    }
    edges.push_back(high);
    return edges;
}

/// A step of `factor` times ten to the power of `exponent`: tenths are divided by, so that edges are what
/// one would write.
struct Step {
    double factor = 1;
    int exponent = 0;

    double size() const { return times(1); }
    double times(double count) const
    {
        const double power = std::pow(10, std::abs(exponent));
        return exponent < 0 ? count * factor / power : count * factor * power;
    }
};

std::vector<double> steppedEdges(double low, double high, const Step& by, bool isWhole)
{
    const double step = by.size();
    double first = std::floor(low / step);
    if (by.times(first) > low)
        --first;
    double last = std::ceil(high / step);
    if (last <= first || (isWhole && last * step <= high))
        ++last; // whole numbers have a bar for the highest alone
    if (by.times(last) < high)
        ++last; // the quotient was rounded
    std::vector<double> edges;
    for (double i = first; i <= last && edges.size() < 1000; ++i)
        edges.push_back(by.times(i));
    return edges;
}

constexpr double kDay = 86400;

/// Months since the year 0.
std::int64_t monthOf(double seconds)
{
    using namespace std::chrono;
    const year_month_day date(floor<days>(sys_seconds(std::chrono::seconds(static_cast<std::int64_t>(std::floor(seconds))))));
    return std::int64_t(int(date.year())) * 12 + unsigned(date.month()) - 1;
}

double secondsOf(std::int64_t month)
{
    using namespace std::chrono;
    const std::int64_t years = month >= 0 ? month / 12 : (month - 11) / 12;
    const sys_days day(year(static_cast<int>(years)) / std::chrono::month(static_cast<unsigned>(month - years * 12 + 1)) / 1);
    return static_cast<double>(duration_cast<seconds>(day.time_since_epoch()).count());
}

std::vector<double> monthEdges(double low, double high, std::int64_t step)
{
    const auto floored = [step](std::int64_t month) { return (month >= 0 ? month / step : (month - step + 1) / step) * step; };
    std::vector<double> edges;
    for (std::int64_t month = floored(monthOf(low)); edges.size() < 1000; month += step) {
        edges.push_back(secondsOf(month));
        if (edges.size() > 1 && edges.back() >= high)
            break;
    }
    return edges;
}

} // namespace

std::vector<double> numberEdges(double low, double high, bool isWhole, std::size_t most)
{
    if (low == high) {
        const double half = isWhole ? 0.5 : std::max(std::abs(low), 1e-300) * 0.05;
        return isWhole ? std::vector{low, std::max(low + 1, std::nextafter(low, INFINITY))} : std::vector{low - half, low + half};
    }
    const double range = high - low;
    const double least = range / static_cast<double>(most);
    if (!std::isfinite(range) || !(least > 0))
        return evenEdges(low, high, most / 2);
    const int exponent = static_cast<int>(std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0}) {
        const Step step{factor, exponent};
        if (step.size() < least || (isWhole && step.size() != std::floor(step.size())))
            continue;
        std::vector<double> edges = steppedEdges(low, high, step, isWhole);
        const bool rises = std::adjacent_find(edges.begin(), edges.end(), std::greater_equal<>()) == edges.end();
        if (rises && edges.size() <= most + 1 && edges.front() <= low && edges.back() >= high)
            return edges;
    }
    // Whole numbers that lie closer than one a bar begin here.
    if (isWhole && least < 1 && range + 1 <= static_cast<double>(most))
        return steppedEdges(low, high, Step{}, true);
    return evenEdges(low, high, most / 2);
}

std::vector<double> timeEdges(double low, double high, std::size_t most)
{
    constexpr std::array<double, 17> kSteps{1,    2,    5,     10,    15,    30,        60,       120,      300,
                                            600,  1800, 3600,  10800, 21600, 43200,     kDay,     7 * kDay};
    // 1970-01-01 was a Thursday; weeks that begin on Monday need no more than a shift, but the day of the
    // shift is of no use to who reads the bars, so weeks count from the epoch.
    if (low == high)
        return {low, low + 1};
    for (const double step : kSteps)
        if ((high - low) / step <= static_cast<double>(most)) {
            std::vector<double> edges = steppedEdges(low, high, Step{step, 0}, false);
            if (edges.size() <= most + 1)
                return edges;
        }
    // The calendar of the standard library ends with these years.
    const bool isCalendar = secondsOf(-32767 * 12) < low && high < secondsOf(32700 * 12);
    for (const std::int64_t months : {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000})
        if (isCalendar && (high - low) / (static_cast<double>(months) * 28 * kDay) <= 2 * static_cast<double>(most)) {
            std::vector<double> edges = monthEdges(low, high, months);
            if (edges.size() <= most + 1)
                return edges;
        }
    return evenEdges(low, high, most / 2);
}

std::size_t barOf(std::span<const double> edges, double value)
{
    const std::size_t bars = edges.size() - 1;
    // A guess that is right for edges at equal distances; then as the edges say.
    const double guess = (value - edges.front()) / (edges.back() - edges.front()) * static_cast<double>(bars);
    std::size_t bar = guess > 0 ? std::min(bars - 1, static_cast<std::size_t>(guess)) : 0;
    while (bar > 0 && value < edges[bar])
        --bar;
    while (bar + 1 < bars && value >= edges[bar + 1])
        ++bar;
    return bar;
}

} // namespace lathe
