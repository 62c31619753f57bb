// A transformer whose words are the columns of a table (Gorishniy et al., Revisiting Deep Learning Models for Tabular
// Data, 2021, section 3.3).
#pragma once

#include "nn/detail/dropout.h"
#include "nn/detail/parameter_set.h"
#include "onnx/onnx_builder.h"

namespace lathe {

struct TransformerShape {
    std::vector<std::int64_t> tokens; ///< by feature: the token that it is part of, from 0, none left out
    std::int64_t outputs = 1;
    int blocks = 3;
    std::int64_t width = 64; ///< of a token; a multiple of `heads`
    std::int64_t heads = 4;
    std::int64_t hidden = 86; ///< units between the two layers of a block's feed-forward part

    std::int64_t features() const { return static_cast<std::int64_t>(tokens.size()); }
    std::int64_t tokenCount() const;
    /// Roughly the numbers that training keeps for one row.
    std::int64_t numbersOfRow() const;
};

struct TransformerDropout {
    Dropout& source;
    double attention = 0, hidden = 0;
};

class FeatureTransformer {
public:
    static constexpr double kEpsilon = 1e-5; ///< of the normalisations

    FeatureTransformer(TransformerShape shape, torch::Device device);

    /// [n, outputs] from [n, features]. Without `dropout` nothing is dropped.
    torch::Tensor forward(const torch::Tensor& features, const TransformerDropout* dropout = nullptr) const;

    /// forward() as ONNX nodes: [n, outputs] float32 from [n, features] float32.
    std::string writeOnnx(OnnxBuilder& builder, const std::string& features) const;

    const TransformerShape& shape() const { return m_shape; }
    ParameterSet& parameters() { return m_parameters; }
    const ParameterSet& parameters() const { return m_parameters; }

private:
    torch::Tensor tokenised(const torch::Tensor& features) const;
    torch::Tensor attention(const std::string& block, const torch::Tensor& asking, const torch::Tensor& tokens, const TransformerDropout* dropout) const;
    torch::Tensor feedForward(const std::string& block, const torch::Tensor& tokens, const TransformerDropout* dropout) const;
    torch::Tensor normalised(const std::string& name, const torch::Tensor& tokens) const;
    torch::Tensor linear(const std::string& name, const torch::Tensor& input) const;

    TransformerShape m_shape;
    ParameterSet m_parameters;
    torch::Tensor m_membership; ///< [features, tokens] of 0 and 1; undefined where each feature is a token
};

} // namespace lathe
