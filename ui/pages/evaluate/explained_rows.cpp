#include "ui/pages/evaluate/explained_rows.h"

#include "ui/plots/number_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/theme.h"
#include "ui/tables/table_view.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <unordered_map>

namespace lathe {

namespace {
constexpr int kLeastHeight = 190;
}

ExplainedRows::ExplainedRows(QWidget* parent) : Card({}, {}, parent)
{
    auto* copy = quietButton(tr("Copy the list"));
    auto* close = quietButton(tr("Close"));
    close->setToolTip(tr("Hides the rows; a mark shows them again"));
    addExtra(copy);
    addExtra(close);
    m_table = new TableView;
    m_table->setCompact(true);
    m_table->setEmptyText(tr("No row of this part"));
    content()->addWidget(m_table, 1);
    setMinimumHeight(kLeastHeight);
    connect(m_table, &TableView::sortRequested, this, &ExplainedRows::sortRows);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (m_table->currentRow() < 0)
            m_table->selectAll();
        m_table->copy();
    });
    hide();
}

void ExplainedRows::setRows(const Table& explained, const std::shared_ptr<const JudgedView>& judged)
{
    hide();
    const bool isJudged = judged && judged->rows;
    const auto shown = isJudged ? judged->rows : std::make_shared<const Table>(explained);
    std::unordered_map<std::uint32_t, std::uint32_t> places; // by the row of the dataset
    for (std::uint32_t row = 0; row < shown->rows(); ++row)
        places.emplace(shown->origin(row), row);
    m_shown.assign(explained.rows(), {});
    for (std::size_t row = 0; row < explained.rows(); ++row)
        if (const auto found = places.find(explained.origin(row)); found != places.end())
            m_shown[row] = found->second;
    m_table->model().setTable(shown);
    m_table->setSort({});
}

void ExplainedRows::open(const QString& title, const std::vector<std::uint32_t>& rows)
{
    m_rows.clear();
    for (const std::uint32_t row : rows)
        if (row < m_shown.size() && m_shown[row])
            m_rows.push_back(*m_shown[row]);
    setTitle(title);
    setSubtitle(tr("%1 of %2 rows").arg(countText(qint64(m_rows.size())), countText(qint64(m_shown.size()))));
    sortRows(m_table->header().sort());
    setVisible(true);
}

void ExplainedRows::sortRows(std::optional<TableSort> sort)
{
    m_table->setSort(sort);
    std::vector<std::uint32_t> rows = m_rows;
    if (sort && m_table->model().table())
        sortRowsBy(m_table->model().table()->column(std::size_t(sort->column)), sort->ascending, rows);
    if (rows.empty())
        m_table->model().showNone();
    else
        m_table->model().setRows(std::move(rows));
}

} // namespace lathe
