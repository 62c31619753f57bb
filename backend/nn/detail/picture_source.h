// The pictures of an item set as the network's bytes: decoded once and kept where they fit in memory,
// else decoded again for every batch. No torch here.
#pragma once

#include "base/progress.h"
#include "data/item.h"
#include "media/resize.h"
#include "nn/detail/box_decoding.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace lathe {

/// Main memory that can be had without swapping.
std::int64_t freeMemory();

/// Calls `work(first, last)` on parts of [0, count) from several threads; returns when all are done.
void inParallel(std::size_t count, std::size_t part, const std::function<void(std::size_t, std::size_t)>& work);

class PictureSource {
public:
    /// `budget`: bytes that may stay in memory. Reading starts with `load`.
    PictureSource(const ItemSet& items, const ImageInput& input, std::int64_t budget);

    /// Decodes everything if it fits the budget; otherwise does nothing. Fails with Cancelled, OutOfMemory.
    Result<void> load(Progress& progress, std::string_view status);

    std::size_t size() const { return m_items.items.size(); }
    std::size_t pictureBytes() const { return m_pictureBytes; }
    const ImageInput& input() const { return m_input; }
    /// Mean and deviation do not change the bytes.
    void setNormalisation(std::vector<float> mean, std::vector<float> deviation)
    {
        m_input.mean = std::move(mean);
        m_input.deviation = std::move(deviation);
    }
    bool inMemory() const { return m_pixels != nullptr; }
    int label(std::size_t item) const { return m_items.items[item].label; }
    /// The true boxes in pixels of the input.
    std::vector<TrueBox> boxes(std::size_t item) const { return inInput(trueBoxesOf(m_items, item), shown(item)); }
    /// What of the picture the input shows.
    ShownPart shown(std::size_t item) const;
    const std::vector<std::string>& classes() const { return m_items.classes; }

    /// Pixels [h, w, c] of the `items` one behind another in `out`; true in `good` for those that could
    /// be decoded. Thread-safe.
    void read(std::span<const std::uint32_t> items, std::uint8_t* out, std::vector<bool>& good);
    /// Null unless `inMemory`. [n, h, w, c]
    const std::uint8_t* pixels() const { return m_pixels.get(); }

    /// Items not known to be broken, in order.
    std::vector<std::uint32_t> usable() const;
    /// Why an item could not be decoded; empty when it could or was not tried.
    std::string error(std::size_t item) const;
    /// Sentences on items found broken since the last call, at most a few by name.
    std::vector<std::string> takeReports();

    struct Statistics {
        std::vector<float> mean, deviation;
    };
    /// Of values in [0, 1] by channel, over at most `most` usable items spread evenly.
    Statistics statistics(std::size_t most);
    /// SHA-256 over the items' content hashes and the preparation: what derived data depend on.
    std::string fingerprint() const;
    /// The same over the true boxes.
    std::string boxFingerprint() const;

private:
    bool decode(std::size_t item, std::uint8_t* out);

    ItemSet m_items;
    ImageInput m_input;
    std::int64_t m_budget;
    std::size_t m_pictureBytes;
    std::unique_ptr<std::uint8_t[]> m_pixels;
    std::vector<std::uint8_t> m_broken;
    mutable std::mutex m_mutex;
    std::vector<std::pair<std::size_t, std::string>> m_errors;
    std::size_t m_reported = 0;
};

} // namespace lathe
