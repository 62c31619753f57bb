// What every chart can do: show the table behind it, be copied, be saved.
#pragma once

#include "ui/plots/plot_table.h"

#include <QWidget>

class QStackedLayout;
class QTableView;

namespace lathe {

class PlotView : public QWidget {
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);

    /// Names saved files and speaks to screen readers.
    void setTitle(const QString& title);
    virtual PlotTable table() const = 0;

    /// Alt+T.
    bool isTableShown() const;
    void setTableShown(bool shown);

    void copyPicture() const;
    void copyData() const;
    /// PNG (twice the size on screen), SVG, PDF or CSV by the suffix. False when it cannot be written.
    bool saveTo(const QString& path) const;

signals:
    /// A file could not be written; `path` says which.
    void saveFailed(const QString& path);

protected:
    void setContent(QWidget* content);
    QWidget* content() const { return m_content; }
    /// Called by the chart whenever its numbers change.
    void refreshTable();
    /// The chart in `size` logical pixels, without hover marks.
    virtual void paintContent(QPainter& painter, const QSize& size) const;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void saveAs();

    QString m_title;
    QStackedLayout* m_stack;
    QWidget* m_content = nullptr;
    QTableView* m_tableView = nullptr;
    PlotTableModel* m_model = nullptr;
};

} // namespace lathe
