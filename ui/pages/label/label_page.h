// Labels: pictures, texts and clips are labelled here; of a table it is said where its labels are.
#pragma once

#include "ui/models/lifecycle_model.h"

class QPushButton;
class QStackedLayout;

namespace lathe {

class LabelWorkspace;
class Labelling;
class PageHeader;
class SpanWorkspace;
class StageGuide;
class TogetherView;

class LabelPage : public Page {
    Q_OBJECT
public:
    explicit LabelPage(PageContext context);

    QWidget* inspector() override;
    std::vector<PageCommand> commands() override;
    bool isSettling() const override;
    LabelWorkspace& workspace() { return *m_workspace; }
    SpanWorkspace& spans() { return *m_spans; }
    TogetherView& together() { return *m_together; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void refreshEmpty();
    /// A table has no labels of its own: the target column is one.
    void refreshTable();
    void open();
    /// Of the workspace that is shown; null: none is.
    Labelling* labelling() const;
    void checkMistakes();
    void showTogether(bool isShown);
    /// Of what people said differently since.
    void announceConflicts();

    LifecycleModel& m_model;
    QStackedLayout* m_stack;
    PageHeader* m_header;
    StageGuide* m_guide;
    QPushButton* m_collect;
    QPushButton* m_check;
    LabelWorkspace* m_workspace;
    SpanWorkspace* m_spans;
    TogetherView* m_together;
    std::size_t m_announced = 0; ///< conflicts
};

} // namespace lathe
