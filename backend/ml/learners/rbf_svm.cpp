// Support vector machines with the Gaussian kernel, by LIBSVM: classification and regression.
#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
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

Result<Machine> train(const Samples& given, bool classify, const Params& params, double gamma, Progress& progress)
{
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given.weights[i] > 0)
            used.push_back(i);
    const Samples samples = rowsOf(given, used);
    Machine machine;
    machine.gamma = gamma;
    machine.classes = classify ? given.classes.size() : 0;
    std::vector<double> y(samples.labels.begin(), samples.labels.end());
    std::vector<int> labels;
    std::vector<double> labelWeights;
    if (classify) { // LIBSVM weighs classes, not rows
        const std::vector<double> sums = classWeights(samples);
        for (std::size_t k = 0; k < sums.size(); ++k)
            if (const auto count = std::ranges::count(samples.labels, static_cast<std::int32_t>(k)); count > 0) {
                labels.push_back(static_cast<int>(k));
                labelWeights.push_back(sums[k] / static_cast<double>(count));
            }
    } else {
        double sum = 0, squares = 0;
        for (const double target : samples.targets)
            sum += target;
        machine.shift = sum / static_cast<double>(samples.size());
        for (const double target : samples.targets)
            squares += (target - machine.shift) * (target - machine.shift);
        machine.scale = squares > 0 ? std::sqrt(squares / static_cast<double>(samples.size())) : 1;
        for (const double target : samples.targets)
            y.push_back((target - machine.shift) / machine.scale);
    }
    SvmNodes nodes(samples.features);
    svm_problem problem{static_cast<int>(samples.size()), y.data(), nodes.rows.data()};
    svm_parameter settings{};
    settings.svm_type = classify ? C_SVC : EPSILON_SVR;
    settings.kernel_type = RBF;
    settings.gamma = gamma;
    settings.cache_size = 200;
    settings.eps = params.real("tolerance");
    settings.C = params.real("c");
    settings.p = classify ? 0.1 : params.real("epsilon");
    settings.shrinking = 1;
    settings.nr_weight = static_cast<int>(labels.size());
    settings.weight_label = labels.data();
    settings.weight = labelWeights.data();
    svm_model* model = trainSvm(problem, settings, progress);
    if (!model)
        return cancelled();
    const std::size_t k = machine.classes, pairs = classify ? k * (k - 1) / 2 : 1;
    machine.rho.assign(pairs, 0);
    machine.vectors = {static_cast<std::size_t>(model->l), samples.features.columns, {}};
    machine.coefficients.assign(machine.vectors.rows * pairs, 0);
    for (int v = 0; v < model->l; ++v) {
        const auto row = samples.features.row(static_cast<std::size_t>(model->sv_indices[v] - 1));
        machine.vectors.values.insert(machine.vectors.values.end(), row.begin(), row.end());
    }
    if (!classify) {
        machine.rho[0] = model->rho[0];
        std::copy_n(model->sv_coef[0], model->l, machine.coefficients.begin());
    } else {
        // LIBSVM orders classes by appearance and vectors by class; a pair (a, b) has the coefficients of a's vectors
        // in row b − 1 and those of b's in row a.
        std::vector<int> starts{0};
        for (int a = 0; a < model->nr_class; ++a)
            starts.push_back(starts.back() + model->nSV[a]);
        for (std::size_t p = 0; p < pairs; ++p)
            machine.rho[p] = 1; // a class without rows loses against the first of its pair
        int pair = 0;
        for (int a = 0; a < model->nr_class; ++a)
            for (int b = a + 1; b < model->nr_class; ++b, ++pair) {
                const auto first = static_cast<std::size_t>(model->label[a]), second = static_cast<std::size_t>(model->label[b]);
                const double sign = first < second ? 1 : -1;
                const std::size_t low = std::min(first, second), high = std::max(first, second);
                const std::size_t place = low * (2 * k - low - 1) / 2 + (high - low - 1);
                machine.rho[place] = sign * model->rho[pair];
                for (int v = starts[static_cast<std::size_t>(a)]; v < starts[static_cast<std::size_t>(a) + 1]; ++v)
                    machine.coefficients[static_cast<std::size_t>(v) * pairs + place] = sign * model->sv_coef[b - 1][v];
                for (int v = starts[static_cast<std::size_t>(b)]; v < starts[static_cast<std::size_t>(b) + 1]; ++v)
                    machine.coefficients[static_cast<std::size_t>(v) * pairs + place] = sign * model->sv_coef[a][v];
            }
    }
    svm_free_and_destroy_model(&model);
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
                    .limits = "Slow beyond some 20,000 rows; needs scaling; weights of rows count as the mean of their class; probabilities are calibrated afterwards.",
                    .cost = "Grows with the square of the rows: a second for 3,000, minutes for 30,000.",
                    .reference = "Cortes and Vapnik, Support-vector networks, 1995; Chang and Lin, LIBSVM, 2011"},
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
                    .limits = "Slow beyond some 20,000 rows; needs scaling; takes no weights of rows besides 0.",
                    .cost = "Grows with the square of the rows: a second for 3,000, minutes for 30,000.",
                    .reference = "Drucker et al., Support vector regression machines, 1997; Chang and Lin, LIBSVM, 2011"},
        parametersOf(false));
}

} // namespace lathe
