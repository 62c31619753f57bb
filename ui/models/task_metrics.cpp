#include "ui/models/task_metrics.h"

#include "ui/models/format.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

/// The texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Metrics)
};

enum class Kind { Share, Percent, Quantity };

struct Known {
    const char* id;
    const char* name;
    const char* shortName;
    Kind kind = Kind::Share;
    bool higherIsBetter = true;
};

constexpr Known kKnown[] = {
    {"f1_macro", QT_TRANSLATE_NOOP("Metrics", "Macro F1"), QT_TRANSLATE_NOOP("Metrics", "F1")},
    {"accuracy", QT_TRANSLATE_NOOP("Metrics", "Accuracy"), QT_TRANSLATE_NOOP("Metrics", "Accuracy")},
    {"balanced_accuracy", QT_TRANSLATE_NOOP("Metrics", "Balanced accuracy"), QT_TRANSLATE_NOOP("Metrics", "Balanced accuracy")},
    {"precision_macro", QT_TRANSLATE_NOOP("Metrics", "Macro precision"), QT_TRANSLATE_NOOP("Metrics", "Precision")},
    {"recall_macro", QT_TRANSLATE_NOOP("Metrics", "Macro recall"), QT_TRANSLATE_NOOP("Metrics", "Recall")},
    {"f1_weighted", QT_TRANSLATE_NOOP("Metrics", "Weighted F1"), QT_TRANSLATE_NOOP("Metrics", "Weighted F1")},
    {"roc_auc", QT_TRANSLATE_NOOP("Metrics", "ROC AUC"), QT_TRANSLATE_NOOP("Metrics", "ROC AUC")},
    {"average_precision", QT_TRANSLATE_NOOP("Metrics", "Average precision"), QT_TRANSLATE_NOOP("Metrics", "Average precision")},
    {"log_loss", QT_TRANSLATE_NOOP("Metrics", "Log loss"), QT_TRANSLATE_NOOP("Metrics", "Log loss"), Kind::Share, false},
    {"r2", QT_TRANSLATE_NOOP("Metrics", "R²"), QT_TRANSLATE_NOOP("Metrics", "R²")},
    {"rmse", QT_TRANSLATE_NOOP("Metrics", "Root mean squared error"), QT_TRANSLATE_NOOP("Metrics", "RMSE"), Kind::Quantity, false},
    {"mae", QT_TRANSLATE_NOOP("Metrics", "Mean absolute error"), QT_TRANSLATE_NOOP("Metrics", "MAE"), Kind::Quantity, false},
    {"mape", QT_TRANSLATE_NOOP("Metrics", "Mean absolute percentage error"), QT_TRANSLATE_NOOP("Metrics", "MAPE"), Kind::Percent, false},
    {"silhouette", QT_TRANSLATE_NOOP("Metrics", "Silhouette"), QT_TRANSLATE_NOOP("Metrics", "Silhouette")},
    {"davies_bouldin", QT_TRANSLATE_NOOP("Metrics", "Davies–Bouldin index"), QT_TRANSLATE_NOOP("Metrics", "Davies–Bouldin"), Kind::Quantity, false},
    {"calinski_harabasz", QT_TRANSLATE_NOOP("Metrics", "Calinski–Harabasz index"), QT_TRANSLATE_NOOP("Metrics", "Calinski–Harabasz"), Kind::Quantity},
    {"inertia", QT_TRANSLATE_NOOP("Metrics", "Inertia"), QT_TRANSLATE_NOOP("Metrics", "Inertia"), Kind::Quantity},
    {"map_50", QT_TRANSLATE_NOOP("Metrics", "mAP at 0.5"), QT_TRANSLATE_NOOP("Metrics", "mAP 0.5")},
    {"map_50_95", QT_TRANSLATE_NOOP("Metrics", "mAP at 0.5 to 0.95"), QT_TRANSLATE_NOOP("Metrics", "mAP")},
    {"map_75", QT_TRANSLATE_NOOP("Metrics", "mAP at 0.75"), QT_TRANSLATE_NOOP("Metrics", "mAP 0.75")},
    {"ar_100", QT_TRANSLATE_NOOP("Metrics", "Recall with 100 boxes"), QT_TRANSLATE_NOOP("Metrics", "Recall")},
    {"adjusted_rand", QT_TRANSLATE_NOOP("Metrics", "Adjusted Rand index"), QT_TRANSLATE_NOOP("Metrics", "Adjusted Rand")},
};

const Known* known(std::string_view id)
{
    const auto found = std::ranges::find_if(kKnown, [id](const Known& metric) { return id == metric.id; });
    return found == std::end(kKnown) ? nullptr : &*found;
}

} // namespace

Task taskOf(const RunRecord& run)
{
    return taskFromText(run.task).value_or(Task::Classification);
}

QString taskName(Task task)
{
    switch (task) {
    case Task::Classification: return Words::tr("Classification");
    case Task::Regression: return Words::tr("Regression");
    case Task::Clustering: return Words::tr("Clustering");
    case Task::Anomaly: return Words::tr("Anomalies");
    case Task::Projection: return Words::tr("Projection");
    case Task::Forecasting: return Words::tr("Forecasting");
    case Task::Detection: return Words::tr("Detection");
    }
    return {};
}

bool isTrial(const RunRecord& run)
{
    // A key stands in JSON as it is, in texts its quotes are escaped. Read so, since there may be very many trials.
    return run.setup.find("\"search\":") != std::string::npos;
}

std::string targetOf(const RunRecord& run)
{
    const auto setup = nlohmann::json::parse(run.setup, nullptr, false);
    if (!setup.is_object())
        return {};
    const auto target = setup.find("target");
    return target != setup.end() && target->is_string() ? target->get<std::string>() : std::string();
}

std::vector<std::string> metricsOf(Task task)
{
    switch (task) {
    case Task::Classification:
        return {"f1_macro", "accuracy", "balanced_accuracy", "precision_macro", "recall_macro", "roc_auc", "log_loss"};
    case Task::Regression:
    case Task::Forecasting: return {"r2", "rmse", "mae", "mape"};
    case Task::Clustering: return {"silhouette", "davies_bouldin", "calinski_harabasz", "inertia", "adjusted_rand"};
    case Task::Anomaly: return {"roc_auc", "average_precision"};
    case Task::Detection: return {"map_50", "map_50_95", "map_75", "ar_100"};
    case Task::Projection: break;
    }
    return {};
}

std::string mainMetric(Task task)
{
    const auto all = metricsOf(task);
    return all.empty() ? std::string() : all.front();
}

std::string secondMetric(Task task)
{
    const auto all = metricsOf(task);
    return all.size() < 2 ? std::string() : all[1];
}

QString metricName(std::string_view id)
{
    const Known* metric = known(id);
    return metric ? Words::tr(metric->name) : text(id);
}

QString shortMetricName(std::string_view id)
{
    const Known* metric = known(id);
    return metric ? Words::tr(metric->shortName) : text(id);
}

bool isHigherBetter(std::string_view id)
{
    const Known* metric = known(id);
    return !metric || metric->higherIsBetter;
}

QString metricValueText(std::string_view id, std::optional<double> value)
{
    const Known* metric = known(id);
    const Kind kind = metric ? metric->kind : Kind::Share;
    if (!value || !std::isfinite(*value) || kind == Kind::Share)
        return metricText(value);
    return kind == Kind::Percent ? shareText(*value) : quantityText(*value);
}

QString metricIntervalText(std::string_view id, const RunMetric& metric)
{
    QString result = metricValueText(id, metric.value);
    if (metric.value && metric.low && metric.high) {
        const double half = std::max(*metric.high - *metric.value, *metric.value - *metric.low);
        result += QStringLiteral(" ± ") + metricValueText(id, half);
    }
    return result;
}

QString quantityText(double value, const QString& unit)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    constexpr int kSignificant = 4, kMostDecimals = 6;
    const double size = std::abs(value);
    const int whole = size < 1e-12 ? 1 : int(std::floor(std::log10(size))) + 1;
    QString number;
    if (size >= 1e15 || (size > 1e-12 && size < 1e-6)) {
        number = QLocale().toString(value, 'g', kSignificant);
    } else {
        const int decimals = std::clamp(kSignificant - whole, 0, kMostDecimals);
        number = QLocale().toString(value, 'f', decimals);
        // 12 reads as 12, not as 12.00.
        const QString point = QLocale().decimalPoint();
        if (number.contains(point)) {
            while (number.endsWith(QLocale().zeroDigit()))
                number.chop(1);
            if (number.endsWith(point))
                number.chop(point.size());
        }
    }
    if (unit.isEmpty())
        return number;
    static const QStringList before{"$", "€", "£", "¥"};
    if (!before.contains(unit))
        return number + QChar(0xa0) + unit;
    return value < 0 && number.startsWith(QLocale().negativeSign())
        ? QLocale().negativeSign() + unit + number.mid(QLocale().negativeSign().size()) : unit + number;
}

} // namespace lathe
