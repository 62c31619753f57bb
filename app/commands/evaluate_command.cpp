#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "services/evaluate_service.h"
#include "services/model_files.h"

namespace lathe {

namespace {

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(const RunRecord record, findRunOrModel(*workbench, context.argument(0)));
    std::string on = context.isSet("on") ? context.value("on") : record.dataset + "@" + std::to_string(record.version) + ":validation";
    Part part = Part::Unassigned; // all items
    if (const auto colon = on.rfind(':'); colon != std::string::npos) {
        const auto named = partFromText(on.substr(colon + 1));
        if (!named)
            return fail(ErrorCode::InvalidArgument, "There is no part “" + on.substr(colon + 1) + "”",
                        "Parts are train, validation and test");
        part = *named;
        on = on.substr(0, colon);
    }
    LATHE_TRY(const Evaluation evaluation, evaluateOn(*workbench, context.argument(0), on, part, context.progress()));
    Output output{describe(evaluation), toText(evaluation)};
    output.json["run"] = record.id;
    output.json["dataset"] = on;
    output.json["part"] = part == Part::Unassigned ? "all" : toString(part);
    return output;
}

} // namespace

Command evaluateCommand()
{
    return {"evaluate", "RUN|MODEL", 1, 1, "Metrics on any labelled data; the run's own validation part by default.",
            {{"on", "Dataset, with or without a part.", "NAME[:SPLIT]"}}, run};
}

} // namespace lathe
