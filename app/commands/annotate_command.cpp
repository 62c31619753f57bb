#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "services/annotation_service.h"

namespace lathe {

namespace {

std::string formatNames()
{
    std::vector<std::string> ids;
    for (const auto& format : builtinAnnotationFormats())
        ids.push_back(format->info().id);
    return join(ids, ", ");
}

std::string counted(std::int64_t count, const std::string& word)
{
    return grouped(count) + " " + word + (count == 1 ? "" : "s");
}

nlohmann::json listed(const std::vector<SkippedFile>& files)
{
    nlohmann::json list = nlohmann::json::array();
    for (const SkippedFile& file : files)
        list.push_back({{"path", file.path}, {"reason", file.reason}});
    return list;
}

std::string linesOf(const std::vector<SkippedFile>& files, std::int64_t all)
{
    constexpr std::size_t kShown = 20;
    std::string text;
    for (std::size_t i = 0; i < std::min(files.size(), kShown); ++i)
        text += "  " + files[i].path + ": " + files[i].reason + "\n";
    if (all > static_cast<std::int64_t>(kShown))
        text += "  and " + grouped(all - static_cast<std::int64_t>(kShown)) + " more\n";
    return text;
}

Result<Output> annotate(CommandContext& context)
{
    if (!context.isSet("from"))
        return fail(ErrorCode::InvalidArgument, "--from FILE says where the annotations are", "They may be " + formatNames());
    LATHE_TRY(Workbench * workbench, context.workbench());
    AnnotateRequest request{context.argument(0), context.value("from"), context.value("format"),
                            context.author()};
    LATHE_TRY(const AnnotateOutcome outcome, annotateDataset(*workbench, request, context.progress()));
    Output output;
    output.json = describe(outcome.version);
    output.json["format"] = outcome.format;
    output.json["pictures"] = outcome.pictures;
    output.json["annotations"] = outcome.annotations;
    output.json["new_classes"] = outcome.newClasses;
    output.json["unmatched"] = outcome.unmatched;
    output.json["notes"] = outcome.notes;
    output.json["skipped"] = listed(outcome.problems);
    output.text = counted(outcome.annotations, "annotation") + " on " + counted(outcome.pictures, "picture") + " (" + outcome.format + "): "
        + outcome.version.reference() + "\n";
    if (!outcome.newClasses.empty())
        output.text += "New classes: " + join(outcome.newClasses, ", ") + "\n";
    if (outcome.unmatchedCount > 0)
        output.text += counted(outcome.unmatchedCount, "picture") + (outcome.unmatchedCount == 1 ? " is" : " are") + " not in the dataset, the first is " + outcome.unmatched.front() + "\n";
    for (const std::string& note : outcome.notes)
        output.text += note + "\n";
    if (outcome.problemCount > 0)
        output.text += grouped(outcome.problemCount) + " did not come in as they stand:\n" + linesOf(outcome.problems, outcome.problemCount);
    return output;
}

Result<Output> write(CommandContext& context)
{
    if (!context.isSet("format") || !context.isSet("output"))
        return fail(ErrorCode::InvalidArgument, "--format and -o say what to write and where", "The formats are " + formatNames());
    LATHE_TRY(Workbench * workbench, context.workbench());
    const WriteRequest request{context.argument(0), context.value("format"), context.value("output"), context.isSet("pictures")};
    LATHE_TRY(const WrittenAnnotations written, writeAnnotationFiles(*workbench, request, context.progress()));
    Output output;
    output.json = {{"path", context.value("output")}, {"format", request.format}, {"files", written.files.size()}, {"annotations", written.annotations},
                   {"left_out", listed(written.leftOut)}};
    output.text = counted(written.annotations, "annotation") + " in " + counted(std::ssize(written.files), "file") + ": "
        + context.value("output") + "\n";
    if (!written.leftOut.empty())
        output.text += grouped(written.leftOutCount) + " cannot be expressed in this format:\n" + linesOf(written.leftOut, written.leftOutCount);
    return output;
}

} // namespace

Command annotateCommand()
{
    return {"annotate", "NAME", 1, 1, "Brings annotations of pictures into a dataset; gives a new version.",
            {{"from", "The annotation file or folder.", "FILE"},
             {"format", "The format; found out by default.", "F", "auto"},
             {"author", "Who made them, for the journal; the login name by default.", "NAME"}},
            annotate};
}

Command annotationsCommand()
{
    return {"annotations", "NAME", 1, 1, "Writes the annotations of a dataset.",
            {{"format", "The format.", "F"},
             {{"o", "output"}, "The file or folder to write.", "PATH"},
             {"pictures", "Copies the pictures where the format looks for them."}},
            write};
}

} // namespace lathe
