// Algorithms that continue a series, and how they become learners of tables.
#pragma once

#include "base/tensors.h"
#include "ml/series.h"
#include "ml/table_learner.h"

namespace lathe {

/// A forecaster on its way along a series.
class SeriesState {
public:
    virtual ~SeriesState() = default;
    /// The next value became known; NaN: it stays unknown, and what was expected stands in.
    virtual void advance(double value) = 0;
    /// [steps] the expected values of the next steps.
    virtual std::vector<double> forecast(std::size_t steps) const = 0;
};

/// Fitted; immutable, may be used from any thread.
class SeriesModel {
public:
    virtual ~SeriesModel() = default;
    /// Before the value at `first`. Both may be gone before the state.
    virtual std::unique_ptr<SeriesState> start(const TimeGrid& grid, std::int64_t first) const = 0;
    /// Values that have to be known before it can say anything.
    virtual std::size_t warmUp() const = 0;
    /// Small settings; the numbers go into `tensors`. The learner's `load` reads both back.
    virtual nlohmann::json describe() const = 0;
    virtual StateDict tensors() const = 0;
};

struct SeriesFit {
    std::unique_ptr<SeriesModel> model;
    int epochs = 0;
    std::int64_t parameterCount = 0; ///< numbers that were learned
    std::string note;                ///< for the log: "ARIMA(0,1,1)(0,1,1)12"
    std::string device = "cpu";      ///< that computed
    std::string precision = "float64";
    int threads = 0;                 ///< that computed; 0: those of the context
};

/// A stateless algorithm for one series.
class SeriesLearner {
public:
    virtual ~SeriesLearner() = default;
    virtual const LearnerInfo& info() const = 0;
    virtual const std::vector<ParamSpec>& parameters() const = 0;
    /// Fails with InvalidArgument (too few values, parameters that do not suit them), Cancelled, Numeric.
    virtual Result<SeriesFit> fit(const Series& series, const Params& params, const FitContext& context) const = 0;
    /// Fails with Parse.
    virtual Result<std::unique_ptr<SeriesModel>> load(const nlohmann::json& description, const StateDict& tensors) const = 0;
    /// The same, to answer on a device as in TrainingSetup. Fails with NotFound too.
    virtual Result<std::unique_ptr<SeriesModel>> loadOn(std::string_view, const nlohmann::json& description, const StateDict& tensors) const
    {
        return load(description, tensors);
    }
};

/// The learner of tables around an algorithm. It takes the times from a column, the values from the target, lines them
/// up, finds the season, fits, and measures how far off it is one, two … steps ahead on the last fifth of the training
/// rows by a fit on those before: the ranges around its forecasts come from there.
std::unique_ptr<const Learner> makeForecaster(std::unique_ptr<const SeriesLearner> algorithm);

} // namespace lathe
