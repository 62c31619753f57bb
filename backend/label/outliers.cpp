#include "label/outliers.h"

#include "base/random.h"
#include "data/quantile.h"

#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <functional>

namespace lathe {

namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t kNearest = 10;
constexpr std::size_t kFewest = 20;
constexpr std::size_t kReferences = 2000;
constexpr std::size_t kBlock = 256;
constexpr double kNoise = 1e-6; // of products in single precision: equal distances are no outliers
constexpr double kReach = 1 / 0.37037 - 1; // of the range between the quartiles

Matrix rowsOf(const Embeddings& embeddings, std::span<const std::size_t> items)
{
    Matrix rows(static_cast<Eigen::Index>(items.size()), static_cast<Eigen::Index>(embeddings.dims));
    for (std::size_t i = 0; i < items.size(); ++i)
        std::ranges::copy(embeddings.row(items[i]), rows.row(static_cast<Eigen::Index>(i)).data());
    return rows;
}

/// Mean distance of each member to its ten nearest among the first `references` members, itself left out.
std::vector<double> distancesOf(const Embeddings& embeddings, std::span<const std::size_t> members, std::size_t references)
{
    const Matrix others = rowsOf(embeddings, members.first(references));
    std::vector<double> distances;
    std::vector<float> cosines;
    for (std::size_t begin = 0; begin < members.size(); begin += kBlock) {
        const auto block = members.subspan(begin, std::min(kBlock, members.size() - begin));
        const Matrix products = rowsOf(embeddings, block) * others.transpose();
        for (std::size_t i = 0; i < block.size(); ++i) {
            const auto row = products.row(static_cast<Eigen::Index>(i));
            cosines.assign(row.data(), row.data() + references);
            if (begin + i < references)
                cosines.erase(cosines.begin() + static_cast<std::ptrdiff_t>(begin + i));
            const auto end = cosines.begin() + static_cast<std::ptrdiff_t>(kNearest);
            std::ranges::nth_element(cosines, end - 1, std::greater());
            double sum = 0;
            for (auto one = cosines.begin(); one != end; ++one)
                sum += 1 - std::clamp(*one, -1.0F, 1.0F);
            distances.push_back(sum / kNearest);
        }
    }
    return distances;
}

} // namespace

Result<std::vector<Outlier>> classOutliers(const Embeddings& embeddings, Labels labels, std::size_t classes, std::uint64_t seed, Progress& progress)
{
    std::vector<std::vector<std::size_t>> members(classes);
    for (std::size_t item = 0; item < labels.size(); ++item)
        if (labels[item] >= 0 && embeddings.isKnown(item))
            members[static_cast<std::size_t>(labels[item])].push_back(item);
    std::vector<Outlier> outliers;
    for (std::size_t k = 0; k < classes; ++k) {
        if (progress.stopRequested())
            return cancelled();
        if (members[k].size() < kFewest)
            continue;
        Random random(seedFor(seed, k));
        random.shuffle(members[k]);
        const auto distances = distancesOf(embeddings, members[k], std::min(members[k].size(), kReferences));
        const auto quartiles = quantiles(distances, std::array{0.25, 0.75});
        const double limit = quartiles[1] + kReach * (quartiles[1] - quartiles[0]);
        for (std::size_t i = 0; i < distances.size(); ++i)
            if (distances[i] > limit + kNoise)
                outliers.push_back({members[k][i], distances[i], limit});
    }
    std::ranges::sort(outliers, {}, &Outlier::item);
    return outliers;
}

} // namespace lathe
