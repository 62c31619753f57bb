#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

struct Grouped {
    std::string column;
    std::vector<std::string> kept, rare;
    std::int64_t rareRows = 0; ///< in training
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Grouped, column, kept, rare, rareRows)

struct GroupRare {
    std::string name;
    std::vector<Grouped> columns;

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const Grouped& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Categorical));
            const std::vector<int> places = placesOf(column->levels(), one.kept);
            std::vector<std::string> levels = one.kept;
            auto other = static_cast<std::size_t>(std::ranges::find(levels, name) - levels.begin());
            if (other == levels.size())
                levels.push_back(name);
            std::vector<std::uint32_t> codes(column->codes().begin(), column->codes().end());
            for (std::uint32_t& code : codes)
                if (code != kMissingCode)
                    code = static_cast<std::uint32_t>(places[code] >= 0 ? static_cast<std::size_t>(places[code]) : other);
            edit.change(one.column, Column::categorical(std::move(codes), std::move(levels)));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        for (const Grouped& one : columns) {
            LATHE_TRY(const std::string codes, table.codes(one.column, one.kept));
            std::vector<std::string> levels = one.kept;
            const auto other = std::ranges::find(levels, name) - levels.begin();
            if (static_cast<std::size_t>(other) == levels.size())
                levels.push_back(name);
            std::vector<std::int64_t> places(one.kept.size());
            std::iota(places.begin(), places.end(), std::int64_t{0});
            places.push_back(other);
            places.push_back(static_cast<std::int64_t>(levels.size()) + 1);
            table.setCodes(one.column, table.builder.gather(table.builder.integers(places), codes), std::move(levels));
        }
        return {};
    }
    Message summary() const
    {
        std::size_t count = 0;
        std::int64_t rows = 0;
        const std::string* only = nullptr;
        for (const Grouped& one : columns) {
            count += one.rare.size();
            rows += one.rareRows;
            if (one.rare.size() == 1)
                only = &one.rare.front();
        }
        const Message trainingRows = sayCounted(rows, "%1 training row", "%1 training rows");
        if (count == 1)
            return say("%1; %2: %3", columnsText(columns.size()), *only, trainingRows);
        return say("%1; %2 rare categories, %3", columnsText(columns.size()), count, trainingRows);
    }
    Names reads() const
    {
        Names names;
        for (const Grouped& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Grouped& one : columns) {
            Names sorted = one.kept;
            std::ranges::sort(sorted);
            if (std::ranges::adjacent_find(sorted) != sorted.end())
                return brokenState("a category of “" + one.column + "” is there twice");
        }
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(GroupRare, name, columns)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Categorical}));
    GroupRare state{params.text("name"), {}};
    if (state.name.empty())
        return fail(ErrorCode::InvalidArgument, "The group of rare categories has no name", "Give it one", "name");
    const auto most = static_cast<std::size_t>(params.integer("most_categories"));
    for (const std::size_t index : chosen) {
        const Column& column = train.column(index);
        const auto counts = levelCounts(column);
        const auto all = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] > 0)
                order.push_back(i);
        std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
            return counts[a] != counts[b] ? counts[a] > counts[b] : column.levels()[a] < column.levels()[b];
        });
        Grouped one;
        one.column = train.field(index).name;
        for (const std::size_t place : order) {
            const bool isRare = static_cast<double>(counts[place]) < params.real("share") * all || counts[place] < params.integer("rows")
                                || (most > 0 && one.kept.size() >= most);
            (isRare ? one.rare : one.kept).push_back(column.levels()[place]);
            one.rareRows += isRare ? counts[place] : 0;
        }
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeGroupRare()
{
    return std::make_unique<TransformOf<GroupRare>>(
        TransformInfo{"group_rare", "Group rare categories", "Categories",
                      "Puts categories of few training rows together. A category that was not seen goes there too; a missing value stays missing.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"categorical"}, "None chosen: all category features"),
                    ParamSpec::real("share", "Least share", 0.01, 0, 1, "A category of a smaller share of the training rows is rare"),
                    ParamSpec::integer("rows", "Least rows", 1, 1, 1e9, "A category of fewer training rows is rare"),
                    ParamSpec::integer("most_categories", "Most categories", 0, 0, 1e6, "Keeps the most frequent ones").withZero("any number"),
                    ParamSpec::text("name", "Name of the group", "other", "The category that rare ones become")},
        &fit);
}

} // namespace lathe
