#include "store/model_store.h"

#include "base/text.h"
#include "store/clock.h"

#include <algorithm>

namespace lathe {

Result<ModelVersion> ModelStore::add(std::string_view name, std::int64_t run)
{
    LATHE_TRY(auto transaction, Transaction::begin(m_database));
    LATHE_TRY(auto insertName, m_database.prepare("INSERT OR IGNORE INTO models (name) VALUES (?)"));
    LATHE_CHECK(insertName.bind(1, name).run());
    LATHE_TRY(auto insert, m_database.prepare(
        "INSERT INTO model_versions (model, version, run, created, decision) SELECT m.id, "
        "1 + coalesce((SELECT max(version) FROM model_versions WHERE model = m.id), 0), ?2, ?3, "
        "(SELECT max(id) FROM run_decisions WHERE run = ?2) "
        "FROM models m WHERE m.name = ?1"));
    LATHE_CHECK(insert.bind(1, name).bind(2, run).bind(3, nowText()).run());
    LATHE_CHECK(transaction.commit());
    return find(name);
}

Result<std::vector<ModelVersion>> ModelStore::list() const
{
    LATHE_TRY(auto statement, m_database.prepare(
        "SELECT m.name, v.version, v.run, r.name, v.created, "
        "(SELECT group_concat(a.alias) FROM alias_events a WHERE a.model = m.id AND a.version = v.version AND "
        " a.id = (SELECT max(id) FROM alias_events WHERE model = m.id AND alias = a.alias)) "
        "FROM model_versions v JOIN models m ON m.id = v.model JOIN runs r ON r.id = v.run "
        "ORDER BY m.name, v.version"));
    std::vector<ModelVersion> versions;
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            return versions;
        ModelVersion version{statement.text(0), static_cast<int>(statement.integer(1)), statement.integer(2),
                             statement.text(3), statement.text(4), {}};
        if (!statement.isNull(5))
            version.aliases = split(statement.text(5), ',');
        std::sort(version.aliases.begin(), version.aliases.end());
        versions.push_back(std::move(version));
    }
}

Result<ModelVersion> ModelStore::find(std::string_view reference) const
{
    const auto mark = reference.find_last_of("@:");
    const std::string name(reference.substr(0, mark));
    const std::string detail(mark == std::string_view::npos ? "" : reference.substr(mark + 1));
    LATHE_TRY(const auto all, list());
    std::vector<std::string> names;
    const ModelVersion* latest = nullptr;
    for (const ModelVersion& version : all) {
        names.push_back(version.name);
        if (version.name != name)
            continue;
        latest = &version;
        const bool isNumber = mark != std::string_view::npos && reference[mark] == '@';
        if (isNumber && std::to_string(version.version) == detail)
            return version;
        if (!detail.empty() && !isNumber && std::count(version.aliases.begin(), version.aliases.end(), detail) > 0)
            return version;
    }
    if (!latest) {
        const std::string near = nearest(name, names);
        return fail(ErrorCode::NotFound, "There is no model “" + name + "”",
                    near.empty() ? "Register one with: lathe register RUN --as " + name : "Did you mean “" + near + "”?");
    }
    if (mark == std::string_view::npos)
        return *latest;
    return fail(ErrorCode::NotFound, "The model “" + name + "” has no “" + detail + "”",
                "It has versions 1 to " + std::to_string(latest->version));
}

Result<void> ModelStore::setAlias(const ModelVersion& version, std::string_view alias)
{
    LATHE_TRY(auto statement, m_database.prepare(
        "INSERT INTO alias_events (model, alias, version, time) SELECT id, ?, ?, ? FROM models WHERE name = ?"));
    return statement.bind(1, alias).bind(2, std::int64_t(version.version)).bind(3, nowText()).bind(4, version.name).run();
}

Result<ModelVersion> ModelStore::rollback(std::string_view name)
{
    LATHE_TRY(const ModelVersion current, find(std::string(name) + ":champion"));
    LATHE_TRY(auto statement, m_database.prepare(
        "SELECT a.version FROM alias_events a JOIN models m ON m.id = a.model "
        "WHERE m.name = ? AND a.alias = 'champion' AND a.version <> ? ORDER BY a.id DESC LIMIT 1"));
    LATHE_TRY(const bool found, statement.bind(1, name).bind(2, std::int64_t(current.version)).step());
    if (!found)
        return fail(ErrorCode::NotFound, "The model “" + std::string(name) + "” has no earlier champion",
                    "Promote a version with: lathe promote " + std::string(name) + "@V --to champion");
    LATHE_TRY(const ModelVersion earlier, find(std::string(name) + "@" + std::to_string(statement.integer(0))));
    LATHE_CHECK(setAlias(earlier, "champion"));
    return find(earlier.reference());
}

} // namespace lathe
