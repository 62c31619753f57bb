#include "services/collect_pictures.h"

#include "base/text.h"
#include "services/describe_item.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <unordered_set>

namespace lathe {

namespace {

class Collector final : public PictureSink {
public:
    Collector(std::string_view kind, const ContentTaker& take, std::int64_t total, Progress& progress)
        : m_kind(kind), m_take(take), m_total(total), m_progress(progress)
    {
    }

    Result<void> picture(std::int64_t order, FoundPicture&& found) override
    {
        if (m_progress.stopRequested())
            return cancelled();
        const Hash content = sha256(found.content);
        auto described = describeItem(m_kind, found.content);
        const std::int64_t done = ++m_done;
        if (done % 64 == 0)
            m_progress.set(done, m_total, found.path);
        if (!described) {
            skipped({toUtf8(found.path), described.error().message});
            return {};
        }
        Entry entry;
        entry.print = described->print;
        entry.className = std::move(found.className);
        entry.item = described->item;
        entry.item.content = content;
        entry.item.name = toUtf8(found.path);
        entry.item.part = found.part;
        entry.order = order;
        entry.item.label = takeClass(found.annotations).value_or(-1);
        entry.annotations = std::move(found.annotations);

        const std::lock_guard lock(m_mutex);
        ++m_formats[described->format];
        m_bytes += static_cast<std::int64_t>(found.content.size());
        m_entries.push_back(std::move(entry));
        return m_take(content, std::move(found.content));
    }

    void described(std::vector<std::string> classes, std::vector<ClassTraits> traits) override
    {
        m_classes = std::move(classes);
        m_traits = std::move(traits);
    }

    void skipped(SkippedFile&& file) override
    {
        const std::lock_guard lock(m_mutex);
        m_skipped.push_back(std::move(file));
    }

    CollectedPictures finish(std::vector<std::string> classes)
    {
        std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) { return a.order < b.order; });
        std::sort(m_skipped.begin(), m_skipped.end(),
                  [](const SkippedFile& a, const SkippedFile& b) { return a.path < b.path; });
        CollectedPictures result;
        result.set.classes = m_classes ? std::move(*m_classes) : std::move(classes);
        result.set.traits = std::move(m_traits);
        std::map<std::string, std::int32_t> labels;
        for (const std::string& name : result.set.classes)
            labels.emplace(name, static_cast<std::int32_t>(labels.size()));
        result.set.items.reserve(m_entries.size());
        result.prints.reserve(m_entries.size());
        const bool hasAnnotations = std::ranges::any_of(m_entries, [](const Entry& entry) { return !entry.annotations.empty(); });
        for (Entry& entry : m_entries) {
            if (hasAnnotations)
                result.set.annotations.push_back(std::move(entry.annotations));
            if (const auto label = labels.find(entry.className); label != labels.end())
                entry.item.label = label->second;
            result.set.items.push_back(std::move(entry.item));
            result.prints.push_back(entry.print);
        }
        result.skipped = std::move(m_skipped);
        result.formats = std::move(m_formats);
        result.files = m_done;
        result.bytes = m_bytes;
        m_progress.set(m_done, m_done, {});
        return result;
    }

private:
    struct Entry {
        std::int64_t order = 0;
        Item item;
        Thumbprint print{};
        std::string className;
        std::vector<Annotation> annotations;
    };

    std::string_view m_kind;
    const ContentTaker& m_take;
    std::int64_t m_total;
    Progress& m_progress;
    std::atomic<std::int64_t> m_done{0};
    std::mutex m_mutex; ///< guards what follows
    std::vector<Entry> m_entries;
    std::optional<std::vector<std::string>> m_classes; ///< written before the first picture
    std::vector<ClassTraits> m_traits;
    std::vector<SkippedFile> m_skipped;
    std::map<std::string, std::int64_t> m_formats;
    std::int64_t m_bytes = 0;
};

} // namespace

std::optional<std::int32_t> takeClass(std::vector<Annotation>& annotations)
{
    const auto isWhole = [](const Annotation& one) { return std::holds_alternative<WholePicture>(one.shape) && !one.confidence; };
    if (std::ranges::count_if(annotations, isWhole) != 1)
        return std::nullopt;
    const auto whole = std::ranges::find_if(annotations, isWhole);
    const std::int32_t label = whole->label;
    annotations.erase(whole);
    return label;
}

Result<CollectedPictures> collectPictures(const PictureImporter& importer, const SourceTree& source, const Params& parameters,
                                          int threads, const ContentTaker& take, Progress& progress)
{
    LATHE_TRY(auto classes, importer.classes(source));
    LATHE_TRY(const std::int64_t total, importer.count(source));
    Collector collector(importer.kind(), take, total, progress);
    LATHE_CHECK(importer.read(source, parameters, threads, collector, progress));
    return collector.finish(std::move(classes));
}

void markItems(ItemSet& set, std::size_t first, const std::vector<Thumbprint>& prints,
               const std::function<Result<Thumbprint>(const Item&)>& printOf)
{
    std::vector<std::uint64_t> hashes;
    std::vector<Thumbprint> all;
    hashes.reserve(set.items.size());
    all.reserve(set.items.size());
    for (std::size_t i = 0; i < first; ++i) {
        const auto print = printOf(set.items[i]);
        all.push_back(print ? *print : Thumbprint{});
        hashes.push_back(set.items[i].perceptualHash);
    }
    for (std::size_t i = first; i < set.items.size(); ++i) {
        all.push_back(prints[i - first]);
        hashes.push_back(set.items[i].perceptualHash);
    }
    const auto twins = findTwins(hashes, all);
    for (std::size_t i = first; i < set.items.size(); ++i) {
        Item& item = set.items[i];
        item.twin = twins[i];
        if (item.twin >= 0 && set.items[static_cast<std::size_t>(item.twin)].content != item.content)
            item.marks |= NearDuplicate;
    }
}

std::int64_t countDuplicates(const ItemSet& set)
{
    std::unordered_set<Hash> seen;
    for (const Item& item : set.items)
        seen.insert(item.content);
    return static_cast<std::int64_t>(set.items.size() - seen.size());
}

} // namespace lathe
