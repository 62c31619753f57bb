// What was decided about the answers of runs, and the curves that were drawn of their algorithms.
#pragma once

#include "store/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace lathe {

class DecisionStore {
public:
    explicit DecisionStore(Database& database) : m_database(database) {}

    /// `decision` is its JSON, or empty to decide nothing. Fails with Storage when there is no such run.
    Result<void> add(std::int64_t run, std::string_view decision);
    /// The last one of the run; empty without any.
    Result<std::string> ofRun(std::int64_t run) const;
    /// What the version was registered with; empty without any.
    Result<std::string> ofModel(std::string_view name, int version) const;

private:
    Database& m_database;
};

struct StoredCurve {
    std::string kind;      ///< `learning`, `validation`
    std::string parameter; ///< of a validation curve, else empty
    std::string curve;     ///< JSON
    std::string time;      ///< ISO 8601, UTC
};

class CurveStore {
public:
    explicit CurveStore(Database& database) : m_database(database) {}

    Result<void> add(std::int64_t run, const StoredCurve& curve);
    /// The last of each kind and parameter, the newest first.
    Result<std::vector<StoredCurve>> list(std::int64_t run) const;

private:
    Database& m_database;
};

} // namespace lathe
