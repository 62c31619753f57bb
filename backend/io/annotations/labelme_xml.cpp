#include "base/text.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/labelme.h"
#include "io/annotations/mask_runs.h"
#include "io/annotations/xml_tree.h"
#include "io/source_paths.h"
#include "media/decode.h"

#include <algorithm>

namespace lathe {

namespace {

/// A PNG with opacities (PNG specification, 11.2.2: colour types 4 and 6), which are laid over white.
bool isTransparent(ByteView bytes)
{
    constexpr std::size_t colourType = 25;
    return asText(bytes).substr(1, 3) == "PNG" && bytes.size() > colourType && (bytes[colourType] == 4 || bytes[colourType] == 6);
}

/// Not 0 where something is painted: over nothing, or over black.
std::vector<std::uint8_t> paintedPixels(const Image& image, bool isOverWhite)
{
    const std::uint8_t ground = isOverWhite ? 255 : 0;
    const auto channels = static_cast<std::size_t>(image.channels);
    std::vector<std::uint8_t> inside(image.pixels.size() / channels);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        if (image.pixels[i] != ground)
            inside[i / channels] = 1;
    return inside;
}

class XmlFile {
public:
    XmlFile(const SourceTree& source, std::string path, FoundGatherer& gatherer)
        : m_source(source), m_path(std::move(path)), m_gatherer(gatherer)
    {
    }

    Result<bool> read(ByteView bytes, Progress& progress)
    {
        XmlNode whole;
        LATHE_TRY(const std::string rootName, readXmlElements(bytes, m_path, progress, [&](const std::string&, XmlNode& node) -> Result<void> {
            (node.name == "object" ? m_objects : whole.children).push_back(std::move(node));
            return {};
        }));
        const bool hasOutlines = std::ranges::any_of(m_objects, [](const XmlNode& object) { return object.child("polygon") || object.child("segm"); });
        if (rootName != "annotation" || (!hasOutlines && !whole.child("imagesize")))
            return false;
        std::string named = whole.textOf("filename");
        if (named.empty())
            named = std::string(fileNameOf(withoutEnding(m_path))) + ".jpg";
        const XmlNode* size = whole.child("imagesize");
        m_picture = m_gatherer.picture(m_gatherer.finder().find(folderOf(m_path), named, partOfPath(m_path)), partOfPath(m_path),
                                       sideOf(size ? size->number("ncols") : std::nullopt), sideOf(size ? size->number("nrows") : std::nullopt));
        if (const std::string folder = whole.textOf("folder"); !folder.empty())
            m_gatherer.at(m_picture).extra = extraOf(kLabelMeId, Json{{"folder", folder}});
        for (std::size_t i = 0; i < m_objects.size(); ++i)
            addObject(m_objects[i], m_path + ": object " + std::to_string(i + 1));
        return true;
    }

private:
    void addObject(const XmlNode& object, const std::string& place)
    {
        if (truthOf(object.textOf("deleted")).value_or(false))
            return m_gatherer.note("Objects that are marked as deleted are not read: " + m_path);
        const std::string name = object.textOf("name");
        if (name.empty())
            return m_gatherer.problem(place, "It has no name");
        auto shape = shapeOf(object, place);
        if (!shape)
            return m_gatherer.problem(place, shape.error().message);
        Annotation annotation;
        annotation.label = m_gatherer.classOf(name);
        annotation.shape = std::move(*shape);
        annotation.group = groupOf(object);
        if (const auto occluded = object.child("occluded") ? truthOf(object.textOf("occluded")) : std::nullopt)
            annotation.attributes["occluded"] = *occluded;
        // `red, size=3`
        for (const std::string& word : split(object.textOf("attributes"), ',')) {
            const auto equals = word.find('=');
            const std::string key = trimmed(word.substr(0, equals));
            if (key.empty())
                continue;
            if (equals == std::string::npos)
                annotation.attributes[key] = true;
            else
                annotation.attributes[key] = trimmed(word.substr(equals + 1));
        }
        Json extra = Json::object();
        for (const char* key : {"date", "id", "verified"})
            if (const std::string text = object.textOf(key); !text.empty())
                extra[key] = text;
        annotation.extra = extraOf(kLabelMeId, std::move(extra));
        m_gatherer.add(m_picture, std::move(annotation), place);
    }

    /// The object that it is a part of, or itself where it has parts.
    static std::optional<std::int64_t> groupOf(const XmlNode& object)
    {
        const XmlNode* parts = object.child("parts");
        if (!parts)
            return std::nullopt;
        if (const auto whole = parseInteger(parts->textOf("ispartof")))
            return whole;
        return parts->textOf("hasparts").empty() ? std::nullopt : parseInteger(object.textOf("id"));
    }

    Result<Shape> shapeOf(const XmlNode& object, const std::string& place)
    {
        if (const XmlNode* segment = object.child("segm"))
            return maskOf(*segment, place);
        const XmlNode* outline = object.child("polygon");
        if (!outline)
            return fail(ErrorCode::Parse, "It has no outline");
        std::vector<Point> points;
        for (const XmlNode& node : outline->children) {
            if (node.name != "pt")
                continue;
            const auto x = node.number("x"), y = node.number("y");
            if (!x || !y)
                return fail(ErrorCode::Parse, "A point of it is not two finite numbers");
            points.push_back({*x, *y});
        }
        if (object.textOf("type") == "bounding_box" && points.size() >= 2)
            return Shape(*boundsOf(Polyline{points}));
        return Shape(Polygon{{std::move(points)}});
    }

    /// A picture in the folder Masks, as large as its picture; its box where that is not there.
    Result<Shape> maskOf(const XmlNode& segment, const std::string& place)
    {
        const std::string name = segment.textOf("mask");
        const auto& files = m_source.files();
        const std::string path = cleanPath(std::string(folderOf(m_path)) + "/Masks/" + name);
        const auto file = std::ranges::lower_bound(files, path);
        if (file != files.end() && *file == path) {
            LATHE_TRY(const Bytes bytes, m_source.content(static_cast<std::size_t>(file - files.begin())));
            LATHE_TRY(const ImageInfo info, readImageInfo(bytes));
            const AnnotatedPicture& picture = m_gatherer.at(m_picture);
            if (picture.width > 0 && (info.width != static_cast<int>(picture.width) || info.height != static_cast<int>(picture.height)))
                return fail(ErrorCode::Parse, "Its mask is " + std::to_string(info.width) + " × " + std::to_string(info.height) + ", which its picture is not");
            LATHE_TRY(const Image image, decodeImage(bytes));
            const std::vector<std::uint8_t> inside = paintedPixels(image, isTransparent(bytes));
            if (auto mask = maskOfPixels(0, 0, static_cast<std::uint32_t>(image.width), static_cast<std::uint32_t>(image.height), inside))
                return Shape(std::move(*mask));
            return fail(ErrorCode::Parse, "The mask is empty");
        }
        const XmlNode* box = segment.child("box");
        const auto left = box ? box->number("xmin") : std::nullopt, top = box ? box->number("ymin") : std::nullopt,
                   right = box ? box->number("xmax") : std::nullopt, bottom = box ? box->number("ymax") : std::nullopt;
        if (!left || !top || !right || !bottom)
            return fail(ErrorCode::Parse, "There is neither its mask “" + name + "” nor a box");
        m_gatherer.problem(place, "There is no mask “" + name + "”. Its box comes in");
        return Shape(Box{*left, *top, *right - *left, *bottom - *top, 0});
    }

    const SourceTree& m_source;
    std::string m_path;
    FoundGatherer& m_gatherer;
    std::vector<XmlNode> m_objects;
    std::size_t m_picture = 0;
};

} // namespace

Result<bool> readLabelMeXml(const SourceTree& source, std::size_t index, FoundGatherer& gatherer, Progress& progress)
{
    LATHE_TRY(const Bytes content, source.content(index));
    return XmlFile(source, source.files()[index], gatherer).read(content, progress);
}

} // namespace lathe
