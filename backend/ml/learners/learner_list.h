// Every built-in algorithm for tables, in the order of the gallery.
#pragma once

#include "ml/table_learner.h"

namespace lathe {

// Classification.
std::unique_ptr<const MatrixLearner> makeMajorityBaseline();
std::unique_ptr<const MatrixLearner> makeStratifiedBaseline();
std::unique_ptr<const MatrixLearner> makeLogisticRegression();
std::unique_ptr<const MatrixLearner> makeLinearSvm();
std::unique_ptr<const MatrixLearner> makeRbfSvm();
std::unique_ptr<const MatrixLearner> makeNeighbours(Task task);
std::unique_ptr<const MatrixLearner> makeGaussianBayes();
std::unique_ptr<const MatrixLearner> makeBernoulliBayes();
std::unique_ptr<const MatrixLearner> makeDecisionTree(Task task);
std::unique_ptr<const MatrixLearner> makeRandomForest(Task task);
std::unique_ptr<const MatrixLearner> makeBoostedTrees(Task task);
std::unique_ptr<const MatrixLearner> makePerceptron(Task task);

// Regression.
std::unique_ptr<const MatrixLearner> makeMeanBaseline();
std::unique_ptr<const MatrixLearner> makeLinearRegression();
std::unique_ptr<const MatrixLearner> makeRidge();
std::unique_ptr<const MatrixLearner> makeLasso();
std::unique_ptr<const MatrixLearner> makeElasticNet();
std::unique_ptr<const MatrixLearner> makeSvr();
std::unique_ptr<const MatrixLearner> makeQuantileRegression();

// Clustering.
std::unique_ptr<const MatrixLearner> makeKMeans();
std::unique_ptr<const MatrixLearner> makeMiniBatchKMeans();
std::unique_ptr<const MatrixLearner> makeGaussianMixture();
std::unique_ptr<const MatrixLearner> makeDbscan();
std::unique_ptr<const MatrixLearner> makeHdbscan();
std::unique_ptr<const MatrixLearner> makeAgglomerative();

// Anomaly detection.
std::unique_ptr<const MatrixLearner> makeIsolationForest();
std::unique_ptr<const MatrixLearner> makeLocalOutlierFactor();
std::unique_ptr<const MatrixLearner> makeOneClassSvm();
std::unique_ptr<const MatrixLearner> makePcaReconstruction();

// Projection.
std::unique_ptr<const MatrixLearner> makePcaMap();
std::unique_ptr<const MatrixLearner> makeTsne();
std::unique_ptr<const MatrixLearner> makeUmap();

} // namespace lathe
