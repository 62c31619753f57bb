// Names inside a source.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lathe {

/// True for files and folders that systems leave behind: `.x`, `__MACOSX`, `Thumbs.db`, `desktop.ini`.
bool isHiddenName(std::string_view name);

/// A path out of an archive made harmless: '/' between parts, UTF-8, no `.`, `..`, drive or leading '/'.
/// Nothing when a part is hidden or nothing is left.
std::optional<std::string> sanitizedPath(std::string_view path);

/// A file's name without the endings of archives, pictures, tables and packed files: `a/b.tar.gz` gives `b`.
std::string plainName(std::string_view path);

/// The ending without its dot, in lower case; empty when there is none.
std::string extensionOf(std::string_view path);

/// Behind the last '/'.
std::string_view fileNameOf(std::string_view path);

/// The ending of a picture that Lathe reads.
bool hasReadEnding(std::string_view path);
/// The ending of what a person calls a picture: read ones, and others, which are listed when they do not come in.
bool hasPictureEnding(std::string_view path);

} // namespace lathe
