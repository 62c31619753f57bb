#include "ui/pages/prepare/table_checks_card.h"

#include "services/mend_service.h"
#include "ui/pages/prepare/check_row.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/banner.h"
#include "ui/shell/controls.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr std::size_t kMostMarks = 100'000; ///< cells; more would be no help

} // namespace

TableChecksCard::TableChecksCard(PageContext context, QWidget* parent)
    : Card(tr("Checks"), {}, parent), m_context(context), m_scroll(new QScrollArea)
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content()->addWidget(m_scroll);
}

void TableChecksCard::setTable(const DatasetVersion& version, std::shared_ptr<const Table> table)
{
    m_version = version;
    m_table = std::move(table);
    m_checks.clear();
    m_checking = true;
    setSubtitle(tr("Checking"));
    using Checks = std::vector<TableCheck>;
    m_context.jobs.start<Checks>(
        Lane::Io, {}, [shown = m_table](Progress& progress) { return checkTable(*shown, progress); }, this,
        [this, id = version.id](Result<Checks> checks) {
            if (id != m_version.id)
                return;
            m_checking = false;
            if (!checks) {
                if (!checks.error().isCancelled())
                    emit banner(bannerFrom(checks.error()));
                return;
            }
            m_checks = std::move(*checks);
            show();
        });
}

void TableChecksCard::show()
{
    const auto passed = std::ranges::count(m_checks, CheckState::Passed, &TableCheck::state);
    const int open = static_cast<int>(m_checks.size()) - static_cast<int>(passed);
    setSubtitle(open == 0 ? tr("All %n pass", nullptr, int(passed))
                          : tr("%n need attention", nullptr, open) + QStringLiteral(", ") + tr("%n pass", nullptr, int(passed)));
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, token::space8, 0);
    column->setSpacing(0);
    TableMarks marks;
    for (const TableCheck& check : m_checks) {
        column->addWidget(makeRow(check));
        if (check.state == CheckState::Passed)
            continue;
        const TableMarks own = marksOf(check);
        if (marks.cells.size() + own.cells.size() <= kMostMarks)
            marks.cells.insert(marks.cells.end(), own.cells.begin(), own.cells.end());
    }
    column->addStretch(1);
    m_scroll->setWidget(list); // deletes the list before
    emit marksFound(marks);
}

QWidget* TableChecksCard::makeRow(const TableCheck& check)
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(token::space8);
    line->addWidget(new CheckRow(check, false), 1);
    if (check.state == CheckState::Passed)
        return row;
    if (!check.items.empty()) {
        auto* rows = secondaryButton(check.items.size() == 1 ? tr("Show row") : tr("Show rows"));
        connect(rows, &QPushButton::clicked, this, [this, marks = marksOf(check)] { emit rowsWanted(marks); });
        line->addWidget(rows, 0, Qt::AlignVCenter);
    } else if (!check.columns.empty()) {
        auto* shown = secondaryButton(tr("Show column"));
        connect(shown, &QPushButton::clicked, this, [this, name = QString::fromStdString(check.columns.front())] { emit columnWanted(name); });
        line->addWidget(shown, 0, Qt::AlignVCenter);
    }
    if (!check.mends.empty()) {
        const Mend& advised = check.mends.front();
        auto* button = secondaryButton(backendText(advised.title));
        connect(button, &QPushButton::clicked, this, [this, advised] { mend(advised); });
        line->addWidget(button, 0, Qt::AlignVCenter);
    }
    return row;
}

TableMarks TableChecksCard::marksOf(const TableCheck& check) const
{
    TableMarks marks;
    marks.reasons << backendText(check.title);
    std::int32_t column = CellMark::kWholeRow;
    if (!check.columns.empty())
        if (const auto found = m_table->schema().find(check.columns.front()))
            column = static_cast<std::int32_t>(*found);
    for (std::size_t i = 0; i < std::min(check.items.size(), kMostMarks); ++i)
        marks.cells.push_back({static_cast<std::uint32_t>(check.items[i]), column, 0});
    return marks;
}

/// Steps go into the pipeline; what changes the data makes a new version, which becomes the subject.
void TableChecksCard::mend(const Mend& chosen)
{
    if (chosen.kind == MendKind::Transform) {
        if (const auto step = stepOf(chosen))
            emit stepWanted(*step);
        else
            emit banner(bannerFrom(step.error()));
        return;
    }
    m_context.jobs.start<DatasetVersion>(
        Lane::Io, backendText(chosen.title),
        [&workbench = m_context.workbench, reference = m_version.reference(), chosen](Progress& progress) {
            return mendDataset(workbench, reference, chosen, progress);
        },
        this,
        [this](Result<DatasetVersion> version) {
            if (version)
                m_context.navigator.setSubject({QString::fromStdString(version->reference()), 0});
            else
                emit banner(bannerFrom(version.error()));
        });
}

} // namespace lathe
