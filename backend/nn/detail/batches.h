// Batches for the training step and for prediction, prepared while the step before computes.
#pragma once

#include "nn/detail/augmentation.h"
#include "ml/detections.h"
#include "nn/detail/picture_source.h"

#include <optional>

namespace lathe {

struct Batch {
    torch::Tensor input;               ///< on the device
    torch::Tensor labels;              ///< [n] int64, on the device
    std::vector<std::vector<TrueBox>> boxes; ///< [n] in pixels of the input; empty where boxes are not asked for
    torch::Tensor otherLabels;         ///< the second labels of a mixture; else undefined
    double share = 1;                  ///< of `labels` in a mixture
    std::vector<std::uint32_t> items;  ///< those that are in it
    std::vector<std::uint32_t> broken; ///< those that were left out
};

class BatchSource {
public:
    virtual ~BatchSource() = default;
    /// Starts a pass over `batches`. `augmentation`: a seed, or nothing for the pictures as they are.
    virtual void begin(std::vector<std::vector<std::uint32_t>> batches, std::optional<std::uint64_t> augmentation) = 0;
    /// The next batch of the pass, nothing after the last. A batch may be empty when all of it is broken.
    virtual std::optional<Batch> next() = 0;
    /// Items that can be trained on, in order.
    virtual std::vector<std::uint32_t> usable() const = 0;
};

/// Pictures as bytes → float, augmented, normalised, [n, c, h, w] channels last. `boxes`: with the pictures' true boxes,
/// which go where the augmentation moves the picture; mixtures have none.
std::unique_ptr<BatchSource> pictureBatches(PictureSource& pictures, const AugmentationSettings& settings,
                                            torch::Device device, bool boxes = false);

/// Rows of a tensor that stays in memory: cached features.
std::unique_ptr<BatchSource> tensorBatches(torch::Tensor rows, std::vector<std::uint32_t> usable,
                                           std::vector<std::int64_t> labels, double mixup, torch::Device device);

/// `items` cut into pieces of `batch`.
std::vector<std::vector<std::uint32_t>> cut(const std::vector<std::uint32_t>& items, std::size_t batch);

} // namespace lathe
