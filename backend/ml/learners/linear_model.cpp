#include "ml/learners/linear_model.h"

#include "ml/kernels.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace lathe {

LinearModel::LinearModel(Link link, std::size_t features, std::vector<double> weights, std::vector<double> intercepts)
    : m_link(link), m_features(features), m_weights(std::move(weights)), m_intercepts(std::move(intercepts))
{
}

Result<Matrix> LinearModel::predict(const Matrix& features, Progress& progress) const
{
    const std::size_t sums = m_intercepts.size();
    const bool pair = m_link == Link::Shares && sums == 1;
    Matrix result{features.rows, pair ? 2 : sums, {}};
    result.values.resize(result.rows * result.columns);
    constexpr std::size_t kBlock = 1024;
    parallelFor(threadsForRows(features.rows), (features.rows + kBlock - 1) / kBlock, [&](std::size_t block) {
        if (progress.stopRequested())
            return;
        std::vector<double> sorted(m_ranks.size());
        for (std::size_t r = block * kBlock; r < std::min(features.rows, (block + 1) * kBlock); ++r) {
            const auto out = result.row(r);
            for (std::size_t o = 0; o < sums; ++o)
                out[o] = m_intercepts[o] + dot(features.row(r).data(), m_weights.data() + o * m_features, m_features);
            if (pair) {
                out[1] = 1 / (1 + std::exp(-out[0]));
                out[0] = 1 - out[1];
            } else if (m_link == Link::Shares) {
                softmax(out);
            }
            if (!m_ranks.empty()) {
                sorted.assign(out.begin(), out.end());
                std::ranges::sort(sorted);
                for (std::size_t i = 0; i < m_ranks.size(); ++i)
                    out[m_ranks[i]] = sorted[i];
            }
        }
    });
    if (progress.stopRequested())
        return cancelled();
    return result;
}

nlohmann::json LinearModel::describe() const
{
    return {{"kind", "linear"}, {"link", m_link == Link::Shares ? "shares" : "identity"}, {"ranks", m_ranks}};
}

StateDict LinearModel::tensors() const
{
    const auto outputs = static_cast<std::int64_t>(m_intercepts.size());
    return {{"weights", HostTensor::fromDoubles({outputs, static_cast<std::int64_t>(m_features)}, m_weights)},
            {"intercepts", HostTensor::fromDoubles({outputs}, m_intercepts)}};
}

Result<std::string> LinearModel::writeOnnx(OnnxBuilder& b, const std::string& features) const
{
    const std::size_t sums = m_intercepts.size();
    const std::string result = b.add(b.product(features, b.transposed(b.matrix(sums, m_features, m_weights))), b.row(m_intercepts));
    if (m_link == Link::Shares)
        return sums == 1 ? onnxPairOf(b, b.logistic(result)) : b.softmax(result);
    if (m_ranks.empty())
        return result;
    const auto ascending = b.nodes("TopK", {result, b.integers({static_cast<std::int64_t>(sums)})}, 2, {{"axis", std::int64_t(1)}, {"largest", std::int64_t(0)}});
    std::vector<std::int64_t> places(sums); // of each output among the sorted
    for (std::size_t i = 0; i < sums; ++i)
        places[m_ranks[i]] = static_cast<std::int64_t>(i);
    return b.gather(ascending[0], b.integers(places), 1);
}

Result<std::unique_ptr<MatrixModel>> LinearModel::load(const nlohmann::json& description, const StateDict& tensors)
{
    LATHE_TRY(const std::string link, takeText(description, "link"));
    LATHE_TRY(auto intercepts, takeTensor(tensors, "intercepts", {-1}));
    const auto outputs = static_cast<std::int64_t>(intercepts.size());
    LATHE_TRY(auto weights, takeTensor(tensors, "weights", {outputs, -1}));
    if (outputs == 0)
        return fail(ErrorCode::Parse, "The linear model has no output");
    const std::size_t features = weights.size() / intercepts.size();
    auto model = std::make_unique<LinearModel>(link == "shares" ? Link::Shares : Link::Identity, features, std::move(weights),
                                               std::move(intercepts));
    if (description.contains("ranks") && description["ranks"].is_array() && !description["ranks"].empty()) {
        std::vector<std::size_t> ranks, sorted;
        for (const auto& rank : description["ranks"])
            ranks.push_back(rank.is_number_unsigned() ? rank.get<std::size_t>() : SIZE_MAX);
        sorted = ranks;
        std::ranges::sort(sorted);
        for (std::size_t i = 0; i < sorted.size(); ++i)
            if (sorted[i] != i || sorted.size() != static_cast<std::size_t>(outputs))
                return fail(ErrorCode::Parse, "The ranks of the linear model do not fit its outputs");
        model->setRanks(std::move(ranks));
    }
    return model;
}

} // namespace lathe
