#include "ui/tables/table_model.h"

#include "ui/plots/number_text.h"

#include <algorithm>
#include <limits>

namespace lathe {

std::optional<std::size_t> barOf(const ColumnProfile& profile, const Column& column, std::size_t row)
{
    if (column.isMissing(row))
        return std::nullopt;
    const bool isMeasured = column.type() == ColumnType::Numeric || column.type() == ColumnType::Time;
    if (isMeasured) {
        const double value = column.numberAt(row);
        std::optional<std::size_t> overflow;
        for (std::size_t i = 0; i < profile.bars.size(); ++i) {
            const ProfileBar& bar = profile.bars[i];
            const bool isLast = i + 1 == profile.bars.size();
            if (value >= bar.low && (value < bar.high || (isLast && value <= bar.high)))
                return i;
            if (bar.isOverflow)
                overflow = i;
        }
        return overflow;
    }
    const std::string label = column.cell(row);
    for (std::size_t i = 0; i < profile.bars.size(); ++i)
        if (!profile.bars[i].isOverflow && profile.bars[i].label == label)
            return i;
    return profile.bars.empty() || !profile.bars.back().isOverflow ? std::nullopt : std::optional(profile.bars.size() - 1);
}

QString TableModel::missingText() { return tr("– missing"); }

namespace {

/// Of millions of rows the last: they stand in their order.
std::size_t largestNumber(const Table& table)
{
    constexpr std::size_t kAllLookedAt = 1'000'000;
    std::size_t largest = 0;
    for (std::size_t row = table.rows() <= kAllLookedAt ? 0 : table.rows() - 1; row < table.rows(); ++row)
        if (const std::uint32_t origin = table.origin(row); origin != kNoOrigin)
            largest = std::max(largest, std::size_t(origin) + 1);
    return largest;
}

} // namespace

void TableModel::setTable(std::shared_ptr<const Table> table, std::vector<ColumnProfile> profiles)
{
    beginResetModel();
    m_table = std::move(table);
    m_profiles = std::move(profiles);
    m_largestRowNumber = m_table ? largestNumber(*m_table) : 0;
    m_rows = {};
    m_showsAll = true;
    m_marks = {};
    m_markedRows.clear();
    m_markedBars.clear();
    makeFormats();
    endResetModel();
    emit headersChanged();
}

void TableModel::setProfiles(std::vector<ColumnProfile> profiles)
{
    m_profiles = std::move(profiles);
    makeFormats();
    findMarkedBars();
    if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headersChanged();
}

void TableModel::makeFormats()
{
    m_formats.clear();
    for (int i = 0; i < columnCount(); ++i)
        m_formats.emplace_back(m_table->field(std::size_t(i)), m_table->column(std::size_t(i)), profile(i));
}

void TableModel::setRows(std::vector<std::uint32_t> rows)
{
    if (m_showsAll && rows.empty())
        return; // a selection and its place stay
    beginResetModel();
    m_showsAll = rows.empty();
    m_rows = std::move(rows);
    endResetModel();
}

void TableModel::showNone()
{
    beginResetModel();
    m_showsAll = false;
    m_rows = {};
    endResetModel();
}

void TableModel::setMarks(TableMarks marks)
{
    m_marks = std::move(marks);
    const std::uint64_t rows = m_table ? m_table->rows() : 0;
    std::erase_if(m_marks.cells, [&](const CellMark& mark) { return mark.row >= rows || mark.column >= columnCount(); });
    std::sort(m_marks.cells.begin(), m_marks.cells.end());
    m_markedRows.clear();
    for (const CellMark& mark : m_marks.cells)
        if (m_markedRows.empty() || m_markedRows.back() != mark.row)
            m_markedRows.push_back(mark.row);
    findMarkedBars();
    if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {IsMarked});
    emit headersChanged();
}

void TableModel::findMarkedBars()
{
    m_markedBars.assign(m_profiles.size(), {});
    for (const CellMark& mark : m_marks.cells) {
        const auto column = std::size_t(mark.column);
        if (mark.column == CellMark::kWholeRow || column >= m_profiles.size())
            continue;
        m_markedBars[column].resize(m_profiles[column].bars.size());
        if (const auto bar = barOf(m_profiles[column], m_table->column(column), mark.row))
            m_markedBars[column][*bar] = true;
    }
}

const ColumnProfile* TableModel::profile(int column) const
{
    return column >= 0 && std::size_t(column) < m_profiles.size() ? &m_profiles[std::size_t(column)] : nullptr;
}

bool TableModel::isBarMarked(int column, std::size_t bar) const
{
    const auto place = std::size_t(column);
    return place < m_markedBars.size() && bar < m_markedBars[place].size() && m_markedBars[place][bar];
}

const CellMark* TableModel::mark(std::uint32_t sourceRow, int column) const
{
    const auto found = std::lower_bound(m_marks.cells.begin(), m_marks.cells.end(), CellMark{sourceRow, column, 0});
    return found != m_marks.cells.end() && found->row == sourceRow && found->column == column ? &*found : nullptr;
}

QString TableModel::reason(const CellMark& mark) const { return m_marks.reasons.value(int(mark.reason)); }

QString TableModel::rowName(int row) const
{
    const std::uint32_t origin = m_table->origin(sourceRow(row));
    return origin == kNoOrigin ? tr("new") : QString::number(qulonglong(origin) + 1);
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_table)
        return 0;
    const std::size_t rows = m_showsAll ? m_table->rows() : m_rows.size();
    return int(std::min<std::size_t>(rows, std::numeric_limits<int>::max()));
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : int(m_table->columnCount());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Column& column = m_table->column(std::size_t(index.column()));
    const std::uint32_t row = sourceRow(index.row());
    switch (role) {
    case Qt::DisplayRole: return column.isMissing(row) ? missingText() : format(index.column()).text(column, row);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (format(index.column()).isRightAligned() ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole: {
        const CellMark* found = mark(row, index.column());
        return found && !reason(*found).isEmpty() ? QVariant(reason(*found)) : QVariant();
    }
    case IsMissing: return column.isMissing(row);
    case IsMarked: return mark(row, index.column()) != nullptr;
    case SourceRole: return row;
    default: return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount()))
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(rowName(section)) : QVariant();
    const Field& field = m_table->field(std::size_t(section));
    if (role == Qt::DisplayRole)
        return QString::fromStdString(field.name);
    if (role == IsTarget)
        return field.role == lathe::Role::Target;
    return {};
}

} // namespace lathe
