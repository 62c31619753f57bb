// The classes of a labelling: their keys, colours and numbers; found, added, renamed, merged and put in order here.
#pragma once

#include "label/label_state.h"

#include <QWidget>

#include <map>

class QLineEdit;
class QMenu;
class QVBoxLayout;

namespace lathe {

/// How classes are looked at: by their index in LabelState::classes().
QColor classColor(const LabelState& state, std::int32_t label);
/// The key of a class: its own, or 1 to 9 and 0 by its place; empty: none is left. Types of relations have their own only.
QString classKey(const LabelState& state, std::int32_t label);

class ClassList : public QWidget {
    Q_OBJECT
public:
    explicit ClassList(QWidget* parent = nullptr);

    /// `here`: how often each stands on the picture; `all`: how many pictures have it.
    void show(const LabelState& state, const std::map<std::int32_t, int>& here, const std::map<std::int32_t, int>& all);
    void setChosen(std::int32_t label);
    std::int32_t chosen() const { return m_chosen; }
    /// Types of relations instead of classes.
    void setShowsRelations(bool relations);
    /// To the field for names.
    void find();

signals:
    void chosenChanged(std::int32_t label);
    /// A name that no class has was entered.
    void added(const QString& name);
    void renamed(std::int32_t label, const QString& name);
    void merged(std::int32_t from, std::int32_t into);
    void moved(std::int32_t label, int step);
    void recoloured(std::int32_t label, const QString& color);
    void keyChosen(std::int32_t label, const QString& key);
    /// Attributes and splitting: the class to begin with, −1: any.
    void schemaWanted(std::int32_t label);
    /// Return was pressed in the field: the keys belong to the canvas again.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Row;
    void filter();
    void enter();
    void rename(std::int32_t label);
    void openMenu(std::int32_t label, const QPoint& place);

    struct Entry {
        std::int32_t label;
        QString name, key;
        QColor color;
        int here, all;
        bool operator==(const Entry&) const = default;
    };
    std::vector<Entry> m_entries; ///< in a person's order
    std::vector<Row*> m_rows;
    QVBoxLayout* m_list;
    QLineEdit* m_field;
    std::int32_t m_chosen = -1;
    bool m_showsRelations = false;
};

} // namespace lathe
