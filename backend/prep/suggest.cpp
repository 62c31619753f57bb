#include "prep/pipeline.h"

#include "base/text.h"
#include "data/duplicates.h"
#include "data/training_rows.h"
#include "prep/statistics.h"
#include "prep/step_support.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace lathe {

namespace {

constexpr double kManyMissing = 0.05;   // that a value is missing may say something itself
constexpr double kMostlyMissing = 0.95;
constexpr double kSkewed = 2;
constexpr std::size_t kHighCardinality = 20;
constexpr double kRareShare = 0.01;
constexpr std::int64_t kRareRows = 10;

std::string number(std::size_t count)
{
    return grouped(static_cast<std::int64_t>(count));
}

/// What the suggestions rest on, for one feature.
struct Facts {
    std::string name;
    ColumnType type = ColumnType::Numeric;
    std::size_t rows = 0, missing = 0, distinct = 0;
    std::size_t rareLevels = 0;
    double skew = 0, least = 0;
    bool isWhole = false;   ///< all numbers are whole
    double spread = 0;      ///< largest less smallest
    double meanWords = 0;
};

Facts factsOf(const Field& field, const Column& column)
{
    Facts facts{field.name, field.type, column.size(), column.missingCount(), 0, 0, 0, 0, false, 0, 0};
    const std::size_t present = facts.rows - facts.missing;
    if (field.type == ColumnType::Categorical) {
        const double rare = std::max(kRareShare * static_cast<double>(present), 1.0);
        for (const std::int64_t count : levelCounts(column)) {
            facts.distinct += count > 0;
            facts.rareLevels += count > 0 && count < kRareRows && static_cast<double>(count) < rare;
        }
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

/// Why a feature is of no use; empty when it may be.
std::string uselessness(const Facts& facts)
{
    const std::size_t present = facts.rows - facts.missing;
    if (present == 0)
        return facts.name + " has no values";
    if (static_cast<double>(facts.missing) > kMostlyMissing * static_cast<double>(facts.rows))
        return facts.name + " lacks " + number(facts.missing) + " of " + number(facts.rows) + " values";
    if (facts.distinct == 1)
        return facts.name + " has the same value in every row";
    const bool isDistinct = facts.distinct == present && facts.rows >= 20;
    const bool isName = facts.type == ColumnType::Categorical || (facts.type == ColumnType::Text && facts.meanWords < 2);
    // Numbers that count the rows: whole, all different, hardly a gap.
    const bool isCounter = facts.type == ColumnType::Numeric && facts.isWhole && facts.spread < 1.5 * static_cast<double>(facts.rows);
    if (isDistinct && facts.missing == 0 && (isName || isCounter))
        return facts.name + " has another value in every row, like an identifier";
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
        rareCategories();
        manyCategories();
        return std::move(m_suggestions);
    }

private:
    void propose(const std::string& transform, const std::vector<std::pair<std::string, ParamValue>>& values, std::string reason)
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
    static std::string listed(const std::vector<std::string>& parts)
    {
        constexpr std::size_t kMost = 4;
        if (parts.size() <= kMost)
            return join(parts, "; ");
        return join({parts.begin(), parts.begin() + kMost}, "; ") + "; and " + number(parts.size() - kMost) + " more";
    }

    void dropUseless()
    {
        Names names;
        std::vector<std::string> reasons;
        for (const Facts& facts : m_facts)
            if (std::string reason = uselessness(facts); !reason.empty()) {
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
            propose("deduplicate", {}, counted(twins, "row") + " of " + number(m_train.size()) + (twins == 1 ? " repeats" : " repeat") + " another one in every feature and the target");
    }

    void texts()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Text; });
        if (!found.empty())
            propose("tfidf", {{"columns", namesOf(found)}}, "Free text: " + join(namesOf(found), ", ") + "; algorithms take numbers");
    }

    void times()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Time; });
        if (!found.empty())
            propose("date_parts", {{"columns", namesOf(found)}}, "Times: " + join(namesOf(found), ", ") + "; weekday, month and the like are easier to learn from");
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
            std::vector<std::string> reasons;
            for (const Facts* facts : found)
                reasons.push_back(facts->name + " lacks " + number(facts->missing) + " of " + number(facts->rows) + " values");
            propose("impute", {{"columns", namesOf(found)}, {"flag", isMany}},
                    listed(reasons) + (isMany ? "; so many that a flag says where" : ""));
        }
    }

    void logarithms()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Numeric && facts.least >= 0 && facts.skew > kSkewed && facts.distinct > 10; });
        if (found.empty())
            return;
        std::vector<std::string> reasons;
        for (const Facts* facts : found)
            reasons.push_back(facts->name + " has a long tail (skewness " + shortNumber(std::round(facts->skew * 10) / 10) + ")");
        propose("log", {{"columns", namesOf(found)}, {"method", std::string("log1p")}}, listed(reasons));
    }

    void rareCategories()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Categorical && facts.rareLevels > 0 && facts.distinct > 2; });
        if (found.empty())
            return;
        std::vector<std::string> reasons;
        for (const Facts* facts : found)
            reasons.push_back(number(facts->rareLevels) + " of the " + number(facts->distinct) + " categories of " + facts->name + (facts->rareLevels == 1 ? " is" : " are") + " rare");
        propose("group_rare", {{"columns", namesOf(found)}}, listed(reasons));
    }

    void manyCategories()
    {
        const auto found = those([](const Facts& facts) { return facts.type == ColumnType::Categorical && facts.distinct - facts.rareLevels > kHighCardinality; });
        if (found.empty())
            return;
        std::vector<std::string> reasons;
        for (const Facts* facts : found)
            reasons.push_back(facts->name + " has " + number(facts->distinct) + " categories");
        propose(m_hasTarget ? "target_encode" : "frequency_encode", {{"columns", namesOf(found)}}, listed(reasons) + "; one number says more than as many columns");
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
