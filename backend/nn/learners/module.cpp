// What the program finds in this module.
#include "nn/detail/device.h"
#include "nn/learners/builtin_learners.h"
#include "nn/learners/network_learner.h"

namespace lathe {

namespace {

class NetworkModule final : public LearnerModule {
public:
    const Catalog<Learner>& learners() const override { return m_learners; }
    std::vector<Device> devices() const override { return lathe::devices(); }
    Result<std::unique_ptr<Model>> backbone(const std::filesystem::path& weights, const ItemSet& like) const override
    {
        LATHE_TRY(const BaseWeights base, readBase(weights));
        for (const auto& learner : m_learners)
            if (const auto* network = dynamic_cast<const NetworkLearner*>(learner.get()))
                if (auto model = network->backbone(base, like))
                    return model;
        return fail(ErrorCode::Incompatible, "No network of the program fits these weights in a usual size",
                    "Weights of ResNet, MobileNetV2, of a network trained here, or of a CIFAR ResNet fit", weights.string());
    }
    std::map<std::string, std::string> libraries() const override { return lathe::libraries(); }

private:
    Catalog<Learner> m_learners = networkLearners();
};

} // namespace

} // namespace lathe

extern "C" __attribute__((visibility("default"))) lathe::LearnerModule& latheLearnerModule()
{
    static lathe::NetworkModule module;
    return module;
}
