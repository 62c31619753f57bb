// Resizing and the preparation of pictures for a network.
#pragma once

#include "base/result.h"
#include "media/image.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace lathe {

/// How a picture of any size becomes the network's input; travels with the model.
struct ImageInput {
    int channels = 3; ///< 1: colour becomes grey by ITU-R BT.601 luma; 3: grey is repeated
    int height = 0;
    int width = 0;
    /// Stretch: both sides to the target. Crop: the short side to target / cropShare, then the centre.
    enum class Fit { Stretch, Crop } fit = Fit::Crop;
    double cropShare = 1.0;      ///< in (0, 1]
    std::vector<float> mean;     ///< per channel, of values in [0, 1]
    std::vector<float> deviation;///< per channel; input = (pixel / 255 − mean) / deviation

    bool operator==(const ImageInput&) const = default;
};

nlohmann::json toJson(const ImageInput& input);
Result<ImageInput> imageInputFromJson(const nlohmann::json& json);

/// Antialiased bilinear resampling of the source rectangle [left, left + sourceWidth) ×
/// [top, top + sourceHeight) (in source pixels, may be fractional) to width × height:
/// triangle filter of half-width max(1, scale), centres at half pixels, weights normalised over the
/// pixels that exist and rounded to multiples of 2⁻²², so that the sums are exact in double whatever
/// the order; rows then columns, rounded half to even at the end.
/// The exported ONNX graph computes the same.
Image resizedImage(const Image& image, double left, double top, double sourceWidth,
                   double sourceHeight, int width, int height);

/// Whole picture to width × height.
Image resizedImage(const Image& image, int width, int height);

/// Grey by ITU-R BT.601 luma in integers, ⌊(19595 R + 38470 G + 7471 B + 32768) / 65536⌋, which float32
/// computes exactly too. A grey picture is returned as it is.
Image greyImage(const Image& image);

/// To the network's channels and size, as bytes; mean and deviation are applied on the device.
/// Resampled first, in the picture's own channels, then made grey or repeated.
Image preparedImage(const Image& image, const ImageInput& input);

/// The rectangle of a width × height picture that preparedImage resamples: left, top, width, height.
/// Crop: the largest centred rectangle of the input's proportions, both sides times cropShare.
struct SourceRectangle { double left, top, width, height; };
SourceRectangle sourceRectangle(int width, int height, const ImageInput& input);

} // namespace lathe
