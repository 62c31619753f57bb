// Support vector machines with the Gaussian kernel: classification and regression.
#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/svm_solver.h"
#include "ml/learners/svm_support.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace lathe {

namespace {

/// f(x) of a pair (i, j): Σ coefficients · exp(−gamma·|x − v|²) − rho. For regression there is one “pair”.
struct Machine {
    std::size_t classes = 0;            ///< 0: regression
    double gamma = 1, factor = 1, shift = 0, scale = 1;
    Matrix vectors;
    std::vector<double> coefficients;   ///< [vectors, pairs]; 0 where a pair does not use the vector
    std::vector<double> rho;            ///< [pairs], in the order (0,1), (0,2), …, (1,2), …; positive speaks for the first

    /// Scores of the classes: for two the margin; for more the pairs that are won, and by a little the margins.
    void scores(std::span<const double> row, std::span<double> out, std::vector<double>& margins) const
    {
        const std::size_t pairs = rho.size();
        margins.resize(pairs);
        for (std::size_t p = 0; p < pairs; ++p)
            margins[p] = -rho[p];
        for (std::size_t v = 0; v < vectors.rows; ++v) {
            const double kernel = std::exp(-gamma * squaredDistance(row.data(), vectors.row(v).data(), row.size()));
            addScaled(kernel, coefficients.data() + v * pairs, margins.data(), pairs);
        }
        if (classes == 0) {
            out[0] = shift + scale * margins[0];
            return;
        }
        if (classes == 2) {
            out[0] = margins[0];
            out[1] = 0;
            return;
        }
        std::vector<double> sums(classes, 0);
        std::ranges::fill(out, 0);
        std::size_t p = 0;
        for (std::size_t i = 0; i < classes; ++i)
            for (std::size_t j = i + 1; j < classes; ++j, ++p) {
                out[margins[p] > 0 ? i : j] += 1;
                sums[i] += margins[p];
                sums[j] -= margins[p];
            }
        for (std::size_t k = 0; k < classes; ++k)
            out[k] += sums[k] / (3 * (std::abs(sums[k]) + 1));
    }
};

class SvmModel final : public MatrixModel {
public:
    explicit SvmModel(Machine machine) : m_machine(std::move(machine)) {}

    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        const std::size_t outputs = std::max<std::size_t>(1, m_machine.classes);
        Matrix result{features.rows, outputs, std::vector<double>(features.rows * outputs)};
        constexpr std::size_t kBlock = 64;
        parallelFor(threadsForRows(features.rows, 128), (features.rows + kBlock - 1) / kBlock, [&](std::size_t block) {
            if (progress.stopRequested())
                return;
            std::vector<double> margins;
            for (std::size_t i = block * kBlock; i < std::min(features.rows, (block + 1) * kBlock); ++i) {
                const auto out = result.row(i);
                m_machine.scores(features.row(i), out, margins);
                if (m_machine.classes == 0)
                    continue;
                for (double& score : out)
                    score *= m_machine.factor;
                softmax(out);
            }
        });
        if (progress.stopRequested())
            return cancelled();
        return result;
    }

    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        const std::size_t pairs = m_machine.rho.size(), k = m_machine.classes;
        const std::string kernel = onnxGaussianKernel(b, features, m_machine.vectors, m_machine.gamma);
        const std::string margins = b.subtract(b.product(kernel, b.matrix(m_machine.vectors.rows, pairs, m_machine.coefficients)), b.row(m_machine.rho));
        if (k == 0)
            return b.add(b.multiply(margins, m_machine.scale), m_machine.shift);
        if (k == 2) // the margin against 0: its logistic function
            return b.softmax(b.joined({b.multiply(margins, m_machine.factor), onnxZeros(b, features)}, 1));
        std::vector<double> firsts(pairs * k), seconds(pairs * k), signs(pairs * k); // [pairs, k]
        for (std::size_t i = 0, p = 0; i < k; ++i)
            for (std::size_t j = i + 1; j < k; ++j, ++p) {
                firsts[p * k + i] = seconds[p * k + j] = signs[p * k + i] = 1;
                signs[p * k + j] = -1;
            }
        const std::string won = b.toReal(b.compare("Greater", margins, 0));
        const std::string votes = b.add(b.product(won, b.matrix(pairs, k, firsts)), b.product(b.subtract(b.real(1), won), b.matrix(pairs, k, seconds)));
        const std::string sums = b.product(margins, b.matrix(pairs, k, signs));
        const std::string little = b.divide(sums, b.multiply(b.add(b.unary("Abs", sums), 1.0), 3.0));
        return b.softmax(b.multiply(b.add(votes, little), m_machine.factor));
    }

    nlohmann::json describe() const override
    {
        return {{"kind", "rbf_svm"}, {"classes", m_machine.classes}, {"gamma", m_machine.gamma}, {"factor", m_machine.factor},
                {"shift", m_machine.shift}, {"scale", m_machine.scale}};
    }

    StateDict tensors() const override
    {
        const auto v = static_cast<std::int64_t>(m_machine.vectors.rows), pairs = static_cast<std::int64_t>(m_machine.rho.size());
        return {{"vectors", HostTensor::fromDoubles({v, static_cast<std::int64_t>(m_machine.vectors.columns)}, m_machine.vectors.values)},
                {"coefficients", HostTensor::fromDoubles({v, pairs}, m_machine.coefficients)},
                {"rho", HostTensor::fromDoubles({pairs}, m_machine.rho)}};
    }

private:
    Machine m_machine;
};

/// The target of a regression with mean 0 and deviation 1, so that the tube and C suit any unit.
std::vector<double> standardised(const Samples& samples, Machine& machine)
{
    const double total = weightSum(samples);
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < samples.size(); ++i)
        sum += samples.weights[i] * samples.targets[i];
    machine.shift = sum / total;
    for (std::size_t i = 0; i < samples.size(); ++i)
        squares += samples.weights[i] * (samples.targets[i] - machine.shift) * (samples.targets[i] - machine.shift);
    machine.scale = squares > 0 ? std::sqrt(squares / total) : 1;
    std::vector<double> targets;
    for (const double target : samples.targets)
        targets.push_back((target - machine.shift) / machine.scale);
    return targets;
}

/// A row of weight 2 counts as two rows: its coefficient may be twice as large.
Result<SvmSolution> solveRegression(const Samples& samples, const Params& params, Machine& machine, const Progress& progress)
{
    SvmProblem problem{.rows = samples.features, .gamma = machine.gamma, .targets = standardised(samples, machine), .low = {}, .high = {},
                       .tube = params.real("epsilon"), .start = {}, .tolerance = params.real("tolerance")};
    for (const double weight : samples.weights) {
        problem.high.push_back(params.real("c") * weight);
        problem.low.push_back(-problem.high.back());
    }
    return solveSvm(problem, progress);
}

/// All rows are of one of two classes; `first` is the one with positive scores.
Result<SvmSolution> solvePair(const Samples& samples, std::int32_t first, const Params& params, double gamma, const Progress& progress)
{
    SvmProblem problem{.rows = samples.features, .gamma = gamma, .targets = {}, .low = {}, .high = {}, .tube = 0, .start = {},
                       .tolerance = params.real("tolerance")};
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double most = params.real("c") * samples.weights[i];
        const bool isFirst = samples.labels[i] == first;
        problem.targets.push_back(isFirst ? 1 : -1);
        problem.low.push_back(isFirst ? 0 : -most);
        problem.high.push_back(isFirst ? most : 0);
    }
    return solveSvm(problem, progress);
}

/// One machine for each two classes. Coefficients: [n, pairs].
Result<std::vector<double>> solvePairs(const Samples& samples, const Params& params, Machine& machine, const Progress& progress)
{
    const std::size_t pairs = machine.classes * (machine.classes - 1) / 2;
    machine.rho.assign(pairs, 0);
    std::vector<double> coefficients(samples.size() * pairs, 0);
    std::size_t pair = 0;
    for (std::size_t a = 0; a < machine.classes; ++a)
        for (std::size_t b = a + 1; b < machine.classes; ++b, ++pair) {
            std::vector<std::size_t> rows;
            std::size_t ofFirst = 0;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const auto label = static_cast<std::size_t>(samples.labels[i]);
                ofFirst += label == a;
                if (label == a || label == b)
                    rows.push_back(i);
            }
            if (ofFirst == 0 || ofFirst == rows.size()) { // a class without rows loses against the other of its pair
                machine.rho[pair] = ofFirst == 0 ? 1 : -1;
                continue;
            }
            const bool hasAll = rows.size() == samples.size();
            LATHE_TRY(const SvmSolution found, solvePair(hasAll ? samples : rowsOf(samples, rows), static_cast<std::int32_t>(a), params, machine.gamma, progress));
            machine.rho[pair] = found.rho;
            for (std::size_t i = 0; i < rows.size(); ++i)
                coefficients[rows[i] * pairs + pair] = found.coefficients[i];
        }
    return coefficients;
}

Result<Machine> train(const Samples& given, bool classify, const Params& params, double gamma, const Progress& progress)
{
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given.weights[i] > 0)
            used.push_back(i);
    const Samples samples = rowsOf(given, used);
    Machine machine;
    machine.gamma = gamma;
    machine.classes = classify ? given.classes.size() : 0;
    std::vector<double> coefficients;
    if (classify) {
        LATHE_TRY(coefficients, solvePairs(samples, params, machine, progress));
    } else {
        LATHE_TRY(SvmSolution found, solveRegression(samples, params, machine, progress));
        coefficients = std::move(found.coefficients);
        machine.rho.assign(1, found.rho);
    }
    const std::size_t pairs = machine.rho.size();
    machine.vectors.columns = samples.features.columns;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const std::span own(coefficients.data() + i * pairs, pairs);
        if (std::ranges::all_of(own, [](double c) { return c == 0; }))
            continue;
        const auto row = samples.features.row(i);
        machine.vectors.values.insert(machine.vectors.values.end(), row.begin(), row.end());
        machine.coefficients.insert(machine.coefficients.end(), own.begin(), own.end());
        ++machine.vectors.rows;
    }
    return machine;
}

class RbfSvm final : public DescribedLearner {
public:
    RbfSvm(LearnerInfo info, std::vector<ParamSpec> parameters)
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& samples, const Samples&, const Params& params, const FitContext& context) const override
    {
        const bool classify = info().task == Task::Classification;
        LATHE_CHECK(checkSamples(samples, info().task));
        if (context.progress.stopRequested())
            return cancelled();
        context.progress.set(0, 0, "Finding the support vectors");
        const double gamma = gammaOf(samples.features, params.real("gamma"));
        LATHE_TRY(Machine machine, train(samples, classify, params, gamma, context.progress));
        if (classify) {
            LATHE_TRY(machine.factor, calibrate(samples, context.seed, [&](const Samples& rows, const Matrix& heldOut) -> Result<Matrix> {
                LATHE_TRY(const Machine found, train(rows, true, params, gamma, context.progress));
                Matrix scores{heldOut.rows, samples.classes.size(), std::vector<double>(heldOut.rows * samples.classes.size())};
                std::vector<double> margins;
                for (std::size_t i = 0; i < heldOut.rows; ++i)
                    found.scores(heldOut.row(i), scores.row(i), margins);
                return scores;
            }));
        }
        MatrixFit result;
        result.parameterCount = static_cast<std::int64_t>(machine.vectors.values.size() + machine.coefficients.size());
        result.note = std::to_string(machine.vectors.rows) + " of " + std::to_string(samples.size()) + " rows are support vectors";
        result.model = std::make_unique<SvmModel>(std::move(machine));
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        Machine machine;
        LATHE_TRY(const double classes, takeNumber(description, "classes"));
        LATHE_TRY(machine.gamma, takeNumber(description, "gamma"));
        LATHE_TRY(machine.factor, takeNumber(description, "factor"));
        LATHE_TRY(machine.shift, takeNumber(description, "shift"));
        LATHE_TRY(machine.scale, takeNumber(description, "scale"));
        if (!(classes == 0 || (classes >= 2 && classes < 1e5 && classes == std::floor(classes))))
            return fail(ErrorCode::Parse, "The number of classes is out of range");
        machine.classes = static_cast<std::size_t>(classes);
        const auto pairs = machine.classes == 0 ? 1 : static_cast<std::int64_t>(machine.classes * (machine.classes - 1) / 2);
        LATHE_TRY(machine.rho, takeTensor(tensors, "rho", {pairs}));
        LATHE_TRY(machine.coefficients, takeTensor(tensors, "coefficients", {-1, pairs}));
        machine.vectors.rows = machine.coefficients.size() / static_cast<std::size_t>(pairs);
        LATHE_TRY(machine.vectors.values, takeTensor(tensors, "vectors", {static_cast<std::int64_t>(machine.vectors.rows), -1}));
        machine.vectors.columns = machine.vectors.rows > 0 ? machine.vectors.values.size() / machine.vectors.rows : 0;
        return std::make_unique<SvmModel>(std::move(machine));
    }
};

std::vector<ParamSpec> parametersOf(bool classify)
{
    std::vector<ParamSpec> list{
        ParamSpec::real("c", "Freedom (C)", 1.0, 1e-4, 1e6, "Larger follows single rows more closely.").inFactors(),
        ParamSpec::real("gamma", "Reach (gamma)", 0, 0, 1e4, "Larger lets each row speak for a smaller surrounding.").withZero("by the data")};
    if (!classify)
        list.push_back(ParamSpec::real("epsilon", "Free error (epsilon)", 0.1, 0, 10, "Errors up to this cost nothing; in standard deviations of the target."));
    list.push_back(toleranceParam(1e-3));
    return list;
}

} // namespace

std::unique_ptr<const MatrixLearner> makeRbfSvm()
{
    return std::make_unique<RbfSvm>(
        LearnerInfo{.id = "table.rbf_svm",
                    .name = "Support vector machine (RBF)",
                    .task = Task::Classification,
                    .kinds = {ItemKind::Table},
                    .summary = "A curved boundary with a wide margin, held by the rows next to it.",
                    .strengths = "A few thousand rows of numbers on one scale; often the best without trees.",
                    .limits = "Slow beyond some 50,000 rows; needs scaling; probabilities are calibrated afterwards.",
                    .cost = "Grows with the square of the rows: some seconds for 25,000; a large C takes longer.",
                    .reference = "Cortes and Vapnik, Support-vector networks, 1995; Fan, Chen and Lin, Working set selection using second order information, 2005"},
        parametersOf(true));
}

std::unique_ptr<const MatrixLearner> makeSvr()
{
    return std::make_unique<RbfSvm>(
        LearnerInfo{.id = "table.svr",
                    .name = "Support vector regression (RBF)",
                    .task = Task::Regression,
                    .kinds = {ItemKind::Table},
                    .summary = "A smooth curve that ignores small errors and is held by the rows outside its tube.",
                    .strengths = "A few thousand rows of numbers on one scale; outliers in the target pull it little.",
                    .limits = "Slow beyond some 50,000 rows; needs scaling.",
                    .cost = "Grows with the square of the rows: some seconds for 25,000; a large C takes longer.",
                    .reference = "Drucker et al., Support vector regression machines, 1997; Fan, Chen and Lin, Working set selection using second order information, 2005"},
        parametersOf(false));
}

} // namespace lathe
