// A connection to a PostgreSQL server that can be given up at any time and changes nothing there.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "io/importers/record_table.h"

#include <memory>
#include <string>
#include <vector>

namespace lathe {

/// "postgresql://user@host/database": without the password and without parameters, for messages.
std::string addressWithoutSecrets(const std::string& address);

class PostgresqlConnection {
public:
    /// Begins a transaction that only reads. Fails with Io (no connection within 15 seconds), InvalidArgument (no such
    /// address), Cancelled. No message holds a password.
    static Result<PostgresqlConnection> open(const std::string& address, Progress& progress);

    /// Tables and views outside of the server's own schemas: `name` in the schema public, else `schema.name`.
    Result<std::vector<std::string>> tables(Progress& progress);
    /// `name` as tables() gives it, quoted for a query.
    std::string quoted(const std::string& name) const;
    /// The rows of one query, row by row: no more than one is held outside of `table`.
    /// Fails with InvalidArgument (the server refuses the query), Io, Cancelled, OutOfMemory.
    Result<void> read(const std::string& query, RecordTable& table, Progress& progress);

private:
    class Impl;
    explicit PostgresqlConnection(std::shared_ptr<Impl> impl) : m_impl(std::move(impl)) {}
    std::shared_ptr<Impl> m_impl;
};

} // namespace lathe
