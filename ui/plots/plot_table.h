// The numbers behind a chart.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <QVariant>

#include <vector>

namespace lathe {

/// Cells are double, qint64 or QString; an invalid QVariant is an undefined value.
struct PlotTable {
    QStringList columns;
    std::vector<std::vector<QVariant>> rows;

    /// Tab-separated with the user's decimal point: what a spreadsheet takes from the clipboard.
    QString toClipboardText() const;
    /// RFC 4180, decimal point, UTF-8.
    QByteArray toCsv() const;
};

class PlotTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setTable(PlotTable table);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    PlotTable m_table;
};

} // namespace lathe
