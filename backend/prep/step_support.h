// What the transforms share: choosing columns, finding them again, changing a table, keeping what was learned.
#pragma once

#include "prep/onnx_columns.h"
#include "prep/transform.h"

#include <nlohmann/json.hpp>

#include <unordered_map>

namespace lathe {

/// What a step works on: the columns of `chosen`, or where it is empty all features of these types.
/// Fails with NotFound, Schema (a type), InvalidArgument (the target).
Result<std::vector<std::size_t>> chooseColumns(const Table& table, const Names& chosen, const std::vector<ColumnType>& types);

/// The column that a fitted step reads. Fails with Schema when it is absent or of another type.
Result<const Column*> columnOf(const Table& table, const std::string& name, ColumnType type);
/// Of any type. Fails with Schema.
Result<const Column*> columnOf(const Table& table, const std::string& name);

/// `wish`, or `wish_2` and so on, where a column of `schema` or one of `taken` has that name already.
std::string freshName(const Schema& schema, const std::string& wish, const std::vector<std::string>& taken = {});

/// Fails with OutOfMemory when so many new values of eight bytes would not fit a usual machine.
Result<void> checkSize(std::size_t rows, std::size_t columns);

/// Changes of a table's columns; what takes a column's place stands where it stood.
class TableEdit {
public:
    explicit TableEdit(const Table& table);
    void remove(const std::string& name) { m_places[m_indices.at(name)].clear(); }
    /// The field keeps its name, role and unit; the type follows the column.
    void change(const std::string& name, Column column);
    /// After the column `name`, which stays unless it is removed before.
    void addAfter(const std::string& name, Field field, Column column);
    void add(Field field, Column column) { m_places.back().emplace_back(std::move(field), std::move(column)); }
    /// Fails with Schema, as when a name is there twice.
    Result<Table> finish();

private:
    const Table& m_table;
    std::unordered_map<std::string, std::size_t> m_indices;
    std::vector<std::vector<std::pair<Field, Column>>> m_places; ///< one a column of the table, and the end
};

/// For each level of `column` its place in `known`, or −1.
std::vector<int> placesOf(const std::vector<std::string>& levels, const std::vector<std::string>& known);
/// How often each level of a categorical column stands in it.
std::vector<std::int64_t> levelCounts(const Column& column);

/// "a, b, c" or a JSON array of texts.
Names namesFromText(const std::string& text);
/// "0, 10.5, 20". Fails with InvalidArgument.
Result<std::vector<double>> numbersFromText(const std::string& text, const std::string& what);

std::string counted(std::size_t count, const std::string& what); ///< "1 column", "3 columns"
Message columnsText(std::size_t count);                          ///< "3 columns"
std::string shortNumber(double value);                           ///< four digits: "0.3333", "435", "1.2e+07"

/// A fitted step around a plain struct with `apply(const Table&)`, `summary()`, `reads()` and JSON functions, where ONNX
/// can hold it a `writeOnnx(OnnxColumns&)`, and where loaded text could break it a `check()`.
template <class State>
class FittedAs final : public FittedTransform {
public:
    explicit FittedAs(State state) : m_state(std::move(state)) {}
    Result<Table> apply(const Table& table) const override { return m_state.apply(table); }
    Message summary() const override { return m_state.summary(); }
    Names reads() const override { return m_state.reads(); }
    nlohmann::json state() const override { return m_state; }
    Result<void> writeOnnx(OnnxColumns& columns) const override
    {
        if constexpr (requires { m_state.writeOnnx(columns); })
            return m_state.writeOnnx(columns);
        else
            return fail(ErrorCode::Incompatible, "ONNX has no operators for it");
    }

private:
    State m_state;
};

/// The training rows as `apply` makes them.
template <class State>
Result<TransformFit> fitted(State state, const Table& train)
{
    LATHE_TRY(Table made, state.apply(train));
    return TransformFit{std::make_unique<FittedAs<State>>(std::move(state)), std::move(made)};
}

template <class State>
Result<TransformFit> fittedWith(State state, Table made)
{
    return TransformFit{std::make_unique<FittedAs<State>>(std::move(state)), std::move(made)};
}

/// A transform from its description, its parameters and a function that fits.
template <class State>
class TransformOf final : public Transform {
public:
    using Fit = Result<TransformFit> (*)(const Table& train, const Params& params, std::uint64_t seed, Progress& progress);

    TransformOf(TransformInfo info, std::vector<ParamSpec> parameters, Fit function)
        : m_info(std::move(info)), m_parameters(std::move(parameters)), m_fit(function)
    {
    }
    const TransformInfo& info() const override { return m_info; }
    const std::vector<ParamSpec>& parameters() const override { return m_parameters; }
    Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t seed, Progress& progress) const override
    {
        LATHE_CHECK(checkParams(m_parameters, params));
        if (progress.stopRequested())
            return cancelled();
        return m_fit(train, params, seed, progress);
    }
    Result<std::unique_ptr<FittedTransform>> load(const nlohmann::json& json) const override
    {
        try {
            State state = json.get<State>();
            if constexpr (requires { state.check(); }) {
                LATHE_CHECK(state.check());
            }
            return std::make_unique<FittedAs<State>>(std::move(state));
        } catch (const nlohmann::json::exception& error) {
            return fail(ErrorCode::Parse, "The fitted step “" + m_info.name + "” cannot be read: " + error.what());
        }
    }

private:
    TransformInfo m_info;
    std::vector<ParamSpec> m_parameters;
    Fit m_fit;
};

inline tl::unexpected<Error> brokenState(std::string what)
{
    return fail(ErrorCode::Parse, "A fitted step is broken: " + std::move(what));
}

} // namespace lathe
