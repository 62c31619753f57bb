#include "ml/search_space.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr double kShortReal = 1;     ///< length of a range that is searched as a whole
constexpr double kShortInteger = 64;
constexpr double kRealFactor = 100;  ///< from the default to either side
constexpr double kIntegerFactor = 10;

double numberOf(const ParamValue& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    const auto* real = std::get_if<double>(&value);
    return real ? *real : 0;
}

/// The range to look in, where the declaration of the parameter gives one.
std::optional<SearchRange> rangeOf(const ParamSpec& spec)
{
    if (spec.search)
        return spec.search;
    if (!spec.common || !spec.minimum || !spec.maximum)
        return std::nullopt;
    const double value = numberOf(spec.defaultValue);
    const bool isInteger = spec.type == ParamType::Integer;
    if (spec.logarithmic && value > 0) {
        const double factor = isInteger ? kIntegerFactor : kRealFactor;
        return SearchRange{std::max(*spec.minimum, value / factor), std::min(*spec.maximum, value * factor)};
    }
    if (*spec.maximum - *spec.minimum <= (isInteger ? kShortInteger : kShortReal))
        return SearchRange{*spec.minimum, *spec.maximum};
    return std::nullopt;
}

std::optional<SearchDimension> dimensionOf(const ParamSpec& spec)
{
    if (!spec.searchable)
        return std::nullopt;
    SearchDimension dimension{spec.name, spec.type, 0, 1, false, {}};
    switch (spec.type) {
    case ParamType::Boolean:
        dimension.options = {false, true};
        break;
    case ParamType::Choice:
        for (const Choice& choice : spec.choices)
            dimension.options.emplace_back(choice.id);
        break;
    case ParamType::Integer:
    case ParamType::Real: {
        const auto range = rangeOf(spec);
        if (!range || !(range->low < range->high))
            return std::nullopt;
        dimension.low = spec.minimum ? std::max(range->low, *spec.minimum) : range->low;
        dimension.high = spec.maximum ? std::min(range->high, *spec.maximum) : range->high;
        if (spec.type == ParamType::Integer) {
            dimension.low = std::ceil(dimension.low);
            dimension.high = std::floor(dimension.high);
        }
        dimension.logarithmic = spec.logarithmic && dimension.low > 0;
        return dimension.low < dimension.high ? std::optional(std::move(dimension)) : std::nullopt;
    }
    default: return std::nullopt;
    }
    const bool isSearched = spec.common || spec.search;
    return isSearched && dimension.options.size() > 1 ? std::optional(std::move(dimension)) : std::nullopt;
}

} // namespace

ParamValue SearchDimension::valueAt(double coordinate) const
{
    if (isCategorical())
        return options[std::min(options.size() - 1, static_cast<std::size_t>(std::max(0.0, coordinate)))];
    const double share = std::clamp(coordinate, 0.0, 1.0);
    // Each integer has an equal stretch of the (logarithmic) range.
    const double room = type == ParamType::Integer ? 0.5 : 0;
    const double from = low - room, to = high + room;
    double value = logarithmic ? from * std::pow(to / from, share) : from + share * (to - from);
    if (type == ParamType::Integer)
        value = std::round(value);
    value = std::clamp(value, low, high);
    return type == ParamType::Integer ? ParamValue(static_cast<std::int64_t>(value)) : ParamValue(value);
}

double SearchDimension::coordinateOf(const ParamValue& value) const
{
    if (isCategorical()) {
        const auto found = std::ranges::find(options, value);
        return found == options.end() ? 0 : static_cast<double>(found - options.begin());
    }
    const double room = type == ParamType::Integer ? 0.5 : 0;
    const double from = low - room, to = high + room;
    const double number = std::clamp(numberOf(value), low, high);
    return logarithmic ? std::log(number / from) / std::log(to / from) : (number - from) / (to - from);
}

Params SearchSpace::paramsAt(const SearchPoint& point) const
{
    Params params = fixed;
    for (std::size_t i = 0; i < dimensions.size(); ++i)
        params.set(dimensions[i].name, dimensions[i].valueAt(point[i]));
    return params;
}

SearchPoint SearchSpace::pointOf(const Params& params) const
{
    SearchPoint point;
    for (const SearchDimension& dimension : dimensions)
        point.push_back(dimension.coordinateOf(params.values().find(dimension.name)->second));
    return point;
}

SearchPoint SearchSpace::draw(Random& random) const
{
    SearchPoint point;
    for (const SearchDimension& dimension : dimensions)
        point.push_back(dimension.isCategorical() ? static_cast<double>(random.below(dimension.options.size())) : random.uniform());
    return point;
}

SearchSpace searchSpaceOf(const std::vector<ParamSpec>& specs)
{
    SearchSpace space;
    space.fixed = defaults(specs);
    for (const ParamSpec& spec : specs)
        if (auto dimension = dimensionOf(spec))
            space.dimensions.push_back(std::move(*dimension));
    return space;
}

} // namespace lathe
