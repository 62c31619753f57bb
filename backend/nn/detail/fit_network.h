// Training of a network from pictures to a Model. No torch here.
#pragma once

#include "ml/learner.h"
#include "nn/detail/training_settings.h"
#include "nn/network_file.h"

namespace lathe {

struct NetworkRequest {
    std::string learner;       ///< id
    Graph graph;
    ImageInput input;          ///< without mean and deviation: those of the training part are taken
    TrainingSettings settings;
    Initialisation initialisation = Initialisation::Uniform;
    StateDict base;            ///< by the network's names; may lack the head; empty: fresh weights
    bool baseHasHead = false;
    int frozen = 0;            ///< the last layer that is not trained; 0: all are
    bool detects = false;      ///< finds boxes: the pictures that have some teach it and judge it
};

/// As Learner::fit. With no epochs the base's weights become the model as they are.
Result<FitResult> fitNetwork(NetworkRequest request, const ItemSet& train, const ItemSet& validation,
                             const TrainingSetup& setup, Progress& progress, TrainingObserver& observer);

} // namespace lathe
