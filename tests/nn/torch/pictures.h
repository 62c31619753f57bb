// Small pictures made in memory, and observers that record, for the tests of networks.
#pragma once

#include "base/random.h"
#include "media/decode.h"
#include "ml/learner.h"

#include <unordered_map>

namespace lathe::test {

class MemoryContents final : public ContentReader {
public:
    Hash add(Bytes bytes)
    {
        const Hash hash = sha256(bytes);
        m_contents[hash] = std::move(bytes);
        return hash;
    }
    Result<Content> read(const Hash& content) const override
    {
        const auto found = m_contents.find(content);
        if (found == m_contents.end())
            return fail(ErrorCode::NotFound, "There is no such content");
        return Content{found->second, nullptr};
    }

private:
    std::unordered_map<Hash, Bytes> m_contents;
};

/// Class 0 is bright in its upper half, class 1 in its lower half, class 2 everywhere and so on by the
/// bits of class + 1: easy to tell apart. Items go round the classes.
inline ItemSet stripes(int classes, int count, int side, int channels, std::uint64_t seed)
{
    auto contents = std::make_shared<MemoryContents>();
    ItemSet set;
    for (int i = 0; i < classes; ++i)
        set.classes.push_back("class " + std::to_string(i));
    Random random(seed);
    for (int i = 0; i < count; ++i) {
        const int label = i % classes;
        Image image{side, side, channels, Bytes(static_cast<std::size_t>(side * side * channels))};
        for (std::size_t k = 0; k < image.pixels.size(); ++k) {
            const bool lower = k >= image.pixels.size() / 2;
            const bool bright = ((label + 1) >> (lower ? 1 : 0)) & 1;
            image.pixels[k] = static_cast<std::uint8_t>((bright ? 150 : 30) + random.below(60));
        }
        Item item;
        item.content = contents->add(encodePnm(image));
        item.name = "picture " + std::to_string(i);
        item.label = label;
        item.channels = static_cast<std::uint8_t>(channels);
        item.width = item.height = static_cast<std::uint32_t>(side);
        set.items.push_back(item);
    }
    set.contents = contents;
    return set;
}

class StopAfter final : public Progress {
public:
    /// Stops when `*stop` says so.
    explicit StopAfter(const bool* stop = nullptr) : m_stop(stop) {}
    bool stopRequested() const override { return m_stop && *m_stop; }
    void set(std::int64_t done, std::int64_t total, std::string_view) override
    {
        lastDone = done;
        lastTotal = total;
    }
    std::int64_t lastDone = 0, lastTotal = 0;

private:
    const bool* m_stop;
};

class Recorder final : public TrainingObserver {
public:
    void batchEnded(std::int64_t step, double, double) override
    {
        lastStep = step;
        if (stopAtFirstBatch)
            stop = true;
    }
    void epochEnded(const EpochRecord& record) override
    {
        epochs.push_back(record);
        if (record.epoch == stopAfterEpoch)
            stop = true;
    }
    Result<void> checkpoint(const Checkpoint& checkpoint) override
    {
        checkpoints.push_back(checkpoint);
        return {};
    }
    void message(std::string_view text) override { messages.emplace_back(text); }

    std::vector<EpochRecord> epochs;
    std::vector<Checkpoint> checkpoints;
    std::vector<std::string> messages;
    std::int64_t lastStep = 0;
    bool stopAtFirstBatch = false;
    int stopAfterEpoch = 0;
    bool stop = false;
};

} // namespace lathe::test
