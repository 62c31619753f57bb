// Gathers what a reader of annotations finds: checks it, counts what is wrong, and finds classes and pictures again.
#pragma once

#include "io/annotation_format.h"
#include "io/annotations/picture_paths.h"

#include <set>
#include <string>
#include <unordered_map>

namespace lathe {

/// Lists longer than this are cut, and counted.
inline constexpr std::size_t kMostListed = 10'000;

class FoundGatherer {
public:
    FoundGatherer(const SourceTree& source, const PictureSizes& sizes) : m_finder(source), m_sizes(sizes) {}

    const PictureFinder& finder() const { return m_finder; }

    void problem(std::string place, std::string reason);
    /// Once, however often it is said.
    void note(std::string text);

    /// The index of the class, which is added where it is new; −1 for an empty name.
    std::int32_t classOf(const std::string& name);
    ClassTraits& traitsOf(std::int32_t label);
    std::size_t classCount() const { return m_found.set.classes.size(); }

    /// The picture of that path and part, which is added where it is new. A size that is not known yet is asked for.
    std::size_t picture(const std::string& path, Part part, std::uint32_t width = 0, std::uint32_t height = 0);
    AnnotatedPicture& at(std::size_t picture) { return m_found.set.pictures[picture]; }
    std::size_t pictureCount() const { return m_found.set.pictures.size(); }
    AnnotationSet& set() { return m_found.set; }

    /// Fits it to the picture, and lists what is wrong with it under `place`. False where it does not come in.
    bool add(std::size_t picture, Annotation annotation, const std::string& place);

    /// Classes in the order of their names; for formats that have no order of their own.
    void sortClasses();
    FoundAnnotations take();

private:
    PictureFinder m_finder;
    const PictureSizes& m_sizes;
    FoundAnnotations m_found;
    bool m_hasTraits = false;
    std::unordered_map<std::string, std::int32_t> m_classes;
    std::unordered_map<std::string, std::size_t> m_pictures; ///< by part and path
    std::set<std::string> m_notes;
};

/// A whole number from 0 to kLongestSide; 0 for anything else.
std::uint32_t sideOf(std::optional<double> value);

} // namespace lathe
