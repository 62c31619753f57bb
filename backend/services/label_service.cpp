#include "services/label_service.h"

#include "data/manifest.h"
#include "store/clock.h"
#include "store/label_store.h"

namespace lathe {

namespace {

LabelEvent eventFrom(LabelRow&& row)
{
    LabelEvent event;
    event.position = row.position;
    event.id = std::move(row.id);
    event.batch = std::move(row.batch);
    event.change = {std::move(row.item), std::move(row.subject), std::move(row.before), std::move(row.value)};
    event.origin = labelOriginFromText(row.origin).value_or(LabelOrigin::Hand);
    event.source = std::move(row.source);
    event.author = std::move(row.author);
    event.time = std::move(row.time);
    event.seconds = row.seconds;
    return event;
}

LabelRow rowFrom(const LabelEvent& event)
{
    return {0, event.id, event.batch, event.change.item, event.change.subject, event.change.before, event.change.value,
            std::string(toString(event.origin)), event.source, event.author, event.time, event.seconds};
}

} // namespace

Result<LabelSession> openLabels(const Workbench& workbench, std::string_view dataset, Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(DatasetVersion version, DatasetStore(*database).find(dataset.substr(0, dataset.rfind('@'))));
    LATHE_TRY(auto pictures, workbench.pictures(version));
    LATHE_TRY(auto rows, LabelStore(*database).list(version.dataset));
    LabelSession session{std::move(version), LabelState(std::move(pictures)), {}, 0, 0};
    for (LabelRow& row : rows) {
        if (progress.stopRequested())
            return cancelled();
        const LabelEvent event = eventFrom(std::move(row));
        session.history.add(event);
        session.position = event.position;
        const bool isBeside = LabelState::isBesideVersions(event.change.subject);
        if (isBeside || event.position > session.version.labelPosition)
            session.state.apply(event.change);
        session.pending += !isBeside && event.position > session.version.labelPosition;
    }
    return session;
}

std::vector<LabelEvent> labelEvents(std::vector<LabelChange> changes, LabelOrigin origin, const std::string& author,
                                    const std::string& source, double seconds)
{
    const std::string batch = newLabelId(), time = nowText();
    std::vector<LabelEvent> events;
    for (LabelChange& change : changes)
        events.push_back({0, newLabelId(), batch, std::move(change), origin, source, author, time, seconds});
    return events;
}

Result<void> writeLabels(const Workbench& workbench, std::string_view dataset, const std::vector<LabelEvent>& events, std::optional<std::int64_t> last)
{
    LATHE_TRY(Database * database, workbench.database());
    std::vector<LabelRow> rows;
    for (const LabelEvent& event : events)
        rows.push_back(rowFrom(event));
    return LabelStore(*database).append(dataset, rows, last);
}

Result<std::vector<LabelEvent>> labelEventsSince(const Workbench& workbench, std::string_view dataset, std::int64_t position)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(auto rows, LabelStore(*database).list(dataset, position));
    std::vector<LabelEvent> events;
    for (LabelRow& row : rows)
        events.push_back(eventFrom(std::move(row)));
    return events;
}

Result<DatasetVersion> keepLabels(Workbench& workbench, std::string_view dataset, Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    DatasetStore datasets(*database);
    LATHE_TRY(const DatasetVersion latest, datasets.find(dataset.substr(0, dataset.rfind('@'))));
    if (latest.kind == toString(ItemKind::Table))
        return latest;
    LATHE_TRY(const std::int64_t last, LabelStore(*database).lastPosition(latest.dataset));
    if (last <= latest.labelPosition)
        return latest;
    LATHE_TRY(const LabelSession session, openLabels(workbench, latest.dataset, progress));
    if (session.pending == 0)
        return latest;
    const ItemSet set = session.state.set();
    DatasetVersion version = session.version;
    version.classes = std::ssize(set.classes);
    version.change = "label";
    version.labelPosition = session.position;
    LATHE_TRY(version.manifest, workbench.objects().put(writeManifest(set)));
    LATHE_TRY(version, datasets.add(version, {}));
    workbench.announceDatasets();
    return version;
}

Result<DatasetVersion> currentVersion(Workbench& workbench, std::string_view reference, Progress& progress)
{
    if (reference.find('@') == std::string_view::npos)
        return keepLabels(workbench, reference, progress);
    LATHE_TRY(Database * database, workbench.database());
    return DatasetStore(*database).find(reference);
}

Result<std::vector<LabelEvent>> labelBlame(const Workbench& workbench, std::string_view dataset, const std::string& item)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(auto rows, LabelStore(*database).ofItem(dataset.substr(0, dataset.rfind('@')), item));
    std::vector<LabelEvent> events;
    for (LabelRow& row : rows)
        events.push_back(eventFrom(std::move(row)));
    return events;
}

} // namespace lathe
