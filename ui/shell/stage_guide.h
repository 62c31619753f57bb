// What a stage is for, what breaks when it is skipped, what is there now; beside it the drawn scheme.
#pragma once

#include "ui/shell/card.h"
#include "ui/shell/flow_scheme.h"
#include "ui/shell/tone.h"

class QHBoxLayout;
class QLabel;

namespace lathe {

class StageGuide : public Card {
    Q_OBJECT
public:
    struct Fact {
        Tone tone = Tone::Neutral;
        QString text;
    };
    StageGuide(const QString& title, const QString& text, QWidget* parent = nullptr);
    void setTexts(const QString& title, const QString& text);
    /// Lines between two rules: what is there now.
    void setFacts(const QString& head, const std::vector<Fact>& facts);
    void addAction(QWidget* widget);
    void setNote(const QString& note);
    FlowScheme& scheme() { return *m_scheme; }

private:
    QLabel* m_title;
    QLabel* m_text;
    QVBoxLayout* m_facts;
    QHBoxLayout* m_actions;
    QLabel* m_note;
    FlowScheme* m_scheme;
};

} // namespace lathe
