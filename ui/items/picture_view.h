// One picture as large as the room allows, small ones with crisp pixels.
#pragma once

#include "data/item.h"

#include <QWidget>

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
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThumbnailLoader& m_loader;
    std::shared_ptr<const ItemSet> m_set;
    std::size_t m_item = 0;
};

} // namespace lathe
