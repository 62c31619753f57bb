#include "ui/shell/theme.h"

#include "ui/shell/control_style.h"
#include "ui/shell/style_sheet.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QStyleHints>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>

/// The macro must stand outside of any namespace.
static void addResources() { Q_INIT_RESOURCE(lathe); }

namespace lathe {

namespace {

Colors lightColors()
{
    Colors c;
    c.window = QColor(0xF7F8FA);
    c.surface = QColor(0xFFFFFF);
    c.raised = QColor(0xFFFFFF);
    c.border = QColor(0xE3E6EB);
    c.text = QColor(0x1B1F24);
    c.muted = QColor(0x5B6470);
    c.accent = QColor(0x2563C9);
    c.onAccent = QColor(0xFFFFFF);
    c.positive = QColor(0x177A4B);
    c.warning = QColor(0x96600F);
    c.negative = QColor(0xC2352F);
    c.accentSoft = QColor(0xE8F0FD);
    c.hover = QColor(0xF0F2F5);
    c.field = QColor(0xF7F8FA);
    c.track = QColor(0xE3E6EB);
    c.grid = QColor(0xE3E6EB);
    return c;
}

Colors darkColors()
{
    Colors c;
    c.window = QColor(0x16181D);
    c.surface = QColor(0x1D2026);
    c.raised = QColor(0x23272F);
    c.border = QColor(0x313640);
    c.text = QColor(0xE7EAEE);
    c.muted = QColor(0x9AA4B2);
    c.accent = QColor(0x6BA0FF);
    c.onAccent = QColor(0x10151D);
    c.positive = QColor(0x4CC38A);
    c.warning = QColor(0xE2B155);
    c.negative = QColor(0xF2716B);
    c.accentSoft = QColor(0x223049);
    c.hover = QColor(0x23272F);
    c.field = QColor(0x16181D);
    c.track = QColor(0x313640);
    c.grid = QColor(0x313640);
    return c;
}

constexpr std::array<QRgb, 8> kCategoricalLight{0xFF0072B2, 0xFFE69F00, 0xFF009E73, 0xFFD55E00,
                                                0xFFCC79A7, 0xFF56B4E9, 0xFFF0E442, 0xFF000000};
constexpr std::array<QRgb, 8> kCategoricalDark{0xFF4BA3DB, 0xFFE8AE3C, 0xFF2FB890, 0xFFEB8A4E,
                                               0xFFDB9ABC, 0xFF86CBF2, 0xFFF4EC7C, 0xFFFFFFFF};
constexpr std::array<int, 7> kLineOrder{0, 2, 3, 4, 1, 5, 7};

/// Samples of matplotlib's viridis (CC0) at equal distances.
constexpr std::array<QRgb, 9> kViridis{0xFF440154, 0xFF472D7B, 0xFF3B528B, 0xFF2C728E, 0xFF21918C,
                                       0xFF28AE80, 0xFF5EC962, 0xFFADDC30, 0xFFFDE725};

QColor mixed(const QColor& from, const QColor& to, double share)
{
    const auto part = [share](double a, double b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(part(from.redF(), to.redF()), part(from.greenF(), to.greenF()),
                            part(from.blueF(), to.blueF()));
}

/// WCAG 2.1 relative luminance.
double luminance(const QColor& color)
{
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
#endif
}

/// Renders at the size and scale that is asked for, when it is asked for.
class TintedSvg : public QIconEngine {
public:
    TintedSvg(QString name, QColor color) : m_name(std::move(name)), m_color(color) {}

    void paint(QPainter* painter, const QRect& box, QIcon::Mode mode, QIcon::State) override
    {
        const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(box, render(box.size(), ratio, mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return render(size, 1.0, mode); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return render(size / scale, scale, mode);
    }
    QIconEngine* clone() const override { return new TintedSvg(m_name, m_color); }
    QString key() const override { return QStringLiteral("lathe-svg"); }

private:
    QPixmap render(const QSize& size, double ratio, QIcon::Mode mode) const
    {
        const QString id = QStringLiteral("lathe/%1/%2/%3x%4/%5/%6")
                               .arg(m_name, m_color.name(QColor::HexArgb))
                               .arg(size.width()).arg(size.height()).arg(ratio).arg(mode);
        QPixmap pixmap;
        if (QPixmapCache::find(id, &pixmap))
            return pixmap;
        pixmap = QPixmap((QSizeF(size) * ratio).toSize());
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QFile file(QStringLiteral(":/lathe/icons/%1.svg").arg(m_name));
        if (file.open(QIODevice::ReadOnly)) {
            QSvgRenderer renderer(file.readAll().replace("currentColor", m_color.name().toLatin1()));
            QPainter painter(&pixmap);
            painter.setOpacity(mode == QIcon::Disabled ? 0.45 : 1.0);
            renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        }
        QPixmapCache::insert(id, pixmap);
        return pixmap;
    }

    QString m_name;
    QColor m_color;
};

QPalette paletteOf(const Colors& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.hover);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.negative);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, c.surface);
    palette.setColor(QPalette::Midlight, c.hover);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.border);
    palette.setColor(QPalette::Shadow, c.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mixed(c.muted, c.surface, 0.4));
    return palette;
}

} // namespace

Theme::Theme() : m_colors(lightColors())
{
    addResources();
}

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::setMode(ThemeMode mode)
{
    m_mode = mode;
    const bool dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && systemIsDark());
    m_dark = dark;
    m_colors = dark ? darkColors() : lightColors();
    apply();
}

QColor Theme::categorical(int index) const
{
    const auto& colors = m_dark ? kCategoricalDark : kCategoricalLight;
    if (index < 0 || index >= static_cast<int>(colors.size()))
        return m_colors.muted;
    return QColor::fromRgb(colors[static_cast<std::size_t>(index)]);
}

QColor Theme::mark(int index)
{
    constexpr QRgb kOther = 0xFF6B7280;
    return QColor::fromRgb(index < 0 || index >= static_cast<int>(kCategoricalLight.size()) ? kOther : kCategoricalLight[static_cast<std::size_t>(index)]);
}

QColor Theme::line(int index) const
{
    return categorical(kLineOrder[static_cast<std::size_t>(std::abs(index)) % kLineOrder.size()]);
}

QColor Theme::sequential(double value)
{
    const double bounded = std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0;
    const double position = bounded * (kViridis.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(position), kViridis.size() - 2);
    return mixed(QColor::fromRgb(kViridis[below]), QColor::fromRgb(kViridis[below + 1]),
                 position - static_cast<double>(below));
}

QColor Theme::heat(double share) const
{
    const double bounded = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0;
    return mixed(m_colors.surface, categorical(0), std::sqrt(bounded));
}

QColor Theme::textOn(const QColor& background)
{
    const double level = luminance(background);
    return (level + 0.05) / 0.05 >= 1.05 / (level + 0.05) ? QColor(Qt::black) : QColor(Qt::white);
}

QFont Theme::font(int pixels, bool strong) const
{
    static const QString system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), system});
    font.setPixelSize(pixels);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

QFont Theme::codeFont() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(token::caption);
    return font;
}

QIcon Theme::icon(const QString& name, const QColor& color) const { return QIcon(new TintedSvg(name, color)); }

void Theme::apply()
{
    constexpr const char* kApplied = "latheTheme"; // polishing every widget anew costs, so not for nothing
    const QVariant applied = qApp->property(kApplied);
    if (applied.isValid() && applied.toBool() == m_dark)
        return;
    if (!applied.isValid()) {
        QApplication::setStyle(new ControlStyle);
        QApplication::setFont(font(token::body));
    }
    qApp->setProperty(kApplied, m_dark);
    QApplication::setPalette(paletteOf(m_colors));
    qApp->setStyleSheet(styleSheet(m_colors));
    emit changed();
}

} // namespace lathe
