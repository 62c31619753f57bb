#include "io/archive.h"

#include "base/file.h"
#include "base/text.h"
#include "data/item.h"
#include "io/handover.h"
#include "io/source_paths.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <clocale>
#include <map>
#include <optional>

namespace lathe {

namespace {

/// Kept of every file while the archive is scanned, so that sniffing does not read it again.
constexpr std::size_t kKeptHead = 64;
constexpr std::size_t kBlockSize = std::size_t(1) << 17;

/// libarchive converts names by the thread's locale, and a program without a window has none.
class Utf8Locale {
public:
    Utf8Locale() : m_locale(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), m_previous(uselocale(m_locale)) {}
    ~Utf8Locale()
    {
        uselocale(m_previous);
        if (m_locale)
            freelocale(m_locale);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    locale_t m_locale;
    locale_t m_previous;
};

struct FreeArchive {
    void operator()(struct archive* archive) const { archive_read_free(archive); }
};
using Archive = std::unique_ptr<struct archive, FreeArchive>;

std::string messageOf(const Archive& archive)
{
    const char* text = archive_error_string(archive.get());
    return text ? toUtf8(text) : "unknown reason";
}

/// The content of the current entry, at most `size` bytes of it, or all with 0.
Result<Bytes> readPiecewise(const Archive& archive, std::size_t size, const std::string& where)
{
    Bytes content;
    for (;;) {
        const std::size_t done = content.size();
        const std::size_t wanted = size > 0 ? std::min(size - done, kBlockSize) : std::max(kBlockSize, done);
        if (size > 0 && wanted == 0)
            return content;
        content.resize(done + wanted);
        const la_ssize_t count = archive_read_data(archive.get(), content.data() + done, wanted);
        if (count < 0)
            return fail(ErrorCode::Io, "Cannot unpack the file: " + messageOf(archive), {}, where);
        content.resize(done + static_cast<std::size_t>(count));
        if (count == 0) {
            content.shrink_to_fit();
            return content;
        }
        if (content.size() > kMaximumUnpackedFile)
            return fail(ErrorCode::OutOfMemory,
                        "The file unpacks to more than " + bytesText(kMaximumUnpackedFile), {}, where);
    }
}

/// An entry of known size in one piece.
Result<Bytes> readEntry(const Archive& archive, struct archive_entry* entry, const std::string& where)
{
    const bool isKnown = archive_entry_size_is_set(entry) && archive_entry_size(entry) >= 0
        && archive_entry_size(entry) < (1 << 24);
    if (!isKnown)
        return readPiecewise(archive, 0, where);
    Bytes content(static_cast<std::size_t>(archive_entry_size(entry)));
    std::size_t done = 0;
    while (done < content.size()) {
        const la_ssize_t count = archive_read_data(archive.get(), content.data() + done, content.size() - done);
        if (count < 0)
            return fail(ErrorCode::Io, "Cannot unpack the file: " + messageOf(archive), {}, where);
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    content.resize(done);
    return content;
}

Archive gzipReader()
{
    Archive archive(archive_read_new());
    archive_read_support_filter_gzip(archive.get());
    archive_read_support_format_raw(archive.get());
    return archive;
}

Result<Bytes> unpackedBy(const Archive& archive, int opened, const std::string& where, std::size_t size)
{
    struct archive_entry* entry = nullptr;
    if (opened != ARCHIVE_OK || archive_read_next_header(archive.get(), &entry) != ARCHIVE_OK)
        return fail(ErrorCode::Parse, "The packed file is broken: " + messageOf(archive), {}, where);
    return readPiecewise(archive, size, where);
}

Archive archiveReader()
{
    Archive archive(archive_read_new());
    archive_read_support_filter_all(archive.get());
    archive_read_support_format_tar(archive.get());
    archive_read_support_format_zip(archive.get());
    archive_read_support_format_7zip(archive.get());
    archive_read_support_format_rar(archive.get());
    archive_read_support_format_rar5(archive.get());
    return archive;
}

std::optional<std::string> pathOf(struct archive_entry* entry)
{
    const char* path = archive_entry_pathname_utf8(entry);
    if (!path)
        path = archive_entry_pathname(entry);
    return path ? sanitizedPath(path) : std::nullopt;
}

/// Begins like an archive, so a failure to read it means that it is broken.
bool looksLikeArchive(ByteView head, const std::filesystem::path& path)
{
    using std::string_view_literals::operator""sv;
    const std::string_view text = asText(head);
    for (const std::string_view magic : {"PK\3\4"sv, "PK\5\6"sv, "7z\xBC\xAF\x27\x1C"sv, "Rar!\x1A\7"sv})
        if (text.starts_with(magic))
            return true;
    const std::string name = lowered(path.filename().string());
    for (const std::string_view ending : {".tar"sv, ".zip"sv, ".tgz"sv, ".tar.gz"sv, ".tar.bz2"sv, ".tar.xz"sv,
                                          ".tar.zst"sv, ".7z"sv, ".rar"sv})
        if (name.ends_with(ending))
            return true;
    return false;
}

/// One entry's number in the archive belongs to each file.
class ArchiveTree final : public SourceTree {
public:
    struct Entry {
        std::uint64_t size = 0; ///< 0 when the archive does not say
        std::size_t ordinal = 0;
        Bytes head;
    };

    ArchiveTree(std::filesystem::path path, std::map<std::string, Entry> entries) : m_path(std::move(path))
    {
        const std::size_t prefix = commonFolder(entries);
        for (auto& [name, entry] : entries) {
            m_files.push_back(name.substr(prefix));
            m_sizes.push_back(entry.size);
            m_heads.push_back(std::move(entry.head));
            m_ordinals.push_back(entry.ordinal);
        }
    }

    std::string name() const override { return plainName(m_path.filename().string()); }
    const std::vector<std::string>& files() const override { return m_files; }
    std::uint64_t size(std::size_t index) const override { return m_sizes[index]; }

    Result<Bytes> head(std::size_t index, std::size_t size) const override
    {
        const bool isWhole = m_heads[index].size() < kKeptHead;
        const bool isPacked = extensionOf(m_files[index]) == "gz";
        if (isPacked || (size > kKeptHead && !isWhole)) {
            LATHE_TRY(Bytes bytes, content(index));
            bytes.resize(std::min(size, bytes.size()));
            return bytes;
        }
        const Bytes& kept = m_heads[index];
        return Bytes(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(std::min(size, kept.size())));
    }

    Result<Bytes> content(std::size_t index) const override
    {
        Result<Bytes> result = fail(ErrorCode::Io, "The archive has changed while it was read", {}, m_path.string());
        LATHE_CHECK(visit({index}, 1, [&](std::size_t, Result<Bytes> bytes) -> Result<void> {
            result = std::move(bytes);
            return {};
        }));
        if (result && extensionOf(m_files[index]) == "gz")
            return unpackedGzip(ByteView(*result), m_files[index]);
        return result;
    }

    Result<void> visit(const std::vector<std::size_t>& wanted, int threads,
                       const std::function<Result<void>(std::size_t, Result<Bytes>)>& visit) const override;

private:
    /// The length of `top/` when everything lies in one top folder. A folder that names a part stays.
    static std::size_t commonFolder(const std::map<std::string, Entry>& entries)
    {
        if (entries.empty())
            return 0;
        const std::string& first = entries.begin()->first;
        const auto slash = first.find('/');
        if (slash == std::string::npos || partFromText(first.substr(0, slash)))
            return 0;
        const std::string folder = first.substr(0, slash + 1);
        const bool isCommon = std::all_of(entries.begin(), entries.end(),
                                          [&](const auto& entry) { return entry.first.starts_with(folder); });
        return isCommon ? folder.size() : 0;
    }

    std::filesystem::path m_path;
    std::vector<std::string> m_files;
    std::vector<std::uint64_t> m_sizes;
    std::vector<Bytes> m_heads;
    std::vector<std::size_t> m_ordinals;
};

Result<void> ArchiveTree::visit(const std::vector<std::size_t>& wanted, int threads, const Handover::Visit& visit) const
{
    std::vector<std::pair<std::size_t, std::size_t>> order; // ordinal, index
    for (const std::size_t index : wanted)
        order.emplace_back(m_ordinals[index], index);
    std::sort(order.begin(), order.end());

    const Utf8Locale locale;
    const Archive archive = archiveReader();
    if (archive_read_open_filename(archive.get(), m_path.c_str(), kBlockSize) != ARCHIVE_OK)
        return fail(ErrorCode::Io, "Cannot read the archive: " + messageOf(archive), {}, m_path.string());
    std::optional<Handover> handover;
    if (threads > 1 && order.size() > 1)
        handover.emplace(threads, visit);
    std::size_t ordinal = 0;
    for (auto next = order.begin(); next != order.end(); ++ordinal) {
        struct archive_entry* entry = nullptr;
        const int status = archive_read_next_header(archive.get(), &entry);
        if (status == ARCHIVE_EOF || status < ARCHIVE_WARN)
            return fail(ErrorCode::Io, "The archive has changed while it was read", "Import it again", m_path.string());
        if (ordinal != next->first)
            continue;
        const std::size_t index = next->second;
        ++next;
        Result<Bytes> bytes = readEntry(archive, entry, m_files[index]);
        if (handover) {
            if (!handover->give(index, std::move(bytes)))
                break;
            continue;
        }
        LATHE_CHECK(visit(index, std::move(bytes)));
    }
    return handover ? handover->finish() : Result<void>();
}

} // namespace

Result<Bytes> unpackedGzip(const std::filesystem::path& path, std::size_t size)
{
    const Archive archive = gzipReader();
    const int opened = archive_read_open_filename(archive.get(), path.c_str(), kBlockSize);
    return unpackedBy(archive, opened, path.string(), size);
}

Result<Bytes> unpackedGzip(ByteView packed, const std::string& name, std::size_t size)
{
    const Archive archive = gzipReader();
    const int opened = archive_read_open_memory(archive.get(), packed.data(), packed.size());
    return unpackedBy(archive, opened, name, size);
}

Result<std::unique_ptr<SourceTree>> openArchive(const std::filesystem::path& path, Progress& progress)
{
    const Utf8Locale locale;
    const Archive archive = archiveReader();
    LATHE_TRY(const auto file, MappedFile::open(path));
    const ByteView head = file->bytes().first(std::min<std::size_t>(16, file->bytes().size()));
    const bool mustBeArchive = looksLikeArchive(head, path);
    const auto brokenAt = [&](std::size_t entries) {
        return fail(ErrorCode::Parse,
                    "The archive is broken after " + grouped(static_cast<std::int64_t>(entries)) + " entries: "
                        + messageOf(archive),
                    "Copy or download it again", path.string());
    };
    std::map<std::string, ArchiveTree::Entry> entries;
    std::uint64_t unpacked = 0;
    if (archive_read_open_filename(archive.get(), path.c_str(), kBlockSize) != ARCHIVE_OK)
        return mustBeArchive ? brokenAt(0) : Result<std::unique_ptr<SourceTree>>(nullptr);
    for (std::size_t ordinal = 0;; ++ordinal) {
        struct archive_entry* entry = nullptr;
        const int status = archive_read_next_header(archive.get(), &entry);
        if (status == ARCHIVE_EOF && (ordinal > 0 || mustBeArchive))
            break;
        if (status == ARCHIVE_EOF || status < ARCHIVE_WARN) {
            if (ordinal == 0 && !mustBeArchive)
                return nullptr;
            return brokenAt(ordinal);
        }
        if (progress.stopRequested())
            return cancelled();
        if (ordinal % 256 == 0)
            progress.set(archive_filter_bytes(archive.get(), -1), static_cast<std::int64_t>(file->bytes().size()),
                         "Reading the archive");
        const std::uint64_t size = archive_entry_size_is_set(entry) && archive_entry_size(entry) > 0
            ? static_cast<std::uint64_t>(archive_entry_size(entry)) : 0;
        unpacked += size;
        if (unpacked > kMaximumUnpacked || entries.size() >= kMaximumFiles)
            return fail(ErrorCode::OutOfMemory,
                        "The archive unpacks to more than " + bytesText(kMaximumUnpacked) + " or "
                            + grouped(kMaximumFiles) + " files",
                        "Unpack it and import the folder", path.string());
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry))
            continue;
        const auto name = pathOf(entry);
        if (!name)
            continue;
        // Later entries replace earlier ones of the same name, as unpacking would.
        Result<Bytes> kept = readPiecewise(archive, kKeptHead, *name);
        entries[*name] = {size, ordinal, kept ? std::move(*kept) : Bytes()};
    }
    return std::make_unique<ArchiveTree>(path, std::move(entries));
}

} // namespace lathe
