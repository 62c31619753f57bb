#include "services/curve_service.h"

#include "base/random.h"
#include "data/training_rows.h"
#include "ml/search_space.h"
#include "services/fold_metrics.h"
#include "services/run_items.h"
#include "store/decision_store.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

using nlohmann::json;

constexpr int kLearningRepeats = 3, kMostRepeats = 100, kFoldsWithoutPart = 5;

std::vector<ParamSpec> sortedParameters(const std::vector<ParamSpec>& specs)
{
    const SearchSpace space = searchSpaceOf(specs);
    std::vector<ParamSpec> parameters;
    for (const ParamSpec* spec : curveParameters(specs))
        parameters.push_back(*spec);
    std::ranges::stable_partition(parameters, [&](const ParamSpec& spec) {
        return std::ranges::find(space.dimensions, spec.name, &SearchDimension::name) != space.dimensions.end();
    });
    return parameters;
}

/// The rows of all draws, as rows of `table`.
struct Draws {
    Table table;
    std::vector<CurveDraw> draws;
    bool byFolds = false;
};

Result<Draws> drawsOf(const Table& whole, const CurveRequest& request, Task task, std::uint64_t seed)
{
    const bool hasValidation = whole.hasParts() && !whole.indices(Part::Validation).empty();
    if (task == Task::Clustering && request.folds > 0)
        return fail(ErrorCode::InvalidArgument, "Clusters predict nothing that folds could judge", "Leave the folds out");
    const int folds = request.folds > 0 ? request.folds : hasValidation || task == Task::Clustering ? 0 : kFoldsWithoutPart;
    Draws result;
    if (folds > 0) {
        result.byFolds = true;
        result.table = trainingRows(whole);
        LATHE_TRY(const auto parts, trainingFolds(whole, FoldRequest{folds, 1, {}, {}}, task, seed));
        for (std::size_t i = 0; i < parts.size(); ++i)
            result.draws.push_back({growingOrder(result.table, parts[i].train, seedFor(seed, i)), parts[i].test, seed});
        return result;
    }
    const int repeats = request.repeats > 0 ? request.repeats : request.kind == CurveKind::Learning ? kLearningRepeats : 1;
    if (repeats > kMostRepeats)
        return fail(ErrorCode::InvalidArgument, "A curve is drawn from at most " + std::to_string(kMostRepeats) + " repeats");
    result.table = whole;
    std::vector<std::uint32_t> train, judged;
    for (std::size_t row = 0; row < whole.rows(); ++row)
        if (const Part part = whole.part(row); part == Part::Train || !whole.hasParts())
            train.push_back(static_cast<std::uint32_t>(row));
        else if (part == Part::Validation)
            judged.push_back(static_cast<std::uint32_t>(row));
    for (int i = 0; i < repeats; ++i) {
        const std::uint64_t own = seedFor(seed, static_cast<std::uint64_t>(i));
        // The first draw's fits have the run's seed, so that its last point is the run.
        result.draws.push_back({growingOrder(whole, train, own), judged, i == 0 ? seed : own});
    }
    return result;
}

Result<std::vector<ParamValue>> valuesOf(const Learner& learner, const ParamSpec& spec, const Params& params, const std::vector<std::string>& texts)
{
    if (texts.empty())
        return curveValues(learner.parameters(), spec, params.values().find(spec.name)->second);
    std::vector<ParamValue> values;
    for (const std::string& text : texts) {
        LATHE_TRY(ParamValue value, parseValue(spec, text));
        values.push_back(std::move(value));
    }
    return values;
}

} // namespace

Result<AlgorithmCurve> drawCurve(Workbench& workbench, std::int64_t id, const CurveRequest& request, Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const RunRecord run, RunStore(*database).byId(id));
    LATHE_TRY(const Learner* learner, workbench.learner(run.algorithm));
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).byId(run.datasetVersionId));
    LATHE_TRY(const auto items, runItems(workbench, run, version));
    const auto* table = std::get_if<Table>(items.get());
    if (!table)
        return fail(ErrorCode::Incompatible, "The run “" + run.name + "” learns from pictures, and curves are drawn of tables");
    LATHE_TRY(const Params params, paramsFromJson(learner->parameters(), json::parse(run.parameters, nullptr, false)));
    const json setup = json::parse(run.setup, nullptr, false);
    Pipeline pipeline;
    if (setup.is_object() && setup.contains("pipeline")) {
        LATHE_TRY(pipeline, pipelineFromJson(setup["pipeline"]));
    }
    const Candidate candidate{*learner, params, pipeline, run.seed, run.device, run.threads};
    LATHE_TRY(const Draws rows, drawsOf(*table, request, learner->info().task, run.seed));

    AlgorithmCurve curve;
    if (request.kind == CurveKind::Learning) {
        LATHE_TRY(curve, learningCurve(candidate, rows.table, rows.draws, request.shares, progress));
    } else {
        const std::vector<ParamSpec> specs = sortedParameters(learner->parameters());
        std::string parameter = request.parameter;
        if (parameter.empty() && !specs.empty())
            parameter = specs.front().name;
        std::vector<ParamValue> values;
        if (const auto spec = std::ranges::find(specs, parameter, &ParamSpec::name); spec != specs.end()) {
            LATHE_TRY(values, valuesOf(*learner, *spec, params, request.values));
        }
        LATHE_TRY(curve, validationCurve(candidate, rows.table, rows.draws, parameter, values, progress));
    }
    curve.byFolds = rows.byFolds;
    LATHE_CHECK(CurveStore(*database).add(id, {std::string(toString(curve.kind)), curve.parameter, toJson(curve).dump(), {}}));
    return curve;
}

Result<std::vector<AlgorithmCurve>> storedCurves(const Workbench& workbench, std::int64_t run)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const auto stored, CurveStore(*database).list(run));
    std::vector<AlgorithmCurve> curves;
    for (const StoredCurve& one : stored) {
        LATHE_TRY(AlgorithmCurve curve, algorithmCurveFromJson(one.curve));
        curves.push_back(std::move(curve));
    }
    return curves;
}

Result<std::vector<ParamSpec>> curveParametersOf(const Workbench& workbench, std::int64_t run)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const RunRecord record, RunStore(*database).byId(run));
    LATHE_TRY(const Learner* learner, workbench.learner(record.algorithm));
    return sortedParameters(learner->parameters());
}

} // namespace lathe
