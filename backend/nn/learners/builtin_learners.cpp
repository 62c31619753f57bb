#include "nn/learners/builtin_learners.h"

namespace lathe {

Catalog<Learner> networkLearners()
{
    Catalog<Learner> catalog;
    catalog.add(makeSmallCnn());
    catalog.add(makeMobilenetV2());
    catalog.add(makeResnet18());
    catalog.add(makeResnet34());
    catalog.add(makeResnet50());
    catalog.add(makeCifarResnet());
    catalog.add(makeMobilenetDetector());
    catalog.add(makeTableLearner(makeTableTransformer(Task::Classification)));
    catalog.add(makeTableLearner(makeTableTransformer(Task::Regression)));
    catalog.add(makeForecaster(makeRecurrentForecaster()));
    return catalog;
}

} // namespace lathe
