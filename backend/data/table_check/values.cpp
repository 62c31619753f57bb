#include "data/column_meaning.h"
#include "data/table_check/check_context.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace lathe::table_check {

namespace {

constexpr std::int64_t kEnoughRows = 30;     ///< fewer show no pattern that a value could break
constexpr double kFewZeros = 0.05;           ///< more zeros are a state of its own, such as "no income"
constexpr double kZeroGap = 0.3;             ///< of the lower quartile: the next lowest lies so far from 0
constexpr double kMoneyZeroGap = 0.1;        ///< for amounts of money, where 0 is odd by itself
constexpr double kWholeZeroGap = 5;          ///< counts of 0, 1, 2, … have no gap
constexpr double kAlone = 2;                 ///< ranges of the rest, between it and a lonely value
constexpr std::size_t kMostLonely = 20;
constexpr double kLonelyShare = 0.001;
constexpr double kCodeGap = 0.5;             ///< of the range of the rest: how far a code such as 9999 lies off
constexpr double kFewBroken = 0.05;          ///< more large percentages are meant so
constexpr double kFewNegative = 0.2;         ///< of what is never negative: more are changes or standardised
constexpr double kCappedShare = 0.01;        ///< of the rows at the highest value
constexpr double kCappedTimes = 5;           ///< as many rows as each of the next values
constexpr std::int64_t kCappedValues = 40;   ///< grades and counts of few values end somewhere
constexpr std::int64_t kCappedRows = 10;
constexpr std::array<double, 14> kCodes{-1, -9, -99, -999, -9999, -99999, 99, 999, 9999, 99999, 999999, 9999999, -88, -77};
constexpr std::array<std::string_view, 22> kNeverNegative{
    "count", "age",   "price",  "rooms",   "bedrooms", "bathrooms", "number",   "num",    "population", "households", "quantity",
    "qty",   "area",  "length", "width",   "height",   "duration",  "distance", "weight", "size",       "sqft",       "income"};

/// The present values, ascending, and the rows of some of them.
struct Sorted {
    std::vector<double> values;

    explicit Sorted(const Column& column)
    {
        for (const double value : column.numbers())
            if (std::isfinite(value))
                values.push_back(value);
        std::sort(values.begin(), values.end());
    }
    double low() const { return values.front(); }
    double high() const { return values.back(); }
    std::size_t countOf(double value) const
    {
        const auto [first, end] = std::equal_range(values.begin(), values.end(), value);
        return static_cast<std::size_t>(end - first);
    }
    std::optional<double> above(double value) const
    {
        const auto next = std::upper_bound(values.begin(), values.end(), value);
        return next == values.end() ? std::nullopt : std::optional(*next);
    }
    std::optional<double> below(double value) const
    {
        const auto next = std::lower_bound(values.begin(), values.end(), value);
        return next == values.begin() ? std::nullopt : std::optional(*std::prev(next));
    }
};

class NumberChecks {
public:
    NumberChecks(const Context& context, std::size_t column, Findings& findings)
        : m_context(context), m_column(column), m_profile(context.profiles[column]), m_findings(findings),
          m_sorted(context.table.column(column))
    {
    }

    void run()
    {
        if (std::ssize(m_sorted.values) < kEnoughRows || m_profile.distinct < 3)
            return;
        // One finding at each end is enough: the first that explains it.
        m_lowDone = checkCode(m_sorted.low(), false) || checkNegatives() || checkZeros() || checkLonely(false);
        checkCode(m_sorted.high(), true) || checkPercent() || checkLonely(true);
    }

    void checkCapped()
    {
        if (m_profile.distinct <= kCappedValues || std::ssize(m_sorted.values) < kEnoughRows)
            return;
        const double top = m_sorted.high();
        const auto count = static_cast<std::int64_t>(m_sorted.countOf(top));
        const double share = static_cast<double>(count) / static_cast<double>(m_sorted.values.size());
        double next = 0;
        int seen = 0;
        std::optional<double> value = m_sorted.below(top);
        for (; seen < 10 && value; ++seen, value = m_sorted.below(*value))
            next += static_cast<double>(m_sorted.countOf(*value));
        if (count < kCappedRows || share < kCappedShare || seen == 0 || static_cast<double>(count) < kCappedTimes * next / seen)
            return;
        const auto rows = rowsOf([top](double one) { return one == top; });
        TableCheck check = finding("censored", CheckState::Warning, say("%1 stops at %2", m_profile.name, valueText(m_profile, top)),
                                   sayCounted(count, "%1 row (%2) share the highest value, so higher ones cannot be told apart",
                                              "%1 rows (%2) share the highest value, so higher ones cannot be told apart", percentText(share)));
        check.items = rows;
        check.columns = {m_profile.name};
        if (isTarget())
            check.mends = {mend::leaveOutRows(m_context.table, rows)};
        m_findings.add(std::move(check));
    }

private:
    bool isTarget() const { return m_context.target == m_column; }

    template <class Holds>
    std::vector<std::size_t> rowsOf(Holds holds) const
    {
        const auto values = m_context.table.column(m_column).numbers();
        return rowsWhere(values.size(), [&](std::size_t row) { return holds(values[row]); });
    }

    void add(const Message& what, const std::vector<std::size_t>& rows, const Message& detail, std::optional<double> lowest,
             std::optional<double> highest)
    {
        TableCheck check = finding("impossible", CheckState::Warning,
                                   sayCounted(std::ssize(rows), "%2 is %3 in %1 row", "%2 is %3 in %1 rows", m_profile.name, what),
                                   joined({rowsText(rows), detail}, ". "));
        check.items = rows;
        check.columns = {m_profile.name};
        check.mends = {mend::leaveOutRows(m_context.table, rows)};
        if (!isTarget()) // a row without a target teaches nothing
            check.mends.insert(check.mends.begin(), mend::setToMissing(m_profile.name, lowest, highest));
        m_findings.add(std::move(check));
    }

    Message restText(double low, double high) const
    {
        return say("All other rows have %1 to %2", valueText(m_profile, low), valueText(m_profile, high));
    }

    /// -999 and 9999 where nothing is near: a word for missing.
    bool checkCode(double value, bool isHigh)
    {
        if (std::find(kCodes.begin(), kCodes.end(), value) == kCodes.end())
            return false;
        const double low = isHigh ? m_sorted.low() : *m_sorted.above(value);
        const double high = isHigh ? *m_sorted.below(value) : m_sorted.high();
        const double gap = isHigh ? value - high : low - value;
        // −1 beside 0, 1, 2 is one step, but the only negative value of a count.
        const bool isMinusOne = value == -1 && m_profile.isWhole && low >= 0 && high >= 5;
        if (!isMinusOne && !(gap > kCodeGap * (high - low)))
            return false;
        const auto rows = rowsOf([value](double one) { return one == value; });
        add(valueText(m_profile, value), rows, say("%1. It looks like a code for a value that is not known", restText(low, high)),
            isHigh ? std::nullopt : std::optional(low), isHigh ? std::optional(high) : std::nullopt);
        return true;
    }

    bool checkNegatives()
    {
        const std::vector<std::string> words = wordsOf(m_profile.name);
        const bool isCount = std::any_of(words.begin(), words.end(), [](const std::string& word) {
            return std::find(kNeverNegative.begin(), kNeverNegative.end(), word) != kNeverNegative.end();
        });
        const bool isFew = static_cast<double>(m_profile.negatives) <= kFewNegative * static_cast<double>(m_sorted.values.size());
        if (m_profile.negatives == 0 || !isCount || !isFew)
            return false;
        add(say("negative"), rowsOf([](double value) { return value < 0; }), say("The lowest is %1", valueText(m_profile, m_sorted.low())), 0.0,
            std::nullopt);
        return true;
    }

    bool checkZeros()
    {
        const auto zeros = static_cast<double>(m_profile.zeros);
        if (m_sorted.low() != 0 || zeros > kFewZeros * static_cast<double>(m_sorted.values.size()))
            return false;
        const double next = *m_sorted.above(0);
        const double gap = m_profile.suspected == "currency" ? kMoneyZeroGap : kZeroGap;
        const bool isFar = next >= gap * *m_profile.lowerQuartile && (!m_profile.isWhole || next >= kWholeZeroGap);
        if (!isFar || m_profile.distinct <= 10)
            return false;
        add(valueText(m_profile, 0), rowsOf([](double value) { return value == 0; }), say("The next lowest value is %1", valueText(m_profile, next)),
            next, std::nullopt);
        return true;
    }

    bool checkPercent()
    {
        const std::vector<std::string> words = wordsOf(m_profile.name);
        const bool isPercent = m_profile.unit == "%" || std::find(words.begin(), words.end(), "percent") != words.end();
        const std::vector<std::size_t> rows = isPercent ? rowsOf([](double value) { return value > 100; }) : std::vector<std::size_t>();
        if (rows.empty() || static_cast<double>(rows.size()) > kFewBroken * static_cast<double>(m_sorted.values.size()))
            return false;
        add(say("above 100 %"), rows, say("The highest is %1", valueText(m_profile, m_sorted.high())), std::nullopt, 100.0);
        return true;
    }

    /// A few values with nothing near: the widest gap among the outermost.
    bool checkLonely(bool isHigh)
    {
        const std::vector<double>& values = m_sorted.values;
        const std::size_t most =
            std::min(kMostLonely, std::max<std::size_t>(1, static_cast<std::size_t>(kLonelyShare * static_cast<double>(values.size()))));
        for (std::size_t count = 1; count <= most; ++count) {
            const double edge = isHigh ? values[values.size() - count] : values[count - 1];
            const double inner = isHigh ? values[values.size() - count - 1] : values[count];
            const double range = isHigh ? inner - values.front() : values.back() - inner;
            if (!(range > 0) || !(std::abs(edge - inner) > kAlone * range))
                continue;
            const auto rows = rowsOf([=](double value) { return isHigh ? value >= edge : value <= edge; });
            const double low = isHigh ? values.front() : inner;
            const double high = isHigh ? inner : values.back();
            const double far = isHigh ? values.back() : values.front();
            const Message what = far == edge ? valueText(m_profile, edge)
                                             : say("%1 to %2", valueText(m_profile, std::min(far, edge)), valueText(m_profile, std::max(far, edge)));
            // A code or a zero at the low end may still be there: name the rest without it.
            add(what, rows, restText(m_lowDone && isHigh ? *m_sorted.above(m_sorted.low()) : low, high), isHigh ? std::nullopt : std::optional(low),
                isHigh ? std::optional(high) : std::nullopt);
            return true;
        }
        return false;
    }

    const Context& m_context;
    std::size_t m_column;
    const ColumnProfile& m_profile;
    Findings& m_findings;
    Sorted m_sorted;
    bool m_lowDone = false;
};

void checkFuture(const Context& context, std::size_t column, Findings& findings)
{
    using namespace std::chrono;
    const auto tomorrow = duration_cast<microseconds>((system_clock::now() + hours(24)).time_since_epoch()).count();
    const Column& values = context.table.column(column);
    const auto rows = rowsWhere(values.size(), [&](std::size_t row) { return values.times()[row] > tomorrow; });
    const ColumnProfile& profile = context.profiles[column];
    if (rows.empty() || std::ssize(rows) * 2 > profile.rows - profile.missing) // plans and forecasts are meant so
        return;
    TableCheck check = finding("impossible", CheckState::Warning, sayCounted(std::ssize(rows), "%2 lies in the future in %1 row", "%2 lies in the future in %1 rows", profile.name),
                               say("%1. The latest is %2", rowsText(rows), timeText(*std::max_element(values.times().begin(), values.times().end()))));
    check.items = rows;
    check.columns = {profile.name};
    check.mends = {mend::leaveOutRows(context.table, rows)};
    findings.add(std::move(check));
}

} // namespace

void checkValues(const Context& context, Findings& findings)
{
    for (const std::size_t column : context.judged) {
        const Column& values = context.table.column(column);
        if (values.type() == ColumnType::Time)
            checkFuture(context, column, findings);
        if (values.type() != ColumnType::Numeric || context.profiles[column].suspected == "identifier")
            continue;
        NumberChecks checks(context, column, findings);
        checks.run();
        checks.checkCapped();
    }
    findings.passUnlessFound("impossible", say("No impossible values"));
    findings.passUnlessFound("censored", say("No column is cut off at its highest value"));
}

} // namespace lathe::table_check
