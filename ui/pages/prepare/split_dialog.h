// Which rows of a table train, validate and test: how to draw the parts, and what would come out.
#pragma once

#include "data/table_split.h"
#include "jobs/job_runner.h"

#include <QDialog>
#include <QTimer>

#include <array>
#include <memory>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace lathe {

/// What a split would give: rows of each part, and of each class or the target's mean.
struct SplitPreview {
    std::array<std::int64_t, 4> rows{};                 ///< by Part
    std::vector<std::string> classes;                   ///< the most frequent first, at most six
    std::vector<std::array<std::int64_t, 4>> ofClasses; ///< as `classes`
    std::string mean;                                   ///< the target whose means are given, where it is a number
    std::array<double, 4> means{};
};

Result<SplitPreview> previewSplit(const Table& table, const TableSplit& split);

class SplitDialog : public QDialog {
    Q_OBJECT
public:
    SplitDialog(JobRunner& jobs, const std::string& reference, std::shared_ptr<const Table> table, QWidget* parent = nullptr);

    TableSplit split() const;
    void setKind(SplitKind kind);
    bool isPreviewing() const { return m_waiting > 0 || m_later.isActive(); }
    const QTableWidget* preview() const { return m_preview; }
    /// Nothing while the preview is none or fails.
    bool canSplit() const;
    QString problem() const;

signals:
    void chosen(const lathe::TableSplit& split);

private:
    QWidget* makeForm();
    void listColumns();
    void changed();
    void startPreview();
    void show(const SplitPreview& preview);
    void say(const QString& problem);

    JobRunner& m_jobs;
    std::shared_ptr<const Table> m_table;
    int m_waiting = 0, m_generation = 0;
    QTimer m_later; ///< a preview is made when a person pauses
    QComboBox* m_kind;
    QLabel* m_help;
    QLabel* m_columnLabel;
    QComboBox* m_column;
    QSpinBox* m_train;
    QSpinBox* m_validation;
    QLabel* m_test;
    QSpinBox* m_seed;
    QTableWidget* m_preview;
    QLabel* m_problem;
    QPushButton* m_ok;
};

} // namespace lathe
