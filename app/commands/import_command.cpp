#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "services/import_service.h"

namespace lathe {

namespace {

nlohmann::json skippedJson(const std::vector<SkippedFile>& skipped)
{
    nlohmann::json list = nlohmann::json::array();
    for (const SkippedFile& file : skipped)
        list.push_back({{"path", file.path}, {"reason", file.reason}});
    return list;
}

std::string skippedText(const std::vector<SkippedFile>& skipped)
{
    if (skipped.empty())
        return {};
    std::string text = "Left out " + grouped(std::ssize(skipped)) + ":\n";
    for (const SkippedFile& file : skipped)
        text += "  " + file.path + ": " + file.reason + "\n";
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
    const auto classes = countClasses(found.set);
    Output output;
    output.json = {{"dataset", found.name}, {"version", nullptr}, {"kind", "image"}, {"items", found.set.items.size()},
                   {"classes", found.set.classes}, {"columns", nlohmann::json::array()}, {"format", found.format},
                   {"formats", found.formats}, {"duplicates", found.duplicates}, {"near_duplicates", found.nearDuplicates},
                   {"nearly_plain", found.nearlyPlain}, {"bytes", found.bytes}, {"dry_run", true},
                   {"skipped", skippedJson(found.skipped)}, {"seconds", found.seconds}};
    output.text = "Found " + grouped(std::ssize(found.set.items)) + " pictures (" + found.formatName + ", "
        + bytesText(found.bytes) + "); nothing was written\n" + classesText(classes);
    output.text += grouped(found.duplicates) + " exact and " + grouped(found.nearDuplicates) + " near duplicates, "
        + grouped(found.nearlyPlain) + " nearly plain\n" + skippedText(found.skipped);
    return output;
}

Result<Output> run(CommandContext& context)
{
    ImportRequest request;
    request.source = context.argument(0);
    request.name = context.value("name");
    if (context.isSet("format"))
        request.format = context.value("format");
    if (context.isSet("kind") && context.value("kind") != "image")
        return fail(ErrorCode::Incompatible, "This version of Lathe imports pictures, not “" + context.value("kind") + "”",
                    "Use --kind image");
    if (context.isSet("dry-run"))
        return preview(context, request);
    std::error_code error;
    if (!std::filesystem::exists(request.source, error))
        return fail(ErrorCode::NotFound, "There is no such file or folder", "Check the path", request.source.string());
    LATHE_TRY(Workbench * workbench, context.workbench(Workbench::Missing::Create));
    LATHE_TRY(const ImportOutcome outcome, importDataset(*workbench, request, context.progress()));
    const DatasetVersion& version = outcome.version;
    Output output;
    output.json = {{"dataset", version.dataset}, {"version", version.version}, {"kind", version.kind}, {"items", version.items},
                   {"classes", names(outcome.classes)}, {"columns", nlohmann::json::array()}, {"added", outcome.added},
                   {"duplicates", outcome.duplicates}, {"near_duplicates", outcome.nearDuplicates},
                   {"skipped", skippedJson(outcome.skipped)}, {"seconds", outcome.seconds}};
    output.text = (outcome.added ? "Imported " : "Nothing new: ") + version.reference() + " has " + grouped(version.items)
        + " items in " + grouped(version.classes) + " classes (" + durationText(outcome.seconds) + ")\n"
        + classesText(outcome.classes) + grouped(outcome.duplicates) + " exact and " + grouped(outcome.nearDuplicates)
        + " near duplicates\n" + skippedText(outcome.skipped);
    return output;
}

} // namespace

Command importCommand()
{
    return {"import", "SOURCE", 1, 1,
            "Brings data in as a new dataset, or as a new version if the name exists.",
            {{"name", "Name of the dataset; the source's name by default.", "NAME"},
             {"format", "Importer: auto, image_folder, idx, cifar.", "F", "auto"},
             {"kind", "Kind of items: image.", "KIND"},
             {"dry-run", "Says what was found and writes nothing."}},
            run};
}

} // namespace lathe
