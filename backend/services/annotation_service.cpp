#include "services/annotation_service.h"

#include "base/file.h"
#include "services/collect_pictures.h"
#include "services/picture_names.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lathe {

namespace {

constexpr std::size_t kListed = 1000;
constexpr double kSame = 0.01; ///< pixels

bool isSame(const Annotation& a, const Annotation& b)
{
    if (a.label != b.label || a.shape.index() != b.shape.index())
        return false;
    const auto near = [](const std::vector<Point>& x, const std::vector<Point>& y) {
        return std::ranges::equal(x, y, [](const Point& p, const Point& q) { return std::abs(p.x - q.x) < kSame && std::abs(p.y - q.y) < kSame; });
    };
    if (const auto* box = std::get_if<Box>(&a.shape))
        return near(cornersOf(*box), cornersOf(std::get<Box>(b.shape)));
    if (const auto* polygon = std::get_if<Polygon>(&a.shape))
        return std::ranges::equal(polygon->rings, std::get<Polygon>(b.shape).rings, near);
    return a.shape == b.shape;
}

/// Collects the changes that bring a set of annotations in.
class Taking {
public:
    Taking(LabelState state, AnnotateOutcome& outcome) : m_state(std::move(state)), m_outcome(outcome) {}

    void addClasses(const AnnotationSet& set)
    {
        for (std::size_t i = 0; i < set.classes.size(); ++i) {
            std::int32_t known = -1;
            for (const std::int32_t index : m_state.classOrder())
                if (m_state.classes()[static_cast<std::size_t>(index)].name == set.classes[i])
                    known = index;
            if (known < 0) {
                LabelClass one = m_state.newClass(set.classes[i]);
                if (!set.traits.empty())
                    one.traits = set.traits[i];
                one.traits.id.clear();
                add(m_state.withClass(one));
                known = static_cast<std::int32_t>(m_state.classes().size()) - 1;
                m_outcome.newClasses.push_back(set.classes[i]);
            }
            m_labels.push_back(known);
        }
    }

    void addPicture(std::size_t item, const AnnotatedPicture& picture)
    {
        std::vector<Annotation> brought = picture.annotations;
        const auto known = [&](std::int32_t label) { return label < 0 ? -1 : m_labels[static_cast<std::size_t>(label)]; };
        if (const auto label = takeClass(brought); label && m_state.label(item) != known(*label)) {
            add(m_state.labelled(item, known(*label)));
            ++m_outcome.annotations;
        }
        // Relations last: they name annotations by the ids that these have in the file.
        std::ranges::stable_partition(brought, [](const Annotation& one) { return kindOf(one.shape) != ShapeKind::Relation; });
        std::map<std::string, std::string> ids;
        for (Annotation& one : brought) {
            one.label = known(one.label);
            if (auto* relation = std::get_if<SpanRelation>(&one.shape)) {
                if (!ids.contains(relation->from) || !ids.contains(relation->to))
                    continue;
                *relation = {ids[relation->from], ids[relation->to]};
            }
            const auto there = m_state.annotations(item);
            const auto same = std::ranges::find_if(there, [&](const Annotation& other) { return isSame(one, other); });
            if (same != there.end()) {
                ids.emplace(one.id, same->id);
                continue;
            }
            const std::string id = newLabelId();
            ids.emplace(one.id, id);
            one.id = id;
            add(m_state.annotated(item, one));
            ++m_outcome.annotations;
        }
    }

    std::vector<LabelChange> take() { return std::move(m_changes); }

private:
    void add(LabelChange change)
    {
        m_state.apply(change);
        m_changes.push_back(std::move(change));
    }

    LabelState m_state;
    AnnotateOutcome& m_outcome;
    std::vector<std::int32_t> m_labels; ///< of the file's classes
    std::vector<LabelChange> m_changes;
};

/// Formats of texts hold the texts themselves.
Result<void> addTexts(const ItemSet& set, AnnotationSet& annotations, Progress& progress)
{
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        if (progress.stopRequested())
            return cancelled();
        LATHE_TRY(const auto content, set.contents->read(set.items[i].content));
        annotations.pictures[i].text = std::string(asText(content.bytes));
    }
    return {};
}

Result<void> copyPictures(const ItemSet& set, const AnnotationSet& written, const AnnotationFormat& format, const std::filesystem::path& folder, Progress& progress)
{
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        if (progress.stopRequested())
            return cancelled();
        progress.set(static_cast<std::int64_t>(i), std::ssize(set.items), set.items[i].name);
        LATHE_TRY(const auto content, set.contents->read(set.items[i].content));
        LATHE_CHECK(writeFileAtomic(folder / format.picturePath(written.pictures[i], written.classes), content.bytes));
    }
    return {};
}

} // namespace

Result<AnnotateOutcome> annotateDataset(Workbench& workbench, const AnnotateRequest& request, Progress& progress)
{
    LATHE_TRY(LabelSession session, openLabels(workbench, request.dataset, progress));
    LATHE_TRY(const auto source, openSource(request.source, progress));
    const auto formats = builtinAnnotationFormats();
    LATHE_TRY(const AnnotationFormat* format, chooseAnnotationFormat(formats, *source, request.format, session.version.kind));
    const ItemSet& set = *session.state.base();
    const PictureNames names(set);
    LATHE_TRY(FoundAnnotations found, format->read(*source, [&](const std::string& path) -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
        const auto item = names.find(path);
        return item ? std::optional(std::pair(set.items[*item].width, set.items[*item].height)) : std::nullopt;
    }, progress));

    AnnotateOutcome outcome;
    outcome.format = format->info().id;
    outcome.notes = std::move(found.notes);
    outcome.problems = std::move(found.problems);
    outcome.problemCount = found.problemCount;
    Taking taking(session.state, outcome);
    taking.addClasses(found.set);
    for (const AnnotatedPicture& picture : found.set.pictures) {
        if (const auto item = names.find(picture.path)) {
            taking.addPicture(*item, picture);
            ++outcome.pictures;
        } else if (outcome.unmatchedCount++; outcome.unmatched.size() < kListed) {
            outcome.unmatched.push_back(picture.path);
        }
    }
    if (outcome.pictures == 0)
        return fail(ErrorCode::NotFound, (session.version.kind == toString(ItemKind::Image) ? "No picture of " : "No item of ") + session.version.reference() + " is named in it",
                    outcome.unmatched.empty() ? "The file names none" : "It names " + outcome.unmatched.front() + "; the dataset has " + (set.items.empty() ? "none" : set.items.front().name),
                    request.source.string());
    LATHE_CHECK(writeLabels(workbench, session.version.dataset,
                            labelEvents(taking.take(), LabelOrigin::Import, request.author, request.source.filename().string())));
    LATHE_TRY(outcome.version, keepLabels(workbench, session.version.dataset, progress));
    return outcome;
}

AnnotationSet annotationSetOf(const ItemSet& set)
{
    AnnotationSet result;
    result.classes = set.classes;
    result.traits = set.traits;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        const Item& item = set.items[i];
        AnnotatedPicture picture{item.name, item.width, item.height, item.part, {}, {}};
        if (item.label >= 0)
            picture.annotations.push_back({{}, item.label, WholePicture{}, {}, {}, {}, {}});
        const auto& list = set.annotationsOf(i);
        picture.annotations.insert(picture.annotations.end(), list.begin(), list.end());
        result.pictures.push_back(std::move(picture));
    }
    return result;
}

Result<WrittenAnnotations> writeAnnotationFiles(Workbench& workbench, const WriteRequest& request, Progress& progress)
{
    LATHE_TRY(const DatasetVersion version, currentVersion(workbench, request.dataset, progress));
    LATHE_TRY(const auto set, workbench.pictures(version));
    const auto formats = builtinAnnotationFormats();
    LATHE_TRY(const AnnotationFormat* format, formats.get(request.format, "format"));
    if (format->info().kind != version.kind)
        return fail(ErrorCode::Incompatible, format->info().name + " is for items of the kind " + format->info().kind + ", and " + version.reference() + " has the kind " + version.kind,
                    "Choose another format");
    AnnotationSet annotations = annotationSetOf(*set);
    if (version.kind == toString(ItemKind::Text)) {
        LATHE_CHECK(addTexts(*set, annotations, progress));
    }
    LATHE_TRY(WrittenAnnotations written, format->write(annotations, request.target, progress));
    if (request.withPictures) {
        const bool isFile = request.target.has_extension() && !std::filesystem::is_directory(request.target);
        LATHE_CHECK(copyPictures(*set, annotations, *format, isFile ? request.target.parent_path() : request.target, progress));
    }
    return written;
}

} // namespace lathe
