// A package while it is written: beside its place, moved there when it is complete.
#pragma once

#include "package/manifest.h"

namespace lathe {

/// Removed when its writer fails.
class PartialFolder {
public:
    /// For a package at `target`, which does not exist or is an empty folder. Fails with AlreadyExists, Io.
    static Result<PartialFolder> create(const std::filesystem::path& target);
    ~PartialFolder();
    PartialFolder(PartialFolder&& other) noexcept;
    PartialFolder& operator=(PartialFolder&&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// Hashes all files, writes the manifest with them and moves the folder into place. Fails with Io.
    Result<void> finish(PackageManifest manifest);

private:
    PartialFolder(std::filesystem::path path, std::filesystem::path target);

    std::filesystem::path m_path, m_target;
};

/// Also the folders above. Fails with Io.
Result<void> makeFolder(const std::filesystem::path& folder);

} // namespace lathe
