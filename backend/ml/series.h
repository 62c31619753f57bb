// A series: one quantity at equal steps of time, and the steps.
#pragma once

#include "base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lathe {

/// Numbers the moments of a series: 0, 1, 2 … from its first. A moment is what Column::numberAt() says: seconds since
/// 1970, or any number that grows.
class TimeGrid {
public:
    enum class Kind : std::uint8_t {
        Steps,  ///< so many units apart; holes are counted
        Months, ///< so many calendar months apart, on one day and time of the month
        Order   ///< one after the other, whatever lies between
    };

    TimeGrid() = default;
    /// Steps where nine of ten differences are alike and all are multiples of them, Months for times of which that is
    /// true in months, else Order. `moments` are ascending and distinct; `isTime`: they are seconds since 1970.
    static TimeGrid of(std::span<const double> moments, bool isTime);

    Kind kind() const { return m_kind; }
    /// The nearest place; before the first moment it is negative. By Order a moment lies at the first known one that is
    /// not before it.
    std::int64_t place(double moment) const;
    /// Seconds since 1970; nothing where the moments are no times, or by Order at unknown places.
    std::optional<double> time(std::int64_t place) const;
    /// With places for these moments too: by Order they are lined up among the others. `moments` are ascending.
    TimeGrid with(std::span<const double> moments) const;
    /// The periods that people and machines live by, in steps, shortest first: 24 and 168 for hours. May be empty.
    std::vector<int> naturalSeasons() const;

    nlohmann::json toJson() const;
    /// `moments` are those that it was made of. Fails with Parse.
    static Result<TimeGrid> fromJson(const nlohmann::json& json, std::vector<double> moments);

private:
    Kind m_kind = Kind::Order;
    bool m_isTime = false;
    double m_step = 1;             ///< units or months
    double m_origin = 0;           ///< the first moment
    std::vector<double> m_moments; ///< by Order
};

/// Equally spaced values; NaN is unknown.
struct Series {
    std::vector<double> values;
    TimeGrid grid;
    std::int64_t first = 0; ///< the place of values[0]
    int season = 1;         ///< steps after which it repeats; 1: it does not
};

/// Unknown values on a straight line between their neighbours; at the ends like the nearest. At least one is known.
std::vector<double> interpolated(std::span<const double> values);

/// The period of `values` in steps: the highest peak of their autocorrelation (Box and Jenkins, Time Series Analysis,
/// 2.1.4) after a straight line is taken away, among the grid's natural periods first; 1 when none reaches 0.3.
/// At most a third of the values.
int detectedSeason(std::span<const double> values, const TimeGrid& grid);

} // namespace lathe
