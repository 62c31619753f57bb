// Pictures in folders: the folder's name is the class, and a folder train, validation or test above it
// the part. Folders below the class's folder belong to it.
#include "base/text.h"
#include "io/importers/builtin.h"
#include "io/importers/folder_layout.h"
#include "io/source_paths.h"
#include "media/decode.h"

#include <algorithm>
#include <atomic>
#include <set>

namespace lathe {

namespace {

constexpr std::size_t kHeadSize = 16;

bool isPictureByHead(const SourceTree& source, std::size_t index)
{
    const auto head = source.head(index, kHeadSize);
    return head && !sniffImage(*head).empty();
}

/// Files that are pictures by their ending, or by their first bytes.
std::vector<std::size_t> pictureFiles(const SourceTree& source)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < source.files().size(); ++i)
        if (hasPictureEnding(source.files()[i]) || isPictureByHead(source, i))
            found.push_back(i);
    return found;
}

std::vector<std::string_view> pathsOf(const SourceTree& source, const std::vector<std::size_t>& pictures)
{
    std::vector<std::string_view> paths;
    for (const std::size_t index : pictures)
        paths.emplace_back(source.files()[index]);
    return paths;
}

class ImageFolderImporter final : public PictureImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{
            "image_folder", "folders of pictures",
            "Each sub-folder is a class; folders train, validation and test above them are the parts"};
        return info;
    }

    double sniff(const SourceTree& source) const override
    {
        constexpr std::size_t mostHeads = 50;
        const auto& files = source.files();
        if (std::any_of(files.begin(), files.end(), hasReadEnding))
            return 0.6;
        for (std::size_t i = 0; i < std::min(mostHeads, files.size()); ++i)
            if (isPictureByHead(source, i))
                return 0.5;
        return 0;
    }

    Result<std::vector<std::string>> classes(const SourceTree& source) const override
    {
        const std::vector<std::size_t> pictures = pictureFiles(source);
        const FolderLayout layout(pathsOf(source, pictures));
        std::set<std::string> names;
        for (const std::size_t index : pictures)
            names.insert(layout.placeOf(source.files()[index]).className);
        names.erase("");
        return std::vector<std::string>(names.begin(), names.end());
    }

    Result<std::int64_t> count(const SourceTree& source) const override
    {
        return std::ssize(pictureFiles(source));
    }

    Result<void> read(const SourceTree& source, const Params&, int threads, PictureSink& sink,
                      Progress& progress) const override
    {
        const std::vector<std::size_t> pictures = pictureFiles(source);
        const FolderLayout layout(pathsOf(source, pictures));
        const std::int64_t total = std::ssize(pictures);
        std::atomic<std::int64_t> done = 0;
        return source.visit(pictures, threads, [&](std::size_t index, Result<Bytes> bytes) -> Result<void> {
            if (progress.stopRequested())
                return cancelled();
            const std::string& path = source.files()[index];
            const auto order = std::lower_bound(pictures.begin(), pictures.end(), index) - pictures.begin();
            if (!bytes) {
                sink.skipped({path, toString(bytes.error())});
            } else if (sniffImage(*bytes).empty() && !hasReadEnding(path)) {
                sink.skipped({path, "Pictures of the kind " + extensionOf(path)
                                  + " are not read. Convert it to PNG or JPEG"});
            } else {
                FolderLayout::Place place = layout.placeOf(path);
                LATHE_CHECK(sink.picture(order, {path, std::move(place.className), place.part, std::move(*bytes)}));
            }
            progress.set(++done, total, path);
            return {};
        });
    }
};

} // namespace

std::unique_ptr<const Importer> makeImageFolderImporter()
{
    return std::make_unique<ImageFolderImporter>();
}

} // namespace lathe
