#include "label/live_head.h"

#include "base/random.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

namespace lathe {

namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using View = Eigen::Map<const Matrix>;

constexpr float kDecay = 1e-3F;      // of the weights, a picture: rows have the length 1, so little is enough
constexpr float kScale = 8;          // embeddings of length 1 are small numbers for a logistic regression
constexpr int kIterations = 40;
constexpr int kMemory = 8;
constexpr float kSmallGradient = 1e-3F;
constexpr int kHalvings = 12;

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

/// The mean log loss with its gradient, decay included (the intercept has none).
class Loss {
public:
    Loss(const Matrix& rows, const std::vector<std::int32_t>& labels, const std::vector<bool>& seen) : m_rows(rows), m_labels(labels), m_seen(seen) {}

    float operator()(const Matrix& weights, Matrix& gradient) const
    {
        Matrix shares = m_rows * weights.transpose();
        softmax(shares, m_seen);
        const auto count = static_cast<float>(m_rows.rows());
        float loss = 0;
        for (Eigen::Index i = 0; i < shares.rows(); ++i) {
            const std::int32_t label = m_labels[static_cast<std::size_t>(i)];
            loss -= std::log(std::max(shares(i, label), 1e-12F));
            shares(i, label) -= 1;
        }
        gradient.noalias() = shares.transpose() * m_rows / count;
        const auto body = weights.leftCols(weights.cols() - 1);
        gradient.leftCols(weights.cols() - 1) += kDecay * body;
        return loss / count + kDecay / 2 * body.squaredNorm();
    }

private:
    const Matrix& m_rows;
    const std::vector<std::int32_t>& m_labels;
    const std::vector<bool>& m_seen;
};

float product(const Matrix& a, const Matrix& b) { return a.cwiseProduct(b).sum(); }

/// Limited-memory BFGS with halving steps (Nocedal and Wright, Numerical Optimization, algorithm 7.4).
void minimise(const Loss& loss, Matrix& weights)
{
    Matrix gradient(weights.rows(), weights.cols()), next, nextGradient(weights.rows(), weights.cols());
    float value = loss(weights, gradient);
    std::deque<std::pair<Matrix, Matrix>> memory; // steps, and how the gradient changed
    for (int iteration = 0; iteration < kIterations && gradient.norm() > kSmallGradient; ++iteration) {
        Matrix direction = -gradient;
        std::vector<float> along;
        for (auto pair = memory.rbegin(); pair != memory.rend(); ++pair) {
            along.push_back(product(pair->first, direction) / product(pair->first, pair->second));
            direction -= along.back() * pair->second;
        }
        if (!memory.empty())
            direction *= product(memory.back().first, memory.back().second) / memory.back().second.squaredNorm();
        for (std::size_t i = 0; i < memory.size(); ++i)
            direction += (along[memory.size() - 1 - i] - product(memory[i].second, direction) / product(memory[i].first, memory[i].second)) * memory[i].first;
        const float slope = product(direction, gradient);
        float step = memory.empty() ? std::min(1.0F, 1 / gradient.norm()) : 1;
        float reached = value;
        for (int halving = 0; halving < kHalvings; ++halving, step /= 2) {
            next = weights + step * direction;
            reached = loss(next, nextGradient);
            if (reached <= value + 1e-4F * step * slope)
                break;
        }
        if (!(reached < value))
            return;
        Matrix moved = next - weights, turned = nextGradient - gradient;
        if (product(moved, turned) > 1e-10F) {
            memory.emplace_back(std::move(moved), std::move(turned));
            if (memory.size() > kMemory)
                memory.pop_front();
        }
        weights = next;
        gradient = nextGradient;
        value = reached;
    }
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
    Matrix weights = View(m_weights.data(), static_cast<Eigen::Index>(classes), static_cast<Eigen::Index>(width));
    minimise(Loss(rows, truth, m_seen), weights);
    std::copy_n(weights.data(), m_weights.size(), m_weights.begin());
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
    std::vector<std::size_t> labelled;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (labels[i] >= 0 && embeddings.isKnown(i))
            labelled.push_back(i);
    if (labelled.size() < static_cast<std::size_t>(folds))
        return {};
    Random random(seed);
    random.shuffle(labelled);
    // Each class is spread evenly over the folds.
    std::ranges::stable_sort(labelled, {}, [&](std::size_t item) { return labels[item]; });
    std::vector<float> result(labels.size() * classes);
    for (int fold = 0; fold < folds; ++fold) {
        std::vector<std::size_t> train, held;
        for (std::size_t i = 0; i < labelled.size(); ++i)
            (static_cast<int>(i) % folds == fold ? held : train).push_back(labelled[i]);
        LiveHead head;
        if (!head.fit(embeddings, labels, train, classes))
            return {};
        const std::vector<float> shares = head.predict(embeddings, held);
        for (std::size_t i = 0; i < held.size(); ++i)
            std::copy_n(shares.begin() + static_cast<std::ptrdiff_t>(i * classes), classes, result.begin() + static_cast<std::ptrdiff_t>(held[i] * classes));
    }
    return result;
}

} // namespace lathe
