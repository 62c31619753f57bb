// The doubts of a review as a list: picture, why, what is proposed.
#pragma once

#include "label/doubts.h"
#include "ui/models/labelling.h"

#include <QAbstractListModel>
#include <QListView>

namespace lathe {

class ThumbnailLoader;

class DoubtModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit DoubtModel(Labelling& labelling, QObject* parent = nullptr) : QAbstractListModel(parent), m_labelling(labelling) {}
    void setDoubts(std::vector<Doubt> doubts);
    const Doubt& doubt(int row) const { return m_doubts[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    /// Display: the name of the picture. Accessible text: all that a row says.
    QVariant data(const QModelIndex& index, int role) const override;

private:
    Labelling& m_labelling;
    std::vector<Doubt> m_doubts;
};

class DoubtList : public QListView {
    Q_OBJECT
public:
    DoubtList(Labelling& labelling, ThumbnailLoader& thumbnails, QWidget* parent = nullptr);
    /// The current row stays where it is: what was settled makes room for the next one.
    void setDoubts(const std::vector<Doubt>& doubts);
    /// Null: the list is empty.
    const Doubt* current() const;
    int currentRow() const { return currentIndex().row(); }
    void step(int rows);
    void showItem(std::size_t item);

signals:
    void currentDoubtChanged();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void request();

    Labelling& m_labelling;
    ThumbnailLoader& m_thumbnails;
    DoubtModel* m_model;
};

} // namespace lathe
