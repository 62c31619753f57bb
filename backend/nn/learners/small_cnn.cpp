#include "nn/learners/builtin_learners.h"
#include "nn/learners/network_learner.h"
#include "nn/zoo.h"

namespace lathe {

namespace {

class SmallCnn final : public NetworkLearner {
public:
    SmallCnn()
        : NetworkLearner({.id = "image.small_cnn",
                          .name = "Small CNN",
                          .task = Task::Classification,
                          .kinds = {ItemKind::Image},
                          .summary = "Two or more stages of convolution and pooling, then two linear layers. The first network to try on small pictures.",
                          .strengths = "Small pictures of one thing, such as digits, clothes or symbols; thousands of examples; trains in minutes on a processor.",
                          .limits = "Photographs with much detail, or few examples: fine-tune a pre-trained network instead.",
                          .cost = "About 420,000 weights for 28 px; some thousand pictures a second on two cores.",
                          .reference = "LeCun et al., Gradient-based learning applied to document recognition, 1998"},
                         {
                          .epochs = 6,
                          .batch = 128,
                          .learningRate = 2e-3,
                          .weightDecay = 1e-2,
                          .warmupEpochs = 0,
                          .schedule = "one_cycle",
                          .flip = true,
                          .largestSize = 64,
                         })
    {
    }

private:
    Result<Graph> graph(const FeatureShape& input, int classes, const Params&) const override
    {
        return smallCnn(input, classes);
    }
};

} // namespace

std::unique_ptr<const Learner> makeSmallCnn()
{
    return std::make_unique<SmallCnn>();
}

} // namespace lathe
