#include "label/doubts.h"

#include "base/text.h"
#include "label/label_issues.h"
#include "label/outliers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace lathe {

namespace {

constexpr std::array<std::string_view, 4> kKinds = {"label", "copy", "overlap", "outlier"};
constexpr double kSameThing = 0.7; // of two boxes: neighbours that touch stay below it
constexpr double kUntold = 0.9;    // score of a near copy where no model says which of the two is wrong
const std::string kKeptClass = "kept/class";

std::string nameOf(std::int32_t label, const LabelState& state) { return state.classes()[static_cast<std::size_t>(label)].name; }

std::string shortName(std::size_t item, const LabelState& state)
{
    const std::string& name = state.base()->items[item].name;
    return name.substr(name.rfind('/') + 1);
}

std::string percent(double share) { return fixed(100 * share, 0) + " %"; }

std::string pairSubject(const Doubt& doubt)
{
    const auto [first, second] = std::minmax(doubt.marks[0], doubt.marks[1]);
    return "kept/pair/" + first + '/' + second;
}

bool isClassKept(std::size_t item, const LabelState& state)
{
    const std::string value = state.kept(item, kKeptClass);
    const auto read = value.empty() ? nlohmann::json() : nlohmann::json::parse(value, nullptr, false);
    return read.is_string() && state.resolved(state.indexOfClass(read.get<std::string>())) == state.label(item);
}

/// The part of a polygon on the left of the line from a to b (Sutherland and Hodgman 1974).
std::vector<Point> cut(const std::vector<Point>& polygon, Point a, Point b)
{
    const auto side = [&](Point p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
    std::vector<Point> result;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Point from = polygon[i], to = polygon[(i + 1) % polygon.size()];
        const double before = side(from), after = side(to);
        if (before >= 0)
            result.push_back(from);
        if ((before > 0 && after < 0) || (before < 0 && after > 0)) {
            const double share = before / (before - after);
            result.push_back({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
        }
    }
    return result;
}

double areaOfPoints(const std::vector<Point>& polygon)
{
    double twice = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Point a = polygon[i], b = polygon[(i + 1) % polygon.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

/// Finds the doubts of one state; they may name a picture several times.
class Finder {
public:
    Finder(const LabelState& state, DoubtReport& report) : m_state(state), m_report(report), m_classes(state.classes().size()), m_labels(state.size(), -1)
    {
        for (std::size_t item = 0; item < state.size(); ++item)
            if (!state.isBlind(item))
                m_labels[item] = state.label(item);
    }

    const std::vector<std::int32_t>& labels() const { return m_labels; }

    void setProbabilities(std::vector<float> probabilities)
    {
        m_probabilities = std::move(probabilities);
        for (std::size_t item = 0; !m_probabilities.empty() && item < m_labels.size(); ++item) {
            const auto row = std::span(m_probabilities).subspan(item * m_classes, m_classes);
            const auto most = std::ranges::max_element(row);
            m_report.likeliest.push_back(*most > 0 ? static_cast<std::int32_t>(most - row.begin()) : -1);
        }
    }

    void addLabels()
    {
        if (m_probabilities.empty())
            return;
        for (const LabelIssue& issue : labelIssues(m_probabilities, m_labels, m_classes))
            add({DoubtKind::Label, issue.item, issue.given, issue.likely, {}, {}, probability(issue.item, issue.likely).value_or(0), 1 - double(issue.quality)});
    }

    void addCopies()
    {
        const auto& items = m_state.base()->items;
        std::unordered_map<Hash, std::size_t> first;
        for (std::size_t item = 0; item < items.size(); ++item) {
            const auto [place, isNew] = first.emplace(items[item].content, item);
            if (!isNew)
                addPair(item, place->second, true);
            else if (items[item].twin >= 0)
                addPair(item, static_cast<std::size_t>(items[item].twin), false);
        }
    }

    void addOverlaps()
    {
        for (std::size_t item = 0; item < m_state.size(); ++item) {
            if (m_state.annotationCount(item) < 2)
                continue;
            const auto list = m_state.annotations(item);
            for (std::size_t later = 1; later < list.size(); ++later)
                for (std::size_t earlier = 0; earlier < later; ++earlier) {
                    const auto *a = std::get_if<Box>(&list[earlier].shape), *b = std::get_if<Box>(&list[later].shape);
                    if (!a || !b || list[earlier].label != list[later].label || list[later].label < 0)
                        continue;
                    if (const double share = overlapOf(*a, *b); share >= kSameThing)
                        add({DoubtKind::Overlap, item, list[later].label, -1, {}, {list[later].id, list[earlier].id}, share, share});
                }
        }
    }

    void addOutliers(const std::vector<Outlier>& outliers)
    {
        for (const Outlier& one : outliers)
            add({DoubtKind::Outlier, one.item, m_labels[one.item], -1, {}, {}, one.distance / one.limit, 1 - one.limit / one.distance});
    }

private:
    void add(Doubt doubt)
    {
        if (isStanding(doubt, m_state))
            m_report.doubts.push_back(std::move(doubt));
    }

    std::optional<double> probability(std::size_t item, std::int32_t label) const
    {
        return m_probabilities.empty() || label < 0 ? std::nullopt : std::optional<double>(m_probabilities[item * m_classes + static_cast<std::size_t>(label)]);
    }

    /// The one that the model believes less, or else the later one; one whose class was kept is not doubted again.
    void addPair(std::size_t later, std::size_t earlier, bool isExact)
    {
        if (earlier >= m_labels.size() || m_labels[later] < 0 || m_labels[earlier] < 0 || m_labels[later] == m_labels[earlier])
            return;
        const auto ofLater = probability(later, m_labels[later]), ofEarlier = probability(earlier, m_labels[earlier]);
        std::size_t doubted = later, other = earlier;
        if (ofLater && ofEarlier && *ofEarlier < *ofLater)
            std::swap(doubted, other);
        if (isClassKept(doubted, m_state))
            std::swap(doubted, other);
        const auto belief = probability(doubted, m_labels[doubted]);
        add({DoubtKind::Copy, doubted, m_labels[doubted], m_labels[other], other, {}, isExact ? 1.0 : 0.0, isExact ? 1 : belief ? 1 - *belief / 2 : kUntold});
    }

    const LabelState& m_state;
    DoubtReport& m_report;
    std::size_t m_classes;
    std::vector<std::int32_t> m_labels;
    std::vector<float> m_probabilities; ///< [n · classes] out of fold; empty: no model
};

} // namespace

std::string_view toString(DoubtKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

Message reasonOf(const Doubt& doubt, const LabelState& state)
{
    const std::string given = nameOf(doubt.given, state);
    switch (doubt.kind) {
    case DoubtKind::Label: return say("labelled %1, a model that has not seen it says %2 with %3", given, nameOf(doubt.likely, state), figure(percent(doubt.figure)));
    case DoubtKind::Copy:
        if (doubt.figure > 0)
            return say("labelled %1, the same picture %2 is labelled %3", given, shortName(*doubt.other, state), nameOf(doubt.likely, state));
        return say("labelled %1, its near copy %2 is labelled %3", given, shortName(*doubt.other, state), nameOf(doubt.likely, state));
    case DoubtKind::Overlap: return say("two boxes of %1 share %2 of their area", given, figure(percent(doubt.figure)));
    case DoubtKind::Outlier: break;
    }
    return say("labelled %1, but far from everything else of its class: %2 times the usual limit", given, figure(fixed(doubt.figure, 1)));
}

Message proposalOf(const Doubt& doubt, const LabelState& state)
{
    if (doubt.kind == DoubtKind::Overlap)
        return say("Remove one of the two boxes");
    return doubt.likely < 0 ? say("Take its class away") : say("Label it %1", nameOf(doubt.likely, state));
}

std::vector<LabelChange> taking(const Doubt& doubt, const LabelState& state)
{
    if (doubt.kind == DoubtKind::Overlap)
        return {state.removed(doubt.item, doubt.marks[0])};
    return {state.labelled(doubt.item, doubt.likely)};
}

LabelChange keeping(const Doubt& doubt, const LabelState& state)
{
    if (doubt.kind == DoubtKind::Overlap)
        return state.keeping(doubt.item, pairSubject(doubt), "true");
    return state.keeping(doubt.item, kKeptClass, nlohmann::json(state.classes()[static_cast<std::size_t>(doubt.given)].id).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

bool isStanding(const Doubt& doubt, const LabelState& state)
{
    if (state.isBlind(doubt.item))
        return false;
    if (doubt.kind == DoubtKind::Overlap) {
        const auto list = state.annotations(doubt.item);
        const auto isThere = [&](const std::string& id) {
            const auto found = std::ranges::find(list, id, &Annotation::id);
            return found != list.end() && found->label == state.resolved(doubt.given);
        };
        return isThere(doubt.marks[0]) && isThere(doubt.marks[1]) && state.kept(doubt.item, pairSubject(doubt)).empty();
    }
    if (doubt.given < 0 || state.label(doubt.item) != state.resolved(doubt.given) || isClassKept(doubt.item, state))
        return false;
    return doubt.kind != DoubtKind::Copy || state.label(*doubt.other) == state.resolved(doubt.likely);
}

Result<DoubtReport> findDoubts(const LabelState& state, const Embeddings* embeddings, const DoubtOptions& options, Progress& progress)
{
    DoubtReport report;
    Finder finder(state, report);
    if (embeddings) {
        LATHE_TRY(auto probabilities, outOfFoldProbabilities(*embeddings, finder.labels(), state.classes().size(), options.folds, options.seed, progress));
        finder.setProbabilities(std::move(probabilities));
    }
    finder.addCopies();
    finder.addLabels();
    finder.addOverlaps();
    if (embeddings) {
        LATHE_TRY(const auto outliers, classOutliers(*embeddings, finder.labels(), state.classes().size(), options.seed, progress));
        finder.addOutliers(outliers);
    }
    std::ranges::stable_sort(report.doubts, std::greater(), &Doubt::score);
    std::unordered_set<std::size_t> named;
    std::erase_if(report.doubts, [&](const Doubt& doubt) { return doubt.kind != DoubtKind::Overlap && !named.insert(doubt.item).second; });
    return report;
}

HeldOut heldOutAccuracy(const DoubtReport& report, const LabelState& state)
{
    HeldOut result;
    for (std::size_t item = 0; item < report.likeliest.size(); ++item) {
        if (report.likeliest[item] < 0 || state.isBlind(item) || state.label(item) < 0)
            continue;
        ++result.all;
        result.right += state.resolved(report.likeliest[item]) == state.label(item);
    }
    return result;
}

double overlapOf(const Box& a, const Box& b)
{
    const double areaA = a.width * a.height, areaB = b.width * b.height;
    if (!(areaA > 0) || !(areaB > 0))
        return 0;
    // Far apart: most pairs of a crowded picture.
    const Point p = a.middle(), q = b.middle();
    if (std::hypot(p.x - q.x, p.y - q.y) > (std::hypot(a.width, a.height) + std::hypot(b.width, b.height)) / 2)
        return 0;
    std::vector<Point> common = cornersOf(a);
    const auto corners = cornersOf(b);
    for (std::size_t i = 0; i < corners.size() && !common.empty(); ++i)
        common = cut(common, corners[i], corners[(i + 1) % corners.size()]);
    const double shared = areaOfPoints(common);
    return shared / (areaA + areaB - shared);
}

} // namespace lathe
