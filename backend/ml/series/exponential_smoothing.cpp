// Exponential smoothing: level, trend and season, each a running mean that forgets.
// Recursions: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing, 2008, table 2.1 (additive errors).
#include "ml/learners/support.h"
#include "ml/series/series_learners.h"
#include "ml/simplex.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kMostFitted = 20'000; ///< values; older ones are forgotten anyway

enum class Trend : std::uint8_t { None, Additive, Damped };
enum class Seasonal : std::uint8_t { None, Additive, Multiplicative };

const std::vector<std::pair<const char*, Trend>> kTrends{{"none", Trend::None}, {"additive", Trend::Additive}, {"damped", Trend::Damped}};
const std::vector<std::pair<const char*, Seasonal>> kSeasonals{{"none", Seasonal::None}, {"additive", Seasonal::Additive}, {"multiplicative", Seasonal::Multiplicative}};

struct Smoothing {
    Trend trend = Trend::None;
    Seasonal seasonal = Seasonal::None;
    double alpha = 0.3, beta = 0.1, gamma = 0.1; ///< how much of an error goes to level, trend, season
    double phi = 1;                              ///< what is left of the trend after a step
    double level = 0, slope = 0;                 ///< before the first value
    std::vector<double> season{};                ///< [m] before the first value
};

class SmoothingState final : public SeriesState {
public:
    explicit SmoothingState(const Smoothing& s) : m_s(s), m_level(s.level), m_slope(s.slope), m_season(s.season) {}

    double expected() const { return combined(m_level + m_s.phi * m_slope, 0); }

    void advance(double value) override
    {
        const double base = m_level + m_s.phi * m_slope;
        const double error = std::isnan(value) ? 0 : value - combined(base, 0);
        double toLevel = error;
        if (m_s.seasonal != Seasonal::None) {
            double& season = m_season[m_at];
            double toSeason = error;
            if (m_s.seasonal == Seasonal::Multiplicative) {
                toLevel = season != 0 ? error / season : 0;
                toSeason = base != 0 ? error / base : 0;
            }
            season += m_s.gamma * toSeason;
            m_at = (m_at + 1) % m_season.size();
        }
        m_level = base + m_s.alpha * toLevel;
        m_slope = m_s.phi * m_slope + m_s.beta * toLevel;
    }

    std::vector<double> forecast(std::size_t steps) const override
    {
        std::vector<double> values(steps);
        double base = m_level, share = 1;
        for (std::size_t h = 0; h < steps; ++h) {
            share *= m_s.phi;
            base += share * m_slope;
            values[h] = combined(base, h);
        }
        return values;
    }

private:
    double combined(double base, std::size_t ahead) const
    {
        if (m_s.seasonal == Seasonal::None)
            return base;
        const double season = m_season[(m_at + ahead) % m_season.size()];
        return m_s.seasonal == Seasonal::Additive ? base + season : base * season;
    }

    Smoothing m_s; // a copy: the model may be gone
    double m_level, m_slope;
    std::vector<double> m_season;
    std::size_t m_at = 0;
};

class SmoothingModel final : public SeriesModel {
public:
    SmoothingModel(Smoothing smoothing, double squares, std::int64_t place)
        : m_smoothing(std::move(smoothing)), m_squares(squares), m_place(place)
    {
    }

    std::unique_ptr<SeriesState> start(const TimeGrid&, std::int64_t first) const override
    {
        // The season's figures belong to places; another start sees another one first.
        Smoothing turned = m_smoothing;
        if (const auto m = std::ssize(turned.season); m > 0)
            std::ranges::rotate(turned.season, turned.season.begin() + (((first - m_place) % m) + m) % m);
        return std::make_unique<SmoothingState>(turned);
    }

    std::size_t warmUp() const override { return std::max<std::size_t>(2, m_smoothing.season.size()); }

    nlohmann::json describe() const override
    {
        const auto& s = m_smoothing;
        return {{"kind", "exponential_smoothing"}, {"trend", kTrends[static_cast<std::size_t>(s.trend)].first},
                {"seasonal", kSeasonals[static_cast<std::size_t>(s.seasonal)].first}, {"alpha", s.alpha}, {"beta", s.beta}, {"gamma", s.gamma},
                {"phi", s.phi}, {"level", s.level}, {"slope", s.slope}, {"squares", m_squares}, {"place", m_place}};
    }

    StateDict tensors() const override
    {
        return {{"season", HostTensor::fromDoubles({std::ssize(m_smoothing.season)}, m_smoothing.season)}};
    }

private:
    Smoothing m_smoothing;
    double m_squares; ///< sum of the squared errors one step ahead
    std::int64_t m_place; ///< of the first value that it was fitted to
};

double squaredErrors(const Smoothing& smoothing, std::span<const double> values)
{
    SmoothingState state(smoothing);
    double sum = 0;
    for (const double value : values) {
        const double error = value - state.expected();
        sum += error * error;
        state.advance(value);
    }
    return sum;
}

/// Section 2.6.1: the season from the first seasons around their moving average, level and slope from a line through the
/// first ten values without it.
void setStart(Smoothing& s, std::span<const double> values, int season)
{
    std::vector<double> adjusted(values.begin(), values.end());
    if (s.seasonal != Seasonal::None) {
        const auto m = static_cast<std::size_t>(season);
        const std::size_t used = std::min(values.size(), 3 * m);
        std::vector<double> sums(m, 0), counts(m, 0);
        for (std::size_t i = m / 2; i + m / 2 < used; ++i) {
            double mean = 0;
            for (std::size_t j = i - m / 2; j <= i + m / 2; ++j)
                mean += values[j] * (m % 2 == 0 && (j == i - m / 2 || j == i + m / 2) ? 0.5 : 1) / static_cast<double>(m);
            sums[i % m] += s.seasonal == Seasonal::Additive ? values[i] - mean : mean != 0 ? values[i] / mean : 1;
            ++counts[i % m];
        }
        double whole = 0;
        s.season.assign(m, s.seasonal == Seasonal::Additive ? 0 : 1);
        for (std::size_t k = 0; k < m; ++k) {
            if (counts[k] > 0)
                s.season[k] = sums[k] / counts[k];
            whole += s.season[k] / static_cast<double>(m);
        }
        for (double& figure : s.season)
            figure = s.seasonal == Seasonal::Additive ? figure - whole : whole != 0 ? figure / whole : figure;
        for (std::size_t i = 0; i < adjusted.size(); ++i)
            adjusted[i] = s.seasonal == Seasonal::Additive ? values[i] - s.season[i % m] : s.season[i % m] != 0 ? values[i] / s.season[i % m] : values[i];
    }
    const std::size_t n = std::min<std::size_t>(adjusted.size(), 10);
    double meanX = static_cast<double>(n + 1) / 2, meanY = 0, sxy = 0, sxx = 0;
    for (std::size_t i = 0; i < n; ++i)
        meanY += adjusted[i] / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) {
        const double x = static_cast<double>(i + 1) - meanX;
        sxy += x * (adjusted[i] - meanY);
        sxx += x * x;
    }
    s.slope = s.trend == Trend::None ? 0 : sxy / sxx;
    s.level = meanY - s.slope * meanX;
}

double within(double any, double low, double high)
{
    return low + (high - low) / (1 + std::exp(-any));
}

/// The parameters under their transformation, with level and slope at the start in units of the values' spread.
struct Fitting {
    Smoothing base;
    double unit = 1;

    std::vector<double> startingPoint() const
    {
        std::vector<double> x{-0.8, 0};
        if (base.trend != Trend::None)
            x.insert(x.end(), {-2.2, 0});
        if (base.trend == Trend::Damped)
            x.push_back(2);
        if (base.seasonal != Seasonal::None)
            x.push_back(-1.7);
        return x;
    }

    Smoothing at(std::span<const double> x) const
    {
        Smoothing s = base;
        std::size_t i = 0;
        s.alpha = within(x[i++], 1e-4, 0.9999);
        s.level += unit * x[i++];
        s.beta = 0;
        s.phi = 1;
        if (s.trend != Trend::None) {
            s.beta = s.alpha * within(x[i++], 1e-4, 0.9999); // usual region: β < α
            s.slope += unit * x[i++] / 10;
        }
        if (s.trend == Trend::Damped)
            s.phi = within(x[i++], 0.8, 0.98);
        s.gamma = 0;
        if (s.seasonal != Seasonal::None)
            s.gamma = (1 - s.alpha) * within(x[i++], 1e-4, 0.9999); // and γ < 1 − α
        return s;
    }
};

struct Candidate {
    Smoothing smoothing;
    double squares = 0, criterion = 0;
};

Candidate fitted(std::span<const double> values, int season, Trend trend, Seasonal seasonal)
{
    Fitting fitting;
    fitting.base.trend = trend;
    fitting.base.seasonal = seasonal;
    setStart(fitting.base, values, season);
    double mean = 0, squares = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    fitting.unit = std::max(std::sqrt(squares / static_cast<double>(values.size())) / 10, 1e-9);
    const auto best = minimiseBySimplex([&](std::span<const double> x) { return squaredErrors(fitting.at(x), values); }, fitting.startingPoint(), 0.5, 600);
    Candidate candidate{fitting.at(best.x), best.value, 0};
    const auto n = static_cast<double>(values.size());
    const double k = static_cast<double>(best.x.size() + candidate.smoothing.season.size()) + 1;
    // Akaike's criterion for few values (Hurvich and Tsai, 1989).
    candidate.criterion = n * std::log(std::max(best.value, 1e-300) / n) + 2 * k + (n > k + 1 ? 2 * k * (k + 1) / (n - k - 1) : 1e9);
    return candidate;
}

class ExponentialSmoothing final : public DescribedSeriesLearner {
public:
    ExponentialSmoothing()
        : DescribedSeriesLearner(
              LearnerInfo{.id = "series.exponential_smoothing",
                          .name = "Exponential smoothing",
                          .task = Task::Forecasting,
                          .kinds = {ItemKind::Table},
                          .summary = "Level, trend and season, each a running mean that forgets the past step by step (Holt and Winters). The form is chosen by Akaike's criterion.",
                          .strengths = "Short series with a trend and one season, such as sales by month; hard to beat there.",
                          .limits = "One season only; sees nothing but the series itself.",
                          .cost = "Well under a second for a few thousand values.",
                          .reference = "Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing, 2008"},
              {ParamSpec::choice("trend", "Trend", "automatic", {{"automatic", "Automatic"}, {"none", "None"}, {"additive", "A straight line"}, {"damped", "A line that flattens"}}, "How the level goes on."),
               ParamSpec::choice("seasonal", "Kind of season", "automatic",
                                 {{"automatic", "Automatic"}, {"none", "None"}, {"additive", "Added"}, {"multiplicative", "Multiplied"}},
                                 "Whether the swings of the season are as large as ever, or grow with the level.")})
    {
    }

    Result<SeriesFit> fit(const Series& series, const Params& params, const FitContext& context) const override
    {
        const std::vector<double> all = interpolated(series.values);
        const std::size_t skipped = all.size() > kMostFitted ? all.size() - kMostFitted : 0;
        const std::span<const double> values = std::span(all).subspan(skipped);
        const bool positive = std::ranges::all_of(values, [](double value) { return value > 0; });
        const bool seasons = series.season > 1 && values.size() >= static_cast<std::size_t>(2 * series.season);
        const std::string& trend = params.text("trend");
        const std::string& seasonal = params.text("seasonal");
        if (seasonal == "multiplicative" && !positive)
            return fail(ErrorCode::InvalidArgument, "A season that multiplies needs values above 0", "Choose a season that is added");
        if ((seasonal == "additive" || seasonal == "multiplicative") && !seasons)
            return fail(ErrorCode::InvalidArgument, "The series has no season, or less than two of it", "Say how long it is as “Season”, or choose no season");
        std::optional<Candidate> best;
        int tried = 0;
        for (const auto& [trendName, trendKind] : kTrends)
            for (const auto& [seasonalName, seasonalKind] : kSeasonals) {
                const bool wanted = (trend == "automatic" || trend == trendName) && (seasonal == "automatic" || seasonal == seasonalName);
                const bool possible = seasonalKind == Seasonal::None || (seasons && (positive || seasonalKind == Seasonal::Additive));
                if (!wanted || !possible)
                    continue;
                if (context.progress.stopRequested())
                    return cancelled();
                Candidate one = fitted(values, series.season, trendKind, seasonalKind);
                reportRound(context, ++tried, {.trainLoss = one.squares / static_cast<double>(values.size()), .validationLoss = {}}, 0, 0);
                if (!best || one.criterion < best->criterion)
                    best = std::move(one);
            }
        if (!best || !std::isfinite(best->squares))
            return fail(ErrorCode::Numeric, "Exponential smoothing found no finite fit", "Look at the target for extreme values");
        const Smoothing& s = best->smoothing;
        SeriesFit fit;
        fit.epochs = tried;
        fit.parameterCount = 2 + (s.trend == Trend::None ? 0 : 2) + (s.trend == Trend::Damped) + (s.seasonal == Seasonal::None ? 0 : 1 + std::ssize(s.season));
        fit.note = std::string("Trend: ").append(kTrends[static_cast<std::size_t>(s.trend)].first).append("; season: ").append(kSeasonals[static_cast<std::size_t>(s.seasonal)].first);
        fit.model = std::make_unique<SmoothingModel>(s, best->squares, series.first + static_cast<std::int64_t>(skipped));
        return fit;
    }

    Result<std::unique_ptr<SeriesModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        Smoothing s;
        LATHE_TRY(const std::string trend, takeText(description, "trend"));
        LATHE_TRY(const std::string seasonal, takeText(description, "seasonal"));
        for (const auto& [name, kind] : kTrends)
            if (trend == name)
                s.trend = kind;
        for (const auto& [name, kind] : kSeasonals)
            if (seasonal == name)
                s.seasonal = kind;
        LATHE_TRY(s.alpha, takeNumber(description, "alpha"));
        LATHE_TRY(s.beta, takeNumber(description, "beta"));
        LATHE_TRY(s.gamma, takeNumber(description, "gamma"));
        LATHE_TRY(s.phi, takeNumber(description, "phi"));
        LATHE_TRY(s.level, takeNumber(description, "level"));
        LATHE_TRY(s.slope, takeNumber(description, "slope"));
        LATHE_TRY(const double squares, takeNumber(description, "squares"));
        LATHE_TRY(const double place, takeNumber(description, "place"));
        LATHE_TRY(s.season, takeTensor(tensors, "season", {-1}));
        if ((s.seasonal != Seasonal::None) == s.season.empty())
            return fail(ErrorCode::Parse, "The forecaster's season does not fit its description");
        return std::make_unique<SmoothingModel>(std::move(s), squares, static_cast<std::int64_t>(place));
    }
};

} // namespace

std::unique_ptr<const SeriesLearner> makeExponentialSmoothing()
{
    return std::make_unique<ExponentialSmoothing>();
}

} // namespace lathe
