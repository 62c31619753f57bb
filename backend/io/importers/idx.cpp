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

bool couldBeIdx(const SourceFile& file)
{
    const std::string name = lowered(fileNameOf(file.path));
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
            labels.emplace(withoutGz(source.files()[i].path), i);
    }
    for (Pair& pair : pairs) {
        const auto found = labels.find(withoutGz(labelsPathOf(source.files()[pair.pictures].path)));
        if (found != labels.end())
            pair.labels = found->second;
    }
    return pairs;
}

tl::unexpected<Error> broken(std::string message, const SourceTree& source, std::size_t index)
{
    return fail(ErrorCode::Parse, std::move(message), "Copy or download the file again",
                source.files()[index].path);
}

/// The labels' file checked, and without its header.
Result<Bytes> readLabels(const SourceTree& source, std::size_t index)
{
    LATHE_TRY(Bytes bytes, source.content(index));
    const std::uint64_t count = numberAt(bytes, 4);
    if (numberAt(bytes, 0) != kLabelsMagic)
        return broken("The file does not begin as IDX labels do", source, index);
    if (bytes.size() - kLabelsHeader != count)
        return broken("The file says " + grouped(static_cast<std::int64_t>(count)) + " labels but holds "
                          + grouped(static_cast<std::int64_t>(bytes.size() - kLabelsHeader)),
                      source, index);
    bytes.erase(bytes.begin(), bytes.begin() + kLabelsHeader);
    return bytes;
}

struct Pictures {
    Bytes bytes; ///< the file with its header
    std::size_t count = 0;
    int height = 0;
    int width = 0;
};

Result<Pictures> readPictures(const SourceTree& source, std::size_t index)
{
    Pictures pictures;
    LATHE_TRY(pictures.bytes, source.content(index));
    const Bytes& bytes = pictures.bytes;
    if (numberAt(bytes, 0) != kPicturesMagic || bytes.size() < kPicturesHeader)
        return broken("The file does not begin as IDX pictures do", source, index);
    const std::uint64_t count = numberAt(bytes, 4);
    const std::uint64_t height = numberAt(bytes, 8);
    const std::uint64_t width = numberAt(bytes, 12);
    const std::uint64_t held = bytes.size() - kPicturesHeader;
    const std::string says = "The file says " + grouped(static_cast<std::int64_t>(count)) + " pictures of "
        + grouped(static_cast<std::int64_t>(width)) + " × " + grouped(static_cast<std::int64_t>(height));
    if (width == 0 || height == 0 || width > held || height > held / width)
        return broken(count == 0 ? "The file holds no pictures" : says + ", more than it holds", source, index);
    if (held % (width * height) != 0 || held / (width * height) != count)
        return broken(says + " but holds " + grouped(static_cast<std::int64_t>(held / (width * height))), source, index);
    pictures.count = static_cast<std::size_t>(count);
    pictures.height = static_cast<int>(height);
    pictures.width = static_cast<int>(width);
    return pictures;
}

/// `labels.txt` or `…classes….txt` anywhere in the source.
Result<std::vector<std::string>> namesBeside(const SourceTree& source)
{
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        const std::string name = lowered(fileNameOf(source.files()[i].path));
        if (name != "labels.txt" && !(name.ends_with(".txt") && name.find("classes") != std::string::npos))
            continue;
        LATHE_TRY(const Bytes text, source.content(i));
        return namesFromText(asText(text));
    }
    return std::vector<std::string>();
}

class IdxImporter final : public Importer {
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
            LATHE_TRY(const Bytes labels, readLabels(source, *pair.labels));
            for (const std::uint8_t label : labels)
                highest = std::max<std::size_t>(highest, label);
            hasLabels = hasLabels || !labels.empty();
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
            LATHE_TRY(const Pictures pictures, readPictures(source, pair.pictures));
            Bytes labels;
            if (pair.labels) {
                LATHE_TRY(labels, readLabels(source, *pair.labels));
                if (labels.size() != pictures.count)
                    return broken("There are " + grouped(std::ssize(labels)) + " labels for "
                                      + grouped(static_cast<std::int64_t>(pictures.count)) + " pictures",
                                  source, *pair.labels);
            }
            const std::string& path = source.files()[pair.pictures].path;
            const Part part = partOf(path);
            const std::size_t size = static_cast<std::size_t>(pictures.width) * static_cast<std::size_t>(pictures.height);
            LATHE_CHECK(handOver({pictures.count, order, total, threads}, path, sink, progress, [&](std::size_t i) {
                const auto first = pictures.bytes.begin() + static_cast<std::ptrdiff_t>(kPicturesHeader + i * size);
                const Image image{pictures.width, pictures.height, 1, Bytes(first, first + static_cast<std::ptrdiff_t>(size))};
                return FoundPicture{path + "#" + std::to_string(i), labels.empty() ? std::string() : names[labels[i]],
                                    part, encodePnm(image)};
            }));
            order += static_cast<std::int64_t>(pictures.count);
        }
        return {};
    }
};

} // namespace

std::unique_ptr<const Importer> makeIdxImporter()
{
    return std::make_unique<IdxImporter>();
}

} // namespace lathe
