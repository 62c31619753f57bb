// The algorithms as cards: what each does, when it shines, what it costs, and why one cannot be used.
#pragma once

#include "ml/learner.h"

#include <QScrollArea>

#include <vector>

class QGridLayout;

namespace lathe {

class AlgorithmCard;

/// What the window needs of the learner module; read once in the background.
struct LearnerEntry {
    LearnerInfo info;
    std::vector<ParamSpec> specs;
    bool usesDevice = true; ///< computes on the chosen device; the others know the processor only
};

/// Those of a kind of items and a task, in order, baselines last.
std::vector<LearnerEntry> entriesFor(const std::vector<LearnerEntry>& all, ItemKind kind, Task task);

class AlgorithmGallery : public QScrollArea {
    Q_OBJECT
public:
    explicit AlgorithmGallery(QWidget* parent = nullptr);

    /// The chosen one stays chosen where it is among them, else the first one is.
    void setEntries(const std::vector<LearnerEntry>& entries);
    /// Why an algorithm cannot work on the data; nothing clears it.
    void setProblem(const std::string& id, const std::optional<Error>& problem);
    void setChosen(const std::string& id);
    const std::string& chosen() const { return m_chosen; }

signals:
    void chosenChanged(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QWidget* m_body;
    QGridLayout* m_grid;
    std::vector<AlgorithmCard*> m_cards;
    std::string m_chosen;
    int m_columns = 0;
};

} // namespace lathe
