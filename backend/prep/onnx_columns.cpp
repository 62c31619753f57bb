#include "prep/onnx_columns.h"

#include "base/text.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr double kMicroseconds = 1e6;

/// The place of each value in `values` (any order, NaN: no number), their number for another one, `missing` for NaN.
std::string placeAmong(OnnxBuilder& b, const std::string& numbers, const std::vector<double>& values, std::int64_t missing)
{
    const auto count = static_cast<std::int64_t>(values.size());
    const std::string isMissing = b.isMissing(numbers);
    if (values.empty())
        return b.where(isMissing, b.integer(missing), b.integer(count));
    const std::string equal = b.toReal(b.compare("Equal", numbers, b.row(values)));
    const std::string found = b.compare("Greater", b.largest(equal, 1), 0.5);
    const std::string place = b.node("ArgMax", {equal}, {{"axis", std::int64_t(1)}, {"keepdims", std::int64_t(1)}});
    return b.where(isMissing, b.integer(missing), b.where(found, place, b.integer(count)));
}

} // namespace

void OnnxColumns::addInput(const std::string& name, ColumnType type)
{
    const bool isText = type == ColumnType::Categorical || type == ColumnType::Text;
    builder.model.inputs.push_back({name, ElementType::Float64, {"n", std::int64_t(1)}, isText});
    Held held{type, name, isText ? Held::Form::Strings : Held::Form::Numbers, {}, false, {}};
    if (type == ColumnType::Time)
        held.tensor = builder.unary("Round", builder.multiply(name, kMicroseconds));
    m_columns[name] = std::move(held);
}

Result<const OnnxColumns::Held*> OnnxColumns::find(const std::string& name) const
{
    const auto found = m_columns.find(name);
    if (found == m_columns.end())
        return fail(ErrorCode::Schema, "The column “" + name + "” is absent");
    return &found->second;
}

Result<ColumnType> OnnxColumns::typeOf(const std::string& name) const
{
    LATHE_TRY(const Held* held, find(name));
    return held->type;
}

Result<std::string> OnnxColumns::numbers(const std::string& name, ColumnType type) const
{
    LATHE_TRY(const Held* held, find(name));
    if (held->type != type || held->form != Held::Form::Numbers)
        return fail(ErrorCode::Schema, "The column “" + name + "” is " + std::string(toString(held->type)) + ", not " + std::string(toString(type)));
    return held->tensor;
}

Result<std::string> OnnxColumns::codes(const std::string& name, const std::vector<std::string>& levels) const
{
    LATHE_TRY(const Held* held, find(name));
    if (held->type != ColumnType::Categorical && held->type != ColumnType::Text)
        return fail(ErrorCode::Schema, "The column “" + name + "” is " + std::string(toString(held->type)) + ", not categorical");
    const auto count = static_cast<std::int64_t>(levels.size());
    const auto placeOf = [&](const std::string& level) { return std::int64_t(std::ranges::find(levels, level) - levels.begin()); };
    const std::int64_t missing = held->fill ? placeOf(*held->fill) : count + 1;
    switch (held->form) {
    case Held::Form::Strings: {
        std::vector<std::string> keys;
        std::vector<std::int64_t> places;
        for (std::int64_t i = 0; i < count; ++i)
            if (const std::string& level = levels[static_cast<std::size_t>(i)]; !level.empty()) {
                keys.push_back(level);
                places.push_back(i);
            }
        keys.emplace_back();
        places.push_back(missing);
        return builder.tableNode("LabelEncoder", {held->tensor},
                                 {{"keys_strings", std::move(keys)}, {"values_int64s", std::move(places)}, {"default_int64", count}});
    }
    case Held::Form::Numbers: {
        std::vector<double> values;
        for (const std::string& level : levels) {
            const auto number = held->isFlag ? (level == "true" ? std::optional(1.0) : level == "false" ? std::optional(0.0) : std::nullopt)
                                             : parseReal(level);
            // A text that is not how this number is written stands for no number.
            values.push_back(number && (held->isFlag || Column::numeric({*number}).cell(0) == level) ? *number : kMissingNumber);
        }
        return placeAmong(builder, held->tensor, values, missing);
    }
    case Held::Form::Codes: break;
    }
    if (held->levels == levels && !held->fill)
        return held->tensor;
    std::vector<std::int64_t> places;
    for (const std::string& level : held->levels)
        places.push_back(placeOf(level));
    places.push_back(count);
    places.push_back(missing);
    return builder.gather(builder.integers(places), held->tensor);
}

void OnnxColumns::setNumbers(const std::string& name, ColumnType type, std::string tensor)
{
    m_columns[name] = {type, std::move(tensor), Held::Form::Numbers, {}, false, {}};
}

void OnnxColumns::setCodes(const std::string& name, std::string codes, std::vector<std::string> levels)
{
    m_columns[name] = {ColumnType::Categorical, std::move(codes), Held::Form::Codes, std::move(levels), false, {}};
}

Result<void> OnnxColumns::fillCategory(const std::string& name, const std::string& value)
{
    LATHE_TRY(const Held* held, find(name));
    if (!held->fill) // else nothing is missing any more
        m_columns[name].fill = value;
    return {};
}

Result<void> OnnxColumns::makeCategorical(const std::string& name)
{
    LATHE_TRY(const Held* held, find(name));
    if (held->type == ColumnType::Time)
        return fail(ErrorCode::Incompatible, "The times of “" + name + "” cannot be written as categories in ONNX");
    Held& column = m_columns[name];
    column.isFlag = column.isFlag || column.type == ColumnType::Boolean;
    column.type = ColumnType::Categorical;
    return {};
}

Result<std::string> OnnxColumns::zeros() const
{
    if (m_columns.empty())
        return fail(ErrorCode::Incompatible, "there is no column left");
    const auto& [name, held] = *m_columns.begin();
    if (held.form == Held::Form::Numbers)
        return builder.multiply(builder.toReal(builder.isMissing(held.tensor)), 0.0);
    LATHE_TRY(const std::string codes, this->codes(name, {}));
    return builder.multiply(builder.toReal(codes), 0.0);
}

Result<void> OnnxColumns::rename(const std::vector<std::string>& from, const std::vector<std::string>& to)
{
    std::map<std::string, Held> moved;
    for (std::size_t i = 0; i < from.size(); ++i) {
        LATHE_TRY(const Held* held, find(from[i]));
        moved[to[i]] = *held;
    }
    for (const std::string& name : from)
        m_columns.erase(name);
    for (auto& [name, held] : moved)
        m_columns[name] = std::move(held);
    return {};
}

} // namespace lathe
