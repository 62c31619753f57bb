// Pictures in a folder a class, beneath a folder a part: where they lie says it all, and there are no files besides.
#include "io/annotations/annotation_files.h"
#include "io/annotations/builtin_formats.h"
#include "io/annotations/found_gatherer.h"
#include "io/importers/folder_layout.h"

#include <algorithm>

namespace lathe {

namespace {

/// As the name of one folder.
std::string folderName(std::string name)
{
    std::ranges::replace(name, '/', '_');
    const std::string clean = cleanPath(name);
    return clean.empty() ? "_" : clean;
}

class PictureFolderFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{"image-folder", "folders of pictures", "Each picture in the folder of its class, beneath one of its part", {ShapeKind::WholePicture}, false, false};
        return info;
    }

    double sniff(const SourceTree& source) const override
    {
        const PictureFinder finder(source);
        const FolderLayout layout = layoutOf(finder);
        return std::ranges::any_of(finder.paths(), [&](const std::string& path) { return !layout.placeOf(path).className.empty(); }) ? 0.3 : 0;
    }

    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        FoundGatherer gatherer(source, sizes);
        const FolderLayout layout = layoutOf(gatherer.finder());
        for (const std::string& path : gatherer.finder().paths()) {
            if (progress.stopRequested())
                return cancelled();
            const FolderLayout::Place place = layout.placeOf(path);
            const std::size_t picture = gatherer.picture(path, place.part);
            if (!place.className.empty())
                gatherer.add(picture, Annotation{{}, gatherer.classOf(place.className), WholePicture{}, {}, {}, {}, {}}, path);
        }
        if (gatherer.pictureCount() == 0)
            return fail(ErrorCode::Parse, "There are no pictures in it", {}, source.name());
        gatherer.sortClasses();
        return gatherer.take();
    }

    std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>& classes) const override
    {
        std::string path = plainPath(picture, true);
        std::string place(picture.part == Part::Unassigned ? toString(picture.part) : partWord(picture.part));
        if (const Annotation* annotation = firstClass(picture, classes)) {
            const std::string folder = folderName(classes[static_cast<std::size_t>(annotation->label)]) + "/";
            place += "/" + folder;
            if (path.starts_with(folder) && path.size() > folder.size())
                path.erase(0, folder.size());
            return place + path;
        }
        return place + "/" + std::string(path.substr(path.rfind('/') + 1)); // a folder would be a class
    }

    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        AnnotationFiles files(*this, set, target, {});
        std::set<std::string> folders;
        for (const AnnotatedPicture& picture : set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            const auto place = files.placeOf(picture);
            if (!place)
                continue;
            folders.insert(std::string(folderOf(*place)));
            const Annotation* first = firstClass(picture, set.classes);
            for (const Annotation& annotation : picture.annotations) {
                if (&annotation == first)
                    files.wrote();
                else if (files.canSay(picture, annotation))
                    files.leaveOut(picture, annotation, first ? "A picture lies in one folder" : "It has no class");
            }
        }
        for (const std::string& folder : folders)
            LATHE_CHECK(files.folder(folder));
        return files.take();
    }

private:
    static FolderLayout layoutOf(const PictureFinder& finder)
    {
        return FolderLayout({finder.paths().begin(), finder.paths().end()});
    }

    /// Which folder a picture goes to.
    static const Annotation* firstClass(const AnnotatedPicture& picture, const std::vector<std::string>& classes)
    {
        for (const Annotation& annotation : picture.annotations)
            if (kindOf(annotation.shape) == ShapeKind::WholePicture && annotation.label >= 0 && static_cast<std::size_t>(annotation.label) < classes.size())
                return &annotation;
        return nullptr;
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makePictureFolderFormat()
{
    return std::make_unique<PictureFolderFormat>();
}

} // namespace lathe
