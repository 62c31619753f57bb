#include "ml/series.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lathe {

namespace {

constexpr double kMinute = 60, kHour = 3600, kDay = 86400;
constexpr int kLongestSeason = 400;
constexpr double kSeasonal = 0.3; ///< autocorrelation of a season worth the name

struct MonthPoint {
    std::int64_t month = 0; ///< since year 0
    double within = 0;      ///< seconds since the month's first
};

MonthPoint monthOf(double seconds)
{
    using namespace std::chrono;
    const double day = std::floor(seconds / kDay);
    const year_month_day date(sys_days(days(static_cast<std::int64_t>(day))));
    return {static_cast<std::int64_t>(static_cast<int>(date.year())) * 12 + static_cast<unsigned>(date.month()) - 1,
            (static_cast<unsigned>(date.day()) - 1) * kDay + (seconds - day * kDay)};
}

double secondsOf(const MonthPoint& point)
{
    using namespace std::chrono;
    const std::int64_t years = point.month >= 0 ? point.month / 12 : (point.month - 11) / 12;
    const sys_days first(year(static_cast<int>(years)) / month(static_cast<unsigned>(point.month - years * 12 + 1)) / 1);
    return static_cast<double>(first.time_since_epoch().count()) * kDay + point.within;
}

/// The common difference of ascending numbers; nothing where there is none.
std::optional<double> commonStep(std::span<const double> numbers)
{
    if (numbers.size() < 3)
        return {};
    std::vector<double> gaps;
    for (std::size_t i = 1; i < numbers.size(); ++i)
        gaps.push_back(numbers[i] - numbers[i - 1]);
    std::vector<double> sorted = gaps;
    std::ranges::sort(sorted);
    const double step = sorted[sorted.size() / 2];
    if (!(step > 0))
        return {};
    std::size_t alike = 0;
    for (const double gap : gaps) {
        const double times = gap / step;
        if (std::abs(times - std::round(times)) > 0.01 || times < 0.5)
            return {};
        alike += times < 1.5;
    }
    if (alike * 10 < gaps.size() * 9)
        return {};
    return step;
}

/// By years, a fixed number of days is no step of months: 365 and 366.
std::optional<double> commonMonths(std::span<const double> moments)
{
    std::vector<double> months;
    for (const double moment : moments) {
        const MonthPoint point = monthOf(moment);
        if (std::abs(point.within - monthOf(moments.front()).within) > 1)
            return {};
        months.push_back(static_cast<double>(point.month));
    }
    return commonStep(months);
}

/// Of values without a trend; index is the lag.
std::vector<double> autocorrelations(std::vector<double> values, std::size_t longest)
{
    const auto n = static_cast<double>(values.size());
    double meanX = (n - 1) / 2, meanY = 0, sxy = 0, sxx = 0;
    for (const double value : values)
        meanY += value / n;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = static_cast<double>(i) - meanX;
        sxy += x * (values[i] - meanY);
        sxx += x * x;
    }
    const double slope = sxx > 0 ? sxy / sxx : 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= meanY + slope * (static_cast<double>(i) - meanX);
    std::vector<double> result(longest + 1, 0);
    double whole = 0;
    for (const double value : values)
        whole += value * value;
    for (std::size_t lag = 0; lag <= longest && whole > 1e-12 * n * meanY * meanY; ++lag) {
        double sum = 0;
        for (std::size_t i = lag; i < values.size(); ++i)
            sum += values[i] * values[i - lag];
        // Long lags have fewer terms; without this they would always lose.
        result[lag] = sum / whole * n / (n - static_cast<double>(lag));
    }
    return result;
}

} // namespace

TimeGrid TimeGrid::of(std::span<const double> moments, bool isTime)
{
    TimeGrid grid;
    grid.m_isTime = isTime;
    if (!moments.empty())
        grid.m_origin = moments.front();
    if (const auto step = commonStep(moments)) {
        grid.m_kind = Kind::Steps;
        grid.m_step = *step;
    } else if (const auto months = isTime ? commonMonths(moments) : std::nullopt) {
        grid.m_kind = Kind::Months;
        grid.m_step = *months;
    } else {
        grid.m_moments.assign(moments.begin(), moments.end());
    }
    return grid;
}

std::int64_t TimeGrid::place(double moment) const
{
    switch (m_kind) {
    case Kind::Steps:
        return std::llround((moment - m_origin) / m_step);
    case Kind::Months:
        return std::llround(static_cast<double>(monthOf(moment).month - monthOf(m_origin).month) / m_step);
    case Kind::Order:
        return std::ranges::lower_bound(m_moments, moment) - m_moments.begin();
    }
    return 0;
}

std::optional<double> TimeGrid::time(std::int64_t place) const
{
    if (!m_isTime)
        return {};
    if (m_kind == Kind::Steps)
        return m_origin + m_step * static_cast<double>(place);
    if (m_kind == Kind::Months) {
        MonthPoint point = monthOf(m_origin);
        point.month += place * static_cast<std::int64_t>(m_step);
        return secondsOf(point);
    }
    if (place < 0 || place >= std::ssize(m_moments))
        return {};
    return m_moments[static_cast<std::size_t>(place)];
}

TimeGrid TimeGrid::with(std::span<const double> moments) const
{
    TimeGrid grid = *this;
    if (m_kind != Kind::Order)
        return grid;
    std::vector<double> all;
    std::ranges::set_union(m_moments, moments, std::back_inserter(all));
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    grid.m_moments = std::move(all);
    return grid;
}

std::vector<int> TimeGrid::naturalSeasons() const
{
    if (!m_isTime)
        return {};
    std::vector<int> seasons;
    const auto add = [&](double period, double step) {
        const double steps = period / step;
        if (steps >= 2 && std::abs(steps - std::round(steps)) < 1e-6 && steps < 20000)
            seasons.push_back(static_cast<int>(std::round(steps)));
    };
    if (m_kind == Kind::Months)
        add(12, m_step);
    if (m_kind == Kind::Steps) {
        for (const double period : {kMinute, kHour, kDay, 7 * kDay})
            add(period, m_step);
        if (m_step == kDay)
            seasons.push_back(365);
        if (m_step == 7 * kDay)
            seasons.push_back(52);
    }
    return seasons;
}

nlohmann::json TimeGrid::toJson() const
{
    const char* const names[]{"steps", "months", "order"};
    return {{"kind", names[static_cast<std::size_t>(m_kind)]}, {"is_time", m_isTime}, {"step", m_step}, {"origin", m_origin}};
}

Result<TimeGrid> TimeGrid::fromJson(const nlohmann::json& json, std::vector<double> moments)
{
    try {
        TimeGrid grid;
        const auto kind = json.at("kind").get<std::string>();
        grid.m_kind = kind == "steps" ? Kind::Steps : kind == "months" ? Kind::Months : Kind::Order;
        grid.m_isTime = json.at("is_time").get<bool>();
        grid.m_step = json.at("step").get<double>();
        grid.m_origin = json.at("origin").get<double>();
        if (!(grid.m_step > 0) || !std::isfinite(grid.m_origin) || !std::ranges::is_sorted(moments))
            return fail(ErrorCode::Parse, "The model's steps of time are no such");
        if (grid.m_kind == Kind::Order)
            grid.m_moments = std::move(moments);
        return grid;
    } catch (const nlohmann::json::exception& error) {
        return fail(ErrorCode::Parse, std::string("The model's steps of time cannot be read: ").append(error.what()));
    }
}

std::vector<double> interpolated(std::span<const double> values)
{
    std::vector<double> filled(values.begin(), values.end());
    std::size_t last = filled.size(); // the last known one
    for (std::size_t i = 0; i < filled.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        for (std::size_t j = last == filled.size() ? 0 : last + 1; j < i; ++j) {
            const double share = last == filled.size() ? 1 : static_cast<double>(j - last) / static_cast<double>(i - last);
            filled[j] = last == filled.size() ? values[i] : values[last] + share * (values[i] - values[last]);
        }
        last = i;
    }
    if (last < filled.size())
        std::fill(filled.begin() + static_cast<std::ptrdiff_t>(last), filled.end(), values[last]);
    return filled;
}

int detectedSeason(std::span<const double> values, const TimeGrid& grid)
{
    if (values.size() < 8)
        return 1;
    const std::vector<int> natural = grid.naturalSeasons();
    const std::size_t third = values.size() / 3;
    std::size_t longest = std::min<std::size_t>(third, kLongestSeason);
    for (const int season : natural)
        if (static_cast<std::size_t>(season) <= third)
            longest = std::max(longest, static_cast<std::size_t>(season));
    const std::vector<double> strength = autocorrelations(interpolated(values), std::min(longest + longest / 8 + 1, values.size() - 1));
    const auto isPeak = [&](std::size_t lag) {
        const std::size_t reach = std::max<std::size_t>(1, lag / 8);
        for (std::size_t other = lag - std::min(reach, lag - 1); other <= std::min(lag + reach, strength.size() - 1); ++other)
            if (strength[other] > strength[lag])
                return false;
        return lag + 1 < strength.size();
    };
    const auto best = [&](const auto& candidates) {
        int found = 1;
        for (const int lag : candidates) {
            const auto place = static_cast<std::size_t>(lag);
            // A longer period has to be clearly better: each multiple of a period is one too.
            if (place <= third && strength[place] > kSeasonal && isPeak(place) && (found == 1 || strength[place] > strength[static_cast<std::size_t>(found)] + 0.05))
                found = lag;
        }
        return found;
    };
    if (const int season = best(natural); season > 1)
        return season;
    std::vector<int> all;
    for (int lag = 2; lag <= static_cast<int>(std::min<std::size_t>(third, kLongestSeason)); ++lag)
        all.push_back(lag);
    return best(all);
}

} // namespace lathe
