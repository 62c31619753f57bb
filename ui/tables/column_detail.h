// All about one column, for the inspector: distribution, numbers, most frequent values, what it may be.
#pragma once

#include "data/profile.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lathe {

class DistributionChart;
class KeyValueList;
class TableModel;

class ColumnDetail : public QWidget {
    Q_OBJECT
public:
    explicit ColumnDetail(QWidget* parent = nullptr);

    /// A column without a profile shows its name and that it is being looked at; -1 shows how to choose one.
    void setColumn(const TableModel& model, int column);
    int column() const { return m_column; }
    void clear();

signals:
    /// As TableView::rangeClicked.
    void rangeClicked(int column, double low, double high, const QString& category);

private:
    class ValueBar;
    void showNumbers(const TableModel& model, const ColumnProfile& profile);
    void showTopValues(const TableModel* model, const ColumnProfile& profile);
    void showBar(int bar);

    int m_column = -1;
    ColumnProfile m_profile;
    QLabel* m_name;
    QLabel* m_type;
    QLabel* m_suspected;
    DistributionChart* m_chart;
    KeyValueList* m_numbers;
    QLabel* m_topTitle;
    QVBoxLayout* m_top;
};

} // namespace lathe
