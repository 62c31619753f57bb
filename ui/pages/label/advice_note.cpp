#include "ui/pages/label/advice_note.h"

#include "ui/models/format.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QVBoxLayout>

namespace lathe {

AdviceNote::AdviceNote(LabelAdviser& adviser, QWidget* parent) : QWidget(parent), m_adviser(adviser)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space4);
    m_ask = linkButton({});
    m_ask->setObjectName(QStringLiteral("label_or_tune"));
    m_ask->setToolTip(tr("Learns from 25, 50, 75 and 100 % of the labels, five times each, and judges by pictures held out"));
    m_answer = wrapping(bodyLabel());
    m_answer->setObjectName(QStringLiteral("label_advice"));
    m_curve = wrapping(captionLabel());
    column->addWidget(m_answer);
    column->addWidget(m_curve);
    column->addWidget(m_ask, 0, Qt::AlignLeft);
    connect(m_ask, &QPushButton::clicked, &adviser, &LabelAdviser::ask);
    connect(&adviser, &LabelAdviser::changed, this, &AdviceNote::refresh);
    refresh();
}

void AdviceNote::refresh()
{
    const LabelCurve* curve = m_adviser.curve();
    setVisible(m_adviser.canAsk());
    QString answer, points;
    if (curve) {
        answer = backendText(adviceOf(*curve)) + u'.';
        QStringList parts;
        for (const LabelCurvePoint& point : curve->points)
            parts << tr("%1 with %2").arg(shareText(point.mean()), countText(qint64(point.labels)));
        points = tr("Accuracy: %1 labels; %2 on those learned from.").arg(parts.join(QStringLiteral(", ")), shareText(curve->training));
    } else if (m_adviser.error()) {
        answer = tr("A learning curve needs 40 labelled pictures or more, of two classes with five each or more: label on.");
    }
    m_answer->setText(answer);
    m_answer->setVisible(!answer.isEmpty());
    m_curve->setText(points);
    m_curve->setVisible(!points.isEmpty());
    m_ask->setEnabled(!m_adviser.isBusy());
    m_ask->setText(m_adviser.isBusy() ? tr("Drawing the learning curve…") : curve && m_adviser.isStale() ? tr("More labels came: ask again") : curve ? tr("Ask again") : tr("Label more, or tune more?"));
}

} // namespace lathe
