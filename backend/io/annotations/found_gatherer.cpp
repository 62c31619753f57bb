#include "io/annotations/found_gatherer.h"

#include "io/annotations/mask_runs.h"
#include "io/annotations/shape_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

void FoundGatherer::problem(std::string place, std::string reason)
{
    ++m_found.problemCount;
    if (m_found.problems.size() < kMostListed)
        m_found.problems.push_back({std::move(place), std::move(reason)});
}

void FoundGatherer::note(std::string text)
{
    if (m_notes.insert(text).second && m_found.notes.size() < kMostListed)
        m_found.notes.push_back(std::move(text));
}

std::int32_t FoundGatherer::classOf(const std::string& name)
{
    if (name.empty())
        return -1;
    const auto [entry, isNew] = m_classes.emplace(name, static_cast<std::int32_t>(m_classes.size()));
    if (isNew) {
        m_found.set.classes.push_back(name);
        m_found.set.traits.emplace_back();
    }
    return entry->second;
}

ClassTraits& FoundGatherer::traitsOf(std::int32_t label)
{
    m_hasTraits = true;
    return m_found.set.traits.at(static_cast<std::size_t>(label));
}

std::size_t FoundGatherer::picture(const std::string& path, Part part, std::uint32_t width, std::uint32_t height)
{
    const auto [entry, isNew] = m_pictures.emplace(std::to_string(static_cast<int>(part)) + "/" + path, pictureCount());
    if (isNew) {
        AnnotatedPicture added;
        added.path = path;
        added.part = part;
        m_found.set.pictures.push_back(std::move(added));
    }
    AnnotatedPicture& found = at(entry->second);
    if (found.width == 0 || found.height == 0) {
        found.width = width;
        found.height = height;
        if (width == 0 || height == 0) {
            found.width = found.height = 0;
            if (const auto size = isNew && m_sizes ? m_sizes(path) : std::nullopt; size && size->first <= kLongestSide && size->second <= kLongestSide)
                std::tie(found.width, found.height) = *size;
        }
    }
    return entry->second;
}

bool FoundGatherer::add(std::size_t picture, Annotation annotation, const std::string& place)
{
    AnnotatedPicture& owner = at(picture);
    Fitting fitting = fitToPicture(annotation.shape, owner.width, owner.height);
    if (fitting.outcome != Fitting::Outcome::Good)
        problem(place, std::move(fitting.why));
    if (fitting.outcome == Fitting::Outcome::Refused)
        return false;
    if (annotation.confidence && (!(*annotation.confidence >= 0) || *annotation.confidence > 1)) {
        problem(place, "Its confidence is not between 0 and 1 and was left out");
        annotation.confidence.reset();
    }
    owner.annotations.push_back(std::move(annotation));
    return true;
}

void FoundGatherer::sortClasses()
{
    std::vector<std::int32_t> order(classCount());
    std::iota(order.begin(), order.end(), 0);
    AnnotationSet& set = m_found.set;
    const auto at = [](std::int32_t index) { return static_cast<std::size_t>(index); };
    std::ranges::sort(order, [&](std::int32_t a, std::int32_t b) { return set.classes[at(a)] < set.classes[at(b)]; });
    std::vector<std::string> classes;
    std::vector<ClassTraits> traits;
    std::vector<std::int32_t> newPlace(order.size());
    for (const std::int32_t old : order) {
        newPlace[at(old)] = static_cast<std::int32_t>(classes.size());
        classes.push_back(std::move(set.classes[at(old)]));
        traits.push_back(std::move(set.traits[at(old)]));
    }
    for (AnnotatedPicture& picture : set.pictures)
        for (Annotation& annotation : picture.annotations)
            if (annotation.label >= 0)
                annotation.label = newPlace[at(annotation.label)];
    set.classes = std::move(classes);
    set.traits = std::move(traits);
    m_classes.clear();
    for (std::size_t i = 0; i < set.classes.size(); ++i)
        m_classes.emplace(set.classes[i], static_cast<std::int32_t>(i));
}

FoundAnnotations FoundGatherer::take()
{
    if (!m_hasTraits)
        m_found.set.traits.clear();
    return std::move(m_found);
}

std::uint32_t sideOf(std::optional<double> value)
{
    if (!value || !(*value >= 1) || *value > kLongestSide)
        return 0;
    return static_cast<std::uint32_t>(std::lround(*value));
}

} // namespace lathe
