// How commands print what the workbench has.
#pragma once

#include "app/commands/command.h"
#include "eval/evaluation.h"
#include "services/workbench.h"

#include <nlohmann/json.hpp>

namespace lathe {

nlohmann::json describe(const DatasetVersion& version);
nlohmann::json describe(const Schema& schema);
/// One line a column: name, type, role.
std::string schemaText(const Schema& schema);
/// Everything that `lathe run` promises.
nlohmann::json describe(const RunRecord& run);
nlohmann::json describe(const ModelVersion& version);
nlohmann::json describe(const Evaluation& evaluation);
std::string runText(const RunRecord& run);
/// What train and resume print; a run that its user stopped exits as interrupted.
Output endedRun(const RunRecord& run);

/// With six significant digits: what a person reads. JSON has all of them.
std::string readable(double value);

/// Columns of text, aligned; the first row is the head. Columns listed in `right` are right-aligned.
std::string tableText(const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& right = {});

} // namespace lathe
