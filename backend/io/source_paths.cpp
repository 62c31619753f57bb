#include "io/source_paths.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

constexpr std::array kReadEndings{"png", "jpg", "jpeg", "jpe",  "jfif", "mpo", "gif", "bmp", "dib", "apng",
                                  "tif", "tiff", "webp", "pbm", "pgm", "ppm", "pnm"};
/// Pictures to a person, so they are listed when they do not come in.
constexpr std::array kOtherEndings{"avif", "avifs", "heic", "heif", "jp2", "j2k", "jpx",  "jpc", "jxl", "ico",
                                   "cur",  "icns",  "tga",  "psd",  "psb", "xcf", "svg",  "eps", "dds", "blp",
                                   "fli",  "flc",   "sgi",  "rgb",  "bw",  "ras", "qoi",  "pcx", "xbm", "xpm",
                                   "hdr",  "exr",   "dng",  "cr2",  "nef", "arw", "msp",  "fits", "fit", "im",
                                   "wmf",  "emf",   "p7",   "pam",  "pfm", "dcx", "ftu", "ftc", "jng", "mng"};

template <class Endings>
bool isOneOf(const Endings& endings, std::string_view extension)
{
    return std::find(endings.begin(), endings.end(), extension) != endings.end();
}

} // namespace

bool isHiddenName(std::string_view name)
{
    const std::string lower = lowered(name);
    return name.starts_with('.') || lower == "__macosx" || lower == "thumbs.db" || lower == "desktop.ini";
}

std::optional<std::string> sanitizedPath(std::string_view path)
{
    std::string slashed = toUtf8(path);
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    std::replace(slashed.begin(), slashed.end(), '\0', '_');
    std::string result;
    for (const std::string& part : split(slashed, '/')) {
        const bool isDrive = part.size() == 2 && part[1] == ':';
        if (part.empty() || part == "." || part == ".." || (isDrive && result.empty()))
            continue;
        if (isHiddenName(part))
            return std::nullopt;
        result += (result.empty() ? "" : "/") + part;
    }
    return result.empty() ? std::nullopt : std::optional(result);
}

std::string plainName(std::string_view path)
{
    constexpr std::array endings{"zip", "tar", "gz",   "tgz", "bz2",  "xz",  "zst", "7z",  "rar", "png",
                                 "jpg", "gif", "jpeg", "bmp", "tiff", "tif", "webp", "ppm", "pgm", "bin",
                                 "json", "jsonl", "ndjson", "arff", "tab", "xlsx", "xlsm", "ods", "sqlite", "sqlite3", "db"};
    std::string_view name = fileNameOf(path);
    for (;;) {
        const std::string extension = extensionOf(name);
        const bool isKnown = std::find(endings.begin(), endings.end(), extension) != endings.end();
        if (!isKnown || extension.size() + 1 >= name.size())
            return std::string(name);
        name.remove_suffix(extension.size() + 1);
    }
}

std::string extensionOf(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string() : lowered(name.substr(dot + 1));
}

std::string_view fileNameOf(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

bool hasReadEnding(std::string_view path)
{
    return isOneOf(kReadEndings, extensionOf(path));
}

bool hasPictureEnding(std::string_view path)
{
    return hasReadEnding(path) || isOneOf(kOtherEndings, extensionOf(path));
}

} // namespace lathe
