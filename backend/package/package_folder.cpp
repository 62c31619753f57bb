#include "package/package_folder.h"

#include "base/file.h"
#include "base/hash.h"

#include <unistd.h>

namespace lathe {

namespace fs = std::filesystem;

Result<void> makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(ErrorCode::Io, "The folder cannot be made: " + error.message(), {}, folder.string());
    return {};
}

namespace {

Result<std::map<std::string, std::string>> fileHashes(const fs::path& folder)
{
    std::map<std::string, std::string> hashes;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (!at->is_regular_file(error))
            continue;
        LATHE_TRY(const Hash hash, sha256File(at->path()));
        LATHE_CHECK(syncFile(at->path()));
        hashes[at->path().lexically_relative(folder).generic_string()] = hash.hex();
    }
    if (error)
        return fail(ErrorCode::Io, "The package cannot be read back: " + error.message(), {}, folder.string());
    return hashes;
}

} // namespace

Result<PartialFolder> PartialFolder::create(const fs::path& path)
{
    fs::path target = path.lexically_normal();
    if (!target.has_filename())
        target = target.parent_path();
    std::error_code error;
    if (fs::exists(target, error) && !fs::is_empty(target, error))
        return fail(ErrorCode::AlreadyExists, "The folder is not empty", "Choose another one, or remove it", target.string());
    const std::string name = std::string(".").append(target.filename().string()).append(".partial-").append(std::to_string(::getpid()));
    PartialFolder partial(target.parent_path() / name, target);
    LATHE_CHECK(makeFolder(partial.path()));
    return partial;
}

PartialFolder::PartialFolder(fs::path path, fs::path target) : m_path(std::move(path)), m_target(std::move(target))
{
}

PartialFolder::PartialFolder(PartialFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_target(std::move(other.m_target))
{
}

PartialFolder::~PartialFolder()
{
    std::error_code ignored;
    if (!m_path.empty())
        fs::remove_all(m_path, ignored);
}

Result<void> PartialFolder::finish(PackageManifest manifest)
{
    LATHE_TRY(manifest.files, fileHashes(m_path));
    LATHE_CHECK(writeManifestFile(m_path, manifest));
    std::error_code error;
    fs::rename(m_path, m_target, error);
    if (error)
        return fail(ErrorCode::Io, "The package cannot be moved into place: " + error.message(), {}, m_target.string());
    m_path.clear();
    return syncFolder(m_target.parent_path().empty() ? fs::path(".") : m_target.parent_path());
}

} // namespace lathe
