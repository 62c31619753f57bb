#include "ui/pages/collect/browser_card.h"

#include "ui/items/item_filter.h"
#include "ui/items/item_grid.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {
constexpr int kZoomWidth = 80;
}

BrowserCard::BrowserCard(ThumbnailLoader& loader, QWidget* parent) : Card({}, {}, parent)
{
    layout()->setContentsMargins(token::space16, token::space16, token::space16, token::space8);
    m_filter = new ItemFilterBar;
    m_grouping = new QComboBox;
    m_grouping->addItem(tr("Group by class"));
    m_grouping->addItem(tr("No groups"));
    m_grouping->setAccessibleName(tr("Grouping"));
    m_zoom = new QSlider(Qt::Horizontal);
    m_zoom->setFixedWidth(kZoomWidth);
    m_zoom->setAccessibleName(tr("Size of the pictures"));
    m_zoom->setToolTip(tr("Size of the pictures (Ctrl and wheel)"));
    m_zoom->setPageStep(1);
    m_filter->addWidget(m_grouping);
    m_filter->addWidget(m_zoom);
    content()->addWidget(m_filter);
    m_grid = new ItemGrid(loader);
    m_grid->setGroupedByClass(true);
    m_filter->setClassesShown(false);
    m_nothing = wrapping(mutedLabel(tr("Nothing matches the filter")));
    m_nothing->setAlignment(Qt::AlignCenter);
    auto* stack = new QWidget;
    m_stack = new QStackedLayout(stack);
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_nothing);
    content()->addWidget(stack, 1);

    auto* find = new QShortcut(QKeySequence(Qt::Key_Slash), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_filter->textField(), QOverload<>::of(&QWidget::setFocus));
    connect(m_filter, &ItemFilterBar::changed, this, &BrowserCard::refilter);
    connect(m_grouping, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_grid->setGroupedByClass(index == 0);
        m_filter->setClassesShown(index != 0);
        if (index == 0 && m_filter->filter().label) {
            ItemFilter wanted = m_filter->filter();
            wanted.label.reset();
            m_filter->setFilter(wanted);
        }
    });
    connect(m_zoom, &QSlider::valueChanged, this, [this](int step) {
        const std::vector<int> steps = m_grid->zoomSteps();
        m_grid->setCellSize(steps[std::size_t(std::clamp(step, 0, int(steps.size()) - 1))]);
    });
    connect(m_grid, &ItemGrid::cellSizeChanged, this, &BrowserCard::updateZoom);
    connect(m_grid, &ItemGrid::currentChanged, this, [this](int entry) {
        emit currentItemChanged(entry < 0 ? -1 : std::int64_t(m_grid->entries()[std::size_t(entry)].item));
    });
    connect(m_grid, &ItemGrid::classRequested, this, [this](int label) {
        m_grouping->setCurrentIndex(1);
        ItemFilter wanted = m_filter->filter();
        wanted.label = label;
        m_filter->setFilter(wanted);
        m_grid->setFocus();
    });
}

void BrowserCard::setSet(std::shared_ptr<const ItemSet> set)
{
    m_set = std::move(set);
    static const ItemSet kNone;
    m_filter->setSet(m_set ? *m_set : kNone);
    m_grouping->setCurrentIndex(0);
    m_filter->setFilter({});
    updateZoom();
}

void BrowserCard::refilter()
{
    const auto items = m_set ? filteredItems(*m_set, m_filter->filter()) : std::vector<std::size_t>();
    m_stack->setCurrentIndex(m_set && items.empty() ? 1 : 0);
    m_grid->setItems(m_set, items);
}

void BrowserCard::updateZoom()
{
    const std::vector<int> steps = m_grid->zoomSteps();
    const QSignalBlocker blocker(m_zoom);
    m_zoom->setRange(0, int(steps.size()) - 1);
    m_zoom->setValue(int(std::lower_bound(steps.begin(), steps.end(), m_grid->cellSize()) - steps.begin()));
}

} // namespace lathe
