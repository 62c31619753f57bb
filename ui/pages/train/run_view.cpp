#include "ui/pages/train/run_view.h"

#include "ui/models/task_metrics.h"
#include "ui/pages/train/fit_card.h"
#include "ui/plots/class_bars.h"
#include "ui/plots/loss_chart.h"
#include "ui/plots/metric_chart.h"
#include "ui/plots/number_text.h"
#include "ui/shell/card.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

constexpr double kSmoothings[] = {0, 0.6, 0.9, 0.98};
constexpr int kDefaultSmoothing = 2;
constexpr int kValidationColor = 1;

QStringList classNames(const RunRecord& run)
{
    QStringList names;
    const auto json = nlohmann::json::parse(run.classes, nullptr, false);
    if (json.is_array())
        for (const auto& name : json)
            if (name.is_string())
                names << QString::fromStdString(name.get<std::string>());
    return names;
}

} // namespace

RunView::RunView(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space16);

    m_lossCard = new Card(tr("Loss"));
    auto* smoothing = new QComboBox;
    smoothing->setAccessibleName(tr("Smoothing"));
    smoothing->setToolTip(tr("Weight of the past in the smoothed line; the raw points stay faint behind it"));
    for (const double weight : kSmoothings)
        smoothing->addItem(weight == 0 ? tr("no smoothing")
                                       : tr("smoothing %1").arg(numberText(weight, weight > 0.95 ? 2 : 1)), weight);
    smoothing->setCurrentIndex(kDefaultSmoothing);
    m_kind = new SegmentedControl;
    m_kind->setAccessibleName(tr("Curves or log"));
    m_kind->addSegment(tr("Curves"));
    m_kind->addSegment(tr("Log"));
    m_lossCard->addExtra(smoothing);
    m_lossCard->addExtra(m_kind);
    auto* stack = new QWidget;
    m_stack = new QStackedLayout(stack);
    m_loss = new LossChart;
    m_loss->setSmoothing(kSmoothings[kDefaultSmoothing]);
    m_log = new QPlainTextEdit;
    m_log->setReadOnly(true);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setFont(Theme::instance().codeFont());
    m_log->setAccessibleName(tr("Log"));
    m_fit = new FitCard;
    for (QWidget* widget : {static_cast<QWidget*>(m_loss), static_cast<QWidget*>(m_log), static_cast<QWidget*>(m_fit)})
        m_stack->addWidget(widget);
    m_smoothing = smoothing;
    m_lossCard->content()->addWidget(stack, 1);
    column->addWidget(m_lossCard, 44);

    m_lower = new QWidget;
    auto* row = new QHBoxLayout(m_lower);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space16);
    m_metricCard = new Card;
    m_metric = new MetricChart;
    m_metricCard->content()->addWidget(m_metric, 1);
    m_barsCard = new Card(tr("F1 by class, now"));
    m_barsHint = captionLabel(tr("click a bar for its items"));
    m_barsCard->addExtra(m_barsHint);
    m_bars = new ClassBars;
    m_barsCard->content()->addWidget(m_bars, 1);
    row->addWidget(m_metricCard, 1);
    row->addWidget(m_barsCard, 1);
    column->addWidget(m_lower, 27);

    connect(smoothing, &QComboBox::currentIndexChanged, this,
            [this, smoothing] { m_loss->setSmoothing(smoothing->currentData().toDouble()); });
    connect(m_kind, &SegmentedControl::currentChanged, this, [this](int kind) {
        arrange();
        if (kind == 1)
            emit logShown();
    });
    connect(m_bars, &ClassBars::activated, this, &RunView::classActivated);
}

/// What the first card shows; a run without epochs has no curve, and classes only once it is judged.
void RunView::arrange()
{
    const bool log = isLogShown();
    if (log)
        m_stack->setCurrentWidget(m_log);
    else
        m_stack->setCurrentWidget(m_hasEpochs ? static_cast<QWidget*>(m_loss) : m_fit);
    m_smoothing->setVisible(!log && m_hasEpochs);
    m_lossCard->setTitle(log ? tr("Log") : m_hasEpochs ? tr("Loss") : tr("Learning"));
    m_kind->setSegmentText(0, m_hasEpochs ? tr("Curves") : tr("Result"));
    m_metricCard->setVisible(m_hasEpochs && m_isMeasured);
    m_barsCard->setVisible(!m_bars->table().rows.empty());
    m_lower->setVisible((m_hasEpochs && m_isMeasured) || !m_bars->table().rows.empty());
}

bool RunView::isLogShown() const
{
    return m_kind->current() == 1;
}

void RunView::setRun(const RunRecord& run)
{
    // A resumed run goes on from its checkpoint: what it had after it is measured again.
    const bool fresh = run.id != m_run || run.history.size() < m_epochs;
    if (fresh) {
        m_run = run.id;
        m_lastStep = 0;
        m_loss->clear();
        m_log->clear();
        m_lines.clear();
    }
    if (!fresh && run.history.size() == m_epochs && run.epochsPlanned == m_planned && run.status == m_status)
        return;
    m_epochs = run.history.size();
    m_planned = run.epochsPlanned;
    m_status = run.status;
    m_loss->setPlannedEpochs(std::max(1, run.epochsPlanned));
    std::vector<LossPoint> validation;
    for (const RunEpoch& epoch : run.history)
        if (epoch.validationLoss)
            validation.push_back({double(epoch.epoch), *epoch.validationLoss});
    m_loss->setValidation(std::move(validation));
    updateMetric(run);
    updateBars(run);
    m_barsHint->setVisible(!run.predictions.empty());
    m_hasEpochs = hasEpochs(run);
    m_fit->setRun(run);
    arrange();
}

void RunView::updateMetric(const RunRecord& run)
{
    const std::string id = mainMetric(taskOf(run));
    std::vector<MetricPoint> points;
    for (const RunEpoch& epoch : run.history)
        if (const auto found = epoch.metrics.find(id); found != epoch.metrics.end())
            points.push_back({double(epoch.epoch), found->second, {}, {}});
    // The end of a run measures an interval; it belongs to the best epoch, whose weights are kept.
    if (const auto part = run.metrics.find("validation"); part != run.metrics.end())
        if (const auto metric = part->second.find(id); metric != part->second.end())
            for (MetricPoint& point : points)
                if (int(point.epoch) == run.bestEpoch) {
                    point.low = metric->second.low;
                    point.high = metric->second.high;
                }
    m_isMeasured = !points.empty() || run.history.empty(); // some networks are measured at the end only
    m_loss->setAxisTitles(tr("epoch"), taskOf(run) == Task::Classification ? tr("cross-entropy") : tr("loss"));
    const QString title = tr("%1, validation").arg(metricName(id));
    m_metricCard->setTitle(title);
    m_metric->setTitle(title);
    m_metric->setAxisTitles(tr("epoch"), shortMetricName(id));
    m_metric->setPlannedEpochs(std::max(1, run.epochsPlanned));
    m_metric->setSeries(metricName(id), kValidationColor, std::move(points));
}

void RunView::updateBars(const RunRecord& run)
{
    const QStringList names = classNames(run);
    std::vector<ClassBar> bars;
    const std::vector<double> f1 = run.history.empty() ? classF1(run, std::size_t(names.size())) : run.history.back().classF1;
    if (!f1.empty()) {
        for (int c = 0; c < names.size() && std::size_t(c) < f1.size(); ++c) {
            const double value = f1[std::size_t(c)];
            bars.push_back({names[c], std::isfinite(value) ? std::optional(value) : std::nullopt, c});
        }
    }
    m_barsCard->setTitle(run.isActive() ? tr("F1 by class, now") : hasEpochs(run) ? tr("F1 by class, last epoch") : tr("F1 by class, validation"));
    m_bars->setBars(std::move(bars));
}

void RunView::appendSteps(const std::vector<RunStep>& steps)
{
    std::vector<LossPoint> points;
    points.reserve(steps.size());
    for (const RunStep& step : steps) {
        if (step.step <= m_lastStep)
            continue;
        points.push_back({step.epochPosition, step.loss});
        m_lastStep = step.step;
    }
    m_loss->appendSteps(points);
}

void RunView::setLog(const std::vector<std::string>& lines)
{
    const bool grows = lines.size() >= m_lines.size() && std::equal(m_lines.begin(), m_lines.end(), lines.begin());
    if (!grows) {
        m_log->clear();
        m_lines.clear();
    }
    const bool atEnd = m_log->verticalScrollBar()->value() == m_log->verticalScrollBar()->maximum();
    for (std::size_t i = m_lines.size(); i < lines.size(); ++i)
        m_log->appendPlainText(QString::fromStdString(lines[i]));
    m_lines = lines;
    if (atEnd)
        m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
}

} // namespace lathe
