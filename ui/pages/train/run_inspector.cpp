#include "ui/pages/train/run_inspector.h"

#include "base/text.h"
#include "ui/forms/param_form.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/train/fit_card.h"
#include "ui/plots/number_text.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/key_value.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QDateTime>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

QString dash()
{
    return QStringLiteral("–");
}

QString setupValue(const nlohmann::json& setup, const char* key)
{
    if (!setup.is_object() || !setup.contains(key))
        return {};
    const auto& value = setup[key];
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

QDateTime timeOf(const std::string& iso)
{
    return QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate);
}

QString agoText(const std::string& iso)
{
    const QDateTime time = timeOf(iso);
    if (!time.isValid())
        return dash();
    const qint64 seconds = std::max<qint64>(0, time.secsTo(QDateTime::currentDateTimeUtc()));
    if (seconds > 24 * 3600)
        return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
    return RunInspector::tr("%1 ago").arg(QString::fromStdString(durationText(double(seconds))));
}

QString bestText(const RunRecord& run)
{
    const std::string id = mainMetric(taskOf(run));
    for (const RunEpoch& epoch : run.history)
        if (epoch.epoch == run.bestEpoch)
            if (const auto metric = epoch.metrics.find(id); metric != epoch.metrics.end())
                return RunInspector::tr("%1 · %2 %3").arg(run.bestEpoch).arg(shortMetricName(id), metricValueText(id, metric->second));
    return run.bestEpoch > 0 ? QString::number(run.bestEpoch) : dash();
}

} // namespace

RunInspector::RunInspector(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space4);
    column->addWidget(headingLabel(tr("Algorithm")));
    m_name = wrapping(sectionLabel());
    m_summary = wrapping(captionLabel());
    m_error = wrapping(errorLabel());
    column->addWidget(m_name);
    column->addWidget(m_summary);
    column->addWidget(m_error);
    column->addSpacing(token::space12);
    column->addWidget(headingLabel(tr("Settings")));
    m_form = new ParamForm;
    m_form->setReadOnly(true);
    m_settings = new KeyValueList;
    column->addWidget(m_form);
    column->addWidget(m_settings);
    column->addSpacing(token::space12);
    m_nowHeading = headingLabel(tr("Now"));
    column->addWidget(m_nowHeading);
    m_now = new KeyValueList;
    column->addWidget(m_now);
    column->addStretch(1);
    m_note = wrapping(captionLabel(tr("Closing this page keeps the run going.")));
    column->addWidget(m_note);
}

void RunInspector::setRun(const RunRecord& run, const LearnerEntry* entry)
{
    const auto setup = nlohmann::json::parse(run.setup, nullptr, false);
    if (run.id != m_shown || (entry && !m_hasForm)) {
        m_shown = run.id;
        m_hasForm = entry != nullptr;
        m_name->setText(entry ? backendText(entry->info.name) : QString::fromStdString(run.algorithm));
        m_form->setSpecs(entry ? entry->specs : std::vector<ParamSpec>());
        if (entry)
            if (const auto params = paramsFromJson(entry->specs, nlohmann::json::parse(run.parameters, nullptr, false)))
                m_form->setParams(*params);
    }
    QString summary = entry ? backendText(entry->info.summary) : QString();
    if (run.parameterCount > 0)
        summary += u' ' + tr("%1 parameters.").arg(countText(run.parameterCount));
    m_summary->setText(summary.trimmed());
    m_error->setText(QString::fromStdString(run.error));
    m_error->setVisible(!run.error.empty());

    QString device = setupValue(setup, "device");
    if (device.isEmpty())
        device = QString::fromStdString(run.device);
    std::vector<KeyValueList::Row> settings;
    if (const QString target = QString::fromStdString(targetOf(run)); !target.isEmpty())
        settings.push_back({tr("Target"), target, taskName(taskOf(run))});
    settings.insert(settings.end(), {{tr("Seed"), QString::number(run.seed), {}},
                                            {tr("Device"), device, setupValue(setup, "machine")}});
    if (!run.base.empty())
        settings.push_back({tr("Start from"), QString::fromStdString(run.base), QString::fromStdString(run.base)});
    m_settings->setRows(settings);

    m_nowHeading->setText(run.isActive() ? tr("Now") : tr("In the end"));
    const double speed = run.itemsPerSecond > 0 ? run.itemsPerSecond
        : run.history.empty()                   ? 0
                                                : run.history.back().itemsPerSecond;
    double seconds = run.seconds;
    if (const QDateTime started = timeOf(run.started); run.isActive() && started.isValid())
        seconds = double(started.secsTo(QDateTime::currentDateTimeUtc()));
    std::vector<KeyValueList::Row> now;
    if (speed > 0 || hasEpochs(run))
        now.push_back({tr("Speed"), speed > 0 ? tr("%1 items/s").arg(countText(qint64(speed))) : dash(), {}});
    now.push_back({tr("Memory"), run.peakMemoryBytes > 0 ? QString::fromStdString(bytesText(run.peakMemoryBytes)) : dash(), tr("At its highest")});
    if (hasEpochs(run)) {
        now.push_back({tr("Best epoch"), bestText(run), {}});
        now.push_back({tr("Checkpoint"), run.checkpointEpoch > 0 ? agoText(run.checkpointTime) : dash(),
                       run.checkpointEpoch > 0 ? tr("After epoch %1").arg(run.checkpointEpoch) : QString()});
    }
    now.push_back({tr("Time"), seconds > 0 ? QString::fromStdString(durationText(seconds)) : dash(), {}});
    m_now->setRows(now);
    m_note->setVisible(run.isActive());
}

} // namespace lathe
