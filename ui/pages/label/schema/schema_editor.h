// The schema of labels: classes and types of relations, put in order, renamed, merged and split; and what is asked of their
// annotations. Every change is one step of the journal and can be undone.
#pragma once

#include "ui/models/labelling.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace lathe {

class AttributeRow;

class SchemaEditor : public QDialog {
    Q_OBJECT
public:
    SchemaEditor(Labelling& labelling, std::int32_t label, QWidget* parent = nullptr);
    /// Opens one above `parent`, which goes when it is closed.
    static SchemaEditor* show(Labelling& labelling, std::int32_t label, QWidget* parent);

    /// The class in hand; −1: all classes.
    std::int32_t chosen() const;
    void choose(std::int32_t label);
    QListWidget& list() { return *m_list; }
    std::vector<AttributeRow*> rows() const { return m_rows; }
    void addAttribute();
    void split(const std::string& attribute);
    void addClass(bool isRelation);

private:
    void refresh();
    void showAttributes();
    AttributeRow* addRow(const AttributeSpec& spec);
    void take();
    void fillMenus();
    void rename(const QString& name);
    /// Of the class in hand, or those that all classes have.
    std::vector<AttributeSpec> specs() const;
    std::vector<std::int32_t> affected() const;

    Labelling& m_labelling;
    QListWidget* m_list;
    QLineEdit* m_name;
    QLabel* m_head;
    QLabel* m_problem;
    QPushButton* m_up;
    QPushButton* m_down;
    QPushButton* m_merge;
    QPushButton* m_split;
    QPushButton* m_undo;
    QMenu* m_mergeMenu;
    QMenu* m_splitMenu;
    QVBoxLayout* m_attributes;
    std::vector<AttributeRow*> m_rows;
    bool m_isTaking = false;
};

} // namespace lathe
