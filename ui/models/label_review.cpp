#include "ui/models/label_review.h"

namespace lathe {

LabelReview::LabelReview(PageContext context, Labelling& labelling, LiveLoop& live, QObject* parent)
    : QObject(parent), m_context(context), m_labelling(labelling), m_live(live)
{
    connect(&labelling, &Labelling::opened, this, &LabelReview::opened);
    connect(&labelling, &Labelling::changed, this, &LabelReview::labelsChanged);
    connect(&live, &LiveLoop::stateChanged, this, [this] {
        if (m_isWaiting && !m_live.isLooking())
            run();
    });
}

/// Another dataset, or the same one read again.
void LabelReview::opened()
{
    if (m_dataset == m_labelling.version().dataset) {
        labelsChanged();
        return;
    }
    cancel();
    m_dataset = m_labelling.version().dataset;
    m_report.reset();
    m_before.reset();
    refresh();
}

void LabelReview::run()
{
    if (!m_labelling.isOpen() || m_job != 0)
        return;
    m_isWaiting = m_live.isLooking();
    if (m_isWaiting) {
        emit changed();
        return;
    }
    using Found = std::shared_ptr<DoubtReport>;
    m_isStale = false;
    m_job = m_context.jobs.start<Found>(
        Lane::Io, tr("Review labels of %1").arg(QString::fromStdString(m_labelling.version().dataset)),
        [state = std::make_shared<const LabelState>(m_labelling.state()), embeddings = m_live.embeddings()](Progress& progress) -> Result<Found> {
            LATHE_TRY(DoubtReport report, findDoubts(*state, embeddings.get(), {}, progress));
            return std::make_shared<DoubtReport>(std::move(report));
        },
        this,
        [this, generation = m_generation](Result<Found> found) {
            if (generation != m_generation)
                return;
            m_job = 0;
            if (found) {
                m_report = std::make_unique<DoubtReport>(std::move(**found));
                refresh();
                if (!m_before && m_now)
                    m_before = m_now;
            } else if (!found.error().isCancelled()) {
                emit failed(found.error());
            }
            emit changed();
        });
    emit changed();
}

void LabelReview::cancel()
{
    m_isWaiting = false;
    if (m_job != 0) {
        ++m_generation;
        m_context.jobs.cancel(std::exchange(m_job, 0));
    }
    emit changed();
}

void LabelReview::labelsChanged()
{
    m_isStale = m_report != nullptr;
    refresh();
}

void LabelReview::refresh()
{
    m_standing.clear();
    m_now.reset();
    if (m_report) {
        for (const Doubt& doubt : m_report->doubts)
            if (isStanding(doubt, m_labelling.state()))
                m_standing.push_back(doubt);
        if (const HeldOut heldOut = heldOutAccuracy(*m_report, m_labelling.state()); heldOut.all > 0)
            m_now = heldOut;
    }
    emit changed();
}

void LabelReview::take(std::size_t doubt)
{
    if (doubt < m_standing.size())
        m_labelling.change(taking(m_standing[doubt], m_labelling.state()), LabelOrigin::Suggestion, QStringLiteral("review"));
}

void LabelReview::keep(std::size_t doubt)
{
    if (doubt < m_standing.size())
        m_labelling.change({keeping(m_standing[doubt], m_labelling.state())});
}

} // namespace lathe
