#include "store/decision_store.h"

#include "store/clock.h"

namespace lathe {

Result<void> DecisionStore::add(std::int64_t run, std::string_view decision)
{
    LATHE_TRY(auto statement, m_database.prepare("INSERT INTO run_decisions (run, decision, time) VALUES (?, ?, ?)"));
    return statement.bind(1, run).bind(2, decision).bind(3, nowText()).run();
}

Result<std::string> DecisionStore::ofRun(std::int64_t run) const
{
    LATHE_TRY(auto statement, m_database.prepare("SELECT decision FROM run_decisions WHERE run = ? ORDER BY id DESC LIMIT 1"));
    LATHE_TRY(const bool found, statement.bind(1, run).step());
    return found ? statement.text(0) : std::string();
}

Result<std::string> DecisionStore::ofModel(std::string_view name, int version) const
{
    LATHE_TRY(auto statement, m_database.prepare(
        "SELECT d.decision FROM model_versions v JOIN models m ON m.id = v.model JOIN run_decisions d ON d.id = v.decision "
        "WHERE m.name = ? AND v.version = ?"));
    LATHE_TRY(const bool found, statement.bind(1, name).bind(2, std::int64_t(version)).step());
    return found ? statement.text(0) : std::string();
}

Result<void> CurveStore::add(std::int64_t run, const StoredCurve& curve)
{
    LATHE_TRY(auto statement, m_database.prepare(
        "INSERT INTO run_curves (run, kind, parameter, curve, time) VALUES (?, ?, ?, ?, ?)"));
    return statement.bind(1, run).bind(2, curve.kind).bind(3, curve.parameter).bind(4, curve.curve).bind(5, nowText()).run();
}

Result<std::vector<StoredCurve>> CurveStore::list(std::int64_t run) const
{
    LATHE_TRY(auto statement, m_database.prepare(
        "SELECT kind, parameter, curve, time FROM run_curves WHERE run = ?1 AND id IN "
        "(SELECT max(id) FROM run_curves WHERE run = ?1 GROUP BY kind, parameter) ORDER BY id DESC"));
    statement.bind(1, run);
    std::vector<StoredCurve> curves;
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            return curves;
        curves.push_back({statement.text(0), statement.text(1), statement.text(2), statement.text(3)});
    }
}

} // namespace lathe
