// A table with what finds rows in it: filter, marked rows, columns to hide, sorting. The work is done elsewhere.
#pragma once

#include "ui/tables/row_filter.h"
#include "ui/tables/table_view.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;

namespace lathe {

class ColumnPicker;
class SegmentedControl;

using RowsJob = std::function<Result<std::vector<std::uint32_t>>(Progress&)>;
using RowsDone = std::function<void(Result<std::vector<std::uint32_t>>)>;
/// Runs `job` on another thread, then `done` in the window's, and returns what cancels it. A page gives one that starts
/// a job of its JobRunner. `done` may come late or never; a job that was overtaken is cancelled and its rows are dropped.
using RowsRunner = std::function<std::function<void()>(RowsJob job, RowsDone done)>;

class TableBrowser : public QWidget {
    Q_OBJECT
public:
    /// Without a runner the work is done at once: for tests and small tables.
    explicit TableBrowser(RowsRunner runner, QWidget* parent = nullptr);
    ~TableBrowser() override;

    /// Keeps filter and sorting where the columns are the same; else it starts anew.
    void setTable(std::shared_ptr<const Table> table, std::vector<ColumnProfile> profiles = {});
    void setProfiles(std::vector<ColumnProfile> profiles) { m_view->model().setProfiles(std::move(profiles)); }
    void setMarks(TableMarks marks);
    /// "Raw | Prepared" at the right; hidden at first. The page gives the other table when it is chosen.
    void setStagesShown(bool shown);

    TableView& view() { return *m_view; }
    QString filterText() const;
    /// As if it were typed.
    void setFilterText(const QString& text);
    void setMarkedOnly(bool markedOnly);
    void setSort(std::optional<TableSort> sort);
    std::optional<TableSort> sort() const { return m_sort; }
    /// The filter that a bar of a column stands for.
    void showRange(int column, double low, double high, const QString& category);
    bool isWorking() const { return m_cancel != nullptr; }
    int shownRows() const { return m_view->model().rowCount(); }

signals:
    /// The rows that are wanted are shown.
    void rowsChanged(int shown);
    void preparedChosen(bool prepared);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeToolbar();
    void filterEdited();
    void refresh();
    void showRows(Result<std::vector<std::uint32_t>> rows);
    void showProblem(const Error& error);
    void updateTexts();
    void pickColumns();
    void setShown(std::vector<int> columns);

    RowsRunner m_runner;
    std::function<void()> m_cancel; ///< of the job that runs
    int m_generation = 0;
    RowFilter m_filter;
    std::optional<TableSort> m_sort;
    QTimer m_typing; ///< a filter is tried when a person pauses
    QLineEdit* m_field;
    QLabel* m_problem;
    SegmentedControl* m_marked;
    QLabel* m_found;
    QPushButton* m_columns;
    SegmentedControl* m_stage;
    ColumnPicker* m_picker = nullptr;
    TableView* m_view;
};

} // namespace lathe
