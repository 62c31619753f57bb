// The pipelines that were attached to datasets.
#pragma once

#include "store/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace lathe {

class PipelineStore {
public:
    explicit PipelineStore(Database& database) : m_database(database) {}

    /// `pipeline` is its JSON. Fails with NotFound when there is no such dataset.
    Result<void> add(std::string_view dataset, std::string_view pipeline);
    /// Those that count, the latest last: what was undone is left out.
    Result<std::vector<std::string>> history(std::string_view dataset) const;
    /// Marks the last one that counts as undone; false when there is none.
    Result<bool> undo(std::string_view dataset);

private:
    Database& m_database;
};

} // namespace lathe
