// A run in the inspector: its algorithm, its settings as they were, what it does now.
#pragma once

#include "store/run_store.h"
#include "ui/pages/train/algorithm_gallery.h"

#include <QWidget>

class QLabel;

namespace lathe {

class KeyValueList;
class ParamForm;

class RunInspector : public QWidget {
    Q_OBJECT
public:
    explicit RunInspector(QWidget* parent = nullptr);
    /// `entry` null: the algorithm is not there (yet).
    void setRun(const RunRecord& run, const LearnerEntry* entry);

private:
    QLabel* m_name;
    QLabel* m_summary;
    ParamForm* m_form;
    KeyValueList* m_settings;
    QLabel* m_nowHeading;
    KeyValueList* m_now;
    QLabel* m_error;
    QLabel* m_note;
    std::int64_t m_shown = 0;
    bool m_hasForm = false;
};

} // namespace lathe
