// What a new run is to do with the rows of a table: the column to predict, and the task.
#pragma once

#include "data/table.h"
#include "ml/task.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;

namespace lathe {

class SegmentedControl;

struct GoalColumn {
    std::string name;
    ColumnType type = ColumnType::Numeric;
    bool isTarget = false;             ///< has the role
    Task task = Task::Classification;  ///< that its values suggest
    bool operator==(const GoalColumn&) const = default;
};

bool needsTarget(Task task);
/// Categories, yes and no, texts and a few whole numbers (at most 10) are classes; other numbers are values.
Task suggestedTask(const Column& column);
/// Columns that can be predicted: neither identifiers, weights, times nor those that are ignored. Reads the numbers
/// of a column until they are seen to be more than a few.
std::vector<GoalColumn> goalColumns(const Table& table);
/// The one that has the role, else the last one; nothing where there is none.
std::optional<std::size_t> defaultTarget(const std::vector<GoalColumn>& columns);

class TrainingGoal : public QWidget {
    Q_OBJECT
public:
    explicit TrainingGoal(QWidget* parent = nullptr);

    /// Tasks that have algorithms for the items, in order. What is chosen stays where it can.
    void setTasks(std::vector<Task> tasks);
    /// Columns of another table; pictures have none. The default target and its task are chosen.
    void setColumns(std::vector<GoalColumn> columns);
    /// Empty: none.
    std::string target() const;
    Task task() const { return m_task; }

signals:
    void changed();

private:
    void targetChosen();
    void taskChosen(int segment);
    /// `wanted`, or the nearest that there is.
    void setTask(Task wanted);
    void setTarget(std::optional<std::size_t> column);
    void showChoice();
    std::optional<std::size_t> chosenColumn() const;

    std::vector<GoalColumn> m_columns;
    std::vector<Task> m_tasks;
    Task m_task = Task::Classification;
    std::optional<std::size_t> m_lastTarget; ///< to go back to from a task that has none
    QWidget* m_targetPart;
    QComboBox* m_target;
    SegmentedControl* m_segments;
    QLabel* m_reason;
};

} // namespace lathe
