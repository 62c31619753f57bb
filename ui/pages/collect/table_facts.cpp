#include "ui/pages/collect/table_facts.h"

namespace lathe {

namespace {

constexpr int kThreads = 2; // the window's own work stays smooth

} // namespace

Result<TableFacts> TableFacts::of(const Table& table, Progress& progress)
{
    TableFacts facts;
    LATHE_TRY(facts.profiles, profileTable(table, kThreads, progress));
    facts.rows = static_cast<std::int64_t>(table.rows());
    for (const ColumnProfile& profile : facts.profiles)
        facts.missing += profile.missing;
    for (std::size_t row = 0; row < table.rows(); ++row)
        ++facts.parts[static_cast<std::size_t>(table.part(row))];
    return facts;
}

} // namespace lathe
