#include "ui/pages/evaluate/detection_charts.h"

#include "ui/items/box_painter.h"
#include "ui/items/picture_view.h"
#include "ui/models/task_metrics.h"
#include "ui/plots/curve_chart.h"
#include "ui/plots/number_text.h"
#include "ui/plots/value_bars.h"
#include "ui/shell/card.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

constexpr int kWide = 5, kNarrow = 3; // as the other charts of the page

/// For the chart: recall falls.
ClassCurves curvesOf(const DetectionCurve& curve)
{
    ClassCurves curves;
    for (auto point = curve.points.rbegin(); point != curve.points.rend(); ++point)
        curves.precisionRecall.push_back({point->recall, point->precision, point->score});
    curves.averagePrecision = std::accumulate(curve.interpolated.begin(), curve.interpolated.end(), 0.0) / double(kRecalls);
    return curves;
}

} // namespace

DetectionCharts::DetectionCharts(ThumbnailLoader& loader, QWidget* parent) : JudgedCharts(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space16);
    row->addWidget(makePicture(loader), kWide);
    row->addWidget(makeClasses(), kNarrow);
}

Card* DetectionCharts::makePicture(ThumbnailLoader& loader)
{
    m_pictureCard = new Card(tr("Picture"));
    m_pictureCard->layout()->setContentsMargins(token::space16, token::space12, token::space16, token::space12);
    auto* legend = new ElidedLabel(tr("solid: drawn by a person · dashed: found · thick: a mistake"));
    legend->setProperty("role", "caption");
    m_pictureCard->addExtra(legend);
    m_picture = new PictureView(loader);
    m_picture->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_picture->setMinimumHeight(0);
    m_pictureCard->content()->addWidget(m_picture, 1);
    return m_pictureCard;
}

Card* DetectionCharts::makeClasses()
{
    auto* card = new Card(tr("Classes"), tr("average precision at an overlap of 0.5"));
    card->layout()->setContentsMargins(token::space16, token::space12, token::space16, token::space12);
    m_bars = new ValueBars;
    m_bars->setHint(tr("a click shows the pictures with mistakes"));
    m_class = new QComboBox;
    m_class->setAccessibleName(tr("Class"));
    m_class->setToolTip(tr("The class of the curve"));
    m_curve = new CurveChart(CurveChart::Kind::PrecisionRecall);
    m_figures = wrapping(captionLabel());
    card->content()->addWidget(m_bars, 2);
    card->content()->addWidget(m_class);
    card->content()->addWidget(m_curve, 3);
    card->content()->addWidget(m_figures);
    connect(m_bars, &ValueBars::activated, this, [this](int bar) {
        m_class->setCurrentIndex(bar);
        request(m_view ? m_view->part.evaluation.confidence.value_or(0) : 0);
    });
    connect(m_class, &QComboBox::currentIndexChanged, this, &DetectionCharts::showClass);
    connect(m_curve, &CurveChart::thresholdChosen, this, &DetectionCharts::request);
    return card;
}

void DetectionCharts::setView(std::shared_ptr<const JudgedView> view)
{
    m_view = view && view->task == Task::Detection ? std::move(view) : nullptr;
    const QSignalBlocker blocker(m_class);
    const QString before = m_class->currentText();
    m_class->clear();
    std::vector<ValueBar> bars;
    if (m_view)
        for (const ClassReport& report : m_view->part.evaluation.perClass) {
            const QString name = QString::fromStdString(report.name);
            bars.push_back({name, report.averagePrecision50.value, {}, {}, report.support});
            m_class->addItem(name);
        }
    m_class->setCurrentIndex(std::max(0, m_class->findText(before)));
    m_bars->setBars(std::move(bars), tr("Class"), metricName("map_50"), {});
    if (m_view && !m_view->worst.empty())
        showPicture(m_view->part.indices[m_view->worst.front()]);
    else
        m_picture->setItem(nullptr, 0);
    showClass();
}

void DetectionCharts::showPicture(std::size_t item)
{
    const auto row = m_view ? m_view->rowOf(item) : std::nullopt;
    if (!row)
        return;
    const DetectedPicture& compared = m_view->compared[*row];
    m_pictureCard->setTitle(QString::fromStdString(m_view->part.pictures->items[item].name));
    m_pictureCard->setSubtitle(tr("%1 right, %2 missed, %3 wrong").arg(compared.hits.size()).arg(compared.missed.size()).arg(compared.wrong.size()));
    m_picture->setItem(m_view->part.pictures, item);
    m_picture->setMarks([view = m_view, item, index = *row](QPainter& painter, const QRectF& target) {
        const Item& picture = view->part.pictures->items[item];
        paintBoxes(painter, QSizeF(picture.width, picture.height), target, paintedBoxes(*view, index));
    });
}

void DetectionCharts::showClass()
{
    const int index = m_class->currentIndex();
    if (!m_view || index < 0 || std::size_t(index) >= m_view->curves.size()) {
        m_curve->clear();
        m_figures->clear();
        return;
    }
    m_curve->setCurves(curvesOf(m_view->curves[std::size_t(index)]));
    const ClassReport& report = m_view->part.evaluation.perClass[std::size_t(index)];
    const auto value = [](const Measurement& measured) { return metricValueText("map_50", measured.value); };
    m_figures->setText(tr("Over the overlaps 0.5 to 0.95: %1. From a score of %2 on: precision %3, recall %4, F1 %5; %6 found of %7 drawn")
                           .arg(value(report.averagePrecision), numberText(m_view->part.evaluation.confidence.value_or(0), 2), value(report.precision),
                                value(report.recall), value(report.f1), countText(report.predicted), countText(report.support)));
}

void DetectionCharts::request(double confidence)
{
    const int label = m_class->currentIndex();
    if (!m_view || label < 0)
        return;
    std::vector<std::pair<std::size_t, std::uint32_t>> mistakes;
    for (std::size_t row = 0; row < m_view->part.boxes.size(); ++row) {
        const auto& found = m_view->part.predictions.found[row];
        const auto& truth = m_view->part.boxes[row];
        if (truth.empty())
            continue;
        const DetectedPicture compared = compareBoxes(found, truth, confidence);
        const auto wrong = std::ranges::count_if(compared.wrong, [&](std::size_t i) { return found[i].label == label; });
        const auto missed = std::ranges::count_if(compared.missed, [&](std::size_t i) { return truth[i].label == label; });
        if (wrong + missed > 0)
            mistakes.emplace_back(std::size_t(wrong + missed), std::uint32_t(row));
    }
    std::ranges::stable_sort(mistakes, std::ranges::greater(), &std::pair<std::size_t, std::uint32_t>::first);
    std::vector<std::uint32_t> rows;
    for (const auto& [count, row] : mistakes)
        rows.push_back(row);
    emit rowsRequested(tr("%1 at %2").arg(m_class->currentText(), numberText(confidence, 2)),
                       tr("%1 pictures with mistakes · most first").arg(countText(qint64(rows.size()))), rows);
}

} // namespace lathe
