// A check: what it found, what follows, and the pictures that show it.
#pragma once

#include "data/checks.h"

#include <QImage>
#include <QWidget>

namespace lathe {

class CheckRow : public QWidget {
    Q_OBJECT
public:
    /// Says how many pictures show it, where the items are pictures.
    explicit CheckRow(const Check& check, bool arePictures = true, QWidget* parent = nullptr);
    void setPictures(std::vector<QImage> pictures);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    CheckState m_state;
    QWidget* m_strip;
};

} // namespace lathe
