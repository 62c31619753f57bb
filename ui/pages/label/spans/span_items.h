// The texts or clips of a labelling, one a row: its name, how it begins, and how far the work has come.
#pragma once

#include "ui/models/labelling.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace lathe {

class SpanItems final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { BeginningRole = Qt::UserRole, IconRole, CountRole };

    explicit SpanItems(Labelling& labelling, QObject* parent = nullptr);
    /// Indices into the set.
    void setOrder(std::vector<std::size_t> order);
    const std::vector<std::size_t>& order() const { return m_order; }
    void itemChanged(std::size_t item);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString beginning(std::size_t item) const;

    Labelling& m_labelling;
    std::vector<std::size_t> m_order;
};

class SpanItemDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace lathe
