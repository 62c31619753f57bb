// Lin et al., Feature pyramid networks for object detection, 2017; Tian et al., FCOS: fully convolutional one-stage
// object detection, 2019. One level at stride 8 instead of five: pictures here are small, and so are most things.
#include "nn/zoo.h"

#include "nn/box_grid.h"

#include <string_view>

namespace lathe {

namespace {

constexpr int kLargestStride = 32;

/// The last layer of the body whose name begins so.
int lastOf(const Graph& graph, std::string_view beginning)
{
    int found = 0;
    for (int i = 0; i <= graph.last(); ++i)
        if (graph.layers[static_cast<std::size_t>(i)].name.starts_with(beginning))
            found = i;
    return found;
}

} // namespace

Result<Graph> mobilenetDetector(double width, int channels, const FeatureShape& input, int classes)
{
    if (channels < 8 || channels > 1024)
        return fail(ErrorCode::InvalidArgument, "The head of the detector needs between 8 and 1,024 channels");
    if (input.height % kLargestStride != 0 || input.width % kLargestStride != 0)
        return fail(ErrorCode::InvalidArgument, "The detector needs an input whose sides are multiples of 32 pixels");
    if (classes < 1)
        return fail(ErrorCode::InvalidArgument, "The detector needs at least one class");
    LATHE_TRY(Graph graph, mobilenetV2(width, input, classes));
    graph.family = "detector_" + graph.family;
    // Within a stride, the widened features say more than the narrow ends of the blocks (Howard et al. 2019, section 6.3).
    const int at32 = lastOf(graph, "features.17."), at16 = lastOf(graph, "features.14.conv.0."), at8 = lastOf(graph, "features.7.conv.0.");
    // What follows has no height and width any more.
    graph.layers.resize(static_cast<std::size_t>(at32) + 1);
    graph.features = at32;

    const auto normalised = [&](const std::string& path, int from, int kernel) {
        const int conv = graph.append(path + ".0", Operator::Conv2d, {from},
                                      {.outputs = channels, .kernel = kernel, .padding = kernel / 2, .bias = false});
        return graph.append(path + ".1", Operator::BatchNorm2d, {conv});
    };
    int at = normalised("detector.lateral32", at32, 1);
    for (const auto& [name, source] : {std::pair("16", at16), std::pair("8", at8)}) {
        const std::string level(name);
        const int larger = graph.append("detector.up" + level, Operator::Upsample2d, {at}, {.stride = 2});
        const int lateral = normalised("detector.lateral" + level, source, 1);
        at = graph.append("detector.sum" + level, Operator::Add, {lateral, larger});
    }
    for (const char* path : {"detector.tower.0", "detector.tower.1"}) {
        at = normalised(path, at, 3);
        at = graph.append(std::string(path) + ".2", Operator::ReLU, {at});
    }
    graph.append(kBoxLayer, Operator::Conv2d, {at}, {.outputs = classes + kBoxSides, .kernel = 3, .padding = 1});
    LATHE_CHECK(shapes(graph));
    return graph;
}

} // namespace lathe
