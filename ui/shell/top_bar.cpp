#include "ui/shell/top_bar.h"

#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QToolButton>

namespace lathe {

namespace {

/// Looks like the field that it opens.
class PaletteField : public QAbstractButton {
public:
    PaletteField()
    {
        setText(TopBar::tr("Find a command, a run, an item"));
        setAccessibleName(text());
        setToolTip(TopBar::tr("Find a command, a dataset or a run (Ctrl+K)"));
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::IBeamCursor);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {280, token::controlHeight}; }
    QSize minimumSizeHint() const override { return {140, token::controlHeight}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hasFocus() ? colors.accent : underMouse() ? colors.muted : colors.border, hasFocus() ? 1.5 : 1));
        painter.setBrush(colors.surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), token::radius, token::radius);
        const QString key = QStringLiteral("Ctrl K");
        painter.setFont(theme.font(token::caption));
        const int wide = painter.fontMetrics().horizontalAdvance(key) + 8;
        const QRectF cap(width() - wide - token::space8 + 0.5, (height() - 18) / 2.0 + 0.5, wide - 1, 17);
        painter.setPen(QPen(colors.border, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(colors.muted);
        painter.drawText(cap, Qt::AlignCenter, key);
        painter.setFont(theme.font(token::body));
        const QRect room = rect().adjusted(token::space8 + 1, 0, -wide - 2 * token::space8, 0);
        painter.drawText(room, Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }
};

class Logo : public QWidget {
public:
    Logo() { setFixedSize(token::railWidth - token::space12, token::topBarHeight); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        theme.icon("logo", theme.colors().accent).paint(&painter, QRect(0, (height() - 20) / 2, 20, 20));
        painter.setFont(theme.font(token::section, true));
        painter.setPen(theme.colors().text);
        painter.drawText(rect().adjusted(28, 0, 0, 0), Qt::AlignVCenter, QStringLiteral("Lathe"));
    }
};

constexpr int kCrumbWidth = 260;

} // namespace

TopBar::TopBar(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(token::topBarHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(token::space12, 0, token::space12, 1);
    layout->setSpacing(token::space8);
    layout->addWidget(new Logo);
    m_crumbs = new QHBoxLayout;
    m_crumbs->setSpacing(2);
    layout->addLayout(m_crumbs);
    layout->addStretch(1);
    auto* field = new PaletteField;
    connect(field, &QAbstractButton::clicked, this, &TopBar::paletteRequested);
    layout->addWidget(field);
    m_theme = new IconButton("moon", {});
    connect(m_theme, &IconButton::clicked, this, &TopBar::themeToggled);
    layout->addWidget(m_theme);
    m_inspector = new IconButton("inspector", tr("Inspector (Ctrl+I)"));
    connect(m_inspector, &IconButton::clicked, this, &TopBar::inspectorToggled);
    layout->addWidget(m_inspector);
    connect(&Theme::instance(), &Theme::changed, this, &TopBar::retheme);
    retheme();
}

void TopBar::retheme()
{
    const bool dark = Theme::instance().isDark();
    m_theme->setIconName(dark ? "sun" : "moon");
    m_theme->setHint(dark ? tr("Light theme") : tr("Dark theme"));
}

void TopBar::setCrumbs(std::vector<Crumb> crumbs)
{
    while (QLayoutItem* item = m_crumbs->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // its menu may be what called us
        }
        delete item;
    }
    for (std::size_t i = 0; i < crumbs.size(); ++i) {
        Crumb& crumb = crumbs[i];
        if (i > 0) {
            auto* between = mutedLabel(QStringLiteral("›"));
            m_crumbs->addWidget(between);
        }
        auto* button = new QToolButton;
        button->setProperty("kind", "crumb");
        button->setProperty("plain", i == 0);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(crumb.text);
        button->setToolTip(crumb.toolTip);
        button->ensurePolished();
        button->setText(button->fontMetrics().elidedText(crumb.text, Qt::ElideMiddle, kCrumbWidth));
        if (crumb.fill) {
            auto* menu = new QMenu(button);
            connect(menu, &QMenu::aboutToShow, this, [menu, fill = std::move(crumb.fill)] {
                menu->clear();
                fill(*menu);
            });
            button->setMenu(menu);
            button->setPopupMode(QToolButton::InstantPopup);
        }
        m_crumbs->addWidget(button);
    }
}

void TopBar::setInspectorAvailable(bool available) { m_inspector->setEnabled(available); }

void TopBar::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.border);
}

} // namespace lathe
