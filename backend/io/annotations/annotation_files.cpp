#include "io/annotations/annotation_files.h"

#include "base/file.h"
#include "base/text.h"
#include "io/annotations/shape_fit.h"

#include <algorithm>

namespace lathe {

namespace fs = std::filesystem;

AnnotationFiles::AnnotationFiles(const AnnotationFormat& format, const AnnotationSet& set, fs::path target, std::string_view ending)
    : m_format(format), m_set(set), m_target(std::move(target))
{
    std::error_code error;
    m_isOneFile = !ending.empty() && lowered(m_target.extension().string()) == ending && !fs::is_directory(m_target, error);
}

Result<void> AnnotationFiles::write(const std::string& path, std::string_view content)
{
    const fs::path place = m_isOneFile ? m_target : m_target / fs::path(path);
    std::error_code error;
    if (place.has_parent_path())
        fs::create_directories(place.parent_path(), error);
    if (error)
        return fail(ErrorCode::Io, "The folder cannot be made: " + error.message(), "Check that it may be written", place.parent_path().string());
    LATHE_CHECK(writeFileAtomic(place, asBytes(content)));
    m_written.files.push_back(place);
    return {};
}

Result<void> AnnotationFiles::folder(const std::string& path)
{
    std::error_code error;
    fs::create_directories(m_target / path, error);
    if (error)
        return fail(ErrorCode::Io, "The folder cannot be made: " + error.message(), "Check that it may be written", (m_target / path).string());
    return {};
}

std::optional<std::string> AnnotationFiles::placeOf(const AnnotatedPicture& picture)
{
    std::string place = m_format.picturePath(picture, m_set.classes);
    if (m_places.insert(place).second)
        return place;
    leaveOut(picture.path, "Another picture has its place " + place + " in this format");
    return std::nullopt;
}

std::string AnnotationFiles::className(const Annotation& annotation) const
{
    const auto index = static_cast<std::size_t>(annotation.label);
    return annotation.label >= 0 && index < m_set.classes.size() ? m_set.classes[index] : std::string();
}

void AnnotationFiles::leaveOut(const AnnotatedPicture& picture, const Annotation& annotation, std::string why)
{
    const std::string name = className(annotation);
    leaveOut(picture.path + ": " + std::string(toString(kindOf(annotation.shape))) + (name.empty() ? " without a class" : " of " + name), std::move(why));
}

void AnnotationFiles::leaveOut(std::string what, std::string why)
{
    ++m_written.leftOutCount;
    if (m_written.leftOut.size() < kMostListed)
        m_written.leftOut.push_back({std::move(what), std::move(why)});
}

bool AnnotationFiles::canSay(const AnnotatedPicture& picture, const Annotation& annotation)
{
    const AnnotationFormatInfo& info = m_format.info();
    if (std::ranges::find(info.shapes, kindOf(annotation.shape)) == info.shapes.end()) {
        leaveOut(picture, annotation, "The format " + info.id + " has none");
        return false;
    }
    if (const auto* box = std::get_if<Box>(&annotation.shape); box && box->angle != 0 && !info.hasTurnedBoxes) {
        leaveOut(picture, annotation, "The format " + info.id + " has no turned boxes");
        return false;
    }
    if (const auto* polygon = std::get_if<Polygon>(&annotation.shape)) {
        if (polygon->rings.size() > 1 && (!info.hasRings || hasHole(*polygon))) {
            leaveOut(picture, annotation, hasHole(*polygon) ? "The format " + info.id + " has no holes" : "The format " + info.id + " has polygons of one ring only");
            return false;
        }
    }
    return true;
}

WrittenAnnotations AnnotationFiles::take()
{
    for (const auto& [what, count] : m_lost)
        leaveOut(what, "The format " + m_format.info().id + " has no place for it; so for " + grouped(count) + " annotations");
    return std::move(m_written);
}

std::vector<Annotation> withSingleRings(const AnnotatedPicture& picture)
{
    std::int64_t nextGroup = 0;
    for (const Annotation& annotation : picture.annotations)
        if (annotation.group)
            nextGroup = std::max(nextGroup, std::min(*annotation.group, INT64_MAX / 2));
    std::vector<Annotation> result;
    for (const Annotation& annotation : picture.annotations) {
        const auto* polygon = std::get_if<Polygon>(&annotation.shape);
        if (!polygon || polygon->rings.size() < 2 || hasHole(*polygon)) {
            result.push_back(annotation);
            continue;
        }
        const std::int64_t group = annotation.group ? *annotation.group : ++nextGroup;
        for (const auto& ring : polygon->rings) {
            Annotation single = annotation;
            single.shape = Polygon{{ring}};
            single.group = group;
            result.push_back(std::move(single));
        }
    }
    return result;
}

} // namespace lathe
