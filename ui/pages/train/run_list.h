// Runs as rows to choose from.
#pragma once

#include "ml/task.h"
#include "store/run_store.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <optional>
#include <vector>

namespace lathe {

class RunListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Metric is the main one of the run's task; its head names it where all runs have the same task.
    enum Column { Name, State, Data, Epochs, Metric, Started, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(std::vector<RunRecord> runs);
    const std::vector<RunRecord>& runs() const { return m_runs; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<RunRecord> m_runs;
    std::optional<Task> m_task; ///< of all runs; nothing where they have several
};

class RunList : public QTableView {
    Q_OBJECT
public:
    explicit RunList(QWidget* parent = nullptr);
    void setRuns(std::vector<RunRecord> runs);
    QSize sizeHint() const override;

signals:
    /// A click or Return; with the reference of the run's data.
    void activated(std::int64_t run, const QString& dataset);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(const QModelIndex& index);
    RunListModel* m_model;
};

} // namespace lathe
