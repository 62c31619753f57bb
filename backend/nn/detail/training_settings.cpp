#include "nn/detail/training_settings.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lathe {

namespace {

constexpr double kCycleStart = 0.04;
constexpr double kCycleRise = 0.3;

double cosine(double share)
{
    return 0.5 * (1 + std::cos(std::numbers::pi * std::clamp(share, 0.0, 1.0)));
}

} // namespace

double scheduleFactor(const TrainingSettings& settings, double position)
{
    const double epochs = std::max(settings.epochs, 1);
    if (settings.schedule == ScheduleKind::OneCycle) {
        const double share = position / epochs;
        if (share < kCycleRise)
            return kCycleStart + (1 - kCycleStart) * (1 - cosine(share / kCycleRise));
        return cosine((share - kCycleRise) / (1 - kCycleRise));
    }
    const double warmup = std::min(settings.warmupEpochs, epochs);
    if (position < warmup)
        return std::max(position / warmup, 0.01);
    if (settings.schedule == ScheduleKind::Constant || warmup >= epochs)
        return 1;
    return cosine((position - warmup) / (epochs - warmup));
}

} // namespace lathe
