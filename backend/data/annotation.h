// Annotations: what a person or a model said of a picture, a text or a clip, beside its class.
// Places on pictures are in pixels of the picture as it is shown (EXIF orientation applied), from its upper left corner:
// the first pixel reaches from 0 to 1. Places in texts count Unicode code points of the stored text from 0: no bytes and
// no UTF-16 units, a letter with a combining accent is two, and a line end "\r\n" is two. Places in clips are seconds.
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

/// The whole picture, text or clip is of the class: one of several.
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

/// Of a text: the code points from `start` up to, and without, `end`.
struct TextSpan {
    std::uint32_t start = 0;
    std::uint32_t end = 0; ///< behind start
    bool operator==(const TextSpan&) const = default;
};

/// Of a clip, in seconds.
struct TimeSpan {
    double start = 0;
    double end = 0; ///< not before start
    bool operator==(const TimeSpan&) const = default;
};

/// From one annotation of the item to another, by their ids. Its class is its type, see ClassTraits::isRelation.
struct SpanRelation {
    std::string from;
    std::string to;
    bool operator==(const SpanRelation&) const = default;
};

using Shape = std::variant<WholePicture, Box, Polygon, Polyline, KeyPoints, Mask, TextSpan, TimeSpan, SpanRelation>;
/// The order of Shape.
enum class ShapeKind : std::uint8_t { WholePicture, Box, Polygon, Polyline, KeyPoints, Mask, TextSpan, TimeSpan, Relation };
/// `class`, `box`, `polygon`, `line`, `points`, `mask`, `span`, `time`, `relation`.
std::string_view toString(ShapeKind kind);
inline ShapeKind kindOf(const Shape& shape) { return static_cast<ShapeKind>(shape.index()); }

/// Upright, around all of the shape; nothing for what has no place on a picture, absent points and an empty mask.
std::optional<Box> boundsOf(const Shape& shape);
/// The corners of a box in the order of a clock: upper left first, before it is turned.
std::vector<Point> cornersOf(const Box& box);
/// In square pixels; 0 for points, lines and what has no place on a picture.
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
    std::optional<AttributeValue> preset{}; ///< what a new annotation begins with
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
    bool isRelation = false; ///< a type of relations, no class of items or places
    std::string extra;  ///< as Annotation::extra
    bool operator==(const ClassTraits&) const = default;
};

/// A picture, text or clip of an annotation file.
struct AnnotatedPicture {
    std::string path;    ///< where it lies in the source; as the file names it where it is not there. '/' between parts
    std::uint32_t width = 0, height = 0; ///< 0: the file does not say; of texts and clips as Item has them
    Part part = Part::Unassigned;
    std::vector<Annotation> annotations;
    std::string extra;   ///< as Annotation::extra
    std::string text{};  ///< of a text: all of it, UTF-8
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
