#include "nn/learners/builtin_learners.h"
#include "nn/learners/network_learner.h"
#include "nn/zoo.h"

namespace lathe {

namespace {

/// The depths share everything but their words.
class Resnet final : public NetworkLearner {
public:
    Resnet(int depth, LearnerInfo info)
        : NetworkLearner(std::move(info),
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
        , m_depth(depth)
    {
    }

private:
    Result<Graph> graph(const FeatureShape& input, int classes, const Params&) const override
    {
        return resnet(m_depth, input, classes);
    }

    int m_depth;
};

LearnerInfo infoOf(std::string id, std::string name, std::string summary, std::string limits, std::string cost)
{
    return {.id = std::move(id),
            .name = std::move(name),
            .task = Task::Classification,
            .kinds = {ItemKind::Image},
            .summary = std::move(summary),
            .strengths = "Photographs; with weights pre-trained on ImageNet a few hundred examples suffice.",
            .limits = std::move(limits),
            .cost = std::move(cost),
            .reference = "He et al., Deep residual learning for image recognition, 2016"};
}

} // namespace

std::unique_ptr<const Learner> makeResnet18()
{
    return std::make_unique<Resnet>(18, infoOf("image.resnet18", "ResNet-18",
        "A residual network of 18 layers, the usual body for fine-tuning on photographs.",
        "From scratch it needs many thousand pictures.",
        "11.7 million weights, 1.8 billion multiply-adds for a picture of 224 px."));
}

std::unique_ptr<const Learner> makeResnet34()
{
    return std::make_unique<Resnet>(34, infoOf("image.resnet34", "ResNet-34",
        "A residual network of 34 layers, between ResNet-18 and ResNet-50 in accuracy and cost.",
        "From scratch it needs many thousand pictures and a GPU.",
        "21.8 million weights, 3.7 billion multiply-adds for a picture of 224 px."));
}

std::unique_ptr<const Learner> makeResnet50()
{
    return std::make_unique<Resnet>(50, infoOf("image.resnet50", "ResNet-50",
        "A residual network of 50 layers with bottlenecks, the common reference for photographs.",
        "On a processor training takes hours: freeze the body or use a GPU.",
        "25.6 million weights, 4.1 billion multiply-adds for a picture of 224 px."));
}

} // namespace lathe
