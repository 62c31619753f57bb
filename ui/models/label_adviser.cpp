#include "ui/models/label_adviser.h"

namespace lathe {

namespace {

constexpr double kGrowth = 1.1; // of the labels, until the answer may be another

} // namespace

LabelAdviser::LabelAdviser(PageContext context, Labelling& labelling, LiveLoop& live, QObject* parent)
    : QObject(parent), m_context(context), m_labelling(labelling), m_live(live)
{
    connect(&live, &LiveLoop::stateChanged, this, [this] {
        if (m_live.embeddings() != m_embeddings)
            forget();
    });
}

void LabelAdviser::forget()
{
    ++m_generation;
    if (m_job != 0)
        m_context.jobs.cancel(std::exchange(m_job, 0));
    m_embeddings = m_live.embeddings();
    m_curve.reset();
    m_error.reset();
    emit changed();
}

bool LabelAdviser::isStale() const
{
    const LiveAnswer* answer = m_live.answer();
    return m_curve && answer && static_cast<double>(answer->labelled) > kGrowth * static_cast<double>(m_curve->labelled);
}

void LabelAdviser::ask()
{
    if (!canAsk() || !m_labelling.isOpen() || m_job != 0)
        return;
    m_embeddings = m_live.embeddings();
    const LabelState& state = m_labelling.state();
    std::vector<std::int32_t> labels(state.size());
    for (std::size_t item = 0; item < state.size(); ++item)
        labels[item] = state.label(item);
    using Found = std::shared_ptr<LabelCurve>;
    m_job = m_context.jobs.start<Found>(
        Lane::Io, tr("Learning curve of the labels of %1").arg(QString::fromStdString(m_labelling.version().dataset)),
        [embeddings = m_embeddings, labels = std::move(labels), classes = state.classes().size()](Progress& progress) -> Result<Found> {
            LATHE_TRY(LabelCurve curve, labelCurve(*embeddings, labels, classes, 0, progress));
            return std::make_shared<LabelCurve>(std::move(curve));
        },
        this,
        [this, generation = m_generation](Result<Found> found) {
            if (generation != m_generation)
                return;
            m_job = 0;
            m_error.reset();
            if (found)
                m_curve = std::make_unique<LabelCurve>(std::move(**found));
            else if (!found.error().isCancelled())
                m_error = found.error();
            emit changed();
        });
    emit changed();
}

} // namespace lathe
