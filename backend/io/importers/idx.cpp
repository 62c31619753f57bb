// IDX, the format of MNIST (yann.lecun.com/exdb/mnist, "file formats"): numbers of most significant byte
// first. Pictures: 0x00000803, count, rows, columns, pixels. Labels: 0x00000801, count, labels.
#include "io/importers/builtin.h"
#include "io/importers/raw_pictures.h"

#include <algorithm>
#include <map>

namespace lathe {

namespace {

constexpr std::uint32_t kPicturesMagic = 0x0803;
constexpr std::uint32_t kLabelsMagic = 0x0801;
constexpr std::size_t kPicturesHeader = 16;
constexpr std::size_t kLabelsHeader = 8;

std::uint32_t numberAt(const Bytes& bytes, std::size_t offset)
{
    if (bytes.size() < offset + 4)
        return 0;
    return std::uint32_t(bytes[offset]) << 24 | std::uint32_t(bytes[offset + 1]) << 16
        | std::uint32_t(bytes[offset + 2]) << 8 | bytes[offset + 3];
}

bool couldBeIdx(const std::string& path)
{
    const std::string name = lowered(fileNameOf(path));
    return name.find("ubyte") != std::string::npos || name.find("idx") != std::string::npos;
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// `dir/train-images-idx3-ubyte.gz` → `dir/train-labels-idx1-ubyte`
std::string labelsPathOf(const std::string& picturesPath)
{
    const std::size_t folder = picturesPath.rfind('/') + 1;
    std::string name = replaced(replaced(picturesPath.substr(folder), "image", "label"), "idx3", "idx1");
    return picturesPath.substr(0, folder) + name;
}

std::string withoutGz(std::string path)
{
    if (extensionOf(path) == "gz")
        path.resize(path.size() - 3);
    return path;
}

Part partOf(std::string_view path)
{
    const std::string name = lowered(fileNameOf(path));
    if (name.find("train") != std::string::npos)
        return Part::Train;
    if (name.find("t10k") != std::string::npos || name.find("test") != std::string::npos)
        return Part::Test;
    return name.find("val") != std::string::npos ? Part::Validation : Part::Unassigned;
}

struct Pair {
    std::size_t pictures = 0;
    std::optional<std::size_t> labels;
    std::int64_t count = 0; ///< as the header says
};

/// The pictures' files with their labels' files, in the source's order.
std::vector<Pair> findPairs(const SourceTree& source)
{
    std::vector<Pair> pairs;
    std::map<std::string, std::size_t> labels;
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        if (!couldBeIdx(source.files()[i]))
            continue;
        const auto head = source.head(i, kPicturesHeader);
        if (!head)
            continue;
        if (numberAt(*head, 0) == kPicturesMagic)
            pairs.push_back({i, {}, numberAt(*head, 4)});
        else if (numberAt(*head, 0) == kLabelsMagic)
            labels.emplace(withoutGz(source.files()[i]), i);
    }
    for (Pair& pair : pairs) {
        const auto found = labels.find(withoutGz(labelsPathOf(source.files()[pair.pictures])));
        if (found != labels.end())
            pair.labels = found->second;
    }
    return pairs;
}

tl::unexpected<Error> broken(std::string message)
{
    return fail(ErrorCode::Parse, std::move(message), "Copy or download the file again");
}

std::string counted(std::uint64_t count)
{
    return grouped(static_cast<std::int64_t>(count));
}

std::string cutOff(const std::string& what, std::uint64_t said, std::uint64_t held)
{
    return "The file says " + counted(said) + " " + what + " but holds " + counted(held) + ". Copy or download it again";
}

struct Labels {
    std::uint64_t said = 0; ///< how many there are, as the header says
    Bytes values;           ///< what the file holds of them
};

Result<Labels> readLabels(const SourceTree& source, std::size_t index)
{
    Labels labels;
    LATHE_TRY(labels.values, source.content(index));
    Bytes& bytes = labels.values;
    if (bytes.size() < kLabelsHeader || numberAt(bytes, 0) != kLabelsMagic)
        return broken("The file does not begin as IDX labels do");
    labels.said = numberAt(bytes, 4);
    bytes.erase(bytes.begin(), bytes.begin() + kLabelsHeader);
    bytes.resize(std::min<std::uint64_t>(bytes.size(), labels.said));
    return labels;
}

struct Pictures {
    Bytes bytes; ///< the file with its header
    std::uint64_t said = 0;   ///< how many there are, as the header says
    std::size_t count = 0;    ///< how many the file holds whole
    int height = 0;
    int width = 0;
};

Result<Pictures> readPictures(const SourceTree& source, std::size_t index)
{
    Pictures pictures;
    LATHE_TRY(pictures.bytes, source.content(index));
    const Bytes& bytes = pictures.bytes;
    if (numberAt(bytes, 0) != kPicturesMagic || bytes.size() < kPicturesHeader)
        return broken("The file does not begin as IDX pictures do");
    pictures.said = numberAt(bytes, 4);
    const std::uint64_t height = numberAt(bytes, 8);
    const std::uint64_t width = numberAt(bytes, 12);
    const std::uint64_t held = bytes.size() - kPicturesHeader;
    if (pictures.said == 0 || width == 0 || height == 0 || width > held || height > held / width)
        return broken("The file holds no whole picture");
    pictures.count = static_cast<std::size_t>(std::min(pictures.said, held / (width * height)));
    pictures.height = static_cast<int>(height);
    pictures.width = static_cast<int>(width);
    return pictures;
}

/// `labels.txt` or `…classes….txt` anywhere in the source.
Result<std::vector<std::string>> namesBeside(const SourceTree& source)
{
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        const std::string name = lowered(fileNameOf(source.files()[i]));
        if (name != "labels.txt" && !(name.ends_with(".txt") && name.find("classes") != std::string::npos))
            continue;
        LATHE_TRY(const Bytes text, source.content(i));
        return namesFromText(asText(text));
    }
    return std::vector<std::string>();
}

class IdxImporter final : public PictureImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"idx", "IDX (MNIST)",
                                       "Files *-images-idx3-ubyte with *-labels-idx1-ubyte beside them, also as .gz"};
        return info;
    }

    double sniff(const SourceTree& source) const override { return findPairs(source).empty() ? 0 : 0.95; }

    Result<std::vector<std::string>> classes(const SourceTree& source) const override
    {
        std::size_t highest = 0;
        bool hasLabels = false;
        for (const Pair& pair : findPairs(source)) {
            if (!pair.labels)
                continue;
            const auto labels = readLabels(source, *pair.labels); // what is wrong with it, read() lists
            if (!labels)
                continue;
            for (const std::uint8_t label : labels->values)
                highest = std::max<std::size_t>(highest, label);
            hasLabels = hasLabels || !labels->values.empty();
        }
        if (!hasLabels)
            return std::vector<std::string>();
        LATHE_TRY(std::vector<std::string> names, namesBeside(source));
        if (names.empty())
            return numberNames(highest + 1);
        if (names.size() <= highest)
            return fail(ErrorCode::Parse,
                        "There are " + std::to_string(names.size()) + " class names, but a label is "
                            + std::to_string(highest),
                        "Name every class in the text file, one a line", source.name());
        return names;
    }

    Result<std::int64_t> count(const SourceTree& source) const override
    {
        std::int64_t count = 0;
        for (const Pair& pair : findPairs(source))
            count += pair.count;
        return count;
    }

    Result<void> read(const SourceTree& source, const Params&, int threads, PictureSink& sink,
                      Progress& progress) const override
    {
        const std::vector<Pair> pairs = findPairs(source);
        if (pairs.empty())
            return fail(ErrorCode::Incompatible, "There are no IDX pictures in it", {}, source.name());
        LATHE_TRY(const std::vector<std::string> names, classes(source));
        LATHE_TRY(const std::int64_t total, count(source));
        std::int64_t order = 0;
        for (const Pair& pair : pairs) {
            LATHE_TRY(const std::size_t count, readPair(source, pair, names, {0, order, total, threads}, sink, progress));
            order += static_cast<std::int64_t>(count);
        }
        return {};
    }

private:
    /// Hands over what is whole in a pair of files and lists the rest. Returns the number of whole pictures.
    static Result<std::size_t> readPair(const SourceTree& source, const Pair& pair, const std::vector<std::string>& names,
                                        Batchwise batch, PictureSink& sink, Progress& progress)
    {
        const std::string& path = source.files()[pair.pictures];
        const auto pictures = readPictures(source, pair.pictures);
        if (!pictures) {
            sink.skipped({path, pictures.error().message});
            return 0;
        }
        std::optional<Labels> labels;
        if (pair.labels) {
            const std::string& labelsPath = source.files()[*pair.labels];
            auto read = readLabels(source, *pair.labels);
            if (read && read->said != pictures->said)
                read = broken("There are " + counted(read->said) + " labels for " + counted(pictures->said) + " pictures");
            if (!read) { // pictures under a wrong class, or none, would be worse than none
                sink.skipped({labelsPath, read.error().message});
                sink.skipped({path, "Its labels could not be read"});
                return 0;
            }
            if (read->values.size() < read->said)
                sink.skipped({labelsPath, cutOff("labels", read->said, read->values.size())});
            labels = std::move(*read);
        }
        if (pictures->count < pictures->said)
            sink.skipped({path, cutOff("pictures", pictures->said, pictures->count)});

        const Part part = partOf(path);
        const std::size_t size = static_cast<std::size_t>(pictures->width) * static_cast<std::size_t>(pictures->height);
        const auto found = [&](std::size_t i) -> Result<FoundPicture> {
            if (labels && i >= labels->values.size())
                return broken("The file of labels ends before this picture's");
            const auto first = pictures->bytes.begin() + static_cast<std::ptrdiff_t>(kPicturesHeader + i * size);
            const Image image{pictures->width, pictures->height, 1, Bytes(first, first + static_cast<std::ptrdiff_t>(size))};
            return FoundPicture{pictureName(path, i), labels ? names[labels->values[i]] : std::string(), part,
                                encodePnm(image)};
        };
        batch.count = pictures->count;
        LATHE_CHECK(handOver(batch, path, sink, progress, found));
        return pictures->count;
    }
};

} // namespace

std::unique_ptr<const Importer> makeIdxImporter()
{
    return std::make_unique<IdxImporter>();
}

} // namespace lathe
