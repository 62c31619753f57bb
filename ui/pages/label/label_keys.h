// The keys of labelling: every action has one, and a person may choose another.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace lathe {

/// One thing that a key does while labelling.
struct LabelAction {
    QString id;     ///< `next`, `tool_box`
    const char* text; ///< to be translated in the context "LabelAction"
    QKeySequence standard;
};

/// In the order in which they are shown.
const QList<LabelAction>& labelActions();

/// The key of an action: the chosen one, or the standard one.
QKeySequence labelKey(const QString& action);
/// An empty sequence takes the key away; the standard one forgets the choice.
void setLabelKey(const QString& action, const QKeySequence& key);
/// The action that has that key already; empty: none.
QString labelActionOf(const QKeySequence& key, const QString& except = {});
/// As people read it, for buttons and hints.
QString labelKeyText(const QString& action);
/// The text of a button with its key behind it.
QString withLabelKey(const QString& text, const QString& action);
QString labelActionText(const LabelAction& action);

} // namespace lathe
