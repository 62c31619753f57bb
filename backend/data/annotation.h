// Annotations: what a person or a model said of a picture, beside its class. Places are in pixels of the picture as
// it is shown (EXIF orientation applied), from its upper left corner: the first pixel reaches from 0 to 1.
#pragma once

#include "data/part.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lathe {

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// The whole picture is of the class: one of several.
struct WholePicture {
    bool operator==(const WholePicture&) const = default;
};

struct Box {
    double x = 0; ///< left
    double y = 0; ///< top
    double width = 0;
    double height = 0;
    double angle = 0; ///< degrees clockwise, around the middle
    Point middle() const { return {x + width / 2, y + height / 2}; }
    bool operator==(const Box&) const = default;
};

/// An area between rings, by the even-odd rule: several outer ones, or holes. The last point joins the first.
struct Polygon {
    std::vector<std::vector<Point>> rings; ///< each of three points or more
    bool operator==(const Polygon&) const = default;
};

/// An open line of two points or more.
struct Polyline {
    std::vector<Point> points;
    bool operator==(const Polyline&) const = default;
};

enum class Visibility : std::uint8_t { Absent, Hidden, Visible };

struct KeyPoint {
    Point place;
    Visibility visibility = Visibility::Visible; ///< the place of an absent one means nothing
    bool operator==(const KeyPoint&) const = default;
};

/// The points of a skeleton in the order of its class's joints; a single point where the class has none.
struct KeyPoints {
    std::vector<KeyPoint> points;
    std::optional<Box> box; ///< around the object, where it was given beside the points
    bool operator==(const KeyPoints&) const = default;
};

/// Pixels of a rectangle, row by row: the lengths of runs outside and inside in turn, starting outside (perhaps 0).
struct Mask {
    std::uint32_t left = 0, top = 0, width = 0, height = 0;
    std::vector<std::uint32_t> runs; ///< their sum is width · height
    bool operator==(const Mask&) const = default;
};

using Shape = std::variant<WholePicture, Box, Polygon, Polyline, KeyPoints, Mask>;
/// The order of Shape.
enum class ShapeKind : std::uint8_t { WholePicture, Box, Polygon, Polyline, KeyPoints, Mask };
/// `class`, `box`, `polygon`, `line`, `points`, `mask`.
std::string_view toString(ShapeKind kind);
inline ShapeKind kindOf(const Shape& shape) { return static_cast<ShapeKind>(shape.index()); }

/// Upright, around all of the shape; nothing for a whole picture, absent points and an empty mask.
std::optional<Box> boundsOf(const Shape& shape);
/// The corners of a box in the order of a clock: upper left first, before it is turned.
std::vector<Point> cornersOf(const Box& box);
/// In square pixels; 0 for points and lines.
double areaOf(const Shape& shape);

using AttributeValue = std::variant<bool, double, std::string>;
using Attributes = std::map<std::string, AttributeValue>;

struct Annotation {
    std::string id;          ///< in its picture; empty before it is stored
    std::int32_t label = -1; ///< index of the class, -1: none
    Shape shape;
    Attributes attributes;
    std::optional<double> confidence; ///< of a model, 0 to 1
    std::optional<std::int64_t> group; ///< annotations of one thing
    /// What a file said beside it, or empty: a JSON object of the format's id, and beneath it of the keys that the
    /// format does not define: `{"coco":{"licence":3}}`. A format writes back its own and leaves others' aside.
    std::string extra;
    bool operator==(const Annotation&) const = default;
};

enum class AttributeKind : std::uint8_t { Text, Number, Choice, Flag };
/// `text`, `number`, `choice`, `flag`.
std::string_view toString(AttributeKind kind);

/// What is asked of every annotation of a class.
struct AttributeSpec {
    std::string name;
    AttributeKind kind = AttributeKind::Text;
    std::vector<std::string> choices;
    bool isRequired = false;
    bool operator==(const AttributeSpec&) const = default;
};

/// What a class is besides its name.
struct ClassTraits {
    std::string id;     ///< in the journal of labels; empty: the name
    std::string key;    ///< that chooses it; empty: by its place
    std::string colour; ///< "#0072B2"; empty: by its place
    std::string parent; ///< COCO's supercategory
    std::vector<std::string> joints; ///< names of the points of its skeleton
    std::vector<std::pair<std::int32_t, std::int32_t>> bones; ///< indices into joints
    std::vector<AttributeSpec> attributes;
    std::string extra;  ///< as Annotation::extra
    bool operator==(const ClassTraits&) const = default;
};

/// A picture of an annotation file.
struct AnnotatedPicture {
    std::string path;    ///< where it lies in the source; as the file names it where it is not there. '/' between parts
    std::uint32_t width = 0, height = 0; ///< 0: the file does not say
    Part part = Part::Unassigned;
    std::vector<Annotation> annotations;
    std::string extra;   ///< as Annotation::extra
    bool operator==(const AnnotatedPicture&) const = default;
};

/// What one source of annotations holds.
struct AnnotationSet {
    std::vector<std::string> classes;
    std::vector<ClassTraits> traits; ///< one a class, or empty
    std::vector<AnnotatedPicture> pictures;
    std::string extra; ///< as Annotation::extra
    bool operator==(const AnnotationSet&) const = default;
};

} // namespace lathe
