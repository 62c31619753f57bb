#include "eval/cluster_profile.h"
#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/evaluate/judged_charts.h"
#include "ui/plots/histogram_chart.h"
#include "ui/plots/scatter_chart.h"
#include "ui/plots/value_bars.h"
#include "ui/shell/card.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace lathe {

namespace {

QVBoxLayout* wholeLayout(QWidget* widget, Card* card)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card, 1);
    return card->content();
}

constexpr std::size_t kColours = 7; ///< of categories, the most frequent ones; the rest is pale

QString swatch(const QColor& color, const QString& text)
{
    return QStringLiteral("<span style=\"color:%1\">●</span>&nbsp;%2&ensp;").arg(color.name(), text.toHtmlEscaped());
}

/// The legend comes back. `indices` are the rows of the column that the points stand for.
QString colourPoints(std::vector<ScatterPoint>& points, const Column& column, const std::vector<std::size_t>& indices)
{
    const Theme& theme = Theme::instance();
    if (column.type() == ColumnType::Categorical || column.type() == ColumnType::Boolean) {
        std::map<std::string, std::size_t> counts;
        for (const ScatterPoint& point : points)
            if (!column.isMissing(indices[point.row]))
                ++counts[column.cell(indices[point.row])];
        std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
        std::ranges::stable_sort(order, std::greater<>(), [](const auto& entry) { return entry.second; });
        std::map<std::string, int> groups;
        QString legend;
        for (std::size_t i = 0; i < std::min(order.size(), kColours); ++i) {
            groups.emplace(order[i].first, int(i));
            legend += swatch(theme.categorical(int(i)), QString::fromStdString(order[i].first));
        }
        for (ScatterPoint& point : points) {
            const auto group = groups.find(column.cell(indices[point.row]));
            point.group = column.isMissing(indices[point.row]) || group == groups.end() ? -1 : group->second;
        }
        return legend;
    }
    double low = INFINITY, high = -INFINITY;
    for (const ScatterPoint& point : points)
        if (const double value = column.numberAt(indices[point.row]); std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    for (ScatterPoint& point : points) {
        const double value = column.numberAt(indices[point.row]);
        point.group = -1;
        if (std::isfinite(value))
            point.heat = high > low ? (value - low) / (high - low) : 0.5;
    }
    if (!(low <= high))
        return {};
    const bool isTime = column.type() == ColumnType::Time;
    const auto text = [&](double value) { return isTime ? QString::fromStdString(timeText(std::int64_t(value * 1e6))) : quantityText(value); };
    return swatch(theme.heat(0.15), text(low)) + swatch(theme.heat(1), text(high));
}

} // namespace

ClusterCharts::ClusterCharts(QWidget* parent) : JudgedCharts(parent)
{
    auto* card = new Card(tr("Clusters"), tr("click a bar for its rows"));
    QVBoxLayout* content = wholeLayout(this, card);
    m_chart = new SegmentedControl;
    m_chart->setAccessibleName(tr("What is shown of the clusters"));
    m_chart->addSegment(tr("Sizes"));
    m_chart->addSegment(tr("Silhouettes"), tr("1: deep in its own cluster; 0: between two; below 0: nearer to another one"));
    m_chart->addSegment(tr("Profile"), tr("By which columns a cluster differs from all rows"));
    m_cluster = new QComboBox;
    m_cluster->setAccessibleName(tr("Cluster"));
    m_cluster->setVisible(false);
    auto* head = new QHBoxLayout;
    head->addWidget(m_chart);
    head->addStretch(1);
    head->addWidget(m_cluster);
    m_sizes = new ValueBars;
    m_sizes->setObjectName(QStringLiteral("sizes"));
    m_sizes->setTitle(tr("Sizes of the clusters"));
    m_silhouettes = new HistogramChart;
    m_silhouettes->setTitle(tr("Silhouettes of the rows"));
    m_silhouettes->setReference(0);
    m_profile = new ValueBars;
    m_profile->setObjectName(QStringLiteral("profile"));
    m_profile->setTitle(tr("Difference from all rows"));
    auto* charts = new QWidget;
    auto* stack = new QStackedLayout(charts);
    for (QWidget* chart : std::initializer_list<QWidget*>{m_sizes, m_silhouettes, m_profile})
        stack->addWidget(chart);
    content->addLayout(head);
    content->addWidget(charts, 1);
    connect(m_chart, &SegmentedControl::currentChanged, this, [this, stack](int chart) {
        stack->setCurrentIndex(chart);
        m_cluster->setVisible(chart != kSizes);
        if (chart == kProfile && m_cluster->currentIndex() == 0 && m_cluster->count() > 1)
            m_cluster->setCurrentIndex(1); // all rows do not differ from all rows
    });
    connect(m_cluster, &QComboBox::currentIndexChanged, this, [this] {
        showSilhouettes();
        showProfile();
    });
    connect(m_sizes, &ValueBars::activated, this, [this](int bar) {
        const auto& rows = m_rows[std::size_t(bar)];
        emit rowsRequested(nameOf(std::size_t(bar)), tr("%1 rows").arg(countText(std::int64_t(rows.size()))), rows);
    });
    connect(m_silhouettes, &HistogramChart::binActivated, this, [this](int bin) {
        const HistogramBin& chosen = m_silhouettes->bins()[std::size_t(bin)];
        const auto of = chosenRows();
        std::vector<std::uint32_t> rows;
        for (const std::uint32_t place : chosen.rows)
            rows.push_back(of[place]);
        std::ranges::stable_sort(rows, {}, [this](std::uint32_t row) { return m_view->part.silhouettes[row]; });
        emit rowsRequested(tr("Silhouette %1 to %2").arg(quantityText(chosen.low), quantityText(chosen.high)),
                           tr("%1 rows · lowest first").arg(countText(std::int64_t(rows.size()))), rows);
    });
    connect(m_profile, &ValueBars::activated, this, [this](int bar) {
        auto rows = chosenRows();
        if (const Column* column = m_view->rows ? m_view->rows->find(m_profiled[std::size_t(bar)]) : nullptr)
            sortRowsBy(*column, false, rows);
        emit rowsRequested(m_cluster->currentText(), tr("%1 rows").arg(countText(std::int64_t(rows.size()))), rows);
    });
}

QString ClusterCharts::nameOf(std::size_t cluster) const
{
    return cluster < m_view->classes().size() ? QString::fromStdString(m_view->classes()[cluster]) : tr("in no cluster");
}

std::vector<std::uint32_t> ClusterCharts::chosenRows() const
{
    const QVariant chosen = m_cluster->currentData();
    if (m_view && chosen.isValid() && chosen.toULongLong() < m_rows.size())
        return m_rows[chosen.toULongLong()];
    std::vector<std::uint32_t> all(m_view ? m_view->predicted.size() : 0);
    std::iota(all.begin(), all.end(), 0u);
    return all;
}

void ClusterCharts::setView(std::shared_ptr<const JudgedView> view)
{
    m_view = std::move(view);
    m_rows.clear();
    {
        const QSignalBlocker blocker(m_cluster);
        m_cluster->clear();
        m_cluster->addItem(tr("All clusters"));
        if (m_view) {
            m_rows.resize(m_view->classes().size() + 1); // the last one: noise, and rows that could not be read
            for (std::size_t row = 0; row < m_view->predicted.size(); ++row) {
                const int cluster = m_view->predicted[row];
                m_rows[cluster < 0 ? m_view->classes().size() : std::size_t(cluster)].push_back(std::uint32_t(row));
            }
            for (std::size_t c = 0; c < m_rows.size(); ++c)
                if (!m_rows[c].empty())
                    m_cluster->addItem(nameOf(c), qulonglong(c));
        }
        if (m_chart->current() == kProfile && m_cluster->count() > 1)
            m_cluster->setCurrentIndex(1);
    }
    showSizes();
    showSilhouettes();
    showProfile();
}

void ClusterCharts::showSizes()
{
    std::vector<ValueBar> bars;
    const double all = m_view ? std::max<double>(1, double(m_view->predicted.size())) : 1;
    for (std::size_t c = 0; c < m_rows.size(); ++c)
        if (c < m_view->classes().size() || !m_rows[c].empty())
            bars.push_back({nameOf(c), 100 * double(m_rows[c].size()) / all, {}, {}, qint64(m_rows[c].size())});
    m_sizes->setBars(std::move(bars), tr("Cluster"), tr("Share"), QStringLiteral("%"));
}

void ClusterCharts::showSilhouettes()
{
    std::vector<double> values;
    if (m_view && m_view->part.silhouettes.size() == m_view->predicted.size())
        for (const std::uint32_t row : chosenRows())
            values.push_back(m_view->part.silhouettes[row]);
    m_silhouettes->setBins(histogramBins(values), tr("silhouette"), {});
}

void ClusterCharts::showProfile()
{
    std::vector<ValueBar> bars;
    m_profiled.clear();
    if (m_view && m_view->isTable()) {
        const std::vector<std::uint32_t> indices(m_view->part.indices.begin(), m_view->part.indices.end());
        const Table rows = m_view->part.table->take(indices);
        constexpr std::size_t kMost = 20;
        const std::vector<std::uint32_t> chosen = chosenRows();
        for (const ProfileEntry& entry : profileOf(rows, chosen)) {
            if (bars.size() == kMost)
                break;
            const QString column = QString::fromStdString(entry.column);
            const QString name = entry.level.empty()
                                     ? tr("%1: %2, all %3").arg(column, quantityText(entry.inside), quantityText(entry.whole))
                                     : tr("%1 = %2: %3 %, all %4 %").arg(column, QString::fromStdString(entry.level)).arg(std::lround(100 * entry.inside)).arg(std::lround(100 * entry.whole));
            bars.push_back({name, std::abs(entry.difference), {}, {}, qint64(chosen.size())});
            m_profiled.push_back(entry.column);
        }
    }
    m_profile->setBars(std::move(bars), tr("Column"), tr("Standard deviations"), {});
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

MapCharts::MapCharts(QWidget* parent) : JudgedCharts(parent)
{
    auto* card = new Card(tr("Map"), tr("click a point for its row"));
    QVBoxLayout* content = wholeLayout(this, card);
    m_column = new QComboBox;
    m_column->setAccessibleName(tr("Coloured by"));
    m_legend = new QLabel;
    m_legend->setTextFormat(Qt::RichText);
    auto* head = new QHBoxLayout;
    head->addWidget(new QLabel(tr("Coloured by")));
    head->addWidget(m_column);
    head->addWidget(m_legend, 1);
    m_map = new ScatterChart(ScatterChart::Line::None);
    m_map->setTitle(tr("Map of the rows"));
    content->addLayout(head);
    content->addWidget(m_map, 1);
    connect(m_column, &QComboBox::currentIndexChanged, this, &MapCharts::showMap);
    connect(m_map, &ScatterChart::rowsActivated, this, [this](const std::vector<std::uint32_t>& rows) {
        emit rowsRequested(tr("Rows of the mark"), tr("%1 rows").arg(countText(std::int64_t(rows.size()))), rows);
    });
}

void MapCharts::setView(std::shared_ptr<const JudgedView> view)
{
    m_view = std::move(view);
    {
        const QSignalBlocker blocker(m_column);
        const QString before = m_column->currentText();
        m_column->clear();
        m_column->addItem(tr("nothing"));
        if (m_view && m_view->isTable()) {
            for (const Field& field : m_view->part.table->schema().fields)
                if (field.type != ColumnType::Text)
                    m_column->addItem(QString::fromStdString(field.name));
            const int target = m_column->findText(QString::fromStdString(m_view->target));
            const int same = m_column->findText(before);
            m_column->setCurrentIndex(same > 0 ? same : !m_view->target.empty() && target > 0 ? target : 0);
        }
    }
    showMap();
}

void MapCharts::showMap()
{
    std::vector<ScatterPoint> points;
    QString legend;
    const bool isMap = m_view && m_view->part.predictions.outputs.size() >= 2;
    if (isMap) {
        const Predictions& places = m_view->part.predictions;
        for (std::uint32_t row = 0; row < places.size(); ++row)
            points.push_back({places.value(row, 0), places.value(row, 1), row});
        const Column* column = m_column->currentIndex() > 0 ? m_view->part.table->find(m_column->currentText().toStdString()) : nullptr;
        if (column)
            legend = colourPoints(points, *column, m_view->part.indices);
    }
    const auto axis = [&](std::size_t i) { return isMap ? QString::fromStdString(m_view->part.predictions.outputs[i]) : QString(); };
    m_legend->setText(legend);
    m_map->setPoints(std::move(points), axis(0), axis(1), {});
}

} // namespace lathe
