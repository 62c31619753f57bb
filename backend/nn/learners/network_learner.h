// What all image networks share: parameters, input, base weights, freezing. A learner adds its graph.
#pragma once

#include "ml/learner.h"
#include "nn/detail/training_settings.h"
#include "nn/graph.h"
#include "nn/learners/base_weights.h"

namespace lathe {

/// Where a learner's parameters differ from the others'.
struct NetworkDefaults {
    int epochs = 30;
    int batch = 128;
    std::string optimiser = "adamw";
    double learningRate = 1e-3;
    double weightDecay = 1e-2;
    double bodyRate = 1;
    bool keepStatistics = false;
    double warmupEpochs = 1;
    double labelSmoothing = 0;
    std::string schedule = "cosine";
    bool flip = true;
    double shift = 0;
    double zoom = 0;
    int largestSize = 64; ///< pictures keep their own size up to this
    Initialisation initialisation = Initialisation::Uniform;
    int frozenStages = 1;
    /// Parts of the network in order, by the beginnings of their layers' names; what comes before the
    /// first belongs to it. Empty: nothing can be frozen.
    std::vector<std::string> stages = {};
    /// The parameter that sets the shapes of all weights, and its usual values; empty: there is none.
    std::string sizeParameter = {};
    std::vector<ParamValue> usualSizes = {};
};

class NetworkLearner : public Learner {
public:
    const LearnerInfo& info() const override { return m_info; }
    const std::vector<ParamSpec>& parameters() const override { return m_parameters; }
    std::optional<Error> incompatibility(const Items& items, const Params& params) const override;
    Result<FitResult> fit(const TrainingData& data, const Params& params, const TrainingSetup& setup,
                          Progress& progress, TrainingObserver& observer) const override;
    Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder, std::string_view device) const override;
    /// See LearnerModule::backbone(); of this network in its usual sizes.
    Result<std::unique_ptr<Model>> backbone(const BaseWeights& base, const ItemSet& like) const;

protected:
    /// `own` are parameters of this learner alone; they come first after the usual ones.
    NetworkLearner(LearnerInfo info, NetworkDefaults defaults, std::vector<ParamSpec> own = {});
    virtual Result<Graph> graph(const FeatureShape& input, int classes, const Params& params) const = 0;

private:
    std::optional<Error> incompatibilityWith(const ItemSet& items, const Params& params) const;
    /// The base's weights for this graph. Where they fit another size of the network, the hint names it.
    Result<FittedBase> fittedBase(const Graph& built, const StateDict& tensors, const FeatureShape& input, int classes,
                                  const Params& params) const;

    LearnerInfo m_info;
    NetworkDefaults m_defaults;
    std::vector<ParamSpec> m_parameters;
};

/// Sets mean and deviation by the parameter `input_scaling`; none: those of the training part are measured.
/// `fromModel`: the input is that of a saved model, whose own scaling is kept where nothing else is wished.
void scaleInput(ImageInput& input, std::string scaling, bool fromBase, bool fromModel);

/// The last layer of the first `count` stages; 0 when none. Fails with Incompatible when a later layer
/// reads an earlier one past that point.
Result<int> stageEnd(const Graph& graph, const std::vector<std::string>& stages, int count);

} // namespace lathe
