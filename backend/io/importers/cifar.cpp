// CIFAR's binary version (cs.toronto.edu/~kriz/cifar.html, "Binary version"). CIFAR-10: a label and
// 3 × 32 × 32 bytes, all reds first. CIFAR-100: a coarse label, a fine label and the same.
#include "io/importers/builtin.h"
#include "io/importers/raw_pictures.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr std::size_t kSide = 32;
constexpr std::size_t kPlane = kSide * kSide;

struct Batch {
    std::size_t file = 0;
    std::string name; ///< without folders, lower case
};

struct Batches {
    std::vector<Batch> files;
    std::size_t labelBytes = 1; ///< 2 in CIFAR-100, of which the last one counts
    std::optional<std::size_t> names;

    std::size_t recordSize() const { return labelBytes + 3 * kPlane; }
    std::size_t classCount() const { return labelBytes == 1 ? 10 : 100; }
};

bool isTest(const Batch& batch)
{
    return batch.name.find("test") != std::string::npos;
}

/// The files that have the names of CIFAR's and hold a picture at least.
Batches findBatches(const SourceTree& source)
{
    Batches ten;
    Batches hundred;
    hundred.labelBytes = 2;
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        const std::string name = lowered(fileNameOf(source.files()[i]));
        if (name == "batches.meta.txt")
            ten.names = i;
        else if (name == "fine_label_names.txt")
            hundred.names = i;
        else if (!name.ends_with(".bin"))
            continue;
        else if (name.find("batch") != std::string::npos && source.size(i) >= ten.recordSize())
            ten.files.push_back({i, name});
        else if ((name == "train.bin" || name == "test.bin") && source.size(i) >= hundred.recordSize())
            hundred.files.push_back({i, name});
    }
    return hundred.files.size() > ten.files.size() ? hundred : ten;
}

/// Reds, greens and blues one after another to interleaved.
Image interleaved(const std::uint8_t* planes)
{
    Image image{kSide, kSide, 3, Bytes(3 * kPlane)};
    for (std::size_t i = 0; i < kPlane; ++i)
        for (std::size_t c = 0; c < 3; ++c)
            image.pixels[3 * i + c] = planes[c * kPlane + i];
    return image;
}

class CifarImporter final : public PictureImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"cifar", "CIFAR binary",
                                       "Files data_batch_*.bin and test_batch.bin of CIFAR-10, or train.bin and "
                                       "test.bin of CIFAR-100"};
        return info;
    }

    double sniff(const SourceTree& source) const override
    {
        const Batches batches = findBatches(source);
        if (batches.files.empty())
            return 0;
        const auto head = source.head(batches.files.front().file, batches.labelBytes);
        const bool isLabel = head && head->size() == batches.labelBytes && head->back() < batches.classCount();
        return isLabel ? 0.9 : 0;
    }

    Result<std::vector<std::string>> classes(const SourceTree& source) const override
    {
        const Batches batches = findBatches(source);
        if (!batches.names)
            return numberNames(batches.classCount());
        LATHE_TRY(const Bytes text, source.content(*batches.names));
        std::vector<std::string> names = namesFromText(asText(text));
        if (names.size() != batches.classCount())
            return fail(ErrorCode::Parse,
                        "The file names " + std::to_string(names.size()) + " classes, not "
                            + std::to_string(batches.classCount()),
                        "Write one name a line", source.files()[*batches.names]);
        return names;
    }

    Result<std::int64_t> count(const SourceTree& source) const override
    {
        const Batches batches = findBatches(source);
        std::uint64_t count = 0;
        for (const Batch& batch : batches.files)
            count += source.size(batch.file) / batches.recordSize();
        return static_cast<std::int64_t>(count);
    }

    Result<void> read(const SourceTree& source, const Params&, int threads, PictureSink& sink,
                      Progress& progress) const override
    {
        const Batches batches = findBatches(source);
        if (batches.files.empty())
            return fail(ErrorCode::Incompatible, "There are no CIFAR batches in it", {}, source.name());
        LATHE_TRY(const std::vector<std::string> names, classes(source));
        LATHE_TRY(const std::int64_t total, count(source));
        // Training batches alone say nothing of what the rest is for.
        const bool hasTest = std::any_of(batches.files.begin(), batches.files.end(), isTest);
        std::int64_t order = 0;
        for (const Batch& batch : batches.files) {
            const std::string& path = source.files()[batch.file];
            const auto bytes = source.content(batch.file);
            if (!bytes) {
                sink.skipped({path, bytes.error().message});
                continue;
            }
            const std::size_t record = batches.recordSize();
            const std::size_t count = bytes->size() / record;
            if (bytes->size() % record != 0)
                sink.skipped({pictureName(path, count), "The file ends inside this picture. Copy or download it again"});
            const Part part = isTest(batch) ? Part::Test : hasTest ? Part::Train : Part::Unassigned;
            const auto found = [&](std::size_t i) -> Result<FoundPicture> {
                const std::uint8_t* start = bytes->data() + i * record + batches.labelBytes;
                const std::size_t label = start[-1];
                if (label >= names.size())
                    return fail(ErrorCode::Parse, "Its label is " + std::to_string(label) + ", but there are "
                                    + std::to_string(names.size()) + " classes");
                return FoundPicture{pictureName(path, i), names[label], part, encodePnm(interleaved(start))};
            };
            LATHE_CHECK(handOver({count, order, total, threads}, path, sink, progress, found));
            order += static_cast<std::int64_t>(count);
        }
        return {};
    }
};

} // namespace

std::unique_ptr<const Importer> makeCifarImporter()
{
    return std::make_unique<CifarImporter>();
}

} // namespace lathe
