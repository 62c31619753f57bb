#include "ui/plots/waterfall_chart.h"

#include "ui/shell/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {
constexpr std::size_t kMost = 12;

QString number(double value, bool isChange)
{
    if (std::abs(value) < 1e-12)
        value = 0; // what is left of rounding
    return (isChange && value > 0 ? QStringLiteral("+") : QString()) + QLocale().toString(value, 'g', 4);
}
} // namespace

class WaterfallChart::Area : public QWidget {
public:
    explicit Area(const WaterfallChart& chart) : m_chart(chart) { setMinimumSize(200, 120); }

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
        const double names = width() * 0.36, values = 64, room = std::max(20.0, width() - names - values);
        const auto x = [&](double value) { return names + (high > low ? (value - low) / (high - low) : 0.5) * room; };
        const double height = std::min(26.0, this->height() / double(steps.size() + 2));
        double y = 0;
        const auto write = [&](const QString& name, const QString& value, const QColor& color) {
            painter.setPen(color);
            painter.drawText(QRectF(0, y, names - 8, height), Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(name, Qt::ElideRight, int(names) - 8));
            painter.drawText(QRectF(width() - values, y, values, height), Qt::AlignRight | Qt::AlignVCenter, value);
            y += height;
        };
        write(WaterfallChart::tr("Mean answer"), number(m_chart.m_base, false), colors.muted);
        at = m_chart.m_base;
        for (const WaterfallStep& step : steps) {
            const double next = at + step.change;
            painter.fillRect(QRectF(std::min(x(at), x(next)), y + height * 0.2, std::max(1.0, std::abs(x(next) - x(at))), height * 0.6),
                             step.change < 0 ? theme.categorical(1) : theme.categorical(0));
            painter.setPen(QPen(colors.grid, 1));
            painter.drawLine(QPointF(x(next), y + height * 0.8), QPointF(x(next), y + height * 1.2));
            at = next;
            write(step.name, number(step.change, true), colors.text);
        }
        write(WaterfallChart::tr("Answer of this row"), number(at, false), colors.text);
    }

private:
    const WaterfallChart& m_chart;
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
        WaterfallStep rest{tr("all others"), 0};
        for (std::size_t i = kMost - 1; i < steps.size(); ++i)
            rest.change += steps[i].change;
        steps.resize(kMost - 1);
        steps.push_back(rest);
    }
    m_steps = std::move(steps);
    m_area->update();
    refreshTable();
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
