// The value of one season ago: what every other forecast has to beat.
#include "ml/learners/support.h"
#include "ml/series/series_learners.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace lathe {

namespace {

class NaiveState final : public SeriesState {
public:
    explicit NaiveState(std::size_t season) : m_last(season, 0) {}

    void advance(double value) override
    {
        if (!std::isnan(value))
            m_last[m_next] = value;
        m_next = (m_next + 1) % m_last.size();
    }

    std::vector<double> forecast(std::size_t steps) const override
    {
        std::vector<double> values(steps);
        for (std::size_t h = 0; h < steps; ++h)
            values[h] = m_last[(m_next + h) % m_last.size()];
        return values;
    }

private:
    std::vector<double> m_last; ///< one season, as a ring
    std::size_t m_next = 0;
};

class NaiveModel final : public SeriesModel {
public:
    explicit NaiveModel(std::size_t season) : m_season(season) {}
    std::unique_ptr<SeriesState> start(const TimeGrid&, std::int64_t) const override { return std::make_unique<NaiveState>(m_season); }
    std::size_t warmUp() const override { return m_season; }
    nlohmann::json describe() const override { return {{"kind", "seasonal_naive"}, {"season", m_season}}; }
    StateDict tensors() const override { return {}; }

private:
    std::size_t m_season;
};

class SeasonalNaive final : public DescribedSeriesLearner {
public:
    SeasonalNaive()
        : DescribedSeriesLearner(
              LearnerInfo{.id = "series.seasonal_naive",
                          .name = "Seasonal naive",
                          .task = Task::Forecasting,
                          .kinds = {ItemKind::Table},
                          .summary = "Says what was there one season ago; without a season, the last value. What every other forecast has to beat.",
                          .strengths = "Needs one season of values and nothing else; hard to beat where little but the season is regular.",
                          .limits = "Follows no trend and learns nothing.",
                          .cost = "None.",
                          .reference = "Hyndman and Athanasopoulos, Forecasting: principles and practice, 2021, section 5.2",
                          .isBaseline = true},
              {})
    {
    }

    Result<SeriesFit> fit(const Series& series, const Params&, const FitContext& context) const override
    {
        if (context.progress.stopRequested())
            return cancelled();
        SeriesFit fit;
        fit.model = std::make_unique<NaiveModel>(static_cast<std::size_t>(series.season));
        return fit;
    }

    Result<std::unique_ptr<SeriesModel>> load(const nlohmann::json& description, const StateDict&) const override
    {
        LATHE_TRY(const double season, takeNumber(description, "season"));
        if (season < 1 || season > 1e6)
            return fail(ErrorCode::Parse, "The forecaster's season is out of range");
        return std::make_unique<NaiveModel>(static_cast<std::size_t>(season));
    }
};

} // namespace

std::unique_ptr<const SeriesLearner> makeSeasonalNaive()
{
    return std::make_unique<SeasonalNaive>();
}

} // namespace lathe
