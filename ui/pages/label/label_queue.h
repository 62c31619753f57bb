// The pictures around the one in hand, in the order of work, each with how far it is.
#pragma once

#include "label/label_state.h"

#include <QWidget>

namespace lathe {

class ThumbnailLoader;

class LabelQueue : public QWidget {
    Q_OBJECT
public:
    explicit LabelQueue(ThumbnailLoader& loader, QWidget* parent = nullptr);

    /// A picture under its thumbnail: a mark and a short word.
    struct Mark {
        QString icon; ///< `check`, `skip`, `flag`, `pencil`; empty: open
        QString text;
    };
    using MarkOf = std::function<Mark(std::size_t item)>;
    /// `order` are indices into the set's items.
    void setOrder(std::shared_ptr<const ItemSet> set, std::vector<std::size_t> order, MarkOf markOf);
    /// The place in the order.
    void setCurrent(int place);
    QSize sizeHint() const override;

signals:
    void chosen(int place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    int visibleCount() const;
    int firstVisible() const;
    QRect cell(int slot) const;
    int placeAt(const QPoint& place) const;
    void request();

    ThumbnailLoader& m_loader;
    std::shared_ptr<const ItemSet> m_set;
    std::vector<std::size_t> m_order;
    MarkOf m_markOf;
    int m_current = -1;
    int m_wheel = 0;
};

} // namespace lathe
