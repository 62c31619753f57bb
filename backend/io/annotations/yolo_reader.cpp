#include "base/text.h"
#include "io/annotations/shape_fit.h"
#include "io/annotations/yolo.h"
#include "io/annotations/yolo_layout.h"
#include "io/source_paths.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr std::int64_t kMostUnnamedClasses = 10'000;
constexpr std::size_t kMostValues = 1'000'000;

struct Line {
    std::size_t number = 0; ///< from 1
    std::int64_t label = 0;
    std::vector<double> values; ///< behind the class
};

struct Labels {
    std::size_t picture; ///< index in the layout
    std::vector<Line> lines;
};

/// A class and finite numbers; nothing, and why, for anything else.
Result<Line> lineOf(std::string_view text)
{
    Line line;
    bool isFirst = true;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(" \t\r,", at)) != std::string_view::npos) {
        const auto end = std::min(text.find_first_of(" \t\r,", at), text.size());
        const std::string_view word = text.substr(at, end - at);
        const auto value = parseReal(word);
        if (!value)
            return fail(ErrorCode::Parse, "“" + toUtf8(word.substr(0, 40)) + "” is no finite number");
        if (isFirst) {
            if (*value < 0 || *value != std::floor(*value) || *value > 1e9)
                return fail(ErrorCode::Parse, "The class “" + toUtf8(word.substr(0, 40)) + "” is no whole number from 0");
            line.label = static_cast<std::int64_t>(*value);
        } else {
            line.values.push_back(*value);
        }
        if (line.values.size() > kMostValues)
            return fail(ErrorCode::Parse, "It has more than " + grouped(kMostValues) + " values");
        isFirst = false;
        at = end;
    }
    return line;
}

std::vector<Point> pointsOf(const std::vector<double>& values, std::size_t count, double width, double height)
{
    std::vector<Point> points;
    for (std::size_t i = 0; i + 1 < count; i += 2)
        points.push_back({values[i] * width, values[i + 1] * height});
    return points;
}

class YoloReading {
public:
    YoloReading(const SourceTree& source, const PictureSizes& sizes, YoloVariant preferred)
        : m_source(source), m_gatherer(source, sizes), m_preferred(preferred)
    {
    }

    Result<FoundAnnotations> read(Progress& progress)
    {
        LATHE_TRY(m_layout, yoloLayout(m_source, m_gatherer, progress));
        LATHE_CHECK(readLines(progress));
        if (m_layout.pictures.empty() || !m_hasLabels)
            return fail(ErrorCode::Parse, "There are no labels of YOLO in it", "They are text files with a class and numbers in each line", m_source.name());
        addClasses();
        addPictures();
        m_corners = cornersMean();
        for (const Labels& labels : m_labels)
            for (const Line& line : labels.lines)
                addLine(labels, line);
        m_gatherer.set().extra = extraOf(kYoloId, std::move(m_layout.extra));
        return m_gatherer.take();
    }

private:
    enum class Corners { Boxes, Polygons };

    const std::string& fileOf(std::size_t picture) const { return m_source.files()[*m_layout.pictures[picture].labels]; }
    static std::string place(const std::string& path, std::size_t number) { return path + ":" + std::to_string(number); }

    Result<void> readLines(Progress& progress)
    {
        for (std::size_t i = 0; i < m_layout.pictures.size(); ++i) {
            const auto labels = m_layout.pictures[i].labels;
            if (!labels)
                continue;
            if (progress.stopRequested())
                return cancelled();
            progress.set(static_cast<std::int64_t>(i), std::ssize(m_layout.pictures), m_source.files()[*labels]);
            const auto content = m_source.content(*labels);
            if (!content) {
                m_gatherer.problem(m_source.files()[*labels], toString(content.error()));
                continue;
            }
            Labels read{i, {}};
            std::size_t number = 0;
            bool isAnyGood = content->empty();
            for (const std::string& text : split(asText(*content), '\n')) {
                ++number;
                if (trimmed(text).empty())
                    continue;
                auto line = lineOf(text);
                if (!line) {
                    m_gatherer.problem(place(fileOf(i), number), line.error().message);
                    continue;
                }
                line->number = number;
                isAnyGood = true;
                read.lines.push_back(std::move(*line));
            }
            m_hasLabels = m_hasLabels || isAnyGood;
            m_labels.push_back(std::move(read));
        }
        return {};
    }

    void addClasses()
    {
        if (m_layout.classes.empty()) {
            std::int64_t last = -1;
            for (const Labels& labels : m_labels)
                for (const Line& line : labels.lines)
                    if (line.label <= kMostUnnamedClasses)
                        last = std::max(last, line.label);
            for (std::int64_t i = 0; i <= last; ++i)
                m_layout.classes.push_back(std::to_string(i));
            m_gatherer.note("Nothing names the classes, so they are called by their numbers");
        }
        for (std::size_t i = 0; i < m_layout.classes.size(); ++i) {
            const std::string& name = m_layout.classes[i];
            m_labelOf.push_back(m_gatherer.classOf(name.empty() ? std::to_string(i) : name));
            if (i < m_layout.joints.size() && !m_layout.joints[i].empty())
                m_gatherer.traitsOf(m_labelOf.back()).joints = m_layout.joints[i];
        }
    }

    void addPictures()
    {
        for (const YoloLayout::Picture& picture : m_layout.pictures)
            m_pictureOf.push_back(m_gatherer.picture(picture.path, picture.part));
    }

    /// What four corners mean: boxes only where all are rectangles, and nothing has another number of points.
    Corners cornersMean()
    {
        if (m_preferred != YoloVariant::Detection)
            return m_preferred == YoloVariant::Oriented ? Corners::Boxes : Corners::Polygons;
        for (const Labels& labels : m_labels) {
            const AnnotatedPicture& picture = m_gatherer.at(m_pictureOf[labels.picture]);
            for (const Line& line : labels.lines)
                if (line.values.size() > 5 && (line.values.size() / 2 != 4 || !isRectangle(pointsOf(line.values, 8, picture.width, picture.height))))
                    return Corners::Polygons;
        }
        return Corners::Boxes;
    }

    void addLine(const Labels& labels, const Line& line)
    {
        const std::size_t index = m_pictureOf[labels.picture];
        const AnnotatedPicture& picture = m_gatherer.at(index);
        const std::string where = place(fileOf(labels.picture), line.number);
        if (picture.width == 0)
            return m_gatherer.problem(where, "The size of its picture is not known");
        if (line.label >= std::ssize(m_labelOf))
            return m_gatherer.problem(where, "There is no class " + std::to_string(line.label));
        Annotation annotation;
        annotation.label = m_labelOf[static_cast<std::size_t>(line.label)];
        if (auto set = setShape(line, picture, annotation); !set)
            return m_gatherer.problem(where, set.error().message);
        m_gatherer.add(index, std::move(annotation), where);
    }

    Result<void> setShape(const Line& line, const AnnotatedPicture& picture, Annotation& annotation)
    {
        const double width = picture.width, height = picture.height;
        const std::vector<double>& values = line.values;
        if (values.size() < 4)
            return fail(ErrorCode::Parse, "It has " + std::to_string(values.size()) + " values behind its class; a box has 4");
        const Box box{(values[0] - values[2] / 2) * width, (values[1] - values[3] / 2) * height, values[2] * width, values[3] * height, 0};
        const bool isPose = m_layout.pointsEach > 0 && values.size() > 5;
        if (isPose)
            return setPose(line, picture, box, annotation);
        if (values.size() <= 5) { // a box, of a model with its confidence
            annotation.shape = box;
            if (values.size() == 5)
                annotation.confidence = values[4];
            return {};
        }
        const std::size_t coordinates = values.size() / 2 * 2;
        if (values.size() > coordinates)
            annotation.confidence = values.back();
        auto points = pointsOf(values, coordinates, width, height);
        if (points.size() == 4 && m_corners == Corners::Boxes)
            annotation.shape = boxOfCorners(std::move(points));
        else
            annotation.shape = Polygon{{std::move(points)}};
        return {};
    }

    Result<void> setPose(const Line& line, const AnnotatedPicture& picture, const Box& box, Annotation& annotation) const
    {
        const std::size_t each = m_layout.valuesEach, wanted = 4 + m_layout.pointsEach * each;
        if (line.values.size() != wanted && line.values.size() != wanted + 1)
            return fail(ErrorCode::Parse, "It has " + std::to_string(line.values.size()) + " values behind its class; with its key points they should be "
                        + std::to_string(wanted));
        KeyPoints points;
        points.box = box;
        for (std::size_t at = 4; at < wanted; at += each) {
            const Point place{line.values[at] * picture.width, line.values[at + 1] * picture.height};
            Visibility visibility = place == Point{} ? Visibility::Absent : Visibility::Visible;
            if (each == 3) {
                const double seen = line.values[at + 2];
                visibility = seen < 0.5 ? Visibility::Absent : seen < 1.5 ? Visibility::Hidden : Visibility::Visible;
            }
            points.points.push_back({place, visibility});
        }
        // Classes with fewer joints are filled up with absent ones.
        const auto label = static_cast<std::size_t>(line.label);
        if (const std::size_t joints = label < m_layout.joints.size() ? m_layout.joints[label].size() : 0; joints > 0)
            while (points.points.size() > joints && points.points.back().visibility == Visibility::Absent)
                points.points.pop_back();
        if (line.values.size() > wanted)
            annotation.confidence = line.values.back();
        annotation.shape = std::move(points);
        return {};
    }

    const SourceTree& m_source;
    FoundGatherer m_gatherer;
    YoloVariant m_preferred;
    YoloLayout m_layout;
    std::vector<Labels> m_labels;
    bool m_hasLabels = false;
    std::vector<std::int32_t> m_labelOf;   ///< by the number in the files
    std::vector<std::size_t> m_pictureOf;  ///< by the place in the layout
    Corners m_corners = Corners::Polygons;
};

} // namespace

Result<FoundAnnotations> readYolo(const SourceTree& source, const PictureSizes& sizes, YoloVariant preferred, Progress& progress)
{
    return YoloReading(source, sizes, preferred).read(progress);
}

YoloVariant sniffYoloVariant(const SourceTree& source)
{
    constexpr std::size_t headSize = 1 << 16, mostHeads = 50;
    std::size_t heads = 0;
    bool isOnlyCorners = true, isAny = false;
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        const std::string ending = extensionOf(source.files()[i]);
        if (ending != "txt" && ending != "yaml" && ending != "yml")
            continue;
        const auto head = ++heads <= mostHeads ? source.head(i, headSize) : Result<Bytes>(Bytes());
        if (!head)
            continue;
        if (ending != "txt") {
            if (asText(*head).find("kpt_shape") != std::string_view::npos)
                return YoloVariant::Pose;
            continue;
        }
        auto lines = split(asText(*head), '\n');
        if (head->size() == headSize && !lines.empty())
            lines.pop_back(); // it may be cut
        for (const std::string& text : lines)
            if (const auto line = lineOf(text); line && line->values.size() > 5) {
                isAny = true;
                isOnlyCorners = isOnlyCorners && line->values.size() == 8;
            }
    }
    return !isAny ? YoloVariant::Detection : isOnlyCorners ? YoloVariant::Oriented : YoloVariant::Segmentation;
}

} // namespace lathe
