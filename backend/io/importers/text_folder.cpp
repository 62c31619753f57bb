// Texts in folders, as pictures are: the folder's name is the class, a folder train, validation or test above it the part.
#include "io/importers/builtin.h"
#include "io/importers/folder_layout.h"
#include "io/importers/text_content.h"

#include <algorithm>
#include <atomic>
#include <set>

namespace lathe {

namespace {

std::vector<std::size_t> textFiles(const SourceTree& source)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < source.files().size(); ++i)
        if (hasTextEnding(source.files()[i]))
            found.push_back(i);
    return found;
}

FolderLayout layoutOf(const SourceTree& source, const std::vector<std::size_t>& texts)
{
    std::vector<std::string_view> paths;
    for (const std::size_t index : texts)
        paths.emplace_back(source.files()[index]);
    return FolderLayout(std::move(paths));
}

class TextFolderImporter final : public PictureImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"text_folder", "folders of texts",
                                       "Each .txt file is a text; each sub-folder is a class, folders train, validation and test above them are the parts"};
        return info;
    }
    std::string_view kind() const override { return "text"; }

    /// A file alone may be a table; notes beside other files are no data.
    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> texts = textFiles(source);
        if (texts.empty() || texts.size() * 2 < source.files().size())
            return 0;
        return texts.size() == 1 ? 0.2 : 0.55; // one alone may be a table
    }

    Result<std::vector<std::string>> classes(const SourceTree& source) const override
    {
        const std::vector<std::size_t> texts = textFiles(source);
        const FolderLayout layout = layoutOf(source, texts);
        std::set<std::string> names;
        for (const std::size_t index : texts)
            names.insert(layout.placeOf(source.files()[index]).className);
        names.erase("");
        return std::vector<std::string>(names.begin(), names.end());
    }

    Result<std::int64_t> count(const SourceTree& source) const override { return std::ssize(textFiles(source)); }

    Result<void> read(const SourceTree& source, const Params&, int threads, PictureSink& sink, Progress& progress) const override
    {
        const std::vector<std::size_t> texts = textFiles(source);
        const FolderLayout layout = layoutOf(source, texts);
        std::atomic<std::int64_t> done = 0;
        return source.visit(texts, threads, [&](std::size_t index, Result<Bytes> bytes) -> Result<void> {
            if (progress.stopRequested())
                return cancelled();
            const std::string& path = source.files()[index];
            const auto order = std::ranges::lower_bound(texts, index) - texts.begin();
            const auto text = bytes ? textContent(*bytes) : Result<std::string>(tl::unexpected<Error>(bytes.error()));
            if (!text) {
                sink.skipped({path, toString(text.error())});
            } else {
                FolderLayout::Place place = layout.placeOf(path);
                LATHE_CHECK(sink.picture(order, {path, std::move(place.className), place.part, Bytes(text->begin(), text->end())}));
            }
            progress.set(++done, std::ssize(texts), path);
            return {};
        });
    }
};

} // namespace

std::unique_ptr<const Importer> makeTextFolderImporter()
{
    return std::make_unique<TextFolderImporter>();
}

} // namespace lathe
