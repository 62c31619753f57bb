#include "ui/pages/label/label_keys.h"

#include "ui/shell/preferences.h"

#include <QCoreApplication>

#include <algorithm>

namespace lathe {

const QList<LabelAction>& labelActions()
{
    static const QList<LabelAction> actions{
        {"done", QT_TRANSLATE_NOOP("LabelAction", "Done, next picture"), QKeySequence(Qt::Key_Return)},
        {"next", QT_TRANSLATE_NOOP("LabelAction", "Next picture"), QKeySequence(Qt::Key_PageDown)},
        {"previous", QT_TRANSLATE_NOOP("LabelAction", "Previous picture"), QKeySequence(Qt::Key_PageUp)},
        {"next_open", QT_TRANSLATE_NOOP("LabelAction", "Next picture that is not done"), QKeySequence(Qt::Key_N)},
        {"skip", QT_TRANSLATE_NOOP("LabelAction", "Skip the picture"), QKeySequence(Qt::Key_S)},
        {"flag", QT_TRANSLATE_NOOP("LabelAction", "Flag the picture for a second look"), QKeySequence(Qt::Key_F)},
        {"accept", QT_TRANSLATE_NOOP("LabelAction", "Accept the suggestion"), QKeySequence(Qt::Key_Space)},
        {"accept_all", QT_TRANSLATE_NOOP("LabelAction", "Accept all suggested boxes of the picture"), QKeySequence(Qt::SHIFT | Qt::Key_Space)},
        {"uncertain", QT_TRANSLATE_NOOP("LabelAction", "Next uncertain picture"), QKeySequence(Qt::Key_Tab)},
        {"undo", QT_TRANSLATE_NOOP("LabelAction", "Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z)},
        {"redo", QT_TRANSLATE_NOOP("LabelAction", "Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
        {"remove", QT_TRANSLATE_NOOP("LabelAction", "Remove what is selected"), QKeySequence(Qt::Key_Delete)},
        {"keep", QT_TRANSLATE_NOOP("LabelAction", "The doubted label is right, or the suggested box is wrong"), QKeySequence(Qt::Key_X)},
        {"review", QT_TRANSLATE_NOOP("LabelAction", "Review labels that may be wrong"), QKeySequence(Qt::Key_W)},
        {"agreement", QT_TRANSLATE_NOOP("LabelAction", "Agreement between people"), QKeySequence(Qt::Key_A)},
        {"gold", QT_TRANSLATE_NOOP("LabelAction", "The class is known for certain, or not"), QKeySequence(Qt::Key_O)},
        {"no_class", QT_TRANSLATE_NOOP("LabelAction", "Take the class away"), QKeySequence(Qt::Key_Backspace)},
        {"find_class", QT_TRANSLATE_NOOP("LabelAction", "Find or add a class"), QKeySequence(Qt::Key_Slash)},
        {"tool_select", QT_TRANSLATE_NOOP("LabelAction", "Select and move"), QKeySequence(Qt::Key_V)},
        {"tool_box", QT_TRANSLATE_NOOP("LabelAction", "Draw a box"), QKeySequence(Qt::Key_B)},
        {"tool_polygon", QT_TRANSLATE_NOOP("LabelAction", "Draw a polygon"), QKeySequence(Qt::Key_P)},
        {"tool_line", QT_TRANSLATE_NOOP("LabelAction", "Draw a line"), QKeySequence(Qt::Key_L)},
        {"tool_point", QT_TRANSLATE_NOOP("LabelAction", "Set points"), QKeySequence(Qt::Key_I)},
        {"tool_brush", QT_TRANSLATE_NOOP("LabelAction", "Paint a mask"), QKeySequence(Qt::Key_M)},
        {"tool_fill", QT_TRANSLATE_NOOP("LabelAction", "Fill a mask"), QKeySequence(Qt::Key_G)},
        {"tool_hand", QT_TRANSLATE_NOOP("LabelAction", "Move the picture"), QKeySequence(Qt::Key_H)},
        {"brush_smaller", QT_TRANSLATE_NOOP("LabelAction", "Smaller brush"), QKeySequence(Qt::Key_BracketLeft)},
        {"brush_larger", QT_TRANSLATE_NOOP("LabelAction", "Larger brush"), QKeySequence(Qt::Key_BracketRight)},
        {"next_mark", QT_TRANSLATE_NOOP("LabelAction", "Select the next annotation"), QKeySequence(Qt::Key_E)},
        {"select_all", QT_TRANSLATE_NOOP("LabelAction", "Select everything"), QKeySequence(Qt::CTRL | Qt::Key_A)},
        {"copy", QT_TRANSLATE_NOOP("LabelAction", "Copy annotations"), QKeySequence(Qt::CTRL | Qt::Key_C)},
        {"paste", QT_TRANSLATE_NOOP("LabelAction", "Paste annotations"), QKeySequence(Qt::CTRL | Qt::Key_V)},
        {"repeat", QT_TRANSLATE_NOOP("LabelAction", "Put the annotations of the picture before here"), QKeySequence(Qt::Key_R)},
        {"fill_between", QT_TRANSLATE_NOOP("LabelAction", "Fill the pictures between two key frames"), QKeySequence(Qt::Key_K)},
        {"relate", QT_TRANSLATE_NOOP("LabelAction", "Join the two selected spans by a relation"), QKeySequence(Qt::CTRL | Qt::Key_R)},
        {"search_text", QT_TRANSLATE_NOOP("LabelAction", "Find in the text"), QKeySequence(Qt::CTRL | Qt::Key_F)},
        {"zoom_in", QT_TRANSLATE_NOOP("LabelAction", "Zoom in"), QKeySequence(Qt::Key_Plus)},
        {"zoom_out", QT_TRANSLATE_NOOP("LabelAction", "Zoom out"), QKeySequence(Qt::Key_Minus)},
        {"zoom_fit", QT_TRANSLATE_NOOP("LabelAction", "Fit into the room"), QKeySequence(Qt::Key_Z)},
        {"view", QT_TRANSLATE_NOOP("LabelAction", "Grid or picture"), QKeySequence(Qt::Key_T)},
    };
    return actions;
}

QKeySequence labelKey(const QString& action)
{
    const auto found = std::ranges::find(labelActions(), action, &LabelAction::id);
    const QKeySequence standard = found == labelActions().end() ? QKeySequence() : found->standard;
    return Preferences::key("label/" + action, standard);
}

void setLabelKey(const QString& action, const QKeySequence& key)
{
    const auto found = std::ranges::find(labelActions(), action, &LabelAction::id);
    if (found != labelActions().end() && found->standard == key)
        Preferences::forgetKey("label/" + action);
    else
        Preferences::setKey("label/" + action, key);
}

QString labelActionOf(const QKeySequence& key, const QString& except)
{
    for (const LabelAction& action : labelActions())
        if (!key.isEmpty() && action.id != except && labelKey(action.id) == key)
            return action.id;
    return {};
}

QString labelKeyText(const QString& action) { return labelKey(action).toString(QKeySequence::NativeText); }

QString withLabelKey(const QString& text, const QString& action)
{
    const QString sign = labelKey(action) == QKeySequence(Qt::Key_Return) ? QStringLiteral("↵") : labelKeyText(action);
    return sign.isEmpty() ? text : QStringLiteral("%1  %2").arg(text, sign);
}

QString labelActionText(const LabelAction& action) { return QCoreApplication::translate("LabelAction", action.text); }

} // namespace lathe
