#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "ml/builtin_learners.h"

#include <algorithm>

namespace lathe {

namespace {

std::vector<std::string> kindsOf(const LearnerInfo& info)
{
    std::vector<std::string> kinds;
    for (const ItemKind kind : info.kinds)
        kinds.emplace_back(toString(kind));
    return kinds;
}

Result<Output> run(CommandContext& context)
{
    if (context.isSet("task") && !taskFromText(context.value("task")))
        return fail(ErrorCode::InvalidArgument, "There is no task “" + context.value("task") + "”",
                    "Use classification, regression, clustering, anomaly, projection or forecasting");
    if (context.isSet("kind") && !itemKindFromText(context.value("kind")))
        return fail(ErrorCode::InvalidArgument, "There are no items of the kind “" + context.value("kind") + "”", "Use image or table");
    LATHE_TRY(LearnerModule * module, context.loader()());
    Output output;
    output.json = nlohmann::json::array();
    std::vector<const Learner*> learners;
    for (const Catalog<Learner>* catalog : {&builtinLearners(), &module->learners()})
        for (const auto& learner : *catalog)
            learners.push_back(learner.get());
    for (const Learner* learner : learners) {
        const LearnerInfo& info = learner->info();
        const auto kinds = kindsOf(info);
        if (context.isSet("task") && context.value("task") != toString(info.task))
            continue;
        if (context.isSet("kind") && std::find(kinds.begin(), kinds.end(), context.value("kind")) == kinds.end())
            continue;
        nlohmann::json parameters = nlohmann::json::array();
        std::vector<std::vector<std::string>> rows;
        for (const ParamSpec& spec : learner->parameters()) {
            parameters.push_back(toJson(spec));
            std::string help = spec.help;
            if (!spec.choices.empty()) {
                std::vector<std::string> ids;
                for (const auto& choice : spec.choices)
                    ids.push_back(choice.id);
                help += " (" + join(ids, ", ") + ")";
            }
            rows.push_back({"    " + spec.name, toText(spec.defaultValue), std::move(help)});
        }
        output.json.push_back({{"id", info.id}, {"name", info.name}, {"task", toString(info.task)}, {"kinds", kinds},
                               {"summary", info.summary}, {"parameters", parameters}});
        output.text += info.id + "  " + info.name + "\n  " + info.summary + "\n" + tableText(rows, {}) + "\n";
    }
    return output;
}

} // namespace

Command algorithmsCommand()
{
    return {"algorithms", "", 0, 0, "Lists every algorithm with its hyper-parameters.",
            {{"task", "Only those of a task: classification, regression, clustering, anomaly, projection, forecasting.", "T"}, {"kind", "Only those for a kind of items: image, table.", "K"}},
            run};
}

} // namespace lathe
