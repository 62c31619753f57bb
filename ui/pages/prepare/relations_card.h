// How the columns of a table hang together: with the target, with one another, and in what they lack.
#pragma once

#include "data/relations.h"
#include "ui/pages/page.h"
#include "ui/shell/card.h"
#include "ui/tables/table_model.h"

class QStackedLayout;

namespace lathe {

class ValueBars;

class RelationsCard : public Card {
    Q_OBJECT
public:
    enum class Look { Relations, Missing };
    explicit RelationsCard(PageContext context, QWidget* parent = nullptr);
    /// Computes in the background once it is in sight.
    void setTable(std::shared_ptr<const Table> table);
    void setLook(Look look);
    bool isComputing() const { return m_computing; }
    const ValueBars* target() const { return m_target; }
    const ValueBars* pairs() const { return m_pairs; }
    const ValueBars* missing() const { return m_missing; }

signals:
    void rowsWanted(const TableMarks& marks);
    void columnWanted(const QString& column);
    void banner(const BannerMessage& message);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void compute();
    void display();
    void showTarget();
    void showPairs();
    void showMissing();
    void askForPattern(std::size_t pattern);
    QString nameOf(std::size_t column) const;

    PageContext m_context;
    std::shared_ptr<const Table> m_table;
    Relations m_relations;
    std::vector<Relation> m_strongest; ///< of the bars
    Look m_look = Look::Relations;
    bool m_computing = false, m_stale = false;
    int m_generation = 0, m_job = 0;
    QStackedLayout* m_stack;
    ValueBars* m_target;
    ValueBars* m_pairs;
    ValueBars* m_missing;
};

} // namespace lathe
