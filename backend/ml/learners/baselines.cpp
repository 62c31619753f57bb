// Answers that look at no feature: what every other algorithm has to beat.
#include "ml/learners/learner_list.h"
#include "ml/learners/support.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

enum class Answer { Same, Drawn };

/// The same row for everybody, or a class drawn by the shares.
class BaselineModel final : public MatrixModel {
public:
    BaselineModel(Answer answer, std::uint64_t seed, std::vector<double> row)
        : m_answer(answer), m_seed(seed), m_row(std::move(row))
    {
    }

    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        if (progress.stopRequested())
            return cancelled();
        Matrix result{features.rows, m_row.size(), {}};
        result.values.reserve(features.rows * m_row.size());
        for (std::size_t i = 0; i < features.rows; ++i) {
            if (m_answer == Answer::Same) {
                result.values.insert(result.values.end(), m_row.begin(), m_row.end());
                continue;
            }
            double left = Random(seedFor(m_seed, i)).uniform();
            std::size_t drawn = 0;
            while (drawn + 1 < m_row.size() && left >= m_row[drawn])
                left -= m_row[drawn++];
            for (std::size_t k = 0; k < m_row.size(); ++k)
                result.values.push_back(k == drawn ? 1 : 0);
        }
        return result;
    }

    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        if (m_answer == Answer::Drawn)
            return fail(ErrorCode::Incompatible, "its answers are drawn by chance");
        return b.add(onnxZeros(b, features), b.row(m_row));
    }

    nlohmann::json describe() const override
    {
        return {{"kind", "baseline"}, {"answer", m_answer == Answer::Same ? "same" : "drawn"}, {"seed", m_seed}};
    }

    StateDict tensors() const override
    {
        return {{"answer", HostTensor::fromDoubles({static_cast<std::int64_t>(m_row.size())}, m_row)}};
    }

private:
    Answer m_answer;
    std::uint64_t m_seed;
    std::vector<double> m_row;
};

class Baseline final : public DescribedLearner {
public:
    enum class Kind { Majority, Stratified, Mean };

    Baseline(Kind kind, LearnerInfo info, std::vector<ParamSpec> parameters = {})
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = false, .takesMissing = true}), m_kind(kind)
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, info().task, true));
        if (context.progress.stopRequested())
            return cancelled();
        std::vector<double> row = m_kind == Kind::Mean ? std::vector{average(train, params)} : classWeights(train);
        if (m_kind == Kind::Majority) {
            const auto best = std::ranges::max_element(row) - row.begin();
            std::ranges::fill(row, 0);
            row[static_cast<std::size_t>(best)] = 1;
        } else if (m_kind == Kind::Stratified) {
            const double sum = weightSum(train);
            for (double& share : row)
                share /= sum;
        }
        MatrixFit result;
        result.parameterCount = static_cast<std::int64_t>(row.size());
        result.model = std::make_unique<BaselineModel>(m_kind == Kind::Stratified ? Answer::Drawn : Answer::Same, context.seed,
                                                       std::move(row));
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        LATHE_TRY(const std::string answer, takeText(description, "answer"));
        LATHE_TRY(auto row, takeTensor(tensors, "answer", {-1}));
        if (row.empty() || !description.contains("seed") || !description["seed"].is_number_unsigned())
            return fail(ErrorCode::Parse, "The baseline's description is incomplete");
        return std::make_unique<BaselineModel>(answer == "drawn" ? Answer::Drawn : Answer::Same,
                                               description["seed"].get<std::uint64_t>(), std::move(row));
    }

private:
    static double average(const Samples& train, const Params& params)
    {
        const double total = weightSum(train);
        double sum = 0;
        if (params.text("value") == "mean") {
            for (std::size_t i = 0; i < train.size(); ++i)
                sum += train.weights[i] * train.targets[i];
            return sum / total;
        }
        std::vector<std::pair<double, double>> ordered;
        for (std::size_t i = 0; i < train.size(); ++i)
            ordered.emplace_back(train.targets[i], train.weights[i]);
        std::ranges::sort(ordered);
        // With equal weights and an even count: the middle between both middle values.
        for (std::size_t i = 0; i < ordered.size(); ++i) {
            sum += ordered[i].second;
            if (sum > total / 2)
                return ordered[i].first;
            if (sum == total / 2 && i + 1 < ordered.size())
                return (ordered[i].first + ordered[i + 1].first) / 2;
        }
        return ordered.back().first;
    }

    Kind m_kind;
};

} // namespace

std::unique_ptr<const MatrixLearner> makeMajorityBaseline()
{
    return std::make_unique<Baseline>(
        Baseline::Kind::Majority,
        LearnerInfo{.id = "table.majority",
                    .name = "Majority class",
                    .task = Task::Classification,
                    .kinds = {ItemKind::Table},
                    .summary = "Always answers with the most frequent class. The measure of what a model has learned at all.",
                    .strengths = "Shows at once what an accuracy is worth: with 95 % of one class it is right in 95 % of the cases.",
                    .limits = "Never names any other class.",
                    .cost = "None.",
                    .reference = "Holte, Very simple classification rules perform well on most commonly used datasets, 1993",
                    .isBaseline = true});
}

std::unique_ptr<const MatrixLearner> makeStratifiedBaseline()
{
    return std::make_unique<Baseline>(
        Baseline::Kind::Stratified,
        LearnerInfo{.id = "table.stratified_random",
                    .name = "Random by class shares",
                    .task = Task::Classification,
                    .kinds = {ItemKind::Table},
                    .summary = "Draws each answer by chance, every class as often as it is among the training rows.",
                    .strengths = "The level of chance for measures that look at every class, such as macro F1.",
                    .limits = "Knows nothing; another seed gives other answers.",
                    .cost = "None.",
                    .reference = "scikit-learn's DummyClassifier with strategy “stratified”",
                    .isBaseline = true});
}

std::unique_ptr<const MatrixLearner> makeMeanBaseline()
{
    return std::make_unique<Baseline>(
        Baseline::Kind::Mean,
        LearnerInfo{.id = "table.mean",
                    .name = "Mean",
                    .task = Task::Regression,
                    .kinds = {ItemKind::Table},
                    .summary = "Always answers with the mean of the target. Its R² on the training rows is 0.",
                    .strengths = "Shows at once whether the features tell anything about the target.",
                    .limits = "The same answer for every row.",
                    .cost = "None.",
                    .reference = "The definition of R²: Draper and Smith, Applied Regression Analysis, 1998",
                    .isBaseline = true},
        std::vector{ParamSpec::choice("value", "Answer", "mean", {{"mean", "Mean"}, {"median", "Median"}},
                                      "The median is the better guess where absolute errors count.")});
}

} // namespace lathe
