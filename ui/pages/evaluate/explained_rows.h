// The rows behind a mark of an explanation; hidden until a mark asks for some.
#pragma once

#include "ui/pages/evaluate/judged_view.h"
#include "ui/shell/card.h"

#include <memory>
#include <optional>

namespace lathe {

class TableView;
struct TableSort;

class ExplainedRows : public Card {
    Q_OBJECT
public:
    explicit ExplainedRows(QWidget* parent = nullptr);

    /// `explained` are the rows that marks speak of. With `judged`, which may be null, they are shown with what was
    /// predicted for them.
    void setRows(const Table& explained, const std::shared_ptr<const JudgedView>& judged);
    /// Rows of `explained`, in this order.
    void open(const QString& title, const std::vector<std::uint32_t>& rows);
    /// What is shown, in the order that is shown.
    const TableView* table() const { return m_table; }

private:
    void sortRows(std::optional<TableSort> sort);

    TableView* m_table;
    std::vector<std::optional<std::uint32_t>> m_shown; ///< per explained row the row that stands for it
    std::vector<std::uint32_t> m_rows;                 ///< before they are sorted
};

} // namespace lathe
