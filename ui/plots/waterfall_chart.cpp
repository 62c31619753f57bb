#include "ui/plots/waterfall_chart.h"

#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {
constexpr std::size_t kMost = 12;
constexpr double kLine = 26; // pixels
constexpr int kLeastLine = 16;

QString number(double value, bool isChange)
{
    if (std::abs(value) < 1e-12)
        value = 0; // what is left of rounding
    return (isChange && value > 0 ? QStringLiteral("+") : QString()) + QLocale().toString(value, 'g', 4);
}
} // namespace

class WaterfallChart::Area : public QWidget {
public:
    explicit Area(WaterfallChart& chart) : m_chart(chart)
    {
        setMinimumSize(200, 120);
        setFocusPolicy(Qt::StrongFocus);
        setMouseTracking(true);
    }

    /// The mean, the steps, the answer.
    int lines() const { return int(m_chart.m_steps.size()) + 2; }
    QRectF lineRect(int line) const
    {
        const double height = std::min(kLine, this->height() / double(lines()));
        return {0, line * height, double(width()), height};
    }
    void forgetChosen()
    {
        m_chosen = -1;
        m_current = 1;
        setMinimumHeight(lines() * kLeastLine);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        painter.fillRect(rect(), colors.surface);
        painter.setFont(theme.font(token::caption));
        const auto& steps = m_chart.m_steps;
        double low = m_chart.m_base, high = low, at = low;
        for (const WaterfallStep& step : steps) {
            at += step.change;
            low = std::min(low, at);
            high = std::max(high, at);
        }
        const double names = width() * 0.36, values = 64, room = std::max(20.0, width() - names - values - token::space8);
        const auto x = [&](double value) { return names + (high > low ? (value - low) / (high - low) : 0.5) * room; };
        const auto write = [&](int line, const QString& name, const QString& value, const QColor& color) {
            const QRectF area = lineRect(line);
            painter.setPen(color);
            painter.drawText(QRectF(token::space4, area.y(), names - 12, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(name, Qt::ElideRight, int(names) - 12));
            painter.drawText(QRectF(width() - values - token::space4, area.y(), values, area.height()), Qt::AlignRight | Qt::AlignVCenter, value);
        };
        for (int line = 0; line < lines(); ++line)
            paintGround(painter, line);
        write(0, WaterfallChart::tr("Mean answer"), number(m_chart.m_base, false), colors.muted);
        at = m_chart.m_base;
        for (int line = 1; line + 1 < lines(); ++line) {
            const WaterfallStep& step = steps[std::size_t(line - 1)];
            const QRectF area = lineRect(line);
            const double next = at + step.change;
            painter.fillRect(QRectF(std::min(x(at), x(next)), area.y() + area.height() * 0.2, std::max(1.0, std::abs(x(next) - x(at))), area.height() * 0.6),
                             step.change < 0 ? theme.categorical(1) : theme.categorical(0));
            painter.setPen(QPen(colors.grid, 1));
            painter.drawLine(QPointF(x(next), area.y() + area.height() * 0.8), QPointF(x(next), area.y() + area.height() * 1.2));
            at = next;
            write(line, step.name, number(step.change, true), colors.text);
        }
        write(lines() - 1, WaterfallChart::tr("Answer of this row"), number(at, false), colors.text);
    }

    void mouseMoveEvent(QMouseEvent* event) override { hover(doorAt(event->position())); }
    void leaveEvent(QEvent*) override { hover(-1); }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (const int line = doorAt(event->position()); event->button() == Qt::LeftButton && line >= 0)
            open(line);
    }

    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            const int line = doorAt(help->pos());
            QToolTip::showText(help->globalPos(), line < 0 ? QString() : toolTipOf(line), this);
            return true;
        }
        return QWidget::event(event);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        const bool isDown = event->key() == Qt::Key_Down;
        if (isDown || event->key() == Qt::Key_Up) {
            m_current = std::clamp(m_current + (isDown ? 1 : -1), 1, lines() - 1);
            setAccessibleDescription(toolTipOf(m_current));
            update();
        } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
            if (isDoor(m_current))
                open(m_current);
        } else {
            QWidget::keyPressEvent(event);
        }
    }

    void focusInEvent(QFocusEvent*) override { update(); }
    void focusOutEvent(QFocusEvent*) override { update(); }

private:
    bool isDoor(int line) const
    {
        return line == lines() - 1 || (line > 0 && line < lines() && !m_chart.m_steps[std::size_t(line - 1)].column.isEmpty());
    }
    int doorAt(QPointF at) const
    {
        for (int line = 0; line < lines(); ++line)
            if (lineRect(line).contains(at))
                return isDoor(line) ? line : -1;
        return -1;
    }
    void hover(int line)
    {
        m_hovered = line;
        setCursor(line >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
    QString toolTipOf(int line) const
    {
        if (line == lines() - 1)
            return WaterfallChart::tr("a click shows the row");
        const WaterfallStep& step = m_chart.m_steps[std::size_t(line - 1)];
        const QString text = step.name + QStringLiteral(": ") + number(step.change, true);
        return step.column.isEmpty() ? text : text + u'\n' + WaterfallChart::tr("a click shows the dependence on %1").arg(step.column);
    }
    void paintGround(QPainter& painter, int line) const
    {
        const Colors& colors = Theme::instance().colors();
        const bool isFocused = line == m_current && hasFocus();
        if (line != m_hovered && line != m_chosen && !isFocused)
            return;
        painter.setPen(isFocused ? QPen(colors.accent, 1) : Qt::NoPen);
        painter.setBrush(line == m_chosen ? colors.accentSoft : colors.hover);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(lineRect(line).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    void open(int line)
    {
        m_current = m_chosen = line;
        update();
        if (line == lines() - 1)
            emit m_chart.answerActivated();
        else
            emit m_chart.columnActivated(m_chart.m_steps[std::size_t(line - 1)].column);
    }

    WaterfallChart& m_chart;
    int m_hovered = -1, m_current = 1, m_chosen = -1;
};

WaterfallChart::WaterfallChart(QWidget* parent) : PlotView(parent), m_area(new Area(*this))
{
    setTitle(tr("SHAP values of one row"));
    setContent(m_area);
    connect(&Theme::instance(), &Theme::changed, m_area, qOverload<>(&QWidget::update));
}

void WaterfallChart::setSteps(double base, std::vector<WaterfallStep> steps)
{
    m_base = base;
    std::ranges::stable_sort(steps, [](const WaterfallStep& a, const WaterfallStep& b) { return std::abs(a.change) > std::abs(b.change); });
    if (steps.size() > kMost) {
        WaterfallStep rest{tr("all others"), 0, {}};
        for (std::size_t i = kMost - 1; i < steps.size(); ++i)
            rest.change += steps[i].change;
        steps.resize(kMost - 1);
        steps.push_back(rest);
    }
    m_steps = std::move(steps);
    m_area->forgetChosen();
    refreshTable();
}

QRect WaterfallChart::lineRect(int step) const
{
    return m_area->lineRect(step + 1).toAlignedRect();
}

PlotTable WaterfallChart::table() const
{
    PlotTable table{{tr("Column"), tr("SHAP value"), tr("Answer so far")}, {}};
    double at = m_base;
    for (const WaterfallStep& step : m_steps) {
        at += step.change;
        table.rows.push_back({step.name, step.change, at});
    }
    return table;
}

} // namespace lathe
