#include "base/text.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/cvat.h"
#include "io/annotations/found_gatherer.h"
#include "io/annotations/xml_json.h"
#include "io/source_paths.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kHeadSize = 4096;
constexpr std::size_t kMostJoints = 1'000;
constexpr std::int64_t kLastFrame = 100'000'000;

/// The node of that name, wherever it is.
const XmlNode* below(const XmlNode& node, std::string_view name)
{
    for (const XmlNode& child : node.children) {
        if (child.name == name)
            return &child;
        if (const XmlNode* found = below(child, name))
            return found;
    }
    return nullptr;
}

/// `x,y;x,y`
Result<std::vector<Point>> pointsOf(const XmlNode& shape)
{
    std::vector<Point> points;
    const std::string text = shape.attribute("points").value_or("");
    for (const std::string& pair : split(text, ';')) {
        const auto comma = pair.find(',');
        const auto x = comma == std::string::npos ? std::nullopt : parseReal(trimmed(pair.substr(0, comma)));
        const auto y = x ? parseReal(trimmed(pair.substr(comma + 1))) : std::nullopt;
        if (!y)
            return fail(ErrorCode::Parse, "A point of it is not two finite numbers");
        points.push_back({*x, *y});
    }
    return points;
}

Result<Mask> maskOf(const XmlNode& shape)
{
    std::array<std::uint32_t, 4> sides{};
    std::size_t i = 0;
    for (const char* name : {"left", "top", "width", "height"}) {
        const auto number = shape.attributeNumber(name);
        if (!number || *number < 0 || *number > UINT32_MAX || *number != std::floor(*number))
            return fail(ErrorCode::Parse, "Its " + std::string(name) + " is no whole number from 0");
        sides[i++] = static_cast<std::uint32_t>(*number);
    }
    Mask mask{sides[0], sides[1], sides[2], sides[3], {}};
    for (const std::string& run : split(shape.attribute("rle").value_or(""), ',')) {
        const auto length = parseInteger(trimmed(run));
        if (!length || *length < 0 || *length > UINT32_MAX)
            return fail(ErrorCode::Parse, "A run of the mask is no whole number from 0");
        mask.runs.push_back(static_cast<std::uint32_t>(*length));
    }
    return mask;
}

bool isSet(const XmlNode& shape, std::string_view name)
{
    return truthOf(shape.attribute(name).value_or("0")).value_or(false);
}

class CvatFile {
public:
    CvatFile(FoundGatherer& gatherer, std::string path) : m_gatherer(gatherer), m_path(std::move(path)) {}

    Result<void> read(ByteView bytes, Progress& progress)
    {
        LATHE_TRY(const std::string outermost, readXmlElements(bytes, m_path, progress, [&](const std::string& root, XmlNode& node) -> Result<void> {
            if (root != "annotations")
                return {};
            if (node.name == "meta")
                addMeta(node);
            else if (node.name == "image")
                addImage(node);
            else if (node.name == "track")
                addTrack(node);
            return {};
        }));
        return outermost == "annotations" ? Result<void>() : fail(ErrorCode::Parse, "It is no file of CVAT", {}, m_path);
    }

private:
    void addMeta(XmlNode& meta)
    {
        if (const XmlNode* labels = below(meta, "labels"))
            for (const XmlNode& label : labels->children)
                if (label.textOf("parent").empty())
                    addClass(label);
        if (const XmlNode* labels = below(meta, "labels"))
            for (const XmlNode& label : labels->children)
                if (const std::string parent = label.textOf("parent"); !parent.empty())
                    addJoint(parent, label.textOf("name"));
        for (const auto& [label, svg] : m_drawings)
            addBones(label, svg);
        if (const XmlNode* size = below(meta, "original_size")) {
            m_width = sideOf(size->number("width"));
            m_height = sideOf(size->number("height"));
        }
        Json kept = jsonOfNode(meta);
        for (const char* owner : {"task", "project", "job"})
            if (kept.is_object() && kept.contains(owner) && kept[owner].is_object())
                kept[owner].erase("labels");
        m_gatherer.set().extra = extraOf(kCvatId, Json{{"meta", std::move(kept)}});
    }

    void addClass(const XmlNode& label)
    {
        const std::string name = label.textOf("name");
        if (name.empty())
            return m_gatherer.problem(m_path + ": meta", "A label has no name");
        const std::int32_t index = m_gatherer.classOf(name);
        ClassTraits& traits = m_gatherer.traitsOf(index);
        traits.colour = label.textOf("color");
        if (const std::string svg = label.textOf("svg"); !svg.empty())
            m_drawings.emplace_back(index, svg);
        Json attributes = Json::array();
        if (const XmlNode* list = label.child("attributes"))
            for (const XmlNode& attribute : list->children) {
                m_types[{index, attribute.textOf("name")}] = attribute.textOf("input_type");
                attributes.push_back(jsonOfNode(attribute));
            }
        if (!attributes.empty())
            traits.extra = extraOf(kCvatId, Json{{"attributes", std::move(attributes)}});
    }

    void addJoint(const std::string& parent, const std::string& name)
    {
        std::vector<std::string>& joints = m_gatherer.traitsOf(m_gatherer.classOf(parent)).joints;
        if (joints.size() < kMostJoints && std::ranges::find(joints, name) == joints.end())
            joints.push_back(name);
    }

    /// `<line data-node-from="3" data-node-to="2">` between `<circle data-node-id="3" data-label-name="head">`.
    void addBones(std::int32_t label, const std::string& svg)
    {
        ClassTraits& traits = m_gatherer.traitsOf(label);
        const auto valueOf = [](std::string_view element, std::string_view name) -> std::string {
            const std::string key = std::string(name) + "=\"";
            const auto at = element.find(key);
            if (at == std::string_view::npos)
                return {};
            const auto begin = at + key.size();
            return std::string(element.substr(begin, element.find('"', begin) - begin));
        };
        std::map<std::string, std::int32_t> joints; // by the number of the node
        std::vector<std::pair<std::string, std::string>> bones;
        for (const std::string& element : split(svg, '<')) {
            if (const std::string node = valueOf(element, "data-node-id"); !node.empty()) {
                const auto joint = std::ranges::find(traits.joints, valueOf(element, "data-label-name"));
                if (joint != traits.joints.end())
                    joints[node] = static_cast<std::int32_t>(joint - traits.joints.begin());
            }
            if (std::string from = valueOf(element, "data-node-from"), to = valueOf(element, "data-node-to"); !from.empty() && !to.empty())
                bones.emplace_back(std::move(from), std::move(to));
        }
        for (const auto& [from, to] : bones)
            if (joints.contains(from) && joints.contains(to))
                traits.bones.emplace_back(joints[from], joints[to]);
    }

    void addImage(const XmlNode& image)
    {
        const std::string name = image.attribute("name").value_or(""), number = image.attribute("id").value_or("");
        const std::string place = m_path + ": image " + (number.empty() ? name : number);
        if (name.empty())
            return m_gatherer.problem(place, "It has no name");
        Part part = partFromText(image.attribute("subset").value_or("")).value_or(Part::Unassigned);
        if (part == Part::Unassigned)
            part = partOfName(fileNameOf(m_path));
        const std::string path = m_gatherer.finder().find(folderOf(m_path), name, part);
        if (part == Part::Unassigned)
            part = partOfPath(path);
        const std::size_t picture = m_gatherer.picture(path, part, sideOf(image.attributeNumber("width")), sideOf(image.attributeNumber("height")));
        Json extra = Json::object();
        for (const auto& [key, value] : image.attributes)
            if (key != "name" && key != "width" && key != "height" && key != "subset")
                extra[key] = value;
        m_gatherer.at(picture).extra = extraOf(kCvatId, std::move(extra));
        std::size_t count = 0;
        for (const XmlNode& shape : image.children)
            addShape(shape, shape.attribute("label").value_or(""), picture, {}, place + ", shape " + std::to_string(++count));
    }

    /// A shape a frame, where it is to be seen; those of a track are a group.
    void addTrack(const XmlNode& track)
    {
        const std::string label = track.attribute("label").value_or("");
        const std::string place = m_path + ": track " + track.attribute("id").value_or("");
        const auto group = parseInteger(track.attribute("id").value_or(""));
        std::map<std::int64_t, std::vector<std::pair<std::string, const XmlNode*>>> joints; // of a skeleton, by frame
        for (const XmlNode& inner : track.children)
            if (inner.name == "track")
                for (const XmlNode& point : inner.children)
                    if (const auto frame = parseInteger(point.attribute("frame").value_or("")))
                        joints[*frame].emplace_back(inner.attribute("label").value_or(""), &point);
        for (const XmlNode& shape : track.children) {
            if (shape.name == "track")
                continue;
            const auto frame = parseInteger(shape.attribute("frame").value_or(""));
            if (!frame || *frame < 0 || *frame > kLastFrame) {
                m_gatherer.problem(place, "A shape of it has no frame");
                continue;
            }
            const std::size_t picture = pictureOfFrame(*frame);
            if (isSet(shape, "outside"))
                continue;
            const std::string where = place + ", frame " + std::to_string(*frame);
            if (shape.name != "skeleton" || !joints.contains(*frame)) {
                addShape(shape, label, picture, group, where);
                continue;
            }
            XmlNode whole = shape;
            for (const auto& [name, point] : joints[*frame]) {
                XmlNode joint = *point;
                joint.attributes.emplace_back("label", name);
                whole.children.push_back(std::move(joint));
            }
            addShape(whole, label, picture, group, where);
        }
    }

    std::size_t pictureOfFrame(std::int64_t frame)
    {
        const std::string digits = std::to_string(frame);
        const std::string stem = "frame_" + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
        std::string path;
        for (const char* ending : {".png", ".jpg", ".PNG", ".JPG", ".jpeg"}) {
            const std::string candidate = m_gatherer.finder().find(folderOf(m_path), stem + ending, Part::Unassigned);
            if (path.empty() || m_gatherer.finder().paths().contains(candidate))
                path = candidate;
            if (m_gatherer.finder().paths().contains(candidate))
                break;
        }
        return m_gatherer.picture(path, partOfPath(path), m_width, m_height);
    }

    void addShape(const XmlNode& given, const std::string& label, std::size_t picture, std::optional<std::int64_t> group, const std::string& place)
    {
        Annotation annotation;
        annotation.label = m_gatherer.classOf(label);
        auto shape = shapeOf(given, annotation.label);
        if (!shape)
            return m_gatherer.problem(place, shape.error().message);
        annotation.shape = std::move(*shape);
        annotation.group = group;
        if (const auto own = parseInteger(given.attribute("group_id").value_or("")); own && !group)
            annotation.group = own;
        if (isSet(given, "occluded"))
            annotation.attributes["occluded"] = true;
        for (const XmlNode& attribute : given.children)
            if (attribute.name == "attribute")
                if (const std::string name = attribute.attribute("name").value_or(""); !name.empty())
                    annotation.attributes[name] = valueOf(annotation.label, name, attribute.text);
        Json extra = Json::object();
        constexpr std::array<std::string_view, 20> shown{"label", "occluded", "points", "xtl", "ytl", "xbr", "ybr", "rotation", "rle", "left", "top", "width", "height", "group_id", "outside", "frame", "keyframe", "cx", "cy", "id"};
        for (const auto& [key, value] : given.attributes)
            if (std::ranges::find(shown, key) == shown.end())
                extra[key] = value;
        annotation.extra = extraOf(kCvatId, std::move(extra));
        m_gatherer.add(picture, std::move(annotation), place);
    }

    AttributeValue valueOf(std::int32_t label, const std::string& name, const std::string& text) const
    {
        const auto type = m_types.find({label, name});
        if (type != m_types.end() && type->second == "checkbox")
            if (const auto truth = truthOf(text))
                return *truth;
        if (type != m_types.end() && type->second == "number")
            if (const auto number = parseReal(text))
                return *number;
        return text;
    }

    Result<Shape> shapeOf(const XmlNode& given, std::int32_t label)
    {
        if (given.name == "tag")
            return Shape(WholePicture{});
        if (given.name == "box") {
            const auto left = given.attributeNumber("xtl"), top = given.attributeNumber("ytl"), right = given.attributeNumber("xbr"),
                       bottom = given.attributeNumber("ybr");
            if (!left || !top || !right || !bottom)
                return fail(ErrorCode::Parse, "Its edges are not four finite numbers");
            return Shape(Box{*left, *top, *right - *left, *bottom - *top, given.attributeNumber("rotation").value_or(0)});
        }
        if (given.name == "mask") {
            LATHE_TRY(Mask mask, maskOf(given));
            return Shape(std::move(mask));
        }
        if (given.name == "skeleton")
            return skeletonOf(given, label);
        if (given.name != "polygon" && given.name != "polyline" && given.name != "points")
            return fail(ErrorCode::Parse, "Shapes of the kind “" + given.name + "” are not read");
        LATHE_TRY(auto points, pointsOf(given));
        if (given.name == "polygon")
            return Shape(Polygon{{std::move(points)}});
        if (given.name == "polyline")
            return Shape(Polyline{std::move(points)});
        KeyPoints result;
        for (const Point point : points)
            result.points.push_back({point, Visibility::Visible});
        return Shape(std::move(result));
    }

    /// In the order of the class's joints; those that it does not have yet are added.
    Result<Shape> skeletonOf(const XmlNode& given, std::int32_t label)
    {
        if (label < 0)
            return fail(ErrorCode::Parse, "A skeleton without a label has no joints");
        std::vector<std::string>& joints = m_gatherer.traitsOf(label).joints;
        KeyPoints result;
        result.points.assign(joints.size(), KeyPoint{{}, Visibility::Absent});
        for (const XmlNode& node : given.children) {
            if (node.name != "points")
                continue;
            const std::string name = node.attribute("label").value_or("");
            auto joint = std::ranges::find(joints, name);
            if (joint == joints.end()) {
                if (joints.size() >= kMostJoints)
                    return fail(ErrorCode::Parse, "A skeleton has more than " + grouped(kMostJoints) + " joints");
                joints.push_back(name);
                result.points.push_back({{}, Visibility::Absent});
                joint = joints.end() - 1;
            }
            LATHE_TRY(const auto points, pointsOf(node));
            const auto visibility = isSet(node, "outside") ? Visibility::Absent : isSet(node, "occluded") ? Visibility::Hidden : Visibility::Visible;
            result.points[static_cast<std::size_t>(joint - joints.begin())] = {points.front(), visibility};
        }
        return Shape(std::move(result));
    }

    FoundGatherer& m_gatherer;
    std::string m_path;
    std::uint32_t m_width = 0, m_height = 0; ///< of a video
    std::map<std::pair<std::int32_t, std::string>, std::string> m_types; ///< of attributes, by class and name
    std::vector<std::pair<std::int32_t, std::string>> m_drawings;        ///< of skeletons, by class
};

} // namespace

std::vector<std::size_t> cvatFiles(const SourceTree& source)
{
    constexpr std::size_t mostHeads = 50;
    std::vector<std::size_t> found;
    std::size_t heads = 0;
    for (std::size_t i = 0; i < source.files().size() && heads < mostHeads; ++i) {
        if (extensionOf(source.files()[i]) != "xml")
            continue;
        ++heads;
        if (const auto head = source.head(i, kHeadSize); head && asText(*head).find("<annotations") != std::string_view::npos)
            found.push_back(i);
    }
    return found;
}

Result<FoundAnnotations> readCvat(const SourceTree& source, const PictureSizes& sizes, Progress& progress)
{
    FoundGatherer gatherer(source, sizes);
    std::optional<Error> error;
    for (const std::size_t index : cvatFiles(source)) {
        const std::string& path = source.files()[index];
        auto bytes = source.map(index);
        const auto done = bytes ? CvatFile(gatherer, path).read(bytes->bytes(), progress) : tl::unexpected<Error>(bytes.error());
        if (!done && done.error().code != ErrorCode::Parse)
            return tl::unexpected<Error>(done.error());
        if (!done) {
            gatherer.problem(done.error().where.empty() ? path : done.error().where, done.error().message);
            error = done.error();
        }
    }
    if (gatherer.pictureCount() == 0 && (error || gatherer.classCount() == 0))
        return error ? tl::unexpected<Error>(*error)
                     : fail(ErrorCode::Parse, "There are no annotations of CVAT in it", "They are one XML file, “annotations.xml”", source.name());
    return gatherer.take();
}

} // namespace lathe
