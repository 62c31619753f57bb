#include "base/params.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace lathe {

namespace {

ParamSpec make(std::string name, std::string label, ParamType type, ParamValue value,
               std::string help)
{
    ParamSpec spec;
    spec.name = std::move(name);
    spec.label = std::move(label);
    spec.type = type;
    spec.defaultValue = std::move(value);
    spec.help = std::move(help);
    return spec;
}

std::string rangeText(const ParamSpec& spec)
{
    const auto number = [](double value) { return toText(ParamValue(value)); };
    if (spec.minimum && spec.maximum)
        return "between " + number(*spec.minimum) + " and " + number(*spec.maximum);
    if (spec.minimum)
        return "at least " + number(*spec.minimum);
    if (spec.maximum)
        return "at most " + number(*spec.maximum);
    return "among the finite numbers";
}

std::string choiceText(const ParamSpec& spec)
{
    std::vector<std::string> ids;
    for (const Choice& choice : spec.choices)
        ids.push_back(choice.id);
    return join(ids, ", ");
}

const ParamSpec* find(const std::vector<ParamSpec>& specs, std::string_view name)
{
    for (const ParamSpec& spec : specs)
        if (spec.name == name)
            return &spec;
    return nullptr;
}

tl::unexpected<Error> unknown(const std::vector<ParamSpec>& specs, std::string_view name)
{
    std::vector<std::string> names;
    for (const ParamSpec& spec : specs)
        names.push_back(spec.name);
    const std::string near = nearest(name, names);
    return fail(ErrorCode::InvalidArgument, "There is no parameter “" + std::string(name) + "”",
                near.empty() ? "Parameters are " + join(names, ", ")
                             : "Did you mean “" + near + "”?");
}

const ParamValue& valueOf(const std::map<std::string, ParamValue, std::less<>>& values,
                          std::string_view name)
{
    const auto found = values.find(name);
    if (found == values.end())
        throw std::logic_error("There is no parameter " + std::string(name));
    return found->second;
}

} // namespace

std::string_view toString(ParamType type)
{
    switch (type) {
    case ParamType::Boolean: return "boolean";
    case ParamType::Integer: return "integer";
    case ParamType::Real: return "real";
    case ParamType::Choice: return "choice";
    case ParamType::Text: return "text";
    case ParamType::File: return "file";
    case ParamType::Columns: return "columns";
    }
    return "text";
}

ParamSpec ParamSpec::boolean(std::string name, std::string label, bool value, std::string help)
{
    return make(std::move(name), std::move(label), ParamType::Boolean, value, std::move(help));
}

ParamSpec ParamSpec::integer(std::string name, std::string label, std::int64_t value,
                             double minimum, double maximum, std::string help)
{
    auto spec = make(std::move(name), std::move(label), ParamType::Integer, value, std::move(help));
    spec.minimum = minimum;
    spec.maximum = maximum;
    return spec;
}

ParamSpec ParamSpec::real(std::string name, std::string label, double value, double minimum,
                          double maximum, std::string help)
{
    auto spec = make(std::move(name), std::move(label), ParamType::Real, value, std::move(help));
    spec.minimum = minimum;
    spec.maximum = maximum;
    return spec;
}

ParamSpec ParamSpec::choice(std::string name, std::string label, std::string value,
                            std::vector<Choice> choices, std::string help)
{
    auto spec = make(std::move(name), std::move(label), ParamType::Choice, std::move(value),
                     std::move(help));
    spec.choices = std::move(choices);
    return spec;
}

ParamSpec ParamSpec::text(std::string name, std::string label, std::string value, std::string help)
{
    return make(std::move(name), std::move(label), ParamType::Text, std::move(value),
                std::move(help));
}

ParamSpec ParamSpec::file(std::string name, std::string label, std::string help)
{
    return make(std::move(name), std::move(label), ParamType::File, std::string(), std::move(help));
}

ParamSpec ParamSpec::columns(std::string name, std::string label, std::vector<std::string> types, std::string help)
{
    auto spec = make(std::move(name), std::move(label), ParamType::Columns, Names(), std::move(help));
    spec.columnTypes = std::move(types);
    return spec;
}

ParamSpec&& ParamSpec::withUnit(std::string text) &&
{
    unit = std::move(text);
    return std::move(*this);
}

ParamSpec&& ParamSpec::withZero(std::string text) &&
{
    zeroText = std::move(text);
    return std::move(*this);
}

ParamSpec&& ParamSpec::rare() &&
{
    common = false;
    return std::move(*this);
}

ParamSpec&& ParamSpec::inFactors() &&
{
    logarithmic = true;
    return std::move(*this);
}

ParamSpec&& ParamSpec::withSearch(double low, double high) &&
{
    search = SearchRange{low, high};
    return std::move(*this);
}

ParamSpec&& ParamSpec::withoutSearch() &&
{
    searchable = false;
    return std::move(*this);
}

std::optional<std::string> ParamSpec::problem(const ParamValue& value) const
{
    const auto outside = [this](double number) {
        return !std::isfinite(number) || (minimum && number < *minimum) ||
               (maximum && number > *maximum);
    };
    switch (type) {
    case ParamType::Boolean:
        if (!std::holds_alternative<bool>(value))
            return label + " is true or false";
        break;
    case ParamType::Integer:
        if (!std::holds_alternative<std::int64_t>(value))
            return label + " is a whole number";
        if (outside(static_cast<double>(std::get<std::int64_t>(value))))
            return label + " lies " + rangeText(*this);
        break;
    case ParamType::Real:
        if (!std::holds_alternative<double>(value))
            return label + " is a number";
        if (outside(std::get<double>(value)))
            return label + " lies " + rangeText(*this);
        break;
    case ParamType::Choice: {
        const auto* text = std::get_if<std::string>(&value);
        for (const Choice& choice : choices)
            if (text && choice.id == *text)
                return std::nullopt;
        return label + " is one of " + choiceText(*this);
    }
    case ParamType::Text:
    case ParamType::File:
        if (!std::holds_alternative<std::string>(value))
            return label + " is a text";
        break;
    case ParamType::Columns:
        if (!std::holds_alternative<Names>(value))
            return label + " are names of columns";
        break;
    }
    return std::nullopt;
}

bool Params::boolean(std::string_view name) const
{
    return std::get<bool>(valueOf(m_values, name));
}

std::int64_t Params::integer(std::string_view name) const
{
    return std::get<std::int64_t>(valueOf(m_values, name));
}

double Params::real(std::string_view name) const
{
    return std::get<double>(valueOf(m_values, name));
}

const std::string& Params::text(std::string_view name) const
{
    return std::get<std::string>(valueOf(m_values, name));
}

const Names& Params::names(std::string_view name) const
{
    return std::get<Names>(valueOf(m_values, name));
}

Params defaults(const std::vector<ParamSpec>& specs)
{
    Params params;
    for (const ParamSpec& spec : specs)
        params.set(spec.name, spec.defaultValue);
    return params;
}

Result<Params> parseParams(const std::vector<ParamSpec>& specs,
                           const std::vector<std::string>& assignments)
{
    Params params = defaults(specs);
    for (const std::string& assignment : assignments) {
        const auto equals = assignment.find('=');
        if (equals == std::string::npos)
            return fail(ErrorCode::InvalidArgument, "“" + assignment + "” is no parameter",
                        "Write name=value, for example epochs=3");
        const std::string name = trimmed(assignment.substr(0, equals));
        const ParamSpec* spec = find(specs, name);
        if (!spec)
            return unknown(specs, name);
        LATHE_TRY(auto value, parseValue(*spec, trimmed(assignment.substr(equals + 1))));
        params.set(name, std::move(value));
    }
    return params;
}

Result<void> checkParams(const std::vector<ParamSpec>& specs, const Params& params)
{
    for (const auto& [name, value] : params.values()) {
        const ParamSpec* spec = find(specs, name);
        if (!spec)
            return unknown(specs, name);
        if (const auto problem = spec->problem(value))
            return fail(ErrorCode::InvalidArgument, *problem, {}, name);
    }
    for (const ParamSpec& spec : specs)
        if (!params.has(spec.name))
            return fail(ErrorCode::InvalidArgument, "The parameter “" + spec.name + "” is missing");
    return {};
}

std::string toText(const ParamValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&value))
        return shortest(*number);
    if (const auto* names = std::get_if<Names>(&value)) {
        const bool isPlain = std::ranges::none_of(*names, [](const std::string& name) {
            return name.find(',') != std::string::npos || name.starts_with('[') || name != trimmed(name);
        });
        return isPlain ? join(*names, ", ") : nlohmann::json(*names).dump();
    }
    return std::get<std::string>(value);
}

namespace {

/// "age, fare", or a JSON array of texts; the text itself where it is neither.
ParamValue namesFrom(std::string_view text)
{
    Names names;
    if (trimmed(text).starts_with('[')) {
        const auto json = nlohmann::json::parse(text, nullptr, false);
        if (!json.is_array() || !std::ranges::all_of(json, [](const auto& name) { return name.is_string(); }))
            return std::string(text);
        return json.get<Names>();
    }
    for (const std::string& name : split(text, ','))
        if (!trimmed(name).empty())
            names.push_back(trimmed(name));
    return names;
}

} // namespace

Result<ParamValue> parseValue(const ParamSpec& spec, std::string_view text)
{
    ParamValue value = std::string(text);
    if (spec.type == ParamType::Boolean) {
        const std::string word = lowered(text);
        if (word == "true" || word == "yes" || word == "on" || word == "1")
            value = true;
        else if (word == "false" || word == "no" || word == "off" || word == "0")
            value = false;
    } else if (spec.type == ParamType::Integer) {
        if (const auto whole = parseInteger(text))
            value = *whole;
    } else if (spec.type == ParamType::Real) {
        if (const auto number = parseReal(text))
            value = *number;
    } else if (spec.type == ParamType::Columns) {
        value = namesFrom(text);
    }
    if (const auto problem = spec.problem(value))
        return fail(ErrorCode::InvalidArgument, *problem + ", not “" + std::string(text) + "”", {},
                    spec.name);
    return value;
}

nlohmann::json toJson(const Params& params)
{
    nlohmann::json json = nlohmann::json::object();
    for (const auto& [name, value] : params.values())
        std::visit([&, key = name](const auto& plain) { json[key] = plain; }, value);
    return json;
}

Result<Params> paramsFromJson(const std::vector<ParamSpec>& specs, const nlohmann::json& json)
{
    constexpr auto kLargestInteger =
        static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!json.is_object())
        return fail(ErrorCode::Parse, "Parameters are not a JSON object");
    Params params = defaults(specs);
    for (const auto& [name, value] : json.items()) {
        const ParamSpec* spec = find(specs, name);
        if (value.is_boolean())
            params.set(name, value.get<bool>());
        else if (value.is_number_float() ||
                 (spec && spec->type == ParamType::Real && value.is_number()))
            params.set(name, value.get<double>());
        else if (value.is_number_unsigned() && value.get<std::uint64_t>() > kLargestInteger)
            return fail(ErrorCode::Parse, "The parameter “" + name + "” is too large a number");
        else if (value.is_number_integer())
            params.set(name, value.get<std::int64_t>());
        else if (value.is_string())
            params.set(name, value.get<std::string>());
        else if (value.is_array() && std::ranges::all_of(value, [](const auto& entry) { return entry.is_string(); }))
            params.set(name, value.get<Names>());
        else
            return fail(ErrorCode::Parse, "The parameter “" + name + "” has no plain value");
    }
    return params;
}

nlohmann::json toJson(const ParamSpec& spec)
{
    nlohmann::json json{{"name", spec.name},
                        {"label", spec.label},
                        {"type", toString(spec.type)},
                        {"help", spec.help},
                        {"unit", spec.unit}};
    std::visit([&](const auto& plain) { json["default"] = plain; }, spec.defaultValue);
    json["minimum"] = spec.minimum ? nlohmann::json(*spec.minimum) : nlohmann::json();
    json["maximum"] = spec.maximum ? nlohmann::json(*spec.maximum) : nlohmann::json();
    json["choices"] = nlohmann::json::array();
    for (const Choice& choice : spec.choices)
        json["choices"].push_back(choice.id);
    return json;
}

} // namespace lathe
