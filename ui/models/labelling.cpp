#include "ui/models/labelling.h"

#include "ui/shell/preferences.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace lathe {

namespace {

constexpr int kAgain = 2000;            // milliseconds until a failed write is tried again
constexpr std::size_t kPaced = 30;      // pictures
constexpr qint64 kPause = 5 * 60 * 1000; // milliseconds without work that do not count

} // namespace

Labelling::Labelling(PageContext context, QObject* parent) : QObject(parent), m_context(context)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kAgain);
    connect(&m_again, &QTimer::timeout, this, &Labelling::write);
    m_sitting.start();
    m_clock.start();
}

Labelling::~Labelling()
{
    // What is in flight is written by its job, or here again: events that are there already are passed over.
    if (!m_unwritten.empty())
        (void)writeLabels(m_context.workbench, m_session->version.dataset, m_unwritten);
}

void Labelling::open(const QString& dataset)
{
    const int generation = ++m_generation;
    if (dataset.isEmpty()) {
        m_session.reset();
        m_pictures.reset();
        return;
    }
    ++m_loading;
    m_context.jobs.start<std::shared_ptr<LabelSession>>(
        Lane::Journal, {}, // behind what is being written
        [&workbench = m_context.workbench, name = dataset.toStdString()](Progress& progress) -> Result<std::shared_ptr<LabelSession>> {
            LATHE_TRY(LabelSession session, openLabels(workbench, name, progress));
            return std::make_shared<LabelSession>(std::move(session));
        },
        this,
        [this, generation](Result<std::shared_ptr<LabelSession>> session) {
            --m_loading;
            if (generation != m_generation)
                return;
            if (!session) {
                emit failed(session.error());
                return;
            }
            m_session = std::make_unique<LabelSession>(std::move(**session));
            m_own.clear();
            for (const LabelEvent& event : m_unwritten) { // done while it was read
                m_own.insert(event.id);
                m_session->history.add(event);
                m_session->state.apply(event.change);
                m_session->pending += !LabelState::isBesideVersions(event.change.subject);
            }
            m_pictures = m_session->state.base();
            m_person = Preferences::person();
            m_session->state.setViewer(m_person.toStdString());
            m_clock.restart();
            emit opened();
        });
}

void Labelling::change(std::vector<LabelChange> changes, LabelOrigin origin, const QString& source)
{
    if (!m_session)
        return;
    std::erase_if(changes, [](const LabelChange& one) { return one.before == one.value; });
    const auto isRefused = [this](const LabelChange& one) {
        const auto item = one.subject.starts_with("mark/") ? m_session->state.find(one.item) : std::nullopt;
        return item && m_session->state.isBlind(*item);
    };
    if (std::erase_if(changes, isRefused) > 0)
        emit refused();
    if (changes.empty())
        return;
    const double seconds = static_cast<double>(m_clock.restart()) / 1000;
    apply(labelEvents(std::move(changes), origin, m_person.toStdString(), source.toStdString(), seconds));
}

void Labelling::decide(const LabelChange& change, const QString& source)
{
    if (m_session)
        apply(labelEvents({change}, LabelOrigin::Merge, m_person.toStdString(), source.toStdString()));
}

void Labelling::catchUp()
{
    if (!m_session || m_isCatchingUp)
        return;
    m_isCatchingUp = true;
    m_context.jobs.start<std::vector<LabelEvent>>(
        Lane::Journal, {},
        [&workbench = m_context.workbench, dataset = m_session->version.dataset, position = m_session->position](Progress&) {
            return labelEventsSince(workbench, dataset, position);
        },
        this,
        [this, generation = m_generation](Result<std::vector<LabelEvent>> events) {
            m_isCatchingUp = false;
            if (events && generation == m_generation && m_session)
                take(*events);
        });
}

/// In the order of the journal, those made here once more among them: the last word on a subject counts.
void Labelling::take(const std::vector<LabelEvent>& events)
{
    bool isAny = false, isSchema = false;
    std::set<std::size_t> items;
    for (const LabelEvent& event : events) {
        m_session->state.apply(event.change);
        m_session->position = event.position;
        if (m_own.erase(event.id) > 0)
            continue;
        m_session->history.add(event);
        m_session->pending += !LabelState::isBesideVersions(event.change.subject);
        isAny = true;
        isSchema = isSchema || event.change.item.empty();
        if (const auto item = m_session->state.find(event.change.item))
            items.insert(*item);
    }
    if (!isAny)
        return;
    for (const LabelEvent& event : m_unwritten)
        m_session->state.apply(event.change);
    if (isSchema)
        emit classesChanged();
    emit changed(isSchema ? std::vector<std::size_t>() : std::vector<std::size_t>(items.begin(), items.end()));
    emit historyChanged();
}

void Labelling::refreshPerson()
{
    if (!m_session || m_person == Preferences::person())
        return;
    m_person = Preferences::person();
    m_session->state.setViewer(m_person.toStdString());
    emit changed({});
    emit historyChanged();
}

bool Labelling::isHidden(const LabelBatch& batch) const
{
    const LabelState& state = m_session->state;
    return std::ranges::any_of(batch.changes, [&](const LabelChange& change) {
        if (LabelRounds::isAnswer(change.subject)) {
            const LabelRound* round = state.rounds().find(LabelRounds::roundOf(change.subject));
            return round && !round->isClosed && change.subject != LabelRounds::answerSubject(round->id, m_person.toStdString());
        }
        const auto item = change.item.empty() ? std::nullopt : state.find(change.item);
        return item && state.isBlind(*item) && change.subject != "progress";
    });
}

bool Labelling::canUndo() const { return m_session && m_session->history.toUndo(m_person.toStdString()); }
bool Labelling::canRedo() const { return m_session && m_session->history.toRedo(m_person.toStdString()); }

void Labelling::undo()
{
    if (m_session)
        turn(m_session->history.toUndo(m_person.toStdString()), LabelOrigin::Undo);
}

void Labelling::redo()
{
    if (m_session)
        turn(m_session->history.toRedo(m_person.toStdString()), LabelOrigin::Redo);
}

void Labelling::turn(const LabelBatch* batch, LabelOrigin origin)
{
    if (!batch)
        return;
    const auto current = [this](const LabelChange& change) { return m_session->state.valueOf(change.item, change.subject); };
    auto changes = origin == LabelOrigin::Undo ? undoing(*batch, current) : redoing(*batch, current);
    std::optional<std::size_t> item;
    for (const LabelChange& change : changes)
        if (!item && !change.item.empty())
            item = m_session->state.find(change.item);
    apply(labelEvents(std::move(changes), origin, m_person.toStdString(), batch->id));
    if (item)
        emit itemWanted(*item);
}

void Labelling::apply(const std::vector<LabelEvent>& events)
{
    std::set<std::size_t> items, finished;
    bool isSchema = false;
    for (const LabelEvent& event : events) {
        m_own.insert(event.id);
        m_session->state.apply(event.change);
        m_session->history.add(event);
        m_session->pending += !LabelState::isBesideVersions(event.change.subject);
        if (event.change.item.empty())
            isSchema = true;
        else if (const auto item = m_session->state.find(event.change.item)) {
            items.insert(*item);
            const bool isClass = event.change.subject == "class" || LabelRounds::isAnswer(event.change.subject);
            if (event.change.value == "\"done\"" || (isClass && !event.change.value.empty()))
                finished.insert(*item);
        }
    }
    m_doneAt.insert(m_doneAt.end(), finished.size(), m_sitting.elapsed());
    m_unwritten.insert(m_unwritten.end(), events.begin(), events.end());
    write();
    if (isSchema)
        emit classesChanged();
    emit changed(isSchema ? std::vector<std::size_t>() : std::vector<std::size_t>(items.begin(), items.end()));
    emit historyChanged();
}

/// One write is on its way at a time, with all that came until then.
void Labelling::write()
{
    if (m_inFlight > 0 || m_unwritten.empty() || !m_session)
        return;
    m_again.stop();
    m_inFlight = m_unwritten.size();
    m_context.jobs.start<void>(
        Lane::Journal, {},
        [&workbench = m_context.workbench, dataset = m_session->version.dataset, events = m_unwritten](Progress&) {
            return writeLabels(workbench, dataset, events);
        },
        this,
        [this](Result<void> written) {
            const std::size_t count = std::exchange(m_inFlight, 0);
            if (!written) {
                m_again.start();
                if (!written.error().isCancelled())
                    emit failed(written.error());
                return;
            }
            m_unwritten.erase(m_unwritten.begin(), m_unwritten.begin() + static_cast<std::ptrdiff_t>(count));
            if (!m_unwritten.empty()) {
                write();
                return;
            }
            emit this->written();
            for (auto& done : std::exchange(m_keeping, {}))
                keep(std::move(done));
        });
}

double Labelling::pacePerHour() const
{
    const std::size_t first = m_doneAt.size() > kPaced ? m_doneAt.size() - kPaced : 0;
    qint64 worked = 0;
    for (std::size_t i = first + 1; i < m_doneAt.size(); ++i)
        worked += std::min(m_doneAt[i] - m_doneAt[i - 1], kPause);
    return worked > 0 ? static_cast<double>(m_doneAt.size() - first - 1) * 3600e3 / static_cast<double>(worked) : 0;
}

void Labelling::keep(std::function<void(const DatasetVersion&)> done)
{
    if (!m_session)
        return;
    if (isWriting()) {
        m_keeping.push_back(std::move(done));
        return;
    }
    m_context.jobs.start<DatasetVersion>(
        Lane::Journal, tr("Keep labels of %1").arg(QString::fromStdString(m_session->version.dataset)),
        [&workbench = m_context.workbench, dataset = m_session->version.dataset](Progress& progress) { return keepLabels(workbench, dataset, progress); },
        this,
        [this, done = std::move(done)](Result<DatasetVersion> version) {
            if (version) {
                if (m_session && m_unwritten.empty() && m_session->version.dataset == version->dataset) {
                    m_session->version = *version;
                    m_session->pending = 0;
                }
                done(*version);
            } else if (!version.error().isCancelled()) {
                emit failed(version.error());
            }
        });
}

} // namespace lathe
