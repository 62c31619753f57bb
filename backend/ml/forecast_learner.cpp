#include "ml/forecast_model.h"
#include "ml/table_model.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>
#include <thread>

namespace lathe {

namespace {

constexpr std::size_t kFewestValues = 8;
constexpr std::size_t kMostValues = 50'000'000; ///< of a grid with holes
constexpr std::size_t kLongestHorizon = 1000;

Error incompatible(std::string message, std::string hint)
{
    return {ErrorCode::Incompatible, std::move(message), std::move(hint), {}};
}

/// Everything known in order of time. Fails with Incompatible when a moment is there twice.
Result<TimedValues> timedValues(const Table& table, const std::string& time, const std::string& target)
{
    LATHE_TRY(const std::vector<double> moments, momentsOf(*table.find(time), time));
    const Column& values = *table.find(target);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < table.rows(); ++row)
        if (std::isfinite(moments[row]))
            rows.push_back(row);
    std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return moments[row]; });
    TimedValues result;
    for (const std::uint32_t row : rows) {
        if (!result.moments.empty() && result.moments.back() == moments[row])
            return tl::unexpected<Error>(incompatible(std::string("Several rows are of one time, “").append(table.find(time)->cell(row)).append("”; a series has one row a time"),
                                                      "Keep the rows of one series by a filter in the pipeline, or deduplicate by the column of times"));
        result.moments.push_back(moments[row]);
        const double value = values.numberAt(row);
        result.values.push_back(std::isfinite(value) ? value : NAN);
    }
    return result;
}

/// Rows that come after others in time must not be learned from.
std::optional<Error> disorder(const Table& table, const std::string& time)
{
    if (!table.hasParts())
        return {};
    const auto moments = momentsOf(*table.find(time), time);
    if (!moments)
        return moments.error();
    double lastLearned = -INFINITY, lastValidated = -INFINITY, firstValidated = INFINITY, firstTested = INFINITY;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const double moment = (*moments)[row];
        if (!std::isfinite(moment))
            continue;
        if (table.part(row) == Part::Train)
            lastLearned = std::max(lastLearned, moment);
        if (table.part(row) == Part::Validation) {
            firstValidated = std::min(firstValidated, moment);
            lastValidated = std::max(lastValidated, moment);
        }
        if (table.part(row) == Part::Test)
            firstTested = std::min(firstTested, moment);
    }
    if (lastLearned < firstValidated && std::max(lastLearned, lastValidated) < firstTested)
        return {};
    return incompatible("The parts are mixed in time: rows for judging lie before rows for training",
                        std::string("Split the dataset by time with: lathe split NAME --time \"").append(time).append("\""));
}

Series seriesOf(const TimedValues& known, TimeGrid grid, int season)
{
    Series series;
    series.first = grid.place(known.moments.front());
    series.values.assign(static_cast<std::size_t>(grid.place(known.moments.back()) - series.first + 1), NAN);
    for (std::size_t i = 0; i < known.moments.size(); ++i)
        series.values[static_cast<std::size_t>(grid.place(known.moments[i]) - series.first)] = known.values[i];
    series.grid = std::move(grid);
    series.season = season;
    return series;
}

class Forecaster final : public Learner {
public:
    explicit Forecaster(std::shared_ptr<const SeriesLearner> algorithm) : m_algorithm(std::move(algorithm)), m_parameters(m_algorithm->parameters())
    {
        m_parameters.insert(m_parameters.begin(),
                            {ParamSpec::columns("time", "Time", {"time", "numeric"}, "The column that says when. None chosen: the first column of times.").withoutSearch(),
                             ParamSpec::integer("horizon", "Steps ahead", 0, 0, kLongestHorizon, "How far it looks ahead from each origin when it is judged: one season, or ten steps without one, when automatic.")
                                 .withZero("automatic").withoutSearch(),
                             ParamSpec::integer("season", "Season", 0, 0, 20000, "Steps after which the series repeats: 12 for months, 24 for hours; 1 for none.")
                                 .withZero("automatic").withoutSearch()});
    }

    const LearnerInfo& info() const override { return m_algorithm->info(); }
    const std::vector<ParamSpec>& parameters() const override { return m_parameters; }

    std::optional<Error> incompatibility(const Items& items, const Params& params) const override
    {
        const auto* table = std::get_if<Table>(&items);
        if (!table)
            return incompatible(std::string(info().name).append(" works on tables"), "Choose an algorithm for pictures");
        const auto target = table->schema().first(Role::Target);
        if (!target)
            return incompatible("The table has no target", "Give the role “target” to the column to be forecast");
        if (table->column(*target).type() != ColumnType::Numeric)
            return incompatible(std::string("The target “").append(table->field(*target).name).append("” holds no numbers"), "Choose a column of numbers as the target");
        const auto time = timeColumn(*table, params);
        if (!time)
            return time.error();
        if (*time == table->field(*target).name)
            return incompatible("The target cannot be the column of times too", "Choose another column as “Time”");
        if (auto problem = disorder(*table, *time))
            return problem;
        if (const auto values = timedValues(*table, *time, table->field(*target).name); !values)
            return values.error();
        return {};
    }

    Result<FitResult> fit(const TrainingData& data, const Params& params, const TrainingSetup& setup, Progress& progress, TrainingObserver& observer) const override
    {
        try {
            return fitSeries(data, params, setup, progress, observer);
        } catch (const std::bad_alloc&) {
            return fail(ErrorCode::OutOfMemory, "The memory is not enough for this series", "Take fewer rows");
        }
    }

    Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder, std::string_view device) const override
    {
        return ForecastModel::load(m_algorithm, folder, device);
    }

private:
    Result<FitResult> fitSeries(const TrainingData& data, const Params& params, const TrainingSetup& setup, Progress& progress, TrainingObserver& observer) const
    {
        LATHE_CHECK(checkParams(m_parameters, params));
        if (auto problem = incompatibility(data.train, params))
            return tl::unexpected<Error>(std::move(*problem));
        const Table& rows = std::get<Table>(data.train);
        ForecastModel::Parts parts;
        parts.target = rows.field(*rows.schema().first(Role::Target)).name;
        LATHE_TRY(parts.time, timeColumn(rows, params));
        // Of the pipeline only the choice of rows matters: a forecast looks at the target and its time alone.
        LATHE_TRY(PipelineFit preparation, fitPipeline(setup.pipeline, rows, setup.seed, progress));
        parts.preparation = std::move(preparation.fitted);
        const auto kept = [&](const Items& items) { return judgeableRows(parts.preparation, items); };
        LATHE_TRY(const Items learned, kept(data.train));
        LATHE_TRY(const TimedValues train, timedValues(std::get<Table>(learned), parts.time, parts.target));
        if (std::ranges::count_if(train.values, [](double v) { return !std::isnan(v); }) < static_cast<std::ptrdiff_t>(kFewestValues))
            return fail(ErrorCode::InvalidArgument, "There are fewer than " + std::to_string(kFewestValues) + " values to learn from",
                        "Check the split and the target's missing values");
        parts.grid = TimeGrid::of(train.moments, rows.find(parts.time)->type() == ColumnType::Time);
        const std::int64_t length = parts.grid.place(train.moments.back()) - parts.grid.place(train.moments.front()) + 1;
        if (length > static_cast<std::int64_t>(kMostValues))
            return fail(ErrorCode::InvalidArgument, "The times span " + std::to_string(length) + " steps, most of them without a row", "Check the column of times for impossible values");
        Series series = seriesOf(train, parts.grid, 1);
        parts.season = params.integer("season") > 0 ? static_cast<int>(params.integer("season")) : detectedSeason(series.values, parts.grid);
        series.season = parts.season;
        if (static_cast<std::size_t>(2 * parts.season) > series.values.size())
            return fail(ErrorCode::InvalidArgument, "A season of " + std::to_string(parts.season) + " steps is more than half of the " + std::to_string(series.values.size())
                        + " training steps", "Choose a shorter season, or 1 for none");
        parts.horizon = params.integer("horizon") > 0 ? static_cast<std::size_t>(params.integer("horizon"))
                                                      : std::min<std::size_t>(parts.season > 1 ? static_cast<std::size_t>(parts.season) : 10, kLongestHorizon);

        const int threads = setup.threads > 0 ? setup.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
        const FitContext context{setup.seed, threads, progress, observer, setup.device, setup.threads == 0};
        const auto start = std::chrono::steady_clock::now();
        LATHE_TRY(SeriesFit fit, m_algorithm->fit(series, params, context));
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (parts.season > 1)
            observer.message("The season is " + std::to_string(parts.season) + " steps");
        if (!fit.note.empty())
            observer.message(fit.note);
        progress.set(0, 0, "Measuring how far off the forecasts are");
        LATHE_TRY(parts.spread, spreadOf(series, parts, params, *fit.model, setup, progress));

        parts.known = train;
        if (const auto* later = std::get_if<Table>(&data.validation); later && later->rows() > 0) {
            LATHE_TRY(const Items judged, kept(data.validation));
            LATHE_TRY(const TimedValues more, timedValues(std::get<Table>(judged), parts.time, parts.target));
            parts.known.moments.insert(parts.known.moments.end(), more.moments.begin(), more.moments.end());
            parts.known.values.insert(parts.known.values.end(), more.values.begin(), more.values.end());
        }
        parts.grid = parts.grid.with(parts.known.moments);
        parts.model = std::move(fit.model);

        FitResult result;
        result.report.device = fit.device;
        result.report.threads = fit.threads > 0 ? fit.threads : threads;
        result.report.precision = fit.precision;
        result.report.epochs = result.report.bestEpoch = fit.epochs;
        result.report.itemsPerSecond = static_cast<double>(train.values.size()) * std::max(1, fit.epochs) / std::max(seconds, 1e-9);
        result.report.parameterCount = result.report.trainableCount = fit.parameterCount;
        result.model = std::make_unique<ForecastModel>(m_algorithm, std::move(parts));
        return result;
    }

    /// By a fit on the first four fifths; where they are too few for one, by the fit on all.
    Result<ForecastSpread> spreadOf(const Series& series, const ForecastModel::Parts& parts, const Params& params, const SeriesModel& whole,
                                    const TrainingSetup& setup, Progress& progress) const
    {
        const std::size_t held = std::max<std::size_t>(series.values.size() / 5, 1);
        Series early = series;
        early.values.resize(series.values.size() - held);
        const auto known = std::ranges::count_if(early.values, [](double v) { return !std::isnan(v); });
        if (known >= static_cast<std::ptrdiff_t>(kFewestValues) && early.values.size() >= static_cast<std::size_t>(2 * parts.season)) {
            class Quiet final : public TrainingObserver {
                void batchEnded(std::int64_t, double, double) override {}
                void epochEnded(const EpochRecord&) override {}
                Result<void> checkpoint(const Checkpoint&) override { return {}; }
                void message(std::string_view) override {}
            } quiet;
            auto fit = m_algorithm->fit(early, params, FitContext{setup.seed, 1, progress, quiet, setup.device});
            if (!fit && fit.error().isCancelled())
                return tl::unexpected<Error>(fit.error());
            if (fit) {
                auto spread = measureSpread(*fit->model, series, early.values.size(), parts.horizon, progress);
                if (spread || spread.error().isCancelled())
                    return spread;
            }
        }
        return measureSpread(whole, series, series.values.size() / 2, parts.horizon, progress);
    }

    std::shared_ptr<const SeriesLearner> m_algorithm;
    std::vector<ParamSpec> m_parameters;
};

} // namespace

Result<std::string> timeColumn(const Table& table, const Params& params)
{
    const Names& chosen = params.names("time");
    if (chosen.size() > 1)
        return fail(ErrorCode::InvalidArgument, "A series has one column of times, not " + std::to_string(chosen.size()), "Choose one column as “time”");
    if (!chosen.empty()) {
        LATHE_TRY(const std::size_t index, table.schema().get(chosen.front()));
        return table.field(index).name;
    }
    for (const Field& field : table.schema().fields)
        if (field.type == ColumnType::Time && field.role != Role::Target)
            return field.name;
    return tl::unexpected<Error>(incompatible("The table has no column of times",
                                 "Choose a column of numbers that grow with time as “Time”, or convert a column to times in the pipeline"));
}

std::unique_ptr<const Learner> makeForecaster(std::unique_ptr<const SeriesLearner> algorithm)
{
    return std::make_unique<Forecaster>(std::move(algorithm));
}

} // namespace lathe
