// Texts in a column of a table: each row is a text, perhaps with its class beside it.
#include "base/text.h"
#include "io/importers/builtin.h"
#include "io/importers/text_content.h"

#include <algorithm>
#include <array>
#include <set>

namespace lathe {

namespace {

/// The column that most likely holds the texts: the one with the longest cells.
std::size_t longestColumn(const Table& table)
{
    constexpr std::size_t mostRows = 1000;
    std::size_t best = 0, longest = 0;
    for (std::size_t column = 0; column < table.columnCount(); ++column) {
        std::size_t length = 0;
        for (std::size_t row = 0; row < std::min(mostRows, table.rows()); ++row)
            length += table.column(column).cell(row).size();
        if (length > longest) {
            longest = length;
            best = column;
        }
    }
    return best;
}

constexpr std::size_t kNone = std::size_t(-1);

std::size_t labelColumn(const Table& table)
{
    constexpr std::array<std::string_view, 6> names = {"label", "class", "category", "sentiment", "target", "klasse"};
    for (const std::string_view name : names)
        for (std::size_t column = 0; column < table.columnCount(); ++column)
            if (lowered(table.field(column).name) == name)
                return column;
    return kNone;
}

class TextRows final : public PictureImporter {
public:
    TextRows(std::string id, std::string name, std::unique_ptr<const Importer> inner)
        : m_inner(std::move(inner)), m_tables(dynamic_cast<const TableImporter&>(*m_inner)),
          m_info{std::move(id), std::move(name), "Each row is a text: say which column holds it, and which one its class"}
    {
    }

    const ImporterInfo& info() const override { return m_info; }
    std::string_view kind() const override { return "text"; }
    std::vector<ParamSpec> parameters() const override
    {
        return {ParamSpec::text("text", "Column of the text", "", "Empty: the one with the longest cells"),
                ParamSpec::text("label", "Column of the class", "", "Empty: one called label, class or category, where there is one; a dash: none"),
                ParamSpec::text("table", "File or table", "", "Where the source has several").rare()};
    }
    /// A table is a table, unless texts are asked for.
    double sniff(const SourceTree& source) const override { return m_inner->sniff(source) * 0.2; }
    Result<std::vector<std::string>> classes(const SourceTree&) const override { return std::vector<std::string>(); }
    Result<std::int64_t> count(const SourceTree&) const override { return 0; }

    Result<void> read(const SourceTree& source, const Params& params, int threads, PictureSink& sink, Progress& progress) const override
    {
        LATHE_TRY(Params inner, parseParams(m_inner->parameters(), {}));
        inner.set("table", params.text("table"));
        LATHE_TRY(FoundTable found, m_tables.read(source, inner, threads, progress));
        for (SkippedFile& row : found.skipped)
            sink.skipped(std::move(row));
        const Table& table = found.table;
        if (table.columnCount() == 0)
            return fail(ErrorCode::Parse, "There is no column in it", {}, source.name());
        std::size_t texts = longestColumn(table);
        std::size_t labels = labelColumn(table);
        if (!params.text("text").empty()) {
            LATHE_TRY(texts, table.schema().get(params.text("text")));
        }
        if (params.text("label") == "-") {
            labels = kNone;
        } else if (!params.text("label").empty()) {
            LATHE_TRY(labels, table.schema().get(params.text("label")));
        }
        if (labels == texts)
            labels = kNone;
        std::set<std::string> names;
        for (std::size_t row = 0; labels != kNone && row < table.rows(); ++row)
            names.insert(table.column(labels).cell(row));
        names.erase("");
        const std::vector<std::string> classes(names.begin(), names.end());
        sink.described(classes, {});
        const std::string file = found.detected.has("table") ? found.detected.text("table") : source.name();
        // Rows are named so that their order is that of the table.
        const std::size_t digits = std::to_string(table.rows()).size();
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (progress.stopRequested())
                return cancelled();
            const std::string number = std::to_string(row + 1);
            FoundPicture one{(file.empty() ? source.name() : file) + "#" + std::string(digits - number.size(), '0') + number, {}, table.part(row), {}, {}};
            const auto text = textContent(asBytes(table.column(texts).cell(row)));
            if (!text) {
                sink.skipped({one.path, toString(text.error())});
                continue;
            }
            one.content.assign(text->begin(), text->end());
            if (labels != kNone)
                one.className = table.column(labels).cell(row);
            LATHE_CHECK(sink.picture(static_cast<std::int64_t>(row), std::move(one)));
            progress.set(static_cast<std::int64_t>(row), static_cast<std::int64_t>(table.rows()), file);
        }
        return {};
    }

private:
    std::unique_ptr<const Importer> m_inner;
    const TableImporter& m_tables;
    ImporterInfo m_info;
};

} // namespace

std::vector<std::unique_ptr<const Importer>> makeTextRowImporters()
{
    std::vector<std::unique_ptr<const Importer>> importers;
    importers.push_back(std::make_unique<TextRows>("csv_texts", "texts in a CSV or TSV", makeCsvImporter()));
    importers.push_back(std::make_unique<TextRows>("jsonl_texts", "texts in JSON lines", makeJsonLinesImporter()));
    return importers;
}

} // namespace lathe
