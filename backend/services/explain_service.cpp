#include "services/explain_service.h"

#include "base/random.h"
#include "ml/table_model.h"
#include "services/model_files.h"
#include "services/run_items.h"
#include "services/train_service.h"

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {
constexpr std::size_t kBackground = 100;
}

Result<ExplainedRun> openExplanation(Workbench& workbench, std::string_view runOrModel, Part part, std::uint64_t seed, Progress& progress)
{
    ExplainedRun explained;
    explained.part = part;
    LATHE_TRY(explained.run, findRunOrModel(workbench, runOrModel));
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).byId(explained.run.datasetVersionId));
    LATHE_TRY(const auto items, runItems(workbench, explained.run, version));
    LATHE_TRY(const Table* table, tableOf(*items));
    LATHE_TRY(explained.model, loadRunModel(workbench, explained.run));
    const auto* tabular = dynamic_cast<const TabularModel*>(explained.model.get());
    const Task task = explained.run.task.empty() ? Task::Classification : taskFromText(explained.run.task).value_or(Task::Classification);
    if (task != Task::Classification && task != Task::Regression)
        return fail(ErrorCode::Incompatible, std::string("Explanations are there for classification and regression, not for ").append(toString(task)),
                    "Choose a run that predicts a target");
    LATHE_TRY(const Items judgeable, explained.model->judgeable(table->hasParts() ? table->part(part) : *table));
    explained.rows = std::get<Table>(judgeable);
    if (explained.rows.rows() == 0)
        return fail(ErrorCode::InvalidArgument, std::string("The ").append(toString(part)).append(" part of ").append(version.reference()).append(" has no rows"),
                    "Choose another part with --part");
    const Table train = trainingSample(*table, kBackground, seedFor(seed, 1));
    explained.background = train.rows() > 0 ? train : someRows(explained.rows, kBackground, seedFor(seed, 1));
    for (const Field& field : table->schema().fields)
        if (field.role != Role::Target && (tabular ? tabular->preparation().inputs().find(field.name).has_value() : field.role == Role::Feature))
            explained.columns.push_back(field.name);
    LATHE_TRY(const Predictions probe, explained.model->predict(someRows(explained.rows, 1, 0), progress));
    explained.outputs = outputNames(probe);
    return explained;
}

Result<std::size_t> outputOf(const ExplainedRun& explained, std::string_view name)
{
    if (name.empty())
        return std::size_t(explained.outputs.size() == 2 && !explained.model->classes().empty() ? 1 : 0);
    const auto found = std::ranges::find(explained.outputs, name);
    if (found != explained.outputs.end())
        return static_cast<std::size_t>(found - explained.outputs.begin());
    std::string all;
    for (const std::string& output : explained.outputs)
        all += (all.empty() ? "" : ", ") + output;
    return fail(ErrorCode::NotFound, std::string("The model has no class “").append(name).append("”"), "Choose one of: " + all);
}

Result<Importance> explainImportance(Workbench& workbench, const ExplainedRun& explained, std::size_t rows,
                                     const ImportanceOptions& options, Progress& progress)
{
    const Table some = someRows(explained.rows, rows, options.seed);
    LATHE_TRY(auto result, permutationImportance(*explained.model, some, truthOf(Items(some), {}, explained.model->classes()),
                                                 explained.columns, options, progress));
    if (explained.part == Part::Test && explained.rows.hasParts()) {
        LATHE_TRY(Database * database, workbench.database());
        LATHE_CHECK(RunStore(*database).addTestLook(explained.run.dataset, explained.run.id));
    }
    return result;
}

Result<Attributions> explainRows(const ExplainedRun& explained, const Table& rows, std::size_t output, bool sampling,
                                 std::uint64_t seed, Progress& progress)
{
    const bool exact = !sampling && isTreeModel(*explained.model);
    auto result = exact ? treeAttributions(*explained.model, rows, explained.background, explained.columns, output, progress)
                        : sampledAttributions(*explained.model, rows, explained.background, explained.columns, output,
                                              {.permutations = 1, .seed = seed}, progress);
    if (result)
        result->output = explained.outputs[output];
    return result;
}

} // namespace lathe
