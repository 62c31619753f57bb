#include "ui/pages/prepare/relations_card.h"

#include "ui/plots/number_text.h"
#include "ui/plots/value_bars.h"
#include "ui/shell/banner.h"
#include "ui/shell/theme.h"

#include <QStackedLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lathe {

namespace {

constexpr std::size_t kMostPairs = 100;
constexpr std::size_t kMostMarks = 100'000; ///< rows; more would be no help
constexpr std::size_t kNamedColumns = 4;    ///< of a pattern; the rest is counted

} // namespace

RelationsCard::RelationsCard(PageContext context, QWidget* parent) : Card({}, {}, parent), m_context(context)
{
    m_target = new ValueBars;
    m_target->setTitle(tr("What columns tell of the target"));
    m_pairs = new ValueBars;
    m_pairs->setTitle(tr("Columns that go together"));
    m_missing = new ValueBars;
    m_missing->setTitle(tr("Values that are missing together"));
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space24);
    row->addWidget(m_target, 1);
    row->addWidget(m_pairs, 1);
    auto* charts = new QWidget;
    m_stack = new QStackedLayout(charts);
    m_stack->addWidget(both);
    m_stack->addWidget(m_missing);
    content()->addWidget(charts, 1);
    connect(m_target, &ValueBars::activated, this,
            [this](int bar) { emit columnWanted(nameOf(m_relations.target[std::size_t(bar)].column)); });
    connect(m_pairs, &ValueBars::activated, this, [this](int bar) { emit columnWanted(nameOf(m_strongest[std::size_t(bar)].first)); });
    connect(m_missing, &ValueBars::activated, this, [this](int bar) { askForPattern(std::size_t(bar)); });
    setLook(Look::Relations);
}

QString RelationsCard::nameOf(std::size_t column) const
{
    return QString::fromStdString(m_table->field(column).name);
}

void RelationsCard::setTable(std::shared_ptr<const Table> table)
{
    m_table = std::move(table);
    m_relations = {};
    ++m_generation;
    if (std::exchange(m_computing, false))
        m_context.jobs.cancel(m_job);
    m_stale = m_table != nullptr;
    display();
    if (isVisible())
        compute();
}

void RelationsCard::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    compute();
}

void RelationsCard::compute()
{
    if (!m_stale)
        return;
    m_stale = false;
    m_computing = true;
    setSubtitle(tr("Counting"));
    // Named, so that it can be cancelled: hundreds of columns have very many pairs.
    m_job = m_context.jobs.start<Relations>(
        Lane::Io, tr("Relations of the columns"), [table = m_table](Progress& progress) { return relationsOf(*table, progress); }, this,
        [this, generation = m_generation](Result<Relations> relations) {
            if (generation != m_generation)
                return;
            m_computing = false;
            if (relations) {
                m_relations = std::move(*relations);
                display();
            } else if (relations.error().isCancelled()) {
                setSubtitle(tr("Cancelled"));
            } else {
                emit banner(bannerFrom(relations.error()));
            }
        });
}

void RelationsCard::setLook(Look look)
{
    m_look = look;
    m_stack->setCurrentIndex(look == Look::Missing ? 1 : 0);
    display();
}

void RelationsCard::display()
{
    const bool isMissing = m_look == Look::Missing;
    setTitle(isMissing ? tr("Missing together") : tr("Relations"));
    if (m_computing)
        setSubtitle(tr("Counting"));
    else if (isMissing)
        setSubtitle(tr("click a bar for its rows"));
    else if (m_table && !m_table->schema().first(Role::Target))
        setSubtitle(tr("No column is the target"));
    else if (m_table && m_relations.rows > 0 && std::size_t(m_relations.rows) < m_table->rows())
        setSubtitle(tr("click a bar for its column; of %1 rows spread over the table").arg(countText(m_relations.rows)));
    else
        setSubtitle(tr("click a bar for its column"));
    if (!m_table)
        return;
    showTarget();
    showPairs();
    showMissing();
}

void RelationsCard::showTarget()
{
    std::vector<ValueBar> bars;
    for (const TargetRelation& relation : m_relations.target) {
        const Column& column = m_table->column(relation.column);
        bars.push_back({nameOf(relation.column), 100 * relation.share, {}, {}, qint64(column.size() - std::size_t(column.missingCount()))});
    }
    const auto target = m_table->schema().first(Role::Target);
    m_target->setVisible(target.has_value()); // else the pairs have all the room
    m_target->setBars(std::move(bars), target ? tr("Tells of %1").arg(nameOf(*target)) : QString(), tr("Information"), QStringLiteral("%"));
}

void RelationsCard::showPairs()
{
    m_strongest = m_relations.pairs;
    std::ranges::stable_sort(m_strongest, std::greater<>(), [](const Relation& relation) { return std::abs(relation.value); });
    m_strongest.resize(std::min(m_strongest.size(), kMostPairs));
    std::vector<ValueBar> bars;
    for (const Relation& relation : m_strongest) {
        const QString kind = relation.kind == RelationKind::Correlation ? (relation.value < 0 ? tr("r, falling") : tr("r"))
                             : relation.kind == RelationKind::CramersV  ? tr("V")
                                                                        : tr("η");
        bars.push_back({tr("%1 – %2 (%3)").arg(nameOf(relation.first), nameOf(relation.second), kind), std::abs(relation.value), {}, {}, qint64(m_relations.rows)});
    }
    m_pairs->setToolTip(tr("r: Pearson's correlation of numbers; V: Cramér's V of categories; η: the correlation ratio of a category and a number"));
    m_pairs->setBars(std::move(bars), tr("Two columns"), tr("Strength"), {});
}

void RelationsCard::showMissing()
{
    std::vector<ValueBar> bars;
    const double all = std::max<double>(1, double(m_table->rows()));
    for (const MissingPattern& pattern : m_relations.missing) {
        QStringList names;
        for (std::size_t i = 0; i < std::min(pattern.columns.size(), kNamedColumns); ++i)
            names << nameOf(pattern.columns[i]);
        QString name = pattern.columns.empty() ? tr("complete rows") : names.join(QStringLiteral(" + "));
        if (pattern.columns.size() > kNamedColumns)
            name = tr("%1 and %2 more").arg(name, countText(qint64(pattern.columns.size() - kNamedColumns)));
        bars.push_back({name, 100 * double(pattern.rows) / all, {}, {}, pattern.rows});
    }
    m_missing->setBars(std::move(bars), tr("Missing in a row"), tr("Share"), QStringLiteral("%"));
}

/// The rows that lack just these values, with the empty cells marked.
void RelationsCard::askForPattern(std::size_t pattern)
{
    const std::vector<std::size_t>& columns = m_relations.missing[pattern].columns;
    std::vector<bool> lacks(m_table->columnCount());
    for (const std::size_t column : columns)
        lacks[column] = true;
    TableMarks marks;
    marks.reasons << (columns.empty() ? tr("Nothing is missing") : tr("Missing together"));
    for (std::size_t row = 0; row < m_table->rows() && marks.cells.size() < kMostMarks; ++row) {
        bool fits = true;
        for (std::size_t column = 0; column < lacks.size() && fits; ++column)
            fits = m_table->column(column).isMissing(row) == lacks[column];
        if (fits)
            marks.cells.push_back({std::uint32_t(row), columns.empty() ? CellMark::kWholeRow : std::int32_t(columns.front()), 0});
    }
    emit rowsWanted(marks);
}

} // namespace lathe
