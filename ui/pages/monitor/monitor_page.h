// Monitoring: a model judged on pictures that came later.
#pragma once

#include "ui/models/lifecycle_model.h"

class QComboBox;
class QPushButton;

namespace lathe {

class Card;
class KeyValueList;
class PageHeader;
class StageGuide;

class MonitorPage : public Page {
    Q_OBJECT
public:
    explicit MonitorPage(PageContext context);
    bool isSettling() const override { return m_model.isLoading(); }

private:
    void refresh();
    void judge();

    LifecycleModel& m_model;
    PageHeader* m_header;
    StageGuide* m_guide;
    Card* m_judge;
    QComboBox* m_source;
    QComboBox* m_dataset;
    QPushButton* m_start;
    KeyValueList* m_results;
    bool m_running = false;
};

} // namespace lathe
