// One picture as large as the room allows, small ones with crisp pixels.
#pragma once

#include "data/item.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace lathe {

class ThumbnailLoader;

class PictureView : public QWidget {
    Q_OBJECT
public:
    /// `loader` outlives the view.
    explicit PictureView(ThumbnailLoader& loader, QWidget* parent = nullptr);

    /// A null set shows nothing.
    void setItem(std::shared_ptr<const ItemSet> set, std::size_t item);
    /// Paints over the picture, which fills the rectangle; of the picture that is set now.
    void setMarks(std::function<void(QPainter& painter, const QRectF& picture)> marks);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThumbnailLoader& m_loader;
    std::shared_ptr<const ItemSet> m_set;
    std::size_t m_item = 0;
    std::function<void(QPainter&, const QRectF&)> m_marks;
};

} // namespace lathe
