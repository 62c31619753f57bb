#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "services/demo_service.h"
#include "services/deploy_service.h"
#include "services/train_service.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

/// What the demo goes round with.
struct Sample {
    const char* name;
    Result<DatasetVersion> (*import)(Workbench&, Progress&);
    const char* items;
    const char* algorithm;
    std::vector<std::string> settings;
    std::vector<const char*> exports;
};

const std::vector<Sample>& samples()
{
    static const std::vector<Sample> list{
        {"shapes", importSample, "pictures", "image.small_cnn", {"epochs=12", "batch_size=32"}, {"package", "onnx"}},
        {"houses", importTableSample, "rows", "table.boosted_trees_regressor", {}, {}},
    };
    return list;
}

/// What the demo has done so far.
struct Round {
    const Sample& sample;
    Workbench& workbench;
    Progress& progress;
    Output output;
    DatasetVersion dataset;
    RunRecord run;
    ModelVersion model;
};

Result<void> collect(Round& round)
{
    LATHE_TRY(round.dataset, round.sample.import(round.workbench, round.progress));
    round.output.json["dataset"] = describe(round.dataset);
    round.output.text += "Collected " + round.dataset.reference() + ": " + grouped(round.dataset.items) + " " + round.sample.items
        + (round.dataset.classes > 0 ? " in " + grouped(round.dataset.classes) + " classes\n" : std::string("\n"));
    return {};
}

Result<void> trainAndJudge(Round& round)
{
    TrainRequest request;
    request.dataset = round.dataset.reference();
    request.algorithm = round.sample.algorithm;
    LATHE_TRY(const Learner* learner, round.workbench.learner(request.algorithm));
    LATHE_TRY(request.parameters, parseParams(learner->parameters(), round.sample.settings));
    LATHE_TRY(const RunRecord queued, queueRun(round.workbench, request));
    LATHE_TRY(round.run, executeRun(round.workbench, queued.id, round.progress));
    round.output.json["run"] = describe(round.run);
    round.output.text += "Trained and judged\n" + runText(round.run);
    return {};
}

Result<void> deploy(Round& round)
{
    LATHE_TRY(round.model, registerModel(round.workbench, round.run.name, round.dataset.dataset));
    round.output.json["exports"] = nlohmann::json::array();
    round.output.text += "Registered " + round.model.reference() + "\n";
    for (const std::string format : round.sample.exports) {
        const std::string name = format == "package" ? format : "model." + format;
        LATHE_TRY(const ExportOutcome exported, exportModel(round.workbench, round.model.reference(), format,
            round.workbench.folder() / "exports" / (round.model.name + "-" + std::to_string(round.model.version)) / name,
            round.progress));
        round.output.json["exports"].push_back({{"path", exported.path.string()}, {"format", format}, {"bytes", exported.bytes}});
        round.output.text += "Exported " + exported.path.string() + ", same answers on " + std::to_string(exported.parity.items) + " items\n";
    }
    return {};
}

struct Stage {
    const char* name;
    Result<void> (*run)(Round&);
};
constexpr std::array<Stage, 3> kStages{{{"collect", collect}, {"train", trainAndJudge}, {"deploy", deploy}}};

Result<Output> run(CommandContext& context)
{
    const std::string last = context.isSet("stage") ? context.value("stage") : kStages.back().name;
    const auto end = std::find_if(kStages.begin(), kStages.end(), [&](const Stage& stage) { return last == stage.name; });
    if (end == kStages.end())
        return fail(ErrorCode::InvalidArgument, "There is no stage “" + last + "”", "Stages are collect, train and deploy");
    const std::string wanted = context.isSet("sample") ? context.value("sample") : samples().front().name;
    const auto sample = std::ranges::find_if(samples(), [&](const Sample& one) { return wanted == one.name; });
    if (sample == samples().end())
        return fail(ErrorCode::InvalidArgument, "There is no sample “" + wanted + "”", "Samples are shapes and houses");
    LATHE_TRY(Workbench * workbench, context.workbench(Workbench::Missing::Create));
    Round round{*sample, *workbench, context.progress(), {}, {}, {}, {}};
    round.output.json["workspace"] = workbench->folder().string();
    for (auto stage = kStages.begin(); stage != end + 1; ++stage) {
        LATHE_CHECK(stage->run(round));
        if (round.run.status == RunStatus::Killed) {
            round.output.exitCode = exit_code::interrupted;
            break;
        }
    }
    round.output.text += "The workspace is " + workbench->folder().string() + "\n";
    return std::move(round.output);
}

} // namespace

Command demoCommand()
{
    return {"demo", "", 0, 0, "Makes a workspace from a built-in sample and goes once round the lifecycle.",
            {{"stage", "Ends after a stage: collect, train or deploy.", "S"},
             {"sample", "shapes: pictures; houses: a table with planted faults.", "NAME", "shapes"}}, run};
}

} // namespace lathe
