#include "ui/plots/loss_chart.h"

#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr int kLabelRoom = 88;        // right of the last epoch
constexpr double kRoomForMark = 1.006; // half a point's width beyond the last epoch
constexpr double kLabelGap = 14; // pixels between a line's end and its name

/// The nearest round number above: 1, 2, 2.5 or 5 times a power of ten.
double roundedUp(double value)
{
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.2, 1.6, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (value <= step * power)
            return step * power;
    return 10 * power;
}

} // namespace

LossChart::LossChart(QWidget* parent) : Chart(parent)
{
    m_raw = plot().addGraph();
    m_smooth = plot().addGraph();
    m_validationLine = plot().addGraph();
    m_trainLabel = addLabel();
    m_validationLabel = addLabel();
    m_trainLabel->text = tr("training");
    m_validationLabel->text = tr("validation");
    plot().axisRect()->setMinimumMargins(QMargins(token::space32, token::space8, kLabelRoom, token::space8));
    setTitle(tr("Loss"));
    setAxisTitles(tr("epoch"), tr("loss"));
    restyle();
    clear();
}

void LossChart::restyle()
{
    Chart::restyle();
    const Theme& theme = Theme::instance();
    // The colours of the parts of a split, the same on every page.
    const QColor train = theme.categorical(0), validation = theme.categorical(1);
    m_raw->setPen(linePen(faint(train, 0.32), 1));
    m_smooth->setPen(linePen(train, 2));
    m_validationLine->setPen(linePen(validation, 2));
    m_validationLine->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(validation), validation, 7));
    m_trainLabel->color = train;
    m_validationLabel->color = validation;
}

void LossChart::clear()
{
    m_steps.clear();
    m_smoothed.clear();
    m_validation.clear();
    m_average = m_weight = 0;
    for (QCPGraph* graph : {m_raw, m_smooth, m_validationLine})
        graph->data()->clear();
    placeLabels();
    resetZoom();
    refreshTable();
}

void LossChart::setPlannedEpochs(int epochs)
{
    if (m_planned == std::max(1, epochs))
        return;
    m_planned = std::max(1, epochs);
    fitWhenFree();
    scheduleReplot();
}

void LossChart::appendSteps(std::span<const LossPoint> points)
{
    if (points.empty())
        return;
    const std::size_t first = m_steps.size();
    m_steps.insert(m_steps.end(), points.begin(), points.end());
    smoothFrom(first);
    fitWhenFree();
    placeLabels();
    scheduleReplot();
    refreshTable();
}

void LossChart::smoothFrom(std::size_t first)
{
    QVector<QCPGraphData> raw, smooth;
    raw.reserve(int(m_steps.size() - first));
    smooth.reserve(int(m_steps.size() - first));
    for (std::size_t i = first; i < m_steps.size(); ++i) {
        const LossPoint& point = m_steps[i];
        if (std::isfinite(point.loss)) {
            m_average = m_smoothing * m_average + (1 - m_smoothing) * point.loss;
            m_weight = m_smoothing * m_weight + (1 - m_smoothing);
        }
        // Divided by the sum of the weights, so that the first steps are not drawn towards 0.
        const double value = m_weight > 0 ? m_average / m_weight : point.loss;
        m_smoothed.push_back(value);
        raw.append({point.epoch, point.loss});
        smooth.append({point.epoch, value});
    }
    m_raw->data()->add(raw, true);
    m_smooth->data()->add(smooth, true);
}

void LossChart::setSmoothing(double weight)
{
    m_smoothing = std::clamp(weight, 0.0, 0.999);
    m_average = m_weight = 0;
    m_smoothed.clear();
    m_raw->data()->clear();
    m_smooth->data()->clear();
    smoothFrom(0);
    placeLabels();
    scheduleReplot();
    refreshTable();
}

void LossChart::setValidation(std::vector<LossPoint> points)
{
    m_validation = std::move(points);
    QVector<QCPGraphData> line;
    for (const LossPoint& point : m_validation)
        line.append({point.epoch, point.loss});
    m_validationLine->data()->set(line, true);
    fitWhenFree();
    placeLabels();
    scheduleReplot();
    refreshTable();
}

void LossChart::fitAxes()
{
    // A few wild first steps must not flatten the rest: the scale follows the smoothed line.
    double top = 0;
    for (const double value : m_smoothed)
        if (std::isfinite(value))
            top = std::max(top, value);
    for (const LossPoint& point : m_validation)
        if (std::isfinite(point.loss))
            top = std::max(top, point.loss);
    double right = m_planned;
    if (!m_steps.empty())
        right = std::max(right, m_steps.back().epoch);
    plot().xAxis->setRange(0, right * kRoomForMark);
    plot().yAxis->setRange(0, top > 0 ? roundedUp(top * 1.08) : 1);
}

void LossChart::placeLabels()
{
    m_trainLabel->setVisible(!m_steps.empty());
    m_validationLabel->setVisible(!m_validation.empty());
    if (m_steps.empty() && m_validation.empty())
        return;
    const double train = m_smoothed.empty() ? 0 : m_smoothed.back();
    const double validation = m_validation.empty() ? 0 : m_validation.back().loss;
    // The names part where the lines meet: the higher line's above, the lower one's below.
    const bool trainAbove = train > validation;
    if (!m_steps.empty())
        m_trainLabel->place({m_steps.back().epoch, train},
                            {token::space8, m_validation.empty() ? 0 : trainAbove ? -kLabelGap : kLabelGap});
    if (!m_validation.empty())
        m_validationLabel->place({m_validation.back().epoch, validation},
                                 {token::space8, trainAbove ? kLabelGap : -kLabelGap});
}

std::optional<Chart::Readout> LossChart::readout(QPointF at) const
{
    for (const LossPoint& point : m_validation) {
        const double dx = plot().xAxis->coordToPixel(point.epoch) - plot().xAxis->coordToPixel(at.x());
        const double dy = plot().yAxis->coordToPixel(point.loss) - plot().yAxis->coordToPixel(at.y());
        if (std::hypot(dx, dy) < token::space12)
            return Readout{{point.epoch, point.loss},
                           tr("epoch %1\nvalidation %2")
                               .arg(numberText(point.epoch, 0), numberText(point.loss, 4))};
    }
    if (m_steps.empty())
        return {};
    auto next = std::lower_bound(m_steps.begin(), m_steps.end(), at.x(),
                                 [](const LossPoint& point, double x) { return point.epoch < x; });
    if (next == m_steps.end())
        --next;
    const std::size_t index = std::size_t(next - m_steps.begin());
    return Readout{{next->epoch, m_smoothed[index]},
                   tr("step %1, epoch %2\nloss %3, smoothed %4")
                       .arg(countText(qint64(index) + 1), numberText(next->epoch, 2),
                            numberText(next->loss, 4), numberText(m_smoothed[index], 4))};
}

PlotTable LossChart::table() const
{
    PlotTable table{{tr("Epoch"), tr("Training loss"), tr("Smoothed"), tr("Validation loss")}, {}};
    std::size_t validation = 0;
    const auto addValidation = [&] {
        const LossPoint& point = m_validation[validation++];
        table.rows.push_back({point.epoch, QVariant(), QVariant(), point.loss});
    };
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        while (validation < m_validation.size() && m_validation[validation].epoch < m_steps[i].epoch)
            addValidation();
        table.rows.push_back({m_steps[i].epoch, m_steps[i].loss, m_smoothed[i], QVariant()});
    }
    while (validation < m_validation.size())
        addValidation();
    return table;
}

} // namespace lathe
