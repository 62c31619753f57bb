#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/evaluate/judged_charts.h"
#include "ui/plots/forecast_chart.h"
#include "ui/plots/number_text.h"
#include "ui/shell/card.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kLeastHistory = 60; ///< values before the forecasts, so that one sees what they go on from

/// The judged rows in order of time, with some of what went before.
std::vector<ForecastPoint> pointsOf(const JudgedView& view, const Column& time)
{
    const Predictions& given = view.part.predictions;
    std::vector<ForecastPoint> points;
    double first = INFINITY;
    for (std::uint32_t row = 0; row < given.size(); ++row) {
        const double moment = time.numberAt(view.part.indices[row]);
        if (!std::isfinite(moment))
            continue;
        ForecastPoint point{.moment = moment, .truth = row < view.part.truth.values.size() ? view.part.truth.values[row] : NAN, .value = given.value(row), .row = row};
        if (given.outputs.size() >= 5) {
            point.low80 = given.value(row, 1);
            point.high80 = given.value(row, 2);
            point.low95 = given.value(row, 3);
            point.high95 = given.value(row, 4);
        }
        first = std::min(first, moment);
        points.push_back(point);
    }
    std::vector<ForecastPoint> history;
    const Column* target = view.part.table->find(view.target);
    for (std::size_t row = 0; target && row < view.part.table->rows(); ++row)
        if (const double moment = time.numberAt(row); moment < first && !target->isMissing(row))
            history.push_back({.moment = moment, .truth = target->numberAt(row)});
    std::ranges::stable_sort(history, {}, &ForecastPoint::moment);
    std::ranges::stable_sort(points, {}, &ForecastPoint::moment);
    const std::size_t shown = std::min(history.size(), std::max(kLeastHistory, 2 * points.size()));
    points.insert(points.begin(), history.end() - std::ptrdiff_t(shown), history.end());
    return points;
}

} // namespace

ForecastCharts::ForecastCharts(QWidget* parent) : JudgedCharts(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(tr("Forecast"), tr("click for the row"));
    m_chart = new ForecastChart;
    m_figures = new QLabel;
    m_figures->setProperty("role", "caption");
    card->content()->addWidget(m_chart, 1);
    card->content()->addWidget(m_figures);
    column->addWidget(card, 1);
    connect(m_chart, &ForecastChart::rowActivated, this, [this](std::uint32_t row) {
        emit rowsRequested(tr("Row of the mark"), {}, {row});
    });
}

void ForecastCharts::setView(std::shared_ptr<const JudgedView> view)
{
    const Column* time = view && view->isTable() ? view->part.table->find(view->part.time) : nullptr;
    if (!time) {
        m_chart->setSeries({}, false, {}, {}, {});
        m_figures->clear();
        return;
    }
    std::vector<ForecastPoint> points = pointsOf(*view, *time);
    int judged = 0, within80 = 0, within95 = 0;
    for (const ForecastPoint& point : points)
        if (std::isfinite(point.truth) && std::isfinite(point.low95)) {
            ++judged;
            within80 += point.truth >= point.low80 && point.truth <= point.high80;
            within95 += point.truth >= point.low95 && point.truth <= point.high95;
        }
    m_figures->setText(judged == 0 ? QString()
                                   : tr("The 80 % range held %1, the 95 % range %2 of the values")
                                         .arg(percentText(double(within80) / judged, 0), percentText(double(within95) / judged, 0)));
    m_chart->setSeries(std::move(points), time->type() == ColumnType::Time, QString::fromStdString(view->part.time), QString::fromStdString(view->target),
                       QString::fromStdString(view->unit));
}

} // namespace lathe
