#include "io/importers/table_source.h"

#include "base/text.h"
#include "io/source_paths.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr std::size_t kNamesShown = 20;

std::string listed(const std::vector<std::string>& names)
{
    std::vector<std::string> shown(names.begin(),
                                   names.begin() + static_cast<std::ptrdiff_t>(std::min(kNamesShown, names.size())));
    return join(shown, ", ")
           + (names.size() > kNamesShown ? " and " + std::to_string(names.size() - kNamesShown) + " more" : "");
}

/// What `names` of the file at `position` of `files` are called.
std::string fullName(const SourceTree& source, const std::vector<std::size_t>& files, std::size_t file,
                     const std::string& inner)
{
    const std::string& path = source.files()[file];
    if (inner.empty())
        return path;
    return files.size() == 1 ? inner : path + "#" + inner;
}

} // namespace

std::string tableExtension(std::string_view path)
{
    const std::string extension = extensionOf(path);
    return extension == "gz" ? extensionOf(path.substr(0, path.size() - 3)) : extension;
}

std::vector<std::size_t> filesWithEnding(const SourceTree& source, std::initializer_list<std::string_view> endings)
{
    std::vector<std::size_t> files;
    for (std::size_t i = 0; i < source.files().size(); ++i)
        if (source.files().size() == 1
            || std::find(endings.begin(), endings.end(), tableExtension(source.files()[i])) != endings.end())
            files.push_back(i);
    return files;
}

ParamSpec tableParameter(std::string help)
{
    return ParamSpec::text("table", "Table", "", std::move(help));
}

Result<std::vector<std::string>> tableNames(const SourceTree& source, const std::vector<std::size_t>& files,
                                            const InnerNames& innerNames)
{
    std::vector<std::string> names;
    for (const std::size_t file : files) {
        LATHE_TRY(const std::vector<std::string> inner, innerNames(file));
        for (const std::string& name : inner)
            names.push_back(fullName(source, files, file, name));
    }
    return names;
}

Result<TableName> chooseTable(const SourceTree& source, const std::vector<std::size_t>& files,
                              const std::string& wanted, bool takesFirst, const InnerNames& innerNames)
{
    std::vector<std::string> names;
    for (const std::size_t file : files) {
        const std::string& path = source.files()[file];
        // Other files are not opened for a table that cannot be theirs.
        if (files.size() > 1 && !wanted.empty() && wanted != path && !wanted.starts_with(path + "#"))
            continue;
        LATHE_TRY(const std::vector<std::string> inner, innerNames(file));
        for (const std::string& name : inner) {
            names.push_back(fullName(source, files, file, name));
            if (!wanted.empty() && names.back() == wanted)
                return TableName{file, name};
        }
        if (!inner.empty() && (wanted == path || (wanted.empty() && files.size() == 1))
            && (takesFirst || inner.size() == 1))
            return TableName{file, inner.front()};
    }
    if (!wanted.empty()) {
        if (names.empty())
            for (const std::size_t file : files)
                names.push_back(source.files()[file]);
        return fail(ErrorCode::NotFound, "There is no table “" + wanted + "” in it",
                    names.empty() ? "" : "There are " + listed(names), source.name());
    }
    if (names.empty())
        return fail(ErrorCode::Parse, "There is no table in it", {}, source.name());
    return fail(ErrorCode::InvalidArgument, "There are " + grouped(std::ssize(names)) + " tables in it",
                "Choose one with --table NAME: " + listed(names), source.name());
}

std::string lineOf(const std::string& path, std::size_t line)
{
    return path + ":" + std::to_string(line);
}

std::size_t lineAt(std::string_view text, std::size_t offset)
{
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
    return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

} // namespace lathe
