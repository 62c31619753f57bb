// Buttons of the few kinds that there are.
#pragma once

#include <QPushButton>
#include <QToolButton>

namespace lathe {

QPushButton* primaryButton(const QString& text, QWidget* parent = nullptr);   ///< the one main action of a page
QPushButton* secondaryButton(const QString& text, QWidget* parent = nullptr); ///< all others
QPushButton* quietButton(const QString& text, QWidget* parent = nullptr);     ///< no frame until under the pointer
QPushButton* linkButton(const QString& text, QWidget* parent = nullptr);      ///< reads as a link

/// A quiet square with an icon of the family, retinted with the theme. The tool tip is its accessible name too.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    IconButton(const QString& icon, const QString& toolTip, QWidget* parent = nullptr);
    void setIconName(const QString& icon);
    void setHint(const QString& toolTip);

private:
    void tint();
    QString m_icon;
};

} // namespace lathe
