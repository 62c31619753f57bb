#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/base64.h"
#include "io/annotations/labelme.h"
#include "io/annotations/mask_runs.h"
#include "media/decode.h"

#include <cmath>

namespace lathe {

namespace {

Json pairsOf(const std::vector<Point>& points)
{
    Json pairs = Json::array();
    for (const Point& point : points)
        pairs.push_back(Json::array({point.x, point.y}));
    return pairs;
}

/// The circle that was read, where the polygon is still the same.
bool isCircle(const Polygon& polygon, const Json& extra)
{
    const auto type = extra.find("shape_type"), points = extra.find("points");
    if (type == extra.end() || *type != Json("circle") || points == extra.end() || !points->is_array() || points->size() != 2)
        return false;
    std::vector<Point> ends;
    for (const Json& pair : *points)
        if (const auto x = pair.is_array() && pair.size() == 2 ? numberOf(pair[0]) : std::nullopt; x && numberOf(pair[1]))
            ends.push_back({*x, *numberOf(pair[1])});
    if (ends.size() != 2)
        return false;
    const Polygon circle = polygonOfCircle(ends[0], ends[1]);
    const auto &a = circle.rings.front(), &b = polygon.rings.front();
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
        if (a.size() != b.size() || std::abs(a[i].x - b[i].x) > 0.01 || std::abs(a[i].y - b[i].y) > 0.01)
            return false;
    return true;
}

void setShape(const Annotation& annotation, const Json& extra, Json& json)
{
    const auto set = [&](const char* type, Json points) {
        json["shape_type"] = type;
        json["points"] = std::move(points);
    };
    if (const auto* box = std::get_if<Box>(&annotation.shape)) {
        if (box->angle == 0)
            set("rectangle", pairsOf({{box->x, box->y}, {box->x + box->width, box->y + box->height}}));
        else
            set(extra.contains("shape_type") && extra["shape_type"] == Json("rotation") ? "rotation" : "oriented_rectangle", pairsOf(cornersOf(*box)));
    } else if (const auto* polygon = std::get_if<Polygon>(&annotation.shape)) {
        if (isCircle(*polygon, extra))
            set("circle", extra["points"]);
        else
            set("polygon", pairsOf(polygon->rings.front()));
    } else if (const auto* line = std::get_if<Polyline>(&annotation.shape)) {
        set(line->points.size() == 2 ? "line" : "linestrip", pairsOf(line->points));
    } else if (const auto* points = std::get_if<KeyPoints>(&annotation.shape)) {
        std::vector<Point> places;
        Json visibility = Json::array();
        bool isAllVisible = true;
        for (const KeyPoint& point : points->points) {
            places.push_back(point.place);
            visibility.push_back(static_cast<int>(point.visibility));
            isAllVisible = isAllVisible && point.visibility == Visibility::Visible;
        }
        set(places.size() == 1 ? "point" : "points", pairsOf(places));
        if (!isAllVisible)
            json["visibility"] = std::move(visibility);
        if (points->box)
            json["box"] = Json::array({points->box->x, points->box->y, points->box->width, points->box->height});
    } else if (const auto* mask = std::get_if<Mask>(&annotation.shape)) {
        set("mask", pairsOf({{double(mask->left), double(mask->top)}, {mask->left + mask->width - 1.0, mask->top + mask->height - 1.0}}));
        Image image{static_cast<int>(mask->width), static_cast<int>(mask->height), 1, pixelsOf(*mask, 255)};
        json["mask"] = base64Of(encodePng(image));
    }
}

} // namespace

Result<WrittenAnnotations> writeLabelMe(const AnnotationFormat& format, const AnnotationSet& set,
                                        const std::filesystem::path& target, Progress& progress)
{
    AnnotationFiles files(format, set, target, {});
    std::set<std::string> stems;
    std::int64_t done = 0;
    for (const AnnotatedPicture& picture : set.pictures) {
        if (progress.stopRequested())
            return cancelled();
        progress.set(++done, std::ssize(set.pictures), picture.path);
        const auto place = files.placeOf(picture);
        if (!place)
            continue;
        const std::string stem(withoutEnding(*place));
        if (!stems.insert(stem).second) {
            files.leaveOut(picture.path, "Another picture has its name " + stem + " in this format");
            continue;
        }
        const Json pictureExtra = extraFor(kLabelMeId, picture.extra);
        Json document = {{"imagePath", std::string(place->substr(place->rfind('/') + 1))}, {"flags", Json::object()}, {"shapes", Json::array()}};
        if (picture.width > 0 && picture.height > 0) {
            document["imageWidth"] = picture.width;
            document["imageHeight"] = picture.height;
        }
        if (const auto flags = pictureExtra.find("flags"); flags != pictureExtra.end() && flags->is_object())
            document["flags"] = *flags;
        for (const Annotation& annotation : withSingleRings(picture)) {
            if (!files.canSay(picture, annotation))
                continue;
            const std::string name = files.className(annotation);
            if (kindOf(annotation.shape) == ShapeKind::WholePicture) {
                if (!name.empty())
                    document["flags"][name] = true;
                files.wrote();
                continue;
            }
            if (const auto* mask = std::get_if<Mask>(&annotation.shape);
                mask && (!isWhole(*mask) || std::uint64_t(mask->width) * mask->height > kMostMaskPixels)) {
                files.leaveOut(picture, annotation, "The mask is too large or does not fill its rectangle");
                continue;
            }
            const Json extra = extraFor(kLabelMeId, annotation.extra);
            Json shape = {{"label", name}, {"flags", Json::object()}, {"group_id", nullptr}};
            setShape(annotation, extra, shape);
            for (const auto& [key, value] : annotation.attributes) {
                if (const bool* truth = std::get_if<bool>(&value))
                    (key == "difficult" ? shape[key] : shape["flags"][key]) = *truth;
                else
                    shape["attributes"][key] = jsonOf({{key, value}})[key];
            }
            if (annotation.group)
                shape["group_id"] = *annotation.group;
            if (annotation.confidence)
                shape["score"] = *annotation.confidence;
            if (extra.contains("attributes") && extra["attributes"].is_object()) {
                if (!shape.contains("attributes"))
                    shape["attributes"] = Json::object();
                addMissing(shape["attributes"], extra["attributes"]);
            }
            addMissing(shape, extra);
            document["shapes"].push_back(std::move(shape));
            files.wrote();
        }
        document["imageData"] = nullptr;
        if (pictureExtra.contains("imageData"))
            document["imageData"] = pictureExtra["imageData"];
        addMissing(document, pictureExtra);
        addMissing(document, Json{{"version", "5.4.1"}});
        LATHE_CHECK(files.write(stem + ".json", textOf(document, 2) + "\n"));
    }
    std::string labels;
    for (const std::string& name : set.classes)
        labels += name + "\n";
    LATHE_CHECK(files.write("labels.txt", labels));
    return files.take();
}

} // namespace lathe
