// Labels: which classes there are, what has none, and where wrong ones are likely.
#pragma once

#include "ui/models/lifecycle_model.h"

class QVBoxLayout;
class QPushButton;

namespace lathe {

class Card;
class PageHeader;
class StageGuide;

class LabelPage : public Page {
    Q_OBJECT
public:
    explicit LabelPage(PageContext context);
    bool isSettling() const override { return m_loading || m_model.isLoading(); }

private:
    void refresh();
    void refreshPictures();
    /// A table has no labels of its own: the target column is one.
    void refreshTable();
    void showClasses(const std::vector<ClassCount>& classes);

    LifecycleModel& m_model;
    PageHeader* m_header;
    StageGuide* m_guide;
    Card* m_classes;
    QWidget* m_rows = nullptr;
    QPushButton* m_collect;
    QPushButton* m_check;
    std::int64_t m_shown = 0; ///< version id
    bool m_loading = false;
};

} // namespace lathe
