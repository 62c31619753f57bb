// How columns hang together: with one another, with the target, and in what they lack.
#pragma once

#include "base/progress.h"
#include "data/table.h"

namespace lathe {

/// A column as numbers of categories: its own values, or quantile bins of numbers and times. Missing values and
/// texts of no further use have kMissingCode.
struct Codes {
    std::vector<std::uint32_t> codes; ///< one a row
    std::uint32_t count = 0;          ///< codes lie below
};
/// Numbers of at most `bins` different values keep them; others fall into `bins` quantile bins of about equal size.
/// Texts are told apart by their hash.
Codes codesOf(const Column& column, std::uint32_t bins = 20);
/// Missing values as a category of their own.
Codes withMissingAsCode(Codes codes);

/// Of the rows where both are numbers; nothing for fewer than two, or where one does not vary.
std::optional<double> pearson(std::span<const double> a, std::span<const double> b);
/// Pearson's of the ranks, ties sharing their mean rank (Spearman 1904).
std::optional<double> spearman(std::span<const double> a, std::span<const double> b);
/// Of the rows where both are known, in [0, 1], without a correction for small tables (Cramér 1946).
std::optional<double> cramersV(const Codes& a, const Codes& b);
/// The share of the numbers' variance that lies between the groups, its root: in [0, 1] (Pearson 1905).
std::optional<double> correlationRatio(const Codes& groups, std::span<const double> numbers);
/// In nats, of rows where both are known: the plug-in estimate on the codes less the bias of its first order
/// (Miller and Madow 1955), at least 0.
double mutualInformation(const Codes& a, const Codes& b);
/// In nats.
double entropy(const Codes& codes);

enum class RelationKind : std::uint8_t { Correlation, CramersV, CorrelationRatio };

struct Relation {
    std::size_t first = 0, second = 0; ///< columns, first < second
    RelationKind kind = RelationKind::Correlation;
    double value = 0;                  ///< Pearson's in [−1, 1], the others in [0, 1]
    std::optional<double> spearman;    ///< of two numbers
};

/// What a column tells of the target.
struct TargetRelation {
    std::size_t column = 0;
    double information = 0; ///< nats; mutual information over at most 20 quantile bins of each
    double share = 0;       ///< of the target's entropy, in [0, 1]
};

struct MissingPattern {
    std::vector<std::size_t> columns; ///< that lack values together; empty: complete rows
    std::int64_t rows = 0;
};

struct Relations {
    std::vector<std::size_t> columns;          ///< that were looked at: the first 200 that are neither texts nor ignored
    std::vector<Relation> pairs;               ///< that have a value
    std::vector<TargetRelation> target;        ///< the most telling first; empty without a target
    std::vector<MissingPattern> missing;       ///< the most frequent first, at most 50
    std::int64_t rows = 0;                     ///< that were looked at for pairs: at most 50,000, spread over the table
};

/// Fails with Cancelled.
Result<Relations> relationsOf(const Table& table, Progress& progress);

} // namespace lathe
