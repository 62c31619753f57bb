// Datasets and their versions.
#pragma once

#include "store/database.h"
#include "store/object_store.h"

#include <vector>

namespace lathe {

struct DatasetVersion {
    std::int64_t id = 0;
    std::string dataset;
    int version = 0; ///< from 1
    std::string kind = "image";
    Hash manifest;   ///< object; its hash is the data fingerprint
    std::int64_t items = 0;
    std::int64_t classes = 0;
    std::string source;  ///< where it came from
    std::string change;  ///< "import", "split", "label"
    std::string created; ///< ISO 8601, UTC
    std::int64_t labelPosition = 0; ///< up to where in the journal it holds the labels; a version made from another keeps it
    std::string reference() const { return dataset + "@" + std::to_string(version); }
};

class DatasetStore {
public:
    explicit DatasetStore(Database& database) : m_database(database) {}

    /// The latest version of each dataset, newest first.
    Result<std::vector<DatasetVersion>> list() const;
    Result<std::vector<DatasetVersion>> versions(std::string_view name) const;
    /// `name` (latest) or `name@3`. Fails with NotFound, naming the nearest.
    Result<DatasetVersion> find(std::string_view reference) const;
    Result<DatasetVersion> byId(std::int64_t id) const;
    /// Adds contents and the version in one transaction. A version equal to the latest is not added:
    /// the latest is returned.
    Result<DatasetVersion> add(DatasetVersion version, const std::unordered_map<Hash, ContentLocation>& contents);
    Result<std::unordered_map<Hash, ContentLocation>> contents() const;
    Result<bool> hasContent(const Hash& content) const;

private:
    Database& m_database;
};

} // namespace lathe
