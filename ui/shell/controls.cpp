#include "ui/shell/controls.h"

#include "ui/shell/theme.h"

namespace lathe {

namespace {

QPushButton* button(const char* kind, const QString& text, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setProperty("kind", kind); // the style sheet gives the rest
    made->setAutoDefault(false);
    made->setCursor(qstrcmp(kind, "link") == 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    return made;
}

} // namespace

QPushButton* primaryButton(const QString& text, QWidget* parent) { return button("primary", text, parent); }
QPushButton* secondaryButton(const QString& text, QWidget* parent) { return button("secondary", text, parent); }
QPushButton* quietButton(const QString& text, QWidget* parent) { return button("quiet", text, parent); }
QPushButton* linkButton(const QString& text, QWidget* parent) { return button("link", text, parent); }

IconButton::IconButton(const QString& icon, const QString& toolTip, QWidget* parent)
    : QToolButton(parent), m_icon(icon)
{
    setProperty("kind", "icon");
    setFixedSize(token::controlHeight, token::controlHeight);
    setIconSize({token::iconSize, token::iconSize});
    setFocusPolicy(Qt::TabFocus);
    setHint(toolTip);
    tint();
    connect(&Theme::instance(), &Theme::changed, this, &IconButton::tint);
}

void IconButton::setIconName(const QString& icon)
{
    m_icon = icon;
    tint();
}

void IconButton::setHint(const QString& toolTip)
{
    setToolTip(toolTip);
    setAccessibleName(toolTip);
}

void IconButton::tint()
{
    setIcon(Theme::instance().icon(m_icon, Theme::instance().colors().muted));
}

} // namespace lathe
