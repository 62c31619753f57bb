// A first round through the cycle on the sample, with what each stage prevents.
#pragma once

#include "ui/models/lifecycle_model.h"

class QPushButton;
class QVBoxLayout;

namespace lathe {

class Card;
class SegmentedControl;

class LearnPage : public Page {
    Q_OBJECT
public:
    explicit LearnPage(PageContext context);
    QStringList breadcrumb() const override { return {tr("Learn")}; }
    bool isSettling() const override { return m_importing || m_model.isLoading(); }

private:
    /// A round, or a table's, whose first step brings the data in.
    struct Step {
        const char* page;
        QString title, task, without;
        bool isDone = false;
    };
    void refresh();
    std::vector<Step> pictureSteps() const;
    std::vector<Step> tableSteps() const;
    QWidget* rowOf(const Step& step, int number);
    void open(const char* page);
    const DatasetVersion* sample() const;
    /// The table that is worked on, else the newest one; null when there is none.
    const DatasetVersion* table() const;
    void importSampleSet();

    LifecycleModel& m_model;
    Card* m_steps;
    QWidget* m_rows = nullptr;
    QPushButton* m_sample;
    SegmentedControl* m_kind;
    bool m_importing = false;
    bool m_hasKind = false; ///< what is worked on has chosen the round, or a person has
};

} // namespace lathe
