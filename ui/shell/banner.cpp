#include "ui/shell/banner.h"

#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/state_pill.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace lathe {

namespace {

Tone toneOf(BannerMessage::Kind kind)
{
    switch (kind) {
    case BannerMessage::Kind::Warning: return Tone::Warning;
    case BannerMessage::Kind::Error: return Tone::Negative;
    case BannerMessage::Kind::Notice: break;
    }
    return Tone::Accent;
}

constexpr int kMark = 16;

} // namespace

Banner::Banner(QWidget* parent) : QFrame(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(token::space16 + kMark + token::space12, token::space8, token::space8, token::space8);
    layout->setSpacing(token::space12);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    m_text = wrapping(bodyLabel());
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint = wrapping(mutedLabel());
    texts->addWidget(m_text);
    texts->addWidget(m_hint);
    layout->addLayout(texts, 1);
    m_action = secondaryButton({});
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_message.action)
            m_message.action();
    });
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    auto* close = new IconButton("close", tr("Dismiss"));
    connect(close, &IconButton::clicked, this, &Banner::dismissed);
    layout->addWidget(close, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void Banner::setMessage(const BannerMessage& message)
{
    m_message = message;
    m_text->setText(message.text);
    m_hint->setText(message.hint);
    m_hint->setVisible(!message.hint.isEmpty());
    m_action->setText(message.actionText);
    m_action->setVisible(!message.actionText.isEmpty() && message.action);
    setAccessibleName(message.text);
    update();
}

void Banner::paintEvent(QPaintEvent*)
{
    const Tone tone = toneOf(m_message.kind);
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), token::radius, token::radius);
    painter.fillPath(frame, colors.surface);
    painter.save();
    painter.setClipPath(frame);
    painter.fillRect(QRect(0, 0, 4, height()), toneColor(tone));
    painter.restore();
    painter.setPen(QPen(toneColor(tone), 1));
    painter.drawPath(frame);
    paintToneMark(painter, QRectF(token::space16, (height() - kMark) / 2.0, kMark, kMark), tone);
}

BannerMessage bannerFrom(const Error& error)
{
    BannerMessage message;
    message.kind = error.isCancelled() ? BannerMessage::Kind::Notice : BannerMessage::Kind::Error;
    message.text = QString::fromStdString(error.message);
    if (!error.where.empty())
        message.text += QStringLiteral(" (%1)").arg(QString::fromStdString(error.where));
    message.hint = QString::fromStdString(error.hint);
    return message;
}

} // namespace lathe
