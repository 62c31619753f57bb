#include "ui/plots/class_bars.h"

#include "ui/plots/number_text.h"
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
constexpr int kRow = 19;
constexpr int kBar = 8;
constexpr int kWidestName = 132;
// What is weak is drawn in the warning colour, and said in the tooltip.
constexpr double kWeak = 0.8, kFarBelow = 0.1;
} // namespace

class ClassBars::Area : public QAbstractScrollArea {
public:
    Area(ClassBars& bars) : QAbstractScrollArea(&bars), m_owner(bars)
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
        m_current = std::min(m_current, int(m_owner.m_bars.size()) - 1);
        updateScroll();
        viewport()->update();
    }

protected:
    int rowHeight() const
    {
        const int rows = std::max(1, int(m_owner.m_bars.size()));
        return std::clamp(viewport()->height() / rows, kRow - 3, token::controlHeight);
    }

    void updateScroll()
    {
        const int content = rowHeight() * int(m_owner.m_bars.size());
        verticalScrollBar()->setRange(0, std::max(0, content - viewport()->height()));
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setSingleStep(kRow);
    }

    void resizeEvent(QResizeEvent*) override { updateScroll(); }

    int rowAt(int y) const
    {
        const int row = (y + verticalScrollBar()->value()) / rowHeight();
        return row >= 0 && row < int(m_owner.m_bars.size()) ? row : -1;
    }

    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont font = theme.font(token::caption);
        const QFontMetrics metrics(font);
        painter.setFont(font);
        int nameWidth = 40;
        for (const ClassBar& bar : m_owner.m_bars)
            nameWidth = std::max(nameWidth, metrics.horizontalAdvance(bar.name));
        nameWidth = std::min({nameWidth, kWidestName, viewport()->width() / 3});
        const int valueWidth = metrics.horizontalAdvance(numberText(0.888, 3));
        const int height = rowHeight();
        const int left = nameWidth + token::space12;
        const int width = viewport()->width() - left - valueWidth - token::space12 - token::space4;
        const int scrolled = verticalScrollBar()->value();
        const int first = scrolled / height;
        const int last = std::min(int(m_owner.m_bars.size()) - 1, (scrolled + viewport()->height()) / height);
        for (int row = first; row <= last; ++row) {
            const ClassBar& bar = m_owner.m_bars[std::size_t(row)];
            const QRect area(0, row * height - scrolled, viewport()->width(), height);
            if (row == m_hovered || (row == m_current && hasFocus())) {
                painter.setPen(row == m_current && hasFocus() ? QPen(colors.accent, 1) : Qt::NoPen);
                painter.setBrush(colors.hover);
                painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            }
            painter.setPen(colors.text);
            painter.drawText(QRect(token::space4, area.top(), nameWidth, height), Qt::AlignVCenter,
                             metrics.elidedText(bar.name, Qt::ElideRight, nameWidth));
            painter.drawText(area.adjusted(0, 0, -token::space4, 0), Qt::AlignVCenter | Qt::AlignRight,
                             numberText(bar.value, 3));
            const QRectF track(left, area.center().y() - kBar / 2 + 1, std::max(8, width), kBar);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.track);
            painter.drawRoundedRect(track, 3, 3);
            if (bar.value && *bar.value > 0) {
                painter.setBrush(m_owner.isWeak(bar) ? colors.warning : theme.categorical(0));
                // At least 1.5 px, so that a tiny value is told from none.
                QRectF filled = track;
                filled.setWidth(std::max(1.5, track.width() * std::min(1.0, *bar.value)));
                painter.drawRoundedRect(filled, 3, 3);
            }
        }
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

    QString toolTipOf(int row) const
    {
        const ClassBar& bar = m_owner.m_bars[std::size_t(row)];
        if (!bar.value)
            return ClassBars::tr("%1: not defined, the class is neither present nor predicted").arg(bar.name);
        const QString text = ClassBars::tr("%1: %2").arg(bar.name, numberText(*bar.value, 4));
        return m_owner.isWeak(bar) ? text + ClassBars::tr(", far below the median of %1").arg(numberText(m_owner.m_median, 2)) : text;
    }

    void mouseReleaseEvent(QMouseEvent* event) override
    {
        const int row = rowAt(event->position().toPoint().y());
        if (event->button() == Qt::LeftButton && row >= 0)
            activate(row);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        const int last = int(m_owner.m_bars.size()) - 1;
        if (last < 0)
            return QAbstractScrollArea::keyPressEvent(event);
        switch (event->key()) {
        case Qt::Key_Up: m_current = std::max(0, m_current - 1); break;
        case Qt::Key_Down: m_current = std::min(last, m_current + 1); break;
        case Qt::Key_Home: m_current = 0; break;
        case Qt::Key_End: m_current = last; break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space: return activate(std::max(0, m_current));
        default: return QAbstractScrollArea::keyPressEvent(event);
        }
        const int top = m_current * rowHeight();
        const int scrolled = verticalScrollBar()->value();
        verticalScrollBar()->setValue(std::clamp(scrolled, top + rowHeight() - viewport()->height(), top));
        setAccessibleDescription(toolTipOf(m_current));
        viewport()->update();
    }

    void focusInEvent(QFocusEvent*) override { viewport()->update(); }
    void focusOutEvent(QFocusEvent*) override { viewport()->update(); }

private:
    void activate(int row)
    {
        m_current = row;
        viewport()->update();
        emit m_owner.activated(m_owner.m_bars[std::size_t(row)].index);
    }

    ClassBars& m_owner;
    int m_hovered = -1;
    int m_current = 0;
};

ClassBars::ClassBars(QWidget* parent) : PlotView(parent), m_area(new Area(*this))
{
    setContent(m_area);
    setTitle(tr("F1 by class"));
}

void ClassBars::setBars(std::vector<ClassBar> bars)
{
    std::stable_sort(bars.begin(), bars.end(), [](const ClassBar& a, const ClassBar& b) {
        return a.value.value_or(-1) > b.value.value_or(-1);
    });
    m_bars = std::move(bars);
    m_median = m_bars.empty() ? 0 : m_bars[m_bars.size() / 2].value.value_or(0);
    m_area->refresh();
    refreshTable();
}

bool ClassBars::isWeak(const ClassBar& bar) const
{
    return bar.value && *bar.value < kWeak && *bar.value < m_median - kFarBelow;
}

PlotTable ClassBars::table() const
{
    PlotTable table{{tr("Class"), tr("F1")}, {}};
    for (const ClassBar& bar : m_bars)
        table.rows.push_back({bar.name, bar.value ? QVariant(*bar.value) : QVariant()});
    return table;
}

QSize ClassBars::sizeHint() const
{
    return {320, kRow * 10};
}

} // namespace lathe
