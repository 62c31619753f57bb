#include "ui/pages/train/algorithm_card.h"

#include "ui/shell/backend_text.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace lathe {

namespace {

QWidget* described(const QString& heading, const std::string& text)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(headingLabel(heading));
    auto* body = wrapping(captionLabel(backendText(text)));
    column->addWidget(body);
    return box;
}

} // namespace

AlgorithmCard::AlgorithmCard(const LearnerInfo& info, QWidget* parent)
    : QAbstractButton(parent), m_id(info.id), m_problem(wrapping(errorLabel()))
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setText(backendText(info.name));
    setAccessibleName(text());
    setAccessibleDescription(backendText(info.summary));
    setCursor(Qt::PointingHandCursor);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(token::space16, token::space12, token::space16, token::space12);
    column->setSpacing(token::space8);
    auto* head = new QHBoxLayout;
    head->setSpacing(token::space8);
    auto* name = new ElidedLabel(text());
    name->setProperty("role", "section");
    head->addWidget(name);
    if (info.isBaseline)
        head->addWidget(captionLabel(tr("baseline")));
    head->addStretch(1);
    head->addSpacing(token::space16 + token::space8); // the ring stands there
    column->addLayout(head);
    column->addWidget(wrapping(bodyLabel(backendText(info.summary))));
    if (!info.strengths.empty())
        column->addWidget(described(tr("Shines"), info.strengths));
    if (!info.limits.empty())
        column->addWidget(described(tr("Fails"), info.limits));
    if (!info.cost.empty())
        column->addWidget(described(tr("Cost"), info.cost));
    column->addWidget(m_problem);
    column->addStretch(1);
    m_problem->hide();
    if (!info.reference.empty())
        setToolTip(QString::fromStdString(info.reference));
    // The labels lie above the button; clicks are the button's.
    for (QWidget* child : findChildren<QWidget*>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void AlgorithmCard::setProblem(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

QSize AlgorithmCard::sizeHint() const
{
    return layout()->sizeHint();
}

int AlgorithmCard::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

void AlgorithmCard::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isChecked() || hasFocus() ? colors.accent : colors.border, isChecked() ? 2 : 1));
    painter.setBrush(isChecked() ? colors.accentSoft : underMouse() ? colors.hover : colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), token::radius, token::radius);
    // A filled ring says "chosen" without colour.
    const QRectF ring(width() - token::space16 - 14, token::space12 + 3, 14, 14);
    painter.setPen(QPen(isChecked() ? colors.accent : colors.muted, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(ring);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.accent);
        painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5));
    }
}

} // namespace lathe
