#include "ui/plots/chart.h"

#include "ui/plots/chart_items.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>

namespace lathe {

namespace {
constexpr int kReplotInterval = 33; // milliseconds
constexpr int kClickSlack = 3;      // pixels
} // namespace

Chart::Chart(QWidget* parent) : PlotView(parent), m_plot(new QCustomPlot)
{
    m_readout = new ReadoutItem(m_plot);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setContextMenuPolicy(Qt::NoContextMenu); // the menu is the view's
    m_plot->setNoAntialiasingOnDrag(false);
    m_plot->setPlottingHint(QCP::phFastPolylines, true);
    m_plot->setSelectionRectMode(QCP::srmZoom);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal | Qt::Vertical);
    m_plot->installEventFilter(this);
    setContent(m_plot);

    m_replotTimer.setSingleShot(true);
    connect(&m_replotTimer, &QTimer::timeout, this, [this] {
        m_sinceReplot.restart();
        m_plot->replot();
    });
    connect(m_plot->selectionRect(), &QCPSelectionRect::accepted, this, [this](const QRect& rect) {
        m_zoomed = m_zoomed || (std::abs(rect.width()) > kClickSlack && std::abs(rect.height()) > kClickSlack);
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] { resetZoom(); });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        m_pressedAt = event->position();
        pressed(event, toPlot(event->position()));
    });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        moved(event, toPlot(event->position()));
        if (!(event->buttons() & Qt::LeftButton))
            showReadout(event->position());
    });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        released(event, toPlot(event->position()));
        if (event->button() == Qt::LeftButton
            && (event->position() - m_pressedAt).manhattanLength() <= kClickSlack
            && m_plot->axisRect()->rect().contains(event->position().toPoint()))
            clicked(toPlot(event->position()));
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        restyle();
        scheduleReplot();
    });
}

Chart::~Chart() = default;

QSize Chart::sizeHint() const
{
    return {360, 220};
}

QSize Chart::minimumSizeHint() const
{
    return {160, 110};
}

void Chart::setAxisTitles(const QString& horizontal, const QString& vertical)
{
    m_plot->xAxis->setLabel(horizontal);
    m_plot->yAxis->setLabel(vertical);
    scheduleReplot();
}

void Chart::restyle()
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    m_plot->setLocale(QLocale());
    m_plot->setBackground(QBrush(colors.surface));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLabelFont(theme.font(token::caption));
        axis->setTickLabelColor(colors.muted);
        axis->setTickLabelPadding(token::space8);
        axis->setLabelFont(theme.font(token::caption));
        axis->setLabelColor(colors.muted);
        axis->setLabelPadding(token::space4);
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->ticker()->setTickCount(5);
        axis->ticker()->setTickStepStrategy(QCPAxisTicker::tssReadability);
        axis->setNumberFormat(QStringLiteral("gbc"));
        axis->setNumberPrecision(5);
    }
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->yAxis->grid()->setPen(QPen(colors.grid, 1));
    m_plot->selectionRect()->setPen(QPen(colors.accent, 1));
    m_plot->selectionRect()->setBrush(withAlpha(colors.accent, 0.12));
}

QPointF Chart::toPlot(QPointF pixel) const
{
    return {m_plot->xAxis->pixelToCoord(pixel.x()), m_plot->yAxis->pixelToCoord(pixel.y())};
}

void Chart::resetZoom()
{
    m_zoomed = false;
    m_fitPending = false;
    fitAxes();
    scheduleReplot();
}

void Chart::fitWhenFree()
{
    m_fitPending = m_plot->underMouse();
    if (!m_zoomed && !m_fitPending)
        fitAxes();
}

void Chart::scheduleReplot()
{
    if (m_replotTimer.isActive())
        return;
    const qint64 since = m_sinceReplot.isValid() ? m_sinceReplot.elapsed() : kReplotInterval;
    m_replotTimer.start(int(std::max<qint64>(0, kReplotInterval - since)));
}

void Chart::setDragZooms(bool zooms)
{
    m_plot->setSelectionRectMode(zooms ? QCP::srmZoom : QCP::srmNone);
}

KeyedLabel* Chart::addLabel()
{
    return new KeyedLabel(m_plot);
}

void Chart::showReadout(QPointF pixel)
{
    const bool inside = m_plot->axisRect()->rect().contains(pixel.toPoint());
    if (m_hasDoors)
        m_plot->setCursor(inside && opensAt(toPlot(pixel)) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    read(inside ? readout(toPlot(pixel)) : std::nullopt);
}

void Chart::read(const std::optional<Readout>& found)
{
    if (!found && !m_readout->visible())
        return;
    m_readout->setVisible(found.has_value());
    if (found) {
        m_readout->text = found->text;
        m_readout->position->setCoords(found->at);
    }
    scheduleReplot();
}

bool Chart::keyPressed(int key)
{
    const std::vector<QPointF> places = m_hasDoors ? doors() : std::vector<QPointF>();
    if (places.empty())
        return false;
    const int last = int(places.size()) - 1;
    m_door = std::min(m_door, last);
    switch (key) {
    case Qt::Key_Left: m_door = std::max(0, m_door - 1); break;
    case Qt::Key_Right: m_door = std::min(last, m_door + 1); break;
    case Qt::Key_Home: m_door = 0; break;
    case Qt::Key_End: m_door = last; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_door >= 0)
            clicked(places[std::size_t(m_door)]);
        return m_door >= 0;
    default: return false;
    }
    const auto found = readout(places[std::size_t(m_door)]);
    read(found);
    m_plot->setAccessibleDescription(found ? found->text : QString());
    return true;
}

bool Chart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_plot && event->type() == QEvent::Leave) {
        m_readout->setVisible(false);
        if (m_fitPending && !m_zoomed)
            fitAxes();
        m_fitPending = false;
        scheduleReplot();
    }
    if (watched == m_plot && event->type() == QEvent::KeyPress && keyPressed(static_cast<QKeyEvent*>(event)->key()))
        return true;
    if (watched == m_plot && event->type() == QEvent::ContextMenu) {
        contextMenuEvent(static_cast<QContextMenuEvent*>(event));
        return true;
    }
    return PlotView::eventFilter(watched, event);
}

void Chart::paintContent(QPainter& painter, const QSize& size) const
{
    // QCustomPlot draws through its own painter class, so the drawing is recorded and played.
    QPicture record;
    QCPPainter plotPainter;
    plotPainter.begin(&record);
    const bool shown = m_readout->visible();
    m_readout->setVisible(false);
    m_plot->toPainter(&plotPainter, size.width(), size.height());
    m_readout->setVisible(shown);
    plotPainter.end();
    painter.drawPicture(0, 0, record);
}

} // namespace lathe
