// Archives for tests, written by libarchive.
#pragma once

#include "base/bytes.h"

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace lathe::build {

using ArchiveFiles = std::vector<std::pair<std::string, Bytes>>;

/// `format` zip, tar, tar.gz or gz (one file).
inline void writeArchive(const std::filesystem::path& path, const std::string& format, const ArchiveFiles& files)
{
    struct archive* archive = archive_write_new();
    if (format == "zip")
        archive_write_set_format_zip(archive);
    else if (format == "gz")
        archive_write_set_format_raw(archive);
    else
        archive_write_set_format_pax_restricted(archive);
    if (format.ends_with("gz"))
        archive_write_add_filter_gzip(archive);
    archive_write_open_filename(archive, path.c_str());
    for (const auto& [name, content] : files) {
        struct archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(archive, entry);
        archive_write_data(archive, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(archive);
    archive_write_free(archive);
}

} // namespace lathe::build
