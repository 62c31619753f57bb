// The settings of a run to be: algorithm, its typed form, device, seed, where it starts from, name.
#pragma once

#include "services/train_service.h"
#include "ui/pages/train/algorithm_gallery.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace lathe {

class ParamForm;

class TrainingSettings : public QWidget {
    Q_OBJECT
public:
    explicit TrainingSettings(QWidget* parent = nullptr);

    void setDevices(const std::vector<Device>& devices);
    /// Runs that a new one can start from.
    void setBases(const std::vector<RunRecord>& runs);
    void setAlgorithm(const LearnerEntry& entry);
    /// Nothing: there is no algorithm for the goal.
    void clearAlgorithm();
    /// Everything but the dataset and the target.
    TrainRequest request() const;
    bool isValid() const;
    void showProblem(const QString& problem);

signals:
    void changed();

private:
    void chooseBaseFile();
    void addBaseFile(const QString& path);
    void validate();

    QLabel* m_name;
    QLabel* m_summary;
    QLabel* m_problem;
    ParamForm* m_form;
    QLineEdit* m_runName;
    QLineEdit* m_seed;
    QLabel* m_seedProblem;
    QComboBox* m_device;
    QComboBox* m_base;
    QWidget* m_deviceRow;
    QWidget* m_baseRow; ///< weights to start from: networks for pictures have them, tables do not
    std::string m_algorithm;
};

} // namespace lathe
