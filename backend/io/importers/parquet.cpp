// Parquet, Arrow IPC and Feather files: known, so that they can be refused in a sentence that helps. Debian packages
// no library that reads them.
#include "io/importers/builtin.h"
#include "io/importers/table_source.h"

#include <array>

namespace lathe {

namespace {

struct Kind {
    std::string_view magic; ///< the first bytes
    std::string_view name;
};
// parquet.apache.org/docs/file-format; PARE: with an encrypted footer. arrow.apache.org/docs/format/Columnar.html
constexpr std::array kKinds{Kind{"PAR1", "a Parquet file"}, Kind{"PARE", "an encrypted Parquet file"},
                            Kind{"ARROW1", "an Arrow (Feather) file"},
                            Kind{"FEA1", "a Feather file of the first version"}};

class ParquetImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"parquet", "Parquet and Arrow",
                                       "Known, but not read yet: convert such a file to CSV or SQLite first"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override { return {tableParameter("The file; empty: the only one")}; }

    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        if (files.empty())
            return 0;
        const bool isAlone = files.size() == source.files().size();
        return !kindOf(source, files.front()).empty() ? (isAlone ? 0.9 : 0.4) : 0;
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress&) const override
    {
        return refused(source);
    }
    Result<FoundTable> read(const SourceTree& source, const Params&, int, Progress&) const override
    {
        return refused(source);
    }

private:
    static std::vector<std::size_t> filesOf(const SourceTree& source)
    {
        return filesWithEnding(source, {"parquet", "pq", "arrow", "feather", "ipc"});
    }

    static std::string_view kindOf(const SourceTree& source, std::size_t file)
    {
        const auto head = source.head(file, 8);
        for (const Kind& kind : kKinds)
            if (head && asText(*head).starts_with(kind.magic))
                return kind.name;
        return {};
    }

    static tl::unexpected<Error> refused(const SourceTree& source)
    {
        const std::vector<std::size_t> files = filesOf(source);
        const std::string_view kind = files.empty() ? std::string_view() : kindOf(source, files.front());
        const std::string path = files.empty() ? source.name() : source.files()[files.front()];
        if (kind.empty())
            return fail(ErrorCode::Parse, "This is neither a Parquet nor an Arrow file", {}, path);
        return fail(
            ErrorCode::Incompatible, "This is " + std::string(kind) + ", which Lathe does not read",
            "Convert it to CSV, for example with DuckDB: COPY (FROM 'FILE.parquet') TO 'FILE.csv'; or in Python: "
            "pandas.read_parquet('FILE').to_csv('FILE.csv', index=False)",
            path);
    }
};

} // namespace

std::unique_ptr<const Importer> makeParquetImporter()
{
    return std::make_unique<ParquetImporter>();
}

} // namespace lathe
