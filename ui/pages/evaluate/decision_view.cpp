#include "ui/pages/evaluate/decision_view.h"

#include "ui/plots/calibration_chart.h"
#include "ui/plots/number_text.h"
#include "ui/plots/threshold_chart.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QDoubleSpinBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kDelay = 150; // ms
constexpr double kMostCost = 1e6;

enum Rule { Likeliest, BestF1, LowestCost, FixedValue };

QComboBox* choices(const QString& name, const QStringList& entries)
{
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(9);
    box->addItems(entries);
    return box;
}

QDoubleSpinBox* numberBox(const QString& name, double low, double high, double step, int digits)
{
    auto* box = new QDoubleSpinBox;
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setDecimals(digits);
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return box;
}

ElidedLabel* figures()
{
    auto* label = new ElidedLabel;
    label->setProperty("role", "caption");
    return label;
}

Card* tightCard()
{
    auto* card = new Card;
    card->layout()->setContentsMargins(token::space16, token::space12, token::space16, token::space12);
    card->content()->setSpacing(token::space8);
    return card;
}

QString change(const QString& name, double before, double after, int digits)
{
    const QString from = numberText(before, digits), to = numberText(after, digits);
    return from == to ? QStringLiteral("%1 %2").arg(name, to) : QStringLiteral("%1 %2 → %3").arg(name, from, to);
}

} // namespace

DecisionView::DecisionView(Workbench& workbench, JobRunner& jobs, QWidget* parent) : QWidget(parent), m_workbench(workbench), m_jobs(jobs)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space16);
    row->addWidget(makeCalibration(), 1);
    row->addWidget(makeThreshold(), 1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &DecisionView::propose);
    const auto changed = [this] {
        m_value->setVisible(m_rule->currentIndex() == FixedValue);
        m_costs->setVisible(m_rule->currentIndex() == LowestCost);
        m_delay.start();
    };
    for (QComboBox* box : {m_class, m_method, m_rule})
        connect(box, &QComboBox::currentIndexChanged, this, changed);
    for (QDoubleSpinBox* box : {m_value, m_falsePositive, m_falseNegative})
        connect(box, &QDoubleSpinBox::valueChanged, this, changed);
    connect(m_calibration, &CalibrationChart::binActivated, this, &DecisionView::openBin);
    connect(m_threshold, &ThresholdChart::thresholdChosen, this, [this](double threshold) {
        openThreshold(threshold);
        // The place that a person chose is what is proposed from now on.
        const QSignalBlocker blocker(m_value);
        m_value->setValue(threshold);
        m_rule->setCurrentIndex(FixedValue);
        m_delay.start();
    });
    connect(m_store, &QPushButton::clicked, this, &DecisionView::store);
    setView(nullptr);
}

Card* DecisionView::makeCalibration()
{
    Card* card = tightCard();
    m_class = choices(tr("Class against the rest"), {});
    m_method = choices(tr("Recalibrate"), {tr("As the model says"), tr("Temperature"), tr("Sigmoid (Platt)"), tr("Isotonic")});
    m_method->setMinimumContentsLength(15);
    auto* head = new QHBoxLayout;
    head->setSpacing(token::space8);
    head->addWidget(strongLabel(tr("Calibration")));
    head->addWidget(m_class);
    head->addStretch(1);
    head->addWidget(captionLabel(tr("Recalibrate")));
    head->addWidget(m_method);
    m_calibration = new CalibrationChart;
    m_calibrationFigures = figures();
    card->content()->addLayout(head);
    card->content()->addWidget(m_calibration, 1);
    card->content()->addWidget(m_calibrationFigures);
    return card;
}

Card* DecisionView::makeThreshold()
{
    Card* card = tightCard();
    m_rule = choices(tr("Threshold"), {tr("Likeliest class"), tr("Best F1"), tr("Lowest cost"), tr("A value")});
    m_value = numberBox(tr("Threshold"), 0, 1, 0.01, 4);
    m_value->setValue(0.5);
    m_falsePositive = numberBox(tr("What an item costs that is wrongly taken for the class"), 0, kMostCost, 1, 2);
    m_falsePositive->setValue(1);
    m_falseNegative = numberBox(tr("What an item of the class costs that is missed"), 0, kMostCost, 1, 2);
    m_falseNegative->setValue(5);
    m_costs = new QWidget;
    auto* costs = new QHBoxLayout(m_costs);
    costs->setContentsMargins(0, 0, 0, 0);
    costs->setSpacing(token::space4);
    for (QDoubleSpinBox* box : {m_falsePositive, m_falseNegative}) {
        costs->addWidget(captionLabel(box == m_falsePositive ? tr("false alarm") : tr("miss")));
        costs->addWidget(box);
        box->setFixedWidth(64);
    }
    m_store = primaryButton(tr("Store with the run"));
    auto* head = new QHBoxLayout;
    head->setSpacing(token::space8);
    head->addWidget(strongLabel(tr("Threshold")));
    head->addWidget(m_rule);
    head->addWidget(m_value);
    head->addWidget(m_costs);
    head->addStretch(1);
    m_threshold = new ThresholdChart;
    m_thresholdFigures = figures();
    m_state = figures();
    card->content()->addLayout(head);
    card->content()->addWidget(m_threshold, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(token::space8);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_thresholdFigures);
    words->addWidget(m_state);
    foot->addLayout(words, 1);
    foot->addWidget(m_store, 0, Qt::AlignBottom);
    card->content()->addLayout(foot);
    return card;
}

void DecisionView::setView(std::shared_ptr<const JudgedView> view)
{
    m_view = std::move(view);
    m_proposal = nullptr;
    ++m_generation;
    m_delay.stop();
    if (m_view && m_view->task == Task::Classification && m_view->classes().size() >= 2) {
        takeOver(m_view->part.decision);
        // The rest is computed when it is first looked at.
        if (isVisible())
            propose();
        return;
    }
    m_view = nullptr;
    display(fail(ErrorCode::NotFound, {}));
}

void DecisionView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_view && !m_proposal)
        propose();
}

/// The choices of a stored decision into the controls.
void DecisionView::takeOver(const Decision& decision)
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_class), QSignalBlocker(m_method), QSignalBlocker(m_rule), QSignalBlocker(m_value),
                                       QSignalBlocker(m_falsePositive), QSignalBlocker(m_falseNegative)};
    const QString before = m_class->currentText();
    m_class->clear();
    for (const std::string& name : m_view->classes())
        m_class->addItem(QString::fromStdString(name));
    const int kept = m_class->findText(before);
    m_class->setCurrentIndex(kept >= 0 ? kept : m_view->classes().size() == 2 ? 1 : std::max(0, worstClass(m_view->part.evaluation)));
    m_method->setCurrentIndex(int(decision.calibration));
    m_rule->setCurrentIndex(Likeliest);
    if (const auto& threshold = decision.threshold) {
        m_class->setCurrentIndex(threshold->classIndex);
        m_value->setValue(threshold->value);
        m_rule->setCurrentIndex(threshold->reason == ThresholdReason::F1 ? BestF1 : threshold->reason == ThresholdReason::Cost ? LowestCost : FixedValue);
        if (threshold->reason == ThresholdReason::Cost) {
            m_falsePositive->setValue(threshold->falsePositiveCost);
            m_falseNegative->setValue(threshold->falseNegativeCost);
        }
    }
    m_value->setVisible(m_rule->currentIndex() == FixedValue);
    m_costs->setVisible(m_rule->currentIndex() == LowestCost);
}

DecisionRequest DecisionView::request() const
{
    DecisionRequest request;
    request.calibration = Calibration(m_method->currentIndex());
    using Threshold = DecisionRequest::Threshold;
    const Threshold rules[] = {Threshold::None, Threshold::F1, Threshold::Cost, Threshold::Value};
    request.threshold = rules[m_rule->currentIndex()];
    request.value = m_value->value();
    request.costs = {m_falsePositive->value(), m_falseNegative->value()};
    request.className = m_class->currentText().toStdString();
    return request;
}

void DecisionView::propose()
{
    m_delay.stop();
    const int generation = ++m_generation;
    if (!m_view)
        return;
    ++m_waiting;
    struct Answer {
        Result<Proposal> proposal;
    };
    m_jobs.start<Answer>(
        Lane::Io, tr("Decide"),
        [&workbench = m_workbench, view = m_view, wanted = request(), index = m_class->currentIndex()](Progress&) -> Result<Answer> {
            const JudgedPart& part = view->part;
            const Predictions& undecided = part.decision.changesNothing() ? part.predictions : part.undecided;
            auto decision = part.part == Part::Validation ? fitDecision(undecided, part.truth.labels, wanted)
                                                          : fitRunDecision(workbench, part.run.id, wanted);
            if (!decision)
                return Answer{tl::unexpected<Error>(decision.error())};
            auto effect = decisionEffect(part.part, undecided, part.truth.labels, *decision);
            if (!effect)
                return Answer{tl::unexpected<Error>(effect.error())};
            Proposal proposal{std::move(*decision), std::move(*effect), {}, nullptr};
            LATHE_TRY(proposal.decided, proposal.decision.applied(undecided));
            if (auto curves = classCurves(proposal.decided, part.truth.labels, std::size_t(index)))
                proposal.curves = std::make_shared<const ClassCurves>(std::move(*curves));
            return Answer{std::move(proposal)};
        },
        this,
        [this, generation](Result<Answer> answer) {
            --m_waiting;
            if (generation == m_generation)
                display(answer ? std::move(answer->proposal) : tl::unexpected<Error>(answer.error()));
        });
}

void DecisionView::display(const Result<Proposal>& proposal)
{
    m_proposal = proposal ? std::make_shared<const Proposal>(*proposal) : nullptr;
    m_store->setEnabled(m_proposal && !(m_proposal->decision == m_view->part.decision
                                        || (m_proposal->decision.changesNothing() && m_view->part.decision.changesNothing())));
    if (!m_proposal) {
        m_calibration->clear();
        m_threshold->clear();
        m_calibrationFigures->setFullText(QString::fromStdString(proposal.error().message));
        m_thresholdFigures->setFullText({});
        m_state->setFullText({});
        return;
    }
    const auto index = std::size_t(m_class->currentIndex());
    const auto& effect = m_proposal->effect;
    const bool isRecalibrated = m_proposal->decision.calibration != Calibration::None;
    m_calibration->setCurves(m_class->currentText(), effect.before.curves[index],
                             isRecalibrated ? std::optional(effect.after.curves[index]) : std::nullopt);
    if (m_proposal->curves) {
        const QSignalBlocker blocker(m_threshold);
        m_threshold->setCurves(m_class->currentText(), *m_proposal->curves);
        m_threshold->setThreshold(m_proposal->decision.threshold ? m_proposal->decision.threshold->value : 0.5);
    } else {
        m_threshold->clear();
    }
    showFigures();
}

void DecisionView::showFigures()
{
    const DecisionEffect& effect = m_proposal->effect;
    const auto index = std::size_t(m_class->currentIndex());
    const QString between = QStringLiteral(" · ");
    m_calibrationFigures->setFullText(QStringList{
        change(tr("Calibration error"), effect.before.curves[index].expectedError, effect.after.curves[index].expectedError, 3),
        change(tr("Brier score"), effect.before.curves[index].brier, effect.after.curves[index].brier, 3),
        tr("click a bar for its rows")}.join(between));
    QStringList lines; // what the choice is about comes first: the end may not fit
    if (const auto& threshold = m_proposal->decision.threshold)
        lines << tr("%1 from %2").arg(m_class->currentText(), numberText(threshold->value, 3));
    if (effect.after.cost)
        lines << change(tr("Cost"), *effect.before.cost, *effect.after.cost, 0);
    const auto metric = [](const JudgedAnswers& answers, const char* name) { return answers.evaluation.metrics.at(name).value.value_or(NAN); };
    lines << change(tr("Accuracy"), metric(effect.before, "accuracy"), metric(effect.after, "accuracy"), 3)
          << change(tr("Macro F1"), metric(effect.before, "f1_macro"), metric(effect.after, "f1_macro"), 3);
    const auto f1 = [&](const JudgedAnswers& answers) { return answers.evaluation.perClass[index].f1.value.value_or(NAN); };
    lines << change(tr("F1 of %1").arg(m_class->currentText()), f1(effect.before), f1(effect.after), 3);
    m_thresholdFigures->setFullText(lines.join(between));
    const QString part = effect.part == Part::Test ? tr("fitted on validation, shown on test") : tr("fitted on validation, see Test too");
    m_state->setFullText(QStringList{m_store->isEnabled() ? tr("Not stored yet") : tr("As the run decides now"), part}.join(between));
}

void DecisionView::store()
{
    if (!m_proposal)
        return;
    ++m_waiting;
    m_store->setEnabled(false);
    m_jobs.start<void>(
        Lane::Io, tr("Store the decision"),
        [&workbench = m_workbench, run = m_view->part.run.id, decision = m_proposal->decision](Progress&) { return storeDecision(workbench, run, decision); },
        this,
        [this](Result<void> done) {
            --m_waiting;
            if (done)
                emit stored();
            else
                emit failed(done.error());
        });
}

void DecisionView::openBin(int bin)
{
    const CalibrationBin& chosen = m_calibration->curve().bins[std::size_t(bin)];
    // The surest of the class first.
    std::vector<std::uint32_t> rows = chosen.rows;
    const auto index = std::size_t(m_class->currentIndex());
    const Predictions& decided = m_proposal->decided;
    std::ranges::stable_sort(rows, std::greater(), [&](std::uint32_t row) { return decided.row(row)[index]; });
    emit rowsRequested(tr("%1 with %2 to %3").arg(m_class->currentText(), percentText(chosen.low, 0), percentText(chosen.high, 0)),
                       tr("%1 items, %2 of the class").arg(countText(chosen.items), countText(chosen.positives)), rows);
}

/// What the threshold gets wrong on the proposed probabilities: the class's own that are missed after those that are
/// wrongly taken for it, the farthest from the threshold first.
void DecisionView::openThreshold(double threshold)
{
    if (!m_proposal)
        return;
    const int index = m_class->currentIndex();
    const Predictions& decided = m_proposal->decided;
    std::vector<std::uint32_t> taken, missed;
    const auto probability = [&](std::uint32_t row) { return double(decided.row(row)[std::size_t(index)]); };
    for (std::size_t row = 0; row < decided.size(); ++row) {
        const std::int32_t truth = m_view->part.truth.labels[row];
        if (truth < 0 || m_view->predicted[row] < 0)
            continue;
        const bool isTaken = probability(std::uint32_t(row)) >= threshold;
        if (isTaken != (truth == index))
            (isTaken ? taken : missed).push_back(std::uint32_t(row));
    }
    std::ranges::stable_sort(taken, std::greater(), probability);
    std::ranges::stable_sort(missed, std::less(), probability);
    const QString subtitle = tr("%1 wrongly taken, %2 missed").arg(countText(qint64(taken.size())), countText(qint64(missed.size())));
    taken.insert(taken.end(), missed.begin(), missed.end());
    emit rowsRequested(tr("%1 from %2").arg(m_class->currentText(), numberText(threshold, 3)), subtitle, taken);
}

} // namespace lathe
