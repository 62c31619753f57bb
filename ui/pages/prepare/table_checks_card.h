// The checks of a table: what each found, the rows behind it, and a button that mends it.
#pragma once

#include "data/table_checks.h"
#include "prep/pipeline.h"
#include "ui/pages/page.h"
#include "ui/shell/card.h"
#include "ui/tables/table_model.h"

class QScrollArea;

namespace lathe {

class TableChecksCard : public Card {
    Q_OBJECT
public:
    explicit TableChecksCard(PageContext context, QWidget* parent = nullptr);
    /// Checks in the background.
    void setTable(const DatasetVersion& version, std::shared_ptr<const Table> table);
    const std::vector<TableCheck>& checks() const { return m_checks; }
    bool isChecking() const { return m_checking; }

signals:
    void marksFound(const TableMarks& marks); ///< the rows of all findings
    void rowsWanted(const TableMarks& marks); ///< those of one
    void columnWanted(const QString& column);
    void stepWanted(const PipelineStep& step);
    void banner(const BannerMessage& message);

private:
    void show();
    QWidget* makeRow(const TableCheck& check);
    TableMarks marksOf(const TableCheck& check) const;
    void mend(const Mend& mend);

    PageContext m_context;
    DatasetVersion m_version;
    std::shared_ptr<const Table> m_table;
    std::vector<TableCheck> m_checks;
    bool m_checking = false;
    QScrollArea* m_scroll;
};

} // namespace lathe
