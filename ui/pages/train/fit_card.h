// A run without epochs, such as a tree or a linear model: how long it has learned, and in the end its metrics.
#pragma once

#include "store/run_store.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace lathe {

class FitCard : public QWidget {
    Q_OBJECT
public:
    explicit FitCard(QWidget* parent = nullptr);
    void setRun(const RunRecord& run);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void showTime();
    void showMetrics();

    RunRecord m_record;
    QTimer m_clock;
    QLabel* m_state;
    QLabel* m_time;
    QLabel* m_note;
    QWidget* m_metrics = nullptr;
    QWidget* m_place;
};

/// Trees and linear models learn in one go.
bool hasEpochs(const RunRecord& run);
/// F1 of each class on validation, from the counts of the confusion matrix; empty without one. NaN: undefined.
std::vector<double> classF1(const RunRecord& run, std::size_t classes);

} // namespace lathe
