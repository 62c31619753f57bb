#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "data/checks.h"
#include "services/collect_pictures.h"

namespace lathe {

namespace {

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(Database * database, workbench->database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(context.argument(0)));
    LATHE_TRY(const auto items, workbench->items(version));
    LATHE_TRY(const int looks, RunStore(*database).testLooks(version.dataset));
    const auto classes = countClasses(*items);
    const auto checks = checkItems(*items);
    const std::int64_t duplicates = countDuplicates(*items);
    std::int64_t nearDuplicates = 0;
    std::map<std::string, std::int64_t> sizes;
    for (const Item& item : items->items) {
        nearDuplicates += (item.marks & NearDuplicate) != 0;
        ++sizes[std::to_string(item.width) + "x" + std::to_string(item.height) + (item.channels == 1 ? " grey" : " colour")];
    }

    Output output;
    output.json = describe(version);
    output.json["class_names"] = items->classes;
    output.json["duplicates"] = duplicates;
    output.json["near_duplicates"] = nearDuplicates;
    output.json["sizes"] = sizes;
    output.json["test_looks"] = looks;
    auto& counts = output.json["counts"] = nlohmann::json::array();
    std::vector<std::vector<std::string>> rows{{"class", "train", "validation", "test", "total"}};
    for (const ClassCount& count : classes) {
        counts.push_back({{"class", count.name}, {"train", count.items[0]}, {"validation", count.items[1]},
                          {"test", count.items[2]}, {"total", count.total}});
        rows.push_back({count.name, grouped(count.items[0]), grouped(count.items[1]), grouped(count.items[2]), grouped(count.total)});
    }
    auto& list = output.json["checks"] = nlohmann::json::array();
    std::string checkLines;
    for (const Check& check : checks) {
        list.push_back({{"id", check.id}, {"state", toString(check.state)}, {"title", check.title},
                        {"detail", check.detail}, {"items", check.items.size()}});
        checkLines += "  " + std::string(toString(check.state)) + ": " + check.title + "\n";
    }
    output.text = version.reference() + ": " + grouped(version.items) + " pictures, " + version.change + " of "
        + version.source + "\n" + tableText(rows, {1, 2, 3, 4}) + grouped(duplicates) + " exact and "
        + grouped(nearDuplicates) + " near duplicates; the test part was looked at " + std::to_string(looks)
        + (looks == 1 ? " time\n" : " times\n") + "Checks\n" + checkLines;
    return output;
}

} // namespace

Command datasetCommand()
{
    return {"dataset", "NAME", 1, 1, "Profiles a dataset: counts, classes, splits, duplicates, checks.", {}, run};
}

} // namespace lathe
