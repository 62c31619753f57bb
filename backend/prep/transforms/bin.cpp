#include "prep/statistics.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct Binned {
    std::string column;
    std::vector<double> edges; ///< ascending; a value at an edge lies above it
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Binned, column, edges)

struct Bin {
    bool asNumber = false;
    std::vector<Binned> columns;

    static std::vector<std::string> labels(const std::vector<double>& edges)
    {
        if (edges.empty())
            return {"any"};
        std::vector<std::string> texts{"< " + shortNumber(edges.front())};
        for (std::size_t i = 1; i < edges.size(); ++i)
            texts.push_back(shortNumber(edges[i - 1]) + " to " + shortNumber(edges[i]));
        texts.push_back("≥ " + shortNumber(edges.back()));
        // Edges that differ behind the fourth digit.
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (std::size_t j = i + 1; j < texts.size(); ++j)
                if (texts[i] == texts[j])
                    texts[j] += " (" + std::to_string(j + 1) + ")";
        return texts;
    }

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const Binned& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Numeric));
            std::vector<double> numbers(table.rows(), kMissingNumber);
            std::vector<std::uint32_t> codes(table.rows(), kMissingCode);
            for (std::size_t row = 0; row < table.rows(); ++row)
                if (const double value = column->numbers()[row]; !std::isnan(value)) {
                    codes[row] = static_cast<std::uint32_t>(std::ranges::upper_bound(one.edges, value) - one.edges.begin());
                    numbers[row] = codes[row];
                }
            edit.change(one.column, asNumber ? Column::numeric(std::move(numbers)) : Column::categorical(std::move(codes), labels(one.edges)));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        for (const Binned& one : columns) {
            LATHE_TRY(const std::string value, table.numbers(one.column));
            const std::string place = b.countUpTo(value, one.edges), missing = b.isMissing(value);
            const auto bins = static_cast<std::int64_t>(one.edges.size() + 1);
            if (asNumber)
                table.setNumbers(one.column, ColumnType::Numeric, b.where(missing, kMissingNumber, b.toReal(place)));
            else
                table.setCodes(one.column, b.where(missing, b.integer(bins + 1), place), labels(one.edges));
        }
        return {};
    }
    Message summary() const
    {
        if (columns.size() != 1)
            return sayCounted(std::ssize(columns), "%1 column in bins", "%1 columns in bins");
        const Message bins = sayCounted(std::ssize(columns[0].edges) + 1, "%1 bin", "%1 bins");
        std::vector<Message> edges;
        for (const double edge : columns[0].edges)
            edges.push_back(figure(shortNumber(edge)));
        return edges.empty() || edges.size() > 6 ? bins : say("%1, cut at %2", bins, joined(edges, "; "));
    }
    Names reads() const
    {
        Names names;
        for (const Binned& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Binned& one : columns)
            if (!std::ranges::is_sorted(one.edges) || std::ranges::adjacent_find(one.edges) != one.edges.end() || one.edges.size() > 10000)
                return brokenState("the edges of “" + one.column + "” do not ascend");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Bin, asNumber, columns)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Numeric}));
    LATHE_TRY(auto given, numbersFromText(params.text("edges"), "edges"));
    const std::string& method = params.text("method");
    if (method == "edges" && given.empty())
        return fail(ErrorCode::InvalidArgument, "No edges are given", "Write the numbers between the bins, with commas between them", "edges");
    const auto bins = params.integer("bins");
    Bin state{params.text("as") == "number", {}};
    for (const std::size_t index : chosen) {
        Binned one{train.field(index).name, {}};
        std::vector<double> values = presentNumbers(train.column(index));
        std::ranges::sort(values);
        if (method == "edges")
            one.edges = given;
        else if (!values.empty())
            for (std::int64_t i = 1; i < bins; ++i) {
                const double share = static_cast<double>(i) / static_cast<double>(bins);
                one.edges.push_back(method == "width" ? std::lerp(values.front(), values.back(), share) : quantileOf(values, share));
            }
        std::ranges::sort(one.edges);
        const auto repeated = std::ranges::unique(one.edges);
        one.edges.erase(repeated.begin(), repeated.end());
        // The lowest value as an edge would leave the first bin empty.
        if (method != "edges" && !values.empty() && !one.edges.empty() && one.edges.front() <= values.front())
            one.edges.erase(one.edges.begin());
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeBin()
{
    return std::make_unique<TransformOf<Bin>>(
        TransformInfo{"bin", "Numbers in bins", "Numbers",
                      "Replaces a number by the bin that it lies in; the first and the last bin are open. Missing values stay missing.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"numeric"}, "None chosen: all number features"),
                    ParamSpec::choice("method", "Bins", "quantiles", {{"quantiles", "Equally many values"}, {"width", "Equally wide"}, {"edges", "Given edges"}}, "How the edges are found"),
                    ParamSpec::integer("bins", "Number of bins", 5, 2, 1000, "Fewer where values are equal"),
                    ParamSpec::text("edges", "Edges", "", "For given edges: the numbers between the bins, with commas between them"),
                    ParamSpec::choice("as", "As", "category", {{"category", "Category"}, {"number", "Number of the bin"}}, "Numbers count from 0")},
        &fit);
}

} // namespace lathe
