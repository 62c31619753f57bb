// TreeSHAP brought back from the features of the matrix to the columns of the raw table.
#include "eval/explain/attributions.h"
#include "eval/explain/tree_shap.h"
#include "ml/table_model.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

Result<Matrix> encoded(const TabularModel& model, const Table& rows)
{
    LATHE_TRY(const Table prepared, model.preparation().apply(rows, Purpose::Answering));
    LATHE_TRY(const Table numbers, model.encoding().apply(prepared, Purpose::Answering));
    const auto& names = model.features();
    Matrix matrix{numbers.rows(), names.size(), std::vector<double>(numbers.rows() * names.size())};
    for (std::size_t j = 0; j < names.size(); ++j) {
        LATHE_TRY(const std::size_t index, numbers.schema().get(names[j]));
        for (std::size_t i = 0; i < matrix.rows; ++i)
            matrix.row(i)[j] = numbers.column(index).numberAt(i);
    }
    return matrix;
}

bool differ(double a, double b)
{
    return std::isnan(a) != std::isnan(b) || (!std::isnan(a) && a != b);
}

constexpr std::size_t kNone = SIZE_MAX, kSeveral = SIZE_MAX - 1;

/// “sex=male” comes from “sex”: the longest column that the name begins with, followed by no letter or digit.
std::size_t byName(const std::string& feature, const std::vector<std::string>& columns)
{
    std::size_t best = kSeveral, length = 0;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (feature.starts_with(columns[c]) && columns[c].size() >= length
            && (feature.size() == columns[c].size() || !std::isalnum(static_cast<unsigned char>(feature[columns[c].size()])))) {
            best = c;
            length = columns[c].size();
        }
    return best;
}

/// For each feature the only column that moves it, or kSeveral.
Result<std::vector<std::size_t>> originsOf(const TabularModel& model, const Table& background, const std::vector<std::string>& columns,
                                           Progress& progress)
{
    std::vector<std::size_t> origins(model.features().size(), kNone);
    LATHE_TRY(const Matrix before, encoded(model, background));
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (progress.stopRequested())
            return cancelled();
        LATHE_TRY(const std::size_t index, background.schema().get(columns[c]));
        std::vector<std::uint32_t> turned(background.rows());
        std::iota(turned.begin(), turned.end(), 0u);
        std::ranges::rotate(turned, turned.begin() + (turned.size() > 1 ? 1 : 0));
        LATHE_TRY(const Table changed, background.withColumn(background.field(index), background.column(index).take(turned)));
        LATHE_TRY(const Matrix after, encoded(model, changed));
        for (std::size_t j = 0; j < origins.size(); ++j)
            for (std::size_t i = 0; i < before.rows; ++i)
                if (differ(before.at(i, j), after.at(i, j))) {
                    origins[j] = origins[j] == kNone || origins[j] == c ? c : kSeveral;
                    break;
                }
    }
    for (std::size_t j = 0; j < origins.size(); ++j)
        if (origins[j] == kNone)
            origins[j] = byName(model.features()[j], columns);
    return origins;
}

} // namespace

bool isTreeModel(const Model& model)
{
    const auto* tabular = dynamic_cast<const TabularModel*>(&model);
    return tabular && dynamic_cast<const TreeModel*>(&tabular->algorithm());
}

Result<Attributions> treeAttributions(const Model& model, const Table& rows, const Table& background,
                                      const std::vector<std::string>& columns, std::size_t output, Progress& progress)
{
    const auto* tabular = dynamic_cast<const TabularModel*>(&model);
    const auto* algorithm = tabular ? dynamic_cast<const TreeModel*>(&tabular->algorithm()) : nullptr;
    if (!algorithm)
        return fail(ErrorCode::Incompatible, "The model is no model of trees", "Take the sampling method");
    TreeEnsemble trees = algorithm->trees();
    LATHE_TRY(const auto origins, originsOf(*tabular, background, columns, progress));
    LATHE_TRY(const Matrix matrix, encoded(*tabular, rows));
    LATHE_TRY(const TreeShap shap, treeShap(trees, matrix, progress));
    // One sum speaks for both classes: it is the second one's log-odds.
    const bool isLogistic = trees.link == TreeEnsemble::Link::Logistic;
    const std::size_t sum = isLogistic ? 0 : output;
    if (sum >= shap.outputs || (isLogistic && output > 1))
        return fail(ErrorCode::InvalidArgument, "The model has no such output");
    const double sign = isLogistic && output == 0 ? -1 : 1;
    Attributions result;
    result.method = "tree_shap";
    result.unit = trees.link != TreeEnsemble::Link::Identity ? "log_odds" : model.classes().empty() ? "value" : "probability";
    result.columns = columns;
    std::vector<std::size_t> target = origins;
    for (std::size_t j = 0; j < target.size(); ++j)
        if (target[j] == kSeveral) {
            target[j] = result.columns.size();
            result.columns.push_back(tabular->features()[j]);
        }
    result.base = sign * shap.base[sum];
    trees.link = TreeEnsemble::Link::Identity;
    LATHE_TRY(const Matrix answers, predictTrees(trees, matrix, progress));
    result.values.resize(matrix.rows * result.columns.size());
    for (std::size_t i = 0; i < matrix.rows; ++i) {
        result.answers.push_back(sign * answers.at(i, sum));
        for (std::size_t j = 0; j < target.size(); ++j)
            result.values[i * result.columns.size() + target[j]] += sign * shap.at(i, sum, j);
    }
    return result;
}

} // namespace lathe
