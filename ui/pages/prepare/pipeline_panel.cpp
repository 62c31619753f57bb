#include "ui/pages/prepare/pipeline_panel.h"

#include "base/text.h"
#include "ui/forms/param_form.h"
#include "ui/pages/collect/split_summary.h"
#include "ui/pages/prepare/pipeline_list.h"
#include "ui/plots/number_text.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/key_value.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lathe {

namespace {

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

/// "Fill missing values, total_bedrooms"
QString titleOf(const PipelineStep& step)
{
    const Transform* transform = builtinTransforms().find(step.transform);
    QString title = transform ? backendText(transform->info().name) : text(step.transform);
    if (step.parameters.has("columns"))
        if (const Names& columns = step.parameters.names("columns"); !columns.empty())
            title += QStringLiteral(", ") + text(join(columns, ", "));
    return title;
}

} // namespace

PipelinePanel::PipelinePanel(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    column->setSpacing(token::space8);
    m_head = new QHBoxLayout;
    m_head->setSpacing(token::space4);
    m_head->addWidget(sectionLabel(tr("Pipeline")), 1);
    auto* add = secondaryButton(tr("Add step…"));
    m_menu = new QMenu(this);
    add->setMenu(m_menu);
    m_head->addWidget(add);
    column->addLayout(m_head);
    m_fitted = wrapping(captionLabel());
    column->addWidget(m_fitted);
    m_nothing = wrapping(mutedLabel(tr("No steps yet. Algorithms fill, encode and scale by themselves as they need it; a pipeline says how.")));
    column->addWidget(m_nothing);
    m_list = new PipelineList;
    column->addWidget(m_list);

    m_settings = new QWidget;
    auto* settings = new QVBoxLayout(m_settings);
    settings->setContentsMargins(0, token::space8, 0, 0);
    settings->setSpacing(token::space8);
    m_about = wrapping(captionLabel());
    m_form = new ParamForm;
    auto* remove = linkButton(tr("Remove this step"));
    settings->addWidget(m_about);
    settings->addWidget(m_form);
    settings->addWidget(remove, 0, Qt::AlignLeft);
    column->addWidget(m_settings);

    column->addSpacing(token::space8);
    column->addWidget(headingLabel(tr("Result")));
    m_result = new KeyValueList;
    column->addWidget(m_result);
    column->addSpacing(token::space8);
    m_partsHead = new QHBoxLayout;
    m_partsHead->addWidget(headingLabel(tr("Parts")), 1);
    column->addLayout(m_partsHead);
    m_split = new SplitSummary;
    column->addWidget(m_split);
    column->addStretch(1);
    column->addWidget(wrapping(captionLabel(tr("Travels with the model: raw rows go in."))));

    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        showForm();
        emit stepChosen(row);
    });
    connect(m_list, &PipelineList::stepMoved, this, [this](int from, int to) {
        auto& steps = m_pipeline.steps;
        const PipelineStep step = steps[static_cast<std::size_t>(from)];
        steps.erase(steps.begin() + from);
        steps.insert(steps.begin() + to, step);
        change();
    });
    connect(m_list, &PipelineList::stepSwitched, this, [this](int row) {
        auto& step = m_pipeline.steps[static_cast<std::size_t>(row)];
        step.enabled = !step.enabled;
        change();
    });
    const auto removeRow = [this](int row) {
        if (row < 0 || row >= static_cast<int>(m_pipeline.steps.size()))
            return;
        m_pipeline.steps.erase(m_pipeline.steps.begin() + row);
        change();
    };
    connect(m_list, &PipelineList::removeWanted, this, removeRow);
    connect(remove, &QPushButton::clicked, this, [this, removeRow] { removeRow(currentStep()); });
    connect(m_form, &ParamForm::changed, this, [this] {
        const int row = currentStep();
        if (row < 0 || !m_form->isValid())
            return;
        m_pipeline.steps[static_cast<std::size_t>(row)].parameters = m_form->params();
        change();
    });
    fillMenu();
    showSteps();
}

void PipelinePanel::addPipelineAction(QWidget* action)
{
    m_head->insertWidget(1, action);
}

void PipelinePanel::addPartsAction(QWidget* action)
{
    m_partsHead->addWidget(action);
}

void PipelinePanel::fillMenu()
{
    m_menu->setToolTipsVisible(true);
    m_menu->addAction(tr("Propose steps"), this, &PipelinePanel::proposalWanted)
        ->setToolTip(tr("Looks at the columns and proposes a pipeline with reasons"));
    m_menu->addSeparator();
    std::map<std::string, QMenu*> groups;
    for (const auto& transform : builtinTransforms()) {
        const TransformInfo& info = transform->info();
        QMenu*& group = groups[info.group];
        if (!group) {
            group = m_menu->addMenu(backendText(info.group));
            group->setToolTipsVisible(true);
        }
        QAction* action = group->addAction(backendText(info.name), this, [this, &chosen = *transform] {
            addStep({chosen.info().id, defaults(chosen.parameters()), true});
        });
        action->setToolTip(backendText(info.summary));
    }
}

void PipelinePanel::setSchema(const Schema& schema)
{
    m_schema = schema;
    m_form->setProperty("transform", {}); // its columns are chosen from the new ones
    showForm();
}

void PipelinePanel::setPipeline(const Pipeline& pipeline)
{
    if (m_pipeline == pipeline)
        return;
    m_pipeline = pipeline;
    m_outcome.summaries.clear();
    showSteps();
    showForm();
}

int PipelinePanel::currentStep() const
{
    return m_list->currentRow();
}

void PipelinePanel::addStep(const PipelineStep& step)
{
    m_pipeline.steps.push_back(step);
    change();
    m_list->setCurrentRow(static_cast<int>(m_pipeline.steps.size()) - 1);
}

void PipelinePanel::change()
{
    showSteps();
    showForm();
    emit pipelineChanged();
}

void PipelinePanel::showOutcome(const PipelineOutcome& outcome)
{
    m_outcome = outcome;
    m_fitted->setText(outcome.triedRows < outcome.trainingRows
                          ? tr("Tried on %1 of %2 training rows, drawn by chance; a run fits on all. Drag, or Alt+↑ and Alt+↓, to reorder.")
                                .arg(countText(outcome.triedRows), countText(outcome.trainingRows))
                          : tr("Fitted on train only, %n rows. Drag, or Alt+↑ and Alt+↓, to reorder.", nullptr, int(outcome.trainingRows)));
    m_result->setRows({{tr("Inputs"), tr("%n column(s)", nullptr, int(outcome.inputs)), {}},
                       {tr("Features"), tr("%n column(s)", nullptr, int(outcome.features)), {}},
                       {tr("Target"), outcome.target.empty() ? QStringLiteral("–") : text(outcome.target),
                        outcome.target.empty() ? tr("No column has the role of a target; training asks for one") : QString()}});
    m_split->setParts(outcome.parts);
    showSteps();
}

void PipelinePanel::showSteps()
{
    std::vector<StepText> steps;
    std::size_t fitted = 0;
    for (const PipelineStep& step : m_pipeline.steps) {
        StepText shown{titleOf(step), tr("Off"), step.enabled, false};
        if (step.enabled) {
            const bool isFitted = fitted < m_outcome.summaries.size();
            shown.isBroken = !isFitted && m_outcome.error && fitted == m_outcome.summaries.size();
            shown.summary = isFitted          ? backendText(m_outcome.summaries[fitted])
                            : shown.isBroken ? text(m_outcome.error->message + (m_outcome.error->hint.empty() ? "" : ". " + m_outcome.error->hint))
                                              : QStringLiteral("…");
            ++fitted;
        }
        steps.push_back(std::move(shown));
    }
    m_list->setSteps(steps);
    m_list->setVisible(!steps.empty());
    m_nothing->setVisible(steps.empty());
    m_fitted->setVisible(!steps.empty());
}

void PipelinePanel::showForm()
{
    const int row = currentStep();
    const bool isShown = row >= 0 && row < static_cast<int>(m_pipeline.steps.size());
    m_settings->setVisible(isShown);
    if (!isShown)
        return;
    const PipelineStep& step = m_pipeline.steps[static_cast<std::size_t>(row)];
    const Transform* transform = builtinTransforms().find(step.transform);
    if (!transform)
        return;
    m_about->setText(backendText(transform->info().summary));
    if (m_form->params() == step.parameters && m_form->property("transform").toString() == text(step.transform))
        return;
    const QSignalBlocker blocker(m_form);
    m_form->setProperty("transform", text(step.transform));
    m_form->setSpecs(transform->parameters(), &m_schema);
    m_form->setParams(step.parameters);
}

} // namespace lathe
