#include "ui/pages/train/training_goal.h"

#include "ui/models/task_metrics.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <set>

namespace lathe {

namespace {

constexpr std::size_t kFewNumbers = 10;
constexpr int kNoTarget = 0; // the first entry of the list

QString typeText(ColumnType type)
{
    switch (type) {
    case ColumnType::Numeric: return TrainingGoal::tr("numeric");
    case ColumnType::Categorical: return TrainingGoal::tr("categorical");
    case ColumnType::Text: return TrainingGoal::tr("text");
    case ColumnType::Time: return TrainingGoal::tr("time");
    case ColumnType::Boolean: return TrainingGoal::tr("yes or no");
    }
    return {};
}

} // namespace

bool needsTarget(Task task)
{
    return task == Task::Classification || task == Task::Regression || task == Task::Forecasting;
}

Task suggestedTask(const Column& column)
{
    if (column.type() != ColumnType::Numeric)
        return Task::Classification;
    std::set<double> seen;
    for (const double value : column.numbers()) {
        if (std::isnan(value))
            continue;
        if (value != std::floor(value))
            return Task::Regression;
        seen.insert(value);
        if (seen.size() > kFewNumbers)
            return Task::Regression;
    }
    // A handful of rows has few numbers whatever they stand for.
    return seen.size() * 2 > column.size() ? Task::Regression : Task::Classification;
}

std::vector<GoalColumn> goalColumns(const Table& table)
{
    std::vector<GoalColumn> columns;
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        const Field& field = table.field(i);
        if (field.type != ColumnType::Time && (field.role == Role::Feature || field.role == Role::Target))
            columns.push_back({field.name, field.type, field.role == Role::Target, suggestedTask(table.column(i))});
    }
    return columns;
}

std::optional<std::size_t> defaultTarget(const std::vector<GoalColumn>& columns)
{
    if (columns.empty())
        return {};
    const auto found = std::ranges::find_if(columns, &GoalColumn::isTarget);
    return found == columns.end() ? columns.size() - 1 : std::size_t(found - columns.begin());
}

TrainingGoal::TrainingGoal(QWidget* parent) : QWidget(parent)
{
    // Two lines: the names of six tasks need the width of a small window.
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(token::space8);
    m_targetPart = new QWidget;
    auto* targetRow = new QHBoxLayout(m_targetPart);
    targetRow->setContentsMargins(0, 0, 0, 0);
    targetRow->setSpacing(token::space8);
    m_target = new QComboBox;
    m_target->setAccessibleName(tr("Target"));
    m_target->setToolTip(tr("The column that is predicted"));
    m_target->setMinimumContentsLength(20);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMaxVisibleItems(20);
    auto* name = strongLabel(tr("Target"));
    name->setBuddy(m_target);
    targetRow->addWidget(name);
    targetRow->addWidget(m_target);
    m_segments = new SegmentedControl;
    m_segments->setAccessibleName(tr("Task"));
    m_reason = new ElidedLabel;
    m_reason->setProperty("role", "caption");
    targetRow->addSpacing(token::space8);
    targetRow->addWidget(m_reason, 1);
    lines->addWidget(m_targetPart);
    lines->addWidget(m_segments, 0, Qt::AlignLeft);
    connect(m_target, &QComboBox::activated, this, &TrainingGoal::targetChosen);
    connect(m_segments, &SegmentedControl::currentChanged, this, &TrainingGoal::taskChosen);
    showChoice();
}

void TrainingGoal::setTasks(std::vector<Task> tasks)
{
    if (m_tasks == tasks)
        return;
    m_tasks = std::move(tasks);
    const QSignalBlocker blocker(m_segments);
    m_segments->clear();
    for (const Task task : m_tasks)
        m_segments->addSegment(taskName(task));
    const auto target = chosenColumn();
    setTask(target && needsTarget(m_task) ? m_columns[*target].task : m_task);
    showChoice();
}

void TrainingGoal::setColumns(std::vector<GoalColumn> columns)
{
    if (m_columns == columns)
        return;
    m_columns = std::move(columns);
    const QSignalBlocker blocker(m_target);
    m_target->clear();
    m_target->addItem(tr("None"));
    for (const GoalColumn& column : m_columns)
        m_target->addItem(tr("%1 · %2").arg(QString::fromStdString(column.name), typeText(column.type)));
    m_lastTarget = defaultTarget(m_columns);
    setTarget(m_lastTarget);
    setTask(m_lastTarget ? m_columns[*m_lastTarget].task : Task::Classification);
    showChoice();
}

std::optional<std::size_t> TrainingGoal::chosenColumn() const
{
    const int index = m_target->currentIndex();
    return index > kNoTarget ? std::optional(std::size_t(index - 1)) : std::nullopt;
}

std::string TrainingGoal::target() const
{
    const auto column = chosenColumn();
    return column ? m_columns[*column].name : std::string();
}

void TrainingGoal::setTarget(std::optional<std::size_t> column)
{
    const QSignalBlocker blocker(m_target);
    m_target->setCurrentIndex(column ? int(*column) + 1 : kNoTarget);
}

void TrainingGoal::setTask(Task wanted)
{
    if (m_tasks.empty()) {
        m_task = wanted;
        return;
    }
    auto found = std::ranges::find(m_tasks, wanted);
    if (found == m_tasks.end())
        found = std::ranges::find_if(m_tasks, [&](Task task) { return needsTarget(task) == needsTarget(wanted); });
    if (found == m_tasks.end())
        found = m_tasks.begin();
    m_task = *found;
    const QSignalBlocker blocker(m_segments);
    m_segments->setCurrent(int(found - m_tasks.begin()));
}

void TrainingGoal::targetChosen()
{
    const auto column = chosenColumn();
    if (column)
        m_lastTarget = column;
    setTask(column ? m_columns[*column].task : Task::Clustering);
    // Where every task needs a target there is no going without one.
    if (!column && needsTarget(m_task))
        setTarget(m_lastTarget);
    showChoice();
    emit changed();
}

void TrainingGoal::taskChosen(int segment)
{
    if (segment < 0 || segment >= int(m_tasks.size()))
        return;
    m_task = m_tasks[std::size_t(segment)];
    setTarget(needsTarget(m_task) ? m_lastTarget : std::nullopt);
    showChoice();
    emit changed();
}

void TrainingGoal::showChoice()
{
    const bool isTable = !m_columns.empty();
    m_targetPart->setVisible(isTable);
    m_segments->setVisible(m_tasks.size() > 1);
    setVisible(isTable || m_tasks.size() > 1);
    const auto column = chosenColumn();
    QString reason;
    if (!column)
        reason = needsTarget(m_task) ? QString() : tr("This task learns from the rows alone");
    else if (m_columns[*column].task != m_task)
        reason = m_task == Task::Regression ? tr("The values of this column look like classes")
            : m_task == Task::Classification ? tr("The values of this column look like quantities")
                                             : QString();
    else
        reason = m_task == Task::Classification ? tr("Its values are classes") : m_task == Task::Regression ? tr("Its values are quantities") : QString();
    static_cast<ElidedLabel*>(m_reason)->setFullText(reason);
}

} // namespace lathe
