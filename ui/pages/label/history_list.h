// What was done to labels, newest first; what was undone stands above, muted.
#pragma once

#include "ui/models/labelling.h"

#include <QWidget>

namespace lathe {

class HistoryList : public QWidget {
    Q_OBJECT
public:
    explicit HistoryList(Labelling& labelling, QWidget* parent = nullptr);
    QSize sizeHint() const override;

signals:
    /// The picture of a line that was clicked.
    void itemWanted(std::size_t item);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Line {
        QString text, when;
        bool isUndone = false;
        std::optional<std::size_t> item;
    };
    void refresh();
    QString describe(const LabelBatch& batch) const;

    Labelling& m_labelling;
    std::vector<Line> m_lines;
    QTimer m_clock; ///< "8 s" grows
};

} // namespace lathe
