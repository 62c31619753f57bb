// Changes of pictures for training, a batch at a time on the training device.
#pragma once

#include "base/random.h"
#include "nn/detail/torch_pch.h"
#include "nn/detail/training_settings.h"

#include <vector>

namespace lathe {

/// Where a picture went: a place at (x, y), in shares of the sides, is now at (x · scaleX + offsetX, y · scaleY + offsetY).
struct Placement {
    double scaleX = 1, scaleY = 1; ///< negative: mirrored
    double offsetX = 0, offsetY = 0;
};

/// Flips, shifts, zooms, recolours and erases float pictures [n, c, h, w] with values in [0, 1]; the same
/// shape comes out. All randomness is drawn from `random`, on the host. `placements`, where given, get one entry a picture.
torch::Tensor augmented(torch::Tensor pictures, const AugmentationSettings& settings, Random& random,
                        std::vector<Placement>* placements = nullptr);

/// A draw from Beta(a, a), at least a half: the share of a picture itself in its mixture.
double mixupShare(double a, Random& random);

} // namespace lathe
