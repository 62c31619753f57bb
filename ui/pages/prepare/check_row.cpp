#include "ui/pages/prepare/check_row.h"

#include "ui/models/sample_pictures.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/labels.h"
#include "ui/shell/state_pill.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kMark = 16;
constexpr int kPicture = 40;

Tone toneOf(CheckState state)
{
    return state == CheckState::Passed ? Tone::Positive : state == CheckState::Warning ? Tone::Warning : Tone::Negative;
}

QString stateWord(CheckState state)
{
    return state == CheckState::Passed ? CheckRow::tr("Passed") : state == CheckState::Warning ? CheckRow::tr("Warning") : CheckRow::tr("Failed");
}

} // namespace

CheckRow::CheckRow(const Check& check, bool arePictures, QWidget* parent) : QWidget(parent), m_state(check.state)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMark + token::space12, token::space8, 0, token::space8 + 1);
    column->setSpacing(2);
    column->addWidget(wrapping(strongLabel(backendText(check.title))));
    if (!check.detail.empty())
        column->addWidget(wrapping(mutedLabel(backendText(check.detail))));
    m_strip = new QWidget;
    auto* strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(0, token::space4, 0, 0);
    strip->setSpacing(token::space4);
    m_strip->hide();
    column->addWidget(m_strip);
    if (arePictures && !check.items.empty())
        column->addWidget(captionLabel(tr("%n pictures show it", nullptr, static_cast<int>(check.items.size()))));
    setAccessibleName(stateWord(check.state) + QStringLiteral(": ") + backendText(check.title));
    setToolTip(stateWord(check.state));
}

void CheckRow::setPictures(std::vector<QImage> pictures)
{
    auto* strip = static_cast<QHBoxLayout*>(m_strip->layout());
    for (const QImage& picture : pictures) {
        auto* label = new QLabel;
        label->setPixmap(tilePixmap(picture, kPicture, devicePixelRatioF()));
        strip->addWidget(label);
    }
    strip->addStretch(1);
    m_strip->setVisible(!pictures.empty());
}

void CheckRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().colors().border);
    paintToneMark(painter, QRectF(0, token::space8 + 2, kMark, kMark), toneOf(m_state));
}

} // namespace lathe
