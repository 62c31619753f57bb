#include "io/annotations/picture_paths.h"

#include "base/text.h"
#include "io/source_paths.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

/// How many of the last parts of two paths are the same.
std::size_t sharedEnd(std::string_view a, std::string_view b)
{
    std::size_t shared = 0;
    while (!a.empty() && !b.empty() && fileNameOf(a) == fileNameOf(b)) {
        ++shared;
        a = folderOf(a);
        b = folderOf(b);
    }
    return shared;
}

bool namesPart(std::string_view folder, Part part)
{
    return part != Part::Unassigned && partOfName(folder) == part;
}

} // namespace

bool isAbsolutePath(std::string_view path)
{
    return path.starts_with('/') || path.starts_with('\\') || (path.size() > 2 && path[1] == ':' && (path[2] == '\\' || path[2] == '/'));
}

std::string cleanPath(std::string_view path)
{
    std::string slashed = toUtf8(path);
    std::ranges::replace(slashed, '\\', '/');
    std::ranges::replace(slashed, '\0', '_');
    std::vector<std::string> kept;
    for (std::string& part : split(slashed, '/')) {
        const bool isDrive = kept.empty() && part.size() == 2 && part[1] == ':';
        if (part.empty() || part == "." || isDrive)
            continue;
        if (part != "..")
            kept.push_back(std::move(part));
        else if (!kept.empty())
            kept.pop_back();
    }
    return join(kept, "/");
}

std::string_view folderOf(std::string_view path)
{
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view withoutEnding(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? path : path.substr(0, path.size() - (name.size() - dot));
}

Part partOfPath(std::string_view path)
{
    for (std::string_view folder = folderOf(path); !folder.empty(); folder = folderOf(folder))
        if (const auto part = partFromText(fileNameOf(folder)); part && *part != Part::Unassigned)
            return *part;
    return Part::Unassigned;
}

Part partOfName(std::string_view fileName)
{
    // The words between anything that is no letter: `instances_val2017`, `_annotations.train`.
    std::string word;
    Part found = Part::Unassigned;
    const auto end = [&] {
        if (const auto part = partFromText(word); part && found == Part::Unassigned)
            found = *part;
        word.clear();
    };
    for (const char letter : fileName) {
        if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'))
            word += letter;
        else
            end();
    }
    end();
    return found;
}

std::string_view partWord(Part part)
{
    switch (part) {
    case Part::Train: return "train";
    case Part::Validation: return "val";
    case Part::Test: return "test";
    case Part::Unassigned: break;
    }
    return "";
}

std::string plainPath(const AnnotatedPicture& picture, bool withoutPart)
{
    std::string path = cleanPath(picture.path);
    const auto drop = [&](auto&& isDropped) {
        const auto slash = path.find('/');
        if (slash != std::string::npos && isDropped(std::string_view(path).substr(0, slash)))
            path.erase(0, slash + 1);
    };
    drop([](std::string_view folder) { return folder == "images" || folder == "JPEGImages"; });
    if (withoutPart)
        drop([&](std::string_view folder) {
            return namesPart(folder, picture.part) || (picture.part == Part::Unassigned && folder == toString(Part::Unassigned));
        });
    return path.empty() ? "picture" : path;
}

PictureFinder::PictureFinder(const SourceTree& source)
{
    for (const std::string& path : source.files()) {
        if (!hasReadEnding(path))
            continue;
        m_paths.insert(path);
        m_byName[std::string(fileNameOf(path))].push_back(path);
        m_byStem.emplace(withoutEnding(path), path);
    }
}

std::string PictureFinder::find(std::string_view folder, std::string_view named, Part part) const
{
    const std::string clean = cleanPath(named);
    const bool isAbsolute = isAbsolutePath(named);
    std::string joined = cleanPath(std::string(folder) + "/" + (isAbsolute ? std::string(fileNameOf(clean)) : toUtf8(named)));
    if (m_paths.contains(joined))
        return joined;
    if (!isAbsolute && m_paths.contains(clean))
        return clean;
    const auto candidates = m_byName.find(std::string(fileNameOf(clean)));
    if (candidates == m_byName.end())
        return joined;
    const std::string* best = nullptr;
    std::pair<std::size_t, bool> bestRank{0, false};
    bool isUnique = true;
    for (const std::string& candidate : candidates->second) {
        const std::pair rank{sharedEnd(candidate, clean), part != Part::Unassigned && partOfPath(candidate) == part};
        if (!best || rank > bestRank) {
            best = &candidate;
            bestRank = rank;
            isUnique = true;
        } else if (rank == bestRank) {
            isUnique = false;
        }
    }
    return isUnique ? *best : joined;
}

std::optional<std::string> PictureFinder::withStem(const std::string& stem) const
{
    const auto found = m_byStem.find(stem);
    return found == m_byStem.end() ? std::nullopt : std::optional(found->second);
}

} // namespace lathe
