#include "media/resize.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

/// Weights are whole multiples of this. A sum of such weights, of both axes, with pixels is exact in double
/// (8 + 22 + 22 bits), so that every order of adding gives the same picture, also in an exported graph.
constexpr double kUnit = 0x1p-22;

/// The weights by which pixels of one axis make those of the target.
struct Axis {
    struct Span {
        std::size_t first = 0;  ///< the first source pixel
        std::size_t weight = 0; ///< where its weight stands in `weights`
        std::size_t count = 0;
    };
    std::vector<Span> spans;
    std::vector<double> weights;
};

Axis axisWeights(int size, double start, double length, int target)
{
    const double scale = length / target;
    const double support = std::max(1.0, scale);
    Axis axis;
    axis.spans.reserve(static_cast<std::size_t>(target));
    axis.weights.reserve(static_cast<std::size_t>(target) * static_cast<std::size_t>(2 * support + 2));
    for (int i = 0; i < target; ++i) {
        const double centre = start + (i + 0.5) * scale;
        const int from = std::clamp(static_cast<int>(std::floor(centre - support)), 0, size - 1);
        const int to = std::clamp(static_cast<int>(std::ceil(centre + support)), from + 1, size);
        Axis::Span span{static_cast<std::size_t>(from), axis.weights.size(), 0};
        double sum = 0;
        for (int pixel = from; pixel < to; ++pixel) {
            const double weight = std::max(0.0, 1.0 - std::abs(pixel + 0.5 - centre) / support);
            if (weight == 0 && span.count == 0 && pixel + 1 < to) {
                ++span.first;
                continue;
            }
            axis.weights.push_back(weight);
            ++span.count;
            sum += weight;
        }
        // A rectangle beside the picture touches no pixel: the nearest one stands for it.
        for (std::size_t k = 0; k < span.count; ++k)
            axis.weights[span.weight + k]
                = sum > 0 ? std::nearbyint(axis.weights[span.weight + k] / sum / kUnit) * kUnit : double(k == 0);
        axis.spans.push_back(span);
    }
    return axis;
}

template <std::size_t channels>
void resampleRow(const std::uint8_t* source, const Axis& axis, double* target)
{
    for (const Axis::Span& span : axis.spans) {
        std::array<double, channels> sum{};
        const std::uint8_t* pixel = source + span.first * channels;
        const double* weight = axis.weights.data() + span.weight;
        for (std::size_t k = 0; k < span.count; ++k, pixel += channels)
            for (std::size_t c = 0; c < channels; ++c)
                sum[c] += weight[k] * pixel[c];
        target = std::copy(sum.begin(), sum.end(), target);
    }
}

/// Half to even in the default rounding mode, by the bits of the sum: no call for each pixel.
std::uint8_t rounded(double value)
{
    constexpr double shift = 0x1.8p52;
    return static_cast<std::uint8_t>(std::clamp((value + shift) - shift, 0.0, 255.0));
}

} // namespace

Image resizedImage(const Image& image, double left, double top, double sourceWidth,
                   double sourceHeight, int width, int height)
{
    const bool isWhole = left == 0 && top == 0 && sourceWidth == image.width && sourceHeight == image.height;
    if (isWhole && width == image.width && height == image.height)
        return image;
    const Axis columns = axisWeights(image.width, left, sourceWidth, width);
    const bool isSquare = image.width == image.height && left == top && sourceWidth == sourceHeight && width == height;
    const Axis rows = isSquare ? columns : axisWeights(image.height, top, sourceHeight, height);
    const auto channels = static_cast<std::size_t>(image.channels);
    const std::size_t sourceStride = static_cast<std::size_t>(image.width) * channels;
    const std::size_t stride = static_cast<std::size_t>(width) * channels;
    const std::size_t firstRow = rows.spans.front().first;
    const std::size_t endRow = rows.spans.back().first + rows.spans.back().count;

    std::vector<double> narrow((endRow - firstRow) * stride);
    for (std::size_t y = firstRow; y < endRow; ++y) {
        const std::uint8_t* source = image.pixels.data() + y * sourceStride;
        double* target = narrow.data() + (y - firstRow) * stride;
        if (channels == 1)
            resampleRow<1>(source, columns, target);
        else
            resampleRow<3>(source, columns, target);
    }

    Image result{width, height, image.channels, Bytes(stride * static_cast<std::size_t>(height))};
    std::vector<double> sums(stride);
    std::uint8_t* target = result.pixels.data();
    for (const Axis::Span& span : rows.spans) {
        std::fill(sums.begin(), sums.end(), 0.0);
        for (std::size_t k = 0; k < span.count; ++k) {
            const double weight = rows.weights[span.weight + k];
            const double* source = narrow.data() + (span.first + k - firstRow) * stride;
            for (std::size_t x = 0; x < stride; ++x)
                sums[x] += weight * source[x];
        }
        target = std::transform(sums.begin(), sums.end(), target, rounded);
    }
    return result;
}

Image resizedImage(const Image& image, int width, int height)
{
    return resizedImage(image, 0, 0, image.width, image.height, width, height);
}

Image greyImage(const Image& image)
{
    if (image.channels == 1)
        return image;
    Image grey{image.width, image.height, 1, Bytes(image.pixels.size() / 3)};
    const std::uint8_t* source = image.pixels.data();
    for (std::uint8_t& value : grey.pixels) {
        value = static_cast<std::uint8_t>((19595u * source[0] + 38470u * source[1] + 7471u * source[2] + 32768u)
                                          >> 16);
        source += 3;
    }
    return grey;
}

Image preparedImage(const Image& image, const ImageInput& input)
{
    const SourceRectangle source = sourceRectangle(image.width, image.height, input);
    Image resized = resizedImage(image, source.left, source.top, source.width, source.height, input.width,
                                 input.height);
    if (resized.channels == input.channels)
        return resized;
    if (input.channels == 1)
        return greyImage(resized);
    Image colour{resized.width, resized.height, 3, Bytes(3 * resized.pixels.size())};
    for (std::size_t i = 0; i < resized.pixels.size(); ++i)
        std::fill_n(colour.pixels.begin() + static_cast<std::ptrdiff_t>(3 * i), 3, resized.pixels[i]);
    return colour;
}

SourceRectangle sourceRectangle(int width, int height, const ImageInput& input)
{
    if (input.fit == ImageInput::Fit::Stretch)
        return {0, 0, double(width), double(height)};
    const double scale = std::min(double(width) / input.width, double(height) / input.height) * input.cropShare;
    const double cropWidth = input.width * scale;
    const double cropHeight = input.height * scale;
    return {(width - cropWidth) / 2, (height - cropHeight) / 2, cropWidth, cropHeight};
}

nlohmann::json toJson(const ImageInput& input)
{
    return {{"channels", input.channels},
            {"height", input.height},
            {"width", input.width},
            {"fit", input.fit == ImageInput::Fit::Stretch ? "stretch" : "crop"},
            {"crop_share", input.cropShare},
            {"mean", input.mean},
            {"deviation", input.deviation}};
}

Result<ImageInput> imageInputFromJson(const nlohmann::json& json)
{
    constexpr int maximumSide = 16384;
    const auto wrong = [](const char* what) {
        return fail(ErrorCode::Parse, std::string("The image input has no proper ") + what);
    };
    if (!json.is_object())
        return wrong("JSON object");
    const auto whole = [&](const char* name, int least, int most) {
        const auto found = json.find(name);
        if (found == json.end() || !found->is_number_integer())
            return 0;
        const auto value = found->get<std::int64_t>();
        return value < least || value > most ? 0 : static_cast<int>(value);
    };
    ImageInput input;
    input.channels = whole("channels", 1, 3);
    if (input.channels != 1 && input.channels != 3)
        return wrong("channels (1 or 3)");
    input.height = whole("height", 1, maximumSide);
    input.width = whole("width", 1, maximumSide);
    if (input.height == 0 || input.width == 0)
        return wrong("height and width");
    const auto fit = json.find("fit");
    if (fit == json.end() || (*fit != "crop" && *fit != "stretch"))
        return wrong("fit (crop or stretch)");
    input.fit = *fit == "crop" ? ImageInput::Fit::Crop : ImageInput::Fit::Stretch;
    if (const auto share = json.find("crop_share"); share != json.end()) {
        if (!share->is_number() || !(share->get<double>() > 0 && share->get<double>() <= 1))
            return wrong("crop share");
        input.cropShare = share->get<double>();
    }
    for (const auto& [name, values] : {std::pair("mean", &input.mean), std::pair("deviation", &input.deviation)}) {
        const auto found = json.find(name);
        if (found == json.end() || !found->is_array() || found->size() != static_cast<std::size_t>(input.channels))
            return wrong(name);
        for (const auto& value : *found) {
            if (!value.is_number())
                return wrong(name);
            values->push_back(value.get<float>());
        }
    }
    for (const float value : input.deviation)
        if (!(value > 0) || !std::isfinite(value))
            return wrong("deviation");
    return input;
}

} // namespace lathe
