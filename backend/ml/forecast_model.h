// The model around a forecaster: the series it knows, how far off it was, its files.
#pragma once

#include "ml/series_learner.h"

namespace lathe {

/// How far off a forecaster was, by the number of steps ahead.
struct ForecastSpread {
    std::vector<double> rmse; ///< [horizon] one step ahead, two …; never falls
    double within80 = 0;      ///< this many times rmse held four of five errors
    double within95 = 0;
    /// Beyond the horizon it grows with the root of the distance, as that of a random walk.
    double at(std::size_t stepsAhead) const;
};

/// Runs along `series`, and from the value at `begin` on compares forecasts of up to `horizon` steps with what came,
/// from at most 200 origins. Fails with InvalidArgument when nothing could be compared, and with Cancelled.
Result<ForecastSpread> measureSpread(const SeriesModel& model, const Series& series, std::size_t begin, std::size_t horizon,
                                     Progress& progress);

/// Moments and values of some rows, ascending, each moment once.
struct TimedValues {
    std::vector<double> moments;
    std::vector<double> values; ///< NaN is unknown
};

class ForecastModel final : public Model {
public:
    struct Parts {
        std::string target, time; ///< columns
        int season = 1;
        std::size_t horizon = 1;
        TimeGrid grid;
        TimedValues known;        ///< training and validation
        ForecastSpread spread;
        FittedPipeline preparation; ///< for its steps that leave rows out
        std::shared_ptr<const SeriesModel> model;
    };
    ForecastModel(std::shared_ptr<const SeriesLearner> algorithm, Parts parts);

    const std::vector<std::string>& classes() const override { return m_classes; }
    /// Rolling origin: the rows in order of time are forecast in blocks of `horizon` steps, each block from all values
    /// known before its first row, those of earlier rows included where they have one. Without values: as far ahead as
    /// it takes. Outputs `value`, `low_80`, `high_80`, `low_95`, `high_95`.
    Result<Predictions> predict(const Items& items, Progress& progress) const override;
    Result<Items> judgeable(const Items& items) const override;
    Result<void> save(const std::filesystem::path& folder) const override;
    std::string weightsHash() const override;
    static Result<std::unique_ptr<Model>> load(const std::shared_ptr<const SeriesLearner>& algorithm, const std::filesystem::path& folder,
                                               std::string_view device);

    const Parts& parts() const { return m_parts; }

private:
    StateDict tensors() const;

    std::shared_ptr<const SeriesLearner> m_algorithm;
    Parts m_parts;
    std::vector<std::string> m_classes; ///< none
};

/// The column of times of a forecast: the one that the parameters choose, else the first of that type.
/// Fails with NotFound, InvalidArgument (several), Incompatible (none).
Result<std::string> timeColumn(const Table& table, const Params& params);

/// The moments of a column: numbers, or seconds since 1970. Fails with Schema for another type.
Result<std::vector<double>> momentsOf(const Column& column, const std::string& name);

} // namespace lathe
