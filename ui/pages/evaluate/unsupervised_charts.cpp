#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/evaluate/judged_charts.h"
#include "ui/plots/histogram_chart.h"
#include "ui/plots/value_bars.h"
#include "ui/shell/card.h"

#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

QVBoxLayout* wholeLayout(QWidget* widget, Card* card)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card, 1);
    return card->content();
}

} // namespace

ClusterCharts::ClusterCharts(QWidget* parent) : JudgedCharts(parent)
{
    m_sizes = new ValueBars;
    m_sizes->setTitle(tr("Sizes of the clusters"));
    wholeLayout(this, new Card(tr("Clusters"), tr("click a bar for its rows")))->addWidget(m_sizes, 1);
    connect(m_sizes, &ValueBars::activated, this, [this](int bar) {
        const auto& rows = m_rows[std::size_t(bar)];
        emit rowsRequested(m_sizes->table().rows[std::size_t(bar)].front().toString(), tr("%1 rows").arg(countText(std::int64_t(rows.size()))), rows);
    });
}

void ClusterCharts::setView(std::shared_ptr<const JudgedView> view)
{
    m_view = std::move(view);
    m_rows.clear();
    std::vector<ValueBar> bars;
    if (m_view) {
        const auto& classes = m_view->classes();
        m_rows.resize(classes.size() + 1); // the last one: noise, and rows that could not be read
        for (std::size_t row = 0; row < m_view->predicted.size(); ++row) {
            const int cluster = m_view->predicted[row];
            m_rows[cluster < 0 ? classes.size() : std::size_t(cluster)].push_back(std::uint32_t(row));
        }
        const double all = std::max<double>(1, double(m_view->predicted.size()));
        for (std::size_t c = 0; c < m_rows.size(); ++c)
            if (c < classes.size() || !m_rows[c].empty())
                bars.push_back({c < classes.size() ? QString::fromStdString(classes[c]) : tr("in no cluster"),
                                100 * double(m_rows[c].size()) / all, {}, {}, qint64(m_rows[c].size())});
    }
    m_sizes->setBars(std::move(bars), tr("Cluster"), tr("Share"), QStringLiteral("%"));
}

ScoreCharts::ScoreCharts(QWidget* parent) : JudgedCharts(parent)
{
    m_histogram = new HistogramChart;
    m_histogram->setTitle(tr("Histogram of the scores"));
    wholeLayout(this, new Card(tr("Scores"), tr("the higher, the more unusual · click a bar for its rows")))->addWidget(m_histogram, 1);
    connect(m_histogram, &HistogramChart::binActivated, this, [this](int bin) {
        const HistogramBin& chosen = m_histogram->bins()[std::size_t(bin)];
        std::vector<std::uint32_t> rows = chosen.rows;
        std::ranges::stable_sort(rows, [this](std::uint32_t a, std::uint32_t b) {
            return m_view->part.predictions.value(a) > m_view->part.predictions.value(b);
        });
        emit rowsRequested(tr("Score %1 to %2").arg(quantityText(chosen.low), quantityText(chosen.high)),
                           tr("%1 rows · highest score first").arg(countText(std::int64_t(rows.size()))), rows);
    });
}

void ScoreCharts::setView(std::shared_ptr<const JudgedView> view)
{
    m_view = std::move(view);
    const bool hasScores = m_view && !m_view->part.predictions.outputs.empty();
    m_histogram->setBins(histogramBins(hasScores ? scores(*m_view) : std::vector<double>()), tr("score"), {});
}

} // namespace lathe
