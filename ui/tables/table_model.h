// The rows of a table as people read them. Nothing is copied: a cell's text is made where it is shown.
#pragma once

#include "ui/tables/cell_format.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <vector>

namespace lathe {

/// A cell, or with kWholeRow a row, that a check has something to say about.
struct CellMark {
    static constexpr std::int32_t kWholeRow = -1;
    std::uint32_t row = 0; ///< of the table, whatever is selected
    std::int32_t column = kWholeRow;
    std::uint32_t reason = 0; ///< index into TableMarks::reasons
    auto operator<=>(const CellMark&) const = default;
};

struct TableMarks {
    std::vector<CellMark> cells; ///< in any order
    QStringList reasons;         ///< "price is $0"; may be empty
};

class TableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// IsMissing, IsMarked: bool. SourceRole: the row of the table, IsTarget (of headers): bool.
    enum Role { IsMissing = Qt::UserRole, IsMarked, SourceRole, IsTarget };

    using QAbstractTableModel::QAbstractTableModel;

    /// `profiles` is one a column, or empty while they are not known. Rows and marks start anew.
    void setTable(std::shared_ptr<const Table> table, std::vector<ColumnProfile> profiles = {});
    /// The same table, now that its profiles are known.
    void setProfiles(std::vector<ColumnProfile> profiles);
    /// Which rows of the table are shown, in this order; empty means all. Nothing shown is `showNone`.
    void setRows(std::vector<std::uint32_t> rows);
    void showNone();
    void setMarks(TableMarks marks);

    const Table* table() const { return m_table.get(); }
    /// That a row can have: rows that were chosen from a larger table keep their numbers.
    std::size_t largestRowNumber() const { return m_largestRowNumber; }
    const std::shared_ptr<const Table>& sharedTable() const { return m_table; }
    const ColumnProfile* profile(int column) const;
    const DisplayFormat& format(int column) const { return m_formats[std::size_t(column)]; }
    /// The row of the table behind a shown row.
    std::uint32_t sourceRow(int row) const { return m_showsAll ? std::uint32_t(row) : m_rows[std::size_t(row)]; }
    /// What people call the row: its place in the dataset version from 1 on, "new" when a step has made it.
    QString rowName(int row) const;
    /// The rows of the table that have a mark, in order.
    const std::vector<std::uint32_t>& markedRows() const { return m_markedRows; }
    /// Whether a bar of the column's profile holds a marked cell.
    bool isBarMarked(int column, std::size_t bar) const;
    /// The first mark of a cell, or with CellMark::kWholeRow of a row as a whole; null when there is none.
    const CellMark* mark(std::uint32_t sourceRow, int column) const;
    QString reason(const CellMark& mark) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static QString missingText(); ///< "– missing"

signals:
    /// Profiles or marks: what a header shows.
    void headersChanged();

private:
    void makeFormats();
    void findMarkedBars();

    std::size_t m_largestRowNumber = 0;
    std::shared_ptr<const Table> m_table;
    std::vector<ColumnProfile> m_profiles;
    std::vector<DisplayFormat> m_formats;
    std::vector<std::uint32_t> m_rows;
    bool m_showsAll = true;
    TableMarks m_marks; ///< sorted
    std::vector<std::uint32_t> m_markedRows;
    std::vector<std::vector<bool>> m_markedBars;
};

/// The bar that holds a value of the column; nothing for a missing value, or when no bar does.
std::optional<std::size_t> barOf(const ColumnProfile& profile, const Column& column, std::size_t row);

} // namespace lathe
