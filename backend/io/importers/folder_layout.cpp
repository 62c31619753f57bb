#include "io/importers/folder_layout.h"

namespace lathe {

namespace {

std::string_view topFolder(std::string_view path)
{
    const auto slash = path.find('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// With an empty one for pictures outside of any folder.
std::set<std::string_view> topFolders(const std::vector<std::string_view>& paths)
{
    std::set<std::string_view> tops;
    for (const std::string_view path : paths)
        tops.insert(topFolder(path));
    return tops;
}

/// All are parts, or several are and training is among them: a lone `train` beside `car` and `bus` is
/// a class.
bool namesParts(const std::set<std::string_view>& tops)
{
    std::set<Part> parts;
    std::size_t others = 0;
    for (const std::string_view top : tops) {
        if (const auto part = partFromText(top))
            parts.insert(*part);
        else
            ++others;
    }
    return !parts.empty() && (others == 0 || (parts.size() > 1 && parts.contains(Part::Train)));
}

} // namespace

FolderLayout::FolderLayout(std::vector<std::string_view> paths)
{
    m_hasParts = namesParts(topFolders(paths));
    if (m_hasParts)
        return;
    // One folder around the parts: `dataset/train/…`.
    const std::set<std::string_view> tops = topFolders(paths);
    if (tops.size() != 1 || tops.begin()->empty())
        return;
    const std::size_t prefix = tops.begin()->size() + 1;
    for (std::string_view& path : paths)
        path.remove_prefix(prefix);
    m_hasParts = namesParts(topFolders(paths));
    if (m_hasParts)
        m_prefix = prefix;
}

FolderLayout::Place FolderLayout::placeOf(std::string_view path) const
{
    path.remove_prefix(m_prefix);
    Place place;
    if (m_hasParts) {
        if (const auto part = partFromText(topFolder(path))) {
            place.part = *part;
            path.remove_prefix(topFolder(path).size() + 1);
        }
    }
    place.className = topFolder(path);
    return place;
}

} // namespace lathe
