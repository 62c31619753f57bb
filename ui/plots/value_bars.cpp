#include "ui/plots/value_bars.h"

#include "ui/models/task_metrics.h"
#include "ui/plots/number_text.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/theme.h"

#include <QAbstractScrollArea>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace lathe {

namespace {
constexpr int kRow = 24, kBar = 8, kHead = 20;
constexpr int kWidestName = 150;
constexpr double kLeastBar = 1.5; // pixels, so that a tiny value is told from none
} // namespace

class ValueBars::Area : public QAbstractScrollArea {
public:
    explicit Area(ValueBars& owner) : QAbstractScrollArea(&owner), m_owner(owner)
    {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::StrongFocus);
        viewport()->setMouseTracking(true);
        viewport()->setAutoFillBackground(false);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        connect(&Theme::instance(), &Theme::changed, viewport(), QOverload<>::of(&QWidget::update));
    }

    void refresh()
    {
        m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
        updateScroll();
        viewport()->update();
    }

protected:
    int count() const { return int(m_owner.m_bars.size()); }
    int rowHeight() const { return std::clamp((viewport()->height() - kHead) / std::max(1, count()), kRow, token::rowHeight); }

    void updateScroll()
    {
        verticalScrollBar()->setRange(0, std::max(0, kHead + rowHeight() * count() - viewport()->height()));
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setSingleStep(kRow);
    }

    void resizeEvent(QResizeEvent*) override { updateScroll(); }

    int rowAt(int y) const
    {
        if (y < kHead)
            return -1;
        const int row = (y - kHead + verticalScrollBar()->value()) / rowHeight();
        return row < count() ? row : -1;
    }

    struct Columns {
        int name = 40, value = 40, rows = 30;
        QRectF track; ///< of the first row
    };
    Columns columns(const QFont& font) const
    {
        Columns result;
        const QFontMetrics metrics(font);
        result.rows = metrics.horizontalAdvance(ValueBars::tr("rows"));
        result.value = metrics.horizontalAdvance(m_owner.m_valueName);
        for (const ValueBar& bar : m_owner.m_bars) {
            result.name = std::max(result.name, metrics.horizontalAdvance(bar.name) + 2);
            result.value = std::max(result.value, int(tabularWidth(font, valueText(bar))) + 2);
            result.rows = std::max(result.rows, int(tabularWidth(font, countText(bar.rows))) + 2);
        }
        result.name = std::min({result.name, kWidestName, viewport()->width() / 3});
        const int left = token::space4 + result.name + token::space12;
        const int right = viewport()->width() - token::space4 - result.rows - token::space12 - result.value - token::space12;
        result.track = QRectF(left, 0, std::max(16, right - left), kBar);
        return result;
    }
    QString valueText(const ValueBar& bar) const
    {
        return bar.value ? quantityText(*bar.value, m_owner.m_unit) : QStringLiteral("–");
    }
    double greatest() const
    {
        double most = m_owner.m_marked.value_or(0);
        for (const ValueBar& bar : m_owner.m_bars)
            most = std::max({most, bar.value.value_or(0), bar.high.value_or(0)});
        return most > 0 ? most : 1;
    }

    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont font = theme.font(token::caption);
        painter.setFont(font);
        const Columns places = columns(font);
        const int height = rowHeight(), scrolled = verticalScrollBar()->value();
        const double most = greatest();
        const int last = std::min(count() - 1, (scrolled + viewport()->height() - kHead) / height);
        painter.setClipRect(0, kHead, viewport()->width(), viewport()->height() - kHead);
        for (int row = scrolled / height; row <= last; ++row)
            paintRow(painter, row, QRect(0, kHead + row * height - scrolled, viewport()->width(), height), places, most);
        if (m_owner.m_marked && count() > 0) {
            const double x = places.track.left() + places.track.width() * *m_owner.m_marked / most;
            painter.setPen(QPen(colors.text, 1.2, Qt::DashLine));
            painter.drawLine(QPointF(x, kHead), QPointF(x, std::min(viewport()->height(), kHead + count() * height - scrolled)));
        }
        painter.setClipping(false);
        paintHead(painter, places, most);
    }

    void paintHead(QPainter& painter, const Columns& places, double most)
    {
        painter.setPen(Theme::instance().colors().muted);
        const int right = viewport()->width() - token::space4;
        const int rowsLeft = right - places.rows, valueLeft = rowsLeft - token::space12 - places.value;
        painter.drawText(QRect(token::space4, 0, places.name, kHead), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(m_owner.m_names, Qt::ElideRight, places.name));
        painter.drawText(QRect(rowsLeft, 0, places.rows, kHead), Qt::AlignVCenter | Qt::AlignRight, ValueBars::tr("rows"));
        painter.drawText(QRect(valueLeft, 0, places.value, kHead), Qt::AlignVCenter | Qt::AlignRight, m_owner.m_valueName);
        if (!m_owner.m_marked || m_owner.m_markName.isEmpty())
            return;
        const int width = painter.fontMetrics().horizontalAdvance(m_owner.m_markName) + 2;
        const double x = places.track.left() + places.track.width() * *m_owner.m_marked / most;
        const double left = std::clamp(x - width / 2.0, places.track.left(), std::max(places.track.left(), valueLeft - token::space8 - double(width)));
        painter.drawText(QRectF(left, 0, width, kHead), Qt::AlignCenter, m_owner.m_markName);
    }

    void paintRow(QPainter& painter, int row, const QRect& area, const Columns& places, double most)
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        const ValueBar& bar = m_owner.m_bars[std::size_t(row)];
        const bool focused = row == m_current && hasFocus();
        if (row == m_hovered || row == m_chosen || focused) {
            painter.setPen(focused ? QPen(colors.accent, 1) : Qt::NoPen);
            painter.setBrush(row == m_chosen ? colors.accentSoft : colors.hover);
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        painter.setPen(colors.text);
        painter.drawText(QRect(token::space4, area.top(), places.name, area.height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, places.name));
        const int right = area.right() + 1 - token::space4;
        drawTabular(painter, QRectF(right - places.rows - token::space12 - places.value, area.top(), places.value, area.height()),
                    Qt::AlignRight, valueText(bar));
        painter.setPen(colors.muted);
        drawTabular(painter, QRectF(right - places.rows, area.top(), places.rows, area.height()), Qt::AlignRight, countText(bar.rows));
        const QRectF track(places.track.left(), area.center().y() - kBar / 2 + 1, places.track.width(), kBar);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.track);
        painter.drawRoundedRect(track, 3, 3);
        if (!bar.value)
            return;
        QRectF filled = track;
        filled.setWidth(std::max(kLeastBar, track.width() * *bar.value / most));
        painter.setBrush(theme.categorical(0));
        painter.drawRoundedRect(filled, 3, 3);
        if (!bar.low || !bar.high)
            return;
        const double low = track.left() + track.width() * *bar.low / most, high = track.left() + track.width() * *bar.high / most;
        const double middle = track.center().y();
        // On the bar and on the track alike the whisker must be seen: the text's colour over the surface's.
        for (const auto& [color, width] : {std::pair(colors.surface, 3.5), std::pair(colors.text, 1.5)}) {
            painter.setPen(QPen(color, width));
            painter.drawLine(QPointF(low, middle), QPointF(high, middle));
            painter.drawLine(QPointF(low, middle - 3), QPointF(low, middle + 3));
            painter.drawLine(QPointF(high, middle - 3), QPointF(high, middle + 3));
        }
    }

    QString toolTipOf(int row) const
    {
        const ValueBar& bar = m_owner.m_bars[std::size_t(row)];
        QString text = ValueBars::tr("%1: %2 %3").arg(bar.name, m_owner.m_valueName, valueText(bar));
        if (bar.low && bar.high)
            text += u'\n' + ValueBars::tr("95 % interval %1 to %2").arg(quantityText(*bar.low, m_owner.m_unit), quantityText(*bar.high, m_owner.m_unit));
        return text + u'\n' + ValueBars::tr("%1 rows").arg(countText(bar.rows)) + u'\n' + m_owner.m_hint;
    }

    void mouseMoveEvent(QMouseEvent* event) override
    {
        m_hovered = rowAt(event->position().toPoint().y());
        viewport()->setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        viewport()->update();
    }

    bool viewportEvent(QEvent* event) override
    {
        if (event->type() == QEvent::Leave) {
            m_hovered = -1;
            viewport()->update();
        }
        if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            const int row = rowAt(help->pos().y());
            QToolTip::showText(help->globalPos(), row < 0 ? QString() : toolTipOf(row), viewport());
            return true;
        }
        return QAbstractScrollArea::viewportEvent(event);
    }

    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (const int row = rowAt(event->position().toPoint().y()); event->button() == Qt::LeftButton && row >= 0)
            activate(row);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (count() == 0)
            return QAbstractScrollArea::keyPressEvent(event);
        switch (event->key()) {
        case Qt::Key_Up: m_current = std::max(0, m_current - 1); break;
        case Qt::Key_Down: m_current = std::min(count() - 1, m_current + 1); break;
        case Qt::Key_Home: m_current = 0; break;
        case Qt::Key_End: m_current = count() - 1; break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space: return activate(m_current);
        default: return QAbstractScrollArea::keyPressEvent(event);
        }
        const int top = m_current * rowHeight(), lowest = top + kHead + rowHeight() - viewport()->height();
        verticalScrollBar()->setValue(std::clamp(verticalScrollBar()->value(), std::min(lowest, top), top));
        setAccessibleDescription(toolTipOf(m_current));
        viewport()->update();
    }

    void focusInEvent(QFocusEvent*) override { viewport()->update(); }
    void focusOutEvent(QFocusEvent*) override { viewport()->update(); }

private:
    void activate(int row)
    {
        m_current = m_chosen = row;
        viewport()->update();
        emit m_owner.activated(row);
    }

    friend class ValueBars;
    ValueBars& m_owner;
    int m_hovered = -1, m_current = 0, m_chosen = -1;
};

ValueBars::ValueBars(QWidget* parent) : PlotView(parent), m_area(new Area(*this)), m_hint(tr("a click shows the rows"))
{
    setContent(m_area);
}

void ValueBars::setBars(std::vector<ValueBar> bars, const QString& nameOfNames, const QString& valueName, const QString& unit,
                        std::optional<double> marked, const QString& markName)
{
    m_bars = std::move(bars);
    m_names = nameOfNames;
    m_valueName = valueName;
    m_unit = unit;
    m_marked = marked;
    m_markName = markName;
    m_area->m_chosen = -1;
    m_area->refresh();
    refreshTable();
}

PlotTable ValueBars::table() const
{
    PlotTable table{{m_names, m_valueName, tr("Low"), tr("High"), tr("Rows")}, {}};
    const auto cell = [](const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); };
    for (const ValueBar& bar : m_bars)
        table.rows.push_back({bar.name, cell(bar.value), cell(bar.low), cell(bar.high), bar.rows});
    return table;
}

QSize ValueBars::sizeHint() const
{
    return {320, kHead + kRow * 8};
}

} // namespace lathe
