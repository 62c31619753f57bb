#include "app/commands/command.h"
#include "app/commands/describe.h"
#include "app/commands/pipeline_file.h"

#include "services/prepare_service.h"

namespace lathe {

namespace {

using nlohmann::json;

std::string stepText(const PipelineStep& step)
{
    const Transform* transform = builtinTransforms().find(step.transform);
    std::string text = transform ? transform->info().name : step.transform;
    if (step.parameters.has("columns"))
        if (const Names& columns = step.parameters.names("columns"); !columns.empty())
            text.append(" ").append(toText(columns));
    return step.enabled ? text : text + " (off)";
}

Output described(const std::string& dataset, const Pipeline& pipeline)
{
    Output output{toJson(pipeline), {}};
    if (pipeline.steps.empty())
        output.text = dataset + " has no pipeline; propose one with: lathe prepare " + dataset + " --suggest\n";
    for (std::size_t i = 0; i < pipeline.steps.size(); ++i)
        output.text += std::to_string(i + 1) + ". " + stepText(pipeline.steps[i]) + "\n";
    return output;
}

Output proposed(const std::vector<Suggestion>& suggestions)
{
    Pipeline pipeline;
    std::vector<std::string> reasons;
    Output output;
    for (const Suggestion& suggestion : suggestions) {
        pipeline.steps.push_back(suggestion.step);
        reasons.push_back(suggestion.reason.english());
        output.text += std::to_string(reasons.size()) + ". " + stepText(suggestion.step) + ": " + suggestion.reason.english() + "\n";
    }
    if (suggestions.empty())
        output.text = "Nothing needs to be prepared: algorithms fill, encode and scale by themselves as they need it\n";
    output.json = toJson(pipeline);
    for (std::size_t i = 0; i < reasons.size(); ++i)
        output.json["steps"][i]["reason"] = reasons[i];
    return output;
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    const std::string dataset = context.argument(0);
    if (context.isSet("suggest") && context.isSet("pipeline"))
        return fail(ErrorCode::InvalidArgument, "--suggest prints a pipeline, --pipeline attaches one", "Give one of them");
    if (context.isSet("target") && !context.isSet("suggest"))
        return fail(ErrorCode::InvalidArgument, "--target is what a proposal is for", "Give it with --suggest");
    if (context.isSet("suggest")) {
        LATHE_TRY(const auto suggestions, suggestedPipeline(*workbench, dataset, context.value("target")));
        return proposed(suggestions);
    }
    if (context.isSet("pipeline")) {
        LATHE_TRY(const Pipeline pipeline, pipelineFile(context.value("pipeline")));
        LATHE_CHECK(attachPipeline(*workbench, dataset, pipeline, context.progress()));
        return described(dataset, pipeline);
    }
    LATHE_TRY(Database * database, workbench->database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(dataset));
    LATHE_TRY(const Pipeline pipeline, attachedPipeline(*workbench, version.dataset));
    return described(version.dataset, pipeline);
}

} // namespace

Command prepareCommand()
{
    return {"prepare", "NAME", 1, 1, "Attaches a pipeline to a table, proposes one, or prints the one that is attached.",
            {{"pipeline", "The pipeline as JSON.", "FILE.json"},
             {"suggest", "Prints the pipeline that Lathe would use, with reasons; attaches nothing."},
             {"target", "The column that the proposal leaves alone; else the one with the role of a target.", "COLUMN"}},
            run};
}

} // namespace lathe
