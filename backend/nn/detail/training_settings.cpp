#include "nn/detail/training_settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace lathe {

namespace {

constexpr std::array<std::pair<PrecisionChoice, std::string_view>, 4> kPrecisionNames{{
    {PrecisionChoice::Auto, "auto"}, {PrecisionChoice::Float32, "float32"},
    {PrecisionChoice::BFloat16, "bfloat16"}, {PrecisionChoice::Float16, "float16"}}};

constexpr double kCycleStart = 0.04;
constexpr double kCycleRise = 0.3;

double cosine(double share)
{
    return 0.5 * (1 + std::cos(std::numbers::pi * std::clamp(share, 0.0, 1.0)));
}

} // namespace

std::string_view toString(PrecisionChoice precision)
{
    for (const auto& [choice, name] : kPrecisionNames)
        if (choice == precision)
            return name;
    return "auto";
}

std::optional<PrecisionChoice> precisionFromText(std::string_view text)
{
    for (const auto& [choice, name] : kPrecisionNames)
        if (name == text)
            return choice;
    return std::nullopt;
}

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
