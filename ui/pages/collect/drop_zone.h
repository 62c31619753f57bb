// An empty Collect page: where to drop pictures, and what can be dropped.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace lathe {

class DropZone : public QWidget {
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);

signals:
    void folderWanted();
    void fileWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace lathe
