#include "io/importers/zip_package.h"

#include "base/text.h"
#include "io/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

namespace lathe {

namespace {

constexpr std::size_t kMostParts = 100'000;
constexpr std::size_t kPiece = std::size_t(1) << 16;

struct FreeArchive {
    void operator()(struct archive* archive) const { archive_read_free(archive); }
};
using Archive = std::unique_ptr<struct archive, FreeArchive>;

Archive opened(ByteView bytes)
{
    Archive archive(archive_read_new());
    archive_read_support_format_zip(archive.get());
    return archive_read_open_memory(archive.get(), bytes.data(), bytes.size()) == ARCHIVE_OK ? std::move(archive)
                                                                                             : Archive();
}

std::string nameOf(struct archive_entry* entry)
{
    const char* name = archive_entry_pathname_utf8(entry);
    if (!name)
        name = archive_entry_pathname(entry);
    return name ? name : "";
}

std::string plain(std::string_view name)
{
    std::string result = lowered(name);
    std::replace(result.begin(), result.end(), '\\', '/');
    result.erase(0, result.find_first_not_of('/'));
    return result;
}

tl::unexpected<Error> broken(const Archive& archive, const std::string& where)
{
    const char* reason = archive ? archive_error_string(archive.get()) : nullptr;
    return fail(ErrorCode::Parse,
                "The workbook cannot be unpacked: " + (reason ? toUtf8(reason) : std::string("it is no zip")),
                "Open it in a spreadsheet program and save it again", where);
}

} // namespace

Result<ZipPackage> ZipPackage::open(ByteView bytes, std::string where)
{
    ZipPackage package(bytes, std::move(where));
    const Archive archive = opened(bytes);
    if (!archive)
        return broken(archive, package.m_where);
    for (;;) {
        struct archive_entry* entry = nullptr;
        const int status = archive_read_next_header(archive.get(), &entry);
        if (status == ARCHIVE_EOF)
            break;
        if (status < ARCHIVE_WARN)
            return broken(archive, package.m_where);
        package.m_names.push_back(nameOf(entry));
        package.m_plainNames.push_back(plain(package.m_names.back()));
        if (package.m_names.size() > kMostParts)
            return fail(ErrorCode::OutOfMemory, "The workbook has more than " + grouped(kMostParts) + " parts", {},
                        package.m_where);
    }
    return package;
}

bool ZipPackage::has(std::string_view name) const
{
    return std::find(m_plainNames.begin(), m_plainNames.end(), plain(name)) != m_plainNames.end();
}

Result<void> ZipPackage::stream(std::string_view name, const std::function<Result<void>(std::string_view)>& use) const
{
    const std::string wanted = plain(name);
    const Archive archive = opened(m_bytes);
    struct archive_entry* entry = nullptr;
    while (archive && archive_read_next_header(archive.get(), &entry) >= ARCHIVE_WARN && entry) {
        if (plain(nameOf(entry)) != wanted)
            continue;
        if (archive_entry_is_data_encrypted(entry) > 0)
            return fail(ErrorCode::Parse, "The workbook is protected by a password",
                        "Save it without a password in a spreadsheet program", m_where);
        std::uint64_t unpacked = 0;
        for (;;) {
            const void* piece = nullptr;
            std::size_t size = 0;
            la_int64_t offset = 0;
            const int status = archive_read_data_block(archive.get(), &piece, &size, &offset);
            if (status == ARCHIVE_EOF)
                return {};
            if (status < ARCHIVE_WARN)
                return broken(archive, m_where);
            unpacked += size;
            if (unpacked > kMaximumUnpackedFile)
                return fail(ErrorCode::OutOfMemory,
                            "A part of the workbook unpacks to more than " + bytesText(kMaximumUnpackedFile), {},
                            m_where);
            for (std::string_view rest(static_cast<const char*>(piece), size); !rest.empty();
                 rest.remove_prefix(std::min(kPiece, rest.size()))) {
                LATHE_CHECK(use(rest.substr(0, kPiece)));
            }
            if (status == ARCHIVE_WARN) // all is there, but its size is not what the archive says; spreadsheet programs
                                        // do not mind
                return {};
        }
    }
    return fail(ErrorCode::NotFound, "The workbook has no part “" + toUtf8(name) + "”",
                "Open it in a spreadsheet program and save it again", m_where);
}

Result<std::string> ZipPackage::text(std::string_view name, std::size_t limit) const
{
    std::string whole;
    LATHE_CHECK(stream(name, [&](std::string_view piece) -> Result<void> {
        if (whole.size() + piece.size() > limit)
            return fail(ErrorCode::OutOfMemory, "A part of the workbook is too large", {}, m_where);
        whole += piece;
        return {};
    }));
    return whole;
}

} // namespace lathe
