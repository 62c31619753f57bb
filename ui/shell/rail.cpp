#include "ui/shell/rail.h"

#include "ui/shell/state_pill.h"
#include "ui/shell/theme.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kMark = 10;

QString stateWord(StageState state)
{
    switch (state) {
    case StageState::InWork: return Rail::tr("In work");
    case StageState::Done: return Rail::tr("Done");
    case StageState::Attention: return Rail::tr("Needs attention");
    case StageState::Empty: break;
    }
    return Rail::tr("Nothing yet");
}

void paintState(QPainter& painter, const QRectF& box, StageState state)
{
    switch (state) {
    case StageState::InWork: paintToneMark(painter, box, Tone::Accent); return;
    case StageState::Done: paintToneMark(painter, box, Tone::Positive); return;
    case StageState::Attention: paintToneMark(painter, box, Tone::Warning); return;
    case StageState::Empty: break;
    }
    painter.setPen(QPen(Theme::instance().colors().muted, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(box.adjusted(1.75, 1.75, -1.75, -1.75));
}

class Separator : public QWidget {
public:
    Separator() { setFixedHeight(2 * token::space8 + 1); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(QRect(token::space8, token::space8, width() - 2 * token::space8, 1),
                         Theme::instance().colors().border);
    }
};

} // namespace

class RailEntry : public QAbstractButton {
public:
    RailEntry(const QString& icon, const QString& title) : m_icon(icon)
    {
        setText(title);
        setCheckable(true);
        setFixedHeight(token::rowHeight);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        describe();
    }

    void setState(StageState state, const QString& line)
    {
        m_state = state;
        m_hasState = true;
        m_line = line;
        describe();
        update();
    }

    void setFolded(bool folded)
    {
        m_folded = folded;
        describe();
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
        painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? QBrush(colors.accentSoft) : underMouse() ? QBrush(colors.hover) : Qt::NoBrush);
        painter.drawRoundedRect(box, token::radius, token::radius);
        const QColor ink = isChecked() ? colors.accent : colors.text;
        const int left = m_folded ? (width() - token::iconSize) / 2 : token::space8;
        theme.icon(m_icon, ink).paint(&painter, QRect(left, (height() - token::iconSize) / 2, token::iconSize, token::iconSize));
        if (m_folded) {
            if (m_hasState && m_state != StageState::Empty)
                paintState(painter, QRectF(width() - kMark, 1, kMark, kMark), m_state);
            return;
        }
        painter.setFont(theme.font(token::body, isChecked()));
        painter.setPen(ink);
        const QRect room = rect().adjusted(token::space8 + token::iconSize + 10, 0, m_hasState ? -28 : -8, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
        if (m_hasState)
            paintState(painter, QRectF(width() - token::space8 - kMark, (height() - kMark) / 2.0, kMark, kMark), m_state);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Down)
            focusNextChild();
        else if (event->key() == Qt::Key_Up)
            focusPreviousChild();
        else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    void describe()
    {
        const QString state = m_hasState ? stateWord(m_state) + (m_line.isEmpty() ? QString() : ": " + m_line) : QString();
        setAccessibleName(text());
        setAccessibleDescription(state);
        setToolTip(m_folded ? (state.isEmpty() ? text() : text() + "\n" + state) : state);
    }

    QString m_icon;
    QString m_line;
    StageState m_state = StageState::Empty;
    bool m_hasState = false;
    bool m_folded = false;
};

Rail::Rail(const std::vector<PageEntry>& pages, QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(token::space8, token::space8, token::space8 + 1, token::space8);
    layout->setSpacing(2);
    const PageEntry* previous = nullptr;
    for (const PageEntry& page : pages) {
        if (previous && previous->group != page.group)
            layout->addWidget(new Separator);
        previous = &page;
        auto* entry = new RailEntry(page.icon, QCoreApplication::translate("Page", page.title));
        if (page.group == PageEntry::Group::Stage)
            entry->setState(StageState::Empty, {});
        connect(entry, &QAbstractButton::clicked, this, [this, entry, id = page.id] {
            entry->setChecked(true);
            emit chosen(id);
        });
        layout->addWidget(entry);
        m_entries[page.id] = entry;
    }
    layout->addStretch(1);
    m_fold = new RailEntry("fold", tr("Fold"));
    m_fold->setCheckable(false);
    connect(m_fold, &QAbstractButton::clicked, this, [this] {
        setFolded(!m_folded);
        emit foldToggled(m_folded);
    });
    layout->addWidget(m_fold);
    setFolded(false);
    setAccessibleName(tr("Stages"));
}

void Rail::setCurrent(const QString& page)
{
    for (const auto& [id, entry] : m_entries)
        entry->setChecked(id == page);
}

void Rail::setState(const QString& page, StageState state, const QString& line)
{
    if (const auto found = m_entries.find(page); found != m_entries.end())
        found->second->setState(state, line);
}

void Rail::setFolded(bool folded)
{
    m_folded = folded;
    setFixedWidth(folded ? token::railFolded : token::railWidth);
    for (const auto& [id, entry] : m_entries)
        entry->setFolded(folded);
    m_fold->setText(folded ? tr("Unfold (Ctrl+B)") : tr("Fold"));
    m_fold->setFolded(folded);
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::instance().colors().border);
}

} // namespace lathe
