#include "io/annotations/annotation_json.h"
#include "io/annotations/base64.h"
#include "io/annotations/labelme.h"
#include "io/annotations/mask_runs.h"
#include "io/annotations/shape_fit.h"
#include "io/source_paths.h"
#include "media/decode.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kMostImageData = std::size_t(1) << 24;

Result<std::vector<Point>> pointsOf(const Json& shape)
{
    const auto given = shape.find("points");
    if (given == shape.end() || !given->is_array())
        return fail(ErrorCode::Parse, "It has no points");
    std::vector<Point> points;
    for (const Json& pair : *given) {
        const auto x = pair.is_array() && pair.size() >= 2 ? numberOf(pair[0]) : std::nullopt;
        const auto y = x ? numberOf(pair[1]) : std::nullopt;
        if (!y)
            return fail(ErrorCode::Parse, "A point of it is not two finite numbers");
        points.push_back({*x, *y});
    }
    return points;
}

Result<Mask> maskOf(const Json& shape, const std::vector<Point>& points)
{
    const auto given = shape.find("mask");
    if (given == shape.end() || !given->is_string() || points.empty())
        return fail(ErrorCode::Parse, "It has no mask or no place for it");
    if (points[0].x < -0.5 || points[0].y < -0.5 || points[0].x > kLongestSide || points[0].y > kLongestSide)
        return fail(ErrorCode::Parse, "Its mask begins outside the picture");
    const auto bytes = bytesOfBase64(given->get_ref<const std::string&>());
    if (!bytes)
        return fail(ErrorCode::Parse, "Its mask is no Base 64");
    LATHE_TRY(const ImageInfo info, readImageInfo(*bytes));
    if (std::uint64_t(info.width) * static_cast<std::uint64_t>(info.height) > kMostMaskPixels)
        return fail(ErrorCode::Parse, "Its mask is too large");
    LATHE_TRY(const Image image, decodeImage(*bytes));
    std::vector<std::uint8_t> inside(std::size_t(image.width) * static_cast<std::size_t>(image.height));
    for (std::size_t i = 0; i < inside.size(); ++i)
        inside[i] = image.pixels[i * static_cast<std::size_t>(image.channels)];
    auto mask = maskOfPixels(static_cast<std::uint32_t>(std::lround(points[0].x)), static_cast<std::uint32_t>(std::lround(points[0].y)),
                             static_cast<std::uint32_t>(image.width), static_cast<std::uint32_t>(image.height), inside);
    if (!mask)
        return fail(ErrorCode::Parse, "The mask is empty");
    return std::move(*mask);
}

Result<KeyPoints> keyPointsOf(const Json& shape, const std::vector<Point>& points)
{
    KeyPoints result;
    for (const Point point : points)
        result.points.push_back({point, Visibility::Visible});
    // Lathe's own keys, which LabelMe keeps.
    if (const auto visibility = shape.find("visibility"); visibility != shape.end() && visibility->is_array() && visibility->size() == points.size())
        for (std::size_t i = 0; i < points.size(); ++i)
            if (const auto seen = numberOf((*visibility)[i]); seen && (*seen == 0 || *seen == 1))
                result.points[i].visibility = static_cast<Visibility>(static_cast<int>(*seen));
    if (const auto box = shape.find("box"); box != shape.end() && box->is_array() && box->size() == 4) {
        const auto x = numberOf((*box)[0]), y = numberOf((*box)[1]), width = numberOf((*box)[2]), height = numberOf((*box)[3]);
        if (x && y && width && height)
            result.box = Box{*x, *y, *width, *height, 0};
    }
    return result;
}

/// `kept` gets what the shape alone does not say again.
Result<Shape> shapeOf(const Json& given, Json& kept)
{
    const std::string type = given.contains("shape_type") && given["shape_type"].is_string() ? given["shape_type"].get<std::string>() : "polygon";
    LATHE_TRY(auto points, pointsOf(given));
    const auto need = [&](std::size_t count) -> Result<void> {
        if (points.size() < count)
            return fail(ErrorCode::Parse, "A " + type + " has " + std::to_string(points.size()) + " points, which need to be " + std::to_string(count) + " or more");
        return {};
    };
    if (type == "polygon")
        return Shape(Polygon{{std::move(points)}});
    if (type == "rectangle") {
        LATHE_CHECK(need(2));
        return Shape(*boundsOf(Polyline{points}));
    }
    if (type == "oriented_rectangle" || type == "rotation") {
        LATHE_CHECK(need(4));
        points.resize(4);
        if (type == "rotation")
            kept["shape_type"] = type;
        return Shape(boxOfCorners(std::move(points)));
    }
    if (type == "circle") {
        LATHE_CHECK(need(2));
        kept["shape_type"] = type;
        kept["points"] = given["points"];
        return Shape(polygonOfCircle(points[0], points[1]));
    }
    if (type == "line" || type == "linestrip") {
        LATHE_CHECK(need(2));
        return Shape(Polyline{std::move(points)});
    }
    if (type == "point" || type == "points") {
        LATHE_TRY(KeyPoints result, keyPointsOf(given, points));
        return Shape(std::move(result));
    }
    if (type == "mask") {
        LATHE_TRY(Mask mask, maskOf(given, points));
        return Shape(std::move(mask));
    }
    return fail(ErrorCode::Parse, "Shapes of the type “" + type + "” are not read");
}

void addShape(const Json& given, std::size_t picture, const std::string& place, FoundGatherer& gatherer)
{
    if (!given.is_object())
        return gatherer.problem(place, "It is no object");
    Json kept = Json::object();
    auto shape = shapeOf(given, kept);
    if (!shape)
        return gatherer.problem(place, shape.error().message);
    Annotation annotation;
    annotation.shape = std::move(*shape);
    Json rest = Json::object();
    if (const auto attributes = given.find("attributes"); attributes != given.end())
        annotation.attributes = attributesOf(*attributes, rest);
    if (!rest.empty())
        kept["attributes"] = std::move(rest);
    if (const auto flags = given.find("flags"); flags != given.end() && flags->is_object())
        for (const auto& [name, value] : flags->items())
            if (value.is_boolean())
                annotation.attributes[name] = value.get<bool>();
    if (const auto difficult = given.find("difficult"); difficult != given.end() && difficult->is_boolean())
        annotation.attributes["difficult"] = difficult->get<bool>();
    if (const auto group = given.find("group_id"); group != given.end() && group->is_number_integer())
        annotation.group = group->get<std::int64_t>();
    annotation.confidence = numberAt(given, "score");
    const Json others = extraFor(kLabelMeId, extraOf(kLabelMeId, given, {"label", "points", "shape_type", "flags", "attributes", "difficult", "group_id", "score", "mask", "visibility", "box"}));
    addMissing(kept, others);
    annotation.extra = extraOf(kLabelMeId, std::move(kept));
    annotation.label = gatherer.classOf(textAt(given, "label"));
    gatherer.add(picture, std::move(annotation), place);
}

std::string pathOfPicture(const Json& document, const std::string& path, const FoundGatherer& gatherer)
{
    const std::string folder(folderOf(path)), stem(withoutEnding(path));
    const std::string named = textAt(document, "imagePath");
    const auto beside = gatherer.finder().withStem(stem);
    if (named.empty())
        return beside ? *beside : stem + ".jpg";
    std::string slashed = named;
    std::ranges::replace(slashed, '\\', '/');
    const std::string found = gatherer.finder().find(folder, isAbsolutePath(named) ? named : slashed, partOfPath(path));
    return beside && !gatherer.finder().paths().contains(found) ? *beside : found;
}

} // namespace

Result<void> readLabelMeJson(ByteView bytes, const std::string& path, FoundGatherer& gatherer)
{
    LATHE_TRY(Json document, parseJson(bytes, path));
    const auto shapes = document.is_object() ? document.find("shapes") : document.end();
    if (!document.is_object() || shapes == document.end() || !shapes->is_array())
        return fail(ErrorCode::Parse, "It has no list of shapes", {}, path);
    const std::size_t picture = gatherer.picture(pathOfPicture(document, path, gatherer), partOfPath(path), sideOf(numberAt(document, "imageWidth")),
                                                 sideOf(numberAt(document, "imageHeight")));
    Json kept = Json::object();
    if (const auto flags = document.find("flags"); flags != document.end() && flags->is_object())
        for (const auto& [name, value] : flags->items()) {
            if (value == Json(true))
                gatherer.add(picture, Annotation{{}, gatherer.classOf(name), WholePicture{}, {}, {}, {}, {}}, path);
            else
                kept["flags"][name] = value;
        }
    if (const auto data = document.find("imageData"); data != document.end() && data->is_string()) {
        if (data->get_ref<const std::string&>().size() <= kMostImageData)
            kept["imageData"] = std::move(*data);
        else
            gatherer.note("A picture inside a JSON file is too large to be kept: " + path);
    }
    for (const auto& [key, value] : document.items())
        if (key != "shapes" && key != "flags" && key != "imageData" && key != "imagePath" && key != "imageWidth" && key != "imageHeight")
            kept[key] = value;
    gatherer.at(picture).extra = extraOf(kLabelMeId, std::move(kept));
    for (std::size_t i = 0; i < shapes->size(); ++i)
        addShape((*shapes)[i], picture, path + ": shape " + std::to_string(i + 1), gatherer);
    return {};
}

} // namespace lathe
