#include "ui/shell/style_sheet.h"

namespace lathe {

namespace {

// {name} stands for a token.
constexpr const char* kSheet = R"(
QLabel[role="title"] { font-size: {title}px; font-weight: 600; }
QLabel[role="section"] { font-size: {section}px; font-weight: 600; }
QLabel[role="heading"] { font-size: {caption}px; font-weight: 600; color: {muted}; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: {muted}; }
QLabel[role="caption"] { font-size: {caption}px; color: {muted}; }
QLabel[role="error"] { font-size: {caption}px; color: {negative}; }
QLabel[role="code"] { font-family: monospace; font-size: {caption}px; }

QPushButton { border: 1px solid {border}; border-radius: {radius}px; background: {surface}; color: {text};
  padding: 0 11px; min-height: {inner}px; max-height: {inner}px; }
QPushButton:hover { background: {hover}; }
QPushButton:pressed { background: {accentSoft}; }
QPushButton:focus { border-color: {accent}; }
QPushButton:disabled { color: {faint}; }
QPushButton::menu-indicator { width: 0; image: none; }
QPushButton[kind="primary"] { background: {accent}; border-color: {accent}; color: {onAccent}; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: {accentOver}; }
QPushButton[kind="primary"]:focus { border: 2px solid {text}; padding: 0 10px; min-height: {innermost}px; max-height: {innermost}px; }
QPushButton[kind="primary"]:disabled { background: {track}; border-color: {track}; color: {muted}; }
QPushButton[size="small"] { min-height: 22px; max-height: 22px; padding: 0 9px; }
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; }
QPushButton[kind="quiet"]:hover { background: {hover}; }
QPushButton[kind="quiet"]:focus { border-color: {accent}; }
QPushButton[role="section"] { font-size: {section}px; font-weight: 600; padding: 0 5px; }
QPushButton[kind="link"] { border-color: transparent; background: transparent; color: {accent}; padding: 0 3px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: {accent}; }
QPushButton[kind="link"]:disabled { color: {faint}; }

QToolButton[kind="icon"] { border: 1px solid transparent; border-radius: {radius}px; background: transparent; padding: 0; }
QToolButton[kind="icon"]:hover { background: {hover}; }
QToolButton[kind="icon"]:pressed, QToolButton[kind="icon"]:checked { background: {accentSoft}; }
QToolButton[kind="icon"]:focus { border-color: {accent}; }
QToolButton[kind="segment"] { border: 1px solid transparent; border-radius: 4px; background: transparent; color: {muted}; padding: 0 10px; }
QToolButton[kind="segment"]:hover { color: {text}; }
QToolButton[kind="segment"]:checked { background: {raised}; border-color: {border}; color: {text}; font-weight: 600; }
QToolButton[kind="segment"]:focus { border-color: {accent}; }
QToolButton[kind="segment"]:disabled { color: {faint}; }
QToolButton[kind="crumb"] { border: 1px solid transparent; border-radius: {radius}px; background: transparent; color: {text}; font-weight: 600; padding: 3px 4px; }
QToolButton[kind="crumb"][plain="true"] { color: {muted}; font-weight: 400; }
QToolButton[kind="crumb"]:hover { background: {hover}; }
QToolButton[kind="crumb"]:focus { border-color: {accent}; }
QToolButton[kind="crumb"]::menu-indicator { width: 0; image: none; }

QMenu { background: {raised}; border: 1px solid {border}; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: {accentSoft}; }
QMenu::item:disabled { color: {muted}; }
QMenu::separator { height: 1px; background: {border}; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QToolTip { background: {raised}; color: {text}; border: 1px solid {border}; padding: 4px 8px; }

QComboBox QAbstractItemView { background: {raised}; border: 1px solid {border}; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 8px; border: 0; border-radius: 4px; }

QHeaderView { background: transparent; }
QHeaderView::section { background: {surface}; color: {muted}; font-size: {caption}px; font-weight: 600; border: 0;
  border-bottom: 1px solid {border}; padding: 6px 8px; }
QHeaderView::section:hover { color: {text}; }
QTableView, QTreeView, QListView { background: {surface}; border: 0; outline: 0; gridline-color: {border};
  selection-background-color: {accentSoft}; selection-color: {text}; }
QTableView::item { border-bottom: 1px solid {border}; padding: 0 8px; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: {accentSoft}; color: {text}; }
QTreeView::item { border-bottom: 1px solid {border}; min-height: 28px; padding: 0 5px; }
QTableCornerButton::section { background: {surface}; border: 0; }
QAbstractScrollArea { background: transparent; }
QScrollArea > QWidget#qt_scrollarea_viewport > QWidget { background: transparent; }
QPlainTextEdit, QTextEdit { background: {field}; border: 1px solid {border}; border-radius: {radius}px; }
QPlainTextEdit:focus, QTextEdit:focus { border-color: {accent}; }

QTabBar::tab { padding: 6px 12px; border: 0; border-bottom: 2px solid transparent; color: {muted}; background: transparent; }
QTabBar::tab:selected { color: {text}; border-bottom-color: {accent}; font-weight: 600; }
QTabBar::tab:hover { color: {text}; }
QTabWidget::pane { border: 0; border-top: 1px solid {border}; }
)";

QColor between(const QColor& a, const QColor& b, int percent)
{
    const auto mix = [percent](int from, int to) { return from + (to - from) * percent / 100; };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

} // namespace

QString styleSheet(const Colors& colors)
{
    const std::pair<const char*, QString> tokens[] = {
        {"{window}", colors.window.name()},
        {"{surface}", colors.surface.name()},
        {"{raised}", colors.raised.name()},
        {"{border}", colors.border.name()},
        {"{text}", colors.text.name()},
        {"{muted}", colors.muted.name()},
        {"{faint}", between(colors.muted, colors.surface, 40).name()},
        {"{accent}", colors.accent.name()},
        {"{accentOver}", between(colors.accent, colors.text, 12).name()},
        {"{onAccent}", colors.onAccent.name()},
        {"{accentSoft}", colors.accentSoft.name()},
        {"{negative}", colors.negative.name()},
        {"{hover}", colors.hover.name()},
        {"{field}", colors.field.name()},
        {"{track}", colors.track.name()},
        {"{caption}", QString::number(token::caption)},
        {"{section}", QString::number(token::section)},
        {"{title}", QString::number(token::title)},
        {"{radius}", QString::number(token::radius)},
        {"{inner}", QString::number(token::controlHeight - 2)},
        {"{innermost}", QString::number(token::controlHeight - 4)},
    };
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto& [name, value] : tokens)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace lathe
