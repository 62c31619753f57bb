// Boosted trees that see the last values, those of past seasons and the calendar; far steps build on near ones.
#include "ml/learners/learner_list.h"
#include "ml/learners/support.h"
#include "ml/series/series_learners.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <deque>

namespace lathe {

namespace {

constexpr std::size_t kMostLags = 48;
constexpr const char* kPatience = "patience"; ///< stops by validation rows, which a series has none of

/// What a step is described by. All values are told as differences from the last one, so that the trees, which answer
/// within what they have seen, can follow a trend.
struct LagFeatures {
    std::vector<std::size_t> lags; ///< ascending, the first is 1
    std::size_t season = 1;        ///< over which the mean is taken
    bool calendar = false;

    std::size_t reach() const { return std::max(lags.back(), season); }
    std::size_t count() const { return lags.size() + (calendar ? 4 : 0); }

    /// `past` ends with the value before `place`.
    template <class Past>
    void describe(const Past& past, const TimeGrid& grid, std::int64_t place, std::vector<double>& row) const
    {
        const double last = past[past.size() - 1];
        row.clear();
        for (const std::size_t lag : lags)
            if (lag > 1)
                row.push_back(past[past.size() - lag] - last);
        double mean = 0;
        for (std::size_t k = 1; k <= season; ++k)
            mean += past[past.size() - k] / static_cast<double>(season);
        row.push_back(mean - last);
        if (!calendar)
            return;
        using namespace std::chrono;
        const double seconds = grid.time(place).value_or(0);
        const double day = std::floor(seconds / 86400);
        const sys_days date(days(static_cast<std::int64_t>(day)));
        const year_month_day parts(date);
        row.push_back(static_cast<unsigned>(parts.month()));
        row.push_back(static_cast<unsigned>(parts.day()));
        row.push_back(weekday(date).iso_encoding());
        row.push_back((seconds - day * 86400) / 3600);
    }
};

class LagState final : public SeriesState {
public:
    LagState(std::shared_ptr<const MatrixModel> trees, LagFeatures features, TimeGrid grid, std::int64_t first)
        : m_trees(std::move(trees)), m_features(std::move(features)), m_grid(std::move(grid)), m_place(first)
    {
    }

    void advance(double value) override
    {
        if (std::isnan(value))
            value = m_past.size() > m_features.reach() ? next(m_past, m_place) : m_past.empty() ? 0 : m_past.back();
        m_past.push_back(value);
        if (m_past.size() > m_features.reach() + 1)
            m_past.pop_front();
        ++m_place;
    }

    std::vector<double> forecast(std::size_t steps) const override
    {
        std::vector<double> values;
        std::deque<double> past = m_past;
        for (std::size_t h = 0; h < steps; ++h) {
            values.push_back(next(past, m_place + static_cast<std::int64_t>(h)));
            past.push_back(values.back());
            past.pop_front();
        }
        return values;
    }

private:
    double next(const std::deque<double>& past, std::int64_t place) const
    {
        std::vector<double> row;
        m_features.describe(past, m_grid, place, row);
        NoProgress quiet;
        const auto answer = m_trees->predict(Matrix{1, row.size(), std::move(row)}, quiet);
        return past.back() + (answer ? answer->values.front() : 0);
    }

    std::shared_ptr<const MatrixModel> m_trees;
    LagFeatures m_features;
    TimeGrid m_grid;
    std::int64_t m_place; ///< that comes next
    std::deque<double> m_past;
};

class LagModel final : public SeriesModel {
public:
    LagModel(LagFeatures features, std::shared_ptr<const MatrixModel> trees) : m_features(std::move(features)), m_trees(std::move(trees)) {}

    std::unique_ptr<SeriesState> start(const TimeGrid& grid, std::int64_t first) const override
    {
        return std::make_unique<LagState>(m_trees, m_features, grid, first);
    }
    std::size_t warmUp() const override { return m_features.reach() + 1; }
    nlohmann::json describe() const override
    {
        return {{"kind", "boosting_on_lags"}, {"lags", m_features.lags}, {"season", m_features.season}, {"calendar", m_features.calendar}, {"trees", m_trees->describe()}};
    }
    StateDict tensors() const override { return m_trees->tensors(); }

private:
    LagFeatures m_features;
    std::shared_ptr<const MatrixModel> m_trees;
};

class BoostingOnLags final : public DescribedSeriesLearner {
public:
    explicit BoostingOnLags(std::unique_ptr<const MatrixLearner> trees)
        : DescribedSeriesLearner(
              LearnerInfo{.id = "series.boosting_on_lags",
                          .name = "Boosting on lags",
                          .task = Task::Forecasting,
                          .kinds = {ItemKind::Table},
                          .summary = "Boosted trees that see the last values, those of one and two seasons ago, and the calendar. Far steps build on near ones.",
                          .strengths = "Long series with several seasons at once, such as demand by hour; relations that are no straight lines.",
                          .limits = "Needs hundreds of values; errors add up far ahead.",
                          .cost = "Seconds for 50,000 values.",
                          .reference = "Chen and Guestrin, XGBoost, 2016; Taieb and Hyndman, Recursive and direct multi-step forecasting, 2012"},
              specs(*trees)),
          m_trees(std::move(trees))
    {
    }

    Result<SeriesFit> fit(const Series& series, const Params& params, const FitContext& context) const override
    {
        const std::vector<double> values = interpolated(series.values);
        LagFeatures features;
        features.season = static_cast<std::size_t>(series.season);
        const auto wanted = static_cast<std::size_t>(params.integer("lags"));
        const std::size_t third = values.size() / 3;
        const std::size_t near = wanted > 0 ? wanted : std::min({std::max<std::size_t>(features.season, 12), kMostLags, std::max<std::size_t>(third, 1)});
        for (std::size_t lag = 1; lag <= near; ++lag)
            features.lags.push_back(lag);
        if (features.season > 1)
            for (const std::size_t lag : {features.season, 2 * features.season})
                if (lag > near && lag <= third)
                    features.lags.push_back(lag);
        features.calendar = series.grid.time(series.first).has_value() && series.grid.kind() != TimeGrid::Kind::Order;
        if (values.size() < features.reach() + 11)
            return fail(ErrorCode::InvalidArgument, "The series has " + std::to_string(values.size()) + " values, too few for " + std::to_string(features.reach()) + " lags",
                        "Use fewer lags, or exponential smoothing");

        Samples samples;
        std::vector<double> row;
        for (std::size_t i = features.reach() + 1; i < values.size(); ++i) {
            if (std::isnan(series.values[i]))
                continue;
            features.describe(std::span(values).first(i), series.grid, series.first + static_cast<std::int64_t>(i), row);
            samples.features.values.insert(samples.features.values.end(), row.begin(), row.end());
            samples.targets.push_back(values[i] - values[i - 1]);
        }
        samples.features.rows = samples.targets.size();
        samples.features.columns = features.count();
        samples.weights.assign(samples.targets.size(), 1);
        for (std::size_t j = 0; j < features.count(); ++j)
            samples.names.push_back(std::string("lag ").append(std::to_string(j + 1)));
        Params ofTrees = params;
        ofTrees.set(kPatience, std::int64_t(0));
        LATHE_TRY(MatrixFit trees, m_trees->fit(samples, {}, ofTrees, context));
        SeriesFit fit;
        fit.epochs = trees.epochs;
        fit.parameterCount = trees.parameterCount;
        fit.note = "Sees " + std::to_string(features.lags.size()) + " past values" + (features.calendar ? " and the calendar" : "");
        fit.model = std::make_unique<LagModel>(std::move(features), std::shared_ptr<const MatrixModel>(std::move(trees.model)));
        return fit;
    }

    Result<std::unique_ptr<SeriesModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        LagFeatures features;
        try {
            features.lags = description.at("lags").get<std::vector<std::size_t>>();
            features.season = description.at("season").get<std::size_t>();
            features.calendar = description.at("calendar").get<bool>();
            if (features.lags.empty() || features.lags.front() != 1 || !std::ranges::is_sorted(features.lags) || features.season < 1 || features.reach() > 1'000'000)
                return fail(ErrorCode::Parse, "The forecaster's lags are out of range");
            LATHE_TRY(auto trees, m_trees->load(description.at("trees"), tensors));
            NoProgress quiet;
            LATHE_CHECK(trees->predict(Matrix{1, features.count(), std::vector<double>(features.count())}, quiet));
            return std::make_unique<LagModel>(std::move(features), std::shared_ptr<const MatrixModel>(std::move(trees)));
        } catch (const nlohmann::json::exception& error) {
            return fail(ErrorCode::Parse, std::string("The forecaster's description cannot be read: ").append(error.what()));
        }
    }

private:
    static std::vector<ParamSpec> specs(const MatrixLearner& trees)
    {
        std::vector<ParamSpec> all{ParamSpec::integer("lags", "Past values", 0, 0, 1000, "How many of the last values each step is told from; a season, at least 12, when automatic.").withZero("automatic")};
        for (const ParamSpec& spec : trees.parameters())
            if (spec.name != kPatience)
                all.push_back(spec);
        return all;
    }

    std::unique_ptr<const MatrixLearner> m_trees;
};

} // namespace

std::unique_ptr<const SeriesLearner> makeBoostingOnLags()
{
    return std::make_unique<BoostingOnLags>(makeBoostedTrees(Task::Regression));
}

} // namespace lathe
