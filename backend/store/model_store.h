// The user's list of models: names with numbered versions and two aliases.
#pragma once

#include "store/database.h"

#include <vector>

namespace lathe {

struct ModelVersion {
    std::string name;
    int version = 0;
    std::int64_t run = 0;
    std::string runName;
    std::string created;
    std::vector<std::string> aliases; ///< champion, challenger
    std::string reference() const { return name + "@" + std::to_string(version); }
};

class ModelStore {
public:
    explicit ModelStore(Database& database) : m_database(database) {}

    /// With the decision that the run has now.
    Result<ModelVersion> add(std::string_view name, std::int64_t run);
    Result<std::vector<ModelVersion>> list() const;
    /// `name` (latest), `name@2`, `name:champion`. Fails with NotFound.
    Result<ModelVersion> find(std::string_view reference) const;
    /// Remembers what the alias pointed at, for rollback.
    Result<void> setAlias(const ModelVersion& version, std::string_view alias);
    /// champion goes back to the version it pointed at before. Fails with NotFound.
    Result<ModelVersion> rollback(std::string_view name);

private:
    Database& m_database;
};

} // namespace lathe
