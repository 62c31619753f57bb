// Sets of annotations for tests, and sets as text to be compared: places to a hundredth of a pixel.
#pragma once

#include "base/text.h"
#include "io/annotation_format.h"
#include "io/source_tree.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>

namespace lathe::build {

/// Files that lie in memory.
class FilesInMemory final : public SourceTree {
public:
    explicit FilesInMemory(std::map<std::string, std::string> files)
    {
        for (auto& [path, content] : files) {
            m_files.push_back(path);
            m_contents.push_back(std::move(content));
        }
    }
    std::string name() const override { return "memory"; }
    const std::vector<std::string>& files() const override { return m_files; }
    std::uint64_t size(std::size_t index) const override { return m_contents[index].size(); }
    Result<Bytes> head(std::size_t index, std::size_t size) const override
    {
        const std::string head = m_contents[index].substr(0, size);
        return Bytes(head.begin(), head.end());
    }
    Result<Bytes> content(std::size_t index) const override { return Bytes(m_contents[index].begin(), m_contents[index].end()); }
    Result<void> visit(const std::vector<std::size_t>& wanted, int,
                       const std::function<Result<void>(std::size_t, Result<Bytes>)>& visit) const override
    {
        for (const std::size_t index : wanted)
            if (auto visited = visit(index, content(index)); !visited)
                return visited;
        return {};
    }

private:
    std::vector<std::string> m_files, m_contents;
};

/// Read by the format of that id; where it fails, its error is the only problem.
inline FoundAnnotations readAs(const std::string& id, std::map<std::string, std::string> files, const PictureSizes& sizes = {})
{
    NoProgress progress;
    const auto formats = builtinAnnotationFormats();
    auto found = formats.find(id)->read(FilesInMemory(std::move(files)), sizes, progress);
    if (found)
        return std::move(*found);
    FoundAnnotations failed;
    failed.problems.push_back({"failed", toString(found.error())});
    return failed;
}

/// Without folders and ending: what all formats keep.
inline std::string stemOf(const std::string& path)
{
    const std::string name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

inline std::string numberText(double value)
{
    const std::string text = fixed(std::round(value * 100) / 100, 2);
    return text == "-0.00" ? "0.00" : text;
}

inline std::string pointsText(const std::vector<Point>& points)
{
    std::string text;
    for (const Point& point : points)
        text += (text.empty() ? "" : " ") + numberText(point.x) + "," + numberText(point.y);
    return text;
}

/// The pixels inside, whatever the rectangle.
inline std::string maskText(const Mask& mask)
{
    std::string text;
    std::uint64_t at = 0;
    std::uint64_t lastEnd = UINT64_MAX, lastRow = UINT64_MAX;
    for (std::size_t i = 0; i < mask.runs.size(); at += mask.runs[i++])
        for (std::uint64_t pixel = at; i % 2 == 1 && pixel < at + mask.runs[i]; ++pixel) {
            const std::uint64_t row = mask.top + pixel / mask.width, column = mask.left + pixel % mask.width;
            if (row != lastRow || column != lastEnd)
                text += (text.empty() ? "" : " ") + std::to_string(row) + ":" + std::to_string(column);
            else
                text.resize(text.rfind('-'));
            text += "-" + std::to_string(column);
            lastRow = row;
            lastEnd = column + 1;
        }
    return text;
}

inline std::string shapeText(const Shape& shape)
{
    std::string text(toString(kindOf(shape)));
    if (const auto* box = std::get_if<Box>(&shape)) {
        text += " " + numberText(box->x) + "," + numberText(box->y) + " " + numberText(box->width) + "x" + numberText(box->height);
        const double angle = std::fmod(std::fmod(box->angle, 360) + 360, 360);
        if (std::abs(angle) > 1e-6 && std::abs(angle - 360) > 1e-6)
            text += " turned " + numberText(angle);
    } else if (const auto* polygon = std::get_if<Polygon>(&shape)) {
        for (const auto& ring : polygon->rings)
            text += " [" + pointsText(ring) + "]";
    } else if (const auto* line = std::get_if<Polyline>(&shape)) {
        text += " " + pointsText(line->points);
    } else if (const auto* points = std::get_if<KeyPoints>(&shape)) {
        for (const KeyPoint& point : points->points)
            text += point.visibility == Visibility::Absent ? " absent" : " " + pointsText({point.place}) + (point.visibility == Visibility::Hidden ? "?" : "");
    } else if (const auto* mask = std::get_if<Mask>(&shape)) {
        text += " " + maskText(*mask);
    }
    return text;
}

inline std::string attributesText(const Attributes& attributes)
{
    std::string text;
    for (const auto& [name, value] : attributes) {
        text += (text.empty() ? "" : " ") + name + "=";
        if (const bool* truth = std::get_if<bool>(&value))
            text += *truth ? "yes" : "no";
        else if (const double* number = std::get_if<double>(&value))
            text += numberText(*number);
        else
            text += "“" + std::get<std::string>(value) + "”";
    }
    return text;
}

enum class Detail { Shapes, All };

/// `name part WxH`, and beneath it an annotation a line: `box 1.00,2.00 3.00x4.00 RBC`. Sorted.
inline std::string setText(const AnnotationSet& set, Detail detail = Detail::Shapes)
{
    std::map<std::string, std::vector<std::string>> pictures;
    for (const AnnotatedPicture& picture : set.pictures) {
        std::string head = stemOf(picture.path) + " " + std::string(toString(picture.part));
        if (detail == Detail::All)
            head += " " + std::to_string(picture.width) + "x" + std::to_string(picture.height);
        auto& lines = pictures[head];
        for (const Annotation& annotation : picture.annotations) {
            std::string line = "  " + shapeText(annotation.shape) + " " + (annotation.label < 0 ? "-" : set.classes.at(static_cast<std::size_t>(annotation.label)));
            if (detail == Detail::All) {
                line += annotation.attributes.empty() ? "" : " {" + attributesText(annotation.attributes) + "}";
                line += annotation.confidence ? " " + numberText(*annotation.confidence * 100) + "%" : "";
                line += annotation.group ? " group " + std::to_string(*annotation.group) : "";
            }
            lines.push_back(std::move(line));
        }
    }
    std::string text;
    for (auto& [head, lines] : pictures) {
        std::ranges::sort(lines);
        text += head + "\n";
        for (const std::string& line : lines)
            text += line + "\n";
    }
    return text;
}

inline std::string problemsText(const FoundAnnotations& found)
{
    std::string text;
    for (const SkippedFile& problem : found.problems)
        text += problem.path + " | " + problem.reason + "\n";
    return text;
}

/// Nothing where they are the same; else some lines from the first that differs.
inline std::string differenceOf(const std::string& actual, const std::string& expected)
{
    const std::vector<std::string> is = split(actual, '\n'), should = split(expected, '\n');
    std::size_t first = 0;
    while (first < is.size() && first < should.size() && is[first] == should[first])
        ++first;
    if (first == is.size() && first == should.size())
        return {};
    const auto part = [&](const std::vector<std::string>& lines) {
        std::string text;
        for (std::size_t i = first; i < std::min(first + 5, lines.size()); ++i)
            text += "  " + lines[i] + "\n";
        return text;
    };
    return "line " + std::to_string(first + 1) + " is\n" + part(is) + "and should be\n" + part(should);
}

/// Pictures that formats look for; what is in them does not matter.
inline void putPictures(const AnnotationFormat& format, const AnnotationSet& set, const std::filesystem::path& folder)
{
    for (const AnnotatedPicture& picture : set.pictures) {
        const std::filesystem::path path = folder / format.picturePath(picture, set.classes);
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << "picture";
    }
}

/// The sizes of a set's pictures by their names.
inline PictureSizes sizesOf(const AnnotationSet& set)
{
    std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> sizes;
    for (const AnnotatedPicture& picture : set.pictures)
        sizes[stemOf(picture.path)] = {picture.width, picture.height};
    return [sizes](const std::string& path) -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
        const auto found = sizes.find(stemOf(path));
        return found == sizes.end() ? std::nullopt : std::optional(found->second);
    };
}

/// A ring of pixels with a corner cut out, in the rectangle (11, 7) to (17, 12).
inline Mask smallMask()
{
    // ######
    // #....#
    // #.##.#
    // ####..
    // .....#
    return {11, 7, 6, 5, {0, 7, 4, 2, 1, 2, 1, 5, 7, 1}};
}

/// Three parts and a picture without annotations; all kinds of `kinds`, with turned boxes where `hasTurned`.
inline AnnotationSet sampleSet(const std::vector<ShapeKind>& kinds, bool hasTurned)
{
    const auto has = [&](ShapeKind kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
    AnnotationSet set;
    set.classes = {"zebra crossing", "Ärger & <co>", "person", "blank"};
    set.traits.resize(4);
    set.traits[2].joints = {"head", "left hand", "right hand"};
    set.traits[2].bones = {{0, 1}, {0, 2}};
    set.pictures = {{"a.png", 640, 480, Part::Train, {}, {}}, {"b 1.jpg", 301, 199, Part::Validation, {}, {}},
                    {"c.jpg", 64, 48, Part::Test, {}, {}}, {"empty.jpg", 20, 10, Part::Train, {}, {}}};
    const auto add = [&](std::size_t picture, std::int32_t label, Shape shape) {
        if (!has(kindOf(shape)))
            return;
        Annotation annotation;
        annotation.label = label;
        annotation.shape = std::move(shape);
        set.pictures[picture].annotations.push_back(std::move(annotation));
    };
    add(0, 0, Box{10.25, 20.5, 30.13, 40.07, 0});
    add(0, 1, Box{0, 0, 640, 480, 0});
    add(1, 1, Box{299.5, 100.37, 1.5, 98.63, 0});
    if (hasTurned)
        add(0, 2, Box{200.1, 150.2, 80.3, 40.4, 30});
    add(0, 0, Polygon{{{{100, 100}, {150.55, 100.1}, {120.01, 160.99}}}});
    add(1, 1, Polygon{{{{1.5, 2.5}, {11.5, 2.5}, {16, 12}, {6, 20}, {0, 12}}}});
    add(1, 0, Polyline{{{5, 5}, {25.5, 100.25}, {60, 70.75}}});
    add(2, 1, Polyline{{{0, 0}, {64, 48}}});
    add(0, 2, KeyPoints{{{{300.5, 200.25}, Visibility::Visible}, {{280, 260}, Visibility::Hidden}, {{0, 0}, Visibility::Absent}}, Box{250, 180, 100, 120, 0}});
    add(2, 2, KeyPoints{{{{10, 10}, Visibility::Visible}, {{20.5, 30}, Visibility::Visible}, {{5, 31}, Visibility::Visible}}, Box{2, 4, 30, 40, 0}});
    add(1, 1, smallMask());
    add(2, 0, Mask{0, 0, 64, 48, {64 * 47 + 63, 1}});
    add(2, 1, WholePicture{});
    return set;
}

} // namespace lathe::build

#define SAME(actual, expected)                                                                 \
    do {                                                                                       \
        const std::string lines = lathe::build::differenceOf(actual, expected);                \
        QVERIFY2(lines.empty(), lines.c_str());                                                \
    } while (false)
