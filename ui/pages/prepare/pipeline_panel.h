// The pipeline beside a table: its steps, the settings of the chosen one, what comes out.
#pragma once

#include "prep/pipeline.h"

#include <QWidget>

#include <array>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace lathe {

class KeyValueList;
class ParamForm;
class PipelineList;
class SplitSummary;

/// What fitting the pipeline found.
struct PipelineOutcome {
    std::vector<Message> summaries; ///< one an enabled step that was fitted, in order
    std::optional<Error> error;         ///< of the first step that cannot work
    std::int64_t trainingRows = 0;
    std::int64_t triedRows = 0; ///< fewer where the training part is large
    std::size_t inputs = 0, features = 0;
    std::string target;
    std::array<std::int64_t, 4> parts{};
};

class PipelinePanel : public QWidget {
    Q_OBJECT
public:
    explicit PipelinePanel(QWidget* parent = nullptr);

    /// The columns that the first step sees.
    void setSchema(const Schema& schema);
    void setPipeline(const Pipeline& pipeline);
    const Pipeline& pipeline() const { return m_pipeline; }
    void showOutcome(const PipelineOutcome& outcome);
    void addStep(const PipelineStep& step);
    /// -1: none.
    int currentStep() const;
    /// What acts on the whole pipeline, and on the parts; the panel owns them.
    void addPipelineAction(QWidget* action);
    void addPartsAction(QWidget* action);

signals:
    void pipelineChanged();
    void stepChosen(int step);
    void proposalWanted();

private:
    void fillMenu();
    void showSteps();
    void showForm();
    void change();

    Schema m_schema;
    Pipeline m_pipeline;
    PipelineOutcome m_outcome;
    QHBoxLayout* m_head;
    QHBoxLayout* m_partsHead;
    QLabel* m_fitted;
    QMenu* m_menu;
    PipelineList* m_list;
    QWidget* m_settings;
    QLabel* m_about;
    ParamForm* m_form;
    QLabel* m_nothing;
    KeyValueList* m_result;
    SplitSummary* m_split;
};

} // namespace lathe
