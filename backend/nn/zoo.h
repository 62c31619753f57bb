// The networks that Lathe knows. One family a file in zoo/; names are torchvision's.
#pragma once

#include "nn/graph.h"

namespace lathe {

/// Two or more stages of convolution and pooling, for small pictures: conv 32, conv 64 with batch norm,
/// linear 128. Larger pictures get further stages until 7 pixels are left.
Result<Graph> smallCnn(const FeatureShape& input, int classes);
/// depth 18, 34 or 50 (He et al. 2016; torchvision's v1.5 strides).
Result<Graph> resnet(int depth, const FeatureShape& input, int classes);
/// depth 20, 32, 44, 56, 110 (He et al. 2016, section 4.2, shortcut A).
Result<Graph> cifarResnet(int depth, const FeatureShape& input, int classes);
/// Sandler et al. 2018; `width` from 0.1 to 2.
Result<Graph> mobilenetV2(double width, const FeatureShape& input, int classes);
/// A detector without anchors on the body of MobileNetV2: its features at strides 8, 16 and 32 are summed at stride 8
/// (Lin et al. 2017), `channels` wide; every place there says of each class how sure it is and how far the sides of the
/// box are (Tian et al. 2019), see nn/box_grid.h. The input's sides are multiples of 32. Names behind the body begin
/// with `detector.`.
Result<Graph> mobilenetDetector(double width, int channels, const FeatureShape& input, int classes);

} // namespace lathe
