#include "nn/learners/builtin_learners.h"
#include "nn/learners/network_learner.h"
#include "nn/zoo.h"

namespace lathe {

namespace {

class Resnet18 final : public NetworkLearner {
public:
    Resnet18()
        : NetworkLearner({.id = "image.resnet18",
                          .name = "ResNet-18",
                          .task = Task::Classification,
                          .kinds = {ItemKind::Image},
                          .summary = "A residual network of 18 layers, the usual body for fine-tuning on photographs.",
                          .strengths = "Photographs; with weights pre-trained on ImageNet a few hundred examples suffice.",
                          .limits = "From scratch it needs many thousand pictures.",
                          .cost = "11.7 million weights, 1.8 billion multiply-adds for a picture of 224 px.",
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
        return resnet(18, input, classes);
    }
};

} // namespace

std::unique_ptr<const Learner> makeResnet18()
{
    return std::make_unique<Resnet18>();
}

} // namespace lathe
