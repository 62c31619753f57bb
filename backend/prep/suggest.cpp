#include "prep/pipeline.h"

#include "base/text.h"
#include "data/column_meaning.h"
#include "data/duplicates.h"
#include "data/training_rows.h"
#include "prep/statistics.h"
#include "prep/step_support.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace lathe {

namespace {

constexpr double kManyMissing = 0.05;   // that a value is missing may say something itself
constexpr double kMostlyMissing = 0.95;
constexpr double kSkewed = 2;
constexpr std::size_t kHighCardinality = 20;
constexpr double kRareShare = 0.01;
constexpr std::int64_t kRareRows = 10;

/// What the suggestions rest on, for one feature.
struct Facts {
    std::string name;
    ColumnType type = ColumnType::Numeric;
    std::size_t rows = 0, missing = 0, distinct = 0;
    std::size_t rareLevels = 0;
    std::vector<std::string> spellings; ///< the first two of one word; empty: each has one
    double skew = 0, least = 0;
    bool isWhole = false;   ///< all numbers are whole
    double spread = 0;      ///< largest less smallest
    double meanWords = 0;
};

Facts factsOf(const Field& field, const Column& column)
{
    Facts facts{field.name, field.type, column.size(), column.missingCount(), 0, 0, {}, 0, 0, false, 0, 0};
    const std::size_t present = facts.rows - facts.missing;
    if (field.type == ColumnType::Categorical) {
        const double rare = std::max(kRareShare * static_cast<double>(present), 1.0);
        for (const std::int64_t count : levelCounts(column)) {
            facts.distinct += count > 0;
            facts.rareLevels += count > 0 && count < kRareRows && static_cast<double>(count) < rare;
        }
        std::unordered_map<std::string, std::string> seen;
        const std::vector<std::int64_t> counts = levelCounts(column);
        for (std::size_t level = 0; level < counts.size() && facts.spellings.empty(); ++level)
            if (counts[level] > 0)
                if (const auto [first, isNew] = seen.try_emplace(bareSpelling(column.levels()[level]), column.levels()[level]); !isNew)
                    facts.spellings = {first->second, column.levels()[level]};
    } else if (field.type == ColumnType::Text) {
        std::unordered_set<std::string_view> values;
        double spaces = 0;
        for (std::size_t row = 0; row < column.size(); ++row)
            if (!column.isMissing(row)) {
                values.insert(column.textAt(row));
                spaces += static_cast<double>(std::ranges::count(column.textAt(row), ' '));
            }
        facts.distinct = values.size();
        facts.meanWords = present > 0 ? spaces / static_cast<double>(present) + 1 : 0;
    } else {
        std::vector<double> values = presentNumbers(column);
        std::ranges::sort(values);
        for (std::size_t i = 0; i < values.size(); ++i)
            facts.distinct += i == 0 || values[i] != values[i - 1];
        const double mean = meanOf(values);
        const double deviation = std::sqrt(varianceOf(values, mean));
        for (const double value : values)
            facts.skew += deviation > 0 ? std::pow((value - mean) / deviation, 3) / static_cast<double>(values.size()) : 0;
        facts.least = values.empty() ? 0 : values.front();
        facts.spread = values.empty() ? 0 : values.back() - values.front();
        facts.isWhole = std::ranges::all_of(values, [](double value) { return value == std::floor(value); });
    }
    return facts;
}

Message lacking(const Facts& facts)
{
    return say("%1 lacks %2 of %3 values", facts.name, facts.missing, facts.rows);
}

/// Why a feature is of no use; empty when it may be.
Message uselessness(const Facts& facts)
{
    const std::size_t present = facts.rows - facts.missing;
    if (present == 0)
        return say("%1 has no values", facts.name);
    if (static_cast<double>(facts.missing) > kMostlyMissing * static_cast<double>(facts.rows))
        return lacking(facts);
    if (facts.distinct == 1)
        return say("%1 has the same value in every row", facts.name);
    const bool isDistinct = facts.distinct == present && facts.rows >= 20;
    const bool isName = facts.type == ColumnType::Categorical || (facts.type == ColumnType::Text && facts.meanWords < 2);
    // Numbers that count the rows: whole, all different, hardly a gap.
    const bool isCounter = facts.type == ColumnType::Numeric && facts.isWhole && facts.spread < 1.5 * static_cast<double>(facts.rows);
    if (isDistinct && facts.missing == 0 && (isName || isCounter))
        return say("%1 has another value in every row, like an identifier", facts.name);
    return {};
}

class Suggester {
public:
    explicit Suggester(const Table& table) : m_table(table), m_train(trainingIndices(table))
    {
        for (std::size_t i = 0; i < table.columnCount(); ++i) // one at a time: a second table would not fit beside a large one
            if (table.field(i).role == Role::Feature)
                m_facts.push_back(factsOf(table.field(i), table.hasParts() ? table.column(i).take(m_train) : table.column(i)));
        if (const auto target = table.schema().first(Role::Target))
            m_hasTarget = table.field(*target).type != ColumnType::Text && table.field(*target).type != ColumnType::Time;
    }

    std::vector<Suggestion> suggestions()
    {
        dropUseless();
        leaveOutDuplicates();
        texts();
        times();
        fillMissing();
        logarithms();
        spellings();
        rareCategories();
        manyCategories();
        return std::move(m_suggestions);
    }

private:
    void propose(const std::string& transform, const std::vector<std::pair<std::string, ParamValue>>& values, Message reason)
    {
        Params params = defaults(builtinTransforms().find(transform)->parameters());
        for (const auto& [name, value] : values)
            params.set(name, value);
        m_suggestions.push_back({{transform, std::move(params), true}, std::move(reason)});
    }

    template <class Wanted>
    std::vector<const Facts*> those(Wanted wanted) const
    {
        std::vector<const Facts*> found;
        for (const Facts& facts : m_facts)
            if (wanted(facts))
                found.push_back(&facts);
        return found;
    }
    static Names namesOf(const std::vector<const Facts*>& facts)
    {
        Names names;
        for (const Facts* one : facts)
            names.push_back(one->name);
        return names;
    }
    /// "a; b; c and 4 more"
    static Message listed(const std::vector<Message>& parts)
    {
        constexpr std::size_t kMost = 4;
        if (parts.size() <= kMost)
            return joined(parts, "; ");
        return say("%1; and %2 more", joined({parts.begin(), parts.begin() + kMost}, "; "), parts.size() - kMost);
    }

    void dropUseless()
    {
        Names names;
        std::vector<Message> reasons;
        for (const Facts& facts : m_facts)
            if (Message reason = uselessness(facts); !reason.empty()) {
                names.push_back(facts.name);
                reasons.push_back(std::move(reason));
            }
        if (names.empty())
            return;
        propose("drop", {{"columns", names}}, listed(reasons));
        std::erase_if(m_facts, [&](const Facts& facts) { return std::ranges::find(names, facts.name) != names.end(); });
    }

    void leaveOutDuplicates()
    {
        std::vector<std::size_t> compared;
        for (std::size_t i = 0; i < m_table.columnCount(); ++i)
            if (m_table.field(i).role == Role::Feature || m_table.field(i).role == Role::Target)
                compared.push_back(i);
        // Rows of few, coarse columns are alike by chance.
        if (compared.size() < 4 || m_train.empty())
            return;
        const std::vector<std::uint64_t> all = rowHashes(m_table, compared);
        std::vector<std::uint64_t> hashes;
        hashes.reserve(m_train.size());
        for (const std::uint32_t row : m_train)
            hashes.push_back(all[row]);
        std::ranges::sort(hashes);
        const auto twins = static_cast<std::size_t>(std::ranges::unique(hashes).size());
        if (twins > 0)
            propose("deduplicate", {}, sayCounted(static_cast<std::int64_t>(twins), "%1 row of %2 repeats another one in every feature and the target",
                               "%1 rows of %2 repeat another one in every feature and the target", m_train.size()));
    }

    void texts()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Text; });
        if (!found.empty())
            propose("tfidf", {{"columns", namesOf(found)}}, say("Free text: %1; algorithms take numbers", join(namesOf(found), ", ")));
    }

    void times()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Time; });
        if (!found.empty())
            propose("date_parts", {{"columns", namesOf(found)}}, say("Times: %1; weekday, month and the like are easier to learn from", join(namesOf(found), ", ")));
    }

    void fillMissing()
    {
        for (const bool isMany : {false, true}) {
            const auto found = those([&](const Facts& facts) {
                const bool isFillable = facts.type != ColumnType::Text && facts.type != ColumnType::Time;
                return isFillable && facts.missing > 0 && (static_cast<double>(facts.missing) >= kManyMissing * static_cast<double>(facts.rows)) == isMany;
            });
            if (found.empty())
                continue;
            std::vector<Message> reasons;
            for (const Facts* facts : found)
                reasons.push_back(lacking(*facts));
            propose("impute", {{"columns", namesOf(found)}, {"flag", isMany}},
                    isMany ? say("%1; so many that a flag says where", listed(reasons)) : listed(reasons));
        }
    }

    void logarithms()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Numeric && facts.least >= 0 && facts.skew > kSkewed && facts.distinct > 10; });
        if (found.empty())
            return;
        std::vector<Message> reasons;
        for (const Facts* facts : found)
            reasons.push_back(say("%1 has a long tail (skewness %2)", facts->name, figure(shortNumber(std::round(facts->skew * 10) / 10))));
        propose("log", {{"columns", namesOf(found)}, {"method", std::string("log1p")}}, listed(reasons));
    }

    void spellings()
    {
        const auto found = those([](const Facts& facts) { return !facts.spellings.empty(); });
        if (found.empty())
            return;
        std::vector<Message> reasons;
        for (const Facts* facts : found)
            reasons.push_back(say("%1 has “%2” and “%3”", facts->name, facts->spellings[0], facts->spellings[1]));
        propose("unify_spellings", {{"columns", namesOf(found)}}, listed(reasons));
    }

    void rareCategories()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Categorical && facts.rareLevels > 0 && facts.distinct > 2; });
        if (found.empty())
            return;
        std::vector<Message> reasons;
        for (const Facts* facts : found)
            reasons.push_back(sayCounted(static_cast<std::int64_t>(facts->rareLevels), "%1 of the %2 categories of %3 is rare", "%1 of the %2 categories of %3 are rare",
                                         facts->distinct, facts->name));
        propose("group_rare", {{"columns", namesOf(found)}}, listed(reasons));
    }

    void manyCategories()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Categorical && facts.distinct - facts.rareLevels > kHighCardinality; });
        if (found.empty())
            return;
        std::vector<Message> reasons;
        for (const Facts* facts : found)
            reasons.push_back(say("%1 has %2 categories", facts->name, facts->distinct));
        propose(m_hasTarget ? "target_encode" : "frequency_encode", {{"columns", namesOf(found)}}, say("%1; one number says more than as many columns", listed(reasons)));
    }

    const Table& m_table;
    std::vector<std::uint32_t> m_train; ///< rows
    std::vector<Facts> m_facts;
    bool m_hasTarget = false;
    std::vector<Suggestion> m_suggestions;
};

} // namespace

std::vector<Suggestion> suggestPipeline(const Table& table)
{
    return Suggester(table).suggestions();
}

} // namespace lathe
