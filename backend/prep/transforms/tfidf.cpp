#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"
#include "prep/words.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace lathe {

namespace {

struct Vocabulary {
    std::string column;
    std::vector<std::string> terms; ///< ascending
    std::vector<double> weights;    ///< inverse document frequencies
    Names made;                     ///< one a term
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Vocabulary, column, terms, weights, made)

/// Calls `use` with each run of 1 to `longest` words.
void eachTerm(const std::string& text, std::int64_t longest, const std::function<void(const std::string&)>& use)
{
    const std::vector<std::string> words = tokensOf(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string term;
        for (std::size_t n = 0; n < static_cast<std::size_t>(longest) && i + n < words.size(); ++n) {
            term += (n > 0 ? " " : "") + words[i + n];
            use(term);
        }
    }
}

std::string textOf(const Column& column, std::size_t row, bool lowercase)
{
    const std::string text = column.cell(row);
    return lowercase ? lowerText(text) : text;
}

struct Tfidf {
    bool lowercase = true;
    std::int64_t longest = 1;
    std::vector<Vocabulary> columns;

    std::size_t width() const
    {
        std::size_t count = 0;
        for (const Vocabulary& one : columns)
            count += one.terms.size();
        return count;
    }

    Result<Table> apply(const Table& table) const
    {
        LATHE_CHECK(checkSize(table.rows(), width()));
        TableEdit edit(table);
        for (const Vocabulary& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Text));
            std::unordered_map<std::string_view, std::size_t> places;
            for (std::size_t i = 0; i < one.terms.size(); ++i)
                places.emplace(one.terms[i], i);
            std::vector<std::vector<double>> values(one.terms.size(), std::vector<double>(table.rows()));
            std::map<std::size_t, double> row;
            for (std::size_t i = 0; i < table.rows(); ++i) {
                row.clear();
                if (!column->isMissing(i))
                    eachTerm(textOf(*column, i, lowercase), longest, [&](const std::string& term) {
                        if (const auto found = places.find(term); found != places.end())
                            row[found->second] += one.weights[found->second];
                    });
                double squares = 0;
                for (const auto& [place, value] : row)
                    squares += value * value;
                for (const auto& [place, value] : row)
                    values[place][i] = value / std::sqrt(squares);
            }
            edit.remove(one.column);
            for (std::size_t i = 0; i < one.terms.size(); ++i)
                edit.addAfter(one.column, {one.made[i], ColumnType::Numeric, Role::Feature, {}}, Column::numeric(std::move(values[i])));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns&) const
    {
        return fail(ErrorCode::Incompatible, "it cannot cut texts into words", "Leave the texts out of the pipeline, or export as a package");
    }
    Message summary() const { return sayCounted(std::ssize(columns), "%1 text column as %2", "%1 text columns as %2", sayCounted(static_cast<std::int64_t>(width()), "%1 term", "%1 terms")); }
    Names reads() const
    {
        Names names;
        for (const Vocabulary& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Vocabulary& one : columns)
            if (one.terms.size() != one.weights.size() || one.terms.size() != one.made.size() || longest < 1 || longest > 10)
                return brokenState("the terms of “" + one.column + "” and their weights differ in number");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Tfidf, lowercase, longest, columns)

struct Count {
    std::int64_t all = 0, texts = 0;
    std::size_t last = 0; ///< row + 1
};

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress& progress)
{
    constexpr std::size_t kMostTerms = 20'000'000;
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Text}));
    Tfidf state{params.boolean("lowercase"), params.integer("longest"), {}};
    Names taken;
    for (const std::size_t index : chosen) {
        const Column& column = train.column(index);
        std::unordered_map<std::string, Count> counts;
        for (std::size_t row = 0; row < column.size(); ++row) {
            if (row % 1024 == 0 && progress.stopRequested())
                return cancelled();
            if (counts.size() > kMostTerms)
                return fail(ErrorCode::OutOfMemory, "The column “" + train.field(index).name + "” has more than 20 million different terms", "Choose shorter terms");
            if (column.isMissing(row))
                continue;
            eachTerm(textOf(column, row, state.lowercase), state.longest, [&](const std::string& term) {
                Count& count = counts[term];
                ++count.all;
                count.texts += count.last != row + 1;
                count.last = row + 1;
            });
        }
        std::vector<std::pair<std::string, Count>> terms;
        for (auto& [term, count] : counts)
            if (count.texts >= params.integer("least_texts"))
                terms.emplace_back(term, count);
        std::ranges::sort(terms, [](const auto& a, const auto& b) { return a.second.all != b.second.all ? a.second.all > b.second.all : a.first < b.first; });
        terms.resize(std::min(terms.size(), static_cast<std::size_t>(params.integer("most_terms"))));
        std::ranges::sort(terms, {}, [](const auto& entry) { return entry.first; });
        Vocabulary one;
        one.column = train.field(index).name;
        const auto texts = static_cast<double>(column.size());
        for (const auto& [term, count] : terms) {
            one.terms.push_back(term);
            one.weights.push_back(std::log((1 + texts) / (1 + static_cast<double>(count.texts))) + 1);
            one.made.push_back(freshName(train.schema(), one.column + ": " + term));
        }
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeTfidf()
{
    return std::make_unique<TransformOf<Tfidf>>(
        TransformInfo{"tfidf", "Words of texts", "Text",
                      "Replaces a text by one column for each of the most frequent terms: how often it stands there, times log((1 + texts) / (1 + texts "
                      "with it)) + 1, each row scaled to length 1. A missing text is 0 everywhere.",
                      "Salton and Buckley 1988, Term-weighting approaches in automatic text retrieval", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"text"}, "None chosen: all text features"),
                    ParamSpec::integer("most_terms", "Most terms", 100, 1, 5000, "For each column, the most frequent ones"),
                    ParamSpec::integer("longest", "Longest term", 1, 1, 4, "How many neighbouring words a term may hold").withUnit("words"),
                    ParamSpec::integer("least_texts", "Least texts", 1, 1, 1e9, "A term in fewer training rows is left out").rare(),
                    ParamSpec::boolean("lowercase", "Lower case", true, "Takes capitals and small letters as the same").rare()},
        &fit);
}

} // namespace lathe
