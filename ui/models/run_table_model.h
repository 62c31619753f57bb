// Runs as a table.
#pragma once

#include "ml/task.h"
#include "store/run_store.h"
#include "ui/models/run_filter.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace lathe {

class RunTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Main and Second are the metrics of the run's task; their heads name them where all runs have the same task.
    enum Column { Name, State, Algorithm, Dataset, Main, Second, Loss, Duration, Device, Started, ColumnCount };
    /// Doubles, integers or texts to sort by; the training losses of the epochs as a QVariantList in LossRole.
    enum Role { SortRole = Qt::UserRole, RunRole, LossRole, StatusRole };

    using QAbstractTableModel::QAbstractTableModel;
    /// Rows of runs that stay keep their place; selections survive.
    void setRuns(std::vector<RunRecord> runs);
    const RunRecord& run(int row) const { return m_runs[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// Row i of `before` is row i + offset now.
    void announceChanges(const std::vector<RunRecord>& before, std::size_t offset);
    void findTask();
    std::vector<RunRecord> m_runs;
    std::optional<Task> m_task; ///< of all runs; nothing where they have several
};

class RunFilterModel final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RunFilterModel(QObject* parent = nullptr);
    void setFilter(RunFilter filter);
    const RunRecord& run(int row) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    RunFilter m_filter;
};

/// `image.small_cnn` → "Small CNN": readable without loading the algorithms.
QString algorithmName(const std::string& id);
/// The device that a run used, or was asked to use.
QString deviceName(const RunRecord& run);

} // namespace lathe
