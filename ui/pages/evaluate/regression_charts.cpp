#include "ui/models/task_metrics.h"
#include "ui/pages/evaluate/judged_charts.h"
#include "ui/pages/evaluate/slices.h"
#include "ui/plots/histogram_chart.h"
#include "ui/plots/scatter_chart.h"
#include "ui/plots/value_bars.h"
#include "ui/shell/card.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QLocale>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

Card* smallCard()
{
    auto* card = new Card;
    card->layout()->setContentsMargins(token::space16, token::space12, token::space16, token::space12);
    card->layout()->setSpacing(token::space8);
    return card;
}

QLabel* hint(const QString& text)
{
    auto* label = new ElidedLabel(text);
    label->setProperty("role", "caption");
    return label;
}

} // namespace

RegressionCharts::RegressionCharts(QWidget* parent) : JudgedCharts(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space16);
    row->addWidget(makeScatters(), 1);
    row->addWidget(makeSpread(), 1);
}

Card* RegressionCharts::makeScatters()
{
    Card* card = smallCard();
    auto* kind = new SegmentedControl;
    kind->setAccessibleName(tr("What is drawn against what"));
    kind->addSegment(tr("Predicted and true"), tr("Points on the line are predicted right"));
    kind->addSegment(tr("Residuals"), tr("A pattern means that something can still be learned"));
    auto* head = new QHBoxLayout;
    head->addWidget(kind);
    head->addSpacing(token::space8);
    head->addWidget(hint(tr("click a mark for its rows")), 1);
    m_predicted = new ScatterChart(ScatterChart::Line::Diagonal);
    m_predicted->setTitle(tr("Predicted against true"));
    m_residual = new ScatterChart(ScatterChart::Line::Zero);
    m_residual->setTitle(tr("Residuals against predicted"));
    auto* charts = new QWidget;
    auto* stack = new QStackedLayout(charts);
    stack->addWidget(m_predicted);
    stack->addWidget(m_residual);
    card->content()->addLayout(head);
    card->content()->addWidget(charts, 1);
    connect(kind, &SegmentedControl::currentChanged, stack, &QStackedLayout::setCurrentIndex);
    for (ScatterChart* chart : {m_predicted, m_residual})
        connect(chart, &ScatterChart::rowsActivated, this, [this](const std::vector<std::uint32_t>& rows) {
            QString title = tr("Rows of the mark");
            if (rows.size() == 1)
                title = tr("Predicted %1, true %2").arg(quantityText(m_view->part.predictions.value(rows.front()), QString::fromStdString(m_view->unit)),
                                                        quantityText(m_view->part.truth.values[rows.front()], QString::fromStdString(m_view->unit)));
            request(title, rows);
        });
    return card;
}

Card* RegressionCharts::makeSpread()
{
    Card* card = smallCard();
    auto* kind = new SegmentedControl;
    kind->setAccessibleName(tr("Errors by size or by slice"));
    kind->addSegment(tr("Histogram"), tr("How often the model is off by how much"));
    kind->addSegment(tr("By slice"), tr("Where the model is off most"));
    m_column = new QComboBox;
    m_column->setAccessibleName(tr("Column to slice by"));
    m_column->setToolTip(m_column->accessibleName());
    m_column->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_column->setMinimumContentsLength(10);
    m_column->setMaxVisibleItems(20);
    m_column->hide();
    auto* head = new QHBoxLayout;
    head->addWidget(kind);
    head->addStretch(1);
    head->addWidget(m_column, 1);
    m_histogram = new HistogramChart;
    m_histogram->setTitle(tr("Histogram of the residuals"));
    m_histogram->setReference(0);
    m_slices = new ValueBars;
    m_slices->setTitle(tr("Mean absolute error by slice"));
    auto* charts = new QWidget;
    auto* stack = new QStackedLayout(charts);
    stack->addWidget(m_histogram);
    stack->addWidget(m_slices);
    card->content()->addLayout(head);
    card->content()->addWidget(charts, 1);
    connect(kind, &SegmentedControl::currentChanged, this, [this, stack](int index) {
        stack->setCurrentIndex(index);
        m_column->setVisible(index == 1);
    });
    connect(m_column, &QComboBox::currentIndexChanged, this, &RegressionCharts::showSlices);
    connect(m_histogram, &HistogramChart::binActivated, this, [this](int bin) {
        const HistogramBin& chosen = m_histogram->bins()[std::size_t(bin)];
        const QString unit = QString::fromStdString(m_view->unit);
        request(tr("Residual %1 to %2").arg(quantityText(chosen.low, unit), quantityText(chosen.high, unit)), chosen.rows);
    });
    connect(m_slices, &ValueBars::activated, this, [this](int bar) {
        request(tr("%1: %2").arg(m_column->currentText(), m_slices->table().rows[std::size_t(bar)].front().toString()),
                m_sliceRows[std::size_t(bar)]);
    });
    return card;
}

void RegressionCharts::setView(std::shared_ptr<const JudgedView> view)
{
    m_view = std::move(view);
    m_residuals = m_view ? residuals(*m_view) : std::vector<double>();
    std::vector<ScatterPoint> against, left;
    for (std::size_t row = 0; row < m_residuals.size(); ++row) {
        if (std::isnan(m_residuals[row]))
            continue;
        const double predicted = m_view->part.predictions.value(row);
        against.push_back({m_view->part.truth.values[row], predicted, std::uint32_t(row)});
        left.push_back({predicted, m_residuals[row], std::uint32_t(row)});
    }
    const QString unit = m_view ? QString::fromStdString(m_view->unit) : QString();
    m_predicted->setPoints(std::move(against), tr("true"), tr("predicted"), unit);
    m_residual->setPoints(std::move(left), tr("predicted"), tr("true − predicted"), unit);
    m_histogram->setBins(histogramBins(m_residuals), tr("true − predicted"), unit);

    const QSignalBlocker blocker(m_column);
    const QString before = m_column->currentText();
    m_column->clear();
    if (m_view && m_view->part.table)
        for (const Field& field : m_view->part.table->schema().fields)
            if (field.name != m_view->target && field.role != Role::Identifier)
                m_column->addItem(QString::fromStdString(field.name));
    m_column->setCurrentIndex(std::max(0, m_column->findText(before)));
    showSlices();
}

void RegressionCharts::showSlices()
{
    m_sliceRows.clear();
    std::vector<ValueBar> bars;
    const Column* column = m_view && m_view->rows ? m_view->rows->find(m_column->currentText().toStdString()) : nullptr;
    if (column)
        for (Slice& slice : slicesBy(*column, m_residuals)) {
            bars.push_back({slice.name, slice.meanError, slice.low, slice.high, qint64(slice.rows.size())});
            m_sliceRows.push_back(std::move(slice.rows));
        }
    std::optional<double> whole;
    if (m_view)
        if (const auto found = m_view->part.evaluation.metrics.find("mae"); found != m_view->part.evaluation.metrics.end())
            whole = found->second.value;
    m_slices->setBars(std::move(bars), m_column->currentText(), tr("MAE"), m_view ? QString::fromStdString(m_view->unit) : QString(),
                      whole, tr("all rows"));
}

void RegressionCharts::request(const QString& title, std::vector<std::uint32_t> rows)
{
    std::ranges::stable_sort(rows, [this](std::uint32_t a, std::uint32_t b) { return std::abs(m_residuals[a]) > std::abs(m_residuals[b]); });
    emit rowsRequested(title, tr("%1 rows · farthest off first").arg(QLocale().toString(qlonglong(rows.size()))), rows);
}

} // namespace lathe
