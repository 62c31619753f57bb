// Which key does what while labelling.
#include "ui/items/item_grid.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/label_workspace.h"
#include "ui/pages/label/review_panel.h"
#include "ui/shell/controls.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QResizeEvent>
#include <QStackedWidget>

namespace lathe {

namespace {

constexpr double kBrushStep = 1.25;
constexpr double kFar = 10; ///< pixels, with Shift
constexpr int kNarrow = 880; ///< pixels: the head of the page has no room for all words

} // namespace

/// Of the workspace and the inspector: a key works wherever the focus is on the page, but in fields for text.
void LabelWorkspace::addAction(const QString& id, std::function<void()> run)
{
    auto* action = new QAction(this);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        if (m_labelling->isOpen())
            run();
    });
    QWidget::addAction(action);
    m_inspector->addAction(action);
    m_actions[id] = action;
}

void LabelWorkspace::makeActions()
{
    const auto onPicture = [this] { return m_stack->currentIndex() == static_cast<int>(View::Picture); };
    addAction("done", [this, onPicture] {
        if (!onPicture() || !m_canvas->toolKey(Qt::Key_Return)) // ends a polygon
            done();
    });
    addAction("next", [this] { step(1); });
    addAction("previous", [this] { step(-1); });
    addAction("next_open", [this] { nextOpen(); });
    addAction("skip", [this] { mark(ItemProgress::Skipped); });
    addAction("flag", [this] { mark(ItemProgress::Flagged); });
    addAction("accept", [this] { accept(); });
    addAction("accept_all", [this] { acceptBoxes(m_canvas->ghosts()); });
    addAction("keep", [this] { view() == View::Review ? m_reviewPanel->keep() : dismissBox(); });
    addAction("review", [this] { setView(View::Review); });
    addAction("agreement", [this] { setView(View::Agreement); });
    addAction("gold", [this] { markGold(); });
    addAction("uncertain", [this] { nextUncertain(); });
    addAction("undo", [this] { m_labelling->undo(); });
    addAction("redo", [this] { m_labelling->redo(); });
    addAction("remove", [this] { removeSelected(); });
    addAction("no_class", [this, onPicture] {
        if (onPicture() && m_canvas->toolKey(Qt::Key_Backspace)) // takes back a point
            return;
        m_inspector->mode() == LabelMode::Shapes ? removeSelected() : takeClassAway();
    });
    addAction("find_class", [this] { m_inspector->classes().find(); });
    const std::pair<const char*, ToolKind> tools[] = {
        {"tool_select", ToolKind::Select}, {"tool_box", ToolKind::Box}, {"tool_polygon", ToolKind::Polygon}, {"tool_line", ToolKind::Line},
        {"tool_point", ToolKind::Point}, {"tool_brush", ToolKind::Brush}, {"tool_fill", ToolKind::Fill}, {"tool_hand", ToolKind::Hand}};
    for (const auto& [id, kind] : tools)
        addAction(QString::fromLatin1(id), [this, tool = kind] {
            m_inspector->setMode(LabelMode::Shapes);
            setView(View::Picture);
            setTool(tool);
        });
    addAction("brush_smaller", [this] { m_canvas->setBrushRadius(m_canvas->brushRadius() / kBrushStep); });
    addAction("brush_larger", [this] { m_canvas->setBrushRadius(m_canvas->brushRadius() * kBrushStep); });
    addAction("next_mark", [this] { nextMark(); });
    addAction("select_all", [this, onPicture] {
        if (!onPicture()) {
            m_grid->selectAll();
            return;
        }
        std::vector<std::string> ids;
        for (const Annotation& one : m_canvas->annotations())
            ids.push_back(one.id);
        m_canvas->select(std::move(ids));
    });
    addAction("copy", [this] { copy(); });
    addAction("paste", [this] { paste(); });
    addAction("repeat", [this] { repeat(); });
    addAction("fill_between", [this] { fillBetween(); });
    addAction("zoom_in", [this, onPicture] { onPicture() ? m_canvas->zoom(1) : m_grid->zoom(1); });
    addAction("zoom_out", [this, onPicture] { onPicture() ? m_canvas->zoom(-1) : m_grid->zoom(-1); });
    addAction("zoom_fit", [this] { m_canvas->fit(); });
    addAction("view", [this, onPicture] { setView(onPicture() ? View::Grid : View::Picture); });
    // Arrows nudge what is selected; alone they go from picture to picture. The grid has arrows of its own.
    for (const auto& [key, dx, dy] : {std::tuple(Qt::Key_Left, -1, 0), {Qt::Key_Right, 1, 0}, {Qt::Key_Up, 0, -1}, {Qt::Key_Down, 0, 1}})
        for (const bool isFar : {false, true}) {
            auto* action = new QAction(m_canvas);
            action->setShortcut(isFar ? QKeySequence(Qt::SHIFT | key) : QKeySequence(key));
            action->setShortcutContext(Qt::WidgetShortcut);
            m_canvas->addAction(action);
            connect(action, &QAction::triggered, this, [this, x = dx, y = dy, isFar] {
                if (m_canvas->selection().empty())
                    step(x + y);
                else
                    m_canvas->nudge(x * (isFar ? kFar : 1), y * (isFar ? kFar : 1));
            });
        }
    for (int i = 0; i < 36; ++i) { // digits and letters, see classKey()
        auto* action = new QAction(this);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        QWidget::addAction(action);
        m_inspector->addAction(action);
        m_classActions.push_back(action);
    }
    connect(&Theme::instance(), &Theme::changed, this, &LabelWorkspace::refreshButtons);
    refreshKeys();
    setTool(ToolKind::Select);
}

/// Keys may have been chosen anew, and classes come and go.
void LabelWorkspace::refreshKeys()
{
    for (const auto& [id, action] : m_actions)
        action->setShortcut(labelKey(id));
    for (const LabelAction& one : labelActions()) {
        const QString key = labelKeyText(one.id);
        const QString hint = key.isEmpty() ? labelActionText(one) : QStringLiteral("%1 (%2)").arg(labelActionText(one), key);
        for (const auto& [kind, button] : m_tools)
            if (button->objectName() == one.id)
                button->setHint(hint);
    }
    refreshButtons();
    m_reviewPanel->refreshKeys();
    std::size_t used = 0;
    if (m_labelling->isOpen())
        for (const std::int32_t label : m_labelling->state().classOrder()) {
            const QString key = lathe::classKey(m_labelling->state(), label);
            if (key.isEmpty() || used == m_classActions.size())
                continue;
            QAction* action = m_classActions[used++];
            action->disconnect(this);
            action->setShortcut(QKeySequence(key.toUpper()));
            connect(action, &QAction::triggered, this, [this, label] { this->classKey(label); });
        }
    for (; used < m_classActions.size(); ++used)
        m_classActions[used]->setShortcut({});
}

/// Where there is little room, two of them are told by their icon and key.
void LabelWorkspace::refreshButtons()
{
    const bool isNarrow = width() < kNarrow;
    const auto title = [](QPushButton* button, const QString& text, const char* id, const QString& icon = {}) {
        const QString key = labelKeyText(QString::fromLatin1(id));
        const bool isShort = !icon.isEmpty() && !key.isEmpty();
        button->setIcon(isShort ? Theme::instance().icon(icon, Theme::instance().colors().text) : QIcon());
        button->setText(isShort ? key : withLabelKey(text, QString::fromLatin1(id)));
        button->setToolTip(isShort ? text : QString());
        button->setAccessibleName(text);
        button->setMinimumWidth(button->sizeHint().width());
    };
    title(m_skip, tr("Skip"), "skip", isNarrow ? QStringLiteral("skip") : QString());
    title(m_flag, tr("Flag"), "flag", isNarrow ? QStringLiteral("flag") : QString());
    title(m_done, tr("Done, next"), "done");
}

void LabelWorkspace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if ((event->size().width() < kNarrow) != (event->oldSize().width() < kNarrow))
        refreshButtons();
}

std::vector<PageCommand> LabelWorkspace::commands()
{
    std::vector<PageCommand> commands;
    for (const LabelAction& one : labelActions())
        if (const auto found = m_actions.find(one.id); found != m_actions.end())
            commands.push_back({labelActionText(one), labelKey(one.id).toString(QKeySequence::PortableText), [action = found->second] { action->trigger(); }});
    return commands;
}

} // namespace lathe
