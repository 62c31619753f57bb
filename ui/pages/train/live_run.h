// A run as the Train page follows it: its name and state, what can be done with it, its view.
#pragma once

#include "store/run_store.h"

#include <QWidget>

class QPushButton;

namespace lathe {

class PageHeader;
class RunView;

class LiveRun : public QWidget {
    Q_OBJECT
public:
    explicit LiveRun(QWidget* parent = nullptr);
    void showRun(const RunRecord& run);
    RunView* view() const { return m_view; }
    QPushButton* pauseButton() const { return m_pause; } ///< pauses, continues or resumes, as its text says
    QPushButton* stopButton() const { return m_stop; }

signals:
    void anotherWanted();
    void evaluateWanted();
    void stopWanted();
    void pauseWanted();

private:
    PageHeader* m_header;
    QPushButton* m_pause;
    QPushButton* m_stop;
    QPushButton* m_evaluate;
    RunView* m_view;
};

} // namespace lathe
