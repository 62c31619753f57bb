#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/support.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct NeighbourSettings {
    std::size_t count = 5;
    bool byDistance = false; ///< a vote weighs 1/distance
    bool manhattan = false;
    std::size_t classes = 0; ///< 0: regression
};

/// Keeps the training rows, one block of them in the cache for a block of questions.
class NeighbourModel final : public MatrixModel {
public:
    NeighbourModel(NeighbourSettings settings, Matrix rows, std::vector<double> answers, std::vector<double> weights)
        : m_settings(settings), m_rows(std::move(rows)), m_answers(std::move(answers)), m_weights(std::move(weights))
    {
    }

    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        Matrix result{features.rows, std::max<std::size_t>(1, m_settings.classes), {}};
        result.values.resize(result.rows * result.columns);
        constexpr std::size_t kBlock = 32;
        parallelFor(threadsForRows(features.rows, 64), (features.rows + kBlock - 1) / kBlock, [&](std::size_t block) {
            if (!progress.stopRequested())
                answerBlock(features, block * kBlock, std::min(features.rows, (block + 1) * kBlock), result);
        });
        if (progress.stopRequested())
            return cancelled();
        return result;
    }

    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        const auto count = static_cast<std::int64_t>(std::min(m_settings.count, m_rows.rows));
        std::string distances;
        if (m_settings.manhattan)
            for (std::size_t j = 0; j < m_rows.columns; ++j) {
                std::vector<double> values(m_rows.rows);
                for (std::size_t i = 0; i < m_rows.rows; ++i)
                    values[i] = m_rows.at(i, j);
                const std::string apart = b.unary("Abs", b.subtract(b.column(features, static_cast<std::int64_t>(j)), b.row(values)));
                distances = distances.empty() ? apart : b.add(distances, apart);
            }
        else
            distances = onnxSquaredDistances(b, features, m_rows);
        const auto near = b.nodes("TopK", {distances, b.integers({count})}, 2, {{"axis", std::int64_t(1)}, {"largest", std::int64_t(0)}});
        std::string weights = b.gather(b.list(m_weights), near[1]);
        if (m_settings.byDistance) { // rows at the very place alone decide
            const std::string isHere = b.compare("Equal", near[0], 0), meets = b.compare("Greater", b.largest(b.toReal(isHere), 1), 0.5);
            const std::string length = m_settings.manhattan ? near[0] : b.unary("Sqrt", near[0]);
            weights = b.where(meets, b.multiply(weights, b.toReal(isHere)), b.divide(weights, b.where(isHere, 1.0, length)));
        }
        const std::string none = b.compare("Equal", b.sum(weights, 1), 0); // all of weight 0
        weights = b.where(none, 1.0, weights);
        const std::string total = b.sum(weights, 1), answers = b.gather(b.list(m_answers), near[1]);
        if (m_settings.classes == 0)
            return b.divide(b.sum(b.multiply(weights, answers), 1), total);
        std::vector<std::string> votes;
        for (std::size_t k = 0; k < m_settings.classes; ++k)
            votes.push_back(b.sum(b.multiply(weights, b.toReal(b.compare("Equal", answers, static_cast<double>(k)))), 1));
        return b.divide(b.joined(votes, 1), total);
    }

    nlohmann::json describe() const override
    {
        return {{"kind", "neighbours"},
                {"neighbours", m_settings.count},
                {"weights", m_settings.byDistance ? "distance" : "uniform"},
                {"distance", m_settings.manhattan ? "manhattan" : "euclidean"},
                {"classes", m_settings.classes}};
    }

    StateDict tensors() const override
    {
        const auto n = static_cast<std::int64_t>(m_rows.rows);
        return {{"rows", HostTensor::fromDoubles({n, static_cast<std::int64_t>(m_rows.columns)}, m_rows.values)},
                {"answers", HostTensor::fromDoubles({n}, m_answers)},
                {"weights", HostTensor::fromDoubles({n}, m_weights)}};
    }

private:
    using Near = std::pair<double, std::uint32_t>; ///< distance (squared if Euclidean) and row; ties go to the earlier row

    void answerBlock(const Matrix& features, std::size_t from, std::size_t to, Matrix& result) const
    {
        const std::size_t wanted = std::min(m_settings.count, m_rows.rows), d = m_rows.columns;
        constexpr std::size_t kRows = 512;
        std::vector<std::vector<Near>> nearest(to - from); // each a heap, the farthest first
        for (std::size_t r0 = 0; r0 < m_rows.rows; r0 += kRows)
            for (std::size_t i = from; i < to; ++i) {
                auto& heap = nearest[i - from];
                const double* question = features.row(i).data();
                for (std::size_t r = r0; r < std::min(m_rows.rows, r0 + kRows); ++r) {
                    const double* row = m_rows.row(r).data();
                    const double distance = m_settings.manhattan ? manhattanDistance(question, row, d) : squaredDistance(question, row, d);
                    if (heap.size() == wanted) {
                        if (distance >= heap.front().first)
                            continue;
                        std::ranges::pop_heap(heap);
                        heap.pop_back();
                    }
                    heap.emplace_back(distance, static_cast<std::uint32_t>(r));
                    std::ranges::push_heap(heap);
                }
            }
        for (std::size_t i = from; i < to; ++i)
            answer(nearest[i - from], result.row(i));
    }

    void answer(std::vector<Near>& near, std::span<double> out) const
    {
        std::ranges::sort(near);
        double sum = 0;
        const auto vote = [&](const Near& neighbour, double weight) {
            sum += weight;
            if (m_settings.classes > 0)
                out[static_cast<std::size_t>(m_answers[neighbour.second])] += weight;
            else
                out[0] += weight * m_answers[neighbour.second];
        };
        const bool meets = near.front().first == 0; // rows at the very place alone decide
        for (const Near& neighbour : near) {
            double weight = m_weights[neighbour.second];
            if (m_settings.byDistance)
                weight = meets ? (neighbour.first == 0 ? weight : 0) : weight / (m_settings.manhattan ? neighbour.first : std::sqrt(neighbour.first));
            if (weight > 0)
                vote(neighbour, weight);
        }
        if (sum == 0) // all of weight 0
            for (const Near& neighbour : near)
                vote(neighbour, 1);
        for (double& value : out)
            value /= sum;
    }

    NeighbourSettings m_settings;
    Matrix m_rows;
    std::vector<double> m_answers, m_weights;
};

class Neighbours final : public DescribedLearner {
public:
    explicit Neighbours(Task task)
        : DescribedLearner(
              {.id = task == Task::Classification ? "table.neighbours_classifier" : "table.neighbours_regressor",
               .name = "k nearest neighbours",
               .task = task,
               .kinds = {ItemKind::Table},
               .summary = "Answers as the most similar training rows did.",
               .strengths = "Few features on one scale, boundaries of any shape; nothing to train, and the neighbours explain the answer.",
               .limits = "Many features make all rows about equally far; features that do not matter disturb it.",
               .cost = "Training is free. Each answer looks at all training rows: some thousand answers a second among 30,000 rows. The model holds the rows.",
               .reference = "Cover and Hart, Nearest neighbor pattern classification, 1967"},
              {ParamSpec::integer("neighbours", "Neighbours", 5, 1, 10000, "More are smoother; fewer follow the details.").inFactors(),
               ParamSpec::choice("weights", "Votes", "uniform", {{"uniform", "All the same"}, {"distance", "Nearer ones count more"}},
                                 "With distance a vote weighs one over the distance."),
               ParamSpec::choice("distance", "Distance", "euclidean", {{"euclidean", "Euclidean"}, {"manhattan", "Manhattan"}},
                                 "Manhattan sums the differences, and minds outliers less.").rare()},
              {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        const bool classify = info().task == Task::Classification;
        LATHE_CHECK(checkSamples(train, info().task));
        if (context.progress.stopRequested())
            return cancelled();
        std::vector<double> answers = train.targets;
        if (classify)
            answers.assign(train.labels.begin(), train.labels.end());
        MatrixFit result;
        result.parameterCount = static_cast<std::int64_t>(train.features.values.size());
        result.model = std::make_unique<NeighbourModel>(
            NeighbourSettings{static_cast<std::size_t>(params.integer("neighbours")), params.text("weights") == "distance",
                              params.text("distance") == "manhattan", classify ? train.classes.size() : 0},
            train.features, std::move(answers), train.weights);
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        LATHE_TRY(const double count, takeNumber(description, "neighbours"));
        LATHE_TRY(const std::string weighting, takeText(description, "weights"));
        LATHE_TRY(const std::string distance, takeText(description, "distance"));
        LATHE_TRY(const double classes, takeNumber(description, "classes"));
        LATHE_TRY(auto answers, takeTensor(tensors, "answers", {-1}));
        const auto n = static_cast<std::int64_t>(answers.size());
        LATHE_TRY(auto weights, takeTensor(tensors, "weights", {n}));
        LATHE_TRY(auto rows, takeTensor(tensors, "rows", {n, -1}));
        const bool fits = count >= 1 && count < 1e9 && classes >= 0 && classes < 1e6 && n > 0
                          && std::ranges::all_of(answers, [&](double a) { return classes == 0 || (a >= 0 && a < classes && a == std::floor(a)); });
        if (!fits)
            return fail(ErrorCode::Parse, "The model of neighbours does not hang together", "Train it again");
        const std::size_t columns = rows.size() / answers.size();
        return std::make_unique<NeighbourModel>(NeighbourSettings{static_cast<std::size_t>(count), weighting == "distance", distance == "manhattan",
                                                                  static_cast<std::size_t>(classes)},
                                                Matrix{static_cast<std::size_t>(n), columns, std::move(rows)}, std::move(answers), std::move(weights));
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeNeighbours(Task task)
{
    return std::make_unique<Neighbours>(task);
}

} // namespace lathe
