#include "io/importers/postgresql_connection.h"

#include "base/text.h"

#include <libpq-fe.h>

#include <chrono>
#include <cmath>
#include <functional>
#include <poll.h>

namespace lathe {

namespace {

constexpr auto kConnectTime = std::chrono::seconds(15);
constexpr int kWaitMilliseconds = 100; ///< between the questions whether to stop

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ServerResult = std::unique_ptr<PGresult, ClearResult>;

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// Object identifiers of the server's built-in types (pg_type.dat).
enum Type : Oid {
    kBool = 16,
    kInt8 = 20,
    kInt2 = 21,
    kInt4 = 23,
    kOid = 26,
    kFloat4 = 700,
    kFloat8 = 701,
    kNumeric = 1700,
    kDate = 1082,
    kTimestamp = 1114,
    kTimestampTz = 1184,
};

TypedCell cellOf(Oid type, std::string_view text)
{
    switch (type) {
    case kBool: return TypedCell::ofTruth(text == "t");
    case kInt8:
    case kInt2:
    case kInt4:
    case kOid:
    case kFloat4:
    case kFloat8:
    case kNumeric: return cellOfNumber(text); // NaN and Infinity are missing
    case kDate:
    case kTimestamp:
    case kTimestampTz: {
        if (text == "infinity" || text == "-infinity")
            return TypedCell::missing();
        const auto time = parseTime(text);
        return time ? TypedCell::ofTime(*time) : TypedCell::ofText(text); // before Christ
    }
    default: return TypedCell::ofText(text);
    }
}

void replaceAll(std::string& text, const std::string& what, std::string_view with)
{
    for (std::size_t at = 0; !what.empty() && (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
}

/// False when nothing came in the time.
bool wait(int socket, short events)
{
    pollfd waiting{socket, events, 0};
    return ::poll(&waiting, 1, kWaitMilliseconds) > 0;
}

} // namespace

std::string addressWithoutSecrets(const std::string& address)
{
    std::string plain = address.substr(0, address.find('?'));
    const auto start = plain.find("://") + 3;
    // A password may hold any character but '@'; if it does, the last one ends it.
    const auto at = plain.rfind('@');
    const auto colon = plain.find(':', start);
    if (at != std::string::npos && colon != std::string::npos && colon < at)
        plain.erase(colon, at - colon);
    return plain;
}

class PostgresqlConnection::Impl {
public:
    explicit Impl(const std::string& address) : m_where(addressWithoutSecrets(address)) {}
    ~Impl() { PQfinish(m_connection); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Result<void> connect(const std::string& address, Progress& progress)
    {
        char* message = nullptr;
        const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(address.c_str(), &message));
        PQfreemem(message); // it cites the address
        if (!options)
            return fail(
                ErrorCode::InvalidArgument, "This is no address of a PostgreSQL database",
                "Write postgresql://user@host:5432/database; special characters of a password as %40 and the like",
                m_where);
        for (const PQconninfoOption* option = options.get(); option->keyword; ++option)
            if (option->val && std::string_view(option->keyword).find("password") != std::string_view::npos)
                m_secrets.emplace_back(option->val);
        for (const std::string& secret : m_secrets)
            replaceAll(m_where, secret, "***");
        const char* keywords[] = {"dbname", "client_encoding", "fallback_application_name", nullptr};
        const char* values[] = {address.c_str(), "UTF8", "Lathe", nullptr};
        m_connection = PQconnectStartParams(keywords, values, 1);
        if (!m_connection)
            return fail(ErrorCode::OutOfMemory, "There is no memory for a connection");
        const auto deadline = std::chrono::steady_clock::now() + kConnectTime;
        PostgresPollingStatusType status = PGRES_POLLING_WRITING;
        while (PQstatus(m_connection) != CONNECTION_BAD && status != PGRES_POLLING_OK
               && status != PGRES_POLLING_FAILED) {
            if (progress.stopRequested())
                return cancelled();
            if (std::chrono::steady_clock::now() > deadline)
                return fail(ErrorCode::Io, "The server does not answer", "Check host, port and network", m_where);
            if (wait(PQsocket(m_connection), status == PGRES_POLLING_READING ? POLLIN : POLLOUT))
                status = PQconnectPoll(m_connection);
        }
        if (PQstatus(m_connection) != CONNECTION_OK)
            return fail(ErrorCode::Io, "There is no connection: " + messageText(),
                        "Check user, password, host, port and database", m_where);
        PQsetNoticeReceiver(
            m_connection, [](void*, const PGresult*) {}, nullptr);
        for (const char* command : {"BEGIN TRANSACTION READ ONLY", "SET LOCAL DateStyle = 'ISO, YMD'",
                                    "SET LOCAL TimeZone = 'UTC'", "SET LOCAL extra_float_digits = 1"})
            LATHE_CHECK(query(command, progress, [](const PGresult*) -> Result<void> { return {}; }));
        return {};
    }

    /// Calls `use` for each row, and for the empty result at the end.
    Result<void> query(const std::string& text, Progress& progress,
                       const std::function<Result<void>(const PGresult*)>& use)
    {
        // The extended protocol takes one command only, so no text can end the transaction and go on.
        if (!PQsendQueryParams(m_connection, text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0)
            || !PQsetSingleRowMode(m_connection))
            return fail(ErrorCode::Io, "The query cannot be sent: " + messageText(), {}, m_where);
        Result<void> outcome;
        for (;;) {
            while (PQisBusy(m_connection)) {
                if (outcome && progress.stopRequested())
                    outcome = giveUp();
                if (wait(PQsocket(m_connection), POLLIN) && !PQconsumeInput(m_connection))
                    return outcome ? fail(ErrorCode::Io, "The connection broke: " + messageText(), {}, m_where)
                                   : outcome;
            }
            const ServerResult result(PQgetResult(m_connection));
            if (!result)
                return outcome;
            const ExecStatusType status = PQresultStatus(result.get());
            const bool isGood = status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
            if (!outcome)
                continue; // the rest is thrown away
            if (!isGood && (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH))
                return fail(ErrorCode::InvalidArgument, "The query does not read rows", "Give a SELECT", m_where);
            outcome =
                isGood ? use(result.get())
                       : Result<void>(fail(ErrorCode::InvalidArgument, "The server refuses the query: " + messageText(),
                                           "Give one SELECT", m_where));
            if (outcome && (++m_rows % 1024 == 0) && progress.stopRequested())
                outcome = cancelled();
            if (!outcome)
                giveUp();
        }
    }

    PGconn* connection() const { return m_connection; }
    const std::string& where() const { return m_where; }

private:
    /// Asks the server to stop; what is under way is read and forgotten.
    Result<void> giveUp()
    {
        char message[256];
        if (PGcancel* cancel = PQgetCancel(m_connection)) {
            PQcancel(cancel, message, sizeof message);
            PQfreeCancel(cancel);
        }
        return cancelled();
    }

    /// What the library says, on one line, without passwords.
    std::string messageText() const
    {
        std::string text = toUtf8(PQerrorMessage(m_connection));
        for (const std::string& secret : m_secrets)
            replaceAll(text, secret, "***");
        replaceAll(text, "\n", " ");
        return trimmed(text);
    }

    std::string m_where;
    std::vector<std::string> m_secrets;
    PGconn* m_connection = nullptr;
    std::size_t m_rows = 0;
};

Result<PostgresqlConnection> PostgresqlConnection::open(const std::string& address, Progress& progress)
{
    auto impl = std::make_shared<Impl>(address);
    LATHE_CHECK(impl->connect(address, progress));
    return PostgresqlConnection(std::move(impl));
}

Result<std::vector<std::string>> PostgresqlConnection::tables(Progress& progress)
{
    std::vector<std::string> names;
    LATHE_CHECK(m_impl->query(
        "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
        "c.relnamespace"
        " WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND NOT c.relispartition AND n.nspname <> 'information_schema'"
        " AND n.nspname !~ '^pg_' AND pg_catalog.has_table_privilege(c.oid, 'SELECT') ORDER BY n.nspname <> 'public', "
        "1, 2",
        progress, [&](const PGresult* result) -> Result<void> {
            for (int row = 0; row < PQntuples(result); ++row) {
                const std::string schema = PQgetvalue(result, row, 0);
                names.push_back((schema == "public" ? std::string() : schema + ".") + PQgetvalue(result, row, 1));
            }
            return {};
        }));
    return names;
}

std::string PostgresqlConnection::quoted(const std::string& name) const
{
    const auto identifier = [this](const std::string& part) {
        char* text = PQescapeIdentifier(m_impl->connection(), part.data(), part.size());
        std::string result = text ? text : "\"\"";
        PQfreemem(text);
        return result;
    };
    const auto dot = name.find('.');
    if (dot == std::string::npos)
        return "public." + identifier(name);
    return identifier(name.substr(0, dot)) + "." + identifier(name.substr(dot + 1));
}

Result<void> PostgresqlConnection::read(const std::string& query, RecordTable& table, Progress& progress)
{
    return m_impl->query(query, progress, [&](const PGresult* result) -> Result<void> {
        const int columns = PQnfields(result);
        if (columns == 0)
            return fail(ErrorCode::InvalidArgument, "The query does not read rows", "Give a SELECT", m_impl->where());
        if (table.columnCount() == 0)
            for (int i = 0; i < columns; ++i)
                table.addColumn(PQfname(result, i));
        for (int row = 0; row < PQntuples(result); ++row) {
            for (int i = 0; i < columns; ++i) {
                if (PQgetisnull(result, row, i))
                    continue;
                const std::string_view text(PQgetvalue(result, row, i),
                                            static_cast<std::size_t>(PQgetlength(result, row, i)));
                table.set(static_cast<std::size_t>(i), cellOf(PQftype(result, i), text));
            }
            LATHE_CHECK(table.endRow());
            if (table.rows() % 4096 == 0)
                progress.set(static_cast<std::int64_t>(table.rows()), 0, m_impl->where());
        }
        return {};
    });
}

} // namespace lathe
