// Splits and folds of tables: which row is in which part.
#pragma once

#include "data/split.h"
#include "data/table.h"

namespace lathe {

enum class SplitKind : std::uint8_t {
    Stratified, ///< each part has the target's shares
    Grouped,    ///< rows of one value of the column stay together
    Time,       ///< the earliest rows train, the latest test
    Column,     ///< the column holds the parts: train, validation, test and their usual other names
};

struct TableSplit {
    SplitKind kind = SplitKind::Stratified;
    std::string column = {}; ///< for Stratified in place of the target; empty: the target
    SplitShares shares = {}; ///< not for Column
    std::uint64_t seed = 0;
};

/// One part a row. Stratified keeps the shares of a categorical, boolean or text target, or of ten quantile
/// bins of a numeric one (its values, where there are at most 20), to within one set of copies; without a
/// target it draws from all rows. Rows that are copies of one another (see contentColumns()) stay together,
/// but for sets of copies larger than the smallest part. By time, rows of one time stay together and rows
/// without a time train. The same rows and seed give the same parts, whatever the order of rows and levels.
/// Fails with NotFound (column), InvalidArgument (shares, a value that names no part, a column without numbers
/// or times to sort by).
Result<std::vector<Part>> splitTable(const Table& table, const TableSplit& split);

/// What import does with the parts that the source gave (all Unassigned: none): see completedSplit().
std::vector<Part> completedTableSplit(const Table& table, std::uint64_t seed);

struct FoldPlan {
    SplitKind kind = SplitKind::Stratified; ///< not Column
    std::string column = {};                ///< not for Stratified
    int folds = 5;                          ///< 2 to 20
    int repeats = 1;                        ///< at least 1; by time 1
    std::uint64_t seed = 0;
};

struct Fold {
    int repeat = 0;
    std::vector<std::uint32_t> train, test; ///< rows, ascending
};

/// Of each repeat the folds in order; in a repeat every row is in one test. By time, fold i trains on the
/// first i + 1 of `folds` + 1 stretches and tests on the next, so that no row is judged by later ones.
/// Strata, copies and groups as in splitTable().
/// Fails with NotFound, InvalidArgument (numbers out of range, fewer rows or groups than folds).
Result<std::vector<Fold>> crossValidationFolds(const Table& table, const FoldPlan& plan);

} // namespace lathe
