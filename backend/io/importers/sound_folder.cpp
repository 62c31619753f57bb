// Clips of sound in folders, as pictures are: the folder's name is the class, a folder train, validation or test above
// it the part.
#include "io/importers/builtin.h"
#include "io/importers/folder_layout.h"
#include "media/sound.h"

#include <algorithm>
#include <atomic>
#include <set>

namespace lathe {

namespace {

FolderLayout layoutOf(const SourceTree& source, const std::vector<std::size_t>& clips)
{
    std::vector<std::string_view> paths;
    for (const std::size_t index : clips)
        paths.emplace_back(source.files()[index]);
    return FolderLayout(std::move(paths));
}

class SoundFolderImporter final : public PictureImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"sound_folder", "folders of sounds",
                                       "WAV, FLAC, Ogg, MP3 and AIFF; each sub-folder is a class, folders train, validation and test above them are the parts"};
        return info;
    }
    std::string_view kind() const override { return "clip"; }

    double sniff(const SourceTree& source) const override
    {
        return soundFiles(source).empty() ? 0 : 0.58;
    }

    Result<std::vector<std::string>> classes(const SourceTree& source) const override
    {
        const std::vector<std::size_t> clips = soundFiles(source);
        const FolderLayout layout = layoutOf(source, clips);
        std::set<std::string> names;
        for (const std::size_t index : clips)
            names.insert(layout.placeOf(source.files()[index]).className);
        names.erase("");
        return std::vector<std::string>(names.begin(), names.end());
    }

    Result<std::int64_t> count(const SourceTree& source) const override { return std::ssize(soundFiles(source)); }

    Result<void> read(const SourceTree& source, const Params&, int threads, PictureSink& sink, Progress& progress) const override
    {
        const std::vector<std::size_t> clips = soundFiles(source);
        const FolderLayout layout = layoutOf(source, clips);
        std::atomic<std::int64_t> done = 0;
        return source.visit(clips, threads, [&](std::size_t index, Result<Bytes> bytes) -> Result<void> {
            if (progress.stopRequested())
                return cancelled();
            const std::string& path = source.files()[index];
            const auto order = std::ranges::lower_bound(clips, index) - clips.begin();
            if (!bytes) {
                sink.skipped({path, toString(bytes.error())});
            } else {
                FolderLayout::Place place = layout.placeOf(path);
                LATHE_CHECK(sink.picture(order, {path, std::move(place.className), place.part, std::move(*bytes)}));
            }
            progress.set(++done, std::ssize(clips), path);
            return {};
        });
    }
};

} // namespace

std::vector<std::size_t> soundFiles(const SourceTree& source)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < source.files().size(); ++i)
        if (hasSoundEnding(source.files()[i]))
            found.push_back(i);
    return found;
}

std::unique_ptr<const Importer> makeSoundFolderImporter()
{
    return std::make_unique<SoundFolderImporter>();
}

} // namespace lathe
