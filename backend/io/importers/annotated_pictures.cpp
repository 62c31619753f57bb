// Pictures with their annotation files, as a dataset of COCO, VOC, YOLO and the others comes.
#include "io/annotation_format.h"
#include "io/annotations/picture_paths.h"
#include "io/importers/builtin.h"
#include "io/source_paths.h"
#include "media/decode.h"

#include <algorithm>
#include <atomic>
#include <unordered_map>

namespace lathe {

namespace {

constexpr std::size_t kHeadSize = 64 * 1024; // holds the size of a picture behind its EXIF block, mostly

std::vector<std::size_t> pictureFiles(const SourceTree& source)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < source.files().size(); ++i)
        if (hasPictureEnding(source.files()[i]))
            found.push_back(i);
    return found;
}

/// By the header of the file in the source.
PictureSizes sizesIn(const SourceTree& source)
{
    return [&source](const std::string& path) -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
        const auto& files = source.files();
        const auto place = std::ranges::lower_bound(files, path);
        if (place == files.end() || *place != path)
            return std::nullopt;
        const auto index = static_cast<std::size_t>(place - files.begin());
        auto bytes = source.head(index, kHeadSize);
        auto info = bytes ? readImageInfo(*bytes) : Result<ImageInfo>(tl::unexpected<Error>(bytes.error()));
        if (!info && (bytes = source.content(index)))
            info = readImageInfo(*bytes);
        return info ? std::optional(std::pair(static_cast<std::uint32_t>(info->width), static_cast<std::uint32_t>(info->height))) : std::nullopt;
    };
}

class AnnotatedPictures final : public PictureImporter {
public:
    explicit AnnotatedPictures(const AnnotationFormat& format)
        : m_format(format), m_info{format.info().id, format.info().name, format.info().help}
    {
    }

    const ImporterInfo& info() const override { return m_info; }

    double sniff(const SourceTree& source) const override
    {
        const bool hasPictures = std::ranges::any_of(source.files(), [](const std::string& path) { return hasPictureEnding(path); });
        return hasPictures ? m_format.sniff(source) : 0;
    }
    /// The annotations bring their own.
    Result<std::vector<std::string>> classes(const SourceTree&) const override { return std::vector<std::string>(); }
    Result<std::int64_t> count(const SourceTree& source) const override { return std::ssize(pictureFiles(source)); }

    Result<void> read(const SourceTree& source, const Params&, int threads, PictureSink& sink, Progress& progress) const override
    {
        LATHE_TRY(FoundAnnotations found, m_format.read(source, sizesIn(source), progress));
        for (SkippedFile& problem : found.problems)
            sink.skipped(std::move(problem));
        std::unordered_map<std::string, AnnotatedPicture*> annotated;
        for (AnnotatedPicture& picture : found.set.pictures)
            annotated.emplace(picture.path, &picture);
        const std::vector<std::size_t> files = pictureFiles(source);
        for (const AnnotatedPicture& picture : found.set.pictures)
            if (!picture.annotations.empty() && !std::ranges::binary_search(source.files(), picture.path))
                sink.skipped({picture.path, "The picture is annotated, and not there"});
        sink.described(std::move(found.set.classes), std::move(found.set.traits));

        std::unordered_map<std::size_t, std::int64_t> orders;
        for (const std::size_t index : files)
            orders.emplace(index, std::ssize(orders));
        std::atomic<std::int64_t> done{0};
        return source.visit(files, threads, [&](std::size_t index, Result<Bytes> bytes) -> Result<void> {
            const std::string& path = source.files()[index];
            if (progress.stopRequested())
                return cancelled();
            if (!bytes) {
                sink.skipped({path, toString(bytes.error())});
            } else {
                FoundPicture picture{path, {}, partOfPath(path), std::move(*bytes), {}};
                if (const auto place = annotated.find(path); place != annotated.end()) {
                    if (place->second->part != Part::Unassigned)
                        picture.part = place->second->part;
                    picture.annotations = std::move(place->second->annotations);
                }
                LATHE_CHECK(sink.picture(orders.at(index), std::move(picture)));
            }
            progress.set(++done, std::ssize(files), path);
            return {};
        });
    }

private:
    const AnnotationFormat& m_format; ///< of the catalog below, which lives as long as the program
    ImporterInfo m_info;
};

} // namespace

std::vector<std::unique_ptr<const Importer>> makeAnnotatedImporters()
{
    static const Catalog<AnnotationFormat> formats = builtinAnnotationFormats();
    std::vector<std::unique_ptr<const Importer>> importers;
    for (const auto& format : formats) {
        // Folders of classes and tables have importers of their own.
        const bool isOther = format->info().id == "image-folder" || format->info().id == "csv" || format->info().kind != "image";
        if (!isOther)
            importers.push_back(std::make_unique<AnnotatedPictures>(*format));
    }
    return importers;
}

} // namespace lathe
