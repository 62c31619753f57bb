// SQLite behind three small classes. SQL stands in store/ only.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace lathe {

class Database;

/// A prepared statement. Binding counts from 1, columns from 0.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    ~Statement();
    Statement& operator=(Statement&&) = delete;

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view value);
    Statement& bind(int index, ByteView value);
    Statement& bindNull(int index);
    template <class T>
    Statement& bind(int index, const std::optional<T>& value)
    {
        return value ? bind(index, *value) : bindNull(index);
    }

    /// True: a row is there. False: done. Fails with Storage.
    Result<bool> step();
    /// Runs a statement that gives no rows, and makes it ready for the next bindings.
    Result<void> run();
    void reset();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    Bytes blob(int column) const;
    std::optional<double> optionalReal(int column) const;

private:
    friend class Database;
    Statement(Database& database, sqlite3_stmt* statement) : m_database(&database), m_statement(statement) {}
    Database* m_database;
    sqlite3_stmt* m_statement;
    Result<void> m_bound;
};

/// One connection; belongs to one thread.
class Database {
public:
    /// WAL, or on a network drive a rollback journal; foreign keys, a busy timeout of 10 s. Fails with Storage, Incompatible
    /// (not a registry, or newer).
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Result<Statement> prepare(std::string_view sql);
    /// One or more statements without rows.
    Result<void> execute(const std::string& sql);
    std::int64_t lastInsertId() const;
    std::int64_t changedRows() const;
    /// The single integer of a query.
    Result<std::int64_t> integer(std::string_view sql);

private:
    friend class Statement;
    explicit Database(sqlite3* handle, std::filesystem::path path) : m_handle(handle), m_path(std::move(path)) {}
    Error lastError() const;
    Result<void> chooseJournal(bool isShared);
    sqlite3* m_handle;
    std::filesystem::path m_path;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back unless committed.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    ~Transaction();
    Transaction& operator=(Transaction&&) = delete;
    Result<void> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

/// A connection for each thread that asks.
class Connections {
public:
    explicit Connections(std::filesystem::path path) : m_path(std::move(path)) {}
    /// This thread's connection, opened at the first call. Fails as Database::open.
    Result<Database*> here();

private:
    std::filesystem::path m_path;
    std::mutex m_mutex;
    std::map<std::thread::id, std::unique_ptr<Database>> m_databases;
};

/// Brings a registry to this program's version: numbered migrations, each in one transaction, after a
/// backup (`lathe.db.backup-vN`). Fails with Incompatible when the registry is newer.
Result<void> migrate(Database& database, const std::filesystem::path& path);

} // namespace lathe
