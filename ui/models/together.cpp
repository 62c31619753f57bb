#include "ui/models/together.h"

namespace lathe {

namespace {

constexpr int kWatch = 1000; // milliseconds

} // namespace

Together::Together(PageContext context, Labelling& labelling, QObject* parent) : QObject(parent), m_context(context), m_labelling(labelling)
{
    m_watch.setInterval(kWatch);
    connect(&m_watch, &QTimer::timeout, &labelling, &Labelling::catchUp);
    connect(&labelling, &Labelling::opened, this, [this] {
        m_seen = 0;
        m_hasNotes = false;
        m_conflicts.clear();
        read();
    });
    connect(&labelling, &Labelling::historyChanged, this, &Together::read);
}

void Together::setWatching(bool isOn) { isOn ? m_watch.start() : m_watch.stop(); }

/// Most journals were never merged: they are not read a second time.
bool Together::hasNotes() const
{
    const auto& batches = m_labelling.history().batches();
    for (; m_seen < batches.size() && !m_hasNotes; ++m_seen)
        m_hasNotes = batches[m_seen].origin == LabelOrigin::Merge;
    return m_hasNotes;
}

/// One reading is on its way at a time, behind what is being written.
void Together::read()
{
    if (!m_labelling.isOpen() || !hasNotes()) {
        emit changed();
        return;
    }
    if (m_reading) {
        m_stale = true;
        return;
    }
    m_reading = true;
    m_stale = false;
    m_context.jobs.start<std::vector<JournalConflict>>(
        Lane::Journal, {},
        [&workbench = m_context.workbench, dataset = m_labelling.version().dataset](Progress&) { return journalConflicts(workbench, dataset); },
        this,
        [this](Result<std::vector<JournalConflict>> conflicts) {
            m_reading = false;
            if (m_stale || m_labelling.isWriting()) {
                read();
                return;
            }
            if (conflicts)
                m_conflicts = std::move(*conflicts);
            else if (!conflicts.error().isCancelled())
                emit failed(conflicts.error());
            emit changed();
        });
}

void Together::decide(const JournalConflict& conflict, bool isOther)
{
    const std::string id = conflict.id;
    m_labelling.decide({conflict.item, conflict.subject, m_labelling.state().valueOf(conflict.item, conflict.subject), (isOther ? conflict.other : conflict.stands).change.value},
                       QString::fromStdString(decisionSource(conflict)));
    std::erase_if(m_conflicts, [&](const JournalConflict& one) { return one.id == id; });
    emit changed();
}

void Together::writeJournal(const QString& path)
{
    ++m_jobs;
    m_context.jobs.start<std::int64_t>(
        Lane::Journal, tr("Write the journal of %1").arg(QString::fromStdString(m_labelling.version().dataset)),
        [&workbench = m_context.workbench, dataset = m_labelling.version().dataset, path](Progress&) { return exportJournal(workbench, dataset, path.toStdString()); },
        this,
        [this, path](Result<std::int64_t> events) {
            --m_jobs;
            if (events)
                emit written(path, *events);
            else if (!events.error().isCancelled())
                emit failed(events.error());
        });
}

void Together::bringIn(const QString& path)
{
    ++m_jobs;
    m_context.jobs.start<JournalMerged>(
        Lane::Journal, tr("Bring in a journal of %1").arg(QString::fromStdString(m_labelling.version().dataset)),
        [&workbench = m_context.workbench, dataset = m_labelling.version().dataset, path](Progress& progress) {
            return mergeJournal(workbench, dataset, path.toStdString(), progress);
        },
        this,
        [this](Result<JournalMerged> merged) {
            --m_jobs;
            if (merged) {
                m_labelling.catchUp();
                emit broughtIn(*merged);
            } else if (!merged.error().isCancelled()) {
                emit failed(merged.error());
            }
        });
}

} // namespace lathe
