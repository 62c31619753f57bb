#include "store/label_store.h"

#include "store/clock.h"

namespace lathe {

namespace {

constexpr std::string_view kSelect =
    "SELECT e.position, e.id, e.batch, e.item, e.subject, e.before, e.value, e.origin, e.source, e.author, e.time, e.seconds "
    "FROM label_events e JOIN datasets d ON d.id = e.dataset WHERE d.name = ? ";

Result<std::vector<LabelRow>> readAll(Statement& statement)
{
    std::vector<LabelRow> rows;
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            return rows;
        rows.push_back({statement.integer(0), statement.text(1), statement.text(2), statement.text(3), statement.text(4), statement.text(5),
                        statement.text(6), statement.text(7), statement.text(8), statement.text(9), statement.text(10), statement.real(11)});
    }
}

} // namespace

Result<void> LabelStore::append(std::string_view dataset, std::vector<LabelRow>& rows, std::optional<std::int64_t> last)
{
    LATHE_TRY(auto transaction, Transaction::begin(m_database));
    LATHE_TRY(auto find, m_database.prepare("SELECT id FROM datasets WHERE name = ?"));
    LATHE_TRY(const bool found, find.bind(1, dataset).step());
    if (!found)
        return fail(ErrorCode::NotFound, "There is no dataset “" + std::string(dataset) + "” to label");
    const std::int64_t owner = find.integer(0);
    if (last) {
        LATHE_TRY(const std::int64_t now, lastPosition(dataset));
        if (now != *last)
            return fail(ErrorCode::AlreadyExists, "More was labelled meanwhile", "Try again");
    }
    LATHE_TRY(auto insert, m_database.prepare(
        "INSERT INTO label_events (id, dataset, batch, item, subject, before, value, origin, source, author, time, seconds) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"));
    for (LabelRow& row : rows) {
        if (row.time.empty())
            row.time = nowText();
        insert.bind(1, row.id).bind(2, owner).bind(3, row.batch).bind(4, row.item).bind(5, row.subject).bind(6, row.before);
        insert.bind(7, row.value).bind(8, row.origin).bind(9, row.source).bind(10, row.author).bind(11, row.time).bind(12, row.seconds);
        LATHE_CHECK(insert.run());
        row.position = m_database.lastInsertId();
    }
    return transaction.commit();
}

Result<std::vector<LabelRow>> LabelStore::list(std::string_view dataset, std::int64_t position) const
{
    LATHE_TRY(auto statement, m_database.prepare(std::string(kSelect) + "AND e.position > ? ORDER BY e.position"));
    statement.bind(1, dataset).bind(2, position);
    return readAll(statement);
}

Result<std::vector<LabelRow>> LabelStore::ofItem(std::string_view dataset, std::string_view item) const
{
    LATHE_TRY(auto statement, m_database.prepare(std::string(kSelect) + "AND e.item = ? ORDER BY e.position"));
    statement.bind(1, dataset).bind(2, item);
    return readAll(statement);
}

Result<std::int64_t> LabelStore::lastPosition(std::string_view dataset) const
{
    LATHE_TRY(auto statement, m_database.prepare(
        "SELECT coalesce(max(e.position), 0) FROM label_events e JOIN datasets d ON d.id = e.dataset WHERE d.name = ?"));
    LATHE_TRY(const bool found, statement.bind(1, dataset).step());
    return found ? statement.integer(0) : 0;
}

} // namespace lathe
