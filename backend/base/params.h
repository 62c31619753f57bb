// Typed parameters, declared once: form, check, tooltip, stored run, command line and manual follow.
#pragma once

#include "base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lathe {

/// Names of columns, in order.
using Names = std::vector<std::string>;

using ParamValue = std::variant<bool, std::int64_t, double, std::string, Names>;

enum class ParamType { Boolean, Integer, Real, Choice, Text, File, Columns };

/// `boolean`, `integer`, `real`, `choice`, `text`, `file`, `columns`.
std::string_view toString(ParamType type);

struct Choice {
    std::string id;
    std::string label;
    bool operator==(const Choice&) const = default;
};

/// Where a search for good values looks.
struct SearchRange {
    double low = 0, high = 1;
    bool operator==(const SearchRange&) const = default;
};

struct ParamSpec {
    std::string name;  ///< identifier, snake_case
    std::string label; ///< sentence case
    std::string help;
    std::string unit;
    ParamType type = ParamType::Real;
    ParamValue defaultValue;
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::vector<Choice> choices;
    std::vector<std::string> columnTypes; ///< the types that may be chosen, see ColumnType; empty: any
    std::string zeroText; ///< what 0 stands for, shown in its place; may be empty
    bool common = true;      ///< shown at once; the rest stands behind "more"
    bool logarithmic = false; ///< sliders and searches move in factors
    bool searchable = true;   ///< a search may change it
    std::optional<SearchRange> search; ///< instead of the range that a search would choose

    static ParamSpec boolean(std::string name, std::string label, bool value, std::string help);
    static ParamSpec integer(std::string name, std::string label, std::int64_t value, double minimum,
                             double maximum, std::string help);
    static ParamSpec real(std::string name, std::string label, double value, double minimum,
                          double maximum, std::string help);
    static ParamSpec choice(std::string name, std::string label, std::string value,
                            std::vector<Choice> choices, std::string help);
    static ParamSpec text(std::string name, std::string label, std::string value, std::string help);
    static ParamSpec file(std::string name, std::string label, std::string help);
    /// Some columns of a table; none chosen stands for all of these types.
    static ParamSpec columns(std::string name, std::string label, std::vector<std::string> types, std::string help);

    ParamSpec&& withUnit(std::string text) &&;
    ParamSpec&& withZero(std::string text) &&; ///< "automatic", "never"
    ParamSpec&& rare() &&;    ///< behind "more"
    ParamSpec&& inFactors() &&; ///< logarithmic
    ParamSpec&& withSearch(double low, double high) &&; ///< searched there, also behind "more"
    ParamSpec&& withoutSearch() &&; ///< costs time or memory, or changes what is asked

    /// nothing, or why `value` is not allowed, as a sentence that names the range.
    std::optional<std::string> problem(const ParamValue& value) const;
};

/// Values by name. Reading a name that is not there, or with another type, is a defect of the program.
class Params {
public:
    bool boolean(std::string_view name) const;
    std::int64_t integer(std::string_view name) const;
    double real(std::string_view name) const;
    const std::string& text(std::string_view name) const;
    const Names& names(std::string_view name) const;

    bool has(std::string_view name) const { return m_values.find(name) != m_values.end(); }
    void set(std::string name, ParamValue value) { m_values[std::move(name)] = std::move(value); }
    const std::map<std::string, ParamValue, std::less<>>& values() const { return m_values; }
    bool operator==(const Params&) const = default;

private:
    std::map<std::string, ParamValue, std::less<>> m_values;
};

/// The defaults of all `specs`.
Params defaults(const std::vector<ParamSpec>& specs);

/// Defaults overlaid with `name=value` texts, for example {"epochs=3", "learning_rate=1e-3"}.
/// Fails with InvalidArgument for a name that is not there (proposing the nearest) or a value outside.
Result<Params> parseParams(const std::vector<ParamSpec>& specs,
                           const std::vector<std::string>& assignments);

/// Fails with InvalidArgument naming the first parameter that is missing, unknown or outside.
Result<void> checkParams(const std::vector<ParamSpec>& specs, const Params& params);

/// As a person would write it: true, 3, 0.001, text, "age, fare". Reads back as the same value; names that hold
/// a comma are written as a JSON array.
std::string toText(const ParamValue& value);
/// Fails with InvalidArgument when `text` is no value of the spec's type and range.
Result<ParamValue> parseValue(const ParamSpec& spec, std::string_view text);

nlohmann::json toJson(const Params& params);
/// Types follow `specs`; unknown names are kept, missing ones get their default.
Result<Params> paramsFromJson(const std::vector<ParamSpec>& specs, const nlohmann::json& json);
/// {name,label,type,default,minimum,maximum,choices,help,unit}
nlohmann::json toJson(const ParamSpec& spec);

} // namespace lathe
