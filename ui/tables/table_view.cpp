#include "ui/tables/table_view.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace lathe {

namespace {

constexpr int kSampledRows = 60;  // that tell how wide a column must be
constexpr int kWidestAtFirst = 240, kWidest = 600, kNarrowestAtFirst = 92;
constexpr std::int64_t kMostCopied = 1'000'000; // cells

/// Text with a tab, a line break or a quotation mark is quoted, as spreadsheets do it.
QString clipped(const QString& cell)
{
    static const QString special = QStringLiteral("\t\n\r\"");
    if (std::none_of(cell.begin(), cell.end(), [](QChar c) { return special.contains(c); }))
        return cell;
    return u'"' + QString(cell).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

TableView::TableView(QWidget* parent) : QAbstractScrollArea(parent), m_header(new TableHeader(m_model, m_columns, this))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAccessibleName(tr("Table"));
    setViewportMargins(0, TableHeader::kHeight, 0, 0);
    viewport()->setAutoFillBackground(false);
    setCornerWidget(new QWidget); // else the style draws a box between the bars
    horizontalScrollBar()->setSingleStep(token::space32);
    makeFonts();
    connectHeader();
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TableView::modelReset);
    connect(&m_model, &TableModel::headersChanged, this, &TableView::resetColumns);
    connect(&m_model, &QAbstractItemModel::dataChanged, viewport(), QOverload<>::of(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        makeFonts();
        viewport()->update();
    });
}

void TableView::connectHeader()
{
    connect(m_header, &TableHeader::columnClicked, this, [this](int column, Qt::KeyboardModifiers modifiers) {
        setFocus(Qt::MouseFocusReason);
        select(Extent::Columns, std::max(0, m_currentRow), m_columns.placeOf(column), modifiers & Qt::ShiftModifier);
        emit columnClicked(column);
    });
    connect(m_header, &TableHeader::barClicked, this, &TableView::barClicked);
    connect(m_header, &TableHeader::sortClicked, this, [this](int column) {
        const std::optional<TableSort> now = m_header->sort();
        const bool isIts = now && now->column == column;
        // Upwards, downwards, as it was.
        emit sortRequested(isIts && !now->ascending ? std::nullopt : std::optional(TableSort{column, !isIts}));
    });
    connect(m_header, &TableHeader::resized, this, &TableView::setColumnWidth);
    connect(m_header, &TableHeader::fitRequested, this, &TableView::fitColumn);
    connect(m_header, &TableHeader::menuRequested, this, &TableView::showHeaderMenu);
}

void TableView::setCompact(bool compact)
{
    m_header->setCompact(compact);
    setViewportMargins(0, m_header->sizeHint().height(), 0, 0);
    layOut();
}

void TableView::makeFonts()
{
    const Theme& theme = Theme::instance();
    m_body = TabularText(theme.font(token::body));
    m_strong = TabularText(theme.font(token::body, true));
    m_small = TabularText(theme.font(token::caption));
}

void TableView::modelReset()
{
    m_extent = Extent::None;
    m_anchorRow = m_anchorPlace = m_currentRow = m_currentPlace = -1;
    resetColumns();
    verticalScrollBar()->setValue(0);
    selectionMoved();
}

void TableView::resetColumns()
{
    std::vector<std::string> names;
    for (int i = 0; i < m_model.columnCount(); ++i)
        names.push_back(m_model.table()->field(std::size_t(i)).name);
    if (names != m_names) { // else the widths are a person's choice
        m_names = std::move(names);
        m_columns.reset(std::vector<int>(m_names.size(), TableColumns::kNarrowest));
        for (int i = 0; i < int(m_names.size()); ++i)
            m_columns.setWidth(i, std::clamp(fittingWidth(i), kNarrowestAtFirst, kWidestAtFirst));
        horizontalScrollBar()->setValue(0);
    }
    layOut();
}

int TableView::fittingWidth(int column) const
{
    const Field& field = m_model.table()->field(std::size_t(column));
    const Column& values = m_model.table()->column(std::size_t(column));
    double width = m_strong.width(QString::fromStdString(field.name));
    width = std::max(width, m_small.width(typeText(field, m_model.profile(column))));
    const int first = int(scrolled() / token::rowHeight);
    for (int row = first; row < std::min(m_model.rowCount(), first + kSampledRows); ++row) {
        const std::uint32_t source = m_model.sourceRow(row);
        width = std::max(width, m_body.width(values.isMissing(source) ? TableModel::missingText() : m_model.format(column).text(values, source)));
    }
    return int(std::ceil(width)) + 2 * token::space8 + 1;
}

void TableView::setShownColumns(std::vector<int> columns)
{
    clearSelection();
    m_columns.show(std::move(columns));
    layOut();
}

void TableView::setColumnWidth(int column, int width)
{
    m_columns.setWidth(column, std::min(width, kWidest));
    layOut();
}

void TableView::fitColumn(int column) { setColumnWidth(column, fittingWidth(column)); }

void TableView::layOut()
{
    const qint64 rows = m_model.rowCount();
    const QString longest = QString::number(std::max<qulonglong>(m_model.largestRowNumber(), 999));
    m_rowNumberWidth = int(std::ceil(m_small.width(longest))) + 2 * token::space8;
    const qint64 height = rows * token::rowHeight;
    m_pixelsPerStep = int(height / std::numeric_limits<int>::max()) + 1;
    const int page = viewport()->height();
    verticalScrollBar()->setRange(0, int(std::max<qint64>(0, height - page + m_pixelsPerStep - 1) / m_pixelsPerStep));
    verticalScrollBar()->setPageStep(std::max(1, page / m_pixelsPerStep));
    verticalScrollBar()->setSingleStep(std::max(1, token::rowHeight / m_pixelsPerStep));
    const int room = viewport()->width() - m_rowNumberWidth;
    horizontalScrollBar()->setRange(0, std::max(0, m_columns.totalWidth() - room));
    horizontalScrollBar()->setPageStep(std::max(1, room));
    m_header->setGeometry(0, 0, viewport()->width(), m_header->sizeHint().height());
    m_header->setRowNumberWidth(m_rowNumberWidth);
    m_header->setOffset(horizontalScrollBar()->value());
    viewport()->update();
}

void TableView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void TableView::resizeEvent(QResizeEvent*) { layOut(); }

void TableView::scrollContentsBy(int dx, int)
{
    if (dx != 0)
        m_header->setOffset(horizontalScrollBar()->value());
    viewport()->update();
}

qint64 TableView::scrolled() const { return qint64(verticalScrollBar()->value()) * m_pixelsPerStep; }

int TableView::rowTop(int row) const
{
    const qint64 top = qint64(row) * token::rowHeight - scrolled();
    return int(std::clamp<qint64>(top, -1'000'000, 1'000'000)); // far outside is far outside
}

QRect TableView::cellRect(int row, int column) const
{
    const int place = m_columns.placeOf(column);
    if (place < 0)
        return {};
    return {m_rowNumberWidth + m_columns.left(place) - horizontalScrollBar()->value(), rowTop(row), m_columns.width(column), token::rowHeight};
}

TableView::Position TableView::positionAt(QPoint at) const
{
    const qint64 row = (at.y() + scrolled()) / token::rowHeight;
    Position position;
    position.row = at.y() >= 0 && row < m_model.rowCount() ? int(row) : -1;
    position.isRowNumber = at.x() < m_rowNumberWidth;
    if (!position.isRowNumber)
        position.place = m_columns.placeAt(at.x() - m_rowNumberWidth + horizontalScrollBar()->value());
    return position;
}

int TableView::currentColumn() const { return m_currentPlace < 0 ? -1 : m_columns.columnAt(m_currentPlace); }

void TableView::setCurrent(int row, int column)
{
    const int place = m_columns.placeOf(column);
    if (row >= 0 && row < m_model.rowCount() && place >= 0)
        moveTo(row, place, false);
}

void TableView::selectColumn(int column)
{
    const int place = m_columns.placeOf(column);
    if (place < 0)
        return;
    select(Extent::Columns, std::max(0, m_currentRow), place, false);
    reveal(-1, place);
}

int TableView::selectedColumn() const
{
    const bool isOne = m_extent == Extent::Columns && m_anchorPlace == m_currentPlace;
    return isOne ? currentColumn() : -1;
}

void TableView::selectAll()
{
    if (m_model.rowCount() > 0 && m_columns.count() > 0)
        select(Extent::All, std::max(0, m_currentRow), std::max(0, m_currentPlace), false);
}

void TableView::clearSelection()
{
    m_extent = Extent::None;
    m_anchorRow = m_anchorPlace = m_currentRow = m_currentPlace = -1;
    selectionMoved();
}

TableView::Range TableView::selection() const
{
    if (m_extent == Extent::None)
        return {};
    Range range{std::min(m_anchorRow, m_currentRow), std::max(m_anchorRow, m_currentRow),
                std::min(m_anchorPlace, m_currentPlace), std::max(m_anchorPlace, m_currentPlace)};
    if (m_extent == Extent::Columns || m_extent == Extent::All) {
        range.top = 0;
        range.bottom = m_model.rowCount() - 1;
    }
    if (m_extent == Extent::Rows || m_extent == Extent::All) {
        range.left = 0;
        range.right = m_columns.count() - 1;
    }
    return range;
}

void TableView::select(Extent extent, int row, int place, bool extends)
{
    if (!extends || m_anchorRow < 0 || extent != m_extent) {
        m_anchorRow = row;
        m_anchorPlace = place;
    }
    m_extent = extent;
    m_currentRow = row;
    m_currentPlace = place;
    selectionMoved();
}

void TableView::moveTo(int row, int place, bool extends)
{
    select(Extent::Cells, row, place, extends);
    reveal(row, place);
}

void TableView::selectionMoved()
{
    const bool tints = m_extent == Extent::Columns || m_extent == Extent::All;
    const Range range = selection();
    m_header->setSelectedPlaces(tints ? range.left : -1, tints ? range.right : -1);
    setAccessibleDescription(m_currentRow >= 0 && m_currentRow < m_model.rowCount() && m_currentPlace >= 0 ? describe(m_currentRow, m_currentPlace) : QString());
    viewport()->update();
    emit currentChanged(m_currentRow, currentColumn());
}

void TableView::reveal(int row, int place)
{
    if (row >= 0) {
        const qint64 top = qint64(row) * token::rowHeight;
        const qint64 lowest = top + token::rowHeight - viewport()->height();
        const qint64 now = scrolled();
        const qint64 wanted = std::clamp(now, std::min(lowest, top), top);
        if (wanted != now) // rounded so that the row is whole
            verticalScrollBar()->setValue(int(wanted > now ? (wanted + m_pixelsPerStep - 1) / m_pixelsPerStep : wanted / m_pixelsPerStep));
    }
    if (place >= 0) {
        const int left = m_columns.left(place);
        const int rightmost = m_columns.right(place) - (viewport()->width() - m_rowNumberWidth);
        horizontalScrollBar()->setValue(std::clamp(horizontalScrollBar()->value(), std::min(rightmost, left), left));
    }
}

QString TableView::selectedText() const
{
    const Range range = selection();
    const std::int64_t columns = range.right - range.left + 1;
    if (columns <= 0 || range.bottom < range.top)
        return {};
    const auto bottom = int(std::min<std::int64_t>(range.bottom, range.top + std::max<std::int64_t>(1, kMostCopied / columns) - 1));
    QStringList lines;
    if (m_extent == Extent::Columns || m_extent == Extent::All) {
        QStringList names;
        for (int place = range.left; place <= range.right; ++place)
            names << clipped(QString::fromStdString(m_names[std::size_t(m_columns.columnAt(place))]));
        lines << names.join(u'\t');
    }
    for (int row = range.top; row <= bottom; ++row) {
        QStringList cells;
        for (int place = range.left; place <= range.right; ++place)
            cells << clipped(exactCell(m_model.table()->column(std::size_t(m_columns.columnAt(place))), m_model.sourceRow(row)));
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void TableView::copy() const
{
    if (m_extent != Extent::None)
        QApplication::clipboard()->setText(selectedText());
}

void TableView::barClicked(int column, int bar)
{
    const ColumnProfile* profile = m_model.profile(column);
    if (!profile || bar < 0 || bar >= int(profile->bars.size()))
        return;
    const ProfileBar& wanted = profile->bars[std::size_t(bar)];
    const bool isMeasured = profile->type == ColumnType::Numeric || profile->type == ColumnType::Time;
    if (isMeasured)
        emit rangeClicked(column, wanted.low, wanted.high, {});
    else if (wanted.isOverflow) // many categories: the column is what is meant
        emit columnClicked(column);
    else
        emit rangeClicked(column, 0, 0, QString::fromStdString(wanted.label));
}

void TableView::showHeaderMenu(int column, QPoint globalAt)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Sort upwards"), this, [this, column] { emit sortRequested(TableSort{column, true}); });
    menu->addAction(tr("Sort downwards"), this, [this, column] { emit sortRequested(TableSort{column, false}); });
    menu->addAction(tr("Original order"), this, [this] { emit sortRequested(std::nullopt); })->setEnabled(m_header->sort().has_value());
    menu->addSeparator();
    menu->addAction(tr("Fit width"), this, [this, column] { fitColumn(column); });
    menu->addAction(tr("Hide column"), this, [this, column] { emit hideRequested(column); })->setEnabled(m_columns.count() > 1);
    menu->popup(globalAt);
}

} // namespace lathe
