#include "nn/learners/builtin_learners.h"
#include "nn/learners/network_learner.h"
#include "nn/zoo.h"

namespace lathe {

namespace {

class CifarResnet final : public NetworkLearner {
public:
    CifarResnet()
        : NetworkLearner({.id = "image.cifar_resnet",
                          .name = "CIFAR ResNet",
                          .task = Task::Classification,
                          .kinds = {ItemKind::Image},
                          .summary = "The residual network for small pictures: three stages of 16, 32 and 64 channels, no early pooling.",
                          .strengths = "Colour pictures of about 32 px with many thousand examples.",
                          .limits = "Larger pictures are scaled down and lose detail; deep versions need a GPU.",
                          .cost = "0.27 million weights and 41 million multiply-adds at depth 20, 1.7 million and 255 million at depth 110.",
                          .reference = "He et al., Deep residual learning for image recognition, 2016, section 4.2"},
                         {
                          .epochs = 30,
                          .batch = 128,
                          .optimiser = "sgd",
                          .learningRate = 0.1,
                          .weightDecay = 5e-4,
                          .bodyRate = 0.1,
                          .warmupEpochs = 1,
                          .flip = true,
                          .shift = 0.125,
                          .largestSize = 32,
                          .initialisation = Initialisation::KaimingFanIn,
                          .frozenStages = 2,
                          .stages = {"relu", "layer1.", "layer2.", "layer3."},
                          .sizeParameter = "depth",
                          .usualSizes = {std::string("20"), std::string("32"), std::string("44"), std::string("56"), std::string("110")},
                         },
                     {ParamSpec::choice("depth", "Depth", "20",
                                            {{"20", "20"}, {"32", "32"}, {"44", "44"}, {"56", "56"}, {"110", "110"}},
                                            "Layers of the network.")})
    {
    }

private:
    Result<Graph> graph(const FeatureShape& input, int classes, const Params& params) const override
    {
        return cifarResnet(std::stoi(params.text("depth")), input, classes);
    }
};

} // namespace

std::unique_ptr<const Learner> makeCifarResnet()
{
    return std::make_unique<CifarResnet>();
}

} // namespace lathe
