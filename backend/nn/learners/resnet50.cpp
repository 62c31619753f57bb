#include "nn/learners/builtin_learners.h"
#include "nn/learners/network_learner.h"
#include "nn/zoo.h"

namespace lathe {

namespace {

class Resnet50 final : public NetworkLearner {
public:
    Resnet50()
        : NetworkLearner({.id = "image.resnet50",
                          .name = "ResNet-50",
                          .task = Task::Classification,
                          .kinds = {ItemKind::Image},
                          .summary = "A residual network of 50 layers with bottlenecks, the common reference for photographs.",
                          .strengths = "Photographs; with weights pre-trained on ImageNet a few hundred examples suffice.",
                          .limits = "On a processor training takes hours: freeze the body or use a GPU.",
                          .cost = "25.6 million weights, 4.1 billion multiply-adds for a picture of 224 px.",
                          .reference = "He et al., Deep residual learning for image recognition, 2016"},
                         {
                          .epochs = 20,
                          .batch = 32,
                          .learningRate = 1e-3,
                          .weightDecay = 1e-2,
                          .bodyRate = 0.1,
                          .warmupEpochs = 1,
                          .flip = true,
                          .zoom = 0.3,
                          .largestSize = 224,
                          .initialisation = Initialisation::KaimingFanOut,
                          .frozenStages = 4,
                          .stages = {"maxpool", "layer1.", "layer2.", "layer3.", "layer4."},
                         })
    {
    }

private:
    Result<Graph> graph(const Shape& input, int classes, const Params&) const override
    {
        return resnet(50, input, classes);
    }
};

} // namespace

std::unique_ptr<const Learner> makeResnet50()
{
    return std::make_unique<Resnet50>();
}

} // namespace lathe
