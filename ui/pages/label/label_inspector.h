// Beside the canvas: classes, what is selected, how the picture is shown, what was done.
#pragma once

#include "ui/models/box_suggester.h"
#include "ui/models/label_adviser.h"
#include "ui/models/live_loop.h"
#include "ui/pages/label/canvas/annotation_canvas.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace lathe {

class AdviceNote;
class AttributeForm;
class ClassList;
class HistoryList;
class SegmentedControl;

/// What a class key does.
enum class LabelMode { OneClass, SeveralClasses, Shapes };

class LabelInspector : public QWidget {
    Q_OBJECT
public:
    LabelInspector(Labelling& labelling, LiveLoop& live, BoxSuggester& boxes, LabelAdviser& adviser, QWidget* parent = nullptr);

    ClassList& classes() { return *m_classes; }
    void setMode(LabelMode mode);
    LabelMode mode() const;
    /// The picture in hand; -1: none. `selected`: its annotations that are chosen.
    void showItem(std::int64_t item, const std::vector<Annotation>& selected);
    const Adjustment& adjustment() const { return m_adjustment; }
    /// "640 × 480 px · train", beside the heading of the picture.
    void setFacts(const QString& facts);

signals:
    void modeChanged();
    /// Another model that suggests.
    void suggesterWanted();
    void adjusted(const Adjustment& adjustment);
    void edited(const std::vector<Annotation>& annotations);

private:
    void countClasses();
    void showClasses();
    void showSuggestion();
    void showClassSuggestion();
    void showBoxSuggestion();
    void showSelected(const std::vector<Annotation>& selected);
    QSlider* addSlider(QVBoxLayout* column, const QString& name, int low, int high, std::function<void(int)> changed);

    Labelling& m_labelling;
    LiveLoop& m_live;
    BoxSuggester& m_boxes;
    SegmentedControl* m_modes;
    ClassList* m_classes;
    QPushButton* m_suggester;
    QLabel* m_suggestion;
    QLabel* m_learned;
    AdviceNote* m_advice;
    QLabel* m_pictureHead;
    QLabel* m_selectedHead;
    QLabel* m_selected;
    QLabel* m_selectedFrom;
    AttributeForm* m_attributes;
    HistoryList* m_history;
    std::vector<QSlider*> m_sliders;
    Adjustment m_adjustment;
    std::int64_t m_item = -1;
    std::map<std::int32_t, int> m_pictures; ///< by class
    QTimer m_count;
};

} // namespace lathe
