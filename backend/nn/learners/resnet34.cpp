#include "nn/learners/builtin_learners.h"
#include "nn/learners/network_learner.h"
#include "nn/zoo.h"

namespace lathe {

namespace {

class Resnet34 final : public NetworkLearner {
public:
    Resnet34()
        : NetworkLearner({.id = "image.resnet34",
                          .name = "ResNet-34",
                          .task = Task::Classification,
                          .kinds = {ItemKind::Image},
                          .summary = "A residual network of 34 layers, between ResNet-18 and ResNet-50 in accuracy and cost.",
                          .strengths = "Photographs; with weights pre-trained on ImageNet a few hundred examples suffice.",
                          .limits = "From scratch it needs many thousand pictures and a GPU.",
                          .cost = "21.8 million weights, 3.7 billion multiply-adds for a picture of 224 px.",
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
        return resnet(34, input, classes);
    }
};

} // namespace

std::unique_ptr<const Learner> makeResnet34()
{
    return std::make_unique<Resnet34>();
}

} // namespace lathe
