// What would go wrong with this data, with evidence, and a split drawn anew.
#pragma once

#include "ui/models/lifecycle_model.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QStackedWidget;

namespace lathe {

class Card;
class CheckRow;
class KeyValueList;
class PageHeader;
class TablePreparation;

class PreparePage : public Page {
    Q_OBJECT
public:
    explicit PreparePage(PageContext context);
    QWidget* inspector() override;
    bool isSettling() const override;

private:
    void makeInspector();
    void refresh();
    void showChecks();
    void showParts();
    void loadEvidence(CheckRow* row, const Check& check);
    void updateShares();
    void splitAgain();

    LifecycleModel& m_model;
    QStackedWidget* m_kinds; ///< pictures (and nothing) or a table
    TablePreparation* m_table;
    PageHeader* m_header;
    QStackedWidget* m_stack;
    Card* m_checks;
    QScrollArea* m_scroll;
    KeyValueList* m_partRows;
    QWidget* m_inspector;
    QSpinBox* m_train;
    QSpinBox* m_validation;
    QLabel* m_test;
    QLabel* m_problem;
    QSpinBox* m_seed;
    QPushButton* m_split;
    std::int64_t m_shown = 0; ///< version id
    int m_waiting = 0;
};

} // namespace lathe
