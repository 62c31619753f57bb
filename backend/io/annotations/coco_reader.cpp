#include "io/annotations/annotation_json.h"
#include "io/annotations/coco.h"
#include "io/annotations/coco_rle.h"
#include "io/annotations/found_gatherer.h"
#include "io/annotations/mask_runs.h"
#include "io/source_paths.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kHeadSize = 1 << 16;
constexpr std::size_t kMostHeads = 200;

bool isCocoHead(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || head[first] != '{')
        return false;
    const auto has = [&](std::string_view key) { return head.find(key) != std::string_view::npos; };
    if (has("\"image_id\"") && (has("\"category_id\"") || has("\"caption\"")))
        return true;
    constexpr std::array keys{"\"images\"", "\"annotations\"", "\"categories\"", "\"licenses\""};
    return std::ranges::count_if(keys, has) >= 2;
}

Result<std::vector<Point>> ringOf(const Json& numbers)
{
    if (numbers.size() % 2 != 0)
        return fail(ErrorCode::Parse, "A polygon has an odd number of coordinates");
    std::vector<Point> ring;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        const auto x = numberOf(numbers[i]), y = numberOf(numbers[i + 1]);
        if (!x || !y)
            return fail(ErrorCode::Parse, "A coordinate of a polygon is no number");
        ring.push_back({*x, *y});
    }
    if (ring.size() < 3)
        return fail(ErrorCode::Parse, "A polygon has " + std::to_string(ring.size()) + " points, which need to be three or more");
    return ring;
}

Result<Mask> maskOf(const Json& segmentation, const AnnotatedPicture& picture)
{
    const auto size = segmentation.find("size"), counts = segmentation.find("counts");
    if (size == segmentation.end() || counts == segmentation.end() || !size->is_array() || size->size() != 2)
        return fail(ErrorCode::Parse, "The mask has no counts or no size");
    const std::uint32_t height = sideOf(numberOf((*size)[0])), width = sideOf(numberOf((*size)[1]));
    if (picture.width > 0 && (width != picture.width || height != picture.height))
        return fail(ErrorCode::Parse, "The mask is " + std::to_string(width) + " × " + std::to_string(height) + ", the picture "
                    + std::to_string(picture.width) + " × " + std::to_string(picture.height));
    std::vector<std::uint32_t> runs;
    if (counts->is_string()) {
        LATHE_TRY(runs, countsOfText(counts->get_ref<const std::string&>()));
    } else if (counts->is_array()) {
        for (const Json& count : *counts) {
            const auto number = numberOf(count);
            if (!number || *number < 0 || *number > UINT32_MAX || *number != std::floor(*number))
                return fail(ErrorCode::Parse, "A count of the mask is no whole number from 0");
            runs.push_back(static_cast<std::uint32_t>(*number));
        }
    }
    return maskOfColumns(std::move(runs), width, height);
}

/// The four numbers of a box; nothing where there are others.
std::optional<Box> boxOf(const Json& annotation)
{
    const auto box = annotation.find("bbox");
    if (box == annotation.end() || !box->is_array() || box->size() != 4)
        return std::nullopt;
    std::array<double, 4> numbers{};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto number = numberOf((*box)[i]);
        if (!number)
            return std::nullopt;
        numbers[i] = *number;
    }
    return Box{numbers[0], numbers[1], numbers[2], numbers[3], 0};
}

bool hasElements(const Json& object, const char* key)
{
    const auto member = object.find(key);
    return member != object.end() && (member->is_array() || member->is_object()) && !member->empty();
}

/// One file, read twice: its pictures and classes may stand behind its annotations.
class CocoFile {
public:
    CocoFile(FoundGatherer& gatherer, std::string path)
        : m_gatherer(gatherer), m_path(std::move(path)), m_part(partOfName(fileNameOf(m_path)))
    {
        if (m_part == Part::Unassigned)
            m_part = partOfPath(m_path);
    }

    Result<void> read(ByteView bytes, Json& setExtra, Progress& progress)
    {
        LATHE_CHECK(readJsonElements(bytes, m_path, progress, [&](const std::string& key, std::size_t index, Json& value) -> Result<void> {
            if (key == "images" && index != kWholeMember)
                addPicture(index, value);
            else if (key == "categories" && index != kWholeMember)
                addClass(index, value);
            else if (key == "licenses" && index != kWholeMember)
                m_licences.push_back(std::move(value));
            else if (index == kWholeMember && key != "annotations" && !setExtra.contains(key))
                setExtra[key] = std::move(value);
            return {};
        }));
        if (!m_licences.empty() && !setExtra.contains("licenses"))
            setExtra["licenses"] = std::move(m_licences);
        return readJsonElements(bytes, m_path, progress, [&](const std::string& key, std::size_t index, Json& value) -> Result<void> {
            if (key != "annotations" || index == kWholeMember)
                return {};
            progress.set(static_cast<std::int64_t>(index), 0, m_path);
            addAnnotation(index, value);
            return {};
        });
    }

    bool isCoco() const { return m_hasContent; }

private:
    static std::string idOf(const Json& object, const char* key = "id") { return textAt(object, key); }
    std::string place(std::string_view what, std::size_t index) const { return m_path + ": " + std::string(what) + " " + std::to_string(index + 1); }

    void addPicture(std::size_t index, const Json& given)
    {
        m_hasContent = true;
        const std::string id = given.is_object() ? idOf(given) : "", name = given.is_object() ? textAt(given, "file_name") : "";
        if (id.empty() || name.empty())
            return m_gatherer.problem(place("image", index), id.empty() ? "It has no id" : "It has no file_name");
        if (m_pictures.contains(id))
            return m_gatherer.problem(place("image", index), "Another picture has its id " + id);
        const std::string path = m_gatherer.finder().find("", name, m_part);
        const Part part = m_part == Part::Unassigned ? partOfPath(path) : m_part;
        const std::size_t picture = m_gatherer.picture(path, part, sideOf(numberAt(given, "width")), sideOf(numberAt(given, "height")));
        if (m_gatherer.at(picture).extra.empty())
            m_gatherer.at(picture).extra = extraOf(kCocoId, given, {"file_name", "width", "height"});
        m_pictures.emplace(id, picture);
    }

    void addClass(std::size_t index, const Json& given)
    {
        m_hasContent = true;
        const std::string id = given.is_object() ? idOf(given) : "", name = given.is_object() ? textAt(given, "name") : "";
        if (id.empty() || name.empty())
            return m_gatherer.problem(place("category", index), id.empty() ? "It has no id" : "It has no name");
        if (m_classes.contains(id))
            return m_gatherer.problem(place("category", index), "Another category has its id " + id);
        const std::int32_t label = m_gatherer.classOf(name);
        m_classes.emplace(id, label);
        ClassTraits& traits = m_gatherer.traitsOf(label);
        if (traits.parent.empty())
            traits.parent = textAt(given, "supercategory");
        if (traits.extra.empty())
            traits.extra = extraOf(kCocoId, given, {"name", "supercategory", "keypoints", "skeleton"});
        if (const auto joints = given.find("keypoints"); traits.joints.empty() && joints != given.end() && joints->is_array())
            for (const Json& joint : *joints)
                traits.joints.push_back(nameOf(joint));
        if (const auto bones = given.find("skeleton"); traits.bones.empty() && bones != given.end() && bones->is_array())
            addBones(*bones, traits, place("category", index));
    }

    /// Bones count the joints from 1; where one is 0, the program that wrote them counts from there.
    void addBones(const Json& bones, ClassTraits& traits, const std::string& where)
    {
        const bool isFromZero = std::ranges::any_of(bones, [](const Json& bone) { return bone.is_array() && std::ranges::find(bone, Json(0)) != bone.end(); });
        const double first = isFromZero ? 0 : 1, last = first + static_cast<double>(traits.joints.size()) - 1;
        for (const Json& bone : bones) {
            const auto from = bone.is_array() && bone.size() == 2 ? numberOf(bone[0]) : std::nullopt;
            const auto to = from ? numberOf(bone[1]) : std::nullopt;
            if (!to || *from < first || *to < first || *from > last || *to > last)
                m_gatherer.problem(where, "A bone of its skeleton joins points that it does not have: " + textOf(bone));
            else
                traits.bones.emplace_back(static_cast<std::int32_t>(*from - first), static_cast<std::int32_t>(*to - first));
        }
    }

    void addAnnotation(std::size_t index, const Json& given)
    {
        m_hasContent = true;
        const std::string where = place("annotation", index);
        if (!given.is_object())
            return m_gatherer.problem(where, "It is no object");
        if (given.contains("caption"))
            return m_gatherer.note("Captions are not read: " + m_path);
        if (given.contains("segments_info"))
            return m_gatherer.note("Panoptic pictures are not read: " + m_path);
        const auto picture = m_pictures.find(idOf(given, "image_id"));
        if (picture == m_pictures.end())
            return m_gatherer.problem(where, "There is no picture of the id “" + idOf(given, "image_id") + "”");
        const auto label = m_classes.find(idOf(given, "category_id"));
        if (label == m_classes.end())
            return m_gatherer.problem(where, "There is no category of the id “" + idOf(given, "category_id") + "”");
        Annotation annotation;
        annotation.label = label->second;
        Json extra = Json::object();
        if (const auto attributes = given.find("attributes"); attributes != given.end()) {
            Json rest = Json::object();
            annotation.attributes = attributesOf(*attributes, rest);
            if (!rest.empty())
                extra["attributes"] = std::move(rest);
        }
        if (numberAt(given, "iscrowd").value_or(0) == 1)
            annotation.attributes["iscrowd"] = true;
        annotation.confidence = numberAt(given, "score");
        if (const auto group = numberAt(given, "group"); group && std::abs(*group) < 1e15)
            annotation.group = static_cast<std::int64_t>(*group);
        if (!setShape(given, m_gatherer.at(picture->second), annotation, extra, where))
            return;
        addMissing(extra, extraFor(kCocoId, extraOf(kCocoId, given, {"image_id", "category_id", "bbox", "area", "iscrowd", "segmentation", "keypoints", "num_keypoints", "attributes", "score", "group"})));
        annotation.extra = extraOf(kCocoId, std::move(extra));
        m_gatherer.add(picture->second, std::move(annotation), where);
    }

    /// Key points before the outline, the outline before the box; the whole picture where there is none of them.
    bool setShape(const Json& given, const AnnotatedPicture& picture, Annotation& annotation, Json& extra, const std::string& where)
    {
        const auto box = boxOf(given);
        if (hasElements(given, "bbox") && !box) {
            m_gatherer.problem(where, "Its bbox is not four finite numbers");
            return false;
        }
        if (hasElements(given, "keypoints")) {
            auto points = keyPointsOf(given["keypoints"], m_gatherer.traitsOf(annotation.label).joints.size());
            if (!points) {
                m_gatherer.problem(where, points.error().message);
                return false;
            }
            const bool isAnyThere = std::ranges::any_of(points->points, [](const KeyPoint& point) { return point.visibility != Visibility::Absent; });
            if (isAnyThere) {
                points->box = box;
                annotation.shape = std::move(*points);
                if (hasElements(given, "segmentation")) {
                    extra["segmentation"] = given["segmentation"];
                    m_gatherer.note("Outlines of objects that have key points are kept, but not shown: " + m_path);
                }
                return true;
            }
        }
        if (hasElements(given, "segmentation")) {
            const auto outline = outlineOf(given["segmentation"], picture, where);
            if (outline) {
                annotation.shape = std::move(*outline);
                return true;
            }
            m_gatherer.problem(where, outline.error().message + (box ? ". Its box comes in without it" : ""));
            if (!box)
                return false;
        }
        if (!box) {
            annotation.shape = WholePicture{};
            return true;
        }
        Box turned = *box;
        if (const auto rotation = annotation.attributes.find("rotation"); rotation != annotation.attributes.end())
            if (const double* angle = std::get_if<double>(&rotation->second)) {
                turned.angle = *angle;
                annotation.attributes.erase(rotation);
            }
        annotation.shape = turned;
        return true;
    }

    static Result<KeyPoints> keyPointsOf(const Json& numbers, std::size_t joints)
    {
        if (!numbers.is_array() || numbers.size() % 3 != 0)
            return fail(ErrorCode::Parse, "Its key points are not three numbers each");
        if (joints > 0 && numbers.size() != 3 * joints)
            return fail(ErrorCode::Parse, "It has " + std::to_string(numbers.size() / 3) + " key points, its class " + std::to_string(joints));
        KeyPoints result;
        for (std::size_t i = 0; i < numbers.size(); i += 3) {
            const auto x = numberOf(numbers[i]), y = numberOf(numbers[i + 1]), seen = numberOf(numbers[i + 2]);
            if (!x || !y || !seen || (*seen != 0 && *seen != 1 && *seen != 2))
                return fail(ErrorCode::Parse, "A key point is no place with a visibility of 0, 1 or 2");
            const auto visibility = static_cast<Visibility>(static_cast<int>(*seen));
            result.points.push_back({{*x, *y}, visibility});
        }
        return result;
    }

    /// A polygon of the rings that are good, or a mask.
    Result<Shape> outlineOf(const Json& segmentation, const AnnotatedPicture& picture, const std::string& where)
    {
        if (segmentation.is_object()) {
            LATHE_TRY(Mask mask, maskOf(segmentation, picture));
            return Shape(std::move(mask));
        }
        Polygon polygon;
        if (segmentation[0].is_number()) {
            LATHE_TRY(auto ring, ringOf(segmentation));
            polygon.rings.push_back(std::move(ring));
            return Shape(std::move(polygon));
        }
        Error last{ErrorCode::Parse, "Its segmentation is neither polygons nor a mask", {}, {}};
        for (const Json& numbers : segmentation) {
            if (!numbers.is_array())
                continue;
            if (auto ring = ringOf(numbers))
                polygon.rings.push_back(std::move(*ring));
            else
                last = ring.error();
        }
        if (polygon.rings.empty())
            return tl::unexpected<Error>(std::move(last));
        if (polygon.rings.size() < segmentation.size())
            m_gatherer.problem(where, "One of its polygons does not come in: " + last.message);
        return Shape(std::move(polygon));
    }

    FoundGatherer& m_gatherer;
    std::string m_path;
    Part m_part;
    bool m_hasContent = false;
    Json m_licences = Json::array();
    std::unordered_map<std::string, std::size_t> m_pictures;
    std::unordered_map<std::string, std::int32_t> m_classes;
};

/// An object whose outline and key points come from two files, which give it one id, becomes a group.
void joinKeyPoints(AnnotationSet& set)
{
    for (AnnotatedPicture& picture : set.pictures) {
        std::unordered_map<std::string, Annotation*> outlines;
        const auto keyOf = [](const Annotation& annotation) {
            const std::string id = textAt(extraFor(kCocoId, annotation.extra), "id");
            return id.empty() ? id : std::to_string(annotation.label) + " " + id;
        };
        for (Annotation& annotation : picture.annotations)
            if (kindOf(annotation.shape) == ShapeKind::Box || kindOf(annotation.shape) == ShapeKind::Polygon || kindOf(annotation.shape) == ShapeKind::Mask)
                outlines.emplace(keyOf(annotation), &annotation);
        std::int64_t next = 0;
        for (const Annotation& annotation : picture.annotations)
            next = std::max(next, std::min(annotation.group.value_or(0), INT64_MAX / 2));
        for (Annotation& annotation : picture.annotations) {
            if (kindOf(annotation.shape) != ShapeKind::KeyPoints || annotation.group)
                continue;
            const std::string key = keyOf(annotation);
            const auto outline = outlines.find(key);
            if (key.empty() || outline == outlines.end() || outline->second->group)
                continue;
            annotation.group = outline->second->group = ++next;
        }
    }
}

} // namespace

std::vector<std::size_t> cocoFiles(const SourceTree& source)
{
    std::vector<std::size_t> found;
    std::size_t heads = 0;
    for (std::size_t i = 0; i < source.files().size() && heads < kMostHeads; ++i) {
        if (extensionOf(source.files()[i]) != "json")
            continue;
        ++heads;
        if (const auto head = source.head(i, kHeadSize); head && isCocoHead(asText(*head)))
            found.push_back(i);
    }
    return found;
}

Result<FoundAnnotations> readCoco(const SourceTree& source, const PictureSizes& sizes, Progress& progress)
{
    std::vector<std::size_t> files = cocoFiles(source);
    if (files.empty() && source.files().size() == 1)
        files.push_back(0);
    FoundGatherer gatherer(source, sizes);
    Json setExtra = Json::object();
    std::optional<Error> error;
    bool isAny = false;
    for (const std::size_t index : files) {
        const std::string& path = source.files()[index];
        CocoFile file(gatherer, path);
        auto bytes = source.map(index);
        const auto done = bytes ? file.read(bytes->bytes(), setExtra, progress) : tl::unexpected<Error>(bytes.error());
        if (!done && done.error().code != ErrorCode::Parse)
            return tl::unexpected<Error>(done.error());
        if (!done) {
            gatherer.problem(done.error().where.empty() ? path : done.error().where, done.error().message);
            error = done.error();
        }
        isAny = isAny || (file.isCoco() && (done || gatherer.pictureCount() > 0));
    }
    if (!isAny)
        return error ? tl::unexpected<Error>(*error)
                     : fail(ErrorCode::Parse, "There are no COCO annotations in it", "They are JSON with images, annotations and categories", source.name());
    gatherer.set().extra = extraOf(kCocoId, std::move(setExtra));
    if (files.size() > 1)
        joinKeyPoints(gatherer.set());
    return gatherer.take();
}

} // namespace lathe
