#include "ui/pages/evaluate/items_card.h"

#include "ui/items/item_grid.h"
#include "ui/plots/number_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"
#include "ui/tables/table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace lathe {

namespace {
constexpr int kCell = 84;
constexpr int kBoxesCell = 128; // boxes need room to be told apart
}

JudgedItemsCard::JudgedItemsCard(ThumbnailLoader& loader, QWidget* parent) : Card({}, {}, parent)
{
    layout()->setContentsMargins(token::space16, token::space12, token::space16, token::space8);
    layout()->setSpacing(token::space8);
    m_side = new SegmentedControl;
    m_side->setAccessibleName(tr("Kind of mistake"));
    m_side->addSegment(tr("Wrongly taken"));
    m_side->addSegment(tr("Missed"));
    m_selected = captionLabel();
    auto* copy = quietButton(tr("Copy the list"));
    m_all = quietButton(tr("Worst mistakes"));
    addExtra(m_selected);
    addExtra(m_side);
    addExtra(copy);
    addExtra(m_all);
    m_grid = new ItemGrid(loader);
    m_grid->setCaptionsShown(true);
    m_table = new TableView;
    m_table->setCompact(true);
    auto* items = new QWidget;
    m_stack = new QStackedLayout(items);
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_table);
    content()->addWidget(items, 1);
    connect(m_table, &TableView::sortRequested, this, &JudgedItemsCard::sortRows);
    m_side->hide();
    m_all->hide();
    connect(m_side, &SegmentedControl::currentChanged, this, &JudgedItemsCard::showThresholdSide);
    connect(copy, &QPushButton::clicked, this, &JudgedItemsCard::copyList);
    connect(m_all, &QPushButton::clicked, this, &JudgedItemsCard::showWorst);
    connect(m_grid, &ItemGrid::selectionChanged, this, [this] {
        const int count = m_grid->selectedCount();
        m_selected->setText(count > 0 ? tr("%1 selected").arg(countText(count)) : QString());
    });
}

void JudgedItemsCard::setView(std::shared_ptr<const JudgedView> view)
{
    m_view = std::move(view);
    const bool isTable = m_view && m_view->isTable();
    m_stack->setCurrentWidget(isTable ? static_cast<QWidget*>(m_table) : m_grid);
    m_table->model().setTable(isTable ? m_view->rows : nullptr);
    m_table->setSort({});
    m_selected->clear();
    const bool findsBoxes = m_view && m_view->task == Task::Detection;
    m_grid->setCaptionsShown(!findsBoxes);
    m_grid->setMarks(!findsBoxes ? ItemGrid::Marks() : [view = m_view](QPainter& painter, std::size_t item, const QRectF& target) {
        const Item& picture = view->part.pictures->items[item];
        if (const auto row = view->rowOf(item))
            paintBoxes(painter, QSizeF(picture.width, picture.height), target, paintedBoxes(*view, *row));
    });
    if (m_view)
        showWorst();
    else
        display({}, {}, {});
}

void JudgedItemsCard::display(const QString& title, const QString& subtitle, std::vector<GridEntry> entries)
{
    if (m_view && m_view->isTable())
        return displayRows(title, subtitle, rowsOf(*m_view, entries));
    setTitle(title);
    setSubtitle(subtitle);
    QStringList names;
    if (m_view)
        for (const std::string& name : m_view->classes())
            names << QString::fromStdString(name);
    m_grid->setEntries(m_view ? m_view->part.pictures : nullptr, std::move(entries), names);
    m_grid->setCellSize(m_view && m_view->task == Task::Detection ? kBoxesCell : kCell);
}

void JudgedItemsCard::displayRows(const QString& title, const QString& subtitle, std::vector<std::uint32_t> rows)
{
    setTitle(title);
    setSubtitle(subtitle);
    m_rows = std::move(rows);
    sortRows(m_table->header().sort());
}

void JudgedItemsCard::showRows(const QString& title, const QString& subtitle, std::vector<std::uint32_t> rows)
{
    m_side->hide();
    m_all->show();
    if (m_view && !m_view->isTable()) {
        std::vector<GridEntry> entries;
        for (const std::uint32_t row : rows)
            entries.push_back(m_view->entry(row));
        display(title, subtitle, std::move(entries));
        return;
    }
    displayRows(title, subtitle, std::move(rows));
}

void JudgedItemsCard::sortRows(std::optional<TableSort> sort)
{
    m_table->setSort(sort);
    std::vector<std::uint32_t> rows = m_rows;
    if (sort && m_view)
        sortRowsBy(m_view->rows->column(std::size_t(sort->column)), sort->ascending, rows);
    if (rows.empty())
        m_table->model().showNone();
    else
        m_table->model().setRows(std::move(rows));
}

void JudgedItemsCard::showWorst()
{
    if (!m_view)
        return;
    m_side->hide();
    m_all->hide();
    if (m_view->task == Task::Detection) {
        m_all->setText(tr("Worst pictures"));
        auto entries = worstItems(*m_view);
        const QString subtitle = entries.empty() ? tr("none: every box is found, and no other") : tr("%1 pictures with mistakes · most first").arg(countText(qint64(entries.size())));
        display(m_all->text(), subtitle, std::move(entries));
        return;
    }
    if (m_view->task != Task::Classification) {
        const QString count = countText(qint64(m_view->worst.size()));
        const bool isValue = m_view->task == Task::Regression || m_view->task == Task::Forecasting;
        m_all->setText(isValue ? tr("Largest errors") : m_view->task == Task::Anomaly ? tr("Most unusual") : tr("All rows"));
        displayRows(m_all->text(),
                    isValue ? tr("%1 rows · farthest off first").arg(count)
                            : m_view->task == Task::Anomaly ? tr("%1 rows · highest score first").arg(count) : tr("%1 rows").arg(count),
                    {m_view->worst.begin(), m_view->worst.end()});
        return;
    }
    m_all->setText(tr("Worst mistakes"));
    auto entries = worstItems(*m_view);
    const QString subtitle = entries.empty() ? tr("none: every item is predicted right")
                                             : tr("%1 items · surest first").arg(countText(qint64(entries.size())));
    display(tr("Worst mistakes"), subtitle, std::move(entries));
}

QString JudgedItemsCard::namesOf(const std::vector<int>& classes) const
{
    if (classes.size() == 1)
        return QString::fromStdString(m_view->classes()[std::size_t(classes.front())]);
    return classes.size() == m_view->classes().size() ? tr("all classes")
                                                      : tr("%1 classes").arg(countText(qint64(classes.size())));
}

void JudgedItemsCard::showCell(const MatrixCell& cell)
{
    if (!m_view)
        return;
    m_side->hide();
    m_all->show();
    auto entries = itemsOfCell(*m_view, cell);
    const QString count = tr("%1 items · surest first").arg(countText(qint64(entries.size())));
    display(namesOf(cell.truths) + QStringLiteral(" → ") + namesOf(cell.predictions), count, std::move(entries));
}

void JudgedItemsCard::showThreshold(int classIndex, double threshold)
{
    if (!m_view || classIndex < 0)
        return;
    m_thresholdItems = itemsOfThreshold(*m_view, classIndex, threshold);
    m_thresholdClass = classIndex;
    m_threshold = threshold;
    m_side->setSegmentText(0, tr("Wrongly taken %1").arg(countText(qint64(m_thresholdItems.wronglyTaken.size()))));
    m_side->setSegmentText(1, tr("Missed %1").arg(countText(qint64(m_thresholdItems.missed.size()))));
    m_side->show();
    m_all->show();
    showThresholdSide();
}

void JudgedItemsCard::showThresholdSide()
{
    const bool taken = m_side->current() == 0;
    const QString title = tr("%1 at %2").arg(namesOf({m_thresholdClass}), numberText(m_threshold, 3));
    display(title, taken ? tr("other items at or above the threshold") : tr("its items below the threshold"),
         taken ? m_thresholdItems.wronglyTaken : m_thresholdItems.missed);
}

void JudgedItemsCard::copyList()
{
    if (!m_view)
        return;
    if (m_view->isTable()) {
        if (m_table->currentRow() < 0)
            m_table->selectAll();
        m_table->copy();
        return;
    }
    std::vector<std::size_t> items = m_grid->selectedItems();
    if (items.empty())
        for (const GridEntry& entry : m_grid->entries())
            items.push_back(entry.item);
    QStringList lines;
    for (const std::size_t item : items)
        lines << QString::fromStdString(m_view->part.pictures->items[item].name);
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace lathe
