#include "nn/learners/builtin_learners.h"
#include "nn/learners/network_learner.h"
#include "nn/zoo.h"

namespace lathe {

namespace {

class MobilenetV2 final : public NetworkLearner {
public:
    MobilenetV2()
        : NetworkLearner({.id = "image.mobilenet_v2",
                          .name = "MobileNetV2",
                          .task = Task::Classification,
                          .kinds = {ItemKind::Image},
                          .summary = "Inverted residuals with cheap depthwise convolutions, made for phones. The width scales all channels.",
                          .strengths = "Small and fast to use, also without a GPU; a good body for fine-tuning on few photographs.",
                          .limits = "From scratch it learns slowly and needs many pictures.",
                          .cost = "0.4 to 2.2 million weights and 60 to 300 million multiply-adds for a picture of 224 px, by width.",
                          .reference = "Sandler et al., MobileNetV2: inverted residuals and linear bottlenecks, 2018"},
                         {
                          .epochs = 30,
                          .batch = 32,
                          .learningRate = 1e-3,
                          .weightDecay = 1e-2,
                          .bodyRate = 1,
                          .warmupEpochs = 1,
                          .labelSmoothing = 0.1,
                          .flip = true,
                          .zoom = 0.3,
                          .largestSize = 224,
                          .initialisation = Initialisation::KaimingFanOut,
                          .frozenStages = 17,
                          .stages = {"features.0.", "features.1.", "features.2.", "features.3.", "features.4.", "features.5.", "features.6.", "features.7.", "features.8.", "features.9.", "features.10.", "features.11.", "features.12.", "features.13.", "features.14.", "features.15.", "features.16.", "features.17.", "features.18."},
                          .sizeParameter = "width",
                          .usualSizes = {0.25, 0.35, 0.5, 0.75, 1.0, 1.3, 1.4},
                         },
                     {ParamSpec::real("width", "Width", 1.0, 0.1, 2, "Factor on all channels. Base weights fit one width only.")})
    {
    }

private:
    Result<Graph> graph(const FeatureShape& input, int classes, const Params& params) const override
    {
        return mobilenetV2(params.real("width"), input, classes);
    }
};

} // namespace

std::unique_ptr<const Learner> makeMobilenetV2()
{
    return std::make_unique<MobilenetV2>();
}

} // namespace lathe
