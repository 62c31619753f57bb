#include "ui/plots/distribution_chart.h"

#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"

#include <QDateTime>
#include <QKeyEvent>

#include <algorithm>

namespace lathe {

namespace {
constexpr int kDigits = 9;          // identifiers and populations are written out
constexpr double kGap = 0.06;       // of a bar's width
constexpr double kPale = 0.45;
constexpr double kLowest = 0.009;   // of the highest bar: 1.5 px of the usual height
} // namespace

DistributionChart::DistributionChart(QWidget* parent)
    : Chart(parent), m_bars(new QCPBars(plot().xAxis, plot().yAxis)), m_outside(new QCPBars(plot().xAxis, plot().yAxis)),
      m_chosen(new QCPBars(plot().xAxis, plot().yAxis))
{
    for (QCPBars* bars : {m_bars, m_outside, m_chosen})
        bars->setAntialiased(true);
    setTitle(tr("Distribution"));
    setAxisTitles({}, tr("rows"));
    restyle();
}

void DistributionChart::restyle()
{
    Chart::restyle();
    const QColor color = Theme::instance().categorical(0);
    for (QCPBars* bars : {m_bars, m_outside})
        bars->setPen(Qt::NoPen);
    m_bars->setBrush(color);
    m_outside->setBrush(faint(color, kPale));
    m_chosen->setBrush(Qt::NoBrush);
    m_chosen->setPen(QPen(Theme::instance().colors().text, 2));
    for (QCPAxis* axis : {plot().xAxis, plot().yAxis})
        axis->setNumberPrecision(kDigits);
    plot().yAxis->ticker()->setTickCount(3);
    plot().xAxis->ticker()->setTickCount(3);
    plot().xAxis->setTickLabels(isTime() || m_profile.type == ColumnType::Numeric);
}

void DistributionChart::setProfile(const ColumnProfile& profile)
{
    m_profile = profile;
    m_current = -1;
    if (isTime()) {
        QSharedPointer<QCPAxisTickerDateTime> ticker(new QCPAxisTickerDateTime);
        const double span = profile.bars.empty() ? 0 : profile.bars.back().high - profile.bars.front().low;
        constexpr double kDay = 86'400;
        ticker->setDateTimeSpec(Qt::UTC);
        ticker->setDateTimeFormat(span > 700 * kDay ? QStringLiteral("yyyy") : span > 3 * kDay ? QStringLiteral("MMM yyyy") : QStringLiteral("HH:mm"));
        plot().xAxis->setTicker(ticker);
    } else {
        plot().xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    }
    restyle();
    fill();
    resetZoom();
    refreshTable();
}

void DistributionChart::fill()
{
    std::int64_t most = 0;
    for (const ProfileBar& bar : m_profile.bars)
        most = std::max(most, bar.count);
    for (QCPBars* bars : {m_bars, m_outside, m_chosen})
        bars->data()->clear();
    const bool isMeasured = isTime() || m_profile.type == ColumnType::Numeric;
    // All bars are as wide as an inner one: what reaches out to the farthest value would flatten all others.
    double width = 1;
    for (const ProfileBar& bar : m_profile.bars)
        if (isMeasured && !bar.isOverflow && bar.high > bar.low)
            width = bar.high - bar.low;
    for (QCPBars* bars : {m_bars, m_outside, m_chosen})
        bars->setWidth(width * (1 - kGap));
    for (std::size_t i = 0; i < m_profile.bars.size(); ++i) {
        const ProfileBar& bar = m_profile.bars[i];
        double middle = isMeasured ? bar.low + width / 2 : double(i);
        if (isMeasured && bar.low == bar.high)
            middle = bar.low;
        if (isMeasured && bar.isOverflow && i == 0)
            middle = bar.high - width / 2;
        const double height = bar.count > 0 ? std::max(double(bar.count), kLowest * double(most)) : 0;
        (bar.isOverflow ? m_outside : m_bars)->addData(middle, height);
        if (int(i) == m_current)
            m_chosen->addData(middle, height);
    }
    scheduleReplot();
}

void DistributionChart::fitAxes()
{
    double low = HUGE_VAL, high = -HUGE_VAL, top = 1;
    for (const QCPBars* bars : {m_bars, m_outside})
        for (const QCPBarsData& bar : *bars->data()) {
            low = std::min(low, bar.key - bars->width() / 2);
            high = std::max(high, bar.key + bars->width() / 2);
            top = std::max(top, bar.value);
        }
    if (low > high) {
        low = 0;
        high = 1;
    }
    const double margin = (high - low) * 0.02;
    plot().xAxis->setRange(low - margin, high + margin);
    plot().yAxis->setRange(0, top * 1.06);
}

int DistributionChart::barAt(double x) const
{
    const double half = m_bars->width() / (1 - kGap) / 2;
    int number[2] = {0, 0};
    for (std::size_t i = 0; i < m_profile.bars.size(); ++i) {
        const bool outside = m_profile.bars[i].isOverflow;
        const double middle = (outside ? m_outside : m_bars)->data()->at(number[outside]++)->key;
        if (std::abs(x - middle) <= half)
            return int(i);
    }
    return -1;
}

QString DistributionChart::boundText(double value) const
{
    if (isTime())
        return QLocale().toString(QDateTime::fromSecsSinceEpoch(qint64(value), Qt::UTC).date(), QLocale::ShortFormat);
    return QLocale().toString(value, 'g', kDigits);
}

QString DistributionChart::describe(std::size_t place) const
{
    const ProfileBar& bar = m_profile.bars[place];
    const bool isMeasured = isTime() || m_profile.type == ColumnType::Numeric;
    const QString where = !isMeasured ? QString::fromStdString(bar.label)
        : bar.low == bar.high ? boundText(bar.low) : tr("%1 to %2").arg(boundText(bar.low), boundText(bar.high));
    const double share = m_profile.rows > 0 ? double(bar.count) / double(m_profile.rows) : 0;
    QString text = where + u'\n' + tr("%1 rows, %2").arg(countText(qint64(bar.count)), percentText(share));
    if (bar.isOverflow && isMeasured)
        text += u'\n' + tr("drawn at the edge");
    return text;
}

std::optional<Chart::Readout> DistributionChart::readout(QPointF at) const
{
    const int bar = barAt(at.x());
    if (bar < 0)
        return std::nullopt;
    return Readout{{at.x(), double(m_profile.bars[std::size_t(bar)].count)}, describe(std::size_t(bar))};
}

void DistributionChart::clicked(QPointF at)
{
    if (const int bar = barAt(at.x()); bar >= 0)
        emit barClicked(bar);
}

void DistributionChart::setCurrent(int bar)
{
    m_current = bar;
    plot().setAccessibleDescription(bar < 0 ? QString() : describe(std::size_t(bar)));
    fill();
}

bool DistributionChart::eventFilter(QObject* watched, QEvent* event)
{
    const int last = int(m_profile.bars.size()) - 1;
    if (watched == &plot() && event->type() == QEvent::KeyPress && last >= 0) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            setCurrent(std::clamp(m_current + (key == Qt::Key_Left ? -1 : 1), 0, last));
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_current >= 0) {
            emit barClicked(m_current);
            return true;
        }
    }
    return Chart::eventFilter(watched, event);
}

PlotTable DistributionChart::table() const
{
    PlotTable table{{tr("From"), tr("To"), tr("Rows")}, {}};
    const bool isMeasured = isTime() || m_profile.type == ColumnType::Numeric;
    if (!isMeasured)
        table.columns = {tr("Value"), tr("Rows")};
    for (const ProfileBar& bar : m_profile.bars) {
        const auto rows = qint64(bar.count);
        if (!isMeasured)
            table.rows.push_back({QString::fromStdString(bar.label), rows});
        else if (isTime())
            table.rows.push_back({boundText(bar.low), boundText(bar.high), rows});
        else
            table.rows.push_back({bar.low, bar.high, rows});
    }
    return table;
}

} // namespace lathe
