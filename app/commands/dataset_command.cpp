#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "data/checks.h"
#include "data/profile.h"
#include "data/table_checks.h"
#include "services/collect_pictures.h"
#include "services/run_items.h"

#include <thread>

namespace lathe {

namespace {

using nlohmann::json;

std::string looksText(int looks)
{
    return "the test part was looked at " + std::to_string(looks) + (looks == 1 ? " time\n" : " times\n");
}

void addCheck(const Check& check, json& list, std::string& lines)
{
    list.push_back({{"id", check.id}, {"state", toString(check.state)}, {"title", check.title.english()}, {"detail", check.detail.english()},
                    {"items", check.items.size()}});
    lines += "  " + std::string(toString(check.state)) + ": " + check.title.english() + "\n";
}

Output describePictures(const DatasetVersion& version, const ItemSet& items, int looks)
{
    const std::int64_t duplicates = countDuplicates(items);
    std::int64_t nearDuplicates = 0;
    std::map<std::string, std::int64_t> sizes;
    for (const Item& item : items.items) {
        nearDuplicates += (item.marks & NearDuplicate) != 0;
        ++sizes[std::to_string(item.width) + "x" + std::to_string(item.height) + (item.channels == 1 ? " grey" : " colour")];
    }
    Output output{describe(version), {}};
    output.json["class_names"] = items.classes;
    output.json["duplicates"] = duplicates;
    output.json["near_duplicates"] = nearDuplicates;
    output.json["sizes"] = sizes;
    auto& counts = output.json["counts"] = json::array();
    std::vector<std::vector<std::string>> rows{{"class", "train", "validation", "test", "total"}};
    for (const ClassCount& count : countClasses(items)) {
        counts.push_back({{"class", count.name}, {"train", count.items[0]}, {"validation", count.items[1]},
                          {"test", count.items[2]}, {"total", count.total}});
        rows.push_back({count.name, grouped(count.items[0]), grouped(count.items[1]), grouped(count.items[2]), grouped(count.total)});
    }
    auto& list = output.json["checks"] = json::array();
    std::string checkLines;
    for (const Check& check : checkItems(items))
        addCheck(check, list, checkLines);
    output.text = version.reference() + ": " + grouped(version.items) + " pictures, " + version.change + " of "
        + version.source + "\n" + tableText(rows, {1, 2, 3, 4}) + grouped(duplicates) + " exact and "
        + grouped(nearDuplicates) + " near duplicates; " + looksText(looks) + "Checks\n" + checkLines;
    return output;
}

json describe(const ColumnProfile& profile, const Field& field)
{
    json column{{"name", profile.name}, {"type", toString(profile.type)}, {"role", toString(field.role)},
                {"unit", profile.unit}, {"missing", profile.missing}, {"distinct", profile.distinct},
                {"suspected", profile.suspected}, {"outliers", profile.outliers}};
    for (const auto& [name, value] : {std::pair{"minimum", profile.minimum}, std::pair{"maximum", profile.maximum},
                                      std::pair{"mean", profile.mean}, std::pair{"deviation", profile.deviation},
                                      std::pair{"median", profile.median}})
        column[name] = value ? json(*value) : json();
    auto& top = column["top_values"] = json::array();
    for (const ProfileBar& bar : profile.topValues)
        top.push_back({{"value", bar.label}, {"count", bar.count}});
    return column;
}

Result<Output> describeTable(const DatasetVersion& version, const Table& table, int looks, Progress& progress)
{
    const int threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    LATHE_TRY(const auto profiles, profileTable(table, threads, progress));
    LATHE_TRY(const auto checks, checkTable(table, progress));
    std::array<std::int64_t, 4> parts{};
    for (std::size_t row = 0; row < table.rows(); ++row)
        ++parts[static_cast<std::size_t>(table.part(row))];
    Output output{describe(version), {}};
    auto& columns = output.json["columns"] = json::array();
    std::vector<std::vector<std::string>> rows{{"column", "type", "missing", "distinct", "minimum", "median", "maximum", ""}};
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        const ColumnProfile& profile = profiles[i];
        columns.push_back(describe(profile, table.field(i)));
        const bool isTime = profile.type == ColumnType::Time;
        const auto number = [&](const std::optional<double>& value) {
            return !value ? std::string() : isTime ? timeText(static_cast<std::int64_t>(*value * 1e6)) : readable(*value);
        };
        const Role role = table.field(i).role;
        rows.push_back({profile.name, std::string(toString(profile.type)), grouped(profile.missing), grouped(profile.distinct),
                        number(profile.minimum), number(profile.median), number(profile.maximum),
                        role == Role::Feature ? profile.suspected : std::string(toString(role))});
    }
    output.json["parts"] = {{"train", parts[0]}, {"validation", parts[1]}, {"test", parts[2]}, {"unassigned", parts[3]}};
    auto& list = output.json["checks"] = json::array();
    std::string checkLines;
    for (const TableCheck& check : checks) {
        addCheck(check, list, checkLines);
        list.back()["columns"] = check.columns;
        auto& mends = list.back()["mends"] = json::array();
        for (const Mend& mend : check.mends)
            mends.push_back(mend.title.english());
    }
    output.text = version.reference() + ": " + grouped(version.items) + " rows, " + version.change + " of " + version.source + "\n"
        + tableText(rows, {2, 3, 4, 5, 6}) + grouped(parts[0]) + " to train, " + grouped(parts[1]) + " to validate, "
        + grouped(parts[2]) + " to test; " + looksText(looks) + "Checks\n" + checkLines;
    return output;
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(Database * database, workbench->database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(context.argument(0)));
    LATHE_TRY(const auto items, itemsWithTarget(*workbench, version, context.value("target")));
    LATHE_TRY(const int looks, RunStore(*database).testLooks(version.dataset));
    Output output;
    if (const auto* table = std::get_if<Table>(items.get())) {
        LATHE_TRY(output, describeTable(version, *table, looks, context.progress()));
    } else {
        output = describePictures(version, std::get<ItemSet>(*items), looks);
    }
    output.json["test_looks"] = looks;
    return output;
}

} // namespace

Command datasetCommand()
{
    return {"dataset", "NAME", 1, 1, "Profiles a dataset: counts, columns or classes, splits, duplicates, checks.",
            {{"target", "The column that would be predicted (tables), for the checks.", "COLUMN"}}, run};
}

} // namespace lathe
