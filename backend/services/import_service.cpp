#include "services/import_service.h"

#include "base/text.h"
#include "data/manifest.h"
#include "media/decode.h"
#include "services/collect_pictures.h"
#include "store/pack_writer.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>
#include <unordered_set>

namespace lathe {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

int threadCount(const ImportRequest& request)
{
    return request.threads > 0 ? request.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// A source that is open, with the importer that reads it and the name it will have.
struct OpenSource {
    std::unique_ptr<SourceTree> tree;
    const Importer* importer = nullptr;
    Params parameters;
    std::string name;
};

Result<OpenSource> openRequest(const Workbench& workbench, const ImportRequest& request, Progress& progress)
{
    OpenSource source;
    LATHE_TRY(source.tree, openSource(request.source, progress));
    LATHE_TRY(source.importer, chooseImporter(workbench.importers(), *source.tree, request.format));
    source.parameters = defaults(source.importer->parameters());
    for (const auto& [name, value] : request.parameters.values())
        source.parameters.set(name, value);
    LATHE_CHECK(checkParams(source.importer->parameters(), source.parameters));
    source.name = request.name.empty() ? datasetNameFrom(source.tree->name()) : request.name;
    if (const auto problem = datasetNameProblem(source.name))
        return fail(ErrorCode::InvalidArgument, *problem, "Choose another name with --name");
    return source;
}

Result<std::optional<DatasetVersion>> latestVersion(const Workbench& workbench, const std::string& name)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const auto versions, DatasetStore(*database).versions(name));
    return versions.empty() ? std::nullopt : std::optional<DatasetVersion>(versions.back());
}

Result<Thumbprint> storedPrint(const ItemSet& set, const Item& item)
{
    LATHE_TRY(const auto content, set.contents->read(item.content));
    LATHE_TRY(const Image image, decodePreview(content.bytes, 32));
    return thumbprint(image);
}

/// The classes of both, old ones first; `translated` gives the index of each class of `found`.
std::vector<std::string> joinedClasses(const ItemSet& old, const ItemSet& found, std::vector<std::int32_t>& translated)
{
    std::vector<std::string> classes = old.classes;
    std::map<std::string, std::int32_t> labels;
    for (const std::string& name : classes)
        labels.emplace(name, static_cast<std::int32_t>(labels.size()));
    for (const std::string& name : found.classes) {
        const auto [place, isNew] = labels.emplace(name, static_cast<std::int32_t>(classes.size()));
        if (isNew)
            classes.push_back(name);
        translated.push_back(place->second);
    }
    return classes;
}

/// The old items, then those of `found` that are not among them (same name and content). A picture that is
/// found under another name only was moved: it keeps its place and part and gets the new name and class.
ItemSet joined(const ItemSet& old, CollectedPictures& found, std::vector<Thumbprint>& newPrints)
{
    if (old.items.empty()) {
        newPrints = std::move(found.prints);
        return std::move(found.set);
    }
    ItemSet set;
    std::vector<std::int32_t> translated;
    set.classes = joinedClasses(old, found.set, translated);
    set.items = old.items;

    std::set<std::pair<Hash, std::string>> foundKeys, knownKeys;
    for (const Item& item : found.set.items)
        foundKeys.emplace(item.content, item.name);
    std::unordered_multimap<Hash, std::size_t> gone;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        const Item& item = set.items[i];
        knownKeys.emplace(item.content, item.name);
        if (!foundKeys.contains({item.content, item.name}))
            gone.emplace(item.content, i);
    }
    for (std::size_t i = 0; i < found.set.items.size(); ++i) {
        Item& item = found.set.items[i];
        if (knownKeys.contains({item.content, item.name}))
            continue;
        if (item.label >= 0)
            item.label = translated[static_cast<std::size_t>(item.label)];
        if (const auto moved = gone.find(item.content); moved != gone.end()) {
            set.items[moved->second].name = item.name;
            set.items[moved->second].label = item.label;
            gone.erase(moved);
            continue;
        }
        set.items.push_back(std::move(item));
        newPrints.push_back(found.prints[i]);
    }
    return set;
}

/// Parts for the items that have none; those of an earlier version keep theirs.
void completeParts(ItemSet& set, std::size_t first, std::uint64_t seed)
{
    if (first == 0) {
        const auto parts = completedSplit(set, seed);
        for (std::size_t i = 0; i < parts.size(); ++i)
            set.items[i].part = parts[i];
        return;
    }
    ItemSet added;
    added.classes = set.classes;
    added.items.assign(set.items.begin() + static_cast<std::ptrdiff_t>(first), set.items.end());
    const auto offset = static_cast<std::int64_t>(first);
    for (Item& item : added.items)
        item.twin = item.twin >= offset ? item.twin - offset : -1;
    const auto parts = completedSplit(added, seed);
    std::unordered_map<Hash, Part> partOf;
    for (std::size_t i = 0; i < first; ++i)
        partOf.emplace(set.items[i].content, set.items[i].part);
    for (std::size_t i = first; i < set.items.size(); ++i) {
        Item& item = set.items[i];
        const auto same = partOf.find(item.content);
        if (item.part == Part::Unassigned && same != partOf.end())
            item.part = same->second;
        else if (item.part == Part::Unassigned && item.twin >= 0 && item.twin < offset)
            item.part = set.items[static_cast<std::size_t>(item.twin)].part;
        else
            item.part = parts[i - first];
    }
}

std::int64_t countMarked(const ItemSet& set, ItemMark mark)
{
    return std::count_if(set.items.begin(), set.items.end(), [&](const Item& item) { return item.marks & mark; });
}

Error nothingFound(const CollectedPictures& found, const std::filesystem::path& source)
{
    std::string message = "No picture could be read";
    if (!found.skipped.empty())
        message += "; the first of " + grouped(std::ssize(found.skipped)) + " broken files is " + found.skipped.front().path
            + ": " + found.skipped.front().reason;
    return Error{ErrorCode::NotFound, message, "Give a folder with one sub-folder of pictures a class",
                 source.string()};
}

/// Reads contents that a preview put aside; the folder goes with the last owner.
class PreviewContents final : public ContentReader {
public:
    PreviewContents(std::filesystem::path folder) : m_folder(std::move(folder)), m_objects(m_folder) {}
    ~PreviewContents() override
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }

    const ObjectStore& objects() const { return m_objects; }
    void setPlaces(const std::unordered_map<Hash, ContentLocation>& places) { m_places = places; }

    Result<Content> read(const Hash& content) const override
    {
        const auto found = m_places.find(content);
        if (found == m_places.end())
            return fail(ErrorCode::NotFound, "The preview has no such picture");
        LATHE_TRY(const auto file, m_objects.map(found->second.object));
        return Content{file->bytes().subspan(found->second.offset, found->second.size), file};
    }

private:
    std::filesystem::path m_folder;
    ObjectStore m_objects;
    std::unordered_map<Hash, ContentLocation> m_places;
};

/// Takes back packs that nothing refers to, after an import that did not end in a version.
void removePacks(const Workbench& workbench, const PackWriter& packs)
{
    std::unordered_set<Hash> objects;
    for (const auto& [content, place] : packs.added())
        objects.insert(place.object);
    const auto database = workbench.database();
    const auto kept = database ? DatasetStore(**database).contents() : tl::unexpected<Error>(database.error());
    if (!kept)
        return;
    for (const auto& [content, place] : *kept)
        objects.erase(place.object);
    for (const Hash& object : objects)
        if (!object.isNull())
            (void)workbench.objects().remove(object);
}

} // namespace

std::string datasetNameFrom(std::string_view text)
{
    std::string name;
    for (const char c : lowered(text)) {
        const bool isAllowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        if (isAllowed)
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (!name.empty() && (name.back() == '-' || name.back() == '.'))
        name.pop_back();
    while (!name.empty() && name.front() == '.')
        name.erase(name.begin());
    return name.empty() ? "pictures" : name.substr(0, 64);
}

std::optional<std::string> datasetNameProblem(std::string_view name)
{
    if (name.empty())
        return "A dataset needs a name";
    if (name.size() > 64)
        return "A dataset's name has at most 64 characters";
    for (const char c : name) {
        const bool isAllowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '-' || c == '.';
        if (!isAllowed)
            return "A dataset's name has letters, digits, “-”, “_” and “.” only, not “" + std::string(name) + "”";
    }
    if (name.front() == '.' || name.front() == '-')
        return "A dataset's name starts with a letter or a digit";
    return std::nullopt;
}

Result<ImportPreview> previewImport(const Workbench& workbench, const ImportRequest& request, Progress& progress)
{
    const auto start = Clock::now();
    LATHE_TRY(const OpenSource source, openRequest(workbench, request, progress));
    LATHE_TRY(const auto latest, latestVersion(workbench, source.name));

    const auto folder = workbench.cacheFolder() / ("preview-" + sha256(asBytes(request.source.string()
        + std::to_string(Clock::now().time_since_epoch().count()))).hex().substr(0, 16));
    auto contents = std::make_shared<PreviewContents>(folder);
    PackWriter packs(contents->objects(), [](const Hash&) { return false; });
    LATHE_TRY(CollectedPictures found, collectPictures(*source.importer, *source.tree, source.parameters,
        threadCount(request), [&](const Hash& hash, Bytes bytes) { return packs.add(hash, std::move(bytes)); }, progress));
    LATHE_CHECK(packs.finish());
    if (found.set.items.empty())
        return tl::unexpected<Error>(nothingFound(found, request.source));

    markItems(found.set, 0, found.prints, {});
    completeParts(found.set, 0, request.seed);
    contents->setPlaces(packs.added());

    ImportPreview preview;
    preview.name = source.name;
    preview.format = source.importer->info().id;
    preview.formatName = source.importer->info().name;
    preview.exists = latest.has_value();
    preview.set = std::move(found.set);
    preview.set.contents = contents;
    preview.files = found.files;
    preview.duplicates = countDuplicates(preview.set);
    preview.nearDuplicates = countMarked(preview.set, NearDuplicate);
    preview.nearlyPlain = countMarked(preview.set, NearlyPlain);
    preview.bytes = found.bytes;
    preview.formats = std::move(found.formats);
    preview.skipped = std::move(found.skipped);
    preview.ignored = std::max<std::int64_t>(0, std::ssize(source.tree->files()) - found.files);
    preview.seconds = secondsSince(start);
    return preview;
}

Result<ImportOutcome> importDataset(Workbench& workbench, const ImportRequest& request, Progress& progress)
{
    const auto start = Clock::now();
    LATHE_TRY(const OpenSource source, openRequest(workbench, request, progress));
    LATHE_TRY(const auto latest, latestVersion(workbench, source.name));
    auto old = std::make_shared<const ItemSet>();
    if (latest) {
        LATHE_TRY(old, workbench.items(*latest));
    }
    LATHE_TRY(Database * database, workbench.database());
    DatasetStore datasets(*database);
    LATHE_TRY(const auto known, datasets.contents());

    PackWriter packs(workbench.objects(), [&](const Hash& hash) { return known.contains(hash); });
    auto collected = collectPictures(*source.importer, *source.tree, source.parameters, threadCount(request),
                                     [&](const Hash& hash, Bytes bytes) { return packs.add(hash, std::move(bytes)); }, progress);
    if (const auto finished = packs.finish(); collected && !finished)
        collected = tl::unexpected<Error>(finished.error());
    if (!collected) {
        removePacks(workbench, packs);
        return tl::unexpected<Error>(std::move(collected).error());
    }
    if (collected->set.items.empty() && !latest)
        return tl::unexpected<Error>(nothingFound(*collected, request.source));

    progress.set(0, 0, "Looking for duplicates");
    const std::size_t first = old->items.size();
    std::vector<Thumbprint> prints;
    ItemSet set = joined(*old, *collected, prints);
    if (set.items.size() > first) {
        markItems(set, first, prints, [&](const Item& item) { return storedPrint(*old, item); });
        completeParts(set, first, request.seed);
    }

    DatasetVersion version;
    version.dataset = source.name;
    version.items = std::ssize(set.items);
    version.classes = std::ssize(set.classes);
    version.source = request.source.string();
    version.change = "import";
    LATHE_TRY(version.manifest, workbench.objects().put(writeManifest(set)));
    ImportOutcome outcome;
    LATHE_TRY(outcome.version, datasets.add(version, packs.added()));
    outcome.added = !latest || outcome.version.id != latest->id;
    outcome.newContents = std::ssize(packs.added());
    outcome.classes = countClasses(set);
    outcome.skipped = std::move(collected->skipped);
    outcome.duplicates = countDuplicates(set);
    outcome.nearDuplicates = countMarked(set, NearDuplicate);
    outcome.seconds = secondsSince(start);
    workbench.announceDatasets();
    return outcome;
}

Result<DatasetVersion> splitDataset(Workbench& workbench, std::string_view reference, const SplitShares& shares,
                                    std::uint64_t seed)
{
    LATHE_TRY(Database * database, workbench.database());
    DatasetStore datasets(*database);
    LATHE_TRY(DatasetVersion version, datasets.find(reference));
    LATHE_TRY(const auto items, workbench.items(version));
    ItemSet set = *items;
    LATHE_TRY(const auto parts, stratifiedSplit(set, shares, seed));
    for (std::size_t i = 0; i < parts.size(); ++i)
        set.items[i].part = parts[i];
    version.change = "split " + shortest(shares.train) + "/" + shortest(shares.validation) + "/" + shortest(shares.test)
        + ", seed " + std::to_string(seed);
    LATHE_TRY(version.manifest, workbench.objects().put(writeManifest(set)));
    LATHE_TRY(const DatasetVersion added, datasets.add(version, {}));
    workbench.announceDatasets();
    return added;
}

} // namespace lathe
