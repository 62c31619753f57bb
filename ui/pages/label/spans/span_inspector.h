// Beside a text or clip: what a class key does, the classes, the types of relations, what is selected, what was done.
#pragma once

#include "ui/models/labelling.h"
#include "ui/pages/label/label_inspector.h"

namespace lathe {

class SpanInspector : public QWidget {
    Q_OBJECT
public:
    explicit SpanInspector(Labelling& labelling, QWidget* parent = nullptr);

    ClassList& classes() { return *m_classes; }
    ClassList& relations() { return *m_relations; }
    void setMode(LabelMode mode);
    LabelMode mode() const;
    /// The item in hand; −1: none. `selected`: its annotations that are chosen; `quoted`: what the one says.
    void showItem(std::int64_t item, const std::vector<Annotation>& selected, const QString& quoted);

signals:
    void modeChanged();
    void edited(const std::vector<Annotation>& annotations);
    void schemaWanted();

private:
    void countClasses();
    void showClasses();
    void showSelected(const std::vector<Annotation>& selected, const QString& quoted);

    Labelling& m_labelling;
    SegmentedControl* m_modes;
    ClassList* m_classes;
    ClassList* m_relations;
    QLabel* m_selectedHead;
    QLabel* m_selected;
    QLabel* m_selectedFrom;
    AttributeForm* m_attributes;
    HistoryList* m_history;
    std::int64_t m_item = -1;
    std::map<std::int32_t, int> m_items; ///< by class
    QTimer m_count;
};

} // namespace lathe
