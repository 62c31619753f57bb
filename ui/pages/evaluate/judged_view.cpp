#include "ui/pages/evaluate/judged_view.h"

#include "ui/models/task_metrics.h"
#include "ui/plots/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace lathe {

namespace {
constexpr std::size_t kWorst = 5000; // more mistakes than anyone looks at

/// Rows by what `key` makes of their values, the greatest first; those without a value are left out.
template <class Key>
std::vector<std::size_t> farthest(const std::vector<double>& values, Key key)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < values.size(); ++row)
        if (!std::isnan(values[row]))
            rows.push_back(row);
    const auto before = [&](std::size_t a, std::size_t b) {
        const double x = key(values[a]), y = key(values[b]);
        return x != y ? x > y : a < b;
    };
    const std::size_t kept = std::min(rows.size(), kWorst);
    std::partial_sort(rows.begin(), rows.begin() + std::ptrdiff_t(kept), rows.end(), before);
    rows.resize(kept);
    return rows;
}

/// "Prediction", or "Prediction (2)" where the table has a column of that name.
std::string distinctName(const Table& table, const QString& wanted)
{
    std::string name = wanted.toStdString();
    for (int i = 2; table.find(name); ++i)
        name = QStringLiteral("%1 (%2)").arg(wanted).arg(i).toStdString();
    return name;
}
}

JudgedView::JudgedView(JudgedPart judged) : part(std::move(judged)), task(taskOf(part.run))
{
    const Predictions& predictions = part.predictions;
    const bool hasClasses = !predictions.classes.empty();
    for (std::size_t row = 0; hasClasses && row < predictions.size(); ++row)
        predicted.push_back(predictions.label(row));
    if (isTable())
        if (const auto index = part.table->schema().first(Role::Target)) {
            target = part.table->field(*index).name;
            unit = part.table->field(*index).unit;
        }
    if (task == Task::Detection) {
        compareAll();
        return;
    }
    if (task == Task::Classification && hasClasses)
        worst = worstMistakes(predictions, part.truth.labels, kWorst);
    else if (task == Task::Regression || task == Task::Forecasting)
        worst = farthest(residuals(*this), [](double residual) { return std::abs(residual); });
    else if (task == Task::Anomaly && !predictions.outputs.empty())
        worst = farthest(scores(*this), [](double score) { return score; });
    else
        for (std::size_t row = 0; row < std::min(predictions.size(), kWorst); ++row)
            worst.push_back(row);
    if (isTable())
        rows = std::make_shared<const Table>(rowsTable(*this));
}

/// Pictures with most mistakes first; those without any are left out.
void JudgedView::compareAll()
{
    const double confidence = part.evaluation.confidence.value_or(0);
    for (std::size_t row = 0; row < part.boxes.size(); ++row) {
        compared.push_back(part.boxes[row].empty() ? DetectedPicture{} : compareBoxes(part.predictions.found[row], part.boxes[row], confidence));
        if (!compared[row].wrong.empty() || !compared[row].missed.empty())
            worst.push_back(row);
    }
    const auto mistakes = [this](std::size_t row) { return compared[row].wrong.size() + compared[row].missed.size(); };
    std::ranges::stable_sort(worst, std::ranges::greater(), mistakes);
    worst.resize(std::min(worst.size(), kWorst));
    curves = detectionCurves(part.predictions, part.boxes);
}

std::optional<std::size_t> JudgedView::rowOf(std::size_t item) const
{
    const auto found = std::ranges::find(part.indices, item);
    return found == part.indices.end() ? std::nullopt : std::optional(std::size_t(found - part.indices.begin()));
}

std::vector<PaintedBox> paintedBoxes(const JudgedView& view, std::size_t row)
{
    const DetectedPicture& compared = view.compared[row];
    const double confidence = view.part.evaluation.confidence.value_or(0);
    const auto nameOf = [&](std::int32_t label) { return QString::fromStdString(view.classes()[std::size_t(label)]); };
    const auto holds = [](const std::vector<std::size_t>& indices, std::size_t i) { return std::ranges::find(indices, i) != indices.end(); };
    std::vector<PaintedBox> boxes;
    for (std::size_t i = 0; i < view.part.boxes[row].size(); ++i) {
        const TrueBox& box = view.part.boxes[row][i];
        const bool isMissed = holds(compared.missed, i);
        boxes.push_back({QRectF(box.x, box.y, box.width, box.height), box.label, false, isMissed, isMissed ? nameOf(box.label) : QString()});
    }
    for (std::size_t i = 0; i < view.part.predictions.found[row].size(); ++i) {
        const Detection& box = view.part.predictions.found[row][i];
        if (double(box.score) < confidence)
            continue;
        const bool isWrong = holds(compared.wrong, i);
        boxes.push_back({QRectF(double(box.x), double(box.y), double(box.width), double(box.height)), box.label, true, isWrong,
                         isWrong ? nameOf(box.label) + u' ' + percentText(double(box.score), 0) : QString()});
    }
    return boxes;
}

GridEntry JudgedView::entry(std::size_t row, int classIndex) const
{
    const int shown = classIndex >= 0 ? classIndex : predicted[row];
    return {std::uint32_t(part.indices[row]), shown, shown >= 0 ? probability(row, shown) : 0.0f};
}

std::vector<double> scores(const JudgedView& view)
{
    std::vector<double> result(view.part.predictions.size());
    for (std::size_t row = 0; row < result.size(); ++row)
        result[row] = view.part.predictions.value(row);
    return result;
}

std::vector<double> residuals(const JudgedView& view)
{
    const Predictions& predictions = view.part.predictions;
    std::vector<double> result(predictions.outputs.empty() ? 0 : predictions.size(), kMissingNumber);
    for (std::size_t row = 0; row < std::min(result.size(), view.part.truth.values.size()); ++row)
        result[row] = view.part.truth.values[row] - predictions.value(row);
    return result;
}

Table rowsTable(const JudgedView& view)
{
    const Predictions& predictions = view.part.predictions;
    const std::size_t count = predictions.size();
    std::vector<std::uint32_t> indices(view.part.indices.begin(), view.part.indices.end());
    const Table rows = view.part.table->take(indices);
    std::vector<Field> fields;
    std::vector<Column> columns;
    const auto add = [&](const QString& name, Column column, ColumnType type, const std::string& unit = {}) {
        fields.push_back({distinctName(rows, name), type, Role::Feature, unit});
        columns.push_back(std::move(column));
    };
    const auto names = [&](const std::vector<std::int32_t>& labels) {
        std::vector<std::uint32_t> codes;
        for (const std::int32_t label : labels)
            codes.push_back(label < 0 ? kMissingCode : std::uint32_t(label));
        codes.resize(count, kMissingCode);
        return Column::categorical(std::move(codes), predictions.classes);
    };
    const QString truth = QCoreApplication::translate("JudgedView", "Truth"), prediction = QCoreApplication::translate("JudgedView", "Prediction");
    if (!predictions.classes.empty()) {
        std::vector<double> confidence;
        for (std::size_t row = 0; row < count; ++row)
            confidence.push_back(view.predicted[row] < 0 ? kMissingNumber : std::round(1e4 * double(view.probability(row, view.predicted[row]))) / 1e4);
        if (view.task == Task::Classification)
            add(truth, names(view.part.truth.labels), ColumnType::Categorical);
        add(view.task == Task::Clustering ? QCoreApplication::translate("JudgedView", "Cluster") : prediction, names(view.predicted), ColumnType::Categorical);
        add(QCoreApplication::translate("JudgedView", "Confidence"), Column::numeric(std::move(confidence)), ColumnType::Numeric);
        if (view.part.silhouettes.size() == count && view.task == Task::Clustering)
            add(QCoreApplication::translate("JudgedView", "Silhouette"), Column::numeric(view.part.silhouettes), ColumnType::Numeric);
    } else if (view.task == Task::Regression || view.task == Task::Forecasting) {
        std::vector<double> values = view.part.truth.values;
        values.resize(count, kMissingNumber);
        add(truth, Column::numeric(std::move(values)), ColumnType::Numeric, view.unit);
        add(prediction, Column::numeric(scores(view)), ColumnType::Numeric, view.unit);
        add(QCoreApplication::translate("JudgedView", "Residual"), Column::numeric(residuals(view)), ColumnType::Numeric, view.unit);
    } else if (!predictions.outputs.empty()) {
        for (std::size_t output = 0; output < predictions.outputs.size(); ++output) {
            std::vector<double> values;
            for (std::size_t row = 0; row < count; ++row)
                values.push_back(predictions.value(row, output));
            add(view.task == Task::Anomaly ? QCoreApplication::translate("JudgedView", "Score") : QString::fromStdString(predictions.outputs[output]),
                Column::numeric(std::move(values)), ColumnType::Numeric);
        }
    }
    // The truth stands for the target; a task that has none shows the column as it is.
    const bool hasTruth = view.task == Task::Classification || view.task == Task::Regression || view.task == Task::Forecasting;
    for (std::size_t i = 0; i < rows.columnCount(); ++i)
        if (!hasTruth || rows.field(i).name != view.target) {
            fields.push_back(rows.field(i));
            columns.push_back(rows.column(i));
        }
    auto made = rows.withColumns(std::move(fields), std::move(columns));
    return made ? std::move(*made) : rows;
}

void sortRowsBy(const Column& column, bool ascending, std::vector<std::uint32_t>& rows)
{
    const auto missing = std::ranges::stable_partition(rows, [&](std::uint32_t row) { return !column.isMissing(row); });
    const auto sorted = std::span(rows.begin(), missing.begin());
    const auto sort = [&](auto key) {
        std::ranges::stable_sort(sorted, [&](std::uint32_t a, std::uint32_t b) { return ascending ? key(a) < key(b) : key(b) < key(a); });
    };
    if (column.type() == ColumnType::Text)
        sort([&](std::uint32_t row) { return column.textAt(row); });
    else if (column.type() == ColumnType::Categorical)
        sort([&](std::uint32_t row) -> std::string_view { return column.levels()[column.codes()[row]]; });
    else
        sort([&](std::uint32_t row) { return column.numberAt(row); });
}

std::vector<std::uint32_t> rowsOf(const JudgedView& view, const std::vector<GridEntry>& entries)
{
    std::unordered_map<std::size_t, std::uint32_t> places;
    for (std::size_t row = 0; row < view.part.indices.size(); ++row)
        places.emplace(view.part.indices[row], std::uint32_t(row));
    std::vector<std::uint32_t> rows;
    for (const GridEntry& entry : entries)
        if (const auto found = places.find(entry.item); found != places.end())
            rows.push_back(found->second);
    return rows;
}

std::vector<GridEntry> itemsOfCell(const JudgedView& view, const MatrixCell& cell)
{
    std::vector<bool> truths(view.classes().size(), false), predictions(view.classes().size(), false);
    for (const int c : cell.truths)
        truths[std::size_t(c)] = true;
    for (const int c : cell.predictions)
        predictions[std::size_t(c)] = true;
    std::vector<GridEntry> entries;
    for (std::size_t row = 0; row < view.predicted.size(); ++row) {
        const std::int32_t truth = view.part.truth.labels[row], predicted = view.predicted[row];
        if (truth >= 0 && predicted >= 0 && truths[std::size_t(truth)] && predictions[std::size_t(predicted)])
            entries.push_back(view.entry(row));
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const GridEntry& a, const GridEntry& b) { return a.probability > b.probability; });
    return entries;
}

ThresholdItems itemsOfThreshold(const JudgedView& view, int classIndex, double threshold)
{
    ThresholdItems items;
    for (std::size_t row = 0; row < view.predicted.size(); ++row) {
        if (view.part.truth.labels[row] < 0 || view.predicted[row] < 0)
            continue;
        const bool taken = double(view.probability(row, classIndex)) >= threshold;
        const bool isClass = view.part.truth.labels[row] == classIndex;
        if (taken && !isClass)
            items.wronglyTaken.push_back(view.entry(row, classIndex));
        else if (!taken && isClass)
            items.missed.push_back(view.entry(row, classIndex));
    }
    std::stable_sort(items.wronglyTaken.begin(), items.wronglyTaken.end(),
                     [](const GridEntry& a, const GridEntry& b) { return a.probability > b.probability; });
    std::stable_sort(items.missed.begin(), items.missed.end(),
                     [](const GridEntry& a, const GridEntry& b) { return a.probability < b.probability; });
    return items;
}

std::vector<GridEntry> worstItems(const JudgedView& view)
{
    std::vector<GridEntry> entries;
    entries.reserve(view.worst.size());
    for (const std::size_t row : view.worst)
        entries.push_back(view.entry(row));
    return entries;
}

int worstClass(const Evaluation& evaluation)
{
    int worst = -1;
    for (std::size_t c = 0; c < evaluation.perClass.size(); ++c) {
        const auto& value = evaluation.perClass[c].f1.value;
        if (value && (worst < 0 || *value < *evaluation.perClass[std::size_t(worst)].f1.value))
            worst = int(c);
    }
    return worst;
}

} // namespace lathe
