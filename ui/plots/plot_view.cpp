#include "ui/plots/plot_view.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QShortcut>
#include <QStackedLayout>
#include <QSvgGenerator>
#include <QTableView>

namespace lathe {

namespace {
constexpr double kPictureScale = 2; // sharp in documents
}

PlotView::PlotView(QWidget* parent) : QWidget(parent), m_stack(new QStackedLayout(this))
{
    m_stack->setContentsMargins(0, 0, 0, 0);
    auto* shortcut = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_T), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this] { setTableShown(!isTableShown()); });
}

void PlotView::setTitle(const QString& title)
{
    m_title = title;
    setAccessibleName(title);
    if (m_content)
        m_content->setAccessibleName(title);
}

void PlotView::setContent(QWidget* content)
{
    m_content = content;
    m_stack->addWidget(content);
    setFocusProxy(content);
}

bool PlotView::isTableShown() const
{
    return m_tableView && m_stack->currentWidget() == m_tableView;
}

void PlotView::setTableShown(bool shown)
{
    if (shown == isTableShown())
        return;
    if (shown && !m_tableView) {
        m_model = new PlotTableModel(this);
        m_tableView = new QTableView(this);
        m_tableView->setModel(m_model);
        m_tableView->setAccessibleName(tr("Data table"));
        m_tableView->setFrameShape(QFrame::NoFrame);
        m_tableView->setShowGrid(false);
        m_tableView->verticalHeader()->hide();
        m_tableView->verticalHeader()->setDefaultSectionSize(token::controlHeight);
        m_tableView->horizontalHeader()->setStretchLastSection(true);
        m_tableView->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_stack->addWidget(m_tableView);
    }
    m_stack->setCurrentWidget(shown ? static_cast<QWidget*>(m_tableView) : m_content);
    refreshTable();
    m_stack->currentWidget()->setFocus();
}

void PlotView::refreshTable()
{
    if (isTableShown())
        m_model->setTable(table());
}

void PlotView::paintContent(QPainter& painter, const QSize&) const
{
    painter.fillRect(m_content->rect(), Theme::instance().colors().surface);
    m_content->render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
}

void PlotView::copyPicture() const
{
    QImage image(m_content->size() * kPictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPictureScale);
    image.fill(Theme::instance().colors().surface);
    QPainter painter(&image);
    paintContent(painter, m_content->size());
    painter.end();
    QApplication::clipboard()->setImage(image);
}

void PlotView::copyData() const
{
    QApplication::clipboard()->setText(table().toClipboardText());
}

bool PlotView::saveTo(const QString& path) const
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const QSize size = m_content->size();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    if (suffix == u"csv") {
        file.write(table().toCsv());
    } else if (suffix == u"svg") {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(m_title);
        QPainter painter(&generator);
        paintContent(painter, size);
    } else if (suffix == u"pdf") {
        QPdfWriter writer(&file);
        // A logical pixel is 1/96 inch on paper.
        writer.setPageSize(QPageSize(QSizeF(size) / 96.0, QPageSize::Inch));
        writer.setPageMargins(QMarginsF());
        writer.setResolution(96);
        writer.setTitle(m_title);
        QPainter painter(&writer);
        paintContent(painter, size);
    } else {
        QImage image(size * kPictureScale, QImage::Format_RGB32);
        image.setDevicePixelRatio(kPictureScale);
        image.fill(Theme::instance().colors().surface);
        QPainter painter(&image);
        paintContent(painter, size);
        painter.end();
        if (!image.save(&file, "PNG"))
            return false;
    }
    return file.commit();
}

void PlotView::saveAs()
{
    auto* dialog = new QFileDialog(this, tr("Save chart"), m_title + QStringLiteral(".png"),
                                   tr("Picture (*.png);;Vector graphic (*.svg);;PDF (*.pdf);;Data (*.csv)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (!saveTo(path))
            emit saveFailed(path);
    });
    dialog->open();
}

void PlotView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as picture"), this, &PlotView::copyPicture);
    menu->addAction(tr("Copy as data"), this, &PlotView::copyData);
    menu->addAction(tr("Save…"), this, &PlotView::saveAs);
    menu->addSeparator();
    QAction* tableAction = menu->addAction(tr("Data table"), this, [this] { setTableShown(!isTableShown()); });
    tableAction->setCheckable(true);
    tableAction->setChecked(isTableShown());
    tableAction->setShortcut(QKeySequence(Qt::ALT | Qt::Key_T));
    menu->popup(event->globalPos());
    event->accept();
}

} // namespace lathe
