#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "services/import_service.h"

namespace lathe {

namespace {

using nlohmann::json;

constexpr std::size_t kMostPrinted = 20; ///< skipped rows; all listed ones are in the JSON

json skippedJson(const std::vector<SkippedFile>& skipped)
{
    json list = json::array();
    for (const SkippedFile& file : skipped)
        list.push_back({{"path", file.path}, {"reason", file.reason}});
    return list;
}

std::string skippedText(const std::vector<SkippedFile>& skipped, std::int64_t count)
{
    if (skipped.empty())
        return {};
    std::string text = "Left out " + grouped(count) + ":\n";
    const std::size_t shown = std::min(skipped.size(), kMostPrinted);
    for (std::size_t i = 0; i < shown; ++i)
        text += "  " + skipped[i].path + ": " + skipped[i].reason + "\n";
    if (count > static_cast<std::int64_t>(shown))
        text += "  and " + grouped(count - static_cast<std::int64_t>(shown)) + " more\n";
    return text;
}

std::string classesText(const std::vector<ClassCount>& classes)
{
    std::vector<std::vector<std::string>> rows{{"class", "train", "validation", "test", "total"}};
    for (const ClassCount& count : classes)
        rows.push_back({count.name, grouped(count.items[0]), grouped(count.items[1]), grouped(count.items[2]),
                        grouped(count.total)});
    return tableText(rows, {1, 2, 3, 4});
}

std::vector<std::string> names(const std::vector<ClassCount>& classes)
{
    std::vector<std::string> list;
    for (const ClassCount& count : classes)
        list.push_back(count.name);
    return list;
}

std::vector<std::string> english(const std::vector<Message>& notes)
{
    std::vector<std::string> texts;
    for (const Message& note : notes)
        texts.push_back(note.english());
    return texts;
}

std::string notesText(const std::vector<Message>& notes)
{
    std::string text;
    for (const Message& note : notes)
        text += "  " + note.english() + "\n";
    return text;
}

void describePreview(const ImportPreview& found, Output& output)
{
    if (const auto* table = std::get_if<Table>(&found.items)) {
        output.json["columns"] = describe(table->schema());
        output.json["tables"] = found.tables;
        output.json["detected"] = toJson(found.detected);
        output.json["notes"] = english(found.notes);
        output.text = "Found " + grouped(std::ssize(found.tables)) + (found.tables.size() == 1 ? " table" : " tables") + "; this one has "
            + grouped(static_cast<std::int64_t>(table->rows())) + " rows (" + found.formatName + "); nothing was written\n"
            + schemaText(table->schema()) + notesText(found.notes);
        return;
    }
    const auto& set = std::get<ItemSet>(found.items);
    output.json["classes"] = set.classes;
    output.json["formats"] = found.formats;
    output.json["duplicates"] = found.duplicates;
    output.json["near_duplicates"] = found.nearDuplicates;
    output.json["nearly_plain"] = found.nearlyPlain;
    output.json["bytes"] = found.bytes;
    output.text = "Found " + grouped(std::ssize(set.items)) + " pictures (" + found.formatName + ", "
        + bytesText(found.bytes) + "); nothing was written\n" + classesText(countClasses(set));
    output.text += grouped(found.duplicates) + " exact and " + grouped(found.nearDuplicates) + " near duplicates, "
        + grouped(found.nearlyPlain) + " nearly plain\n";
}

Result<Output> preview(CommandContext& context, const ImportRequest& request)
{
    const bool isThere = std::filesystem::exists(context.workspace() / "lathe.db");
    // A dry run writes nothing, so it may not make the workspace that it would import into.
    std::optional<TemporaryFolder> temporary;
    if (!isThere) {
        LATHE_TRY(temporary, TemporaryFolder::create("lathe-preview"));
        context.useWorkspace(temporary->path());
    }
    LATHE_TRY(Workbench * workbench, context.workbench(Workbench::Missing::Create));
    LATHE_TRY(const ImportPreview found, previewImport(*workbench, request, context.progress()));
    Output output;
    output.json = {{"dataset", found.name}, {"version", nullptr},
                   {"kind", found.kind}, {"items", itemCount(found.items)},
                   {"classes", json::array()}, {"columns", json::array()}, {"format", found.format}, {"dry_run", true},
                   {"skipped", skippedJson(found.skipped)}, {"skipped_count", found.skippedCount}, {"seconds", found.seconds}};
    describePreview(found, output);
    output.text += skippedText(found.skipped, found.skippedCount);
    return output;
}

Result<Output> run(CommandContext& context)
{
    ImportRequest request;
    request.source = context.argument(0);
    request.name = context.value("name");
    if (context.isSet("format"))
        request.format = context.value("format");
    request.kind = context.value("kind");
    request.assignments = context.values("set");
    for (const char* option : {"table", "query"})
        if (context.isSet(option))
            request.assignments.push_back(std::string(option) + "=" + context.value(option));
    if (!request.kind.empty() && !itemKindFromText(request.kind))
        return fail(ErrorCode::Incompatible, "Lathe imports pictures, tables, texts and clips of sound, not “" + request.kind + "”",
                    "Use --kind image, table, text or clip");
    if (context.isSet("dry-run"))
        return preview(context, request);
    std::error_code error;
    const bool isAddress = context.argument(0).find("://") != std::string::npos;
    if (!isAddress && !std::filesystem::exists(request.source, error))
        return fail(ErrorCode::NotFound, "There is no such file or folder", "Check the path", request.source.string());
    LATHE_TRY(Workbench * workbench, context.workbench(Workbench::Missing::Create));
    LATHE_TRY(const ImportOutcome outcome, importDataset(*workbench, request, context.progress()));
    const DatasetVersion& version = outcome.version;
    Output output;
    output.json = {{"dataset", version.dataset}, {"version", version.version}, {"kind", version.kind}, {"items", version.items},
                   {"classes", names(outcome.classes)}, {"columns", describe(outcome.schema)}, {"added", outcome.added},
                   {"duplicates", outcome.duplicates}, {"near_duplicates", outcome.nearDuplicates}, {"notes", english(outcome.notes)},
                   {"skipped", skippedJson(outcome.skipped)}, {"skipped_count", outcome.skippedCount}, {"seconds", outcome.seconds}};
    output.text = outcome.added ? "Imported " : "Nothing new: ";
    if (version.kind == toString(ItemKind::Table))
        output.text += version.reference() + " has " + grouped(version.items) + " rows in "
            + grouped(std::ssize(outcome.schema.fields)) + " columns (" + durationText(outcome.seconds) + ")\n"
            + schemaText(outcome.schema) + notesText(outcome.notes);
    else
        output.text += version.reference() + " has " + grouped(version.items) + " items in " + grouped(version.classes)
            + " classes (" + durationText(outcome.seconds) + ")\n" + classesText(outcome.classes)
            + grouped(outcome.duplicates) + " exact and " + grouped(outcome.nearDuplicates) + " near duplicates\n";
    output.text += skippedText(outcome.skipped, outcome.skippedCount);
    return output;
}

} // namespace

Command importCommand()
{
    return {"import", "SOURCE", 1, 1,
            "Brings data in as a new dataset, or as a new version if the name exists.",
            {{"name", "Name of the dataset; the source's name by default.", "NAME"},
             {"format", "Importer, or auto: by looking at the source.", "F", "auto"},
             {"kind", "Kind of items: image, table, text, clip.", "KIND"},
             {"table", "The sheet, file or table of a source that has several.", "T"},
             {"query", "What to ask a database.", "SQL"},
             {"set", "A setting of the importer, such as delimiter or decimal; may be given again.", "key=value"},
             {"dry-run", "Says what was found and writes nothing."}},
            run};
}

} // namespace lathe
