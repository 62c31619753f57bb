#include "nn/detail/confusion.h"
#include "nn/detail/objective.h"

namespace lathe {

namespace {

class ClassificationJury final : public Jury {
public:
    explicit ClassificationJury(std::size_t classes) : m_confusion(classes) {}

    void add(const torch::Tensor& answers, const Batch& batch) override
    {
        m_loss += torch::cross_entropy_loss(answers, batch.labels, {}, at::Reduction::Sum).item<double>();
        const torch::Tensor predicted = answers.argmax(1).to(torch::kCPU), truth = batch.labels.to(torch::kCPU);
        for (std::int64_t i = 0; i < truth.size(0); ++i)
            m_confusion.add(static_cast<std::size_t>(truth.data_ptr<std::int64_t>()[i]),
                            static_cast<std::size_t>(predicted.data_ptr<std::int64_t>()[i]));
        m_items += truth.size(0);
    }

    Judgement judgement() const override
    {
        Judgement result;
        result.items = m_items;
        if (m_items == 0)
            return result;
        result.loss = m_loss / static_cast<double>(m_items);
        result.metrics = {{"accuracy", m_confusion.accuracy()}, {"f1_macro", m_confusion.macroF1()}};
        result.classScores = m_confusion.classF1();
        return result;
    }

private:
    Confusion m_confusion;
    double m_loss = 0;
    std::int64_t m_items = 0;
};

/// Weights by class for balanced training: n / (classes that occur · count).
torch::Tensor balancedWeights(const std::vector<std::int64_t>& counts, torch::Device device)
{
    double sum = 0, present = 0;
    for (const std::int64_t count : counts) {
        sum += static_cast<double>(count);
        present += count > 0;
    }
    std::vector<float> weights;
    for (const std::int64_t count : counts)
        weights.push_back(count > 0 ? static_cast<float>(sum / (present * static_cast<double>(count))) : 0.0f);
    return torch::tensor(weights).to(device);
}

class Classification final : public Objective {
public:
    Classification(std::size_t classes, double labelSmoothing, torch::Tensor weights)
        : m_classes(classes), m_labelSmoothing(labelSmoothing), m_weights(std::move(weights))
    {
    }

    torch::Tensor loss(const torch::Tensor& answers, const Batch& batch) const override
    {
        const auto entropy = [&](const torch::Tensor& labels) {
            return torch::cross_entropy_loss(answers, labels, m_weights, at::Reduction::Mean, -100, m_labelSmoothing);
        };
        if (!batch.otherLabels.defined())
            return entropy(batch.labels);
        return entropy(batch.labels) * batch.share + entropy(batch.otherLabels) * (1 - batch.share);
    }
    std::unique_ptr<Jury> jury() const override { return std::make_unique<ClassificationJury>(m_classes); }
    std::string mainMetric() const override { return "accuracy"; }
    std::string mainMetricText() const override { return "validation accuracy"; }

private:
    std::size_t m_classes;
    double m_labelSmoothing;
    torch::Tensor m_weights; ///< [classes] or undefined
};

} // namespace

std::unique_ptr<Objective> classification(std::size_t classes, double labelSmoothing,
                                          const std::vector<std::int64_t>& balancedCounts, torch::Device device)
{
    return std::make_unique<Classification>(classes, labelSmoothing,
                                            balancedCounts.empty() ? torch::Tensor() : balancedWeights(balancedCounts, device));
}

} // namespace lathe
