#include "nn/detail/augmentation.h"

#include <cmath>

namespace lathe {

namespace {

/// Uniform in [-1, 1].
double symmetric(Random& random)
{
    return 2 * random.uniform() - 1;
}

torch::Tensor onDevice(std::vector<float> values, std::vector<std::int64_t> shape, const torch::Tensor& like)
{
    return torch::from_blob(values.data(), std::move(shape), torch::kFloat32).to(like.options(), false, true);
}

/// Whole pixels: rows and columns are picked by index, so nothing is blurred.
torch::Tensor moved(const torch::Tensor& x, const AugmentationSettings& settings, Random& random, std::vector<Placement>& placements)
{
    const std::int64_t count = x.size(0), height = x.size(2), width = x.size(3);
    const auto reach = [&](std::int64_t side) { return static_cast<std::int64_t>(std::lround(settings.shift * static_cast<double>(side))); };
    const std::int64_t reachY = reach(height), reachX = reach(width);
    // The source has a black border as wide as the reach.
    std::vector<std::int64_t> rows(static_cast<std::size_t>(count * height));
    std::vector<std::int64_t> columns(static_cast<std::size_t>(count * width));
    for (std::int64_t i = 0; i < count; ++i) {
        const bool mirror = settings.flip && random.uniform() < 0.5;
        const bool turn = settings.flipVertical && random.uniform() < 0.5;
        const auto top = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(2 * reachY + 1)));
        const auto left = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(2 * reachX + 1)));
        for (std::int64_t y = 0; y < height; ++y)
            rows[static_cast<std::size_t>(i * height + y)] = top + (turn ? height - 1 - y : y);
        for (std::int64_t k = 0; k < width; ++k)
            columns[static_cast<std::size_t>(i * width + k)] = left + (mirror ? width - 1 - k : k);
        const double x0 = static_cast<double>(reachX - left) / static_cast<double>(width);
        const double y0 = static_cast<double>(reachY - top) / static_cast<double>(height);
        placements.push_back({mirror ? -1.0 : 1.0, turn ? -1.0 : 1.0, mirror ? 1 - x0 : x0, turn ? 1 - y0 : y0});
    }
    const auto index = [&](std::vector<std::int64_t>& values, std::vector<std::int64_t> shape) {
        return torch::from_blob(values.data(), std::move(shape), torch::kInt64).to(x.device(), torch::kInt64, false, true);
    };
    torch::Tensor source = x.permute({0, 2, 3, 1});
    if (reachX > 0 || reachY > 0)
        source = torch::constant_pad_nd(source, {0, 0, reachX, reachX, reachY, reachY});
    const torch::Tensor items = torch::arange(count, torch::dtype(torch::kInt64).device(x.device())).view({count, 1, 1});
    return source.index({items, index(rows, {count, height, 1}), index(columns, {count, 1, width})})
        .permute({0, 3, 1, 2});
}

/// Any part of the picture at any place, resampled.
torch::Tensor zoomed(const torch::Tensor& x, const AugmentationSettings& settings, Random& random, std::vector<Placement>& placements)
{
    std::vector<float> matrices;
    for (std::int64_t i = 0; i < x.size(0); ++i) {
        const double mirror = settings.flip && random.uniform() < 0.5 ? -1 : 1;
        const double turn = settings.flipVertical && random.uniform() < 0.5 ? -1 : 1;
        const double share = 1 - settings.zoom * random.uniform();
        const double aspect = std::exp(0.5 * settings.zoom * symmetric(random));
        const double sx = std::min(1.0, share * aspect), sy = std::min(1.0, share / aspect);
        const double dx = symmetric(random) * (1 - sx + 2 * settings.shift);
        const double dy = symmetric(random) * (1 - sy + 2 * settings.shift);
        for (const double value : {sx * mirror, 0.0, dx, 0.0, sy * turn, dy})
            matrices.push_back(static_cast<float>(value));
        // The matrix leads from places of the result, in [-1, 1], to places of the picture.
        const double ax = 1 / (sx * mirror), ay = 1 / (sy * turn);
        placements.push_back({ax, ay, (1 - ax - dx * ax) / 2, (1 - ay - dy * ay) / 2});
    }
    const torch::Tensor grid = torch::affine_grid_generator(onDevice(std::move(matrices), {x.size(0), 2, 3}, x), x.sizes(), false);
    // bilinear, zeros outside
    return torch::grid_sampler_2d(x, grid, 0, 0, false);
}

torch::Tensor recoloured(torch::Tensor x, const AugmentationSettings& settings, Random& random)
{
    const std::int64_t count = x.size(0);
    const auto factors = [&](double range) {
        std::vector<float> values;
        for (std::int64_t i = 0; i < count; ++i)
            values.push_back(static_cast<float>(1 + range * symmetric(random)));
        return onDevice(std::move(values), {count, 1, 1, 1}, x);
    };
    if (settings.brightness > 0)
        x = (x * factors(settings.brightness)).clamp_(0, 1);
    if (settings.contrast > 0) {
        const torch::Tensor mean = x.mean(torch::IntArrayRef{1, 2, 3}, true);
        x = ((x - mean) * factors(settings.contrast) + mean).clamp_(0, 1);
    }
    if (settings.saturation > 0 && x.size(1) == 3) {
        // ITU-R BT.601
        const torch::Tensor weights = onDevice({0.299f, 0.587f, 0.114f}, {1, 3, 1, 1}, x);
        const torch::Tensor grey = (x * weights).sum(1, true);
        x = ((x - grey) * factors(settings.saturation) + grey).clamp_(0, 1);
    }
    return x;
}

/// Zhong et al. 2020: 2 to 33 % of the area, sides in a ratio of 0.3 to 3.3, filled with noise.
void erase(torch::Tensor& x, double share, Random& random)
{
    const auto height = static_cast<double>(x.size(2)), width = static_cast<double>(x.size(3));
    for (std::int64_t i = 0; i < x.size(0); ++i) {
        if (random.uniform() >= share)
            continue;
        const double area = (0.02 + 0.31 * random.uniform()) * height * width;
        const double ratio = std::exp(std::log(0.3) + (std::log(3.3) - std::log(0.3)) * random.uniform());
        const auto h = static_cast<std::int64_t>(std::min(height, std::max(1.0, std::round(std::sqrt(area * ratio)))));
        const auto w = static_cast<std::int64_t>(std::min(width, std::max(1.0, std::round(std::sqrt(area / ratio)))));
        const auto top = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(x.size(2) - h + 1)));
        const auto left = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(x.size(3) - w + 1)));
        std::vector<float> noise(static_cast<std::size_t>(x.size(1) * h * w));
        for (float& value : noise)
            value = static_cast<float>(random.uniform());
        x[i].narrow(1, top, h).narrow(2, left, w).copy_(onDevice(std::move(noise), {x.size(1), h, w}, x));
    }
}

} // namespace

torch::Tensor augmented(torch::Tensor pictures, const AugmentationSettings& settings, Random& random, std::vector<Placement>* placements)
{
    std::vector<Placement> places;
    if (settings.zoom > 0)
        pictures = zoomed(pictures, settings, random, places);
    else if (settings.flip || settings.flipVertical || settings.shift > 0)
        pictures = moved(pictures, settings, random, places);
    if (placements) {
        places.resize(static_cast<std::size_t>(pictures.size(0)));
        *placements = std::move(places);
    }
    pictures = recoloured(std::move(pictures), settings, random);
    if (settings.erase > 0)
        erase(pictures, settings.erase, random);
    return pictures;
}

double mixupShare(double a, Random& random)
{
    // Jöhnk's method: exact for any a > 0; two powers of uniforms, accepted when their sum is at most 1.
    for (int attempt = 0; attempt < 1000; ++attempt) {
        const double x = std::pow(random.uniform(), 1 / a);
        const double y = std::pow(random.uniform(), 1 / a);
        if (x + y > 0 && x + y <= 1)
            return std::max(x, y) / (x + y);
    }
    return 1;
}

} // namespace lathe
