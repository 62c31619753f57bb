#include "io/source_tree.h"

#include "base/file.h"
#include "base/text.h"
#include "io/archive.h"
#include "io/parallel.h"
#include "io/source_paths.h"
#include "media/decode.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sys/stat.h>

namespace lathe {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDeepestFolder = 64;
/// Larger files are read only by importers of formats that keep many pictures in one.
constexpr std::uint64_t kMaximumFile = std::uint64_t(1) << 34;

Result<Bytes> headOf(const fs::path& path, std::size_t size)
{
    if (extensionOf(path.filename().string()) == "gz")
        return unpackedGzip(path, size);
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(ErrorCode::Io, "The file cannot be opened", "Check that it may be read", path.string());
    Bytes bytes(size);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

Result<Bytes> contentOf(const fs::path& path)
{
    if (extensionOf(path.filename().string()) == "gz")
        return unpackedGzip(path);
    return readFile(path, kMaximumFile);
}

/// The files below a folder, or a file alone.
class FileTree final : public SourceTree {
public:
    struct Found {
        std::string path;
        std::string storedPath; ///< where it differs: names need not be UTF-8
    };

    FileTree(std::string name, fs::path root, std::vector<Found> found)
        : m_name(std::move(name)), m_root(std::move(root))
    {
        std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.path < b.path; });
        m_files.reserve(found.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!found[i].storedPath.empty())
                m_storedPaths.emplace(i, std::move(found[i].storedPath));
            m_files.push_back(std::move(found[i].path));
        }
    }

    std::string name() const override { return m_name; }
    const std::vector<std::string>& files() const override { return m_files; }
    std::uint64_t size(std::size_t index) const override
    {
        std::error_code error;
        const std::uintmax_t size = fs::file_size(pathOf(index), error);
        return error ? 0 : size;
    }
    Result<Bytes> head(std::size_t index, std::size_t size) const override { return headOf(pathOf(index), size); }
    Result<Bytes> content(std::size_t index) const override { return contentOf(pathOf(index)); }
    Result<MappedBytes> map(std::size_t index) const override
    {
        if (extensionOf(m_files[index]) == "gz")
            return SourceTree::map(index);
        LATHE_TRY(auto file, MappedFile::open(pathOf(index)));
        return MappedBytes(std::move(file));
    }
    fs::path plainPath(std::size_t index) const override
    {
        return extensionOf(m_files[index]) == "gz" ? fs::path() : pathOf(index);
    }

    Result<void> visit(const std::vector<std::size_t>& wanted, int threads,
                       const std::function<Result<void>(std::size_t, Result<Bytes>)>& visit) const override
    {
        return parallelFor(wanted.size(), threads, [&](std::size_t i) {
            return visit(wanted[i], readFile(pathOf(wanted[i]), kMaximumFile));
        });
    }

private:
    fs::path pathOf(std::size_t index) const
    {
        const auto stored = m_storedPaths.find(index);
        return m_root / (stored != m_storedPaths.end() ? stored->second : m_files[index]);
    }

    std::string m_name;
    fs::path m_root;
    std::vector<std::string> m_files;
    std::map<std::size_t, std::string> m_storedPaths;
};

/// A database that is asked, not read: it has no files.
class AddressTree final : public SourceTree {
public:
    explicit AddressTree(std::string address) : m_address(std::move(address)) {}

    std::string name() const override
    {
        const std::string_view rest = std::string_view(m_address).substr(m_address.find("://") + 3);
        const auto slash = rest.find('/');
        const std::string_view name = slash == std::string_view::npos ? "" : rest.substr(slash + 1);
        const std::string_view plain = name.substr(0, name.find('?'));
        return plain.empty() ? "database" : std::string(plain);
    }
    const std::vector<std::string>& files() const override { return m_files; }
    std::uint64_t size(std::size_t) const override { return 0; }
    Result<Bytes> head(std::size_t, std::size_t) const override { return noFile(); }
    Result<Bytes> content(std::size_t) const override { return noFile(); }
    std::string address() const override { return m_address; }
    Result<void> visit(const std::vector<std::size_t>&, int,
                       const std::function<Result<void>(std::size_t, Result<Bytes>)>&) const override
    {
        return {};
    }

private:
    static tl::unexpected<Error> noFile() { return fail(ErrorCode::NotFound, "A database has no files"); }

    std::string m_address;
    std::vector<std::string> m_files;
};

/// Databases and documents that may hold a whole archive inside, which libarchive would find.
bool isKnownToBeNoArchive(ByteView bytes)
{
    using std::string_view_literals::operator""sv;
    const std::string_view text = asText(bytes);
    for (const std::string_view magic : {"SQLite format 3\0"sv, "PAR1"sv, "ARROW1"sv, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv})
        if (text.starts_with(magic))
            return true;
    return !sniffImage(bytes).empty();
}

/// Office files are zips, but what is in them is no tree of files to anybody.
bool isWorkbook(const SourceTree& archive)
{
    bool hasTypes = false;
    bool hasWorkbook = false;
    bool hasMime = false;
    bool hasContent = false;
    for (const std::string& file : archive.files()) {
        const std::string name = lowered(fileNameOf(file));
        hasTypes = hasTypes || name == "[content_types].xml";
        hasWorkbook = hasWorkbook || name == "workbook.xml" || name == "workbook.bin";
        hasMime = hasMime || file == "mimetype";
        hasContent = hasContent || file == "content.xml";
    }
    return (hasTypes && hasWorkbook) || (hasMime && hasContent);
}

/// Walks a folder. Links are followed, but not into a folder that is being walked.
class Walk {
public:
    explicit Walk(Progress& progress) : m_progress(progress) {}

    /// `prefix` and `storedPrefix`: the folder below the root, in UTF-8 and as it is stored.
    Result<void> enter(const fs::path& folder, const std::string& prefix, const std::string& storedPrefix)
    {
        struct stat status {};
        if (::stat(folder.c_str(), &status) != 0)
            return {};
        const std::pair identity(status.st_dev, status.st_ino);
        if (m_ancestors.size() >= kDeepestFolder
            || std::find(m_ancestors.begin(), m_ancestors.end(), identity) != m_ancestors.end())
            return {};
        std::error_code error;
        fs::directory_iterator entries(folder, fs::directory_options::skip_permission_denied, error);
        if (error)
            return fail(ErrorCode::Io, "The folder cannot be read: " + error.message(), "Check the permissions",
                        folder.string());
        m_ancestors.push_back(identity);
        for (; entries != fs::directory_iterator(); entries.increment(error)) {
            if (m_progress.stopRequested())
                return cancelled();
            LATHE_CHECK(add(*entries, prefix, storedPrefix));
        }
        m_ancestors.pop_back();
        return {};
    }

    std::vector<FileTree::Found>& found() { return m_found; }

private:
    Result<void> add(const fs::directory_entry& entry, const std::string& prefix, const std::string& storedPrefix)
    {
        const std::string name = entry.path().filename().string();
        if (isHiddenName(name))
            return {};
        std::error_code error;
        std::string path = prefix + toUtf8(name);
        std::string stored = storedPrefix + name;
        if (entry.is_directory(error))
            return enter(entry.path(), path + "/", stored + "/");
        if (!entry.is_regular_file(error))
            return {};
        if (m_found.size() >= kMaximumFiles)
            return fail(ErrorCode::OutOfMemory, "The folder has more than " + grouped(kMaximumFiles) + " files",
                        "Import its folders one by one", entry.path().string());
        if (stored == path)
            stored.clear();
        m_found.push_back({std::move(path), std::move(stored)});
        if (m_found.size() % 1024 == 0)
            m_progress.set(std::ssize(m_found), 0, "Looking for files");
        return {};
    }

    Progress& m_progress;
    std::vector<std::pair<dev_t, ino_t>> m_ancestors;
    std::vector<FileTree::Found> m_found;
};

Result<std::unique_ptr<SourceTree>> openFolder(const fs::path& path, Progress& progress)
{
    Walk walk(progress);
    LATHE_CHECK(walk.enter(path, {}, {}));
    std::error_code error;
    const fs::path whole = fs::canonical(path, error);
    return std::make_unique<FileTree>(toUtf8((error ? path : whole).filename().string()), path,
                                      std::move(walk.found()));
}

} // namespace

MappedBytes::MappedBytes(Bytes bytes)
{
    const auto kept = std::make_shared<const Bytes>(std::move(bytes));
    m_bytes = *kept;
    m_owner = kept;
}

MappedBytes::MappedBytes(std::shared_ptr<const MappedFile> file)
    : m_bytes(file->bytes()), m_owner(file), m_file(file.get())
{
}

void MappedBytes::release(std::size_t begin, std::size_t end) const
{
    if (m_file)
        m_file->release(begin, end);
}

Result<MappedBytes> SourceTree::map(std::size_t index) const
{
    LATHE_TRY(Bytes bytes, content(index));
    return MappedBytes(std::move(bytes));
}

Result<std::unique_ptr<SourceTree>> openSource(const fs::path& path, Progress& progress)
{
    if (const std::string text = path.string(); text.starts_with("postgresql://") || text.starts_with("postgres://"))
        return std::make_unique<AddressTree>(text);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return fail(ErrorCode::NotFound, "There is no such file or folder", "Check the path", path.string());
    if (fs::is_directory(status))
        return openFolder(path, progress);
    if (!fs::is_regular_file(status))
        return fail(ErrorCode::Io, "This is neither a file nor a folder", {}, path.string());
    LATHE_TRY(const auto mapped, MappedFile::open(path));
    if (!isKnownToBeNoArchive(mapped->bytes())) {
        LATHE_TRY(auto archive, openArchive(path, progress));
        if (archive && !isWorkbook(*archive))
            return archive;
    }
    const std::string fileName = path.filename().string();
    std::vector<FileTree::Found> found;
    found.push_back({toUtf8(fileName), fileName});
    return std::make_unique<FileTree>(toUtf8(plainName(fileName)), path.parent_path(), std::move(found));
}

} // namespace lathe
