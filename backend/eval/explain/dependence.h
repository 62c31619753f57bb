// How a model's answer moves with one column.
#pragma once

#include "eval/explain/answers.h"

namespace lathe {

struct Dependence {
    std::string column;
    ColumnType type = ColumnType::Numeric;
    std::vector<std::string> labels; ///< [g] the values as cells
    std::vector<double> grid;        ///< [g] as numbers; places for categories
    std::vector<double> mean;        ///< [g] partial dependence: the mean over the rows
    std::vector<std::vector<double>> curves; ///< ICE: [rows][g], a row's answer with the value in its place
};

/// Partial dependence (Friedman, “Greedy function approximation”, 2001, section 8.2) and individual conditional
/// expectation (Goldstein et al., 2015). Numbers and times: at most `points` quantiles; categories and booleans: every
/// value that occurs, at most 50. Fails with NotFound, InvalidArgument (text, no value), Cancelled, and as Model::predict does.
Result<Dependence> partialDependence(const Model& model, const Table& rows, std::string_view column, std::size_t output,
                                     int points, Progress& progress);

/// The rows that stand nearest to a place of the grid: of a category or a truth value those that have it, of numbers
/// and times those up to half the way to the neighbours, lowest first. Every row with a value is near to one place.
std::vector<std::uint32_t> rowsNear(const Dependence& dependence, std::size_t place, const Column& column);

} // namespace lathe
