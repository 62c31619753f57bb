// Weighted sums of features: the model of every linear algorithm.
#pragma once

#include "ml/learners/support.h"

namespace lathe {

/// What becomes of the sums.
enum class Link {
    Identity, ///< they are the values
    Shares,   ///< softmax over the outputs; one output alone is the log-odds of the second class
};

class LinearModel final : public MatrixModel {
public:
    /// `weights` [outputs, features] row-major, `intercepts` [outputs].
    LinearModel(Link link, std::size_t features, std::vector<double> weights, std::vector<double> intercepts);
    /// Outputs are put into order in each row, smallest first in the order of `ranks`: quantiles must not cross.
    void setRanks(std::vector<std::size_t> ranks) { m_ranks = std::move(ranks); }

    Result<Matrix> predict(const Matrix& features, Progress& progress) const override;
    nlohmann::json describe() const override;
    StateDict tensors() const override;
    Result<std::string> writeOnnx(OnnxBuilder& builder, const std::string& features) const override;
    static Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors);

    const std::vector<double>& weights() const { return m_weights; }
    const std::vector<double>& intercepts() const { return m_intercepts; }

private:
    Link m_link;
    std::size_t m_features;
    std::vector<double> m_weights;
    std::vector<double> m_intercepts;
    std::vector<std::size_t> m_ranks; ///< outputs from the lowest to the highest, or empty
};

} // namespace lathe
