#include "ui/pages/evaluate/metrics_line.h"

#include "ui/pages/evaluate/judged_view.h"
#include "ui/plots/number_text.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QEvent>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kDigits = 3;

struct Shown {
    const char* id;
    const char* name;
    const char* help;
};
constexpr Shown kShown[] = {
    {"accuracy", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Accuracy"),
     QT_TRANSLATE_NOOP("lathe::MetricsLine", "Share of the items that are predicted right")},
    {"f1_macro", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Macro F1"),
     QT_TRANSLATE_NOOP("lathe::MetricsLine", "F1 averaged over the classes, each counting the same")},
    {"log_loss", QT_TRANSLATE_NOOP("lathe::MetricsLine", "Log loss"),
     QT_TRANSLATE_NOOP("lathe::MetricsLine", "How surprised the model is by the truth; 0 is best")},
    {"roc_auc", QT_TRANSLATE_NOOP("lathe::MetricsLine", "ROC AUC"),
     QT_TRANSLATE_NOOP("lathe::MetricsLine",
                       "Chance that an item of a class gets a higher probability for it than another item")},
};

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

    void setMeasurement(const Measurement& measurement, const QString& help)
    {
        m_value->setText(numberText(measurement.value, kDigits));
        m_interval->setText(measurement.value ? intervalText(measurement, kDigits) : QString());
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
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space24);
    for (const Shown& shown : kShown) {
        m_figures.push_back(new Figure(tr(shown.name)));
        row->addWidget(m_figures.back());
    }
    m_worst = new Figure(tr("Worst class"));
    m_worst->setCursor(Qt::PointingHandCursor);
    row->addWidget(m_worst);
    row->addStretch(1);
    m_worst->installEventFilter(this);
}

void MetricsLine::setEvaluation(const Evaluation& evaluation)
{
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const auto found = evaluation.metrics.find(kShown[i].id);
        m_figures[i]->setMeasurement(found == evaluation.metrics.end() ? Measurement{} : found->second,
                                     tr(kShown[i].help) + u'\n' + tr("95 % interval by bootstrap"));
    }
    m_worstClass = worstClass(evaluation);
    const bool known = m_worstClass >= 0;
    m_worst->setName(known ? tr("Worst class, %1 F1")
                                 .arg(QString::fromStdString(evaluation.classes[std::size_t(m_worstClass)]))
                           : tr("Worst class"));
    Measurement none;
    none.undefined = tr("no class has a defined F1").toStdString();
    m_worst->setMeasurement(known ? evaluation.perClass[std::size_t(m_worstClass)].f1 : none,
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
        figure->setMeasurement({}, {});
    m_worst->setName(tr("Worst class"));
    m_worst->setMeasurement({}, {});
    m_worstClass = -1;
}

} // namespace lathe
