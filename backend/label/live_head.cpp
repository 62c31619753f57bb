#include "label/live_head.h"

#include "base/optimise.h"
#include "base/random.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using View = Eigen::Map<const Matrix>;
using Wide = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>; ///< as the minimiser counts

constexpr float kDecay = 1e-3F;      // of the weights, a picture: rows have the length 1, so little is enough
constexpr float kScale = 8;          // embeddings of length 1 are small numbers for a logistic regression
constexpr int kIterations = 40;
constexpr int kMemory = 8;
constexpr double kSmallGradient = 1e-4;
constexpr double kSmallFall = 1e-6; // of the loss, which is summed in single precision

/// Rows of the pictures, scaled, with a last column of ones.
Matrix rowsOf(const Embeddings& embeddings, std::span<const std::size_t> items)
{
    Matrix rows(static_cast<Eigen::Index>(items.size()), static_cast<Eigen::Index>(embeddings.dims + 1));
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto row = embeddings.row(items[i]);
        for (std::size_t j = 0; j < row.size(); ++j)
            rows(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = kScale * row[j];
    }
    rows.col(rows.cols() - 1).setOnes();
    return rows;
}

/// In place, row by row; classes that were not seen get 0.
void softmax(Matrix& scores, const std::vector<bool>& seen)
{
    for (Eigen::Index i = 0; i < scores.rows(); ++i) {
        float most = -HUGE_VALF, sum = 0;
        for (Eigen::Index k = 0; k < scores.cols(); ++k)
            if (seen[static_cast<std::size_t>(k)])
                most = std::max(most, scores(i, k));
        for (Eigen::Index k = 0; k < scores.cols(); ++k) {
            scores(i, k) = seen[static_cast<std::size_t>(k)] ? std::exp(scores(i, k) - most) : 0;
            sum += scores(i, k);
        }
        scores.row(i) /= sum;
    }
}

/// Weights [classes, dims + 1] that minimise the mean log loss with its decay (the intercept has none), from `weights` on.
Result<std::vector<double>> fitted(const Matrix& rows, const std::vector<std::int32_t>& labels, const std::vector<bool>& seen,
                                   std::vector<double> weights)
{
    const auto classes = static_cast<Eigen::Index>(seen.size()), width = rows.cols();
    const auto count = static_cast<float>(rows.rows());
    const Objective loss = [&](std::span<const double> x, std::span<double> gradient) {
        const Matrix now = Eigen::Map<const Wide>(x.data(), classes, width).cast<float>();
        Matrix shares = rows * now.transpose();
        softmax(shares, seen);
        double sum = 0;
        for (Eigen::Index i = 0; i < shares.rows(); ++i) {
            const std::int32_t label = labels[static_cast<std::size_t>(i)];
            sum -= std::log(std::max(shares(i, label), 1e-12F));
            shares(i, label) -= 1;
        }
        Matrix slope = shares.transpose() * rows / count;
        const auto body = now.leftCols(width - 1);
        slope.leftCols(width - 1) += kDecay * body;
        Eigen::Map<Wide>(gradient.data(), classes, width) = slope.cast<double>();
        return sum / count + kDecay / 2 * body.squaredNorm();
    };
    OptimiseSettings settings;
    settings.iterations = kIterations;
    settings.memory = kMemory;
    settings.gradientTolerance = kSmallGradient;
    settings.valueTolerance = kSmallFall;
    NoProgress quiet;
    LATHE_TRY(Optimum best, minimise(loss, std::move(weights), settings, quiet));
    return std::move(best.x);
}

} // namespace

bool LiveHead::fit(const Embeddings& embeddings, Labels labels, std::span<const std::size_t> items, std::size_t classes)
{
    std::vector<std::size_t> used;
    std::vector<std::int32_t> truth;
    std::vector<bool> seen(classes);
    for (const std::size_t item : items)
        if (labels[item] >= 0 && labels[item] < static_cast<std::int32_t>(classes) && embeddings.isKnown(item)) {
            used.push_back(item);
            truth.push_back(labels[item]);
            seen[static_cast<std::size_t>(labels[item])] = true;
        }
    if (std::ranges::count(seen, true) < 2)
        return false;
    const std::size_t width = embeddings.dims + 1;
    if (m_dims != embeddings.dims)
        m_weights.clear();
    m_weights.resize(classes * width); // a new class begins at 0
    m_dims = embeddings.dims;
    m_classes = classes;
    m_seen = std::move(seen);
    const Matrix rows = rowsOf(embeddings, used);
    const auto weights = fitted(rows, truth, m_seen, {m_weights.begin(), m_weights.end()});
    if (weights)
        std::ranges::transform(*weights, m_weights.begin(), [](double value) { return static_cast<float>(value); });
    return true;
}

std::vector<float> LiveHead::predict(const Embeddings& embeddings, std::span<const std::size_t> items) const
{
    const View weights(m_weights.data(), static_cast<Eigen::Index>(m_classes), static_cast<Eigen::Index>(m_dims + 1));
    Matrix shares = rowsOf(embeddings, items) * weights.transpose();
    softmax(shares, m_seen);
    return {shares.data(), shares.data() + shares.size()};
}

std::vector<float> outOfFoldProbabilities(const Embeddings& embeddings, Labels labels, std::size_t classes, int folds, std::uint64_t seed)
{
    NoProgress quiet; // never stops, so it never fails
    return *outOfFoldProbabilities(embeddings, labels, classes, folds, seed, quiet);
}

Result<std::vector<float>> outOfFoldProbabilities(const Embeddings& embeddings, Labels labels, std::size_t classes, int folds, std::uint64_t seed, Progress& progress)
{
    std::vector<std::size_t> labelled;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (labels[i] >= 0 && embeddings.isKnown(i))
            labelled.push_back(i);
    if (labelled.size() < static_cast<std::size_t>(folds))
        return std::vector<float>();
    Random random(seed);
    random.shuffle(labelled);
    // Each class is spread evenly over the folds.
    std::ranges::stable_sort(labelled, {}, [&](std::size_t item) { return labels[item]; });
    std::vector<float> result(labels.size() * classes);
    for (int fold = 0; fold < folds; ++fold) {
        if (progress.stopRequested())
            return cancelled();
        progress.set(fold, folds, "fold " + std::to_string(fold + 1));
        std::vector<std::size_t> train, held;
        for (std::size_t i = 0; i < labelled.size(); ++i)
            (static_cast<int>(i) % folds == fold ? held : train).push_back(labelled[i]);
        LiveHead head;
        if (!head.fit(embeddings, labels, train, classes))
            return std::vector<float>();
        const std::vector<float> shares = head.predict(embeddings, held);
        for (std::size_t i = 0; i < held.size(); ++i)
            std::copy_n(shares.begin() + static_cast<std::ptrdiff_t>(i * classes), classes, result.begin() + static_cast<std::ptrdiff_t>(held[i] * classes));
    }
    return result;
}

} // namespace lathe
