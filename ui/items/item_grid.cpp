#include "ui/items/item_grid.h"

#include "ui/items/thumbnail_loader.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QRubberBand>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace lathe {

namespace {
constexpr int kSmallestCell = 40;
constexpr int kLargestCell = 320;
constexpr int kSampled = 500; // pictures looked at for their typical size
constexpr int kAhead = 1;     // screens decoded in advance, above and below
constexpr int kWidestName = 180;
} // namespace

ItemGrid::ItemGrid(ThumbnailLoader& loader, QWidget* parent) : QAbstractScrollArea(parent), m_loader(loader)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAccessibleName(tr("Items"));
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(token::rowHeight);
    // Not in the destructor: the page that owns the loader destroys it before its child widgets.
    connect(this, &QObject::destroyed, &loader, [&loader, client = this] { loader.forget(client); });
    connect(&loader, &ThumbnailLoader::loaded, viewport(), QOverload<>::of(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        layOut();
        viewport()->update();
    });
}

QSize ItemGrid::sizeHint() const
{
    return {640, 360};
}

void ItemGrid::setItems(std::shared_ptr<const ItemSet> set, const std::vector<std::size_t>& items)
{
    std::vector<GridEntry> entries;
    entries.reserve(items.size());
    for (const std::size_t item : items)
        entries.push_back({std::uint32_t(item)});
    // The same pictures in another order: what is selected stays, and the view where it is.
    const bool isSame = set && set == m_set;
    const std::vector<std::size_t> selected = isSame ? selectedItems() : std::vector<std::size_t>();
    const int scrolled = isSame ? verticalScrollBar()->value() : 0;
    setEntries(std::move(set), std::move(entries));
    verticalScrollBar()->setValue(scrolled);
    if (selected.empty())
        return;
    std::vector<bool> isSelected(m_set->items.size());
    for (const std::size_t item : selected)
        isSelected[item] = true;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        setSelected(int(i), isSelected[m_entries[i].item]);
    emit selectionChanged();
}

void ItemGrid::setEntries(std::shared_ptr<const ItemSet> set, std::vector<GridEntry> entries,
                          QStringList predictedNames)
{
    m_set = std::move(set);
    m_entries = m_set ? std::move(entries) : std::vector<GridEntry>();
    m_predictedNames = std::move(predictedNames);
    m_selected.assign(m_entries.size(), false);
    m_selectedCount = 0;
    m_current = m_anchor = -1;
    std::vector<std::uint32_t> sides;
    for (std::size_t i = 0; i < m_entries.size() && sides.size() < kSampled; ++i) {
        const Item& item = m_set->items[m_entries[i].item];
        sides.push_back(std::max(item.width, item.height));
    }
    std::sort(sides.begin(), sides.end());
    m_pictureSide = sides.empty() ? 0 : int(sides[sides.size() / 2]);
    m_layout.setEntries(m_set.get(), m_entries);
    layOut();
    verticalScrollBar()->setValue(0);
    viewport()->update();
    emit selectionChanged();
    emit currentChanged(-1);
}

void ItemGrid::setMarks(Marks marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

void ItemGrid::setBadges(std::function<std::optional<Badge>(std::size_t)> badgeOf)
{
    m_badgeOf = std::move(badgeOf);
    viewport()->update();
}

void ItemGrid::setGroupedByClass(bool grouped)
{
    if (m_options.grouped == grouped)
        return;
    m_options.grouped = grouped;
    layOut();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void ItemGrid::setCaptionsShown(bool shown)
{
    m_options.captions = shown;
    layOut();
    viewport()->update();
}

std::vector<int> ItemGrid::zoomSteps() const
{
    std::vector<int> steps{kSmallestCell};
    const bool small = m_pictureSide > 0 && m_pictureSide <= 96;
    for (int size = small ? m_pictureSide * 2 : kSmallestCell + token::space16; size <= kLargestCell;
         size += small ? m_pictureSide : size / 3 / 8 * 8 + 8)
        if (size >= steps.back() + token::space8)
            steps.push_back(size);
    return steps;
}

void ItemGrid::setCellSize(int size)
{
    const std::vector<int> steps = zoomSteps();
    const int nearest = *std::min_element(steps.begin(), steps.end(), [size](int a, int b) {
        return std::abs(a - size) < std::abs(b - size);
    });
    if (nearest == m_options.cell)
        return;
    m_options.cell = nearest;
    layOut();
    viewport()->update();
    emit cellSizeChanged(nearest);
}

void ItemGrid::zoom(int by)
{
    const std::vector<int> steps = zoomSteps();
    auto at = std::lower_bound(steps.begin(), steps.end(), m_options.cell) - steps.begin();
    at = std::clamp<std::ptrdiff_t>(at + by, 0, std::ptrdiff_t(steps.size()) - 1);
    setCellSize(steps[std::size_t(at)]);
}

QString ItemGrid::groupName(const GridLayout::Group& group) const
{
    return group.label == GridLayout::kAnnotated ? tr("Annotated")
        : group.label < 0                        ? tr("No class")
                                                 : QString::fromStdString(m_set->classes[std::size_t(group.label)]);
}

void ItemGrid::layOut()
{
    const QFontMetrics body(Theme::instance().font(token::body));
    const QFontMetrics caption(Theme::instance().font(token::caption));
    m_options.captionWidth = caption.horizontalAdvance(QStringLiteral("Truth Ankle boot")) + token::space8;
    int widestName = 48;
    std::size_t most = 0;
    for (const GridLayout::Group& group : m_layout.groups()) {
        const QString name = groupName(group);
        widestName = std::max(widestName, body.horizontalAdvance(name));
        most = std::max(most, group.entries.size());
    }
    m_options.nameWidth = std::min(widestName + token::space4, kWidestName);
    m_options.countWidth = body.horizontalAdvance(countText(qint64(most)));
    m_options.moreWidth = caption.horizontalAdvance(tr("%1 more ›").arg(countText(qint64(most)))) + token::space4;
    m_layout.setOptions(m_options, viewport()->width());
    verticalScrollBar()->setRange(0, std::max(0, m_layout.contentHeight() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
}

void ItemGrid::resizeEvent(QResizeEvent*)
{
    // The first row in sight stays in sight when the number of columns changes.
    const int first = m_layout.entriesOfRow(verticalScrollBar()->value() / m_layout.rowHeight()).empty()
        ? -1 : m_layout.entriesOfRow(verticalScrollBar()->value() / m_layout.rowHeight()).front();
    const int columns = m_layout.columns();
    layOut();
    if (first >= 0 && columns != m_layout.columns())
        verticalScrollBar()->setValue(m_layout.cellRect(first).top() - token::space4);
}

QPoint ItemGrid::toContent(QPoint viewportPoint) const
{
    return viewportPoint + QPoint(0, verticalScrollBar()->value());
}

QRect ItemGrid::entryRect(int entry) const
{
    const QRect rect = m_layout.cellRect(entry);
    return rect.isEmpty() ? rect : rect.translated(0, -verticalScrollBar()->value());
}

void ItemGrid::scrollContentsBy(int, int)
{
    viewport()->update();
}

void ItemGrid::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    // What is under the pointer stays under it.
    const QPoint at = event->position().toPoint();
    const int entry = m_layout.entryAt(toContent(at));
    zoom(event->angleDelta().y() > 0 ? 1 : -1);
    if (const QRect rect = m_layout.cellRect(entry); !rect.isEmpty())
        verticalScrollBar()->setValue(rect.center().y() - at.y());
    event->accept();
}

void ItemGrid::setSelected(int entry, bool selected)
{
    if (m_selected[std::size_t(entry)] == selected)
        return;
    m_selected[std::size_t(entry)] = selected;
    m_selectedCount += selected ? 1 : -1;
}

void ItemGrid::select(int entry, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ControlModifier) {
        setSelected(entry, !m_selected[std::size_t(entry)]);
        m_anchor = entry;
    } else if ((modifiers & Qt::ShiftModifier) && m_anchor >= 0) {
        m_selected.assign(m_entries.size(), false);
        m_selectedCount = 0;
        for (int i = std::min(entry, m_anchor); i <= std::max(entry, m_anchor); ++i)
            setSelected(i, true);
    } else {
        m_selected.assign(m_entries.size(), false);
        m_selectedCount = 0;
        setSelected(entry, true);
        m_anchor = entry;
    }
    viewport()->update();
    emit selectionChanged();
}

void ItemGrid::setCurrent(int entry)
{
    if (entry == m_current || entry >= int(m_entries.size()))
        return;
    m_current = entry;
    if (entry >= 0) {
        setAccessibleDescription(describe(entry));
        if (!m_pressed) // under the pointer nothing moves
            reveal(entry);
    }
    viewport()->update();
    emit currentChanged(entry);
}

std::vector<std::size_t> ItemGrid::selectedItems() const
{
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < m_selected.size(); ++i)
        if (m_selected[i])
            items.push_back(m_entries[i].item);
    return items;
}

void ItemGrid::selectAll()
{
    m_selected.assign(m_entries.size(), true);
    m_selectedCount = int(m_entries.size());
    viewport()->update();
    emit selectionChanged();
}

void ItemGrid::clearSelection()
{
    m_selected.assign(m_entries.size(), false);
    m_selectedCount = 0;
    viewport()->update();
    emit selectionChanged();
}

void ItemGrid::selectBand(const QRect& band, bool keep)
{
    m_selected = keep ? m_selectedBeforeBand : std::vector<bool>(m_entries.size(), false);
    for (const int entry : m_layout.entriesIn(band))
        m_selected[std::size_t(entry)] = true;
    m_selectedCount = int(std::count(m_selected.begin(), m_selected.end(), true));
    viewport()->update();
    emit selectionChanged();
}

void ItemGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = true;
    m_pressedAt = toContent(event->position().toPoint());
    m_selectedBeforeBand = m_selected;
    const int entry = m_layout.entryAt(m_pressedAt);
    if (entry >= 0) {
        select(entry, event->modifiers());
        setCurrent(entry);
    }
}

void ItemGrid::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = toContent(event->position().toPoint());
    if (!m_pressed) {
        const bool link = m_layout.moreAt(at) >= 0;
        viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_band && (at - m_pressedAt).manhattanLength() < token::space8)
        return;
    if (!m_band)
        m_band = new QRubberBand(QRubberBand::Rectangle, viewport());
    const QRect band = QRect(m_pressedAt, at).normalized();
    m_band->setGeometry(band.translated(0, -verticalScrollBar()->value()));
    m_band->show();
    selectBand(band, event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    const int y = event->position().toPoint().y();
    if (y < 0 || y > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (y < 0 ? y : y - viewport()->height()));
}

void ItemGrid::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed = false;
    if (m_band) {
        delete m_band;
        m_band = nullptr;
        return;
    }
    const int group = m_layout.moreAt(m_pressedAt);
    if (group >= 0 && m_layout.groups()[std::size_t(group)].label != GridLayout::kAnnotated)
        emit classRequested(m_layout.groups()[std::size_t(group)].label);
    else if (m_layout.entryAt(m_pressedAt) < 0)
        clearSelection();
}

void ItemGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int entry = m_layout.entryAt(toContent(event->position().toPoint()));
    if (entry >= 0)
        emit activated(entry);
}

void ItemGrid::reveal(int entry)
{
    const QRect rect = m_layout.cellRect(entry);
    if (rect.isEmpty())
        return;
    const int top = rect.top() - token::space4;
    const int lowest = rect.bottom() + token::space4 - viewport()->height();
    verticalScrollBar()->setValue(std::clamp(verticalScrollBar()->value(), std::min(lowest, top), top));
}

void ItemGrid::keyPressEvent(QKeyEvent* event)
{
    const int page = std::max(1, viewport()->height() / m_layout.rowHeight());
    int next = m_current;
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    switch (event->key()) {
    case Qt::Key_Left: next = m_layout.neighbour(m_current, -1, 0); break;
    case Qt::Key_Right: next = m_layout.neighbour(m_current, 1, 0); break;
    case Qt::Key_Up: next = m_layout.neighbour(m_current, 0, -1); break;
    case Qt::Key_Down: next = m_layout.neighbour(m_current, 0, 1); break;
    case Qt::Key_PageUp: next = m_layout.neighbour(m_current, 0, -page); break;
    case Qt::Key_PageDown: next = m_layout.neighbour(m_current, 0, page); break;
    case Qt::Key_Home: next = m_entries.empty() ? -1 : 0; break;
    case Qt::Key_End: next = int(m_entries.size()) - 1; break;
    case Qt::Key_Escape: return m_selectedCount > 0 ? clearSelection() : QAbstractScrollArea::keyPressEvent(event);
    case Qt::Key_Space:
        if (m_current >= 0)
            select(m_current, Qt::ControlModifier);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            emit activated(m_current);
        return;
    case Qt::Key_Plus: return zoom(1);
    case Qt::Key_Minus: return zoom(-1);
    default: return QAbstractScrollArea::keyPressEvent(event);
    }
    if (next < 0)
        return;
    setCurrent(next);
    reveal(next);
    // With Ctrl the current one moves and the selection stays.
    if (!(event->modifiers() & Qt::ControlModifier))
        select(next, event->modifiers());
}

QString ItemGrid::describe(int entry) const
{
    const GridEntry& wanted = m_entries[std::size_t(entry)];
    const Item& item = m_set->items[wanted.item];
    QStringList lines{QString::fromStdString(item.name)};
    if (item.label >= 0 && std::size_t(item.label) < m_set->classes.size())
        lines << tr("Class %1").arg(QString::fromStdString(m_set->classes[std::size_t(item.label)]));
    if (wanted.predicted >= 0 && wanted.predicted < m_predictedNames.size())
        lines << tr("Predicted %1, %2").arg(m_predictedNames[wanted.predicted], numberText(wanted.probability, 3));
    if (item.marks & NearDuplicate)
        lines << tr("Nearly equals another picture");
    if (item.marks & NearlyPlain)
        lines << tr("Nearly plain: little to learn from");
    return lines.join(u'\n');
}

bool ItemGrid::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int entry = m_layout.entryAt(toContent(help->pos()));
        QToolTip::showText(help->globalPos(), entry < 0 ? QString() : describe(entry), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ItemGrid::focusInEvent(QFocusEvent*)
{
    viewport()->update();
}

void ItemGrid::focusOutEvent(QFocusEvent*)
{
    viewport()->update();
}

void ItemGrid::requestThumbnails(int firstRow, int lastRow)
{
    const int screen = (lastRow - firstRow + 1) * kAhead;
    std::vector<std::size_t> wanted;
    const auto add = [&](int row) {
        for (const int entry : m_layout.entriesOfRow(row))
            wanted.push_back(m_entries[std::size_t(entry)].item);
    };
    for (int row = firstRow; row <= lastRow; ++row)
        add(row);
    for (int away = 1; away <= screen; ++away) {
        add(lastRow + away);
        add(firstRow - away);
    }
    m_loader.want(this, m_set, wanted, int(m_options.cell * devicePixelRatioF()));
}

} // namespace lathe
