// All runs: sorted, filtered, compared.
#pragma once

#include "ui/models/lifecycle_model.h"
#include "ui/models/run_table_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace lathe {

class PageHeader;
class RunComparison;
class RunDelegate;

class ExperimentsPage : public Page {
    Q_OBJECT
public:
    explicit ExperimentsPage(PageContext context);
    QWidget* inspector() override;
    QStringList breadcrumb() const override { return {tr("Runs")}; }
    std::vector<PageCommand> commands() override;
    bool isSettling() const override { return m_model.isLoading(); }

private:
    void makeTable();
    void makeActions();
    void applyFilter();
    void refresh();
    void selectionChanged();
    std::vector<RunRecord> selected() const; ///< in the order of the table
    void openInEvaluate();
    void trainAgain();
    void stopSelected();
    void resumeSelected();
    void executeQueued(std::int64_t id, const QString& name);

    LifecycleModel& m_model;
    RunTableModel m_runs;
    RunFilterModel m_filtered;
    PageHeader* m_header;
    QLineEdit* m_filter;
    QLabel* m_problem;
    QStackedWidget* m_stack;
    QTableView* m_table;
    RunDelegate* m_delegate;
    RunComparison* m_comparison;
    QPushButton* m_open;
    QPushButton* m_again;
    QPushButton* m_stop;
    QPushButton* m_resume;
};

} // namespace lathe
