#include "ui/models/live_loop.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

constexpr std::size_t kRecent = 200; // guesses that the estimate looks at: the model gets better
const QString kGuess = QStringLiteral("guess ");
const QString kDrawn = QStringLiteral("drawn guess ");

} // namespace

LiveLoop::LiveLoop(PageContext context, Labelling& labelling, QObject* parent) : QObject(parent), m_context(context), m_labelling(labelling)
{
    connect(&labelling, &Labelling::opened, this, &LiveLoop::look);
    connect(&labelling, &Labelling::changed, this, &LiveLoop::step);
}

void LiveLoop::setBackbone(const Backbone& backbone)
{
    m_backbone = backbone;
    look();
}

void LiveLoop::look()
{
    const int generation = ++m_generation;
    m_session.reset();
    m_embeddings.reset();
    m_answer.reset();
    m_looking = m_stepping = m_stale = false;
    m_guesses.clear(); // perhaps of another dataset
    m_read = 0;
    emit stateChanged();
    if (m_backbone.isNone() || !m_labelling.isOpen())
        return;
    m_looking = true;
    struct Seen {
        std::shared_ptr<const Embeddings> embeddings;
        std::unique_ptr<LiveSession> session; // made here too: it compares all pictures with each other
    };
    using Found = std::shared_ptr<Seen>;
    m_context.jobs.start<Found>(
        Lane::Io, tr("Look at the pictures of %1").arg(QString::fromStdString(m_labelling.version().dataset)),
        [&workbench = m_context.workbench, pictures = m_labelling.pictures(), backbone = m_backbone](Progress& progress) -> Result<Found> {
            LATHE_TRY(Embeddings embeddings, embedPictures(workbench, *pictures, backbone, progress));
            auto seen = std::make_shared<Seen>();
            seen->embeddings = std::make_shared<const Embeddings>(std::move(embeddings));
            seen->session = std::make_unique<LiveSession>(seen->embeddings);
            return seen;
        },
        this,
        [this, generation](Result<Found> found) {
            if (generation != m_generation)
                return;
            m_looking = false;
            if (found) {
                m_embeddings = (*found)->embeddings;
                m_session = std::move((*found)->session);
                step();
            } else {
                m_backbone = {};
                if (!found.error().isCancelled())
                    emit failed(found.error());
            }
            emit stateChanged();
        });
}

/// One step is on its way at a time; what changes until then goes into the next one.
void LiveLoop::step()
{
    if (m_stepping) {
        m_stale = true;
        return;
    }
    if (!m_session || !m_labelling.isOpen())
        return;
    const LabelState& state = m_labelling.state();
    std::vector<std::int32_t> labels(state.size());
    std::vector<bool> isOpen(state.size());
    for (std::size_t item = 0; item < state.size(); ++item) {
        labels[item] = state.label(item);
        isOpen[item] = labels[item] < 0 && state.progress(item) == ItemProgress::Open;
    }
    m_stepping = true;
    m_stale = false;
    struct Done {
        std::unique_ptr<LiveSession> session;
        LiveAnswer answer;
    };
    using Found = std::shared_ptr<Done>;
    m_context.jobs.start<Found>(
        Lane::Prompt, {},
        [session = std::make_shared<std::unique_ptr<LiveSession>>(std::move(m_session)), labels = std::move(labels), isOpen = std::move(isOpen),
         classes = state.classes().size(), seed = m_steps++](Progress&) -> Result<Found> {
            auto done = std::make_shared<Done>();
            done->answer = (*session)->step(labels, isOpen, classes, seed);
            done->session = std::move(*session);
            return done;
        },
        this,
        [this, generation = m_generation](Result<Found> done) {
            if (generation != m_generation)
                return;
            m_stepping = false;
            if (!done) {
                if (!done.error().isCancelled())
                    emit failed(done.error());
                return;
            }
            m_session = std::move((*done)->session);
            m_answer = std::make_unique<LiveAnswer>(std::move((*done)->answer));
            m_drawn.assign(m_labelling.state().size(), false);
            for (const QueuePlace& place : m_answer->queue)
                m_drawn[place.item] = place.isRandom;
            emit answered();
            if (m_stale)
                step();
        });
}

std::optional<LiveLoop::Suggestion> LiveLoop::suggestion(std::size_t item) const
{
    if (!m_answer || m_answer->probabilities.empty() || !m_labelling.isOpen() || m_labelling.state().label(item) >= 0
        || m_labelling.state().isBlind(item))
        return std::nullopt;
    const std::int32_t label = m_labelling.state().resolved(m_answer->likeliest(item));
    return label < 0 ? std::nullopt : std::optional(Suggestion{label, m_answer->probability(item, m_answer->likeliest(item))});
}

QString LiveLoop::sourceOf(std::size_t item) const
{
    const auto guess = suggestion(item);
    if (!guess)
        return {};
    return (m_drawn[item] ? kDrawn : kGuess) + QString::fromStdString(m_labelling.state().classes()[static_cast<std::size_t>(guess->label)].id);
}

const std::vector<LiveLoop::Guess>& LiveLoop::guesses() const
{
    const auto& batches = m_labelling.history().batches();
    for (; m_read < batches.size(); ++m_read) {
        const LabelBatch& batch = batches[m_read];
        const QString source = QString::fromStdString(batch.source);
        const bool isDrawn = source.startsWith(kDrawn);
        const auto change = std::ranges::find(batch.changes, "class", &LabelChange::subject);
        if ((!isDrawn && !source.startsWith(kGuess)) || change == batch.changes.end())
            continue;
        const auto value = nlohmann::json::parse(change->value, nullptr, false);
        const std::string guess = source.mid((isDrawn ? kDrawn : kGuess).size()).toStdString();
        m_guesses.push_back({batch.id, value.is_string() && value.get<std::string>() == guess, isDrawn});
    }
    return m_guesses;
}

std::optional<ShareInterval> LiveLoop::accuracy() const
{
    if (!m_labelling.isOpen())
        return std::nullopt;
    std::int64_t right = 0, all = 0;
    const auto& found = guesses();
    for (auto guess = found.rbegin(); guess != found.rend() && all < static_cast<std::int64_t>(kRecent); ++guess)
        if (guess->wasDrawn && !m_labelling.history().isUndone(guess->batch)) {
            right += guess->wasRight;
            ++all;
        }
    return all == 0 ? std::nullopt : std::optional(wilson(right, all));
}

std::optional<double> LiveLoop::takenUnchanged() const
{
    if (!m_labelling.isOpen())
        return std::nullopt;
    std::int64_t right = 0, all = 0;
    for (const Guess& guess : guesses())
        if (!m_labelling.history().isUndone(guess.batch)) {
            right += guess.wasRight;
            ++all;
        }
    return all == 0 ? std::nullopt : std::optional(static_cast<double>(right) / static_cast<double>(all));
}

} // namespace lathe
