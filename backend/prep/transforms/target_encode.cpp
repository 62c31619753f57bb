#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lathe {

namespace {

struct Encoded {
    std::string column;
    Names made;                              ///< one a target value
    std::vector<std::string> levels;
    std::vector<std::vector<double>> means;  ///< [made][levels]
    std::vector<double> missing;             ///< [made]
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Encoded, column, made, levels, means, missing)

struct TargetEncode {
    std::vector<double> overall; ///< [made]
    std::vector<Encoded> columns;
    int folds = 0;

    Result<Table> apply(const Table& table) const
    {
        LATHE_CHECK(checkSize(table.rows(), columns.size() * overall.size()));
        TableEdit edit(table);
        for (const Encoded& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Categorical));
            const std::vector<int> places = placesOf(column->levels(), one.levels);
            edit.remove(one.column);
            for (std::size_t k = 0; k < one.made.size(); ++k) {
                std::vector<double> values(table.rows());
                for (std::size_t row = 0; row < values.size(); ++row) {
                    const std::uint32_t code = column->codes()[row];
                    values[row] = code == kMissingCode ? one.missing[k] : places[code] < 0 ? overall[k] : one.means[k][static_cast<std::size_t>(places[code])];
                }
                edit.addAfter(one.column, {one.made[k], ColumnType::Numeric, Role::Feature, {}}, Column::numeric(std::move(values)));
            }
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        for (const Encoded& one : columns) {
            LATHE_TRY(const std::string codes, table.codes(one.column, one.levels));
            table.remove(one.column);
            for (std::size_t k = 0; k < one.made.size(); ++k) {
                std::vector<double> byCode = one.means[k];
                byCode.insert(byCode.end(), {overall[k], one.missing[k]});
                table.setNumbers(one.made[k], ColumnType::Numeric, table.builder.gather(table.builder.list(byCode), codes));
            }
        }
        return {};
    }
    Message summary() const
    {
        const Message encoded = sayCounted(std::ssize(columns), "%1 category column, training rows out of %2 folds",
                                           "%1 category columns, training rows out of %2 folds", std::to_string(folds));
        return overall.size() == 1 ? joined({encoded, say("overall mean %1", figure(shortNumber(overall[0])))}, "; ") : encoded;
    }
    Names reads() const
    {
        Names names;
        for (const Encoded& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Encoded& one : columns) {
            bool isWhole = one.made.size() == overall.size() && one.means.size() == overall.size() && one.missing.size() == overall.size();
            for (const auto& means : one.means)
                isWhole = isWhole && means.size() == one.levels.size();
            if (!isWhole)
                return brokenState("the means of “" + one.column + "” do not fit together");
        }
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TargetEncode, overall, columns, folds)

/// The target as numbers, [outputs][rows]: itself, or 0 and 1 for each class (one for two classes).
struct Target {
    std::vector<std::vector<double>> values; ///< NaN is missing
    std::vector<std::string> names;          ///< of the outputs; empty for one
};

Result<Target> targetOf(const Table& train)
{
    const auto index = train.schema().first(Role::Target);
    if (!index)
        return fail(ErrorCode::InvalidArgument, "The table has no target", "Choose a target, or another way to encode categories");
    const Column& column = train.column(*index);
    Target target;
    if (column.type() == ColumnType::Numeric || column.type() == ColumnType::Boolean) {
        target.names = {""};
        auto& values = target.values.emplace_back(train.rows());
        for (std::size_t row = 0; row < values.size(); ++row)
            values[row] = column.numberAt(row);
        return target;
    }
    if (column.type() != ColumnType::Categorical)
        return fail(ErrorCode::Schema, "The target “" + train.field(*index).name + "” is " + std::string(toString(column.type())),
                    "Encoding by the target takes a number, category or boolean target");
    const auto counts = levelCounts(column);
    std::map<std::string, std::uint32_t> classes; // by the alphabet
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            classes.emplace(column.levels()[i], static_cast<std::uint32_t>(i));
    if (classes.size() > 100)
        return fail(ErrorCode::InvalidArgument, "The target has more than 100 classes", "Encode categories another way");
    const bool isBinary = classes.size() == 2;
    for (const auto& [name, code] : classes) {
        if (isBinary && name == classes.begin()->first)
            continue;
        target.names.push_back(isBinary ? "" : name);
        auto& values = target.values.emplace_back(train.rows(), kMissingNumber);
        for (std::size_t row = 0; row < values.size(); ++row)
            if (column.codes()[row] != kMissingCode)
                values[row] = column.codes()[row] == code;
    }
    return target;
}

struct Means {
    double overall = 0;
    std::vector<double> byLevel; ///< the last one: missing
};

/// (sum of the category + smoothing × overall mean) / (rows of the category + smoothing), over the rows that
/// `isUsed` takes (Micci-Barreca 2001, with a weight n / (n + smoothing)).
template <class Used>
Means meansOf(const Column& column, const std::vector<double>& target, double smoothing, Used isUsed)
{
    std::vector<double> sums(column.levels().size() + 1), counts(sums.size());
    double sum = 0, count = 0;
    for (std::size_t row = 0; row < target.size(); ++row) {
        if (std::isnan(target[row]) || !isUsed(row))
            continue;
        const std::size_t place = column.codes()[row] == kMissingCode ? sums.size() - 1 : column.codes()[row];
        sums[place] += target[row];
        ++counts[place];
        sum += target[row];
        ++count;
    }
    Means means{count > 0 ? sum / count : 0, std::vector<double>(sums.size())};
    for (std::size_t i = 0; i < sums.size(); ++i)
        means.byLevel[i] = counts[i] > 0 ? (sums[i] + smoothing * means.overall) / (counts[i] + smoothing) : means.overall;
    return means;
}

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t seed, Progress& progress)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Categorical}));
    LATHE_TRY(const Target target, targetOf(train));
    const double smoothing = params.real("smoothing");
    const auto folds = static_cast<std::size_t>(params.integer("folds"));
    std::vector<std::size_t> foldOf(train.rows());
    for (std::size_t row = 0; row < foldOf.size(); ++row)
        foldOf[row] = row % folds;
    Random(seed).shuffle(foldOf);

    TargetEncode state;
    state.folds = static_cast<int>(folds);
    for (const auto& values : target.values)
        state.overall.push_back(meansOf(Column::categorical(std::vector<std::uint32_t>(train.rows(), kMissingCode), {}), values, 0, [](std::size_t) { return true; }).overall);
    TableEdit edit(train);
    Names taken;
    for (const std::size_t index : chosen) {
        const Column& column = train.column(index);
        Encoded one;
        one.column = train.field(index).name;
        one.levels = column.levels();
        edit.remove(one.column);
        for (std::size_t k = 0; k < target.values.size(); ++k) {
            if (progress.stopRequested())
                return cancelled();
            // A single column takes the place and the name of the category's.
            one.made.push_back(target.names[k].empty() ? one.column : freshName(train.schema(), one.column + "=" + target.names[k], taken));
            taken.push_back(one.made.back());
            Means means = meansOf(column, target.values[k], smoothing, [](std::size_t) { return true; });
            one.missing.push_back(means.byLevel.back());
            means.byLevel.pop_back();
            one.means.push_back(std::move(means.byLevel));
            std::vector<double> values(train.rows());
            for (std::size_t fold = 0; fold < folds; ++fold) {
                const Means others = meansOf(column, target.values[k], smoothing, [&](std::size_t row) { return foldOf[row] != fold; });
                for (std::size_t row = 0; row < values.size(); ++row)
                    if (foldOf[row] == fold)
                        values[row] = others.byLevel[column.codes()[row] == kMissingCode ? others.byLevel.size() - 1 : column.codes()[row]];
            }
            edit.addAfter(one.column, {one.made.back(), ColumnType::Numeric, Role::Feature, {}}, Column::numeric(std::move(values)));
        }
        state.columns.push_back(std::move(one));
    }
    LATHE_TRY(Table made, edit.finish());
    return fittedWith(std::move(state), std::move(made));
}

} // namespace

std::unique_ptr<const Transform> makeTargetEncode()
{
    return std::make_unique<TransformOf<TargetEncode>>(
        TransformInfo{"target_encode", "Categories by the target", "Categories",
                      "Replaces a category by the mean of the target over its training rows, drawn to the overall mean where they are few; for classes by "
                      "their shares. A training row gets the mean of other rows only, so that it does not see its own answer. Missing counts as a category; one "
                      "that was not seen gets the overall mean.",
                      "Micci-Barreca 2001, A preprocessing scheme for high-cardinality categorical attributes", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"categorical"}, "None chosen: all category features"),
                    ParamSpec::real("smoothing", "Smoothing", 10, 0, 1e6, "As if the overall mean had been seen in so many rows more").withUnit("rows"),
                    ParamSpec::integer("folds", "Folds", 5, 2, 100, "How many parts the training rows are dealt into; each is encoded by the others").rare()},
        &fit);
}

} // namespace lathe
