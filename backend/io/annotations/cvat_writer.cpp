#include "base/text.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/cvat.h"
#include "io/annotations/mask_runs.h"
#include "io/annotations/xml_json.h"

#include <algorithm>

namespace lathe {

namespace {

std::string attributeText(std::string_view name, std::string_view value)
{
    return " " + std::string(name) + "=\"" + xmlText(value) + "\"";
}

std::string pointsText(const std::vector<Point>& points)
{
    std::string text;
    for (const Point& point : points)
        text += (text.empty() ? "" : ";") + shortest(point.x) + "," + shortest(point.y);
    return text;
}

class CvatWriting {
public:
    CvatWriting(const AnnotationFormat& format, const AnnotationSet& set, const std::filesystem::path& target)
        : m_set(set), m_files(format, set, target, ".xml"), m_joints(set.classes.size()), m_attributes(set.classes.size())
    {
        for (std::size_t i = 0; i < set.classes.size() && i < set.traits.size(); ++i)
            m_joints[i] = set.traits[i].joints;
        for (const AnnotatedPicture& picture : set.pictures)
            for (const Annotation& annotation : picture.annotations)
                look(annotation);
    }

    Result<WrittenAnnotations> write(Progress& progress)
    {
        std::string text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<annotations>\n  <version>1.1</version>\n" + metaText();
        std::int64_t number = 0;
        for (const AnnotatedPicture& picture : m_set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            progress.set(number, std::ssize(m_set.pictures), picture.path);
            if (const auto place = m_files.placeOf(picture))
                text += imageText(picture, *place, number++);
        }
        LATHE_CHECK(m_files.write("annotations.xml", text + "</annotations>\n"));
        return m_files.take();
    }

private:
    bool hasClass(const Annotation& annotation) const { return annotation.label >= 0 && static_cast<std::size_t>(annotation.label) < m_set.classes.size(); }

    /// Classes of several points that are not all visible need joints, and all need to know their attributes.
    void look(const Annotation& annotation)
    {
        if (!hasClass(annotation))
            return;
        const auto label = static_cast<std::size_t>(annotation.label);
        for (const auto& [name, value] : annotation.attributes)
            if (name != "occluded" || !std::holds_alternative<bool>(value)) {
                const char* type = std::holds_alternative<bool>(value) ? "checkbox" : std::holds_alternative<double>(value) ? "number" : "text";
                const auto [entry, isNew] = m_attributes[label].emplace(name, type);
                if (!isNew && entry->second != type)
                    entry->second = "text";
            }
        const auto* points = std::get_if<KeyPoints>(&annotation.shape);
        const bool isTraited = label < m_set.traits.size() && !m_set.traits[label].joints.empty();
        if (!points || isTraited || std::ranges::all_of(points->points, [](const KeyPoint& point) { return point.visibility == Visibility::Visible; }))
            return;
        while (m_joints[label].size() < points->points.size())
            m_joints[label].push_back(std::to_string(m_joints[label].size() + 1));
    }

    std::string metaText() const
    {
        Json meta = Json::object();
        const Json extra = extraFor(kCvatId, m_set.extra);
        if (const auto kept = extra.find("meta"); kept != extra.end() && kept->is_object())
            meta = *kept;
        std::string owner = "task";
        for (const char* name : {"project", "job", "task"})
            if (meta.contains(name) && meta[name].is_object())
                owner = name;
        std::string text = "  <meta>\n    <" + owner + ">\n";
        if (meta.contains(owner)) {
            for (const auto& [key, value] : meta[owner].items())
                if (key != "labels" && key != "mode")
                    text += elementsOf("      ", key, value);
        }
        text += "      <mode>annotation</mode>\n      <labels>\n";
        for (std::size_t i = 0; i < m_set.classes.size(); ++i)
            text += labelText(i);
        text += "      </labels>\n    </" + owner + ">\n";
        for (const auto& [key, value] : meta.items())
            if (key != owner)
                text += elementsOf("    ", key, value);
        return text + "  </meta>\n";
    }

    std::string labelText(std::size_t label) const
    {
        const ClassTraits traits = label < m_set.traits.size() ? m_set.traits[label] : ClassTraits{};
        const std::string inner = "          ";
        std::string text = "        <label>\n" + xmlElement(inner, "name", m_set.classes[label]);
        if (!traits.colour.empty())
            text += xmlElement(inner, "color", traits.colour);
        const auto& joints = m_joints[label];
        text += xmlElement(inner, "type", joints.empty() ? "any" : "skeleton") + inner + "<attributes>\n";
        std::map<std::string, std::string> types = m_attributes[label];
        const Json extra = extraFor(kCvatId, traits.extra);
        if (const auto known = extra.find("attributes"); known != extra.end() && known->is_array())
            for (const Json& attribute : *known)
                if (attribute.is_object() && !textAt(attribute, "name").empty()) {
                    types.erase(textAt(attribute, "name"));
                    text += elementsOf(inner + "  ", "attribute", attribute);
                }
        for (const auto& [name, type] : types)
            text += elementsOf(inner + "  ", "attribute", Json{{"name", name}, {"mutable", "False"}, {"input_type", type},
                                                               {"default_value", type == "checkbox" ? "false" : ""}, {"values", type == "checkbox" ? "false" : ""}});
        text += inner + "</attributes>\n";
        if (!joints.empty())
            text += xmlElement(inner, "svg", drawing(joints, traits.bones));
        text += "        </label>\n";
        for (const std::string& joint : joints)
            text += "        <label>\n" + xmlElement(inner, "name", joint) + xmlElement(inner, "type", "points") + inner + "<attributes>\n" + inner
                    + "</attributes>\n" + xmlElement(inner, "parent", m_set.classes[label]) + "        </label>\n";
        return text;
    }

    /// Joints along a line across the square of 100 that CVAT draws skeletons in.
    static std::string drawing(const std::vector<std::string>& joints, const std::vector<std::pair<std::int32_t, std::int32_t>>& bones)
    {
        std::string svg;
        const auto place = [&](std::size_t joint) { return fixed(10 + 80 * (static_cast<double>(joint) + 0.5) / static_cast<double>(joints.size()), 2); };
        for (const auto& [from, to] : bones) {
            const auto a = static_cast<std::size_t>(from), b = static_cast<std::size_t>(to);
            if (from >= 0 && to >= 0 && a < joints.size() && b < joints.size())
                svg += "<line x1=\"" + place(a) + "\" y1=\"" + place(a) + "\" x2=\"" + place(b) + "\" y2=\"" + place(b) + "\" data-type=\"edge\" data-node-from=\""
                       + std::to_string(a + 1) + "\" data-node-to=\"" + std::to_string(b + 1) + "\"></line>";
        }
        for (std::size_t i = 0; i < joints.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            svg += "<circle r=\"1.5\" cx=\"" + place(i) + "\" cy=\"" + place(i) + "\" data-type=\"element node\" data-element-id=\"" + number + "\" data-node-id=\""
                   + number + "\" data-label-name=\"" + xmlText(joints[i]) + "\"></circle>";
        }
        return svg;
    }

    std::string imageText(const AnnotatedPicture& picture, const std::string& place, std::int64_t number)
    {
        std::string text = "  <image" + attributeText("id", std::to_string(number)) + attributeText("name", place);
        if (picture.part != Part::Unassigned)
            text += attributeText("subset", toString(picture.part));
        if (picture.width > 0 && picture.height > 0)
            text += attributeText("width", std::to_string(picture.width)) + attributeText("height", std::to_string(picture.height));
        const Json extra = extraFor(kCvatId, picture.extra);
        for (const auto& [key, value] : extra.items())
            if (key != "id")
                text += attributeText(key, nameOf(value));
        text += ">\n";
        for (const Annotation& annotation : withSingleRings(picture))
            text += shapeText(picture, annotation);
        return text + "  </image>\n";
    }

    std::string shapeText(const AnnotatedPicture& picture, const Annotation& annotation)
    {
        if (!m_files.canSay(picture, annotation))
            return {};
        std::string name, own, children;
        if (const auto* box = std::get_if<Box>(&annotation.shape)) {
            name = "box";
            own = attributeText("xtl", shortest(box->x)) + attributeText("ytl", shortest(box->y)) + attributeText("xbr", shortest(box->x + box->width))
                  + attributeText("ybr", shortest(box->y + box->height)) + (box->angle != 0 ? attributeText("rotation", shortest(box->angle)) : "");
        } else if (const auto* polygon = std::get_if<Polygon>(&annotation.shape)) {
            name = "polygon";
            own = attributeText("points", pointsText(polygon->rings.front()));
        } else if (const auto* line = std::get_if<Polyline>(&annotation.shape)) {
            name = "polyline";
            own = attributeText("points", pointsText(line->points));
        } else if (const auto* mask = std::get_if<Mask>(&annotation.shape)) {
            name = "mask";
            std::string runs;
            for (const std::uint32_t run : mask->runs)
                runs += (runs.empty() ? "" : ", ") + std::to_string(run);
            own = attributeText("rle", runs) + attributeText("left", std::to_string(mask->left)) + attributeText("top", std::to_string(mask->top))
                  + attributeText("width", std::to_string(mask->width)) + attributeText("height", std::to_string(mask->height));
        } else if (const auto* points = std::get_if<KeyPoints>(&annotation.shape)) {
            if (!setPoints(*points, annotation, name, own, children)) {
                m_files.leaveOut(picture, annotation, "It has another number of points than its class has joints");
                return {};
            }
        } else {
            name = "tag";
        }
        bool isOccluded = false;
        for (const auto& [key, value] : annotation.attributes) {
            const bool* truth = std::get_if<bool>(&value);
            if (key == "occluded" && truth) {
                isOccluded = *truth;
                continue;
            }
            const double* number = std::get_if<double>(&value);
            children += "      <attribute" + attributeText("name", key) + ">" + xmlText(truth ? (*truth ? "true" : "false") : number ? shortest(*number) : std::get<std::string>(value))
                        + "</attribute>\n";
        }
        const Json extra = extraFor(kCvatId, annotation.extra);
        std::string text = "    <" + name + attributeText("label", m_files.className(annotation));
        if (name != "tag")
            text += attributeText("occluded", isOccluded ? "1" : "0");
        text += attributeText("source", extra.contains("source") ? nameOf(extra["source"]) : "manual") + own;
        if (name != "tag" && !extra.contains("z_order"))
            text += attributeText("z_order", "0");
        if (annotation.group)
            text += attributeText("group_id", std::to_string(*annotation.group));
        for (const auto& [key, value] : extra.items())
            if (key != "source")
                text += attributeText(key, nameOf(value));
        if (annotation.confidence)
            m_files.lose("confidence");
        m_files.wrote();
        return text + (children.empty() ? "/>\n" : ">\n" + children + "    </" + name + ">\n");
    }

    /// A skeleton where the class has as many joints; else points, which are all visible.
    bool setPoints(const KeyPoints& points, const Annotation& annotation, std::string& name, std::string& own, std::string& children) const
    {
        const auto* joints = hasClass(annotation) ? &m_joints[static_cast<std::size_t>(annotation.label)] : nullptr;
        if (joints && !joints->empty() && joints->size() == points.points.size()) {
            name = "skeleton";
            for (std::size_t i = 0; i < joints->size(); ++i) {
                const KeyPoint& point = points.points[i];
                children += "      <points" + attributeText("label", (*joints)[i]) + attributeText("occluded", point.visibility == Visibility::Hidden ? "1" : "0")
                            + attributeText("source", "manual") + attributeText("outside", point.visibility == Visibility::Absent ? "1" : "0")
                            + attributeText("points", pointsText({point.place})) + "/>\n";
            }
            return true;
        }
        std::vector<Point> places;
        for (const KeyPoint& point : points.points) {
            if (point.visibility != Visibility::Visible)
                return false;
            places.push_back(point.place);
        }
        name = "points";
        own = attributeText("points", pointsText(places));
        return true;
    }

    const AnnotationSet& m_set;
    AnnotationFiles m_files;
    std::vector<std::vector<std::string>> m_joints;                  ///< a class
    std::vector<std::map<std::string, std::string>> m_attributes;    ///< a class: their types by name
};

} // namespace

Result<WrittenAnnotations> writeCvat(const AnnotationFormat& format, const AnnotationSet& set,
                                     const std::filesystem::path& target, Progress& progress)
{
    return CvatWriting(format, set, target).write(progress);
}

} // namespace lathe
