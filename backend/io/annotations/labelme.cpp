#include "io/annotations/labelme.h"

#include "base/text.h"
#include "io/annotations/builtin_formats.h"
#include "io/source_paths.h"

#include <cmath>
#include <numbers>

namespace lathe {

namespace {

constexpr std::size_t kHeadSize = 1 << 14;
constexpr std::size_t kMostHeads = 20;

/// How surely a file is LabelMe's by its first bytes.
double sureness(std::string_view head, bool isJson)
{
    const auto has = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
    if (isJson)
        return has("\"shapes\"") && (has("\"imagePath\"") || has("\"version\"") || has("\"flags\"")) ? 0.9 : 0;
    return has("<annotation>") && (has("<sourceImage") || has("<polygon>") || has("<imagesize>") || has("<segm>")) ? 0.95 : 0;
}

class LabelMeFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{
            std::string(kLabelMeId), "LabelMe JSON", "Boxes, polygons, lines, points and masks in a JSON file beside each picture",
            {ShapeKind::WholePicture, ShapeKind::Box, ShapeKind::Polygon, ShapeKind::Polyline, ShapeKind::KeyPoints, ShapeKind::Mask}, true, false};
        return info;
    }

    double sniff(const SourceTree& source) const override
    {
        double best = 0;
        std::size_t heads = 0;
        for (std::size_t i = 0; i < source.files().size() && heads < kMostHeads; ++i) {
            const std::string ending = extensionOf(source.files()[i]);
            if (ending != "json" && ending != "xml")
                continue;
            ++heads;
            if (const auto head = source.head(i, kHeadSize))
                best = std::max(best, sureness(asText(*head), ending == "json"));
        }
        return best;
    }

    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        FoundGatherer gatherer(source, sizes);
        const bool hasOrder = readOrder(source, gatherer);
        std::optional<Error> error;
        for (std::size_t i = 0; i < source.files().size(); ++i) {
            const std::string& path = source.files()[i];
            const std::string ending = extensionOf(path);
            if (ending != "json" && ending != "xml")
                continue;
            if (progress.stopRequested())
                return cancelled();
            progress.set(static_cast<std::int64_t>(i), std::ssize(source.files()), path);
            auto done = ending == "json" ? readJson(source, i, gatherer) : readXml(source, i, gatherer, progress);
            if (!done && done.error().isCancelled())
                return cancelled();
            if (!done) {
                gatherer.problem(done.error().where.empty() ? path : done.error().where, done.error().message);
                error = done.error();
            }
        }
        if (gatherer.pictureCount() == 0)
            return error ? tl::unexpected<Error>(*error)
                         : fail(ErrorCode::Parse, "There are no annotations of LabelMe in it", "They are JSON files with shapes", source.name());
        if (!hasOrder)
            gatherer.sortClasses();
        return gatherer.take();
    }

    std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>&) const override
    {
        const std::string_view part = partWord(picture.part);
        return std::string(part) + (part.empty() ? "" : "/") + plainPath(picture, true);
    }

    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        return writeLabelMe(*this, set, target, progress);
    }

private:
    /// labels.txt, which LabelMe's own scripts take.
    static bool readOrder(const SourceTree& source, FoundGatherer& gatherer)
    {
        bool hasOrder = false;
        for (std::size_t i = 0; i < source.files().size(); ++i)
            if (source.files()[i] == "labels.txt")
                if (const auto content = source.content(i)) {
                    hasOrder = true;
                    for (const std::string& line : split(asText(*content), '\n'))
                        if (const std::string name = trimmed(toUtf8(line)); !name.starts_with("__"))
                            gatherer.classOf(name);
                }
        return hasOrder;
    }
    static Result<void> readJson(const SourceTree& source, std::size_t index, FoundGatherer& gatherer)
    {
        LATHE_TRY(const Bytes content, source.content(index));
        return readLabelMeJson(content, source.files()[index], gatherer);
    }
    static Result<void> readXml(const SourceTree& source, std::size_t index, FoundGatherer& gatherer, Progress& progress)
    {
        LATHE_TRY(const bool isOne, readLabelMeXml(source, index, gatherer, progress));
        return isOne ? Result<void>() : fail(ErrorCode::Parse, "It is no annotation of LabelMe", {}, source.files()[index]);
    }
};

} // namespace

Polygon polygonOfCircle(Point middle, Point edge)
{
    const double radius = std::hypot(edge.x - middle.x, edge.y - middle.y);
    // The middle of a chord of n is r (1 − cos(π / n)) off.
    const double sharpest = radius > 0.1 ? std::numbers::pi / std::acos(1 - 0.1 / radius) : 8;
    const auto corners = static_cast<int>(std::clamp(std::ceil(sharpest), 12.0, 720.0));
    std::vector<Point> ring;
    for (int i = 0; i < corners; ++i) {
        const double turn = 2 * std::numbers::pi * i / corners;
        ring.push_back({middle.x + radius * std::cos(turn), middle.y + radius * std::sin(turn)});
    }
    return {{std::move(ring)}};
}

std::unique_ptr<const AnnotationFormat> makeLabelMeFormat()
{
    return std::make_unique<LabelMeFormat>();
}

} // namespace lathe
