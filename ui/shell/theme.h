// The tokens: the only place that names a colour, a font size or a margin.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

namespace lathe {

enum class ThemeMode { System, Light, Dark };

namespace token {
inline constexpr int space4 = 4, space8 = 8, space12 = 12, space16 = 16, space24 = 24, space32 = 32;
inline constexpr int radius = 6;
inline constexpr int controlHeight = 28;
inline constexpr int rowHeight = 32;
inline constexpr int iconSize = 20;
inline constexpr int railWidth = 196;
inline constexpr int railFolded = 52;
inline constexpr int topBarHeight = 44;
inline constexpr int jobsStripHeight = 34;
inline constexpr int inspectorWidth = 300;
inline constexpr int caption = 12, body = 13, section = 15, title = 20; ///< pixels
} // namespace token

struct Colors {
    QColor window, surface, raised, border, text, muted, accent, onAccent, positive, warning, negative;
    QColor accentSoft;  ///< accent mixed into the surface: selection, active rail entry
    QColor hover;       ///< under the pointer
    QColor field;       ///< background of inputs
    QColor track;       ///< empty part of bars
    QColor grid;        ///< chart grid lines
};

/// Follows the system unless told otherwise. One object, made by the application, parent of none.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& instance();

    void setMode(ThemeMode mode);
    ThemeMode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }
    const Colors& colors() const { return m_colors; }

    /// Okabe–Ito in order; lightened in the dark theme. Indices beyond the last share one colour.
    QColor categorical(int index) const;
    /// The same hues on pictures: the base colours in both themes.
    static QColor mark(int index);
    /// The colours of lines in charts: first, third, fourth categorical before the paler ones.
    QColor line(int index) const;
    /// viridis, 0 to 1.
    static QColor sequential(double value);
    /// From the surface to the first categorical colour on a square-root scale, for heat maps.
    QColor heat(double share) const;
    /// Black or white text, whichever reads better on `background`.
    static QColor textOn(const QColor& background);

    QFont font(int pixels, bool strong = false) const; ///< Inter, else the system's; tabular figures
    QFont codeFont() const;
    /// An icon of the family in resources/icons, tinted: `icon("collect", colors().muted)`.
    QIcon icon(const QString& name, const QColor& color) const;

    /// Style sheet, palette and font of the whole application.
    void apply();

signals:
    void changed();

private:
    Theme();
    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    Colors m_colors;
};

} // namespace lathe
