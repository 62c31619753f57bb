#include "io/annotations/label_studio.h"

#include "io/annotations/builtin_formats.h"
#include "io/annotations/picture_paths.h"
#include "io/source_paths.h"

namespace lathe {

namespace {

constexpr std::string_view kLocalFiles = "/data/local-files/?d=";

std::optional<int> digitOf(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    if (letter >= 'a' && letter <= 'f')
        return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F')
        return letter - 'A' + 10;
    return std::nullopt;
}

class LabelStudioFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{
            std::string(kLabelStudioId), "Label Studio JSON", "Tasks with boxes, polygons, key points, brushes and choices in one JSON file",
            {ShapeKind::WholePicture, ShapeKind::Box, ShapeKind::Polygon, ShapeKind::KeyPoints, ShapeKind::Mask}, true, false};
        return info;
    }
    double sniff(const SourceTree& source) const override
    {
        constexpr std::size_t headSize = 1 << 14;
        for (const std::size_t index : labelStudioFiles(source))
            if (const auto head = source.head(index, headSize); head && asText(*head).find("\"data\"") != std::string_view::npos)
                return 0.9;
        return 0;
    }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        return readLabelStudio(source, sizes, progress);
    }
    std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>&) const override
    {
        const std::string_view part = partWord(picture.part);
        return std::string(part) + (part.empty() ? "" : "/") + plainPath(picture, true);
    }
    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        return writeLabelStudio(*this, set, target, progress);
    }
};

} // namespace

std::string pathOfAddress(std::string_view address)
{
    if (const auto local = address.find("local-files/?d="); local != std::string_view::npos)
        address.remove_prefix(local + std::string_view("local-files/?d=").size());
    else if (const auto scheme = address.find("://"); scheme != std::string_view::npos) {
        address.remove_prefix(scheme + 3);
        const auto slash = address.find('/'); // behind the server or the bucket
        address.remove_prefix(slash == std::string_view::npos ? 0 : slash + 1);
        address = address.substr(0, address.find('?'));
    }
    std::string path;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const auto high = address[i] == '%' && i + 2 < address.size() ? digitOf(address[i + 1]) : std::nullopt;
        const auto low = high ? digitOf(address[i + 2]) : std::nullopt;
        if (low) {
            path += static_cast<char>(*high * 16 + *low);
            i += 2;
        } else {
            path += address[i];
        }
    }
    return cleanPath(path);
}

std::string addressOfPath(std::string_view path)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string address(kLocalFiles);
    for (const char letter : path) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool isPlain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
                             || std::string_view("-._~/").find(letter) != std::string_view::npos;
        if (isPlain)
            address += letter;
        else
            address += {'%', digits[byte / 16], digits[byte % 16]};
    }
    return address;
}

std::unique_ptr<const AnnotationFormat> makeLabelStudioFormat()
{
    return std::make_unique<LabelStudioFormat>();
}

} // namespace lathe
