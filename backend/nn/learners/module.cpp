// What the program finds in this module.
#include "nn/detail/device.h"
#include "nn/learners/builtin_learners.h"

namespace lathe {

namespace {

class NetworkModule final : public LearnerModule {
public:
    const Catalog<Learner>& learners() const override { return m_learners; }
    std::vector<Device> devices() const override { return lathe::devices(); }
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
