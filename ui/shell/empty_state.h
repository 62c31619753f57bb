// An empty page says what belongs here and offers the action and a sample.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace lathe {

class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// `icon` of the family is drawn in a dashed ring, as a stage that has nothing yet.
    EmptyState(const QString& icon, const QString& title, const QString& text, QWidget* parent = nullptr);
    void setTexts(const QString& title, const QString& text);
    /// Below the text, from left to right; the main one first.
    void addAction(QWidget* button);
    /// Small print below the actions.
    void setNote(const QString& note);

private:
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_note;
    QHBoxLayout* m_actions;
};

} // namespace lathe
