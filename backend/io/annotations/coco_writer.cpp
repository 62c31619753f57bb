#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/coco.h"
#include "io/annotations/coco_rle.h"
#include "io/annotations/id_giver.h"
#include "io/annotations/mask_runs.h"

#include <array>

namespace lathe {

namespace {

Json memberOf(const Json& object, const char* key)
{
    const auto member = object.find(key);
    return member == object.end() ? Json() : *member;
}

Json numbersOf(const std::vector<Point>& points)
{
    Json numbers = Json::array();
    for (const Point& point : points) {
        numbers.push_back(point.x);
        numbers.push_back(point.y);
    }
    return numbers;
}

Json numbersOf(const Box& box)
{
    return Json::array({box.x, box.y, box.width, box.height});
}

/// The parts of one document, each element on a line of its own.
class CocoDocument {
public:
    void picture(const Json& json) { append(m_pictures, json); }
    void annotation(const Json& json) { append(m_annotations, json); }
    bool isEmpty() const { return m_annotations.empty(); }
    std::string text(const Json& setExtra, const std::string& categories) const
    {
        std::string text = "{\n";
        for (const auto& [key, value] : setExtra.items())
            text += textOf(Json(key)) + ": " + textOf(value) + ",\n";
        return text + "\"categories\": [\n" + categories + "\n],\n\"images\": [\n" + m_pictures + "\n],\n\"annotations\": [\n" + m_annotations + "\n]\n}\n";
    }
    static void append(std::string& list, const Json& json)
    {
        list += (list.empty() ? "" : ",\n") + textOf(json);
    }

private:
    std::string m_pictures, m_annotations;
};

class CocoWriting {
public:
    CocoWriting(const AnnotationFormat& format, const AnnotationSet& set, const std::filesystem::path& target)
        : m_set(set), m_files(format, set, target, ".json")
    {
        for (const AnnotatedPicture& picture : set.pictures) {
            m_pictureIds.reserve(memberOf(extraFor(kCocoId, picture.extra), "id"));
            for (const Annotation& annotation : picture.annotations)
                m_annotationIds.reserve(memberOf(extraFor(kCocoId, annotation.extra), "id"));
        }
    }

    Result<WrittenAnnotations> write(Progress& progress)
    {
        const std::string categories = categoriesText();
        // A file a part; those of whole pictures beside it, since detectors want a box of every annotation.
        std::array<CocoDocument, 4> instances, labels;
        std::array<bool, 4> isUsed{};
        std::int64_t done = 0;
        for (const AnnotatedPicture& picture : m_set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            progress.set(++done, std::ssize(m_set.pictures), picture.path);
            const auto place = m_files.placeOf(picture);
            if (!place)
                continue;
            const std::size_t part = m_files.isOneFile() ? 0 : static_cast<std::size_t>(picture.part);
            isUsed[part] = true;
            add(picture, *place, instances[part], m_files.isOneFile() ? instances[part] : labels[part]);
        }
        if (m_set.pictures.empty())
            isUsed[static_cast<std::size_t>(Part::Unassigned)] = true;
        Json setExtra = extraFor(kCocoId, m_set.extra);
        for (const char* own : {"categories", "images", "annotations"})
            setExtra.erase(own);
        for (std::size_t part = 0; part < 4; ++part) {
            if (!isUsed[part])
                continue;
            const std::string_view word = partWord(static_cast<Part>(part));
            const std::string ending = "_" + std::string(word.empty() ? "default" : word) + ".json";
            LATHE_CHECK(m_files.write("annotations/instances" + ending, instances[part].text(setExtra, categories)));
            if (!labels[part].isEmpty())
                LATHE_CHECK(m_files.write("annotations/labels" + ending, labels[part].text(setExtra, categories)));
        }
        return m_files.take();
    }

private:
    std::string categoriesText()
    {
        std::string text;
        IdGiver ids;
        const auto traitsAt = [&](std::size_t i) { return i < m_set.traits.size() ? m_set.traits[i] : ClassTraits{}; };
        for (std::size_t i = 0; i < m_set.classes.size(); ++i)
            ids.reserve(memberOf(extraFor(kCocoId, traitsAt(i).extra), "id"));
        for (std::size_t i = 0; i < m_set.classes.size(); ++i) {
            const ClassTraits traits = traitsAt(i);
            const Json extra = extraFor(kCocoId, traits.extra);
            Json category = {{"id", ids.give(memberOf(extra, "id"))}, {"name", m_set.classes[i]}, {"supercategory", traits.parent}};
            m_categoryIds.push_back(category["id"]);
            if (!traits.joints.empty()) {
                category["keypoints"] = traits.joints;
                Json& bones = category["skeleton"] = Json::array();
                for (const auto& [from, to] : traits.bones)
                    bones.push_back(Json::array({from + 1, to + 1}));
            }
            addMissing(category, extra);
            CocoDocument::append(text, category);
        }
        return text;
    }

    void add(const AnnotatedPicture& picture, const std::string& place, CocoDocument& instances, CocoDocument& labels)
    {
        const Json extra = extraFor(kCocoId, picture.extra);
        Json json = {{"id", m_pictureIds.give(memberOf(extra, "id"))}, {"file_name", place}};
        if (picture.width > 0 && picture.height > 0) {
            json["width"] = picture.width;
            json["height"] = picture.height;
        }
        addMissing(json, extra);
        instances.picture(json);
        if (&labels != &instances)
            labels.picture(json);
        for (const Annotation& annotation : picture.annotations) {
            const bool isWhole = kindOf(annotation.shape) == ShapeKind::WholePicture;
            if (auto written = jsonOf(picture, annotation, json["id"])) {
                (isWhole ? labels : instances).annotation(*written);
                m_files.wrote();
            }
        }
    }

    std::optional<Json> jsonOf(const AnnotatedPicture& picture, const Annotation& annotation, const Json& pictureId)
    {
        if (!m_files.canSay(picture, annotation))
            return std::nullopt;
        if (annotation.label < 0 || static_cast<std::size_t>(annotation.label) >= m_categoryIds.size()) {
            m_files.leaveOut(picture, annotation, "COCO has no annotation without a class");
            return std::nullopt;
        }
        const Json extra = extraFor(kCocoId, annotation.extra);
        Json json = {{"image_id", pictureId}, {"category_id", m_categoryIds[static_cast<std::size_t>(annotation.label)]}};
        Attributes attributes = annotation.attributes;
        json["iscrowd"] = 0;
        if (const auto crowd = attributes.find("iscrowd"); crowd != attributes.end() && crowd->second == AttributeValue(true)) {
            json["iscrowd"] = 1;
            attributes.erase(crowd);
        }
        if (const auto box = boundsOf(annotation.shape)) {
            json["bbox"] = numbersOf(*box);
            json["area"] = areaOf(annotation.shape);
        }
        if (const auto* box = std::get_if<Box>(&annotation.shape)) {
            json["bbox"] = numbersOf(*box);
            json["segmentation"] = Json::array();
            if (box->angle != 0)
                attributes["rotation"] = box->angle;
        } else if (const auto* polygon = std::get_if<Polygon>(&annotation.shape)) {
            Json& rings = json["segmentation"] = Json::array();
            for (const auto& ring : polygon->rings)
                rings.push_back(numbersOf(ring));
        } else if (const auto* points = std::get_if<KeyPoints>(&annotation.shape)) {
            setKeyPoints(*points, json);
        } else if (const auto* mask = std::get_if<Mask>(&annotation.shape)) {
            const auto cut = picture.width > 0 && picture.height > 0 && isWhole(*mask) ? cutMask(*mask, picture.width, picture.height) : std::nullopt;
            if (!cut || std::uint64_t(picture.width) * picture.height > UINT32_MAX) {
                m_files.leaveOut(picture, annotation, "A mask of COCO needs the size of its picture");
                return std::nullopt;
            }
            json["segmentation"] = {{"counts", textOfCounts(columnsOfMask(*cut, picture.width, picture.height))},
                                    {"size", Json::array({picture.height, picture.width})}};
        }
        json["id"] = m_annotationIds.give(memberOf(extra, "id"));
        if (!attributes.empty())
            json["attributes"] = lathe::jsonOf(attributes);
        if (extra.contains("attributes") && extra["attributes"].is_object())
            addMissing(json["attributes"].is_null() ? json["attributes"] = Json::object() : json["attributes"], extra["attributes"]);
        if (annotation.confidence)
            json["score"] = *annotation.confidence;
        if (annotation.group)
            json["group"] = *annotation.group;
        addMissing(json, extra);
        return json;
    }

    static void setKeyPoints(const KeyPoints& points, Json& json)
    {
        Json& numbers = json["keypoints"] = Json::array();
        std::int64_t seen = 0;
        for (const KeyPoint& point : points.points) {
            const bool isAbsent = point.visibility == Visibility::Absent;
            numbers.push_back(isAbsent ? 0 : point.place.x);
            numbers.push_back(isAbsent ? 0 : point.place.y);
            numbers.push_back(static_cast<int>(point.visibility));
            seen += isAbsent ? 0 : 1;
        }
        json["num_keypoints"] = seen;
        if (points.box)
            json["area"] = points.box->width * points.box->height;
    }

    const AnnotationSet& m_set;
    AnnotationFiles m_files;
    IdGiver m_pictureIds, m_annotationIds;
    std::vector<Json> m_categoryIds;
};

} // namespace

Result<WrittenAnnotations> writeCoco(const AnnotationFormat& format, const AnnotationSet& set,
                                     const std::filesystem::path& target, Progress& progress)
{
    return CocoWriting(format, set, target).write(progress);
}

} // namespace lathe
