// Pictures in full size for the canvas: decoded away from the window, neighbours ahead.
#pragma once

#include "data/item.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <list>
#include <memory>
#include <set>
#include <vector>

namespace lathe {

/// A decoded picture and smaller ones of it, each half as wide as the one before, for painting it small.
struct FullPicture {
    Hash content;
    std::vector<QImage> levels; ///< grey or RGB888; the first is the picture itself; empty: it is broken
    QString reason;             ///< why it is broken
    bool isBroken() const { return levels.empty(); }
    qint64 bytes() const;
    /// The smallest level that is not smaller than the picture drawn at `zoom` device pixels a pixel.
    int levelFor(double zoom) const;
};

class FullPictures : public QObject {
    Q_OBJECT
public:
    explicit FullPictures(QObject* parent = nullptr);
    /// Waits for the picture in work.
    ~FullPictures() override;

    /// Null until it is there.
    std::shared_ptr<const FullPicture> find(const Hash& content) const;
    /// The first one is waited for, the others are decoded ahead; what was wanted before is dropped.
    void want(std::shared_ptr<const ItemSet> set, const std::vector<std::size_t>& items);
    bool isBusy() const { return !m_working.empty(); }

signals:
    void loaded(const Hash& content);

private:
    void start();
    void keep(std::shared_ptr<const FullPicture> picture);

    QThreadPool m_pool;
    std::shared_ptr<const ItemSet> m_set;
    std::vector<std::size_t> m_wanted; ///< not begun, in order
    std::set<Hash> m_working;
    std::list<std::shared_ptr<const FullPicture>> m_kept; ///< used last first
};

} // namespace lathe
