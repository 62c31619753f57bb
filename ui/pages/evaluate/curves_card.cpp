#include "ui/pages/evaluate/curves_card.h"

#include "ui/plots/curve_chart.h"
#include "ui/plots/number_text.h"
#include "ui/plots/threshold_chart.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QPainter>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace lathe {

namespace {

/// A short line in the colour of a curve.
class LineKey : public QWidget {
public:
    explicit LineKey(int line) : m_line(line)
    {
        setFixedSize(token::space16, token::space8);
        connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(QRect(0, height() / 2 - 1, width(), 3), Theme::instance().line(m_line));
    }

private:
    int m_line;
};

} // namespace

CurvesCard::CurvesCard(JobRunner& jobs, QWidget* parent) : Card({}, {}, parent), m_jobs(jobs)
{
    m_kind = new SegmentedControl;
    m_kind->setAccessibleName(tr("Kind of curve"));
    m_kind->addSegment(tr("Threshold"), tr("Precision, recall and F1 against the threshold"));
    m_kind->addSegment(tr("ROC"), tr("True positives against false positives"));
    m_kind->addSegment(tr("PR"), tr("Precision against recall"));
    m_class = new QComboBox;
    m_class->setAccessibleName(tr("Class against the rest"));
    m_class->setToolTip(m_class->accessibleName());
    m_class->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_class->setMinimumContentsLength(8);
    m_class->setMaxVisibleItems(20);
    auto* head = new QWidget;
    auto* headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(0, 0, 0, 0);
    headRow->setSpacing(token::space8);
    headRow->addWidget(m_kind);
    headRow->addStretch(1);
    headRow->addWidget(m_class, 1);
    content()->addWidget(head);

    auto* charts = new QWidget;
    m_charts = new QStackedLayout(charts);
    m_threshold = new ThresholdChart;
    m_roc = new CurveChart(CurveChart::Kind::Roc);
    m_precisionRecall = new CurveChart(CurveChart::Kind::PrecisionRecall);
    m_undefined = wrapping(mutedLabel());
    m_undefined->setAlignment(Qt::AlignCenter);
    for (QWidget* widget : {static_cast<QWidget*>(m_threshold), static_cast<QWidget*>(m_roc),
                            static_cast<QWidget*>(m_precisionRecall), static_cast<QWidget*>(m_undefined)})
        m_charts->addWidget(widget);
    content()->addWidget(charts, 1);

    m_figures = new QWidget;
    auto* row = new QHBoxLayout(m_figures);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space8);
    const QString names[] = {tr("Precision"), tr("Recall"), tr("F1")};
    for (int i = 0; i < 3; ++i) {
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        auto* key = new QHBoxLayout;
        key->setSpacing(token::space4);
        key->addWidget(new LineKey(i));
        key->addWidget(captionLabel(names[i]));
        key->addStretch(1);
        auto* values = new QHBoxLayout;
        values->setSpacing(token::space4);
        m_values[std::size_t(i)] = {strongLabel(QStringLiteral("–")), captionLabel()};
        values->addWidget(m_values[std::size_t(i)].value);
        values->addWidget(m_values[std::size_t(i)].interval);
        values->addStretch(1);
        column->addLayout(key);
        column->addLayout(values);
        row->addLayout(column, 1);
    }
    m_figures->setToolTip(tr("Intervals: 95 %, Wilson"));
    content()->addWidget(m_figures);

    connect(m_kind, &SegmentedControl::currentChanged, this, [this](int kind) {
        if (m_charts->currentWidget() != m_undefined)
            m_charts->setCurrentIndex(kind);
        m_figures->setVisible(kind == 0);
    });
    connect(m_class, &QComboBox::currentIndexChanged, this, &CurvesCard::compute);
    connect(m_threshold, &ThresholdChart::thresholdChanged, this, &CurvesCard::showFigures);
    connect(m_threshold, &ThresholdChart::thresholdChosen, this,
            [this](double threshold) { emit thresholdChosen(classIndex(), threshold); });
    for (CurveChart* chart : {m_roc, m_precisionRecall})
        connect(chart, &CurveChart::thresholdChosen, this, [this](double threshold) {
            m_threshold->setThreshold(threshold);
            emit thresholdChosen(classIndex(), m_threshold->threshold());
        });
}

void CurvesCard::setView(std::shared_ptr<const JudgedView> view)
{
    m_view = std::move(view);
    const QSignalBlocker blocker(m_class);
    const QString before = m_class->currentText();
    m_class->clear();
    if (m_view) {
        for (const std::string& name : m_view->classes())
            m_class->addItem(QString::fromStdString(name));
        const int kept = m_class->findText(before);
        m_class->setCurrentIndex(kept >= 0 ? kept : std::max(0, worstClass(m_view->part.evaluation)));
    }
    compute();
}

void CurvesCard::setClass(int classIndex)
{
    m_class->setCurrentIndex(classIndex);
}

int CurvesCard::classIndex() const
{
    return m_class->currentIndex();
}

void CurvesCard::compute()
{
    const int generation = ++m_generation;
    if (!m_view || classIndex() < 0) {
        m_computing = false;
        display(fail(ErrorCode::NotFound, {}));
        return;
    }
    m_computing = true;
    // Curves of a class without items are undefined: an answer of this page, no failure of the job.
    struct Answer {
        Result<std::shared_ptr<const ClassCurves>> curves;
    };
    m_jobs.start<Answer>(
        Lane::Io, tr("Curves of %1").arg(m_class->currentText()),
        [view = m_view, index = classIndex()](Progress&) -> Result<Answer> {
            auto curves = classCurves(view->part.predictions, view->part.truth.labels, std::size_t(index));
            if (!curves)
                return Answer{tl::unexpected<Error>(std::move(curves).error())};
            return Answer{std::make_shared<const ClassCurves>(std::move(*curves))};
        },
        this,
        [this, generation](Result<Answer> answer) {
            if (generation != m_generation)
                return;
            m_computing = false;
            display(answer ? answer->curves : tl::unexpected<Error>(answer.error()));
        });
}

void CurvesCard::display(const Result<std::shared_ptr<const ClassCurves>>& curves)
{
    if (curves) {
        m_threshold->setCurves(m_class->currentText(), **curves);
        m_roc->setCurves(**curves);
        m_precisionRecall->setCurves(**curves);
        m_charts->setCurrentIndex(m_kind->current());
    } else {
        m_threshold->clear();
        m_roc->clear();
        m_precisionRecall->clear();
        m_undefined->setText(QString::fromStdString(curves.error().message));
        m_charts->setCurrentWidget(m_undefined);
    }
    showFigures();
}

void CurvesCard::showFigures()
{
    const ThresholdPoint* point = m_threshold->current();
    const auto set = [](const Figure& figure, double value, double low, double high) {
        figure.value->setText(numberText(value, 3));
        figure.interval->setText(QStringLiteral("±\u00a0") + numberText((high - low) / 2, 3));
    };
    if (!point) {
        for (const Figure& figure : m_values) {
            figure.value->setText(QStringLiteral("–"));
            figure.interval->clear();
        }
        return;
    }
    set(m_values[0], point->precision, point->precisionLow, point->precisionHigh);
    set(m_values[1], point->recall, point->recallLow, point->recallHigh);
    set(m_values[2], point->f1, point->f1Low, point->f1High);
}

} // namespace lathe
