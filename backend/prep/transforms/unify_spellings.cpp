#include "data/column_meaning.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace lathe {

namespace {

struct Respelled {
    std::string column;
    std::vector<std::string> from;  ///< every category of the training rows
    std::vector<std::int64_t> to;   ///< for each, its place in `kept`
    std::vector<std::string> kept;  ///< one spelling of each word, the most frequent
    std::int64_t changedRows = 0;   ///< in training
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Respelled, column, from, to, kept, changedRows)

struct UnifySpellings {
    std::vector<Respelled> columns;

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const Respelled& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Categorical));
            const std::vector<int> places = placesOf(column->levels(), one.from);
            std::vector<std::string> levels = one.kept;
            std::vector<std::uint32_t> newCodes(places.size());
            for (std::size_t i = 0; i < places.size(); ++i) {
                newCodes[i] = static_cast<std::uint32_t>(places[i] >= 0 ? static_cast<std::size_t>(one.to[static_cast<std::size_t>(places[i])]) : levels.size());
                if (places[i] < 0)
                    levels.push_back(column->levels()[i]); // not seen in training: stays as it is
            }
            std::vector<std::uint32_t> codes(column->codes().begin(), column->codes().end());
            for (std::uint32_t& code : codes)
                if (code != kMissingCode)
                    code = newCodes[code];
            edit.change(one.column, Column::categorical(std::move(codes), std::move(levels)));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        for (const Respelled& one : columns) {
            LATHE_TRY(const std::string codes, table.codes(one.column, one.from));
            std::vector<std::int64_t> places = one.to;
            places.push_back(static_cast<std::int64_t>(one.kept.size()));     // not seen
            places.push_back(static_cast<std::int64_t>(one.kept.size()) + 1); // missing
            table.setCodes(one.column, table.builder.gather(table.builder.integers(places), codes), one.kept);
        }
        return {};
    }
    Message summary() const
    {
        std::int64_t words = 0, rows = 0;
        for (const Respelled& one : columns) {
            words += std::ssize(one.from) - std::ssize(one.kept);
            rows += one.changedRows;
        }
        const Message trainingRows = sayCounted(rows, "%1 training row", "%1 training rows");
        return say("%1; %2 other spellings, %3", columnsText(columns.size()), words, trainingRows);
    }
    Names reads() const
    {
        Names names;
        for (const Respelled& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Respelled& one : columns) {
            Names sorted = one.from;
            std::ranges::sort(sorted);
            const auto isPlace = [&](std::int64_t place) { return place >= 0 && place < std::ssize(one.kept); };
            if (one.to.size() != one.from.size() || !std::ranges::all_of(one.to, isPlace) || std::ranges::adjacent_find(sorted) != sorted.end())
                return brokenState("the spellings of “" + one.column + "” do not fit together");
        }
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(UnifySpellings, columns)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Categorical}));
    UnifySpellings state;
    for (const std::size_t index : chosen) {
        const Column& column = train.column(index);
        const auto counts = levelCounts(column);
        std::vector<std::size_t> order(counts.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
            return counts[a] != counts[b] ? counts[a] > counts[b] : column.levels()[a] < column.levels()[b];
        });
        Respelled one;
        one.column = train.field(index).name;
        std::map<std::string, std::int64_t> placeOf;
        for (const std::size_t level : order) {
            if (counts[level] == 0)
                continue;
            const auto [place, isNew] = placeOf.try_emplace(bareSpelling(column.levels()[level]), std::ssize(one.kept));
            if (isNew)
                one.kept.push_back(column.levels()[level]);
            one.changedRows += isNew ? 0 : counts[level];
            one.from.push_back(column.levels()[level]);
            one.to.push_back(place->second);
        }
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeUnifySpellings()
{
    return std::make_unique<TransformOf<UnifySpellings>>(
        TransformInfo{"unify_spellings", "Unify spellings", "Categories",
                      "Takes “Male”, “male ” and “MALE” for one category, in the spelling that most training rows have. Case, blanks, and a hyphen or underscore between words do not count; a missing value stays missing.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"categorical"}, "None chosen: all category features")}, &fit);
}

} // namespace lathe
