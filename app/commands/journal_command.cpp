#include "app/commands/command.h"

#include "base/text.h"
#include "label/label_event.h"
#include "services/journal_service.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace lathe {

namespace {

constexpr std::size_t kShown = 20;

std::string counted(std::int64_t count, const std::string& word)
{
    return grouped(count) + " " + word + (count == 1 ? "" : "s");
}

/// Who decides, where nobody says it.
std::string loginName()
{
    const char* name = std::getenv("USER");
    return name ? name : "";
}

nlohmann::json described(const LabelEvent& event)
{
    const nlohmann::json value = event.change.value.empty() ? nlohmann::json() : nlohmann::json::parse(event.change.value, nullptr, false);
    return {{"author", event.author}, {"time", event.time}, {"value", value.is_discarded() ? nlohmann::json() : value}};
}

std::string wordsOf(const LabelEvent& event)
{
    constexpr std::size_t kLongest = 60;
    const std::string& value = event.change.value;
    return (event.author.empty() ? "somebody" : event.author) + " " + event.time.substr(0, 16) + ": "
        + (value.empty() ? "nothing" : value.size() > kLongest ? value.substr(0, kLongest) + "…" : value);
}

/// Names of pictures by itemKey().
Result<std::map<std::string, std::string>> namesOf(Workbench& workbench, const std::string& dataset)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(dataset));
    LATHE_TRY(const auto pictures, workbench.pictures(version));
    std::map<std::string, std::string> names;
    for (const Item& item : pictures->items)
        names.emplace(itemKey(item), item.name);
    return names;
}

Result<void> list(CommandContext& context, const std::vector<JournalConflict>& conflicts, Output& output)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(const auto names, namesOf(*workbench, context.argument(1)));
    output.json["conflicts"] = nlohmann::json::array();
    for (const JournalConflict& one : conflicts) {
        const auto name = names.find(one.item);
        const std::string item = name != names.end() ? name->second : one.item;
        output.json["conflicts"].push_back({{"id", one.id}, {"item", item}, {"subject", one.subject}, {"stands", described(one.stands)}, {"other", described(one.other)}});
        if (output.json["conflicts"].size() <= kShown)
            output.text += "  " + one.id + "  " + (item.empty() ? "the dataset" : item) + ", " + one.subject + "\n    stands: " + wordsOf(one.stands) + "\n    other:  " + wordsOf(one.other) + "\n";
    }
    if (conflicts.size() > kShown)
        output.text += "  and " + grouped(std::ssize(conflicts) - static_cast<std::int64_t>(kShown)) + " more\n";
    return {};
}

Result<Output> exportIt(CommandContext& context)
{
    if (!context.isSet("output"))
        return fail(ErrorCode::InvalidArgument, "-o FILE says where to write the journal");
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(const std::int64_t events, exportJournal(*workbench, context.argument(1), context.value("output")));
    return Output{{{"path", context.value("output")}, {"events", events}}, counted(events, "event") + ": " + context.value("output") + "\n"};
}

Result<Output> merge(CommandContext& context)
{
    if (!context.isSet("from"))
        return fail(ErrorCode::InvalidArgument, "--from FILE says which journal to bring in", "“lathe journal export” in the other workspace writes it");
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(const JournalMerged merged, mergeJournal(*workbench, context.argument(1), context.value("from"), context.progress()));
    Output output;
    output.json = {{"dataset", context.argument(1)}, {"events", merged.events}, {"pictures", merged.pictures}, {"unknown_pictures", merged.unknown}, {"people", merged.people}};
    output.text = merged.events == 0 ? "Nothing in it is new\n"
        : counted(merged.events, "new event") + " on " + counted(merged.pictures, "picture") + (merged.people.empty() ? "" : ", by " + join(merged.people, ", ")) + "\n";
    if (merged.unknown > 0)
        output.text += counted(merged.unknown, "picture") + " of the journal " + (merged.unknown == 1 ? "is" : "are") + " not in this dataset; what was said of them is kept\n";
    if (!merged.conflicts.empty())
        output.text += counted(std::ssize(merged.conflicts), "conflict") + ": the later word stands until somebody decides\n";
    LATHE_CHECK(list(context, merged.conflicts, output));
    return output;
}

Result<Output> conflicts(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(const auto open, journalConflicts(*workbench, context.argument(1)));
    Output output;
    output.json = {{"dataset", context.argument(1)}};
    output.text = open.empty() ? "No conflicts\n" : counted(std::ssize(open), "conflict") + "\n";
    LATHE_CHECK(list(context, open, output));
    return output;
}

Result<Output> decide(CommandContext& context)
{
    const std::string keep = context.value("keep");
    if (!context.isSet("conflict") || (keep != "stands" && keep != "other"))
        return fail(ErrorCode::InvalidArgument, "--conflict ID and --keep stands or --keep other say what to decide", "“lathe journal conflicts NAME” lists them");
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(const auto open, journalConflicts(*workbench, context.argument(1)));
    const auto found = std::ranges::find(open, context.value("conflict"), &JournalConflict::id);
    if (found == open.end())
        return fail(ErrorCode::NotFound, "There is no open conflict " + context.value("conflict"), "“lathe journal conflicts NAME” lists them");
    const std::string author = context.isSet("author") ? context.value("author") : loginName();
    LATHE_CHECK(decideConflict(*workbench, context.argument(1), *found, keep == "other", author));
    Output output;
    output.json = {{"dataset", context.argument(1)}, {"conflict", found->id}, {"kept", described(keep == "other" ? found->other : found->stands)}, {"left", open.size() - 1}};
    output.text = "Decided for " + wordsOf(keep == "other" ? found->other : found->stands) + "; " + counted(std::ssize(open) - 1, "conflict") + " left\n";
    return output;
}

Result<Output> run(CommandContext& context)
{
    const std::string action = context.argument(0);
    const std::pair<const char*, Result<Output> (*)(CommandContext&)> actions[] = {{"export", exportIt}, {"merge", merge}, {"conflicts", conflicts}, {"decide", decide}};
    for (const auto& [name, function] : actions)
        if (action == name)
            return function(context);
    return fail(ErrorCode::InvalidArgument, "“" + action + "” is nothing that is done with a journal", "It is export, merge, conflicts or decide");
}

} // namespace

Command journalCommand()
{
    return {"journal", "export|merge|conflicts|decide NAME", 2, 2, "The journal of labels as a file, for two people who label the same pictures.",
            {{{"o", "output"}, "Export: the file to write.", "FILE"},
             {"from", "Merge: the file to bring in.", "FILE"},
             {"conflict", "Decide: which one.", "ID"},
             {"keep", "Decide: what stands, or the other word.", "stands|other"},
             {"author", "Decide: by whom; the login name by default.", "NAME"}},
            run};
}

} // namespace lathe
