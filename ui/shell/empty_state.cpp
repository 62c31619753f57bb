#include "ui/shell/empty_state.h"

#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace lathe {

namespace {

class RingedIcon : public QWidget {
public:
    explicit RingedIcon(QString icon) : m_icon(std::move(icon)) { setFixedSize(64, 64); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& colors = Theme::instance().colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(colors.muted, 2);
        pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.setBrush(colors.surface);
        painter.drawEllipse(QRectF(rect()).adjusted(4, 4, -4, -4));
        Theme::instance().icon(m_icon, colors.muted).paint(&painter, QRect(20, 20, 24, 24));
    }

private:
    QString m_icon;
};

} // namespace

EmptyState::EmptyState(const QString& icon, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent)
{
    auto* centre = new QVBoxLayout;
    centre->setSpacing(token::space8);
    centre->addWidget(new RingedIcon(icon), 0, Qt::AlignHCenter);
    centre->addSpacing(token::space8);
    m_title = titleLabel();
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text = wrapping(mutedLabel());
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    centre->addWidget(m_title);
    centre->addWidget(m_text);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(token::space8);
    m_actions->addStretch(1);
    m_actions->addStretch(1);
    centre->addSpacing(token::space8);
    centre->addLayout(m_actions);
    m_note = wrapping(captionLabel());
    m_note->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_note->hide();
    centre->addWidget(m_note);

    auto* column = new QWidget;
    column->setLayout(centre);
    column->setMaximumWidth(440);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column, 8);
    row->addStretch(1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(token::space24, token::space24, token::space24, token::space24);
    whole->addStretch(1);
    whole->addLayout(row);
    whole->addStretch(1);
    setTexts(title, text);
}

void EmptyState::setTexts(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::addAction(QWidget* button) { m_actions->insertWidget(m_actions->count() - 1, button); }

void EmptyState::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace lathe
