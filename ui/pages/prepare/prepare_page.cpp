#include "ui/pages/prepare/prepare_page.h"

#include "services/import_service.h"
#include "ui/models/format.h"
#include "ui/models/sample_pictures.h"
#include "ui/pages/prepare/check_row.h"
#include "ui/pages/prepare/table_preparation.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/key_value.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"

#include <QFormLayout>
#include <QPointer>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kEvidence = 12; ///< pictures a check
constexpr int kPictureSide = 80;

QSpinBox* percentBox(int value)
{
    auto* box = new QSpinBox;
    box->setRange(0, 100);
    box->setValue(value);
    box->setSuffix(QStringLiteral(" %"));
    box->setAlignment(Qt::AlignRight);
    return box;
}

} // namespace

PreparePage::PreparePage(PageContext pageContext) : Page(pageContext), m_model(LifecycleModel::shared(pageContext))
{
    m_kinds = new QStackedWidget;
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_kinds);
    auto* pictures = new QWidget;
    m_kinds->addWidget(pictures);
    m_table = new TablePreparation(pageContext);
    m_kinds->addWidget(m_table);
    connect(m_table, &TablePreparation::banner, this, &PreparePage::banner);
    connect(m_table, &TablePreparation::bannerCleared, this, &PreparePage::bannerCleared);

    auto* whole = makePageLayout(pictures);
    m_header = new PageHeader(tr("Prepare"));
    whole->addWidget(m_header);

    m_checks = new Card(tr("Checks"), tr("What would go wrong with this data"));
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_checks->content()->addWidget(m_scroll);

    auto* empty = new EmptyState("prepare", tr("Faults are cheap here"),
                                 tr("Lathe looks for copies that sit in training and test and for classes with too few examples; in tables for columns that give the answer away, for missing and impossible values; among pictures for those without a label, plain or broken ones. Each finding says what follows from it. Skip this, and a leak shows up as a good number that does not hold."));
    auto* collect = primaryButton(tr("Import data…"));
    connect(collect, &QPushButton::clicked, this, [this] { context().navigator.showPage("collect"); });
    empty->addAction(collect);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_checks);
    m_stack->addWidget(empty);
    whole->addWidget(m_stack, 1);
    makeInspector();
    connect(&m_model, &LifecycleModel::changed, this, &PreparePage::refresh);
    refresh();
}

void PreparePage::makeInspector()
{
    m_inspector = new QWidget(this);
    m_inspector->hide();
    auto* column = new QVBoxLayout(m_inspector);
    column->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    column->setSpacing(token::space8);
    column->addWidget(sectionLabel(tr("Parts")));
    column->addWidget(wrapping(captionLabel(tr("A model learns from training, is chosen by validation and judged by test. Copies of a picture stay in one part."))));
    m_partRows = new KeyValueList;
    column->addWidget(m_partRows);
    column->addSpacing(token::space16);
    column->addWidget(sectionLabel(tr("Split again")));
    column->addWidget(wrapping(captionLabel(tr("Each part keeps the shares of the classes. The result is a new version, this one stays."))));
    auto* form = new QFormLayout;
    form->setVerticalSpacing(token::space8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_train = percentBox(80);
    m_validation = percentBox(10);
    m_test = bodyLabel();
    m_test->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_seed = new QSpinBox;
    m_seed->setRange(0, 999'999);
    m_seed->setValue(1);
    m_seed->setAlignment(Qt::AlignRight);
    m_seed->setToolTip(tr("The same seed gives the same parts"));
    form->addRow(tr("Training"), m_train);
    form->addRow(tr("Validation"), m_validation);
    form->addRow(tr("Test"), m_test);
    form->addRow(tr("Seed"), m_seed);
    column->addLayout(form);
    m_problem = wrapping(errorLabel());
    column->addWidget(m_problem);
    m_split = primaryButton(tr("Split"));
    column->addWidget(m_split, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_train, &QSpinBox::valueChanged, this, &PreparePage::updateShares);
    connect(m_validation, &QSpinBox::valueChanged, this, &PreparePage::updateShares);
    connect(m_split, &QPushButton::clicked, this, &PreparePage::splitAgain);
    updateShares();
}

void PreparePage::updateShares()
{
    const int rest = 100 - m_train->value() - m_validation->value();
    m_test->setText(rest < 0 ? QStringLiteral("–") : QStringLiteral("%1 %").arg(rest));
    const QString problem = rest < 0 ? tr("Training and validation are more than 100 % together")
                          : m_train->value() == 0 ? tr("Nothing would be left to learn from") : QString();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_split->setEnabled(problem.isEmpty() && m_model.input().dataset);
}

QWidget* PreparePage::inspector()
{
    return m_kinds->currentWidget() == m_table ? m_table->inspector() : m_inspector;
}

bool PreparePage::isSettling() const
{
    return m_model.isLoading() || m_waiting > 0 || m_table->isSettling();
}

void PreparePage::refresh()
{
    const LifecycleInput& input = m_model.input();
    const bool isTable = input.dataset && input.dataset->kind == toString(ItemKind::Table);
    if (isTable)
        m_table->setDataset(*input.dataset);
    if (m_kinds->currentIndex() != int(isTable)) {
        m_kinds->setCurrentIndex(int(isTable));
        emit inspectorChanged();
    }
    if (isTable)
        return;
    m_stack->setCurrentIndex(input.dataset ? 0 : 1);
    updateShares();
    if (!input.dataset) {
        m_header->setState({}, Tone::Neutral);
        m_header->setSubtitle({});
        m_partRows->setRows({});
        m_shown = 0;
        return;
    }
    m_header->setSubtitle(text(input.dataset->reference()) + QStringLiteral(" · ") + datasetText(*input.dataset));
    if (!input.checked) {
        m_header->setState(tr("Checking"), Tone::Accent);
        return;
    }
    const auto open = std::count_if(input.checks.begin(), input.checks.end(), [](const Check& check) { return check.state != CheckState::Passed; });
    m_header->setState(open == 0 ? tr("All checks pass") : tr("%n findings", nullptr, static_cast<int>(open)), open == 0 ? Tone::Positive : Tone::Warning);
    if (m_shown == input.dataset->id)
        return;
    m_shown = input.dataset->id;
    showChecks();
    showParts();
}

void PreparePage::showChecks()
{
    std::vector<Check> checks = m_model.input().checks;
    std::stable_sort(checks.begin(), checks.end(), [](const Check& a, const Check& b) { return a.state > b.state; });
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, token::space8, 0);
    column->setSpacing(0);
    for (const Check& check : checks) {
        auto* row = new CheckRow(check);
        column->addWidget(row);
        if (check.state != CheckState::Passed && !check.items.empty())
            loadEvidence(row, check);
    }
    column->addStretch(1);
    m_scroll->setWidget(list); // deletes the list before
}

void PreparePage::loadEvidence(CheckRow* row, const Check& check)
{
    std::vector<std::size_t> items(check.items.begin(), check.items.begin() + static_cast<std::ptrdiff_t>(std::min(check.items.size(), kEvidence)));
    Workbench* workbench = &context().workbench;
    ++m_waiting;
    QPointer<CheckRow> alive(row);
    context().jobs.start<std::vector<QImage>>(
        Lane::Io, {},
        [workbench, version = *m_model.input().dataset, items](Progress&) { return samplePictures(*workbench, version, items, kPictureSide); },
        this, [this, alive](Result<std::vector<QImage>> pictures) {
            --m_waiting;
            if (pictures && alive)
                alive->setPictures(std::move(*pictures));
        });
}

void PreparePage::showParts()
{
    Workbench* workbench = &context().workbench;
    ++m_waiting;
    using Counts = std::array<std::int64_t, 4>;
    context().jobs.start<Counts>(
        Lane::Io, {},
        [workbench, version = *m_model.input().dataset](Progress&) -> Result<Counts> {
            LATHE_TRY(const auto set, workbench->pictures(version));
            Counts counts{};
            for (const Item& item : set->items)
                ++counts[static_cast<std::size_t>(item.part)];
            return counts;
        },
        this, [this](Result<Counts> counts) {
            --m_waiting;
            if (!counts)
                return;
            const QString names[] = {tr("Training"), tr("Validation"), tr("Test"), tr("In no part")};
            std::vector<KeyValueList::Row> rows;
            for (std::size_t i = 0; i < 4; ++i)
                if (i < 3 || (*counts)[i] > 0)
                    rows.push_back({names[i], countText((*counts)[i]), {}});
            m_partRows->setRows(rows);
        });
}

void PreparePage::splitAgain()
{
    const auto& dataset = m_model.input().dataset;
    if (!dataset)
        return;
    TableSplit split;
    SplitShares& shares = split.shares;
    split.seed = static_cast<std::uint64_t>(m_seed->value());
    shares.train = m_train->value() / 100.0;
    shares.validation = m_validation->value() / 100.0;
    shares.test = 1.0 - shares.train - shares.validation;
    if (std::abs(shares.test) < 1e-9)
        shares.test = 0;
    Workbench* workbench = &context().workbench;
    m_split->setEnabled(false);
    context().jobs.start<DatasetVersion>(
        Lane::Io, tr("Split %1").arg(text(dataset->reference())),
        [workbench, reference = dataset->reference(), split](Progress& progress) {
            return splitDataset(*workbench, reference, split, progress);
        },
        this, [this](Result<DatasetVersion> version) {
            updateShares();
            if (!version) {
                emit banner(bannerFrom(version.error()));
                return;
            }
            emit bannerCleared();
            context().navigator.setSubject({text(version->reference()), 0});
        });
}

} // namespace lathe
