// The files of a format on their way to the disk, and what did not come along.
#pragma once

#include "io/annotation_format.h"
#include "io/annotations/found_gatherer.h"

#include <map>
#include <string>
#include <string_view>

namespace lathe {

class AnnotationFiles {
public:
    /// `ending`: `.json` of a format that also writes one file; empty for one that needs a folder.
    AnnotationFiles(const AnnotationFormat& format, const AnnotationSet& set, std::filesystem::path target,
                    std::string_view ending);

    /// `target` is that one file.
    bool isOneFile() const { return m_isOneFile; }
    /// Puts it at `path` beneath the folder; in place of the one file where isOneFile(). Fails with Io.
    Result<void> write(const std::string& path, std::string_view content);
    /// Makes a folder beneath the target. Fails with Io.
    Result<void> folder(const std::string& path);

    /// The picture's place in the layout. Nothing, and listed, where another picture has it already.
    std::optional<std::string> placeOf(const AnnotatedPicture& picture);
    /// The class's name; empty for none.
    std::string className(const Annotation& annotation) const;

    /// `a.png: polygon of RBC`, and why.
    void leaveOut(const AnnotatedPicture& picture, const Annotation& annotation, std::string why);
    void leaveOut(std::string what, std::string why);
    /// Something that many annotations lose, said once with their number: `attributes`.
    void lose(std::string_view what) { ++m_lost[std::string(what)]; }
    /// False, and listed, for a kind that the format's info does not name, and for turned boxes, rings and holes that it cannot say.
    bool canSay(const AnnotatedPicture& picture, const Annotation& annotation);
    void wrote() { ++m_written.annotations; }

    WrittenAnnotations take();

private:
    const AnnotationFormat& m_format;
    const AnnotationSet& m_set;
    std::filesystem::path m_target;
    bool m_isOneFile;
    WrittenAnnotations m_written;
    std::map<std::string, std::int64_t> m_lost;
    std::set<std::string> m_places;
};

/// Annotations as a format of simple polygons takes them: one of several rings becomes several of one ring in one
/// group. The others as they are.
std::vector<Annotation> withSingleRings(const AnnotatedPicture& picture);

} // namespace lathe
