#include "base/text.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/found_gatherer.h"
#include "io/annotations/label_studio.h"
#include "io/annotations/studio_brush.h"
#include "io/source_paths.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lathe {

namespace {

constexpr std::size_t kHeadSize = 1 << 14;
constexpr std::size_t kMostPoints = 1'000;

/// The regions of one id: its shape, its labels, and what was said of it.
struct Region {
    const Json* shape = nullptr;
    std::string label;
    Attributes attributes;
};

bool hasPlace(const Json& value)
{
    return value.is_object() && (value.contains("x") || value.contains("points") || value.contains("rle"));
}

/// The first of `rectanglelabels`, `labels`, …
std::string labelOf(const Json& value)
{
    if (value.is_object())
        for (const auto& [key, list] : value.items())
            if (key.ends_with("labels") && list.is_array() && !list.empty())
                return nameOf(list[0]);
    return {};
}

class Task {
public:
    Task(FoundGatherer& gatherer, std::string file, std::string place) : m_gatherer(gatherer), m_file(std::move(file)), m_place(std::move(place)) {}

    void read(const Json& task)
    {
        const std::string address = task.is_object() ? addressIn(task) : std::string();
        if (address.empty())
            return m_gatherer.problem(m_place, "It has no picture");
        const std::string path = find(address);
        const auto [width, height] = sizeIn(task);
        m_picture = m_gatherer.picture(path, partOfPath(path), width, height);
        Json extra = Json::object();
        for (const auto& [key, value] : task.items())
            if (key != "data" && key != "annotations" && key != "completions" && key != "predictions")
                extra[key] = value;
        if (task["data"].size() > 1)
            for (const auto& [key, value] : task["data"].items())
                if (value != Json(address))
                    extra["data"][key] = value;
        m_gatherer.at(m_picture).extra = extraOf(kLabelStudioId, std::move(extra));
        for (const char* key : {"annotations", "completions"})
            if (const auto list = task.find(key); list != task.end() && list->is_array())
                for (const Json& annotation : *list)
                    addResults(annotation, {});
        if (const auto list = task.find("predictions"); list != task.end() && list->is_array())
            for (const Json& prediction : *list)
                if (prediction.is_object())
                    addResults(prediction, numberAt(prediction, "score").value_or(1));
    }

private:
    /// `image`, or the first that looks like a picture.
    static std::string addressIn(const Json& task)
    {
        const auto data = task.find("data");
        if (data == task.end() || !data->is_object())
            return {};
        for (const char* key : {"image", "img", "picture"})
            if (const auto value = data->find(key); value != data->end() && value->is_string())
                return value->get<std::string>();
        for (const auto& [key, value] : data->items())
            if (value.is_string() && hasReadEnding(pathOfAddress(value.get<std::string>())))
                return value.get<std::string>();
        return {};
    }

    std::string find(const std::string& address) const
    {
        const std::string path = pathOfAddress(address);
        const PictureFinder& finder = m_gatherer.finder();
        const std::string found = finder.find(folderOf(m_file), path, Part::Unassigned);
        if (finder.paths().contains(found))
            return found;
        // An upload has eight digits and a line before its name.
        const std::string_view name = fileNameOf(path);
        if (name.size() > 9 && name[8] == '-')
            if (const std::string plain = finder.find(folderOf(m_file), name.substr(9), Part::Unassigned); finder.paths().contains(plain))
                return plain;
        return path;
    }

    /// The first size that a result tells.
    static std::pair<std::uint32_t, std::uint32_t> sizeIn(const Json& task)
    {
        for (const char* key : {"annotations", "completions", "predictions"}) {
            const auto list = task.find(key);
            if (list == task.end() || !list->is_array())
                continue;
            for (const Json& one : *list) {
                const auto results = one.is_object() ? one.find("result") : one.end();
                if (!one.is_object() || results == one.end() || !results->is_array())
                    continue;
                for (const Json& result : *results)
                    if (result.is_object())
                        if (const auto width = sideOf(numberAt(result, "original_width")), height = sideOf(numberAt(result, "original_height")); width > 0 && height > 0)
                            return {width, height};
            }
        }
        return {0, 0};
    }

    /// Of an annotation, or with a confidence of a prediction.
    void addResults(const Json& one, std::optional<double> confidence)
    {
        const auto results = one.is_object() ? one.find("result") : one.end();
        if (!one.is_object() || results == one.end() || !results->is_array())
            return m_gatherer.problem(m_place, "An annotation of it has no list of results");
        if (const auto wasCancelled = one.find("was_cancelled"); wasCancelled != one.end() && *wasCancelled == Json(true))
            return m_gatherer.note("Annotations that were cancelled are not read: " + m_file);
        std::map<std::string, Region> regions;
        std::vector<std::string> order;
        std::size_t number = 0;
        for (const Json& result : *results) {
            ++number;
            if (!result.is_object() || !result.contains("value") || !result["value"].is_object()) {
                m_gatherer.problem(m_place + ", result " + std::to_string(number), "It has no value");
                continue;
            }
            std::string id = textAt(result, "id");
            if (id.empty() || (!hasPlace(result["value"]) && result["value"].contains("choices") && !regions.contains(id)))
                id += "#" + std::to_string(number); // of the whole picture
            if (!regions.contains(id))
                order.push_back(id);
            addResult(result, regions[id], confidence);
        }
        for (const std::string& id : order)
            addRegion(regions[id], confidence, m_place + ", region " + id);
        finishSkeletons();
    }

    void addResult(const Json& result, Region& region, std::optional<double> confidence)
    {
        const Json& value = result["value"];
        if (hasPlace(value) && !region.shape)
            region.shape = &result;
        if (region.label.empty())
            region.label = labelOf(value);
        if (hasPlace(value) && !value.contains("choices") && !value.contains("text"))
            return;
        const std::string name = textAt(result, "from_name");
        if (const auto choices = value.find("choices"); choices != value.end() && choices->is_array()) {
            for (const Json& choice : *choices) {
                if (region.shape) {
                    region.attributes[name] = nameOf(choice);
                    continue;
                }
                Annotation annotation;
                annotation.label = m_gatherer.classOf(nameOf(choice));
                annotation.shape = WholePicture{};
                annotation.confidence = scoreOf(result, confidence);
                keep(result, annotation);
                m_gatherer.add(m_picture, std::move(annotation), m_place);
            }
            return;
        }
        if (const auto text = value.find("text"); text != value.end() && region.shape)
            region.attributes[name] = text->is_array() && !text->empty() ? nameOf((*text)[0]) : nameOf(*text);
        else if (!value.contains("labels"))
            m_gatherer.note("Results of the type “" + textAt(result, "type") + "” are not read");
    }

    /// Of a prediction its own score, or that of all; within 0 and 1, so that it stays known as one.
    static std::optional<double> scoreOf(const Json& result, std::optional<double> confidence)
    {
        if (!confidence)
            return std::nullopt;
        const double score = numberAt(result, "score").value_or(*confidence);
        return std::clamp(score, 0.0, 1.0);
    }

    static void keep(const Json& result, Annotation& annotation)
    {
        Json rest = Json::object();
        if (const auto meta = result.find("meta"); meta != result.end() && meta->is_object()) {
            if (const auto own = meta->find("attributes"); own != meta->end()) {
                Json others = Json::object();
                for (auto& [name, value] : attributesOf(*own, others))
                    annotation.attributes[name] = value;
            }
            if (const auto group = meta->find("group"); group != meta->end() && group->is_number_integer())
                annotation.group = group->get<std::int64_t>();
            for (const auto& [key, value] : meta->items())
                if (key != "attributes" && key != "group" && key != "skeleton" && key != "joint" && key != "joints" && key != "visibility")
                    rest[key] = value;
        }
        Json extra = extraFor(kLabelStudioId, extraOf(kLabelStudioId, result, {"type", "value", "original_width", "original_height", "image_rotation", "score", "meta"}));
        if (!rest.empty())
            extra["meta"] = std::move(rest);
        annotation.extra = extraOf(kLabelStudioId, std::move(extra));
    }

    void addRegion(const Region& region, std::optional<double> confidence, const std::string& place)
    {
        if (!region.shape)
            return;
        const Json& result = *region.shape;
        const AnnotatedPicture& picture = m_gatherer.at(m_picture);
        if (picture.width == 0)
            return m_gatherer.problem(place, "The size of its picture is not known");
        if (const auto turned = numberAt(result, "image_rotation"); turned && *turned != 0)
            return m_gatherer.problem(place, "It was drawn on the picture turned by " + shortest(*turned) + " degrees");
        Annotation annotation;
        annotation.label = m_gatherer.classOf(region.label);
        annotation.attributes = region.attributes;
        annotation.confidence = scoreOf(result, confidence);
        auto shape = shapeOf(result["value"], textAt(result, "type"), picture);
        if (!shape)
            return m_gatherer.problem(place, shape.error().message);
        annotation.shape = std::move(*shape);
        keep(result, annotation);
        if (std::holds_alternative<KeyPoints>(annotation.shape) && addJoint(result, annotation))
            return;
        m_gatherer.add(m_picture, std::move(annotation), place);
    }

    Result<Shape> shapeOf(const Json& value, const std::string& type, const AnnotatedPicture& picture) const
    {
        const double width = picture.width / 100.0, height = picture.height / 100.0;
        if (const auto packed = value.find("rle"); packed != value.end())
            return brushOf(*packed, picture);
        if (const auto points = value.find("points"); points != value.end() && points->is_array()) {
            std::vector<Point> ring;
            for (const Json& pair : *points) {
                const auto x = pair.is_array() && pair.size() == 2 ? numberOf(pair[0]) : std::nullopt;
                const auto y = x ? numberOf(pair[1]) : std::nullopt;
                if (!y)
                    return fail(ErrorCode::Parse, "A point of it is not two finite numbers");
                ring.push_back({*x * width, *y * height});
            }
            if (const auto closed = value.find("closed"); closed != value.end() && *closed == Json(false))
                return Shape(Polyline{std::move(ring)});
            return Shape(Polygon{{std::move(ring)}});
        }
        const auto x = numberAt(value, "x"), y = numberAt(value, "y");
        if (!x || !y)
            return fail(ErrorCode::Parse, "Its place is not finite numbers");
        if (type.starts_with("keypoint"))
            return Shape(KeyPoints{{{{*x * width, *y * height}, Visibility::Visible}}, {}});
        if (type.starts_with("ellipse"))
            return fail(ErrorCode::Parse, "Ellipses are not read");
        const auto shareWidth = numberAt(value, "width"), shareHeight = numberAt(value, "height");
        if (!shareWidth || !shareHeight)
            return fail(ErrorCode::Parse, "Its width or height is no finite number");
        Box box{*x * width, *y * height, *shareWidth * width, *shareHeight * height, numberAt(value, "rotation").value_or(0)};
        if (box.angle != 0) { // around the upper left corner there, around the middle here
            const double turn = box.angle * std::numbers::pi / 180, cosine = std::cos(turn), sine = std::sin(turn);
            const Point half{box.width / 2, box.height / 2};
            box.x += half.x * cosine - half.y * sine - half.x;
            box.y += half.x * sine + half.y * cosine - half.y;
        }
        return Shape(box);
    }

    static Result<Shape> brushOf(const Json& packed, const AnnotatedPicture& picture)
    {
        std::vector<std::uint8_t> bytes;
        if (packed.is_array())
            for (const Json& byte : packed) {
                const auto number = numberOf(byte);
                if (!number || *number < 0 || *number > 255)
                    return fail(ErrorCode::Parse, "The brush has a number that is no byte");
                bytes.push_back(static_cast<std::uint8_t>(*number));
            }
        LATHE_TRY(Mask mask, maskOfBrush(bytes, picture.width, picture.height));
        return Shape(std::move(mask));
    }

    /// A point of several, which Lathe's own keys tell. False for a single one.
    bool addJoint(const Json& result, const Annotation& annotation)
    {
        const auto meta = result.find("meta");
        if (meta == result.end() || !meta->is_object() || !meta->contains("skeleton"))
            return false;
        const auto joint = numberAt(*meta, "joint"), joints = numberAt(*meta, "joints");
        if (!joint || !joints || *joint < 0 || *joint >= *joints || *joints > static_cast<double>(kMostPoints))
            return false;
        const auto [entry, isNew] = m_skeletons.emplace(nameOf((*meta)["skeleton"]), annotation);
        auto& points = std::get<KeyPoints>(entry->second.shape).points;
        if (isNew)
            points.assign(static_cast<std::size_t>(*joints), KeyPoint{{}, Visibility::Absent});
        if (static_cast<std::size_t>(*joint) >= points.size())
            return false;
        KeyPoint& point = points[static_cast<std::size_t>(*joint)];
        point.place = std::get<KeyPoints>(annotation.shape).points[0].place;
        point.visibility = numberAt(*meta, "visibility") == 1.0 ? Visibility::Hidden : Visibility::Visible;
        return true;
    }

    void finishSkeletons()
    {
        for (auto& [id, annotation] : m_skeletons)
            m_gatherer.add(m_picture, std::move(annotation), m_place + ", points " + id);
        m_skeletons.clear();
    }

    FoundGatherer& m_gatherer;
    std::string m_file, m_place;
    std::size_t m_picture = 0;
    std::map<std::string, Annotation> m_skeletons;
};

} // namespace

std::vector<std::size_t> labelStudioFiles(const SourceTree& source)
{
    constexpr std::size_t mostHeads = 50;
    std::vector<std::size_t> found;
    std::size_t heads = 0;
    for (std::size_t i = 0; i < source.files().size() && heads < mostHeads; ++i) {
        if (extensionOf(source.files()[i]) != "json")
            continue;
        ++heads;
        const auto head = source.head(i, kHeadSize);
        const std::string_view text = head ? asText(*head) : std::string_view();
        const auto has = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
        if (has("\"data\"") && (has("\"annotations\"") || has("\"predictions\"") || has("\"completions\"") || has("\"result\"")))
            found.push_back(i);
    }
    if (found.empty() && source.files().size() == 1)
        found.push_back(0);
    return found;
}

Result<FoundAnnotations> readLabelStudio(const SourceTree& source, const PictureSizes& sizes, Progress& progress)
{
    FoundGatherer gatherer(source, sizes);
    std::optional<Error> error;
    for (const std::size_t index : labelStudioFiles(source)) {
        const std::string& path = source.files()[index];
        auto bytes = source.map(index);
        Json single = Json::object(); // a file of one task
        const auto done = bytes ? readJsonElements(bytes->bytes(), path, progress,
                                                   [&](const std::string& key, std::size_t place, Json& value) -> Result<void> {
                                                       if (!key.empty() && place == kWholeMember)
                                                           single[key] = std::move(value);
                                                       else if (!key.empty())
                                                           single[key].push_back(std::move(value));
                                                       else
                                                           Task(gatherer, path, path + ": task " + std::to_string(place + 1)).read(value);
                                                       return {};
                                                   })
                                : tl::unexpected<Error>(bytes.error());
        if (!done && done.error().code != ErrorCode::Parse)
            return tl::unexpected<Error>(done.error());
        if (!done) {
            gatherer.problem(done.error().where, done.error().message);
            error = done.error();
        } else if (single.contains("data")) {
            Task(gatherer, path, path).read(single);
        }
    }
    if (gatherer.pictureCount() == 0)
        return error ? tl::unexpected<Error>(*error)
                     : fail(ErrorCode::Parse, "There are no tasks of Label Studio in it", "They are a JSON list with data and annotations", source.name());
    gatherer.sortClasses();
    return gatherer.take();
}

} // namespace lathe
