#include "services/agreement_service.h"

#include "io/annotation_format.h"
#include "services/class_table.h"
#include "services/collect_pictures.h"
#include "services/picture_names.h"

#include <unordered_set>

namespace lathe {

namespace {

Result<const LabelRound*> roundOf(const LabelState& state, std::string_view name)
{
    if (const LabelRound* round = state.rounds().find(name))
        return round;
    std::string names;
    for (const LabelRound& round : state.rounds().all())
        names += (names.empty() ? "" : ", ") + round.name;
    return fail(ErrorCode::NotFound, "There is no round “" + std::string(name) + "”", names.empty() ? "No round was started yet" : "There are " + names);
}

/// Pictures and classes of a table or an annotation file, as they are called there.
Result<std::vector<ClassRow>> rowsIn(const std::filesystem::path& file, const ItemSet& set, const PictureNames& names, Progress& progress)
{
    if (isClassTable(file))
        return readClassTable(file);
    LATHE_TRY(const auto source, openSource(file, progress));
    const auto formats = builtinAnnotationFormats();
    LATHE_TRY(const AnnotationFormat* format, chooseAnnotationFormat(formats, *source, "auto"));
    LATHE_TRY(FoundAnnotations found, format->read(*source, [&](const std::string& path) -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
        const auto item = names.find(path);
        return item ? std::optional(std::pair(set.items[*item].width, set.items[*item].height)) : std::nullopt;
    }, progress));
    std::vector<ClassRow> rows;
    for (AnnotatedPicture& picture : found.set.pictures)
        if (const auto label = takeClass(picture.annotations); label && *label >= 0)
            rows.push_back({picture.path, found.set.classes[static_cast<std::size_t>(*label)]});
    return rows;
}

/// As far as the state knows both.
Result<std::vector<std::pair<std::size_t, std::int32_t>>> classesIn(const std::filesystem::path& file, const LabelState& state, ClassesTaken& taken, Progress& progress)
{
    const PictureNames names(*state.base());
    LATHE_TRY(const std::vector<ClassRow> rows, rowsIn(file, *state.base(), names, progress));
    std::unordered_map<std::string, std::int32_t> classes;
    for (const std::int32_t index : state.classOrder())
        classes.emplace(state.classes()[static_cast<std::size_t>(index)].name, index);
    std::vector<std::pair<std::size_t, std::int32_t>> result;
    for (const ClassRow& row : rows) {
        const auto item = names.find(row.picture);
        const auto known = classes.find(row.label);
        if (item && known != classes.end())
            result.emplace_back(*item, known->second);
        else
            ++taken.passedOver;
    }
    return result;
}

Result<void> write(const Workbench& workbench, const LabelSession& session, std::vector<LabelChange> changes, LabelOrigin origin, const std::string& author,
                   const std::string& source = {})
{
    std::erase_if(changes, [](const LabelChange& one) { return one.before == one.value; });
    return writeLabels(workbench, session.version.dataset, labelEvents(std::move(changes), origin, author, source));
}

} // namespace

Result<LabelRound> startRound(Workbench& workbench, std::string_view dataset, const RoundOptions& options, const std::string& author, Progress& progress)
{
    LATHE_TRY(const LabelSession session, openLabels(workbench, dataset, progress));
    if (const LabelRound* open = session.state.rounds().open())
        return fail(ErrorCode::AlreadyExists, "The round “" + open->name + "” is open", "Close it first");
    LATHE_TRY(LabelRound round, drawnRound(session.state, options));
    LATHE_CHECK(write(workbench, session, {session.state.withRound(round)}, LabelOrigin::Hand, author));
    return round;
}

Result<LabelRound> closeRound(Workbench& workbench, std::string_view dataset, std::string_view name, const std::string& author, Progress& progress)
{
    LATHE_TRY(const LabelSession session, openLabels(workbench, dataset, progress));
    LATHE_TRY(const LabelRound* found, roundOf(session.state, name));
    if (found->isClosed)
        return fail(ErrorCode::InvalidArgument, "The round “" + found->name + "” is closed already");
    LabelRound round = *found;
    round.isClosed = true;
    LATHE_CHECK(write(workbench, session, {session.state.withRound(round)}, LabelOrigin::Hand, author));
    return round;
}

Result<ClassesTaken> takeAnswers(Workbench& workbench, std::string_view dataset, std::string_view name, const std::filesystem::path& file, const std::string& person, Progress& progress)
{
    LATHE_TRY(LabelSession session, openLabels(workbench, dataset, progress));
    LATHE_TRY(const LabelRound* round, roundOf(session.state, name));
    if (round->isClosed)
        return fail(ErrorCode::InvalidArgument, "The round “" + round->name + "” is closed: nobody answers any more", "Start another one");
    ClassesTaken taken;
    LATHE_TRY(const auto found, classesIn(file, session.state, taken, progress));
    session.state.setViewer(person);
    const std::unordered_set<std::string> asked(round->items.begin(), round->items.end());
    std::vector<LabelChange> changes;
    for (const auto& [item, label] : found) {
        if (!asked.contains(session.state.key(item))) {
            ++taken.passedOver;
            continue;
        }
        changes.push_back(session.state.labelled(item, label));
        ++taken.pictures;
    }
    LATHE_CHECK(write(workbench, session, std::move(changes), LabelOrigin::Import, person, file.filename().string()));
    return taken;
}

Result<ClassesTaken> takeGold(Workbench& workbench, std::string_view dataset, const std::filesystem::path& file, const std::string& author, Progress& progress)
{
    LATHE_TRY(const LabelSession session, openLabels(workbench, dataset, progress));
    ClassesTaken taken;
    LATHE_TRY(const auto found, classesIn(file, session.state, taken, progress));
    std::vector<LabelChange> changes;
    for (const auto& [item, label] : found)
        changes.push_back(session.state.withGold(item, label));
    taken.pictures = std::ssize(found);
    LATHE_CHECK(write(workbench, session, std::move(changes), LabelOrigin::Import, author, file.filename().string()));
    return taken;
}

Result<std::int64_t> adoptConsensus(Workbench& workbench, std::string_view dataset, std::string_view name, const std::string& author, Progress& progress)
{
    LATHE_TRY(const LabelSession session, openLabels(workbench, dataset, progress));
    LATHE_TRY(const LabelRound* round, roundOf(session.state, name));
    if (!round->isClosed)
        return fail(ErrorCode::InvalidArgument, "The round “" + round->name + "” is open", "Close it first: --close");
    auto changes = adopted(session.state, roundResult(session.state, *round).pictures);
    const std::int64_t count = std::ssize(changes);
    LATHE_CHECK(write(workbench, session, std::move(changes), LabelOrigin::Suggestion, author, "consensus " + round->name));
    LATHE_TRY(const DatasetVersion version, keepLabels(workbench, session.version.dataset, progress));
    (void)version;
    return count;
}

} // namespace lathe
