#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "services/deploy_service.h"

namespace lathe {

namespace {

Result<Output> run(CommandContext& context)
{
    if (!context.isSet("output"))
        return fail(ErrorCode::InvalidArgument, "-o is missing", "Say where to write: -o PATH");
    if (!context.isSet("format")) {
        std::vector<std::string> ids;
        for (const auto& format : builtinExportFormats())
            ids.push_back(format->info().id);
        return fail(ErrorCode::InvalidArgument, "--format is missing", "Formats are " + join(ids, ", "));
    }
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(const ExportOutcome outcome, exportModel(*workbench, context.argument(0), context.value("format"),
                                                       context.value("output"), context.progress()));
    Output output;
    output.json = {{"path", outcome.path.string()}, {"format", outcome.format}, {"bytes", outcome.bytes},
                   {"parity", {{"items", outcome.parity.items}, {"max_abs_difference", outcome.parity.maximumDifference}}}};
    output.text = "Wrote " + outcome.path.string() + " (" + bytesText(outcome.bytes) + "); on "
        + std::to_string(outcome.parity.items) + " items its answers differ by at most "
        + readable(outcome.parity.maximumDifference) + "\n";
    return output;
}

} // namespace

Command exportCommand()
{
    return {"export", "MODEL|RUN", 1, 1, "Writes a model and checks that the file gives the same answers.",
            {{"format", "onnx, safetensors or package.", "F"}, {{"o", "output"}, "Where to write.", "PATH"}}, run};
}

} // namespace lathe
