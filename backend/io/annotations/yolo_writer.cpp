#include "base/text.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/yolo.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

class YoloWriting {
public:
    YoloWriting(const AnnotationFormat& format, YoloVariant variant, const AnnotationSet& set, const std::filesystem::path& target)
        : m_variant(variant), m_set(set), m_files(format, set, target, {})
    {
        for (const AnnotatedPicture& picture : set.pictures)
            for (const Annotation& annotation : picture.annotations)
                if (const auto* points = std::get_if<KeyPoints>(&annotation.shape))
                    m_pointsEach = std::max(m_pointsEach, points->points.size());
    }

    Result<WrittenAnnotations> write(Progress& progress)
    {
        std::array<bool, 4> isUsed{};
        std::int64_t done = 0;
        for (const AnnotatedPicture& picture : m_set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            progress.set(++done, std::ssize(m_set.pictures), picture.path);
            const auto place = m_files.placeOf(picture);
            if (!place)
                continue;
            const std::string stem = "labels" + std::string(withoutEnding(place->substr(place->find('/'))));
            if (!m_stems.insert(stem).second) {
                m_files.leaveOut(picture.path, "Another picture has its name " + stem + " in this format");
                continue;
            }
            isUsed[static_cast<std::size_t>(picture.part)] = true;
            std::string text;
            for (const Annotation& annotation : picture.annotations)
                text += lineFor(picture, annotation);
            LATHE_CHECK(m_files.write(stem + ".txt", text));
        }
        LATHE_CHECK(m_files.write("data.yaml", dataText(isUsed)));
        return m_files.take();
    }

private:
    std::string dataText(const std::array<bool, 4>& isUsed) const
    {
        std::string text = "path: .\n";
        const auto used = [&](Part part) { return isUsed[static_cast<std::size_t>(part)]; };
        // Trainers want both keys. The same folder in both says that nothing was split.
        const bool isSplit = used(Part::Train) || used(Part::Validation) || used(Part::Test);
        if (!isSplit)
            text += "train: images/unassigned\nval: images/unassigned\n";
        for (const Part part : kParts)
            if (used(part))
                text += std::string(partWord(part)) + ": images/" + std::string(partWord(part)) + "\n";
        if (isSplit && used(Part::Unassigned))
            text += "unassigned: images/unassigned\n";
        if (m_variant == YoloVariant::Pose)
            text += "kpt_shape: [" + std::to_string(std::max<std::size_t>(m_pointsEach, 1)) + ", 3]\n";
        const Json extra = extraFor(kYoloId, m_set.extra);
        for (const auto& [key, value] : extra.items())
            text += textOf(Json(key)) + ": " + textOf(value) + "\n"; // JSON is YAML
        text += m_set.classes.empty() ? "names: []\n" : "names:\n";
        for (std::size_t i = 0; i < m_set.classes.size(); ++i)
            text += "  " + std::to_string(i) + ": " + textOf(Json(m_set.classes[i])) + "\n";
        if (m_variant == YoloVariant::Pose && std::ranges::any_of(m_set.traits, [](const ClassTraits& traits) { return !traits.joints.empty(); })) {
            text += "kpt_names:\n";
            for (std::size_t i = 0; i < m_set.traits.size(); ++i)
                text += "  " + std::to_string(i) + ": " + textOf(Json(m_set.traits[i].joints)) + "\n";
        }
        return text;
    }

    std::string lineFor(const AnnotatedPicture& picture, const Annotation& annotation)
    {
        if (!m_files.canSay(picture, annotation))
            return {};
        if (annotation.label < 0 || static_cast<std::size_t>(annotation.label) >= m_set.classes.size()) {
            m_files.leaveOut(picture, annotation, "YOLO has no line without a class");
            return {};
        }
        if (picture.width == 0 || picture.height == 0) {
            m_files.leaveOut(picture, annotation, "YOLO writes shares of the picture's sides, which are not known");
            return {};
        }
        std::string line = std::to_string(annotation.label);
        const auto add = [&](double value) { line += " " + shortest(value); };
        const auto addPoint = [&](Point point) {
            add(point.x / picture.width);
            add(point.y / picture.height);
        };
        const auto addBox = [&](const Box& box) {
            addPoint(box.middle());
            addPoint({box.width, box.height});
        };
        if (const auto* polygon = std::get_if<Polygon>(&annotation.shape)) {
            for (const Point point : polygon->rings.front())
                addPoint(point);
        } else if (const auto* points = std::get_if<KeyPoints>(&annotation.shape)) {
            const auto box = boundsOf(annotation.shape);
            if (!box) {
                m_files.leaveOut(picture, annotation, "It has neither a box nor a point that is there");
                return {};
            }
            addBox(*box);
            for (std::size_t i = 0; i < m_pointsEach; ++i) {
                const KeyPoint point = i < points->points.size() ? points->points[i] : KeyPoint{{}, Visibility::Absent};
                addPoint(point.visibility == Visibility::Absent ? Point{} : point.place);
                add(static_cast<double>(point.visibility));
            }
        } else if (const auto* box = std::get_if<Box>(&annotation.shape)) {
            if (m_variant == YoloVariant::Oriented)
                for (const Point corner : cornersOf(*box))
                    addPoint(corner);
            else
                addBox(*box);
        }
        if (!annotation.attributes.empty())
            m_files.lose("attributes");
        if (annotation.confidence)
            m_files.lose("confidence");
        if (annotation.group)
            m_files.lose("group");
        m_files.wrote();
        return line + "\n";
    }

    YoloVariant m_variant;
    const AnnotationSet& m_set;
    AnnotationFiles m_files;
    std::size_t m_pointsEach = 0;
    std::set<std::string> m_stems;
};

} // namespace

Result<WrittenAnnotations> writeYolo(const AnnotationFormat& format, YoloVariant variant, const AnnotationSet& set,
                                     const std::filesystem::path& target, Progress& progress)
{
    return YoloWriting(format, variant, set, target).write(progress);
}

} // namespace lathe
