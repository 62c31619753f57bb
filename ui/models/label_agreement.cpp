#include "ui/models/label_agreement.h"

namespace lathe {

LabelAgreement::LabelAgreement(PageContext context, Labelling& labelling, QObject* parent) : QObject(parent), m_context(context), m_labelling(labelling)
{
    connect(&labelling, &Labelling::opened, this, [this] {
        m_chosen.clear();
        m_result.reset();
        refresh();
    });
    connect(&labelling, &Labelling::changed, this, &LabelAgreement::refresh);
}

void LabelAgreement::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    if (isWatched)
        refresh();
}

std::vector<LabelRound> LabelAgreement::rounds() const
{
    if (!m_labelling.isOpen())
        return {};
    const auto& all = m_labelling.state().rounds().all();
    return {all.rbegin(), all.rend()};
}

const LabelRound* LabelAgreement::round() const
{
    if (!m_labelling.isOpen())
        return nullptr;
    const LabelRounds& rounds = m_labelling.state().rounds();
    const LabelRound* chosen = m_chosen.empty() ? nullptr : rounds.find(m_chosen);
    return chosen ? chosen : rounds.all().empty() ? nullptr : &rounds.all().back();
}

void LabelAgreement::choose(const std::string& round)
{
    m_chosen = round;
    m_result.reset();
    refresh();
}

void LabelAgreement::refresh()
{
    if (!m_isWatched)
        return;
    const LabelRound* shown = round();
    m_isStale = m_isBusy;
    if (!shown || m_isBusy) {
        if (!shown)
            m_result.reset();
        emit changed();
        return;
    }
    m_isBusy = true;
    using Found = std::shared_ptr<RoundResult>;
    m_context.jobs.start<Found>(
        Lane::Prompt, {},
        [state = std::make_shared<const LabelState>(m_labelling.state()), round = *shown](Progress&) -> Result<Found> { return std::make_shared<RoundResult>(roundResult(*state, round)); },
        this,
        [this, id = shown->id](Result<Found> found) {
            m_isBusy = false;
            if (found && round() && round()->id == id)
                m_result = std::make_unique<RoundResult>(std::move(**found));
            else
                m_isStale = true;
            if (m_isStale)
                refresh();
            else
                emit changed();
        });
    emit changed();
}

void LabelAgreement::start(const RoundOptions& options)
{
    if (!m_labelling.isOpen())
        return;
    auto round = drawnRound(m_labelling.state(), options);
    if (!round) {
        emit failed(round.error());
        return;
    }
    m_chosen = round->id;
    m_result.reset();
    m_labelling.change({m_labelling.state().withRound(*round)});
}

void LabelAgreement::close()
{
    const LabelRound* shown = round();
    if (!shown || shown->isClosed)
        return;
    LabelRound closed = *shown;
    closed.isClosed = true;
    m_labelling.change({m_labelling.state().withRound(closed)});
}

std::size_t LabelAgreement::adopt(const std::vector<std::size_t>& pictures)
{
    const LabelRound* shown = round();
    if (!shown || !shown->isClosed || !m_result)
        return 0;
    std::vector<RoundPicture> chosen;
    for (const std::size_t picture : pictures)
        chosen.push_back(m_result->pictures[picture]);
    auto changes = adopted(m_labelling.state(), chosen);
    const std::size_t count = changes.size();
    m_labelling.change(std::move(changes), LabelOrigin::Suggestion, QStringLiteral("consensus %1").arg(QString::fromStdString(shown->name)));
    return count;
}

} // namespace lathe
