// A first round through the cycle on the sample, with what each stage prevents.
#pragma once

#include "ui/models/lifecycle_model.h"

class QPushButton;
class QVBoxLayout;

namespace lathe {

class Card;

class LearnPage : public Page {
    Q_OBJECT
public:
    explicit LearnPage(PageContext context);
    QStringList breadcrumb() const override { return {tr("Learn")}; }
    bool isSettling() const override { return m_importing || m_model.isLoading(); }

private:
    void refresh();
    void importSampleSet();

    LifecycleModel& m_model;
    Card* m_steps;
    QWidget* m_rows = nullptr;
    QPushButton* m_sample;
    bool m_importing = false;
};

} // namespace lathe
