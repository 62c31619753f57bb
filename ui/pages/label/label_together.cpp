// Review and agreement on the page: what their panels ask of the workspace, and what keys do there.
#include "ui/models/format.h"
#include "ui/pages/label/agreement_panel.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/label_workspace.h"
#include "ui/pages/label/review_panel.h"
#include "ui/items/item_grid.h"
#include "ui/shell/banner.h"

#include <QComboBox>
#include <QStackedWidget>

#include <numeric>

namespace lathe {

void LabelWorkspace::makeReview()
{
    m_reviewPanel = new ReviewPanel(m_context, *m_labelling, *m_live, *m_review, m_thumbnails);
    m_stack->addWidget(m_reviewPanel);
    connect(m_review, &LabelReview::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_reviewPanel, &ReviewPanel::backboneWanted, this, &LabelWorkspace::chooseBackbone);
    connect(m_reviewPanel, &ReviewPanel::openWanted, this, [this] { setView(View::Picture); });
    connect(m_reviewPanel, &ReviewPanel::itemChanged, this, [this] {
        if (view() == View::Review && m_reviewPanel->item() >= 0)
            showItem(static_cast<std::size_t>(m_reviewPanel->item()));
    });
}

void LabelWorkspace::makeAgreement()
{
    m_agreementPanel = new AgreementPanel(*m_labelling, *m_agreement);
    m_stack->addWidget(m_agreementPanel);
    connect(m_agreement, &LabelAgreement::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_agreementPanel, &AgreementPanel::labellingWanted, this, &LabelWorkspace::labelRound);
    connect(m_agreementPanel, &AgreementPanel::itemWanted, this, [this](std::size_t one) {
        showItem(one);
        setView(View::Picture);
    });
    connect(m_agreementPanel, &AgreementPanel::adoptedPictures, this, [this](int pictures) {
        BannerMessage message;
        message.text = pictures == 0 ? tr("Every picture has the class of the consensus already") : tr("%n picture(s) have the class of the consensus now", nullptr, pictures);
        if (pictures > 0) {
            message.actionText = tr("Undo");
            message.action = [this] {
                m_labelling->undo();
                emit bannerCleared();
            };
        }
        emit banner(message);
    });
}

/// The best run of the dataset looks at the pictures, unless something does already.
void LabelWorkspace::startReview()
{
    if (m_labelling->isOpen() && m_live->backbone().isNone())
        if (const auto own = ownBackbone(m_context.workbench, m_labelling->version().dataset); own && !own->isNone())
            m_live->setBackbone(*own);
    m_reviewPanel->focusList();
    if (m_reviewPanel->item() >= 0)
        showItem(static_cast<std::size_t>(m_reviewPanel->item()));
}

/// One picture after the other, the unanswered first.
void LabelWorkspace::labelRound()
{
    refreshRound();
    if (m_filter->count() <= static_cast<int>(Shown::Round))
        return;
    m_inspector->setMode(LabelMode::OneClass);
    m_filter->setCurrentIndex(static_cast<int>(Shown::Round));
    order();
    setView(View::Picture);
    if (item() >= 0 && isFinished(static_cast<std::size_t>(item())))
        nextOpen();
}

/// The filter has the open round while there is one.
void LabelWorkspace::refreshRound()
{
    const LabelRound* round = m_labelling->isOpen() ? m_labelling->state().rounds().open() : nullptr;
    const int place = static_cast<int>(Shown::Round);
    if (round && m_filter->count() <= place)
        m_filter->addItem(tr("Open round"));
    if (!round && m_filter->count() > place) {
        const bool wasShown = m_filter->currentIndex() == place;
        m_filter->removeItem(place);
        if (wasShown) {
            m_filter->setCurrentIndex(static_cast<int>(Shown::All));
            order();
        }
    }
}

/// In the order of the set, or of the round.
std::vector<std::size_t> LabelWorkspace::candidates() const
{
    const LabelState& state = m_labelling->state();
    std::vector<std::size_t> items;
    const LabelRound* round = state.rounds().open();
    if (static_cast<Shown>(m_filter->currentIndex()) == Shown::Round && round) {
        for (const std::string& key : round->items)
            if (const auto found = state.find(key))
                items.push_back(*found);
        return items;
    }
    items.resize(state.size());
    std::iota(items.begin(), items.end(), std::size_t(0));
    return items;
}

/// The picture in hand, or all that are selected in the grid.
std::vector<std::size_t> LabelWorkspace::inHand() const
{
    if (item() < 0)
        return {};
    if (view() == View::Grid && m_grid->selectedCount() > 1)
        return m_grid->selectedItems();
    return {static_cast<std::size_t>(item())};
}

/// Their class as it is now is known for certain; again, and it is not.
void LabelWorkspace::markGold()
{
    const LabelState& state = m_labelling->state();
    std::vector<std::size_t> items = inHand();
    std::erase_if(items, [&](std::size_t one) { return state.isBlind(one) || state.label(one) < 0; });
    if (items.empty()) {
        emit banner({BannerMessage::Kind::Notice, tr("Give the picture its class first"), tr("Then %1 says that it is known for certain, and the picture tells how careful people are").arg(labelKeyText("gold")), {}, {}});
        return;
    }
    const bool isTakenBack = std::ranges::all_of(items, [&](std::size_t one) { return state.gold(one) == state.label(one); });
    std::vector<LabelChange> changes;
    for (const std::size_t one : items)
        changes.push_back(state.withGold(one, isTakenBack ? -1 : state.label(one)));
    m_labelling->change(std::move(changes));
}

} // namespace lathe
