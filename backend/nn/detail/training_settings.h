// What a network's training is told, with types instead of names. No torch here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lathe {

enum class OptimiserKind { Sgd, AdamW };
enum class ScheduleKind { Constant, Cosine, OneCycle };
enum class PrecisionChoice { Auto, Float32, BFloat16, Float16 };
/// `auto`, `float32`, `bfloat16`, `float16`.
std::string_view toString(PrecisionChoice precision);
std::optional<PrecisionChoice> precisionFromText(std::string_view text);
/// How fresh weights are drawn.
enum class Initialisation {
    Uniform,      ///< PyTorch's default: uniform with bound 1/√fan-in
    KaimingFanIn, ///< normal, √(2/fan-in), convolutions and linear layers
    KaimingFanOut ///< convolutions normal, √(2/fan-out); linear layers as Uniform
};

/// Changes of the pictures, new in every epoch. All zero or false: none.
struct AugmentationSettings {
    bool flip = false;     ///< mirror left and right, every second picture
    bool flipVertical = false; ///< mirror top and bottom, every second picture
    double shift = 0;      ///< up to this share of the side, empty border black
    double zoom = 0;       ///< random enlargement: a part of at least 1 − zoom of each side is shown
    double brightness = 0; ///< factor within 1 ± value
    double contrast = 0;
    double saturation = 0;
    double erase = 0;      ///< share of pictures that lose a random rectangle
    double mixup = 0;      ///< parameter of the Beta distribution (Zhang et al. 2018)

    bool changesPictures() const
    {
        return flip || flipVertical || shift > 0 || zoom > 0 || brightness > 0 || contrast > 0 || saturation > 0 || erase > 0;
    }
    bool any() const { return changesPictures() || mixup > 0; }
};

struct TrainingSettings {
    int epochs = 10;
    int batch = 128;
    OptimiserKind optimiser = OptimiserKind::AdamW;
    double learningRate = 1e-3;
    double momentum = 0.9;
    bool nesterov = false;
    double weightDecay = 0;
    double bodyRate = 1; ///< factor on the learning rate of everything but the head
    ScheduleKind schedule = ScheduleKind::Cosine;
    double warmupEpochs = 0;
    double labelSmoothing = 0;
    double gradientClip = 0; ///< largest norm; 0: none
    int patience = 0;        ///< epochs without improvement; 0: no early stopping
    bool balancedClasses = false;
    bool keepStatistics = false; ///< batch normalisations keep the base's mean and variance
    PrecisionChoice precision = PrecisionChoice::Auto;
    AugmentationSettings augmentation;
};

/// The learning rate's factor in [0, 1] at `position` (in epochs, fractions count) of `epochs`.
/// One cycle: 0.04 → 1 over the first 30 %, then a cosine to 0 (Smith 2018), without another warm-up.
double scheduleFactor(const TrainingSettings& settings, double position);

} // namespace lathe
