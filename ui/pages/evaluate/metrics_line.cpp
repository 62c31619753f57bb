#include "ui/pages/evaluate/metrics_line.h"

#include "ui/models/task_metrics.h"
#include "ui/pages/evaluate/judged_view.h"
#include "ui/plots/number_text.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QEvent>
#include <QVBoxLayout>

namespace lathe {

namespace {

/// What stands in the line, in its order.
std::vector<std::string> shownMetrics(Task task)
{
    return task == Task::Classification ? std::vector<std::string>{"accuracy", "f1_macro", "log_loss", "roc_auc"} : metricsOf(task);
}

bool hasUnit(std::string_view id)
{
    return id == "rmse" || id == "mae";
}

QString helpOf(std::string_view id)
{
    static const std::pair<const char*, const char*> kHelp[] = {
        {"accuracy", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Share of the items that are predicted right")},
        {"f1_macro", QT_TRANSLATE_NOOP("lathe::MetricsLine", "F1 averaged over the classes, each counting the same")},
        {"log_loss", QT_TRANSLATE_NOOP("lathe::MetricsLine", "How surprised the model is by the truth; 0 is best")},
        {"roc_auc", QT_TRANSLATE_NOOP("lathe::MetricsLine",
                                      "Chance that an item of a class gets a higher probability for it than another item")},
        {"r2", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Share of the variance that is explained; 1 is best, 0 is as good as the mean")},
        {"rmse", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Root of the mean squared error: large errors count more")},
        {"mae", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Mean distance between prediction and truth")},
        {"mape", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Mean distance between prediction and truth, in percent of the truth")},
        {"silhouette", QT_TRANSLATE_NOOP("lathe::MetricsLine", "How much nearer rows are to their own cluster than to the next one; 1 is best")},
        {"davies_bouldin", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Width of the clusters against the distance between them; 0 is best")},
        {"inertia", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Squared distances of the rows to the mean of their cluster; see its elbow under Curves")},
        {"calinski_harabasz", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Spread between the clusters against the spread within; more is better")},
        {"adjusted_rand", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Agreement of clusters and classes beyond chance; 1 is best")},
        {"average_precision", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Precision averaged over all recalls")},
    };
    for (const auto& [metric, help] : kHelp)
        if (id == metric)
            return MetricsLine::tr(help);
    return {};
}

} // namespace

QString intervalText(const Measurement& measurement, int digits)
{
    if (!measurement.value || !measurement.low || !measurement.high)
        return {};
    const double low = *measurement.low, high = *measurement.high;
    if (isEven(low, *measurement.value, high))
        return QStringLiteral("±\u00a0") + numberText((high - low) / 2, digits);
    return MetricsLine::tr("(%1 to %2)").arg(numberText(low, digits), numberText(high, digits));
}

QString metricInterval(std::string_view id, const Measurement& measurement, const QString& unit)
{
    if (!measurement.value || !measurement.low || !measurement.high)
        return {};
    const auto number = [&](double value) { return hasUnit(id) ? quantityText(value, unit) : metricValueText(id, value); };
    const double low = *measurement.low, high = *measurement.high;
    if (isEven(low, *measurement.value, high))
        return QStringLiteral("±\u00a0") + number((high - low) / 2);
    return MetricsLine::tr("(%1 to %2)").arg(number(low), number(high));
}

class MetricsLine::Figure : public QWidget {
public:
    explicit Figure(const QString& name)
        : m_name(captionLabel(name)), m_value(sectionLabel(QStringLiteral("–"))), m_interval(mutedLabel())
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto* row = new QHBoxLayout;
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(token::space4);
        row->addWidget(m_value);
        row->addWidget(m_interval);
        row->addStretch(1);
        column->addWidget(m_name);
        column->addLayout(row);
    }

    void setName(const QString& name) { m_name->setText(name); }

    void setMeasurement(std::string_view id, const Measurement& measurement, const QString& help, const QString& unit = {})
    {
        m_value->setText(measurement.value && hasUnit(id) ? quantityText(*measurement.value, unit) : metricValueText(id, measurement.value));
        m_interval->setText(metricInterval(id, measurement, unit));
        const QString why = QString::fromStdString(measurement.undefined);
        setToolTip(measurement.value || why.isEmpty() ? help : help + u'\n' + why);
        setAccessibleName(m_name->text() + u' ' + m_value->text() + u' ' + m_interval->text());
    }

private:
    QLabel* m_name;
    QLabel* m_value;
    QLabel* m_interval;
};

MetricsLine::MetricsLine(QWidget* parent) : QWidget(parent)
{
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(token::space24);
    m_worst = new Figure(tr("Worst class"));
    m_worst->setCursor(Qt::PointingHandCursor);
    m_row->addWidget(m_worst);
    m_row->addStretch(1);
    m_worst->installEventFilter(this);
    makeFigures(Task::Classification);
}

void MetricsLine::makeFigures(Task task)
{
    m_worst->setVisible(task == Task::Classification);
    const auto ids = shownMetrics(task);
    if (ids == m_ids)
        return;
    m_ids = ids;
    qDeleteAll(m_figures);
    m_figures.clear();
    for (const std::string& id : m_ids) {
        // Long names would push the last figure out of a narrow window.
        m_figures.push_back(new Figure(hasUnit(id) || id == "mape" ? shortMetricName(id) : metricName(id)));
        m_row->insertWidget(int(m_figures.size()) - 1, m_figures.back());
    }
}

void MetricsLine::setEvaluation(const Evaluation& evaluation, Task task, const QString& unit)
{
    makeFigures(task);
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const auto found = evaluation.metrics.find(m_ids[i]);
        // What needs a truth is no part of the line where there is none.
        const bool isKnown = found != evaluation.metrics.end() && found->second.value;
        m_figures[i]->setVisible(isKnown || (task != Task::Clustering && task != Task::Anomaly));
        m_figures[i]->setMeasurement(m_ids[i], found == evaluation.metrics.end() ? Measurement{} : found->second,
                                     metricName(m_ids[i]) + QStringLiteral(". ") + helpOf(m_ids[i]) + u'\n' + tr("95 % interval by bootstrap"), unit);
    }
    m_worstClass = worstClass(evaluation);
    const bool known = m_worstClass >= 0;
    m_worst->setName(known ? tr("Worst class, %1 F1")
                                 .arg(QString::fromStdString(evaluation.classes[std::size_t(m_worstClass)]))
                           : tr("Worst class"));
    Measurement none;
    none.undefined = tr("no class has a defined F1").toStdString();
    m_worst->setMeasurement("f1_macro", known ? evaluation.perClass[std::size_t(m_worstClass)].f1 : none,
                            tr("Click to see its threshold and its mistakes"));
}

bool MetricsLine::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_worst && event->type() == QEvent::MouseButtonRelease && m_worstClass >= 0)
        emit classRequested(m_worstClass);
    return QWidget::eventFilter(watched, event);
}

void MetricsLine::clear()
{
    for (Figure* figure : m_figures)
        figure->setMeasurement({}, {}, {});
    m_worst->setName(tr("Worst class"));
    m_worst->setMeasurement({}, {}, {});
    m_worstClass = -1;
}

} // namespace lathe
