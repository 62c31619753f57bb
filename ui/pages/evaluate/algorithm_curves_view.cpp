#include "ui/pages/evaluate/algorithm_curves_view.h"

#include "ui/models/task_metrics.h"
#include "ui/plots/number_text.h"
#include "ui/plots/score_chart.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kFolds = 5;

QComboBox* choices(const QString& name, int width)
{
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(width);
    return box;
}

} // namespace

AlgorithmCurvesView::AlgorithmCurvesView(Workbench& workbench, JobRunner& jobs, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_jobs(jobs)
{
    auto* card = new Card;
    card->layout()->setContentsMargins(token::space16, token::space12, token::space16, token::space12);
    card->content()->setSpacing(token::space8);
    m_kind = new SegmentedControl;
    m_kind->setAccessibleName(tr("Kind of curve"));
    m_kind->addSegment(tr("Learning curve"), tr("Whether more rows would help"));
    m_kind->addSegment(tr("Validation curve"), tr("Which value of a parameter is too simple, which too complex"));
    m_parameter = choices(tr("Parameter"), 14);
    m_parameter->hide();
    m_metric = choices(tr("Metric"), 9);
    m_judge = choices(tr("Judged on"), 12);
    m_judge->addItems({tr("Validation part"), tr("5 folds of the training part")});
    m_draw = primaryButton(tr("Draw"));
    auto* head = new QHBoxLayout;
    head->setSpacing(token::space8);
    head->addWidget(m_kind);
    head->addWidget(m_parameter);
    head->addStretch(1);
    head->addWidget(m_metric);
    head->addWidget(m_judge);
    head->addWidget(m_draw);
    m_chart = new ScoreChart;
    m_words = new ElidedLabel;
    m_words->setProperty("role", "caption");
    card->content()->addLayout(head);
    card->content()->addWidget(m_chart, 1);
    card->content()->addWidget(m_words);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);

    connect(m_kind, &SegmentedControl::currentChanged, this, [this](int index) {
        m_parameter->setVisible(index == 1);
        display();
    });
    connect(m_parameter, &QComboBox::currentIndexChanged, this, &AlgorithmCurvesView::display);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &AlgorithmCurvesView::display);
    connect(m_draw, &QPushButton::clicked, this, [this] {
        if (m_job != 0)
            m_jobs.cancel(m_job);
        else
            draw();
    });
}

void AlgorithmCurvesView::setRun(std::int64_t run, Task task)
{
    if (run == m_run && task == m_task)
        return;
    m_run = run;
    m_task = task;
    // Clusters have no truth that more rows would come nearer to.
    const bool isElbow = task == Task::Clustering;
    m_kind->setSegmentEnabled(0, !isElbow);
    m_kind->setSegmentText(1, isElbow ? tr("Elbow") : tr("Validation curve"));
    if (isElbow != m_judge->isHidden())
        m_kind->setCurrent(isElbow ? 1 : 0);
    m_judge->setVisible(!isElbow);
    m_kept = {};
    const QSignalBlocker blocker(m_metric);
    m_metric->clear();
    std::vector<std::string> metrics = metricsOf(task);
    if (isElbow) { // inertia first: it is what the elbow is read from
        std::erase(metrics, "adjusted_rand");
        std::ranges::stable_partition(metrics, [](const std::string& metric) { return metric == "inertia"; });
    }
    for (const std::string& metric : metrics)
        m_metric->addItem(metricName(metric), QString::fromStdString(metric));
    if (run != 0)
        read();
    display();
}

/// What is kept of the run, and its parameters.
void AlgorithmCurvesView::read()
{
    const int generation = ++m_generation;
    m_reading = true;
    m_jobs.start<Kept>(
        Lane::Io, tr("Read curves"),
        [&workbench = m_workbench, run = m_run](Progress&) -> Result<Kept> {
            Kept kept;
            LATHE_TRY(kept.curves, storedCurves(workbench, run));
            LATHE_TRY(kept.parameters, curveParametersOf(workbench, run));
            return kept;
        },
        this,
        [this, generation](Result<Kept> kept) {
            if (generation != m_generation)
                return;
            m_reading = false;
            if (!kept) {
                emit failed(kept.error());
                return;
            }
            m_kept = std::move(*kept);
            {
                const QSignalBlocker blocker(m_parameter);
                const QString before = m_parameter->currentText();
                m_parameter->clear();
                for (const ParamSpec& spec : m_kept.parameters)
                    m_parameter->addItem(backendText(spec.label), QString::fromStdString(spec.name));
                m_parameter->setCurrentIndex(std::max(0, m_parameter->findText(before)));
            }
            m_kind->setSegmentEnabled(1, !m_kept.parameters.empty());
            display();
        });
}

CurveKind AlgorithmCurvesView::kind() const
{
    return m_kind->current() == 1 ? CurveKind::Validation : CurveKind::Learning;
}

const AlgorithmCurve* AlgorithmCurvesView::current() const
{
    const std::string parameter = kind() == CurveKind::Validation ? m_parameter->currentData().toString().toStdString() : std::string();
    for (const AlgorithmCurve& curve : m_kept.curves)
        if (curve.kind == kind() && curve.parameter == parameter)
            return &curve;
    return nullptr;
}

void AlgorithmCurvesView::draw()
{
    CurveRequest request;
    request.kind = kind();
    request.folds = m_judge->currentIndex() == 1 && !m_judge->isHidden() ? kFolds : 0;
    if (request.kind == CurveKind::Validation)
        request.parameter = m_parameter->currentData().toString().toStdString();
    const QString title = request.kind == CurveKind::Learning ? tr("Learning curve") : tr("Validation curve of %1").arg(m_parameter->currentText());
    m_job = m_jobs.start<AlgorithmCurve>(
        Lane::Compute, title,
        [&workbench = m_workbench, run = m_run, request](Progress& progress) { return drawCurve(workbench, run, request, progress); },
        this,
        [this, run = m_run](Result<AlgorithmCurve> curve) {
            m_job = 0;
            if (curve && run == m_run) {
                std::erase_if(m_kept.curves, [&](const AlgorithmCurve& one) { return one.kind == curve->kind && one.parameter == curve->parameter; });
                m_kept.curves.push_back(std::move(*curve));
            }
            display();
            if (!curve && !curve.error().isCancelled())
                emit failed(curve.error());
        });
    display();
}

void AlgorithmCurvesView::display()
{
    m_draw->setText(m_job != 0 ? tr("Stop") : current() ? tr("Draw again") : tr("Draw"));
    m_draw->setEnabled(m_run != 0);
    const AlgorithmCurve* curve = current();
    if (!curve) {
        m_chart->clear();
        m_words->setFullText(m_job != 0 ? tr("Fitting…")
                             : kind() == CurveKind::Learning ? tr("Not drawn yet: fits the run's steps and algorithm again on 10, 20, 40, 70 and 100 % of its rows, three times each")
                                                             : tr("Not drawn yet: fits the run's steps and algorithm again with some seven values of the parameter"));
        return;
    }
    const QString metric = m_metric->currentText();
    m_chart->setCurve(*curve, m_metric->currentData().toString().toStdString(),
                      curve->kind == CurveKind::Learning ? tr("rows learned from") : m_parameter->currentText(), metric);
    double seconds = 0;
    int failedPoints = 0;
    for (const CurvePoint& point : curve->points) {
        seconds += point.fitSeconds * curve->draws;
        failedPoints += !point.error.empty();
    }
    QStringList words{curve->byFolds ? tr("validation: %n folds of the training part", nullptr, curve->draws)
                                     : tr("validation: the validation part, drawn %n time(s)", nullptr, curve->draws)};
    if (curve->draws > 1)
        words << tr("bands: standard deviation");
    if (curve->kind == CurveKind::Validation)
        words << tr("dashed: the run's own value");
    if (failedPoints > 0)
        words << tr("%n point(s) could not be fitted", nullptr, failedPoints);
    m_words->setFullText((m_job != 0 ? tr("Fitting…") + QStringLiteral(" · ") : QString()) + words.join(QStringLiteral(" · ")));
}

} // namespace lathe
