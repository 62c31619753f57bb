// What the importers of raw pixel formats share.
#pragma once

#include "base/text.h"
#include "io/importer.h"
#include "io/parallel.h"
#include "io/source_paths.h"
#include "media/decode.h"

#include <atomic>

namespace lathe {

/// One name a line, empty lines left out; the first that is not UTF-8 is mended.
inline std::vector<std::string> namesFromText(std::string_view text)
{
    std::vector<std::string> names;
    for (const std::string& line : split(text, '\n'))
        if (std::string name = trimmed(toUtf8(line)); !name.empty())
            names.push_back(std::move(name));
    return names;
}

/// "0", "1", …
inline std::vector<std::string> numberNames(std::size_t count)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i)
        names.push_back(std::to_string(i));
    return names;
}

/// The pictures of one file among those of a source.
struct Batchwise {
    std::size_t count = 0;
    std::int64_t firstOrder = 0;
    std::int64_t total = 0; ///< of the source
    int threads = 1;
};

/// `path#index`: a picture of a file that holds many.
inline std::string pictureName(const std::string& path, std::size_t index)
{
    return path + "#" + std::to_string(index);
}

/// Hands over the pictures of one file; `found(i)` is the i-th, or what is wrong with it: then it is listed.
template <class Found>
Result<void> handOver(const Batchwise& batch, const std::string& path, PictureSink& sink, Progress& progress,
                      const Found& found)
{
    std::atomic<std::int64_t> done = batch.firstOrder;
    return parallelFor(batch.count, batch.threads, [&](std::size_t i) -> Result<void> {
        if (progress.stopRequested())
            return cancelled();
        if (Result<FoundPicture> picture = found(i); picture) {
            LATHE_CHECK(sink.picture(batch.firstOrder + static_cast<std::int64_t>(i), std::move(*picture)));
        } else {
            sink.skipped({pictureName(path, i), picture.error().message});
        }
        progress.set(++done, batch.total, path);
        return {};
    });
}

} // namespace lathe
