#include "ml/forecast_model.h"

#include "base/file.h"
#include "ml/table_model.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

constexpr int kFormatVersion = 1;
constexpr std::size_t kMostOrigins = 200;
/// Beyond this many steps after the last known value nothing is said: it would only repeat itself.
constexpr std::int64_t kFarthest = 100'000;

/// The smallest number that `share` of the ascending `sizes` do not exceed (with the correction for a new one, as in
/// split conformal prediction: Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World, 2005).
double sizeHolding(const std::vector<double>& sizes, double share)
{
    const auto n = static_cast<double>(sizes.size());
    const double rank = std::ceil((n + 1) * share);
    return sizes[static_cast<std::size_t>(std::min(rank, n)) - 1];
}

} // namespace

double ForecastSpread::at(std::size_t stepsAhead) const
{
    if (rmse.empty() || stepsAhead == 0)
        return 0;
    if (stepsAhead <= rmse.size())
        return rmse[stepsAhead - 1];
    return rmse.back() * std::sqrt(static_cast<double>(stepsAhead) / static_cast<double>(rmse.size()));
}

Result<ForecastSpread> measureSpread(const SeriesModel& model, const Series& series, std::size_t begin, std::size_t horizon, Progress& progress)
{
    const std::size_t n = series.values.size();
    begin = std::max(begin, model.warmUp());
    const std::size_t stride = std::max<std::size_t>(1, (n - std::min(begin, n)) / kMostOrigins);
    std::vector<std::vector<double>> errors(horizon); // by distance
    const auto state = model.start(series.grid, series.first);
    for (std::size_t i = 0; i < n; ++i) {
        if (progress.stopRequested())
            return cancelled();
        if (i >= begin && (i - begin) % stride == 0) {
            const std::vector<double> expected = state->forecast(std::min(horizon, n - i));
            for (std::size_t h = 0; h < expected.size(); ++h)
                if (!std::isnan(series.values[i + h]))
                    errors[h].push_back(series.values[i + h] - expected[h]);
        }
        state->advance(series.values[i]);
    }
    ForecastSpread spread;
    std::vector<double> sizes;
    double before = 0;
    for (const auto& ofDistance : errors) {
        double sum = 0;
        for (const double error : ofDistance)
            sum += error * error;
        // A few errors far ahead say little of their size; they may not narrow what nearer ones have shown.
        if (ofDistance.size() >= 3 || spread.rmse.empty())
            before = std::max(before, std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, ofDistance.size()))));
        spread.rmse.push_back(before);
        for (const double error : ofDistance)
            if (before > 0)
                sizes.push_back(std::abs(error) / before);
    }
    if (errors.empty() || errors.front().empty())
        return fail(ErrorCode::InvalidArgument, "There are too few values to measure how far off the forecasts are", "Give a longer series");
    std::ranges::sort(sizes);
    if (!sizes.empty()) {
        spread.within80 = sizeHolding(sizes, 0.80);
        spread.within95 = sizeHolding(sizes, 0.95);
    }
    return spread;
}

Result<std::vector<double>> momentsOf(const Column& column, const std::string& name)
{
    if (column.type() != ColumnType::Time && column.type() != ColumnType::Numeric)
        return fail(ErrorCode::Schema, std::string("The column “").append(name).append("” holds no times"),
                    "Choose a column of times, or of numbers that grow with time");
    std::vector<double> moments(column.size());
    for (std::size_t row = 0; row < column.size(); ++row)
        moments[row] = column.numberAt(row);
    return moments;
}

ForecastModel::ForecastModel(std::shared_ptr<const SeriesLearner> algorithm, Parts parts)
    : m_algorithm(std::move(algorithm)), m_parts(std::move(parts))
{
}

Result<Predictions> ForecastModel::predict(const Items& items, Progress& progress) const
{
    LATHE_TRY(const Table* table, tableOf(items));
    const Column* time = table->find(m_parts.time);
    if (!time)
        return fail(ErrorCode::Schema, std::string("The column “").append(m_parts.time).append("” is absent"), "The forecast needs the time of each row");
    LATHE_TRY(const std::vector<double> moments, momentsOf(*time, m_parts.time));
    const Column* target = table->find(m_parts.target);
    Predictions result;
    result.outputs = {"value", "low_80", "high_80", "low_95", "high_95"};
    result.values.assign(table->rows() * result.outputs.size(), NAN);
    const auto refuse = [&](std::size_t row, std::string why) {
        result.errors.resize(table->rows());
        result.errors[row] = std::move(why);
    };

    std::vector<std::size_t> rows; // in order of time
    for (std::size_t row = 0; row < table->rows(); ++row) {
        if (std::isfinite(moments[row]))
            rows.push_back(row);
        else
            refuse(row, std::string("“").append(m_parts.time).append("” lacks a value"));
    }
    std::ranges::stable_sort(rows, {}, [&](std::size_t row) { return moments[row]; });
    std::vector<double> asked;
    for (const std::size_t row : rows)
        asked.push_back(moments[row]);
    const TimeGrid grid = m_parts.grid.with(asked);

    // What is known when: the values of training and validation, then those that the rows bring along.
    std::vector<std::pair<std::int64_t, double>> known;
    for (std::size_t i = 0; i < m_parts.known.moments.size(); ++i)
        if (!std::isnan(m_parts.known.values[i]))
            known.emplace_back(grid.place(m_parts.known.moments[i]), m_parts.known.values[i]);
    for (const std::size_t row : rows)
        if (target && target->type() == ColumnType::Numeric && !target->isMissing(row))
            known.emplace_back(grid.place(moments[row]), target->numberAt(row));
    std::ranges::stable_sort(known, {}, [](const auto& one) { return one.first; });
    if (known.empty())
        return fail(ErrorCode::InvalidArgument, "No value of the series is known");

    const std::int64_t first = known.front().first;
    const auto state = m_parts.model->start(grid, first);
    std::int64_t next = first; // the place that `state` has not seen yet
    std::size_t used = 0;      // of `known`
    for (std::size_t i = 0; i < rows.size();) {
        if (progress.stopRequested())
            return cancelled();
        const std::int64_t begin = grid.place(moments[rows[i]]);
        std::size_t end = i;
        while (end < rows.size() && grid.place(moments[rows[end]]) < begin + static_cast<std::int64_t>(m_parts.horizon))
            ++end;
        while (used < known.size() && known[used].first < begin) {
            for (; next < known[used].first; ++next)
                state->advance(NAN);
            if (known[used].first == next) {
                state->advance(known[used].second);
                ++next;
            }
            ++used;
        }
        // At least one value, or there is nothing to go by.
        const bool tooEarly = static_cast<std::size_t>(std::max<std::int64_t>(next - first, 0)) < std::max<std::size_t>(1, m_parts.model->warmUp());
        const std::int64_t farthest = grid.place(moments[rows[end - 1]]) - next + 1;
        std::vector<double> expected;
        if (!tooEarly)
            expected = state->forecast(static_cast<std::size_t>(std::min(farthest, kFarthest)));
        for (; i < end; ++i) {
            const auto ahead = static_cast<std::size_t>(grid.place(moments[rows[i]]) - next);
            if (tooEarly) {
                refuse(rows[i], "Too few values are known before it");
                continue;
            }
            if (ahead >= expected.size()) {
                refuse(rows[i], std::string("It lies ").append(std::to_string(ahead + 1)).append(" steps after the last known value, too far ahead"));
                continue;
            }
            const double scale = m_parts.spread.at(ahead + 1);
            const double near = scale * m_parts.spread.within80, far = scale * m_parts.spread.within95;
            double* out = result.values.data() + rows[i] * result.outputs.size();
            const double value = expected[ahead];
            for (const double one : {value, value - near, value + near, value - far, value + far})
                *out++ = one;
        }
    }
    return result;
}

Result<Items> ForecastModel::judgeable(const Items& items) const
{
    return judgeableRows(m_parts.preparation, items);
}

StateDict ForecastModel::tensors() const
{
    StateDict all = m_parts.model->tensors();
    const auto add = [&](const char* name, const std::vector<double>& values) {
        all[name] = HostTensor::fromDoubles({std::ssize(values)}, values);
    };
    add("known.moments", m_parts.known.moments);
    add("known.values", m_parts.known.values);
    add("spread.rmse", m_parts.spread.rmse);
    return all;
}

Result<void> ForecastModel::save(const std::filesystem::path& folder) const
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const nlohmann::json json{{"format_version", kFormatVersion},
                              {"kind", "series"},
                              {"learner", m_algorithm->info().id},
                              {"task", std::string(toString(m_algorithm->info().task))},
                              {"target", m_parts.target},
                              {"time", m_parts.time},
                              {"season", m_parts.season},
                              {"horizon", m_parts.horizon},
                              {"grid", m_parts.grid.toJson()},
                              {"spread", {{"within_80", m_parts.spread.within80}, {"within_95", m_parts.spread.within95}}},
                              {"pipeline", m_parts.preparation.toJson()},
                              {"algorithm", m_parts.model->describe()}};
    const std::string text = json.dump(2) + "\n";
    LATHE_CHECK(writeFileAtomic(folder / "weights.safetensors", writeSafetensors({tensors(), {}})));
    return writeFileAtomic(folder / "model.json", asBytes(text));
}

std::string ForecastModel::weightsHash() const
{
    return lathe::weightsHash(tensors());
}

Result<std::unique_ptr<Model>> ForecastModel::load(const std::shared_ptr<const SeriesLearner>& algorithm, const std::filesystem::path& folder,
                                                   std::string_view device)
{
    LATHE_TRY(const std::string text, readTextFile(folder / "model.json"));
    LATHE_TRY(const Bytes bytes, readFile(folder / "weights.safetensors"));
    LATHE_TRY(const WeightsFile weights, readSafetensors(bytes));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const auto broken = [&](std::string what) {
        return fail(ErrorCode::Parse, std::string("The model's file ").append(what), "Train the model again, or fetch it again", (folder / "model.json").string());
    };
    const auto numbers = [&](const char* name) {
        const auto found = weights.tensors.find(name);
        return found == weights.tensors.end() ? std::vector<double>() : found->second.doubles();
    };
    try {
        if (json.at("format_version").get<std::int64_t>() > kFormatVersion)
            return fail(ErrorCode::Incompatible, "The model was written by a newer Lathe", "Update Lathe", (folder / "model.json").string());
        if (json.at("learner") != algorithm->info().id)
            return fail(ErrorCode::Incompatible, std::string("The model is none of ").append(algorithm->info().name), "Load it with the algorithm that trained it");
        Parts parts;
        parts.target = json.at("target").get<std::string>();
        parts.time = json.at("time").get<std::string>();
        parts.season = json.at("season").get<int>();
        parts.horizon = json.at("horizon").get<std::size_t>();
        parts.known = {numbers("known.moments"), numbers("known.values")};
        parts.spread = {numbers("spread.rmse"), json.at("spread").at("within_80").get<double>(), json.at("spread").at("within_95").get<double>()};
        if (parts.horizon < 1 || parts.season < 1 || parts.known.moments.size() != parts.known.values.size())
            return broken("does not fit its weights");
        LATHE_TRY(parts.grid, TimeGrid::fromJson(json.at("grid"), parts.known.moments));
        LATHE_TRY(parts.preparation, FittedPipeline::fromJson(json.at("pipeline")));
        LATHE_TRY(parts.model, algorithm->loadOn(device, json.at("algorithm"), weights.tensors));
        return std::make_unique<ForecastModel>(algorithm, std::move(parts));
    } catch (const nlohmann::json::exception& error) {
        return broken(std::string("cannot be read: ").append(error.what()));
    }
}

} // namespace lathe
