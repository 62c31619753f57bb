#include "store/dataset_store.h"

#include "base/text.h"
#include "store/clock.h"
#include "store/hash_columns.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr std::string_view kSelect =
    "SELECT v.id, d.name, v.version, v.kind, v.manifest, v.items, v.classes, v.source, v.change, v.created, v.label_position "
    "FROM dataset_versions v JOIN datasets d ON d.id = v.dataset ";

ByteView view(const Hash& hash)
{
    return {hash.bytes.data(), hash.bytes.size()};
}

DatasetVersion read(const Statement& row)
{
    DatasetVersion version;
    version.id = row.integer(0);
    version.dataset = row.text(1);
    version.version = static_cast<int>(row.integer(2));
    version.kind = row.text(3);
    version.manifest = hashColumn(row, 4);
    version.items = row.integer(5);
    version.classes = row.integer(6);
    version.source = row.text(7);
    version.change = row.text(8);
    version.created = row.text(9);
    version.labelPosition = row.integer(10);
    return version;
}

Result<std::vector<DatasetVersion>> readAll(Statement& statement)
{
    std::vector<DatasetVersion> versions;
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            return versions;
        versions.push_back(read(statement));
    }
}

} // namespace

Result<std::vector<DatasetVersion>> DatasetStore::list() const
{
    LATHE_TRY(auto statement, m_database.prepare(std::string(kSelect)
        + "WHERE v.version = (SELECT max(version) FROM dataset_versions WHERE dataset = d.id) ORDER BY v.id DESC"));
    return readAll(statement);
}

Result<std::vector<DatasetVersion>> DatasetStore::versions(std::string_view name) const
{
    LATHE_TRY(auto statement, m_database.prepare(std::string(kSelect) + "WHERE d.name = ? ORDER BY v.version"));
    statement.bind(1, name);
    return readAll(statement);
}

Result<DatasetVersion> DatasetStore::find(std::string_view reference) const
{
    const auto at = reference.rfind('@');
    const std::string name(reference.substr(0, at));
    LATHE_TRY(const auto all, versions(name));
    if (all.empty()) {
        LATHE_TRY(const auto datasets, list());
        std::vector<std::string> names;
        for (const DatasetVersion& version : datasets)
            names.push_back(version.dataset);
        const std::string near = nearest(name, names);
        return fail(ErrorCode::NotFound, "There is no dataset “" + name + "”",
                    !near.empty() ? "Did you mean “" + near + "”?"
                    : names.empty() ? "Import one with: lathe import SOURCE --name " + name
                                    : "There are " + join(names, ", "));
    }
    if (at == std::string_view::npos)
        return all.back();
    const auto number = parseInteger(reference.substr(at + 1));
    for (const DatasetVersion& version : all)
        if (number && version.version == *number)
            return version;
    return fail(ErrorCode::NotFound, "The dataset “" + name + "” has no version “" + std::string(reference.substr(at + 1)) + "”",
                "It has versions 1 to " + std::to_string(all.back().version));
}

Result<DatasetVersion> DatasetStore::byId(std::int64_t id) const
{
    LATHE_TRY(auto statement, m_database.prepare(std::string(kSelect) + "WHERE v.id = ?"));
    LATHE_TRY(const bool found, statement.bind(1, id).step());
    if (!found)
        return fail(ErrorCode::NotFound, "There is no dataset version " + std::to_string(id));
    return read(statement);
}

Result<DatasetVersion> DatasetStore::add(DatasetVersion version,
                                         const std::unordered_map<Hash, ContentLocation>& contents)
{
    LATHE_TRY(auto transaction, Transaction::begin(m_database));
    LATHE_TRY(const auto existing, versions(version.dataset));
    if (!existing.empty() && existing.back().manifest == version.manifest)
        return existing.back();

    LATHE_TRY(auto insertContent, m_database.prepare("INSERT OR IGNORE INTO contents VALUES (?, ?, ?, ?)"));
    // In the order of the table's key: each row goes to the end of the page that is in hand.
    std::vector<std::pair<Hash, ContentLocation>> sorted(contents.begin(), contents.end());
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [hash, location] : sorted) {
        insertContent.bind(1, view(hash)).bind(2, view(location.object));
        insertContent.bind(3, static_cast<std::int64_t>(location.offset)).bind(4, static_cast<std::int64_t>(location.size));
        LATHE_CHECK(insertContent.run());
    }
    LATHE_TRY(auto insertName, m_database.prepare("INSERT OR IGNORE INTO datasets (name) VALUES (?)"));
    LATHE_CHECK(insertName.bind(1, version.dataset).run());
    LATHE_TRY(auto insert, m_database.prepare(
        "INSERT INTO dataset_versions (dataset, version, kind, manifest, items, classes, source, change, created, label_position) "
        "VALUES ((SELECT id FROM datasets WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    version.version = existing.empty() ? 1 : existing.back().version + 1;
    version.created = nowText();
    insert.bind(1, version.dataset).bind(2, std::int64_t(version.version)).bind(3, version.kind);
    insert.bind(4, view(version.manifest)).bind(5, version.items).bind(6, version.classes);
    insert.bind(7, version.source).bind(8, version.change).bind(9, version.created).bind(10, version.labelPosition);
    LATHE_CHECK(insert.run());
    version.id = m_database.lastInsertId();
    LATHE_CHECK(transaction.commit());
    return version;
}

Result<std::unordered_map<Hash, ContentLocation>> DatasetStore::contents() const
{
    LATHE_TRY(const std::int64_t count, m_database.integer("SELECT count(*) FROM contents"));
    LATHE_TRY(auto statement, m_database.prepare("SELECT hash, object, position, size FROM contents"));
    std::unordered_map<Hash, ContentLocation> contents;
    contents.reserve(static_cast<std::size_t>(count));
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            return contents;
        contents[hashColumn(statement, 0)] = ContentLocation{hashColumn(statement, 1),
            static_cast<std::uint64_t>(statement.integer(2)), static_cast<std::uint64_t>(statement.integer(3))};
    }
}

Result<bool> DatasetStore::hasContent(const Hash& content) const
{
    LATHE_TRY(auto statement, m_database.prepare("SELECT 1 FROM contents WHERE hash = ?"));
    return statement.bind(1, view(content)).step();
}

} // namespace lathe
