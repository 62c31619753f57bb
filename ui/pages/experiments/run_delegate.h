// How cells of runs are drawn: state marks, letters of compared runs, loss as a small line, tabular numbers.
#pragma once

#include <QStyledItemDelegate>

#include <map>

namespace lathe {

class RunDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// Run id → index of its letter.
    void setLetters(std::map<qlonglong, int> letters) { m_letters = std::move(letters); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    std::map<qlonglong, int> m_letters;
};

/// A letter in a frame of the colour that its run has in charts.
void paintLetter(QPainter& painter, const QRectF& box, int index);

} // namespace lathe
