#include "ml/builtin_learners.h"

#include "ml/learners/learner_list.h"
#include "ml/series/series_learners.h"

namespace lathe {

const Catalog<Learner>& builtinLearners()
{
    static const Catalog<Learner> catalog = [] {
        Catalog<Learner> list;
        list.add(makeTableLearner(makeLogisticRegression()));
        list.add(makeTableLearner(makeRandomForest(Task::Classification)));
        list.add(makeTableLearner(makeBoostedTrees(Task::Classification)));
        list.add(makeTableLearner(makeDecisionTree(Task::Classification)));
        list.add(makeTableLearner(makeLinearSvm()));
        list.add(makeTableLearner(makeRbfSvm()));
        list.add(makeTableLearner(makeNeighbours(Task::Classification)));
        list.add(makeTableLearner(makeGaussianBayes()));
        list.add(makeTableLearner(makeBernoulliBayes()));
        list.add(makeTableLearner(makePerceptron(Task::Classification)));
        list.add(makeTableLearner(makeMajorityBaseline()));
        list.add(makeTableLearner(makeStratifiedBaseline()));
        list.add(makeTableLearner(makeLinearRegression()));
        list.add(makeTableLearner(makeRidge()));
        list.add(makeTableLearner(makeLasso()));
        list.add(makeTableLearner(makeElasticNet()));
        list.add(makeTableLearner(makeRandomForest(Task::Regression)));
        list.add(makeTableLearner(makeBoostedTrees(Task::Regression)));
        list.add(makeTableLearner(makeDecisionTree(Task::Regression)));
        list.add(makeTableLearner(makeQuantileRegression()));
        list.add(makeTableLearner(makeSvr()));
        list.add(makeTableLearner(makeNeighbours(Task::Regression)));
        list.add(makeTableLearner(makePerceptron(Task::Regression)));
        list.add(makeTableLearner(makeMeanBaseline()));
        list.add(makeTableLearner(makeKMeans()));
        list.add(makeTableLearner(makeMiniBatchKMeans()));
        list.add(makeTableLearner(makeGaussianMixture()));
        list.add(makeTableLearner(makeDbscan()));
        list.add(makeTableLearner(makeHdbscan()));
        list.add(makeTableLearner(makeAgglomerative()));
        list.add(makeTableLearner(makeIsolationForest()));
        list.add(makeTableLearner(makeLocalOutlierFactor()));
        list.add(makeTableLearner(makeOneClassSvm()));
        list.add(makeTableLearner(makePcaReconstruction()));
        list.add(makeTableLearner(makePcaMap()));
        list.add(makeTableLearner(makeTsne()));
        list.add(makeTableLearner(makeUmap()));
        list.add(makeForecaster(makeExponentialSmoothing()));
        list.add(makeForecaster(makeArima()));
        list.add(makeForecaster(makeBoostingOnLags()));
        list.add(makeForecaster(makeSeasonalNaive()));
        return list;
    }();
    return catalog;
}

} // namespace lathe
