#include "data/annotation_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

using nlohmann::json;

constexpr std::size_t kSmallestRing = 3;

json toJson(const Point& point) { return {point.x, point.y}; }

json toJson(const std::vector<Point>& points)
{
    json list = json::array();
    for (const Point& point : points)
        list.push_back(toJson(point));
    return list;
}

json toJson(const Box& box) { return {box.x, box.y, box.width, box.height}; }

/// Adds the shape's own keys.
class Writer {
public:
    explicit Writer(json& target) : m_target(target) {}
    void operator()(const WholePicture&) const {}
    void operator()(const Box& box) const
    {
        m_target["box"] = toJson(box);
        if (box.angle != 0)
            m_target["angle"] = box.angle;
    }
    void operator()(const Polygon& polygon) const
    {
        json rings = json::array();
        for (const auto& ring : polygon.rings)
            rings.push_back(toJson(ring));
        m_target["polygon"] = std::move(rings);
    }
    void operator()(const Polyline& line) const { m_target["line"] = toJson(line.points); }
    void operator()(const KeyPoints& points) const
    {
        json list = json::array();
        for (const KeyPoint& point : points.points)
            list.push_back({point.place.x, point.place.y, static_cast<int>(point.visibility)});
        m_target["points"] = std::move(list);
        if (points.box)
            m_target["around"] = toJson(*points.box);
    }
    void operator()(const Mask& mask) const
    {
        m_target["mask"] = {mask.left, mask.top, mask.width, mask.height};
        m_target["runs"] = mask.runs;
    }
    void operator()(const TextSpan& span) const { m_target["span"] = {span.start, span.end}; }
    void operator()(const TimeSpan& span) const { m_target["time"] = {span.start, span.end}; }
    void operator()(const SpanRelation& relation) const { m_target["relation"] = {relation.from, relation.to}; }

private:
    json& m_target;
};

tl::unexpected<Error> broken(std::string_view what)
{
    return fail(ErrorCode::Parse, "This is no annotation: " + std::string(what));
}

Point pointFrom(const json& value) { return {value.at(0).get<double>(), value.at(1).get<double>()}; }

std::vector<Point> pointsFrom(const json& value)
{
    std::vector<Point> points;
    for (const json& point : value)
        points.push_back(pointFrom(point));
    return points;
}

Box boxFrom(const json& value)
{
    return {value.at(0).get<double>(), value.at(1).get<double>(), value.at(2).get<double>(), value.at(3).get<double>(), 0};
}

Shape shapeFrom(const json& value)
{
    if (value.contains("box")) {
        Box box = boxFrom(value["box"]);
        box.angle = value.value("angle", 0.0);
        return box;
    }
    if (value.contains("polygon")) {
        Polygon polygon;
        for (const json& ring : value["polygon"])
            polygon.rings.push_back(pointsFrom(ring));
        return polygon;
    }
    if (value.contains("line"))
        return Polyline{pointsFrom(value["line"])};
    if (value.contains("points")) {
        KeyPoints points;
        for (const json& point : value["points"])
            points.points.push_back({pointFrom(point), static_cast<Visibility>(std::clamp(point.at(2).get<int>(), 0, 2))});
        if (value.contains("around"))
            points.box = boxFrom(value["around"]);
        return points;
    }
    if (value.contains("mask")) {
        const auto rectangle = value["mask"].get<std::vector<std::uint32_t>>();
        return Mask{rectangle.at(0), rectangle.at(1), rectangle.at(2), rectangle.at(3), value.at("runs").get<std::vector<std::uint32_t>>()};
    }
    if (value.contains("span")) {
        // Numbers beyond what a span holds would wrap around.
        const auto number = [&](std::size_t index) {
            const auto& one = value["span"].at(index);
            if (!one.is_number_unsigned() || one.get<std::uint64_t>() > UINT32_MAX)
                throw std::out_of_range("span");
            return one.get<std::uint32_t>();
        };
        return TextSpan{number(0), number(1)};
    }
    if (value.contains("time"))
        return TimeSpan{value["time"].at(0).get<double>(), value["time"].at(1).get<double>()};
    if (value.contains("relation"))
        return SpanRelation{value["relation"].at(0).get<std::string>(), value["relation"].at(1).get<std::string>()};
    return WholePicture{};
}

AttributeValue attributeValueFrom(const json& one)
{
    if (one.is_boolean())
        return one.get<bool>();
    if (one.is_number())
        return one.get<double>();
    return one.get<std::string>();
}

Attributes attributesFrom(const json& value)
{
    Attributes attributes;
    for (const auto& [name, one] : value.items())
        attributes.emplace(name, attributeValueFrom(one));
    return attributes;
}

AttributeSpec attributeSpecFrom(const json& value)
{
    AttributeSpec spec;
    spec.name = value.at("name").get<std::string>();
    const auto kind = value.value("kind", std::string());
    for (const AttributeKind one : {AttributeKind::Number, AttributeKind::Choice, AttributeKind::Flag})
        if (toString(one) == kind)
            spec.kind = one;
    spec.choices = value.value("choices", std::vector<std::string>());
    spec.isRequired = value.value("required", false);
    if (value.contains("preset"))
        spec.preset = attributeValueFrom(value["preset"]);
    return spec;
}

std::string extraFrom(const json& value) { return value.contains("extra") ? value["extra"].dump() : std::string(); }

void addExtra(json& target, const std::string& extra)
{
    if (!extra.empty())
        target["extra"] = json::parse(extra, nullptr, false);
}

bool isFinite(const Point& point) { return std::isfinite(point.x) && std::isfinite(point.y); }
bool isFinite(const Box& box)
{
    return isFinite(Point{box.x, box.y}) && std::isfinite(box.width) && std::isfinite(box.height) && std::isfinite(box.angle);
}
bool isFinite(const std::vector<Point>& points)
{
    return std::ranges::all_of(points, [](const Point& point) { return isFinite(point); });
}

} // namespace

std::optional<std::string> problemOf(const Shape& shape)
{
    const auto isSize = [](const Box& box) { return isFinite(box) && box.width >= 0 && box.height >= 0; };
    if (const auto* box = std::get_if<Box>(&shape); box && !isSize(*box))
        return "a box has no size";
    if (const auto* polygon = std::get_if<Polygon>(&shape)) {
        if (polygon->rings.empty() || std::ranges::any_of(polygon->rings, [](const auto& ring) { return ring.size() < kSmallestRing; }))
            return "a polygon has fewer than three points";
        if (!std::ranges::all_of(polygon->rings, [](const auto& ring) { return isFinite(ring); }))
            return "a polygon has a point nowhere";
    }
    if (const auto* line = std::get_if<Polyline>(&shape); line && (line->points.size() < 2 || !isFinite(line->points)))
        return "a line has fewer than two points";
    if (const auto* points = std::get_if<KeyPoints>(&shape)) {
        if (points->points.empty() || !std::ranges::all_of(points->points, [](const KeyPoint& point) { return isFinite(point.place); }))
            return "a skeleton has no points";
        if (points->box && !isSize(*points->box))
            return "the box of a skeleton has no size";
    }
    if (const auto* mask = std::get_if<Mask>(&shape)) {
        const std::uint64_t filled = std::accumulate(mask->runs.begin(), mask->runs.end(), std::uint64_t(0));
        if (filled != std::uint64_t(mask->width) * mask->height)
            return "the runs of a mask do not fill its rectangle";
    }
    if (const auto* span = std::get_if<TextSpan>(&shape); span && span->start >= span->end)
        return "a span of text ends before it begins";
    if (const auto* span = std::get_if<TimeSpan>(&shape); span && !(std::isfinite(span->end) && span->start >= 0 && span->start <= span->end))
        return "a span of time ends before it begins";
    if (const auto* relation = std::get_if<SpanRelation>(&shape); relation && (relation->from.empty() || relation->to.empty()))
        return "a relation has no end";
    return std::nullopt;
}

json toJson(const Annotation& annotation)
{
    json value = json::object();
    if (!annotation.id.empty())
        value["id"] = annotation.id;
    value["label"] = annotation.label;
    std::visit(Writer(value), annotation.shape);
    if (!annotation.attributes.empty()) {
        json& attributes = value["attributes"] = json::object();
        for (const auto& [name, one] : annotation.attributes)
            std::visit([&, &key = name](const auto& plain) { attributes[key] = plain; }, one);
    }
    if (annotation.confidence)
        value["confidence"] = *annotation.confidence;
    if (annotation.group)
        value["group"] = *annotation.group;
    addExtra(value, annotation.extra);
    return value;
}

Result<Annotation> annotationFrom(const json& value)
{
    if (!value.is_object())
        return broken("it is no object");
    Annotation annotation;
    try {
        annotation.id = value.value("id", std::string());
        annotation.label = value.value("label", std::int32_t(-1));
        annotation.shape = shapeFrom(value);
        if (value.contains("attributes"))
            annotation.attributes = attributesFrom(value["attributes"]);
        if (value.contains("confidence"))
            annotation.confidence = value["confidence"].get<double>();
        if (value.contains("group"))
            annotation.group = value["group"].get<std::int64_t>();
        annotation.extra = extraFrom(value);
    } catch (const json::exception& error) {
        return broken(error.what());
    } catch (const std::out_of_range&) {
        return broken("a mask has four numbers of place and size, a span two whole ones");
    }
    if (const auto problem = problemOf(annotation.shape))
        return broken(*problem);
    return annotation;
}

json toJson(const ClassTraits& traits)
{
    json value = json::object();
    if (!traits.id.empty())
        value["id"] = traits.id;
    if (!traits.key.empty())
        value["key"] = traits.key;
    for (const AttributeSpec& spec : traits.attributes) {
        json one = {{"name", spec.name}, {"kind", toString(spec.kind)}, {"choices", spec.choices}, {"required", spec.isRequired}};
        if (spec.preset)
            std::visit([&](const auto& plain) { one["preset"] = plain; }, *spec.preset);
        value["attributes"].push_back(std::move(one));
    }
    if (traits.isRelation)
        value["relation"] = true;
    if (!traits.colour.empty())
        value["colour"] = traits.colour;
    if (!traits.parent.empty())
        value["parent"] = traits.parent;
    if (!traits.joints.empty())
        value["joints"] = traits.joints;
    if (!traits.bones.empty())
        value["bones"] = traits.bones;
    addExtra(value, traits.extra);
    return value;
}

Result<ClassTraits> traitsFrom(const json& value)
{
    ClassTraits traits;
    try {
        traits.id = value.value("id", std::string());
        traits.key = value.value("key", std::string());
        for (const json& spec : value.value("attributes", json::array()))
            traits.attributes.push_back(attributeSpecFrom(spec));
        traits.isRelation = value.value("relation", false);
        traits.colour = value.value("colour", std::string());
        traits.parent = value.value("parent", std::string());
        traits.joints = value.value("joints", std::vector<std::string>());
        traits.bones = value.value("bones", std::vector<std::pair<std::int32_t, std::int32_t>>());
        traits.extra = extraFrom(value);
    } catch (const json::exception& error) {
        return fail(ErrorCode::Parse, std::string("These are no traits of a class: ") + error.what());
    }
    const auto joints = static_cast<std::int64_t>(traits.joints.size());
    if (std::ranges::any_of(traits.bones, [&](const auto& bone) { return bone.first < 0 || bone.second < 0 || bone.first >= joints || bone.second >= joints; }))
        return fail(ErrorCode::Parse, "A bone of a skeleton joins a point that it does not have");
    return traits;
}

} // namespace lathe
