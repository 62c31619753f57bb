// SQLite database files (sqlite.org/fileformat2.html), opened read-only and immutable.
#include "base/text.h"
#include "io/importers/builtin.h"
#include "io/importers/record_table.h"
#include "io/importers/table_source.h"

#include <sqlite3.h>

#include <memory>

namespace lathe {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kMagic = "SQLite format 3\0"sv;
constexpr int kStepsBetweenQuestions = 100'000; // of SQLite's machine: some milliseconds
constexpr int kLongestValue = 1 << 28;

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// A path as a part of a URI.
std::string escaped(const std::string& path)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string result;
    for (const char c : path) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/'
                             || c == '.' || c == '-' || c == '_';
        if (isPlain) {
            result += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result += '%';
        result += kDigits[byte >> 4];
        result += kDigits[byte & 15];
    }
    return result;
}

std::string quoted(const std::string& name)
{
    std::string result = "\"";
    for (const char c : name)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

/// Reading only, also by a query that somebody else wrote.
int authorize(void*, int action, const char*, const char* name, const char*, const char*)
{
    const bool isReading = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE
                           || (action == SQLITE_FUNCTION && lowered(name ? name : "") != "load_extension");
    return isReading ? SQLITE_OK : SQLITE_DENY;
}

class Database {
public:
    static Result<Database> open(const SourceTree& source, std::size_t file, Progress& progress)
    {
        Database database(source.files()[file], progress);
        const auto path = source.plainPath(file);
        const bool isPlain = !path.empty();
        const std::string address = isPlain ? "file:" + escaped(path.string()) + "?mode=ro&immutable=1" : ":memory:";
        sqlite3* handle = nullptr;
        const int flags =
            SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | (isPlain ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
        const int opened = sqlite3_open_v2(address.c_str(), &handle, flags, nullptr);
        database.m_handle.reset(handle);
        if (opened != SQLITE_OK)
            return database.failed();
        if (!isPlain) {
            LATHE_TRY(database.m_content, source.map(file));
            const ByteView bytes = database.m_content->bytes();
            // SQLite promises not to write where the database is read-only.
            auto* data = const_cast<unsigned char*>(bytes.data());
            const auto size = static_cast<sqlite3_int64>(bytes.size());
            if (sqlite3_deserialize(handle, "main", data, size, size, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
                return database.failed();
        }
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLongestValue);
        sqlite3_exec(handle, "PRAGMA cell_size_check = ON", nullptr, nullptr, nullptr);
        sqlite3_set_authorizer(handle, authorize, nullptr);
        sqlite3_progress_handler(handle, kStepsBetweenQuestions, &Database::asksToStop, &progress);
        return database;
    }

    /// Fails with Parse, or InvalidArgument where the query is somebody's.
    Result<Statement> prepare(const std::string& query, ErrorCode code)
    {
        sqlite3_stmt* handle = nullptr;
        const char* rest = nullptr;
        if (sqlite3_prepare_v2(m_handle.get(), query.c_str(), static_cast<int>(query.size() + 1), &handle, &rest)
            != SQLITE_OK)
            return failed(code);
        Statement statement(handle);
        if (!statement)
            return fail(ErrorCode::InvalidArgument, "The query is empty", {}, m_path);
        if (trimmed(rest).find_first_not_of("; \n") != std::string::npos)
            return fail(ErrorCode::InvalidArgument, "There is more than one query", "Give one SELECT", m_path);
        if (!sqlite3_stmt_readonly(handle) || sqlite3_column_count(handle) == 0)
            return fail(ErrorCode::InvalidArgument, "The query does not read anything", "Give a SELECT", m_path);
        return statement;
    }

    /// True while there is a row. Fails with Parse, Cancelled.
    Result<bool> step(const Statement& statement)
    {
        const int result = sqlite3_step(statement.get());
        if (result == SQLITE_ROW)
            return true;
        if (result == SQLITE_DONE)
            return false;
        return failed();
    }

    /// Tables, then views.
    Result<std::vector<std::string>> tables()
    {
        LATHE_TRY(const Statement statement, prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
                                                     "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                                                     " ORDER BY type, rowid",
                                                     ErrorCode::Parse));
        std::vector<std::string> names;
        for (;;) {
            LATHE_TRY(const bool isRow, step(statement));
            if (!isRow)
                return names;
            if (const auto* name = sqlite3_column_text(statement.get(), 0))
                names.emplace_back(reinterpret_cast<const char*>(name));
        }
    }

    tl::unexpected<Error> failed(ErrorCode code = ErrorCode::Parse) const
    {
        const int number = m_handle ? sqlite3_errcode(m_handle.get()) : SQLITE_NOMEM;
        if (number == SQLITE_INTERRUPT)
            return cancelled();
        if (number == SQLITE_AUTH)
            return fail(ErrorCode::InvalidArgument, "The query does something else than reading", "Give a SELECT",
                        m_path);
        return fail(number == SQLITE_NOMEM ? ErrorCode::OutOfMemory : code,
                    "SQLite cannot read it: " + toUtf8(m_handle ? sqlite3_errmsg(m_handle.get()) : "no memory"), {},
                    m_path);
    }

private:
    Database(std::string path, Progress&) : m_path(std::move(path)) {}
    static int asksToStop(void* progress) { return static_cast<Progress*>(progress)->stopRequested(); }

    std::string m_path;
    std::optional<MappedBytes> m_content; ///< outlives the handle
    std::unique_ptr<sqlite3, CloseDatabase> m_handle;
};

TypedCell cellOf(sqlite3_stmt* statement, int column, bool isTruth, std::string& mended, std::size_t& blobs)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: {
        const std::int64_t value = sqlite3_column_int64(statement, column);
        return isTruth && (value == 0 || value == 1) ? TypedCell::ofTruth(value == 1) : TypedCell::ofInteger(value);
    }
    case SQLITE_FLOAT: return TypedCell::ofNumber(sqlite3_column_double(statement, column));
    case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
        const std::string_view view(text ? text : "",
                                    static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
        if (isUtf8(view))
            return TypedCell::ofText(view);
        mended = toUtf8(view);
        return TypedCell::ofText(mended);
    }
    case SQLITE_BLOB: ++blobs; break;
    default: break;
    }
    return TypedCell::missing();
}

class SqliteImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"sqlite", "SQLite file",
                                       "A table or a view of a SQLite database, or what a query gives"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override
    {
        return {tableParameter("The table or view; empty: the only one"),
                ParamSpec::text("query", "Query", "", "A SELECT in place of a whole table")};
    }

    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        const auto head = files.empty() ? Result<Bytes>(Bytes()) : source.head(files.front(), kMagic.size());
        return head && asText(*head) == kMagic ? (files.size() == source.files().size() ? 0.95 : 0.5) : 0;
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress& progress) const override
    {
        return tableNames(source, filesOf(source), [&](std::size_t file) -> Result<std::vector<std::string>> {
            LATHE_TRY(Database database, Database::open(source, file, progress));
            return database.tables();
        });
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int, Progress& progress) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        const std::string& query = params.text("query");
        const auto names = [&](std::size_t file) -> Result<std::vector<std::string>> {
            if (!query.empty())
                return std::vector<std::string>{{}};
            LATHE_TRY(Database database, Database::open(source, file, progress));
            return database.tables();
        };
        if (!query.empty() && files.size() == 1 && !params.text("table").empty())
            return fail(ErrorCode::InvalidArgument, "A table and a query are given", "Give one of them", source.name());
        LATHE_TRY(const TableName name, chooseTable(source, files, params.text("table"), false, names));
        LATHE_TRY(Database database, Database::open(source, name.file, progress));
        LATHE_TRY(const Statement statement,
                  query.empty() ? database.prepare("SELECT * FROM " + quoted(name.inner), ErrorCode::Parse)
                                : database.prepare(query, ErrorCode::InvalidArgument));
        FoundTable found;
        found.detected = params;
        found.detected.set("table", name.inner);
        LATHE_CHECK(readRows(database, statement, source.files()[name.file], found, progress));
        return found;
    }

private:
    static std::vector<std::size_t> filesOf(const SourceTree& source)
    {
        return filesWithEnding(source, {"sqlite", "sqlite3", "db", "db3", "s3db", "sl3"});
    }

    static Result<void> readRows(Database& database, const Statement& statement, const std::string& path,
                                 FoundTable& found, Progress& progress)
    {
        RecordTable table;
        const int columns = sqlite3_column_count(statement.get());
        std::vector<bool> areTruths;
        for (int i = 0; i < columns; ++i) {
            const char* name = sqlite3_column_name(statement.get(), i);
            table.addColumn(toUtf8(name ? name : ""));
            const char* type = sqlite3_column_decltype(statement.get(), i);
            areTruths.push_back(type && lowered(type).starts_with("bool"));
        }
        std::size_t blobs = 0;
        std::string mended;
        for (;;) {
            LATHE_TRY(const bool isRow, database.step(statement));
            if (!isRow)
                break;
            for (int i = 0; i < columns; ++i)
                table.set(static_cast<std::size_t>(i),
                          cellOf(statement.get(), i, areTruths[static_cast<std::size_t>(i)], mended, blobs));
            LATHE_CHECK(table.endRow());
            if (table.rows() % 4096 == 0) {
                progress.set(static_cast<std::int64_t>(table.rows()), 0, path);
                if (progress.stopRequested())
                    return cancelled();
            }
        }
        if (blobs > 0)
            found.notes.push_back(say("%1 cells hold bytes; they came in as missing values", blobs));
        return table.finish(found, path);
    }
};

} // namespace

std::unique_ptr<const Importer> makeSqliteImporter()
{
    return std::make_unique<SqliteImporter>();
}

} // namespace lathe
