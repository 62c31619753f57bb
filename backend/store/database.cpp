#include "store/database.h"

#include "store/file_system.h"
#include "store/migrations.h"

#include <sqlite3.h>

namespace lathe {

namespace {

/// "Lthe": marks the file as a registry of Lathe (PRAGMA application_id).
constexpr std::int64_t kApplicationId = 0x4C746865;

} // namespace

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr)),
      m_bound(std::move(other.m_bound))
{
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement& Statement::bind(int index, std::int64_t value)
{
    if (sqlite3_bind_int64(m_statement, index, value) != SQLITE_OK)
        m_bound = tl::unexpected<Error>(m_database->lastError());
    return *this;
}

Statement& Statement::bind(int index, double value)
{
    if (sqlite3_bind_double(m_statement, index, value) != SQLITE_OK)
        m_bound = tl::unexpected<Error>(m_database->lastError());
    return *this;
}

Statement& Statement::bind(int index, std::string_view value)
{
    // A view of nothing has no address, and SQLite would take that for NULL.
    const char* data = value.empty() ? "" : value.data();
    if (sqlite3_bind_text64(m_statement, index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
        m_bound = tl::unexpected<Error>(m_database->lastError());
    return *this;
}

Statement& Statement::bind(int index, ByteView value)
{
    if (sqlite3_bind_blob64(m_statement, index, value.data(), value.size(), SQLITE_TRANSIENT) != SQLITE_OK)
        m_bound = tl::unexpected<Error>(m_database->lastError());
    return *this;
}

Statement& Statement::bindNull(int index)
{
    if (sqlite3_bind_null(m_statement, index) != SQLITE_OK)
        m_bound = tl::unexpected<Error>(m_database->lastError());
    return *this;
}

Result<bool> Statement::step()
{
    LATHE_CHECK(m_bound);
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return tl::unexpected<Error>(m_database->lastError());
}

Result<void> Statement::run()
{
    auto done = step();
    reset();
    if (!done)
        return tl::unexpected<Error>(std::move(done).error());
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data ? std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : std::string();
}

Bytes Statement::blob(int column) const
{
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    return data ? Bytes(data, data + sqlite3_column_bytes(m_statement, column)) : Bytes();
}

std::optional<double> Statement::optionalReal(int column) const
{
    return isNull(column) ? std::nullopt : std::optional<double>(real(column));
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path)
{
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    auto database = std::unique_ptr<Database>(new Database(handle, path));
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(database->lastError());
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 10'000);
    LATHE_TRY(const std::int64_t id, database->integer("PRAGMA application_id"));
    LATHE_TRY(const std::int64_t objects, database->integer("SELECT count(*) FROM sqlite_master"));
    if (id != kApplicationId && (id != 0 || objects != 0))
        return fail(ErrorCode::Incompatible, "This SQLite file is no registry of Lathe",
                    "Choose another folder as workspace", path.string());
    if (id == 0)
        LATHE_CHECK(database->execute("PRAGMA application_id = " + std::to_string(kApplicationId)));
    LATHE_CHECK(database->execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"));
    LATHE_CHECK(database->chooseJournal(isOnNetwork(path)));
    return database;
}

/// WAL has its index in memory that processes share, which those of two computers cannot: there a journal beside the file
/// and the locks of the file system do (SQLite, "Write-Ahead Logging", section 1).
Result<void> Database::chooseJournal(bool isShared)
{
    LATHE_TRY(auto statement, prepare(isShared ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL"));
    LATHE_TRY(const bool found, statement.step());
    if (isShared && (!found || statement.text(0) != "delete"))
        return fail(ErrorCode::Storage, "The workspace lies on a network drive, and a program has it open as if it were its own",
                    "Close Lathe on the computer that the folder belongs to, then open the workspace again", m_path.string());
    return {};
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

Error Database::lastError() const
{
    const int code = sqlite3_extended_errcode(m_handle);
    std::string hint;
    switch (code & 0xFF) {
    case SQLITE_BUSY: hint = "Another program holds the workspace; try again"; break;
    case SQLITE_FULL: hint = "Free space on the disk and try again"; break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: hint = "Check that the folder exists and may be written"; break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: hint = "Restore the newest lathe.db.backup beside it"; break;
    default: break;
    }
    return Error{ErrorCode::Storage, std::string("The registry says: ") + sqlite3_errmsg(m_handle), hint,
                 m_path.string()};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
        return tl::unexpected<Error>(lastError());
    return Statement(*this, statement);
}

Result<void> Database::execute(const std::string& sql)
{
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected<Error>(lastError());
    return {};
}

std::int64_t Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changedRows() const
{
    return sqlite3_changes64(m_handle);
}

Result<std::int64_t> Database::integer(std::string_view sql)
{
    LATHE_TRY(auto statement, prepare(sql));
    LATHE_TRY(const bool found, statement.step());
    return found ? statement.integer(0) : 0;
}

Result<Transaction> Transaction::begin(Database& database)
{
    LATHE_CHECK(database.execute("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        (void)m_database->execute("ROLLBACK");
}

Result<void> Transaction::commit()
{
    LATHE_CHECK(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

Result<Database*> Connections::here()
{
    const std::lock_guard lock(m_mutex);
    auto& database = m_databases[std::this_thread::get_id()];
    if (!database) {
        LATHE_TRY(database, Database::open(m_path));
    }
    return database.get();
}

Result<void> migrate(Database& database, const std::filesystem::path& path)
{
    const auto& list = migrations();
    const auto newest = static_cast<std::int64_t>(list.size());
    LATHE_TRY(const std::int64_t found, database.integer("PRAGMA user_version"));
    if (found > newest)
        return fail(ErrorCode::Incompatible,
                    "This workspace was written by a newer Lathe (registry version " + std::to_string(found)
                        + ", this program knows " + std::to_string(newest) + ")",
                    "Update Lathe", path.string());
    if (found == newest)
        return {};
    if (found > 0) {
        const std::string backup = path.string() + ".backup-v" + std::to_string(found);
        std::error_code ignored;
        std::filesystem::remove(backup, ignored);
        LATHE_TRY(auto statement, database.prepare("VACUUM INTO ?"));
        LATHE_CHECK(statement.bind(1, backup).run());
    }
    for (std::int64_t version = found; version < newest; ++version) {
        LATHE_TRY(auto transaction, Transaction::begin(database));
        // Another process may have been quicker.
        LATHE_TRY(const std::int64_t now, database.integer("PRAGMA user_version"));
        if (now > version)
            continue;
        LATHE_CHECK(database.execute(list[static_cast<std::size_t>(version)]));
        LATHE_CHECK(database.execute("PRAGMA user_version = " + std::to_string(version + 1)));
        LATHE_CHECK(transaction.commit());
    }
    return {};
}

} // namespace lathe
