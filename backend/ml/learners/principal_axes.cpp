// PCA: as a map of the rows, and as a judge of how unusual they are.
#include "ml/learners/principal_axes.h"

#include "ml/kernels.h"
#include "ml/learners/learner_list.h"

#include <Eigen/Eigenvalues>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace lathe {

Matrix PrincipalAxes::project(const Matrix& features) const
{
    Matrix result{features.rows, axes.rows, std::vector<double>(features.rows * axes.rows)};
    std::vector<double> centred(mean.size());
    for (std::size_t i = 0; i < features.rows; ++i) {
        std::ranges::transform(features.row(i), mean, centred.begin(), std::minus<>());
        for (std::size_t a = 0; a < axes.rows; ++a)
            result.row(i)[a] = dot(centred.data(), axes.row(a).data(), centred.size());
    }
    return result;
}

std::vector<double> PrincipalAxes::residuals(const Matrix& features) const
{
    std::vector<double> result, centred(mean.size());
    for (std::size_t i = 0; i < features.rows; ++i) {
        std::ranges::transform(features.row(i), mean, centred.begin(), std::minus<>());
        for (std::size_t a = 0; a < axes.rows; ++a)
            addScaled(-dot(centred.data(), axes.row(a).data(), centred.size()), axes.row(a).data(), centred.data(), centred.size());
        result.push_back(std::sqrt(dot(centred.data(), centred.data(), centred.size())));
    }
    return result;
}

StateDict PrincipalAxes::tensors() const
{
    const auto r = static_cast<std::int64_t>(axes.rows), d = static_cast<std::int64_t>(mean.size());
    return {{"mean", HostTensor::fromDoubles({d}, mean)}, {"axes", HostTensor::fromDoubles({r, d}, axes.values)},
            {"variances", HostTensor::fromDoubles({r}, variances)}};
}

Result<PrincipalAxes> PrincipalAxes::load(const StateDict& tensors)
{
    PrincipalAxes result;
    LATHE_TRY(result.mean, takeTensor(tensors, "mean", {-1}));
    LATHE_TRY(result.variances, takeTensor(tensors, "variances", {-1}));
    LATHE_TRY(result.axes.values, takeTensor(tensors, "axes", {static_cast<std::int64_t>(result.variances.size()), static_cast<std::int64_t>(result.mean.size())}));
    result.axes.rows = result.variances.size();
    result.axes.columns = result.mean.size();
    return result;
}

Result<PrincipalAxes> principalAxes(const Samples& train, std::size_t most, double share, Progress& progress)
{
    const Matrix& x = train.features;
    const std::size_t d = x.columns;
    if (d > 3000)
        return fail(ErrorCode::OutOfMemory, std::string("The covariance of ").append(std::to_string(d)).append(" features is too large"),
                    "Leave out features, or group rare categories");
    PrincipalAxes result;
    result.mean.assign(d, 0);
    const double sum = weightSum(train);
    for (std::size_t i = 0; i < x.rows; ++i)
        addScaled(train.weights[i] / sum, x.row(i).data(), result.mean.data(), d);
    const auto size = static_cast<Eigen::Index>(d);
    Eigen::MatrixXd spread = Eigen::MatrixXd::Zero(size, size);
    Eigen::VectorXd centred(size);
    // One row less, as the sample variance has it, where rows count once.
    const double freedom = std::max(sum - 1, 1e-12 * sum);
    for (std::size_t i = 0; i < x.rows; ++i) {
        if (progress.stopRequested())
            return cancelled();
        for (std::size_t j = 0; j < d; ++j)
            centred[static_cast<Eigen::Index>(j)] = x.at(i, j) - result.mean[j];
        if (train.weights[i] > 0)
            spread.selfadjointView<Eigen::Lower>().rankUpdate(centred, train.weights[i] / freedom);
    }
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(spread);
    if (solved.info() != Eigen::Success)
        return fail(ErrorCode::Numeric, "The axes of the features cannot be found", "Clip values of very different size in the pipeline");
    result.total = std::max(0.0, solved.eigenvalues().sum());
    result.axes.columns = d;
    double kept = 0;
    for (std::size_t a = 0; a < std::min(most, d); ++a) {
        if (a > 0 && kept >= share * result.total)
            break;
        const Eigen::Index place = size - 1 - static_cast<Eigen::Index>(a);
        Eigen::VectorXd axis = solved.eigenvectors().col(place);
        Eigen::Index largest = 0;
        axis.cwiseAbs().maxCoeff(&largest);
        if (axis[largest] < 0)
            axis = -axis;
        result.axes.values.insert(result.axes.values.end(), axis.data(), axis.data() + axis.size());
        ++result.axes.rows;
        result.variances.push_back(std::max(0.0, solved.eigenvalues()[place]));
        kept += result.variances.back();
    }
    return result;
}

namespace {

class AxesModel final : public MatrixModel {
public:
    AxesModel(PrincipalAxes axes, bool judges) : m_axes(std::move(axes)), m_judges(judges) {}
    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        if (progress.stopRequested())
            return cancelled();
        if (m_judges)
            return Matrix{features.rows, 1, m_axes.residuals(features)};
        return m_axes.project(features);
    }
    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        const std::string centred = b.subtract(features, b.row(m_axes.mean)), axes = b.matrix(m_axes.axes.rows, m_axes.axes.columns, m_axes.axes.values);
        const std::string coordinates = b.product(centred, b.transposed(axes));
        if (!m_judges)
            return coordinates;
        const std::string rest = b.subtract(centred, b.product(coordinates, axes));
        return b.unary("Sqrt", b.sum(b.multiply(rest, rest), 1));
    }

    nlohmann::json describe() const override { return {{"kind", m_judges ? "pca_reconstruction" : "pca"}}; }
    StateDict tensors() const override { return m_axes.tensors(); }

private:
    PrincipalAxes m_axes;
    bool m_judges;
};

class Pca final : public DescribedLearner {
public:
    explicit Pca(Task task, LearnerInfo info, std::vector<ParamSpec> parameters)
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = true, .takesMissing = false}), m_judges(task == Task::Anomaly)
    {
    }
    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, info().task));
        const std::size_t most = m_judges ? std::max<std::size_t>(1, train.features.columns - 1) : static_cast<std::size_t>(params.integer("axes"));
        LATHE_TRY(PrincipalAxes axes, principalAxes(train, most, m_judges ? params.real("share") : 2, context.progress));
        double kept = 0;
        for (const double variance : axes.variances)
            kept += variance;
        MatrixFit fit;
        fit.note = std::to_string(axes.axes.rows).append(axes.axes.rows == 1 ? " axis keeps " : " axes keep ")
                       .append(std::to_string(static_cast<int>(std::lround(axes.total > 0 ? 100 * kept / axes.total : 100)))).append(" % of the variance");
        fit.parameterCount = static_cast<std::int64_t>(axes.axes.values.size() + axes.mean.size());
        fit.model = std::make_unique<AxesModel>(std::move(axes), m_judges);
        return fit;
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json&, const StateDict& tensors) const override
    {
        LATHE_TRY(PrincipalAxes axes, PrincipalAxes::load(tensors));
        return std::make_unique<AxesModel>(std::move(axes), m_judges);
    }
    std::vector<std::string> outputs(const Params& params) const override
    {
        std::vector<std::string> names;
        for (std::int64_t a = 1; !m_judges && a <= params.integer("axes"); ++a)
            names.push_back("PC" + std::to_string(a));
        return names;
    }

private:
    bool m_judges;
};

} // namespace

std::unique_ptr<const MatrixLearner> makePcaMap()
{
    return std::make_unique<Pca>(
        Task::Projection,
        LearnerInfo{.id = "table.pca", .name = "PCA", .task = Task::Projection, .kinds = {ItemKind::Table},
                    .summary = "Turns the table so that its first axes show as much of the spread as they can.",
                    .strengths = "Features that vary together; fast, the same each time, far stays far, and each axis is a sum of features that can be read.",
                    .limits = "It only turns: groups that lie on bent surfaces fall on each other. A feature of large spread rules the first axis, so features are scaled first.",
                    .cost = "Time grows with rows × features²: a second for 100,000 rows of 50 features. New rows are turned like the others.",
                    .reference = "Pearson, On lines and planes of closest fit to systems of points in space, 1901"},
        std::vector{ParamSpec::integer("axes", "Axes", 2, 2, 1000, "How many coordinates a row gets; no more than there are features.")});
}

std::unique_ptr<const MatrixLearner> makePcaReconstruction()
{
    return std::make_unique<Pca>(
        Task::Anomaly,
        LearnerInfo{.id = "table.pca_reconstruction", .name = "PCA reconstruction", .task = Task::Anomaly, .kinds = {ItemKind::Table},
                    .summary = "Learns how features vary together; a row that breaks these habits is rebuilt badly from a few axes. The score is by how much.",
                    .strengths = "Measurements that depend on one another, such as those of sensors; fast, and the score has the unit of the scaled features.",
                    .limits = "Sees straight relations only. A row that is extreme but in keeping with the others gets a low score, and many outliers in training bend the axes.",
                    .cost = "Time grows with rows × features². New rows are judged like the others.",
                    .reference = "Jackson and Mudholkar, Control procedures for residuals associated with principal component analysis, 1979"},
        std::vector{ParamSpec::real("share", "Kept variance", 0.9, 0.01, 1, "As many axes as this share needs, at least one less than there are features.")});
}

} // namespace lathe
