#include "ui/pages/label/review_panel.h"

#include "eval/wilson.h"
#include "ui/models/format.h"
#include "ui/pages/label/doubt_list.h"
#include "ui/pages/label/doubt_view.h"
#include "ui/pages/label/label_keys.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace lathe {

ReviewPanel::ReviewPanel(const PageContext& context, Labelling& labelling, LiveLoop& live, LabelReview& review, ThumbnailLoader& thumbnails, QWidget* parent)
    : QWidget(parent), m_labelling(labelling), m_live(live), m_review(review), m_stack(new QStackedLayout(this))
{
    auto* first = new Card;
    auto* centre = new QVBoxLayout;
    centre->setSpacing(token::space12);
    m_emptyTitle = sectionLabel();
    m_emptyText = wrapping(bodyLabel());
    m_emptyText->setMaximumWidth(560);
    m_first = primaryButton({});
    m_first->setObjectName(QStringLiteral("review_first"));
    m_backbone = secondaryButton(tr("Choose what looks at the pictures…"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_first);
    buttons->addWidget(m_backbone);
    buttons->addStretch(1);
    centre->addStretch(1);
    centre->addWidget(m_emptyTitle);
    centre->addWidget(m_emptyText);
    centre->addLayout(buttons);
    centre->addStretch(2);
    first->content()->addLayout(centre);
    m_stack->addWidget(first);

    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space16);
    auto* card = new Card(tr("May be wrong"));
    card->setFlush();
    m_state = mutedLabel();
    m_run = secondaryButton({});
    m_run->setObjectName(QStringLiteral("review_run"));
    card->addExtra(m_state);
    card->addExtra(m_run);
    m_list = new DoubtList(labelling, thumbnails);
    card->content()->addWidget(m_list, 1);
    row->addWidget(card, 3);
    row->addWidget(makeDoubt(context), 2);
    m_stack->addWidget(both);

    for (QPushButton* button : {m_run, m_first})
        connect(button, &QPushButton::clicked, this, [this] { m_review.isRunning() ? m_review.cancel() : m_review.run(); });
    connect(m_backbone, &QPushButton::clicked, this, &ReviewPanel::backboneWanted);
    connect(m_list, &DoubtList::currentDoubtChanged, this, &ReviewPanel::showDoubt);
    connect(m_list, &QListView::doubleClicked, this, &ReviewPanel::openWanted);
    connect(&review, &LabelReview::changed, this, &ReviewPanel::refresh);
    connect(&live, &LiveLoop::stateChanged, this, &ReviewPanel::refresh);
    refreshKeys();
    refresh();
}

QWidget* ReviewPanel::makeDoubt(const PageContext& context)
{
    auto* card = new Card;
    m_view = new DoubtView(context, m_labelling);
    m_reason = wrapping(bodyLabel());
    m_reason->setObjectName(QStringLiteral("doubt_reason"));
    m_take = primaryButton({});
    m_take->setObjectName(QStringLiteral("doubt_take"));
    m_keep = secondaryButton({});
    m_keep->setObjectName(QStringLiteral("doubt_keep"));
    m_open = secondaryButton({});
    m_accuracy = wrapping(captionLabel());
    m_accuracy->setObjectName(QStringLiteral("review_accuracy"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(token::space8);
    buttons->addWidget(m_keep);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    card->content()->setSpacing(token::space12);
    card->content()->addWidget(m_view, 1);
    card->content()->addWidget(m_reason);
    card->content()->addWidget(m_take);
    card->content()->addLayout(buttons);
    card->content()->addWidget(m_accuracy);
    connect(m_take, &QPushButton::clicked, this, &ReviewPanel::take);
    connect(m_keep, &QPushButton::clicked, this, &ReviewPanel::keep);
    connect(m_open, &QPushButton::clicked, this, &ReviewPanel::openWanted);
    return card;
}

void ReviewPanel::refreshKeys()
{
    m_keep->setText(withLabelKey(tr("Is right"), QStringLiteral("keep")));
    m_open->setText(withLabelKey(tr("Open"), QStringLiteral("done")));
    m_keep->setToolTip(tr("Nothing is wrong here; it is not asked again while the label stays"));
    m_open->setToolTip(tr("On the canvas, to mend it by hand; a class key does so here"));
    showDoubt();
}

void ReviewPanel::take()
{
    if (m_list->current())
        m_review.take(static_cast<std::size_t>(m_list->currentRow()));
}

void ReviewPanel::keep()
{
    if (m_list->current())
        m_review.keep(static_cast<std::size_t>(m_list->currentRow()));
}

void ReviewPanel::step(int rows) { m_list->step(rows); }
std::int64_t ReviewPanel::item() const { return m_list->current() ? static_cast<std::int64_t>(m_list->current()->item) : -1; }
void ReviewPanel::showItem(std::size_t item) { m_list->showItem(item); }
bool ReviewPanel::isOfClass() const { return m_list->current() && m_list->current()->kind != DoubtKind::Overlap; }
void ReviewPanel::focusList() { m_list->setFocus(); }
bool ReviewPanel::isSettling() const { return m_review.isRunning() || m_view->isBusy(); }

void ReviewPanel::refresh()
{
    const bool isRunning = m_review.isRunning(), isNone = m_review.wasRun() && m_review.doubts().empty();
    m_list->setDoubts(m_review.doubts());
    m_stack->setCurrentIndex(m_review.wasRun() && !isNone ? 1 : 0);
    m_emptyTitle->setText(isNone ? (m_review.settled() > 0 ? tr("All doubts are settled") : tr("Nothing looks wrong")) : tr("Which labels may be wrong"));
    const QString what = m_live.embeddings() || m_live.isLooking()
        ? tr("Models that have not seen a picture say what it is, copies of it are compared, boxes that lie on each other, and pictures unlike the rest of their class.")
        : tr("Copies with different classes are found, and boxes that lie on each other. A trained run or a file of weights also finds classes that a model doubts, and pictures unlike the rest of their class.");
    m_emptyText->setText(what);
    m_emptyText->show();
    const QString start = isRunning ? tr("Stop") : isNone ? tr("Look again") : tr("Look through the labels");
    m_first->setText(start);
    m_backbone->setVisible(!m_live.embeddings() && !m_live.isLooking());
    m_run->setText(isRunning ? tr("Stop") : m_review.hasModel() ? tr("Train again") : tr("Look again"));
    m_run->setToolTip(tr("Lets the models learn from the labels as they are now, and looks again"));
    QStringList state;
    if (isRunning)
        state << tr("Looking…");
    else if (m_review.wasRun())
        state << tr("%1 left").arg(countText(qint64(m_review.doubts().size())));
    if (m_review.settled() > 0)
        state << tr("%1 settled").arg(countText(qint64(m_review.settled())));
    m_state->setText(state.join(QStringLiteral(" · ")));
    QString accuracy;
    if (const auto& now = m_review.now()) {
        const ShareInterval interval = wilson(now->right, now->all);
        accuracy = tr("Models that have not seen them agree with %1 of %2 labels (%3 to %4).")
                       .arg(shareText(now->accuracy()), countText(now->all), shareText(interval.low), shareText(interval.high));
        if (const auto& before = m_review.before(); before && *before != *now)
            accuracy += u' ' + tr("When the review began it was %1.").arg(shareText(before->accuracy()));
        if (m_review.isStale() && m_review.settled() > 0)
            accuracy += u' ' + tr("Train again, and they learn from what was mended.");
    }
    m_accuracy->setText(accuracy);
    m_accuracy->setVisible(!accuracy.isEmpty());
    if (isNone) {
        m_emptyText->setText(accuracy);
        m_emptyText->setVisible(!accuracy.isEmpty());
    }
    showDoubt();
}

void ReviewPanel::showDoubt()
{
    const Doubt* doubt = m_labelling.isOpen() ? m_list->current() : nullptr;
    m_view->show(doubt ? std::optional(*doubt) : std::nullopt);
    m_reason->setText(doubt ? backendText(reasonOf(*doubt, m_labelling.state())) : QString());
    m_take->setText(withLabelKey(doubt ? backendText(proposalOf(*doubt, m_labelling.state())) : tr("Take the proposal"), QStringLiteral("accept")));
    for (QPushButton* button : {m_take, m_keep, m_open})
        button->setEnabled(doubt != nullptr);
    emit itemChanged();
}

} // namespace lathe
