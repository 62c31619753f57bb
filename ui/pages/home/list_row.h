// Rows and tiles of the start page: two lines at the left, two at the right, all of it one button.
#pragma once

#include "ui/shell/tone.h"

#include <QAbstractButton>
#include <QImage>

#include <optional>
#include <vector>

namespace lathe {

class ListRow : public QAbstractButton {
    Q_OBJECT
public:
    struct Content {
        QString title, subtitle;
        QString value, note; ///< at the right end
        std::optional<Tone> mark;
        bool leads = false;  ///< an arrow at the right end
    };
    explicit ListRow(Content content, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Content m_content;
};

/// Pictures of a dataset above its name.
class DatasetTile : public QAbstractButton {
    Q_OBJECT
public:
    DatasetTile(const QString& name, const QString& description, QWidget* parent = nullptr);
    void setPictures(std::vector<QImage> pictures);
    /// Rows and columns stand where pictures would.
    void setTable();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_description;
    std::vector<QImage> m_pictures;
    bool m_isTable = false;
};

} // namespace lathe
