// Seasonal ARIMA by conditional sum of squares (Box and Jenkins, Time Series Analysis, 7.1), the orders by the stepwise
// search of Hyndman and Khandakar (Journal of Statistical Software 27, 2008).
#include "ml/series/arima.h"

#include "ml/learners/support.h"
#include "ml/series/series_learners.h"
#include "ml/simplex.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

namespace lathe {

namespace {

constexpr std::size_t kMostFitted = 20'000;  ///< values
constexpr std::size_t kMostSearched = 2'000; ///< values, while orders are compared
constexpr std::int64_t kLargestOrder = 5;

/// (1 + Σ ar·Bⁱ)(wₜ − mean) = (1 + Σ ma·Bⁱ)eₜ, w the differenced values.
struct Arima {
    ArimaOrder order;
    std::size_t season = 1;
    LagPolynomial difference, ar, ma;
    double mean = 0;

    double expectedDifferenced(const std::deque<double>& differenced, const std::deque<double>& errors) const
    {
        double value = 0;
        for (std::size_t i = 0; i < ar.lags.size(); ++i)
            if (ar.lags[i] <= differenced.size())
                value -= ar.coefficients[i] * differenced[differenced.size() - ar.lags[i]];
        for (std::size_t i = 0; i < ma.lags.size(); ++i)
            if (ma.lags[i] <= errors.size())
                value += ma.coefficients[i] * errors[errors.size() - ma.lags[i]];
        return value;
    }
    std::size_t reach() const { return difference.degree() + ar.degree(); }
};

void remember(std::deque<double>& past, double value, std::size_t most)
{
    past.push_back(value);
    if (past.size() > most)
        past.pop_front();
}

class ArimaState final : public SeriesState {
public:
    explicit ArimaState(std::shared_ptr<const Arima> arima) : m_arima(std::move(arima)) {}

    void advance(double value) override
    {
        if (std::isnan(value))
            value = m_values.empty() ? 0 : forecast(1).front();
        step(m_values, m_differenced, m_errors, value);
        ++m_seen;
    }

    std::vector<double> forecast(std::size_t steps) const override
    {
        std::deque<double> values = m_values, differenced = m_differenced, errors = m_errors;
        std::vector<double> result;
        for (std::size_t h = 0; h < steps; ++h) {
            const double w = m_arima->expectedDifferenced(differenced, errors);
            double value = w + m_arima->mean;
            const LagPolynomial& d = m_arima->difference;
            for (std::size_t i = 0; i < d.lags.size(); ++i)
                if (d.lags[i] <= values.size())
                    value -= d.coefficients[i] * values[values.size() - d.lags[i]];
            result.push_back(value);
            remember(values, value, d.degree() + 1);
            remember(differenced, w, m_arima->ar.degree() + 1);
            remember(errors, 0, m_arima->ma.degree() + 1);
        }
        return result;
    }

private:
    void step(std::deque<double>& values, std::deque<double>& differenced, std::deque<double>& errors, double value) const
    {
        const LagPolynomial& d = m_arima->difference;
        if (values.size() >= d.degree()) {
            double w = value - m_arima->mean;
            for (std::size_t i = 0; i < d.lags.size(); ++i)
                w += d.coefficients[i] * values[values.size() - d.lags[i]];
            // Before all that it looks back on is there, errors are taken as 0.
            const double error = m_seen >= m_arima->reach() ? w - m_arima->expectedDifferenced(differenced, errors) : 0;
            remember(differenced, w, m_arima->ar.degree() + 1);
            remember(errors, error, m_arima->ma.degree() + 1);
        }
        remember(values, value, d.degree() + 1);
    }

    std::shared_ptr<const Arima> m_arima;
    std::size_t m_seen = 0;
    std::deque<double> m_values, m_differenced, m_errors; ///< the last ones, as far back as they are looked at
};

class ArimaModel final : public SeriesModel {
public:
    ArimaModel(Arima arima, double squares) : m_arima(std::make_shared<const Arima>(std::move(arima))), m_squares(squares) {}

    std::unique_ptr<SeriesState> start(const TimeGrid&, std::int64_t) const override { return std::make_unique<ArimaState>(m_arima); }
    std::size_t warmUp() const override { return std::max<std::size_t>(1, m_arima->reach()); }

    nlohmann::json describe() const override
    {
        const ArimaOrder& o = m_arima->order;
        return {{"kind", "arima"}, {"order", {o.p, o.d, o.q}}, {"seasonal_order", {o.seasonalP, o.seasonalD, o.seasonalQ}},
                {"season", m_arima->season}, {"mean", m_arima->mean}, {"squares", m_squares}, {"ar_lags", m_arima->ar.lags}, {"ma_lags", m_arima->ma.lags}};
    }

    StateDict tensors() const override
    {
        const auto tensor = [](const std::vector<double>& values) { return HostTensor::fromDoubles({std::ssize(values)}, values); };
        return {{"ar", tensor(m_arima->ar.coefficients)}, {"ma", tensor(m_arima->ma.coefficients)}};
    }

private:
    std::shared_ptr<const Arima> m_arima;
    double m_squares;
};

/// Σ e² without the first `skip` errors, which are taken as 0. `differenced` has its mean taken away.
double conditionalSquares(const Arima& arima, std::span<const double> differenced, std::vector<double>& errors, std::size_t skip)
{
    errors.assign(differenced.size(), 0);
    double sum = 0;
    for (std::size_t t = skip; t < differenced.size(); ++t) {
        double error = differenced[t];
        for (std::size_t i = 0; i < arima.ar.lags.size(); ++i)
            if (arima.ar.lags[i] <= t)
                error += arima.ar.coefficients[i] * differenced[t - arima.ar.lags[i]];
        for (std::size_t i = 0; i < arima.ma.lags.size(); ++i)
            if (arima.ma.lags[i] <= t)
                error -= arima.ma.coefficients[i] * errors[t - arima.ma.lags[i]];
        errors[t] = error;
        sum += error * error;
    }
    return sum;
}

struct Candidate {
    Arima arima;
    double squares = 0, criterion = INFINITY;
    int parameters = 0;
};

class Fitter {
public:
    Fitter(std::span<const double> values, std::size_t season, int d, int seasonalD)
        : m_season(season), m_d(d), m_seasonalD(seasonalD), m_difference(differencing(d, seasonalD, season))
    {
        for (std::size_t t = m_difference.degree(); t < values.size(); ++t) {
            double w = values[t];
            for (std::size_t i = 0; i < m_difference.lags.size(); ++i)
                w += m_difference.coefficients[i] * values[t - m_difference.lags[i]];
            m_differenced.push_back(w);
        }
        double squares = 0;
        for (const double w : m_differenced)
            m_mean += w / static_cast<double>(m_differenced.size());
        for (const double w : m_differenced)
            squares += (w - m_mean) * (w - m_mean);
        m_scale = std::max(std::sqrt(squares / static_cast<double>(std::max<std::size_t>(1, m_differenced.size()))), 1e-12);
    }

    std::size_t size() const { return m_differenced.size(); }

    /// All candidates leave out the same first errors, so that their sums compare.
    Candidate fit(const ArimaOrder& order, bool withMean, std::size_t skip, int iterations) const
    {
        const auto count = [](int n) { return static_cast<std::size_t>(n); };
        const std::size_t p = count(order.p), q = count(order.q), sp = count(order.seasonalP), sq = count(order.seasonalQ);
        const auto arimaAt = [&](std::span<const double> x) {
            Arima arima{order, m_season, m_difference, {}, {}, 0};
            arima.order.d = m_d;
            arima.order.seasonalD = m_seasonalD;
            const auto turned = [](std::vector<double> coefficients) {
                for (double& one : coefficients)
                    one = -one;
                return coefficients;
            };
            arima.ar = product(turned(stationaryCoefficients(x.subspan(0, p))), turned(stationaryCoefficients(x.subspan(p, sp))), m_season);
            arima.ma = product(turned(stationaryCoefficients(x.subspan(p + sp, q))), turned(stationaryCoefficients(x.subspan(p + sp + q, sq))), m_season);
            arima.mean = withMean ? m_mean + m_scale * x.back() : 0;
            return arima;
        };
        std::vector<double> shifted(m_differenced.size()), errors;
        const auto squaresAt = [&](std::span<const double> x) {
            const Arima arima = arimaAt(x);
            for (std::size_t t = 0; t < shifted.size(); ++t)
                shifted[t] = m_differenced[t] - arima.mean;
            return conditionalSquares(arima, shifted, errors, std::min(skip, shifted.size()));
        };
        std::vector<double> start(p + sp + q + sq, 0.1);
        if (withMean)
            start.push_back(0);
        const auto best = minimiseBySimplex(squaresAt, start, 0.4, iterations);
        Candidate candidate{arimaAt(best.x), best.value, 0, static_cast<int>(start.size())};
        const double n = static_cast<double>(m_differenced.size() - std::min(skip, m_differenced.size()));
        const double k = static_cast<double>(start.size()) + 1;
        candidate.criterion = n > k + 1 ? n * std::log(std::max(best.value, 1e-300) / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1) : INFINITY;
        return candidate;
    }

private:
    std::size_t m_season;
    int m_d, m_seasonalD;
    LagPolynomial m_difference;
    std::vector<double> m_differenced;
    double m_mean = 0, m_scale = 1;
};

std::string nameOf(const ArimaOrder& o, std::size_t season)
{
    std::string text = "ARIMA(" + std::to_string(o.p) + "," + std::to_string(o.d) + "," + std::to_string(o.q) + ")";
    if (o.seasonalP + o.seasonalD + o.seasonalQ > 0)
        text += "(" + std::to_string(o.seasonalP) + "," + std::to_string(o.seasonalD) + "," + std::to_string(o.seasonalQ) + ")" + std::to_string(season);
    return text;
}

/// Section 3.2 of Hyndman and Khandakar: from four usual ones to the best of the neighbours, until none is better.
class OrderSearch {
public:
    OrderSearch(const Fitter& fitter, std::size_t season, bool meanPossible, const FitContext& context)
        : m_fitter(fitter), m_season(season), m_meanPossible(meanPossible), m_context(context)
    {
        const std::size_t most = 3 + (season > 1 ? 2 * season : 0);
        m_skip = std::min(most, fitter.size() / 4);
    }

    Result<std::pair<ArimaOrder, bool>> find()
    {
        const bool seasons = m_season > 1 && m_fitter.size() > 3 * m_season;
        const int s = seasons ? 1 : 0;
        for (const ArimaOrder& order : {ArimaOrder{2, 0, 2, s, 0, s}, ArimaOrder{}, ArimaOrder{1, 0, 0, s, 0, 0}, ArimaOrder{0, 0, 1, 0, 0, s}})
            LATHE_CHECK(attempt(order, m_meanPossible));
        for (bool better = true; better;) {
            const ArimaOrder centre = m_best->first;
            const double before = m_criterion;
            for (const auto& [dp, dq, dP, dQ] : std::vector<std::array<int, 4>>{{1, 0, 0, 0}, {-1, 0, 0, 0}, {0, 1, 0, 0}, {0, -1, 0, 0}, {1, 1, 0, 0}, {-1, -1, 0, 0},
                                                                                {0, 0, 1, 0}, {0, 0, -1, 0}, {0, 0, 0, 1}, {0, 0, 0, -1}, {0, 0, 1, 1}, {0, 0, -1, -1}}) {
                const ArimaOrder order{centre.p + dp, 0, centre.q + dq, centre.seasonalP + dP, 0, centre.seasonalQ + dQ};
                const bool inRange = std::min({order.p, order.q, order.seasonalP, order.seasonalQ}) >= 0 && std::max(order.p, order.q) <= 3
                                     && std::max(order.seasonalP, order.seasonalQ) <= (seasons ? 2 : 0);
                if (inRange)
                    LATHE_CHECK(attempt(order, m_best->second));
            }
            if (m_meanPossible)
                LATHE_CHECK(attempt(m_best->first, !m_best->second));
            better = m_criterion < before;
        }
        return *m_best;
    }

    int tried() const { return static_cast<int>(m_tried.size()); }

private:
    Result<void> attempt(const ArimaOrder& order, bool withMean)
    {
        const auto key = std::pair(order, withMean);
        if (std::ranges::find(m_tried, key) != m_tried.end())
            return {};
        if (m_context.progress.stopRequested())
            return cancelled();
        m_tried.push_back(key);
        const Candidate candidate = m_fitter.fit(order, withMean, m_skip, 150);
        reportRound(m_context, tried(), {.trainLoss = candidate.squares / static_cast<double>(m_fitter.size()), .validationLoss = {}}, 0, 0);
        if (!m_best || candidate.criterion < m_criterion) {
            m_best = key;
            m_criterion = candidate.criterion;
        }
        return {};
    }

    const Fitter& m_fitter;
    std::size_t m_season, m_skip = 0;
    bool m_meanPossible;
    const FitContext& m_context;
    std::vector<std::pair<ArimaOrder, bool>> m_tried;
    std::optional<std::pair<ArimaOrder, bool>> m_best;
    double m_criterion = INFINITY;
};

class ArimaLearner final : public DescribedSeriesLearner {
public:
    ArimaLearner()
        : DescribedSeriesLearner(
              LearnerInfo{.id = "series.arima",
                          .name = "ARIMA",
                          .task = Task::Forecasting,
                          .kinds = {ItemKind::Table},
                          .summary = "Each value from the last values and the last errors, after differences have taken trend and season away. The orders are found by Akaike's criterion, or given.",
                          .strengths = "Series whose values hang together over a few steps; says by its orders how.",
                          .limits = "Straight-line relations, one season; slow where the season is long.",
                          .cost = "Seconds for some thousand values, most of it for the orders.",
                          .reference = "Box and Jenkins, Time Series Analysis, 1970; Hyndman and Khandakar, Automatic time series forecasting, 2008"},
              {ParamSpec::boolean("automatic", "Find the orders", true, "By differences until the series looks stationary, then stepwise by Akaike's criterion. Off: the orders below hold."),
               orderParam("p", "Past values (p)", 1), orderParam("d", "Differences (d)", 1, 2), orderParam("q", "Past errors (q)", 1),
               orderParam("seasonal_p", "Past seasons (P)", 0, 2), orderParam("seasonal_d", "Seasonal differences (D)", 0, 1), orderParam("seasonal_q", "Errors of past seasons (Q)", 1, 2),
               ParamSpec::boolean("mean", "Mean or drift", true, "With a mean of the differenced values: a drift where there is one difference. Only where there is at most one.").rare()})
    {
    }

    Result<SeriesFit> fit(const Series& series, const Params& params, const FitContext& context) const override
    {
        const std::vector<double> all = interpolated(series.values);
        const auto season = static_cast<std::size_t>(series.season);
        const auto last = [&](std::size_t most) { return std::span(all).last(std::min(most, all.size())); };
        ArimaOrder order;
        bool withMean = true;
        int tried = 1;
        if (params.boolean("automatic")) {
            const auto recent = last(std::max(kMostSearched, 6 * season));
            order.seasonalD = suggestedSeasonalDifferences(recent, season);
            std::vector<double> seasonless(recent.begin(), recent.end());
            if (order.seasonalD) {
                for (std::size_t i = seasonless.size() - 1; i >= season; --i)
                    seasonless[i] -= seasonless[i - season];
                seasonless.erase(seasonless.begin(), seasonless.begin() + static_cast<std::ptrdiff_t>(season));
            }
            order.d = suggestedDifferences(seasonless);
            const Fitter fitter(recent, season, order.d, order.seasonalD);
            if (fitter.size() < 8)
                return tooShort(all.size());
            OrderSearch search(fitter, season, order.d + order.seasonalD <= 1, context);
            LATHE_TRY(const auto found, search.find());
            const int d = order.d, seasonalD = order.seasonalD;
            order = found.first;
            order.d = d;
            order.seasonalD = seasonalD;
            withMean = found.second;
            tried = search.tried();
        } else {
            const auto of = [&](const char* name) { return static_cast<int>(params.integer(name)); };
            order = {of("p"), of("d"), of("q"), of("seasonal_p"), of("seasonal_d"), of("seasonal_q")};
            withMean = params.boolean("mean") && order.d + order.seasonalD <= 1;
            if (season == 1)
                order.seasonalP = order.seasonalD = order.seasonalQ = 0;
        }
        if (context.progress.stopRequested())
            return cancelled();
        const Fitter fitter(last(kMostFitted), season, order.d, order.seasonalD);
        const std::size_t skip = static_cast<std::size_t>(order.p) + season * static_cast<std::size_t>(order.seasonalP);
        if (fitter.size() < skip + 8)
            return tooShort(all.size());
        Candidate best = fitter.fit(order, withMean, skip, 500);
        if (!std::isfinite(best.squares))
            return fail(ErrorCode::Numeric, "ARIMA found no finite fit", "Look at the target for extreme values");
        SeriesFit fit;
        fit.epochs = tried;
        fit.parameterCount = best.parameters;
        fit.note = nameOf(best.arima.order, season) + (withMean ? order.d + order.seasonalD > 0 ? " with drift" : " with a mean" : "");
        fit.model = std::make_unique<ArimaModel>(std::move(best.arima), best.squares);
        return fit;
    }

    Result<std::unique_ptr<SeriesModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        Arima arima;
        double squares = 0;
        try {
            const auto order = description.at("order").get<std::vector<int>>();
            const auto seasonal = description.at("seasonal_order").get<std::vector<int>>();
            arima.season = description.at("season").get<std::size_t>();
            arima.mean = description.at("mean").get<double>();
            squares = description.at("squares").get<double>();
            arima.ar.lags = description.at("ar_lags").get<std::vector<std::size_t>>();
            arima.ma.lags = description.at("ma_lags").get<std::vector<std::size_t>>();
            LATHE_TRY(arima.ar.coefficients, takeTensor(tensors, "ar", {std::ssize(arima.ar.lags)}));
            LATHE_TRY(arima.ma.coefficients, takeTensor(tensors, "ma", {std::ssize(arima.ma.lags)}));
            const bool sane = order.size() == 3 && seasonal.size() == 3 && arima.season >= 1 && arima.season <= 1'000'000 && order[1] >= 0 && order[1] <= 2
                              && seasonal[1] >= 0 && seasonal[1] <= 1;
            const auto lagsSane = [](const LagPolynomial& one) { return std::ranges::is_sorted(one.lags) && (one.lags.empty() || (one.lags.front() >= 1 && one.lags.back() <= 10'000'000)); };
            if (!sane || !lagsSane(arima.ar) || !lagsSane(arima.ma))
                return fail(ErrorCode::Parse, "The forecaster's orders are out of range");
            arima.order = {order[0], order[1], order[2], seasonal[0], seasonal[1], seasonal[2]};
        } catch (const nlohmann::json::exception& error) {
            return fail(ErrorCode::Parse, std::string("The forecaster's description cannot be read: ").append(error.what()));
        }
        arima.difference = differencing(arima.order.d, arima.order.seasonalD, arima.season);
        return std::make_unique<ArimaModel>(std::move(arima), squares);
    }

private:
    static ParamSpec orderParam(std::string name, std::string label, std::int64_t value, std::int64_t largest = kLargestOrder)
    {
        return ParamSpec::integer(std::move(name), std::move(label), value, 0, static_cast<double>(largest), "Counts when the orders are not found by themselves.").rare().withoutSearch();
    }

    static tl::unexpected<Error> tooShort(std::size_t values)
    {
        return fail(ErrorCode::InvalidArgument, "The series has " + std::to_string(values) + " values, too few for these orders", "Use fewer differences and smaller orders, or exponential smoothing");
    }
};

} // namespace

std::unique_ptr<const SeriesLearner> makeArima()
{
    return std::make_unique<ArimaLearner>();
}

} // namespace lathe
