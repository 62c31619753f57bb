// What would mend a finding, as plain data that a pipeline step or a service carries out.
#pragma once

#include "base/message.h"
#include "data/table_split.h"

namespace lathe {

enum class MendKind : std::uint8_t {
    LeaveOutRows, ///< a new version without these rows
    Transform,    ///< a step of the pipeline
    NewSplit,     ///< a new version, split anew
    SetRole,      ///< of a column
};

struct Mend {
    MendKind kind = MendKind::Transform;
    Message title; ///< of the button: "Leave out 14 rows"
    std::vector<std::uint32_t> origins = {};            ///< LeaveOutRows: rows of the dataset version, ascending
    std::string transform = {}, parameters = {};        ///< Transform: its id, and JSON with what differs from the defaults
    SplitKind split = SplitKind::Stratified;            ///< NewSplit
    std::string column = {};                            ///< SetRole; NewSplit by time
    Role role = Role::Feature;                          ///< SetRole
};

/// The names of transforms and of their parameters stand here alone, for checks and for proposing a pipeline.
namespace mend {

/// `rows` are positions in `table`.
Mend leaveOutRows(const Table& table, std::span<const std::size_t> rows);
Mend leaveOutColumn(const std::string& column);
/// Numbers outside of the bounds become missing; none: no bound.
Mend setToMissing(const std::string& column, std::optional<double> lowest, std::optional<double> highest);
Mend fillMissing(const std::string& column, bool withFlag);
Mend unifySpellings(const std::string& column);
Mend groupRare(const std::vector<std::string>& columns, std::int64_t rows);
Mend leaveOutCopies();
Mend weighClasses();
Mend setType(const std::string& column, ColumnType type);
Mend setRole(const std::string& column, Role role);
Mend splitAnew();
Mend splitByTime(const std::string& column);

} // namespace mend
} // namespace lathe
