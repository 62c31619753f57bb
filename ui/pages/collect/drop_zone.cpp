#include "ui/pages/collect/drop_zone.h"

#include "ui/shell/controls.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace lathe {

DropZone::DropZone(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    auto* empty = new EmptyState(
        QStringLiteral("collect"), tr("Drop a table, or a folder of pictures, texts or sounds here"),
        tr("Columns and their types are found by looking; each sub-folder becomes a class. You see what "
           "was found, with every problem, before anything is written."));
    auto* folder = primaryButton(tr("Choose folder…"));
    auto* file = secondaryButton(tr("Choose file…"));
    empty->addAction(folder);
    empty->addAction(file);
    empty->setNote(tr("CSV, Excel, ODS, JSON, ARFF, SQLite, also zipped · folders and archives of PNG, JPEG, GIF, BMP, TIFF, WebP · IDX, CIFAR"));
    column->addWidget(empty);
    setAccessibleName(tr("Drop a table, or a folder of pictures, texts or sounds here"));
    connect(folder, &QPushButton::clicked, this, &DropZone::folderWanted);
    connect(file, &QPushButton::clicked, this, &DropZone::fileWanted);
    connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void DropZone::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(colors.muted, 1.5, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), token::radius * 2, token::radius * 2);
}

} // namespace lathe
