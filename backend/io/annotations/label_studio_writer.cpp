#include "base/text.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/id_giver.h"
#include "io/annotations/label_studio.h"
#include "io/annotations/mask_runs.h"
#include "io/annotations/studio_brush.h"
#include "io/annotations/xml_tree.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

/// A kind of result: its type, and the control of the labelling page that it belongs to.
struct Control {
    ShapeKind kind;
    const char* type;
    const char* name;
    const char* tag;
};
constexpr std::array<Control, 5> kControls{{{ShapeKind::WholePicture, "choices", "class", "Choices"},
                                            {ShapeKind::Box, "rectanglelabels", "box", "RectangleLabels"},
                                            {ShapeKind::Polygon, "polygonlabels", "polygon", "PolygonLabels"},
                                            {ShapeKind::KeyPoints, "keypointlabels", "points", "KeyPointLabels"},
                                            {ShapeKind::Mask, "brushlabels", "mask", "BrushLabels"}}};

class Writing {
public:
    Writing(const AnnotationFormat& format, const AnnotationSet& set, const std::filesystem::path& target)
        : m_set(set), m_files(format, set, target, ".json")
    {
        for (const AnnotatedPicture& picture : set.pictures)
            m_ids.reserve(memberOf(extraFor(kLabelStudioId, picture.extra), "id"));
    }

    Result<WrittenAnnotations> write(Progress& progress)
    {
        std::string text;
        std::int64_t done = 0;
        for (const AnnotatedPicture& picture : m_set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            progress.set(++done, std::ssize(m_set.pictures), picture.path);
            if (const auto place = m_files.placeOf(picture))
                text += (text.empty() ? "" : ",\n") + textOf(taskOf(picture, *place));
        }
        LATHE_CHECK(m_files.write("tasks.json", "[\n" + text + "\n]\n"));
        if (!m_files.isOneFile())
            LATHE_CHECK(m_files.write("labelling.xml", pageText()));
        return m_files.take();
    }

private:
    static Json memberOf(const Json& object, const char* key)
    {
        const auto member = object.find(key);
        return member == object.end() ? Json() : *member;
    }

    /// What a project's labelling page has to be for the tasks.
    std::string pageText() const
    {
        std::string text = "<View>\n  <Image name=\"image\" value=\"$image\"/>\n";
        for (const Control& control : kControls) {
            const bool isUsed = std::ranges::any_of(m_set.pictures, [&](const AnnotatedPicture& picture) {
                return std::ranges::any_of(picture.annotations, [&](const Annotation& annotation) { return kindOf(annotation.shape) == control.kind; });
            });
            if (!isUsed)
                continue;
            text += std::string("  <") + control.tag + " name=\"" + control.name + "\" toName=\"image\">\n";
            for (const std::string& name : m_set.classes)
                text += std::string("    <") + (control.kind == ShapeKind::WholePicture ? "Choice" : "Label") + " value=\"" + xmlText(name) + "\"/>\n";
            text += std::string("  </") + control.tag + ">\n";
        }
        return text + "</View>\n";
    }

    Json taskOf(const AnnotatedPicture& picture, const std::string& place)
    {
        Json extra = extraFor(kLabelStudioId, picture.extra);
        Json task = {{"id", m_ids.give(memberOf(extra, "id"))}, {"data", {{"image", addressOfPath(place)}}}};
        if (extra.contains("data") && extra["data"].is_object())
            addMissing(task["data"], extra["data"]);
        extra.erase("data");
        Json results = Json::array(), predictions = Json::array();
        m_region = 0;
        for (const Annotation& annotation : withSingleRings(picture))
            add(picture, annotation, annotation.confidence ? predictions : results);
        task["annotations"] = Json::array();
        task["predictions"] = Json::array();
        if (!results.empty() || predictions.empty())
            task["annotations"].push_back({{"result", std::move(results)}});
        if (!predictions.empty())
            task["predictions"].push_back({{"result", std::move(predictions)}});
        addMissing(task, extra);
        return task;
    }

    void add(const AnnotatedPicture& picture, const Annotation& annotation, Json& results)
    {
        if (!m_files.canSay(picture, annotation))
            return;
        const bool isWhole = kindOf(annotation.shape) == ShapeKind::WholePicture;
        if (!isWhole && (picture.width == 0 || picture.height == 0)) {
            m_files.leaveOut(picture, annotation, "Label Studio writes percents of the picture's sides, which are not known");
            return;
        }
        const Control& control = *std::ranges::find(kControls, kindOf(annotation.shape), &Control::kind);
        Json extra = extraFor(kLabelStudioId, annotation.extra);
        Json common = {{"type", control.type}, {"from_name", textAt(extra, "from_name")}, {"to_name", textAt(extra, "to_name")}};
        if (textAt(extra, "from_name").empty() || textAt(extra, "to_name").empty()) {
            common["from_name"] = control.name;
            common["to_name"] = "image";
        }
        std::string id = textAt(extra, "id");
        common["id"] = id.empty() || m_usedIds.contains({picture.path, id}) ? id = "r" + std::to_string(++m_region) : id;
        m_usedIds.insert({picture.path, id});
        if (!isWhole) {
            common["original_width"] = picture.width;
            common["original_height"] = picture.height;
            common["image_rotation"] = 0;
        }
        if (annotation.confidence)
            common["score"] = *annotation.confidence;
        if (extra.contains("meta") && extra["meta"].is_object())
            common["meta"] = extra["meta"];
        if (!annotation.attributes.empty())
            common["meta"]["attributes"] = jsonOf(annotation.attributes);
        if (annotation.group)
            common["meta"]["group"] = *annotation.group;
        extra.erase("meta");
        addMissing(common, extra);
        const std::string name = m_files.className(annotation);
        const auto put = [&](Json value, Json result) {
            if (!name.empty())
                value[control.type] = Json::array({name});
            result["value"] = std::move(value);
            results.push_back(std::move(result));
        };
        const double width = picture.width / 100.0, height = picture.height / 100.0;
        if (isWhole) {
            put(Json::object(), common);
        } else if (const auto* box = std::get_if<Box>(&annotation.shape)) {
            const Point corner = cornersOf(*box).front(); // that it is turned around there
            put({{"x", corner.x / width}, {"y", corner.y / height}, {"width", box->width / width}, {"height", box->height / height}, {"rotation", box->angle}}, common);
        } else if (const auto* polygon = std::get_if<Polygon>(&annotation.shape)) {
            Json points = Json::array();
            for (const Point point : polygon->rings.front())
                points.push_back(Json::array({point.x / width, point.y / height}));
            put({{"points", std::move(points)}, {"closed", true}}, common);
        } else if (const auto* mask = std::get_if<Mask>(&annotation.shape)) {
            const auto cut = lathe::isWhole(*mask) ? cutMask(*mask, picture.width, picture.height) : std::nullopt;
            if (!cut || std::uint64_t(picture.width) * picture.height > kMostMaskPixels) {
                m_files.leaveOut(picture, annotation, "The mask lies outside its picture or is too large");
                return;
            }
            put({{"format", "rle"}, {"rle", brushOfMask(*cut, picture.width, picture.height)}}, common);
        } else if (const auto* points = std::get_if<KeyPoints>(&annotation.shape)) {
            for (std::size_t i = 0; i < points->points.size(); ++i) {
                const KeyPoint& point = points->points[i];
                if (point.visibility == Visibility::Absent)
                    continue;
                Json result = common;
                if (points->points.size() > 1) {
                    result["id"] = id + "-" + std::to_string(i);
                    addMissing(result["meta"].is_null() ? result["meta"] = Json::object() : result["meta"],
                               Json{{"skeleton", id}, {"joint", i}, {"joints", points->points.size()}, {"visibility", static_cast<int>(point.visibility)}});
                }
                put({{"x", point.place.x / width}, {"y", point.place.y / height}, {"width", 0.5}}, std::move(result));
            }
        }
        m_files.wrote();
    }

    const AnnotationSet& m_set;
    AnnotationFiles m_files;
    IdGiver m_ids;
    std::int64_t m_region = 0; ///< in its picture
    std::set<std::pair<std::string, std::string>> m_usedIds;
};

} // namespace

Result<WrittenAnnotations> writeLabelStudio(const AnnotationFormat& format, const AnnotationSet& set,
                                            const std::filesystem::path& target, Progress& progress)
{
    return Writing(format, set, target).write(progress);
}

} // namespace lathe
