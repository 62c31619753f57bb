// Every built-in algorithm for series, in the order of the gallery.
#pragma once

#include "ml/series_learner.h"

namespace lathe {

std::unique_ptr<const SeriesLearner> makeExponentialSmoothing();
std::unique_ptr<const SeriesLearner> makeArima();
std::unique_ptr<const SeriesLearner> makeBoostingOnLags();
std::unique_ptr<const SeriesLearner> makeSeasonalNaive();

/// An algorithm's fixed parts.
class DescribedSeriesLearner : public SeriesLearner {
public:
    const LearnerInfo& info() const override { return m_info; }
    const std::vector<ParamSpec>& parameters() const override { return m_parameters; }

protected:
    DescribedSeriesLearner(LearnerInfo info, std::vector<ParamSpec> parameters)
        : m_info(std::move(info)), m_parameters(std::move(parameters))
    {
    }

private:
    LearnerInfo m_info;
    std::vector<ParamSpec> m_parameters;
};

} // namespace lathe
