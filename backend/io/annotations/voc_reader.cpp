#include "base/text.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/found_gatherer.h"
#include "io/annotations/voc.h"
#include "io/annotations/xml_json.h"
#include "io/source_paths.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace lathe {

namespace {

constexpr std::size_t kHeadSize = 4096;
constexpr std::size_t kMostHeads = 50;
/// Elements of an object that are attributes, besides those in <attributes>.
constexpr std::array<std::string_view, 3> kTruths{"difficult", "truncated", "occluded"};

/// Which part each picture is in, by the lists in ImageSets/Main; a picture of two lists keeps the first of
/// train, val, test.
std::unordered_map<std::string, Part> partsOf(const SourceTree& source, FoundGatherer& gatherer)
{
    std::unordered_map<std::string, Part> parts;
    for (const std::string_view list : {"train", "val", "valid", "test"})
        for (std::size_t i = 0; i < source.files().size(); ++i) {
            const std::string& path = source.files()[i];
            if (!path.ends_with("ImageSets/Main/" + std::string(list) + ".txt") )
                continue;
            const auto content = source.content(i);
            if (!content) {
                gatherer.problem(path, toString(content.error()));
                continue;
            }
            for (const std::string& line : split(asText(*content), '\n')) {
                std::string name = trimmed(line);
                if (name.empty() || name.starts_with('#'))
                    continue;
                // `name -1` as in the lists of a class, which say whether it is in the picture; or a name with a blank.
                if (const auto blank = name.find_last_of(" \t"); blank != std::string::npos && parseInteger(trimmed(name.substr(blank))))
                    parts.emplace(trimmed(name.substr(0, blank)), partFromText(list).value_or(Part::Unassigned));
                parts.emplace(std::move(name), partFromText(list).value_or(Part::Unassigned));
            }
        }
    return parts;
}

/// `label:r,g,b:parts:actions`, one a line.
void readLabelMap(std::string_view text, const std::string& path, FoundGatherer& gatherer)
{
    std::size_t number = 0;
    for (const std::string& line : split(text, '\n')) {
        ++number;
        const std::string row = trimmed(line);
        if (row.empty() || row.starts_with('#'))
            continue;
        const auto cells = split(row, ':');
        const std::string name = trimmed(cells[0]);
        if (name.empty()) {
            gatherer.problem(path + ":" + std::to_string(number), "There is no name before the first colon");
            continue;
        }
        ClassTraits& traits = gatherer.traitsOf(gatherer.classOf(name));
        if (const auto colour = cells.size() > 1 ? split(cells[1], ',') : std::vector<std::string>(); colour.size() == 3) {
            std::string code = "#";
            for (const std::string& share : colour)
                if (const auto value = parseInteger(trimmed(share)); value && *value >= 0 && *value <= 255) {
                    constexpr std::string_view digits = "0123456789ABCDEF";
                    code += digits[static_cast<std::size_t>(*value / 16)];
                    code += digits[static_cast<std::size_t>(*value % 16)];
                }
            if (code.size() == 7)
                traits.colour = code;
        }
        Json extra = Json::object();
        for (std::size_t i = 2; i < cells.size() && i < 4; ++i)
            if (!trimmed(cells[i]).empty())
                extra[i == 2 ? "parts" : "actions"] = trimmed(cells[i]);
        traits.extra = extraOf(kVocId, std::move(extra));
    }
}

class VocFile {
public:
    VocFile(FoundGatherer& gatherer, std::string path) : m_gatherer(gatherer), m_path(std::move(path)) {}

    /// True where it is one of VOC's: an <annotation>, and none of the old LabelMe's.
    Result<bool> read(ByteView bytes, const std::unordered_map<std::string, Part>& parts, Progress& progress)
    {
        bool isVoc = true;
        LATHE_TRY(const std::string outermost, readXmlElements(bytes, m_path, progress, [&](const std::string&, XmlNode& node) -> Result<void> {
            isVoc = isVoc && !node.child("polygon") && !node.child("segm");
            if (node.name == "object")
                m_objects.push_back(std::move(node));
            else
                m_whole.children.push_back(std::move(node));
            return {};
        }));
        if (!isVoc || outermost != "annotation" || m_whole.child("imagesize"))
            return false;
        addPicture(parts);
        return true;
    }

private:
    void addPicture(const std::unordered_map<std::string, Part>& parts)
    {
        // Beneath Annotations the file's own name is the picture's in the lists.
        std::string stem(withoutEnding(m_path)), root;
        for (const std::string_view folder : {"Annotations/", "annotations/"})
            if (const auto at = stem.rfind(folder); at != std::string::npos && (at == 0 || stem[at - 1] == '/')) {
                root = stem.substr(0, at);
                stem.erase(0, at + folder.size());
            }
        std::string named = m_whole.textOf("filename");
        if (named.empty())
            named = stem + ".jpg";
        else if (!hasReadEnding(named) && named.find('.') == std::string::npos)
            named += ".jpg";
        auto part = parts.find(stem);
        if (part == parts.end())
            part = parts.find(std::string(withoutEnding(cleanPath(named))));
        const Part itsPart = part == parts.end() ? partOfPath(m_path) : part->second;
        // A picture in a folder of JPEGImages is listed by its folder, but named without it.
        const std::string inFolder = std::string(folderOf(stem)) + "/" + std::string(fileNameOf(cleanPath(named)));
        std::string path = m_gatherer.finder().find("JPEGImages", inFolder, itsPart);
        if (const PictureFinder& finder = m_gatherer.finder(); !finder.paths().contains(path)) {
            // The file's name may be right where what it says is not.
            const auto byStem = finder.withStem(root + "JPEGImages/" + stem), beside = finder.withStem(std::string(withoutEnding(m_path)));
            path = byStem ? *byStem : beside ? *beside : cleanPath(inFolder);
        }
        const XmlNode* size = m_whole.child("size");
        m_picture = m_gatherer.picture(path, itsPart, sideOf(size ? size->number("width") : std::nullopt), sideOf(size ? size->number("height") : std::nullopt));
        const XmlNode* origin = m_whole.child("source");
        m_isFromOne = origin && isVocDatabase(origin->textOf("database"));
        Json extra = Json::object();
        for (const XmlNode& node : m_whole.children) {
            if (node.name == "filename" || (node.name == "size" && !node.child("depth")) || node.name == "path")
                continue;
            extra[node.name] = node.name == "size" ? Json{{"depth", node.textOf("depth")}} : jsonOfNode(node);
        }
        m_gatherer.at(m_picture).extra = extraOf(kVocId, std::move(extra));
        for (std::size_t i = 0; i < m_objects.size(); ++i)
            addObject(m_objects[i], m_path + ": object " + std::to_string(i + 1));
    }

    void addObject(const XmlNode& object, const std::string& place)
    {
        const std::string name = object.textOf("name");
        if (name.empty())
            return m_gatherer.problem(place, "It has no name");
        Annotation annotation;
        annotation.label = m_gatherer.classOf(name);
        const auto box = boxOf(object);
        if (!box)
            return m_gatherer.problem(place, "Its bndbox is not four finite numbers");
        annotation.shape = *box;
        annotation.confidence = object.number("confidence");
        if (const auto group = parseInteger(object.textOf("group")))
            annotation.group = *group;
        Json extra = Json::object();
        for (const XmlNode& node : object.children)
            addDetail(node, annotation, extra);
        if (hasParts(object)) {
            if (!annotation.group)
                annotation.group = static_cast<std::int64_t>(m_nextGroup++);
            addParts(object, *annotation.group, place);
        }
        annotation.extra = extraOf(kVocId, std::move(extra));
        m_gatherer.add(m_picture, std::move(annotation), place);
    }

    void addDetail(const XmlNode& node, Annotation& annotation, Json& extra) const
    {
        constexpr std::array<std::string_view, 8> shown{"name", "bndbox", "robndbox", "part", "confidence", "group", "type", "id"};
        const std::string& name = node.name;
        if (name == "attributes") {
            for (const XmlNode& attribute : node.children)
                if (const std::string key = attribute.textOf("name"); !key.empty())
                    annotation.attributes[key] = valueOf(attribute.textOf("value"));
        } else if (std::ranges::find(kTruths, name) != kTruths.end() && truthOf(node.text)) {
            annotation.attributes[name] = *truthOf(node.text);
        } else if (name == "pose") {
            annotation.attributes[name] = node.text;
        } else if (std::ranges::find(shown, name) == shown.end() || (name == "id" && !node.text.empty())) {
            extra[name] = jsonOfNode(node);
        }
    }

    static AttributeValue valueOf(const std::string& text)
    {
        if (text == "true" || text == "True")
            return true;
        if (text == "false" || text == "False")
            return false;
        if (const auto number = parseReal(text))
            return *number;
        return text;
    }

    /// With a box of its own.
    static bool hasParts(const XmlNode& object)
    {
        return std::ranges::any_of(object.children, [](const XmlNode& node) { return node.name == "part" && node.child("bndbox"); });
    }

    /// Parts are annotations of their own in the group of the whole.
    void addParts(const XmlNode& object, std::int64_t group, const std::string& place)
    {
        std::size_t number = 0;
        for (const XmlNode& node : object.children) {
            if (node.name != "part")
                continue;
            const std::string where = place + ", part " + std::to_string(++number);
            const std::string name = node.textOf("name");
            const auto box = boxOf(node);
            if (name.empty() || !box) {
                m_gatherer.problem(where, name.empty() ? "It has no name" : "Its bndbox is not four finite numbers");
                continue;
            }
            Annotation annotation;
            annotation.label = m_gatherer.classOf(name);
            annotation.shape = *box;
            annotation.group = group;
            annotation.extra = extraOf(kVocId, Json{{"isPart", true}});
            m_gatherer.add(m_picture, std::move(annotation), where);
        }
    }

    std::optional<Box> boxOf(const XmlNode& object) const
    {
        // roLabelImg's turned boxes: the middle, and radians clockwise.
        if (const XmlNode* turned = object.child("robndbox")) {
            const auto x = turned->number("cx"), y = turned->number("cy"), width = turned->number("w"), height = turned->number("h"),
                       angle = turned->number("angle");
            if (!x || !y || !width || !height || !angle)
                return std::nullopt;
            return Box{*x - *width / 2, *y - *height / 2, *width, *height, *angle * 180 / std::numbers::pi};
        }
        const XmlNode* edges = object.child("bndbox");
        if (!edges)
            return std::nullopt;
        const auto left = edges->number("xmin"), top = edges->number("ymin"), right = edges->number("xmax"), bottom = edges->number("ymax");
        if (!left || !top || !right || !bottom)
            return std::nullopt;
        const double first = m_isFromOne ? 1 : 0;
        return Box{*left - first, *top - first, *right - *left + first, *bottom - *top + first, 0};
    }

    FoundGatherer& m_gatherer;
    std::string m_path;
    XmlNode m_whole;
    std::vector<XmlNode> m_objects;
    std::size_t m_picture = 0;
    bool m_isFromOne = false;
    std::size_t m_nextGroup = 1;
};

} // namespace

bool isVocDatabase(std::string_view database)
{
    return lowered(database).find("voc") != std::string::npos;
}

std::vector<std::size_t> vocFiles(const SourceTree& source, bool& areSure)
{
    std::vector<std::size_t> found;
    std::size_t heads = 0;
    areSure = false;
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        if (extensionOf(source.files()[i]) != "xml")
            continue;
        found.push_back(i);
        if (areSure || ++heads > kMostHeads)
            continue;
        const auto head = source.head(i, kHeadSize);
        const std::string_view text = head ? asText(*head) : std::string_view();
        areSure = text.find("<annotation") != std::string_view::npos && text.find("<annotations") == std::string_view::npos
                  && text.find("<bndbox") != std::string_view::npos;
        // A picture without objects looks like the old LabelMe's, but for the depth or the database.
        areSure = areSure || (text.find("<annotation>") != std::string_view::npos && text.find("<sourceImage") == std::string_view::npos
                              && (text.find("<depth") != std::string_view::npos || text.find("<database") != std::string_view::npos || text.find("<segmented") != std::string_view::npos));
    }
    return found;
}

Result<FoundAnnotations> readVoc(const SourceTree& source, const PictureSizes& sizes, Progress& progress)
{
    bool areSure = false;
    const std::vector<std::size_t> files = vocFiles(source, areSure);
    FoundGatherer gatherer(source, sizes);
    bool hasMap = false;
    for (std::size_t i = 0; i < source.files().size(); ++i)
        if (fileNameOf(source.files()[i]) == "labelmap.txt")
            if (const auto content = source.content(i)) {
                readLabelMap(asText(*content), source.files()[i], gatherer);
                hasMap = true;
            }
    const auto parts = partsOf(source, gatherer);
    std::optional<Error> error;
    std::int64_t done = 0, good = 0;
    for (const std::size_t index : files) {
        const std::string& path = source.files()[index];
        progress.set(++done, std::ssize(files), path);
        const auto content = source.content(index);
        const auto isRead = content ? VocFile(gatherer, path).read(*content, parts, progress) : tl::unexpected<Error>(content.error());
        if (!isRead && isRead.error().isCancelled())
            return cancelled();
        if (!isRead) {
            gatherer.problem(isRead.error().where.empty() ? path : isRead.error().where, isRead.error().message);
            error = isRead.error();
        } else if (*isRead) {
            ++good;
        } else {
            gatherer.problem(path, "It is no annotation of VOC");
        }
    }
    if (good == 0)
        return error ? tl::unexpected<Error>(*error)
                     : fail(ErrorCode::Parse, "There are no annotations of VOC in it", "They are XML files in a folder Annotations", source.name());
    if (!hasMap)
        gatherer.sortClasses();
    return gatherer.take();
}

} // namespace lathe
