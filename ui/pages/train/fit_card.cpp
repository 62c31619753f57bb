#include "ui/pages/train/fit_card.h"

#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <limits>

namespace lathe {

namespace {
constexpr int kTick = 200; // milliseconds: tenths of a second are shown below ten
constexpr int kMostWidth = 640;
} // namespace

bool hasEpochs(const RunRecord& run)
{
    return run.epochsPlanned > 0 || !run.history.empty();
}

std::vector<double> classF1(const RunRecord& run, std::size_t classes)
{
    const auto found = run.confusion.find("validation");
    if (found == run.confusion.end() || found->second.size() != classes * classes)
        return {};
    const auto& counts = found->second;
    std::vector<double> result;
    for (std::size_t c = 0; c < classes; ++c) {
        std::int64_t support = 0, predicted = 0;
        for (std::size_t other = 0; other < classes; ++other) {
            support += counts[c * classes + other];
            predicted += counts[other * classes + c];
        }
        const double both = double(support + predicted);
        result.push_back(both > 0 ? 2.0 * double(counts[c * classes + c]) / both : std::numeric_limits<double>::quiet_NaN());
    }
    return result;
}

FitCard::FitCard(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_place = new QWidget;
    m_place->setMaximumWidth(kMostWidth);
    auto* column = new QVBoxLayout(m_place);
    column->setContentsMargins(0, token::space8, 0, 0);
    column->setSpacing(token::space4);
    m_state = mutedLabel();
    m_time = titleLabel();
    m_note = wrapping(mutedLabel());
    column->addWidget(m_state);
    column->addWidget(m_time);
    column->addWidget(m_note);
    column->addSpacing(token::space16);
    column->addStretch(1);
    row->addWidget(m_place, 1);
    row->addStretch(0);
    m_clock.setInterval(kTick);
    connect(&m_clock, &QTimer::timeout, this, &FitCard::showTime);
}

void FitCard::setRun(const RunRecord& run)
{
    m_record = run;
    showTime();
    showMetrics();
    if (run.status == RunStatus::Running && isVisible())
        m_clock.start();
    else
        m_clock.stop();
}

void FitCard::showTime()
{
    double seconds = m_record.seconds;
    const QDateTime started = QDateTime::fromString(text(m_record.started), Qt::ISODateWithMs);
    switch (m_record.status) {
    case RunStatus::Scheduled:
        m_state->setText(tr("Waits for its turn"));
        m_note->setText(tr("It starts when the run before it is done."));
        break;
    case RunStatus::Running:
    case RunStatus::Paused:
        m_state->setText(tr("Learning for"));
        m_note->setText(tr("This algorithm learns in one go: there are no epochs to follow. Its metrics stand here when it is done."));
        if (started.isValid())
            seconds = std::max(0.0, double(started.msecsTo(QDateTime::currentDateTimeUtc())) / 1000);
        break;
    case RunStatus::Finished:
        m_state->setText(tr("Learned in"));
        m_note->setText(m_record.metrics.contains("validation") ? tr("Measured on the validation part, with 95 % intervals.")
                                                                : tr("There is no validation part to measure on."));
        break;
    case RunStatus::Failed:
    case RunStatus::Killed:
    case RunStatus::Interrupted:
        m_state->setText(tr("Ended after"));
        m_note->setText(text(m_record.error));
        break;
    }
    m_time->setText(m_record.status == RunStatus::Scheduled ? QStringLiteral("–") : durationLabel(seconds));
}

void FitCard::showMetrics()
{
    delete m_metrics;
    m_metrics = nullptr;
    const auto part = m_record.metrics.find("validation");
    if (part == m_record.metrics.end())
        return;
    m_metrics = new QWidget;
    auto* grid = new QGridLayout(m_metrics);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(token::space32);
    grid->setVerticalSpacing(token::space16);
    constexpr int kColumns = 3;
    int shown = 0;
    for (const std::string& id : metricsOf(taskOf(m_record))) {
        const auto metric = part->second.find(id);
        if (metric == part->second.end())
            continue;
        auto* figure = new QWidget;
        auto* column = new QVBoxLayout(figure);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(captionLabel(metricName(id)));
        auto* values = new QHBoxLayout;
        values->setSpacing(token::space4);
        values->addWidget(sectionLabel(metricValueText(id, metric->second.value)));
        const QString whole = metricIntervalText(id, metric->second);
        if (const auto at = whole.indexOf(QStringLiteral(" ± ")); at > 0)
            values->addWidget(mutedLabel(whole.mid(at + 1)));
        values->addStretch(1);
        column->addLayout(values);
        figure->setToolTip(text(metric->second.undefined));
        grid->addWidget(figure, shown / kColumns, shown % kColumns);
        ++shown;
    }
    for (int i = 0; i < kColumns; ++i)
        grid->setColumnStretch(i, 1);
    auto* column = static_cast<QVBoxLayout*>(m_place->layout());
    column->insertWidget(column->count() - 1, m_metrics);
}

void FitCard::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    setRun(RunRecord(m_record));
}

void FitCard::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

} // namespace lathe
