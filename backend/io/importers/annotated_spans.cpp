// Texts that come inside of annotation files, and clips of sound beside them.
#include "base/text.h"
#include "io/annotation_format.h"
#include "io/annotations/picture_paths.h"
#include "io/importers/builtin.h"
#include "io/importers/text_content.h"
#include "media/sound.h"

#include <algorithm>
#include <atomic>
#include <unordered_map>

namespace lathe {

namespace {

class AnnotatedTexts final : public PictureImporter {
public:
    explicit AnnotatedTexts(const AnnotationFormat& format) : m_format(format), m_info{format.info().id, format.info().name, format.info().help} {}

    const ImporterInfo& info() const override { return m_info; }
    std::string_view kind() const override { return "text"; }
    double sniff(const SourceTree& source) const override { return m_format.sniff(source); }
    /// The annotations bring their own.
    Result<std::vector<std::string>> classes(const SourceTree&) const override { return std::vector<std::string>(); }
    Result<std::int64_t> count(const SourceTree&) const override { return 0; }

    Result<void> read(const SourceTree& source, const Params&, int, PictureSink& sink, Progress& progress) const override
    {
        LATHE_TRY(FoundAnnotations found, m_format.read(source, {}, progress));
        for (SkippedFile& problem : found.problems)
            sink.skipped(std::move(problem));
        sink.described(std::move(found.set.classes), std::move(found.set.traits));
        std::int64_t order = 0;
        for (AnnotatedPicture& one : found.set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            // Offsets count the text as the file has it: it comes in unchanged, or not at all.
            if (one.text.size() > kLongestText || trimmed(one.text).empty())
                sink.skipped({one.path, one.text.size() > kLongestText ? "The text is longer than a person reads in one piece" : "The text is empty"});
            else
                LATHE_CHECK(sink.picture(order++, {one.path, {}, one.part, Bytes(one.text.begin(), one.text.end()), std::move(one.annotations)}));
        }
        return {};
    }

private:
    const AnnotationFormat& m_format; ///< of the catalog below, which lives as long as the program
    ImporterInfo m_info;
};

class AnnotatedClips final : public PictureImporter {
public:
    explicit AnnotatedClips(const AnnotationFormat& format) : m_format(format), m_info{format.info().id, format.info().name, format.info().help} {}

    const ImporterInfo& info() const override { return m_info; }
    std::string_view kind() const override { return "clip"; }
    double sniff(const SourceTree& source) const override { return soundFiles(source).empty() ? 0 : m_format.sniff(source); }
    Result<std::vector<std::string>> classes(const SourceTree&) const override { return std::vector<std::string>(); }
    Result<std::int64_t> count(const SourceTree& source) const override { return std::ssize(soundFiles(source)); }

    Result<void> read(const SourceTree& source, const Params&, int threads, PictureSink& sink, Progress& progress) const override
    {
        const PictureSizes sizes = [&](const std::string& path) -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
            const auto place = std::ranges::lower_bound(source.files(), path);
            if (place == source.files().end() || *place != path)
                return std::nullopt;
            const auto bytes = source.content(static_cast<std::size_t>(place - source.files().begin()));
            const auto info = bytes ? readSoundInfo(*bytes) : Result<SoundInfo>(tl::unexpected<Error>(bytes.error()));
            if (!info)
                return std::nullopt;
            return std::pair(static_cast<std::uint32_t>(info->frames), static_cast<std::uint32_t>(info->rate));
        };
        LATHE_TRY(FoundAnnotations found, m_format.read(source, sizes, progress));
        for (SkippedFile& problem : found.problems)
            sink.skipped(std::move(problem));
        std::unordered_map<std::string, AnnotatedPicture*> annotated;
        for (AnnotatedPicture& clip : found.set.pictures) {
            annotated.emplace(clip.path, &clip);
            if (!clip.annotations.empty() && !std::ranges::binary_search(source.files(), clip.path))
                sink.skipped({clip.path, "The sound is annotated, and not there"});
        }
        sink.described(std::move(found.set.classes), std::move(found.set.traits));
        const std::vector<std::size_t> files = soundFiles(source);
        std::atomic<std::int64_t> done = 0;
        return source.visit(files, threads, [&](std::size_t index, Result<Bytes> bytes) -> Result<void> {
            if (progress.stopRequested())
                return cancelled();
            const std::string& path = source.files()[index];
            if (!bytes) {
                sink.skipped({path, toString(bytes.error())});
            } else {
                FoundPicture clip{path, {}, partOfPath(path), std::move(*bytes), {}};
                if (const auto place = annotated.find(path); place != annotated.end()) {
                    if (place->second->part != Part::Unassigned)
                        clip.part = place->second->part;
                    clip.annotations = std::move(place->second->annotations);
                }
                LATHE_CHECK(sink.picture(std::ranges::lower_bound(files, index) - files.begin(), std::move(clip)));
            }
            progress.set(++done, std::ssize(files), path);
            return {};
        });
    }

private:
    const AnnotationFormat& m_format; ///< as above
    ImporterInfo m_info;
};

} // namespace

std::vector<std::unique_ptr<const Importer>> makeAnnotatedSpanImporters()
{
    static const Catalog<AnnotationFormat> formats = builtinAnnotationFormats();
    std::vector<std::unique_ptr<const Importer>> importers;
    for (const auto& format : formats) {
        if (format->info().kind == "text")
            importers.push_back(std::make_unique<AnnotatedTexts>(*format));
        else if (format->info().kind == "clip")
            importers.push_back(std::make_unique<AnnotatedClips>(*format));
    }
    return importers;
}

} // namespace lathe
