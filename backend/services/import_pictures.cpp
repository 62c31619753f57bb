#include "services/import_source.h"

#include "base/text.h"
#include "data/manifest.h"
#include "media/decode.h"
#include "services/collect_pictures.h"
#include "store/pack_writer.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <unordered_set>

namespace lathe {

namespace {

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
    set.traits = old.traits;
    if (!set.traits.empty() || !found.set.traits.empty())
        set.traits.resize(set.classes.size());
    for (std::size_t i = 0; i < found.set.traits.size(); ++i)
        if (translated[i] >= std::ssize(old.classes))
            set.traits[static_cast<std::size_t>(translated[i])] = found.set.traits[i];
    set.annotations = old.annotations;

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
        if (const auto& brought = found.set.annotationsOf(i); !brought.empty()) {
            set.annotations.resize(set.items.size() + 1);
            set.annotations.back() = brought;
            for (Annotation& one : set.annotations.back())
                one.label = one.label < 0 ? -1 : translated[static_cast<std::size_t>(one.label)];
        }
        set.items.push_back(std::move(item));
        newPrints.push_back(found.prints[i]);
    }
    if (!set.annotations.empty())
        set.annotations.resize(set.items.size());
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

bool areImages(const PictureImporter& importer) { return importer.kind() == toString(ItemKind::Image); }

Error nothingFound(const PictureImporter& importer, const CollectedPictures& found, const std::filesystem::path& source)
{
    std::string message = areImages(importer) ? "No picture could be read"
        : importer.kind() == toString(ItemKind::Text) ? "No text could be read" : "No sound could be read";
    if (!found.skipped.empty())
        message += "; the first of " + grouped(std::ssize(found.skipped)) + " broken files is " + found.skipped.front().path
            + ": " + found.skipped.front().reason;
    return Error{ErrorCode::NotFound, message,
                 areImages(importer) ? "Give a folder with one sub-folder of pictures a class" : "Give a folder of such files, or another format",
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

Result<ImportPreview> previewPictures(const Workbench& workbench, const PictureImporter& importer, const ImportSource& source,
                                      const ImportRequest& request, Progress& progress)
{
    const auto folder = workbench.cacheFolder() / ("preview-" + sha256(asBytes(request.source.string()
        + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()))).hex().substr(0, 16));
    auto contents = std::make_shared<PreviewContents>(folder);
    PackWriter packs(contents->objects(), [](const Hash&) { return false; });
    LATHE_TRY(CollectedPictures found, collectPictures(importer, *source.tree, source.parameters, source.threads,
        [&](const Hash& hash, Bytes bytes) { return packs.add(hash, std::move(bytes)); }, progress));
    LATHE_CHECK(packs.finish());
    if (found.set.items.empty())
        return tl::unexpected<Error>(nothingFound(importer, found, request.source));

    if (areImages(importer))
        markItems(found.set, 0, found.prints, {});
    completeParts(found.set, 0, request.seed);
    contents->setPlaces(packs.added());

    ImportPreview preview;
    found.set.contents = contents;
    preview.files = found.files;
    preview.duplicates = countDuplicates(found.set);
    preview.nearDuplicates = countMarked(found.set, NearDuplicate);
    preview.nearlyPlain = countMarked(found.set, NearlyPlain);
    preview.bytes = found.bytes;
    preview.formats = std::move(found.formats);
    preview.skippedCount = std::ssize(found.skipped);
    preview.skipped = std::move(found.skipped);
    preview.ignored = std::max<std::int64_t>(0, std::ssize(source.tree->files()) - found.files);
    preview.items = std::move(found.set);
    return preview;
}

Result<ImportOutcome> importPictures(Workbench& workbench, const PictureImporter& importer, const ImportSource& source,
                                     const ImportRequest& request, Progress& progress)
{
    const auto& latest = source.latest;
    auto old = std::make_shared<const ItemSet>();
    if (latest) {
        LATHE_TRY(old, workbench.pictures(*latest));
    }
    LATHE_TRY(Database * database, workbench.database());
    DatasetStore datasets(*database);
    LATHE_TRY(const auto known, datasets.contents());

    PackWriter packs(workbench.objects(), [&](const Hash& hash) { return known.contains(hash); });
    auto collected = collectPictures(importer, *source.tree, source.parameters, source.threads,
                                     [&](const Hash& hash, Bytes bytes) { return packs.add(hash, std::move(bytes)); }, progress);
    if (const auto finished = packs.finish(); collected && !finished)
        collected = tl::unexpected<Error>(finished.error());
    if (!collected) {
        removePacks(workbench, packs);
        return tl::unexpected<Error>(std::move(collected).error());
    }
    if (collected->set.items.empty() && !latest)
        return tl::unexpected<Error>(nothingFound(importer, *collected, request.source));

    progress.set(0, 0, "Looking for duplicates");
    const std::size_t first = old->items.size();
    std::vector<Thumbprint> prints;
    ItemSet set = joined(*old, *collected, prints);
    if (set.items.size() > first) {
        if (areImages(importer))
            markItems(set, first, prints, [&](const Item& item) { return storedPrint(*old, item); });
        completeParts(set, first, request.seed);
    }

    DatasetVersion version;
    version.dataset = source.name;
    version.kind = importer.kind();
    version.items = std::ssize(set.items);
    version.classes = std::ssize(set.classes);
    version.source = request.source.string();
    version.change = "import";
    version.labelPosition = latest ? latest->labelPosition : 0;
    LATHE_TRY(version.manifest, workbench.objects().put(writeManifest(set)));
    ImportOutcome outcome;
    LATHE_TRY(outcome.version, datasets.add(version, packs.added()));
    outcome.added = !latest || outcome.version.id != latest->id;
    outcome.newContents = std::ssize(packs.added());
    outcome.classes = countClasses(set);
    outcome.skippedCount = std::ssize(collected->skipped);
    outcome.skipped = std::move(collected->skipped);
    outcome.duplicates = countDuplicates(set);
    outcome.nearDuplicates = countMarked(set, NearDuplicate);
    return outcome;
}

} // namespace lathe
