// One run in detail, or several side by side: parameters, metrics, what differs.
#pragma once

#include "store/run_store.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace lathe {

/// A row of a comparison: a value a run, and whether they differ.
struct ComparedRow {
    QString name;
    QStringList values; ///< "same" where equal to the first
    bool differs = false;
};
/// Algorithm, dataset, seed and every parameter that any of the runs has; differing ones first.
std::vector<ComparedRow> compareParameters(const std::vector<RunRecord>& runs);
/// Metrics on validation; the later ones as differences to the first, with enough digits to be subtracted.
std::vector<ComparedRow> compareMetrics(const std::vector<RunRecord>& runs);

class RunComparison : public QWidget {
    Q_OBJECT
public:
    explicit RunComparison(QWidget* parent = nullptr);
    void setRuns(const std::vector<RunRecord>& runs);

private:
    void showNothing();
    void showOne(const RunRecord& run);
    void showSeveral(const std::vector<RunRecord>& runs);
    QVBoxLayout* m_layout;
    QWidget* m_content = nullptr;
};

} // namespace lathe
