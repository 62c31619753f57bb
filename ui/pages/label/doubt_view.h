// The picture of a doubt as large as the room allows; beside it its copy, on it the boxes in question.
#pragma once

#include "label/doubts.h"
#include "ui/items/full_pictures.h"
#include "ui/models/labelling.h"

#include <QWidget>

namespace lathe {

class DoubtView : public QWidget {
    Q_OBJECT
public:
    DoubtView(const PageContext& context, Labelling& labelling, QWidget* parent = nullptr);
    void show(const std::optional<Doubt>& doubt);
    bool isBusy() const { return m_pictures.isBusy(); }
    QSize sizeHint() const override { return {320, 280}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintItem(QPainter& painter, std::size_t item, const QRect& area) const;
    void paintBoxes(QPainter& painter, const QRectF& picture) const;

    Labelling& m_labelling;
    FullPictures m_pictures;
    std::optional<Doubt> m_doubt;
};

} // namespace lathe
