// Tables of a PostgreSQL server, read in a transaction that cannot write.
#include "base/text.h"
#include "io/importers/builtin.h"
#include "io/importers/postgresql_connection.h"
#include "io/importers/table_source.h"

#include <algorithm>

namespace lathe {

namespace {

class PostgresqlImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{
            "postgresql", "PostgreSQL",
            "A table of a server, or what a query gives: postgresql://user@host:port/database"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override
    {
        return {tableParameter("The table or view, with its schema where that is not public; empty: the only one"),
                ParamSpec::text("query", "Query", "", "A SELECT in place of a whole table")};
    }

    double sniff(const SourceTree& source) const override { return source.address().empty() ? 0 : 1; }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress& progress) const override
    {
        LATHE_CHECK(checkAddress(source));
        LATHE_TRY(PostgresqlConnection connection, PostgresqlConnection::open(source.address(), progress));
        return connection.tables(progress);
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int, Progress& progress) const override
    {
        LATHE_CHECK(checkAddress(source));
        const std::string where = addressWithoutSecrets(source.address());
        std::string query = params.text("query");
        std::string name = params.text("table");
        if (!query.empty() && !name.empty())
            return fail(ErrorCode::InvalidArgument, "A table and a query are given", "Give one of them", where);
        LATHE_TRY(PostgresqlConnection connection, PostgresqlConnection::open(source.address(), progress));
        if (query.empty()) {
            LATHE_TRY(const std::vector<std::string> names, connection.tables(progress));
            if (name.empty() && names.size() != 1)
                return fail(
                    ErrorCode::InvalidArgument, "There are " + grouped(std::ssize(names)) + " tables in the database",
                    names.empty() ? "Check the user's rights" : "Choose one with --table NAME: " + join(names, ", "),
                    where);
            if (name.empty())
                name = names.front();
            if (std::find(names.begin(), names.end(), name) == names.end())
                return fail(ErrorCode::NotFound, "There is no table “" + name + "” in the database",
                            "There are " + join(names, ", "), where);
            query = "SELECT * FROM " + connection.quoted(name);
        }
        FoundTable found;
        found.detected = params;
        found.detected.set("table", name);
        RecordTable table;
        LATHE_CHECK(connection.read(query, table, progress));
        LATHE_CHECK(table.finish(found, where));
        return found;
    }

private:
    static Result<void> checkAddress(const SourceTree& source)
    {
        if (source.address().empty())
            return fail(ErrorCode::Incompatible, "This is no address of a PostgreSQL database",
                        "Write postgresql://user@host:port/database", source.name());
        return {};
    }
};

} // namespace

std::unique_ptr<const Importer> makePostgresqlImporter()
{
    return std::make_unique<PostgresqlImporter>();
}

} // namespace lathe
