#include "ui/models/box_suggester.h"

#include "ml/detections.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kAtOnce = 4;       // pictures of one job: the next wish waits no longer than for these
constexpr double kSameThing = 0.5;       // overlap with what is drawn already
constexpr double kLeastDoubtful = 0.05;  // scores below are taken for noise

} // namespace

BoxSuggester::BoxSuggester(PageContext context, Labelling& labelling, QObject* parent) : QObject(parent), m_context(context), m_labelling(labelling)
{
    connect(&labelling, &Labelling::opened, this, [this] { setDetector(m_name); });
}

void BoxSuggester::chooseOwn()
{
    if (!m_name.isEmpty() || !m_labelling.isOpen())
        return;
    if (const auto own = ownDetector(m_context.workbench, m_labelling.version().dataset); own && !own->empty())
        setDetector(QString::fromStdString(*own));
}

void BoxSuggester::setDetector(const QString& runOrModel)
{
    const int generation = ++m_generation;
    m_name = runOrModel;
    m_detector.reset();
    m_found.clear();
    m_dismissed.clear();
    m_wanted.clear();
    m_opening = m_looking = false;
    emit changed();
    if (m_name.isEmpty() || !m_labelling.isOpen())
        return;
    m_opening = true;
    m_context.jobs.start<std::shared_ptr<const Detector>>(
        Lane::Prompt, {},
        [&workbench = m_context.workbench, name = m_name.toStdString()](Progress&) -> Result<std::shared_ptr<const Detector>> {
            LATHE_TRY(Detector detector, openDetector(workbench, name));
            return std::make_shared<const Detector>(std::move(detector));
        },
        this,
        [this, generation](Result<std::shared_ptr<const Detector>> opened) {
            if (generation != m_generation)
                return;
            m_opening = false;
            if (opened) {
                m_detector = std::move(*opened);
            } else {
                m_name.clear();
                m_wanted.clear();
                if (!opened.error().isCancelled())
                    emit failed(opened.error());
            }
            emit changed();
            look();
        });
}

void BoxSuggester::want(const std::vector<std::size_t>& items)
{
    m_wanted.assign(items.rbegin(), items.rend());
    look();
}

/// A few pictures at a time, so that what is in hand now never waits long.
void BoxSuggester::look()
{
    if (!m_detector || m_looking || !m_labelling.isOpen())
        return;
    std::vector<std::size_t> items;
    while (!m_wanted.empty() && items.size() < kAtOnce) {
        if (!m_found.contains(m_wanted.back()))
            items.push_back(m_wanted.back());
        m_wanted.pop_back();
    }
    if (items.empty())
        return;
    m_looking = true;
    m_context.jobs.start<Predictions>(
        Lane::Prompt, {},
        [detector = m_detector, pictures = m_labelling.pictures(), items](Progress& progress) { return detector->model->predict(pictures->take(items), progress); },
        this,
        [this, items, generation = m_generation](Result<Predictions> found) {
            if (generation != m_generation)
                return;
            m_looking = false;
            if (!found) {
                m_wanted.clear();
                if (!found.error().isCancelled())
                    emit failed(found.error());
                return;
            }
            for (std::size_t i = 0; i < items.size(); ++i)
                m_found[items[i]] = i < found->found.size() ? std::move(found->found[i]) : std::vector<Detection>();
            emit changed();
            look();
        });
}

std::vector<Annotation> BoxSuggester::boxes(std::size_t item) const
{
    std::vector<Annotation> free;
    const auto found = m_found.find(item);
    if (!m_detector || found == m_found.end() || !m_labelling.isOpen() || m_labelling.state().isBlind(item))
        return free;
    const LabelState& state = m_labelling.state();
    std::vector<Detection> taken;
    for (const Annotation& one : state.annotations(item))
        if (const auto bounds = boundsOf(one.shape))
            taken.push_back({static_cast<float>(bounds->x), static_cast<float>(bounds->y), static_cast<float>(bounds->width), static_cast<float>(bounds->height)});
    for (std::size_t i = 0; i < found->second.size(); ++i) {
        const Detection& box = found->second[i];
        const std::string id = std::to_string(i);
        if (static_cast<double>(box.score) < m_detector->confidence || m_dismissed.contains({item, id})
            || std::ranges::any_of(taken, [&](const Detection& other) { return overlapOf(box, other) > kSameThing; }))
            continue;
        const auto& name = m_detector->model->classes()[static_cast<std::size_t>(box.label)];
        const auto known = std::ranges::find_if(state.classes(), [&](const LabelClass& one) { return one.name == name && !one.isGone; });
        if (known == state.classes().end())
            continue;
        Annotation ghost;
        ghost.id = id;
        ghost.label = state.resolved(static_cast<std::int32_t>(known - state.classes().begin()));
        ghost.shape = Box{box.x, box.y, box.width, box.height, 0};
        ghost.confidence = box.score;
        free.push_back(std::move(ghost));
    }
    return free;
}

void BoxSuggester::dismiss(std::size_t item, const std::string& id)
{
    m_dismissed.emplace(item, id);
    emit changed();
}

std::optional<double> BoxSuggester::doubt(std::size_t item) const
{
    const auto found = m_found.find(item);
    if (found == m_found.end())
        return std::nullopt;
    double sum = 0;
    for (const Detection& box : found->second)
        if (static_cast<double>(box.score) >= kLeastDoubtful)
            sum += std::min<double>(box.score, 1 - box.score);
    return sum;
}

} // namespace lathe
