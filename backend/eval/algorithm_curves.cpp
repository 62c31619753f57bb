#include "eval/algorithm_curves.h"

#include "base/random.h"
#include "base/text.h"
#include "eval/clustering.h"
#include "ml/search_space.h"
#include "ml/table_model.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <set>

namespace lathe {

namespace {

using nlohmann::json;

constexpr std::size_t kSampled = 2000; ///< rows whose silhouettes are compared
constexpr int kValues = 7;
constexpr double kAround = 10; ///< from the current value to either side
constexpr double kMiddleInteger = 8, kMiddleReal = 0.01; ///< where the current value and the default are 0

double numberOf(const ParamValue& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    const auto* real = std::get_if<double>(&value);
    return real ? *real : 0;
}

/// Enough to look at, and they read better.
double threeDigits(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", value);
    return parseReal(text.data()).value_or(value);
}

/// Metrics that have a value; those that have none leave the point.
void addScores(const std::map<std::string, Measurement>& metrics, std::map<std::string, std::vector<double>>& scores, std::size_t before)
{
    for (const auto& [name, measured] : metrics)
        if (measured.value && scores[name].size() == before)
            scores[name].push_back(*measured.value);
    std::erase_if(scores, [&](const auto& one) { return one.second.size() != before + 1; });
}

Result<std::map<std::string, Measurement>> clusterScores(const Model& model, const Table& rows, Progress& progress)
{
    const auto* tabular = dynamic_cast<const TabularModel*>(&model);
    if (!tabular)
        return fail(ErrorCode::Incompatible, "Clusters are judged for rows of a table");
    LATHE_TRY(const Items some, model.judgeable(rows));
    LATHE_TRY(const Matrix features, tabular->featuresOf(std::get<Table>(some)));
    LATHE_TRY(const Predictions given, model.predict(some, progress));
    std::vector<std::int32_t> clusters;
    for (std::size_t row = 0; row < given.size(); ++row)
        clusters.push_back(given.label(row));
    LATHE_TRY(const Evaluation evaluation, evaluateClusters(features, clusters, {}, progress, {.sampled = kSampled}));
    return evaluation.metrics;
}

/// One fit: what was learned from and what was held out.
Result<void> addDraw(const Candidate& candidate, const Table& train, const Table& judged, const std::vector<std::string>& classes,
                     std::size_t before, CurvePoint& point, Progress& progress)
{
    const auto start = std::chrono::steady_clock::now();
    LATHE_TRY(const auto model, fitCandidate(candidate, train, progress));
    point.fitSeconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (candidate.learner.info().task == Task::Clustering) {
        LATHE_TRY(const auto own, clusterScores(*model, train, progress));
        addScores(own, point.train, before);
        if (judged.rows() > 0) {
            LATHE_TRY(auto other, clusterScores(*model, judged, progress));
            other.erase("inertia"); // a sum: over other rows it does not compare
            addScores(other, point.validation, before);
        }
        return {};
    }
    LATHE_TRY(const JudgedRows own, judgeRows(*model, train, classes, progress));
    LATHE_TRY(const JudgedRows other, judgeRows(*model, judged, classes, progress));
    addScores(own.metrics, point.train, before);
    addScores(other.metrics, point.validation, before);
    return {};
}

Result<void> check(const Candidate& candidate, const std::vector<CurveDraw>& draws, CurveKind kind)
{
    const Task task = candidate.learner.info().task;
    const bool isElbow = task == Task::Clustering && kind == CurveKind::Validation;
    if (task != Task::Classification && task != Task::Regression && !isElbow)
        return fail(ErrorCode::Incompatible, "A curve of scores needs a truth, and " + std::string(toString(task)) + " has none");
    if (draws.empty())
        return fail(ErrorCode::InvalidArgument, "A curve needs rows to learn from");
    for (const CurveDraw& draw : draws)
        if (draw.train.empty() || (draw.judged.empty() && !isElbow))
            return fail(ErrorCode::InvalidArgument, "A curve needs rows to learn from and rows to be judged on",
                        "Split the dataset so that there is a validation part, or judge by folds");
    return {};
}

/// All points over all draws; `rowsOf(draw, point)` and `candidateOf(draw, point)` say what is fitted.
template <class RowsOf, class CandidateOf>
Result<void> fillPoints(AlgorithmCurve& curve, const Table& table, const std::vector<CurveDraw>& draws, bool hasClasses,
                        RowsOf rowsOf, CandidateOf candidateOf, Progress& progress)
{
    const std::vector<std::string> classes = hasClasses ? targetClasses(table) : std::vector<std::string>();
    const auto total = static_cast<std::int64_t>(curve.points.size() * draws.size());
    std::int64_t done = 0;
    std::optional<Error> lastError;
    for (std::size_t p = 0; p < curve.points.size(); ++p) {
        CurvePoint& point = curve.points[p];
        double rows = 0;
        for (std::size_t d = 0; d < draws.size(); ++d) {
            progress.set(done++, total, point.label + ", draw " + std::to_string(d + 1) + " of " + std::to_string(draws.size()));
            const std::span<const std::uint32_t> train = rowsOf(draws[d], p);
            rows += static_cast<double>(train.size());
            const auto added = addDraw(candidateOf(draws[d], p), table.take(train), table.take(draws[d].judged), classes, d, point, progress);
            if (added)
                continue;
            if (added.error().isCancelled() || added.error().code == ErrorCode::OutOfMemory)
                return added;
            lastError = added.error();
            point.error = toString(added.error());
            point.train.clear();
            point.validation.clear();
            break;
        }
        point.rows = std::llround(rows / static_cast<double>(draws.size()));
        point.fitSeconds /= static_cast<double>(draws.size());
    }
    curve.draws = static_cast<int>(draws.size());
    if (lastError && std::ranges::all_of(curve.points, [](const CurvePoint& point) { return !point.error.empty(); }))
        return tl::unexpected<Error>(*lastError);
    return {};
}

json scoresJson(const std::map<std::string, std::vector<double>>& scores)
{
    json object = json::object();
    for (const auto& [name, values] : scores)
        object[name] = values;
    return object;
}

} // namespace

std::string_view toString(CurveKind kind)
{
    return kind == CurveKind::Learning ? "learning" : "validation";
}

std::optional<CurveKind> curveKindFromText(std::string_view text)
{
    for (const CurveKind kind : {CurveKind::Learning, CurveKind::Validation})
        if (toString(kind) == text)
            return kind;
    return std::nullopt;
}

ScoreBand bandOf(const std::vector<double>& scores)
{
    if (scores.empty())
        return {};
    const auto count = static_cast<double>(scores.size());
    const double mean = std::accumulate(scores.begin(), scores.end(), 0.0) / count;
    double squares = 0;
    for (const double score : scores)
        squares += (score - mean) * (score - mean);
    const double deviation = scores.size() > 1 ? std::sqrt(squares / (count - 1)) : 0;
    return {mean, mean - deviation, mean + deviation};
}

std::vector<std::uint32_t> growingOrder(const Table& table, std::vector<std::uint32_t> rows, std::uint64_t seed)
{
    Random random(seed);
    random.shuffle(rows);
    const auto target = table.schema().first(Role::Target);
    if (!target || table.column(*target).type() == ColumnType::Numeric)
        return rows;
    // The i-th of n rows of a class stands at (i + ½) / n of the way.
    const Column& column = table.column(*target);
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < rows.size(); ++i)
        places[column.isMissing(rows[i]) ? std::string() : column.cell(rows[i])].push_back(i);
    std::vector<double> keys(rows.size());
    for (const auto& [name, own] : places)
        for (std::size_t i = 0; i < own.size(); ++i)
            keys[own[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(own.size());
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return keys[i]; });
    std::vector<std::uint32_t> sorted;
    for (const std::size_t i : order)
        sorted.push_back(rows[i]);
    return sorted;
}

Result<AlgorithmCurve> learningCurve(const Candidate& candidate, const Table& table, const std::vector<CurveDraw>& draws,
                                     const std::vector<double>& shares, Progress& progress)
{
    LATHE_CHECK(check(candidate, draws, CurveKind::Learning));
    if (shares.empty() || !std::ranges::all_of(shares, [](double share) { return share > 0 && share <= 1; }))
        return fail(ErrorCode::InvalidArgument, "Shares of the training rows are numbers above 0, up to 1");
    AlgorithmCurve curve;
    const std::set<double> sorted(shares.begin(), shares.end());
    const std::vector<double> ascending(sorted.begin(), sorted.end());
    const auto countOf = [&](const CurveDraw& draw, double share) {
        return std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(share * static_cast<double>(draw.train.size()))));
    };
    for (const double share : ascending) {
        double rows = 0;
        for (const CurveDraw& draw : draws)
            rows += static_cast<double>(countOf(draw, share)) / static_cast<double>(draws.size());
        curve.points.push_back({rows, shortest(std::round(share * 1000) / 10) + " %", 0, 0, {}, {}, {}});
        curve.current = std::max(curve.current, rows);
    }
    LATHE_CHECK(fillPoints(
        curve, table, draws, candidate.learner.info().task == Task::Classification,
        [&](const CurveDraw& draw, std::size_t point) { return std::span(draw.train).first(countOf(draw, ascending[point])); },
        [&](const CurveDraw& draw, std::size_t) {
            return Candidate{candidate.learner, candidate.parameters, candidate.pipeline, draw.seed, candidate.device, candidate.threads};
        },
        progress));
    return curve;
}

Result<AlgorithmCurve> validationCurve(const Candidate& candidate, const Table& table, const std::vector<CurveDraw>& draws,
                                       const std::string& parameter, const std::vector<ParamValue>& values, Progress& progress)
{
    LATHE_CHECK(check(candidate, draws, CurveKind::Validation));
    const auto specs = curveParameters(candidate.learner.parameters());
    const auto spec = std::ranges::find(specs, parameter, [](const ParamSpec* one) { return one->name; });
    if (spec == specs.end()) {
        std::vector<std::string> names;
        for (const ParamSpec* one : specs)
            names.push_back(one->name);
        return fail(ErrorCode::NotFound, candidate.learner.info().id + " has no numeric parameter “" + parameter + "”",
                    names.empty() ? "It has none" : "It has " + join(names, ", "));
    }
    std::vector<ParamValue> ascending = values;
    std::ranges::sort(ascending, {}, numberOf);
    ascending.erase(std::unique(ascending.begin(), ascending.end()), ascending.end());
    if (ascending.empty())
        return fail(ErrorCode::InvalidArgument, "A validation curve needs values of “" + parameter + "”");
    AlgorithmCurve curve;
    curve.kind = CurveKind::Validation;
    curve.parameter = parameter;
    curve.logarithmic = (*spec)->logarithmic && numberOf(ascending.front()) > 0;
    curve.current = numberOf(candidate.parameters.values().find(parameter)->second);
    std::vector<Params> params;
    for (const ParamValue& value : ascending) {
        params.push_back(candidate.parameters);
        params.back().set(parameter, value);
        LATHE_CHECK(checkParams(candidate.learner.parameters(), params.back()));
        curve.points.push_back({numberOf(value), toText(value), 0, 0, {}, {}, {}});
    }
    LATHE_CHECK(fillPoints(
        curve, table, draws, candidate.learner.info().task == Task::Classification,
        [](const CurveDraw& draw, std::size_t) { return std::span(draw.train); },
        [&](const CurveDraw& draw, std::size_t point) {
            return Candidate{candidate.learner, params[point], candidate.pipeline, draw.seed, candidate.device, candidate.threads};
        },
        progress));
    return curve;
}

std::vector<const ParamSpec*> curveParameters(const std::vector<ParamSpec>& specs)
{
    std::vector<const ParamSpec*> numeric;
    for (const ParamSpec& spec : specs)
        if (spec.type == ParamType::Integer || spec.type == ParamType::Real)
            numeric.push_back(&spec);
    return numeric;
}

std::vector<ParamValue> curveValues(const std::vector<ParamSpec>& specs, const ParamSpec& spec, const ParamValue& current)
{
    SearchDimension dimension{spec.name, spec.type, spec.minimum.value_or(0), spec.maximum.value_or(1), false, {}};
    const SearchSpace space = searchSpaceOf(specs);
    const auto searched = std::ranges::find(space.dimensions, spec.name, &SearchDimension::name);
    if (searched != space.dimensions.end()) {
        dimension = *searched;
    } else {
        const bool isInteger = spec.type == ParamType::Integer;
        double middle = numberOf(current) > 0 ? numberOf(current) : numberOf(spec.defaultValue);
        if (!(middle > 0))
            middle = isInteger ? kMiddleInteger : kMiddleReal; // 0 often stands for "no limit"
        dimension.low = std::max(isInteger ? std::max(dimension.low, 1.0) : dimension.low, middle / kAround);
        dimension.high = std::max(dimension.low, std::min(dimension.high, middle * kAround));
        dimension.logarithmic = dimension.low > 0;
        if (isInteger)
            dimension.low = std::ceil(dimension.low), dimension.high = std::floor(dimension.high);
    }
    std::vector<ParamValue> values{current};
    for (int i = 0; i < kValues; ++i) {
        const ParamValue value = dimension.valueAt(static_cast<double>(i) / (kValues - 1));
        const ParamValue rounded = spec.type == ParamType::Real ? ParamValue(threeDigits(numberOf(value))) : value;
        values.push_back(spec.problem(rounded) ? value : rounded);
    }
    std::ranges::sort(values, {}, numberOf);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

json toJson(const AlgorithmCurve& curve)
{
    json points = json::array();
    for (const CurvePoint& point : curve.points) {
        json one{{"at", point.at}, {"label", point.label}, {"rows", point.rows}, {"fit_seconds", point.fitSeconds},
                 {"train", scoresJson(point.train)}, {"validation", scoresJson(point.validation)}};
        if (!point.error.empty())
            one["error"] = point.error;
        points.push_back(std::move(one));
    }
    json object{{"kind", toString(curve.kind)}, {"current", curve.current}, {"logarithmic", curve.logarithmic},
                {"by_folds", curve.byFolds}, {"draws", curve.draws}, {"points", points}};
    if (curve.kind == CurveKind::Validation)
        object["parameter"] = curve.parameter;
    return object;
}

Result<AlgorithmCurve> algorithmCurveFromJson(std::string_view text)
{
    AlgorithmCurve curve;
    try {
        const json object = json::parse(text);
        const auto kind = curveKindFromText(object.at("kind").get<std::string>());
        if (!kind)
            return fail(ErrorCode::Parse, "The stored curve is of a kind that this Lathe does not know");
        curve.kind = *kind;
        curve.parameter = object.value("parameter", "");
        curve.current = object.at("current").get<double>();
        curve.logarithmic = object.at("logarithmic").get<bool>();
        curve.byFolds = object.at("by_folds").get<bool>();
        curve.draws = object.at("draws").get<int>();
        using Scores = std::map<std::string, std::vector<double>>;
        for (const json& point : object.at("points"))
            curve.points.push_back({point.at("at").get<double>(), point.at("label").get<std::string>(), point.at("rows").get<std::int64_t>(),
                                    point.at("fit_seconds").get<double>(), point.at("train").get<Scores>(),
                                    point.at("validation").get<Scores>(), point.value("error", "")});
    } catch (const json::exception& problem) {
        return fail(ErrorCode::Parse, "The stored curve cannot be read: " + toUtf8(problem.what()), "Draw it again with: lathe curve RUN");
    }
    return curve;
}

} // namespace lathe
