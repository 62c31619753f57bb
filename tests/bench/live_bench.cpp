// The live loop of labelling on real pictures: how many labels its queue saves against random order, how many flipped
// labels its review finds, and how long a step takes with 10,000 pictures.
#include "bench/bench.h"

#include "app/module_loader.h"
#include "base/file.h"
#include "base/random.h"
#include "label/label_issues.h"
#include "label/live_session.h"
#include "services/import_service.h"
#include "services/live_service.h"

#include <cmath>
#include <numeric>

using namespace lathe;

namespace {

constexpr int kSeeds = 10;
constexpr std::size_t kBetween = 5;    // labels until the head learns again
constexpr double kGoal = 0.9;          // of the accuracy with all labels
constexpr double kStudent = 2.262;     // 97.5 % of Student's t, nine degrees of freedom

struct Pool {
    Embeddings embeddings;
    std::vector<std::int32_t> labels;
    std::size_t classes = 0;
    std::vector<std::size_t> pool, judged;
};

ItemSet chosen(const ItemSet& set, std::size_t count, std::uint64_t seed)
{
    std::vector<std::size_t> items(set.items.size());
    std::iota(items.begin(), items.end(), std::size_t(0));
    Random random(seed);
    random.shuffle(items);
    items.resize(std::min(count, items.size()));
    return set.take(items);
}

double accuracy(const LiveHead& head, const Pool& pool)
{
    if (!head.isFitted())
        return 0;
    const auto shares = head.predict(pool.embeddings, pool.judged);
    double right = 0;
    for (std::size_t i = 0; i < pool.judged.size(); ++i) {
        const auto row = shares.begin() + static_cast<std::ptrdiff_t>(i * pool.classes);
        right += std::max_element(row, row + static_cast<std::ptrdiff_t>(pool.classes)) - row == pool.labels[pool.judged[i]];
    }
    return right / static_cast<double>(pool.judged.size());
}

/// Labels until `goal` is reached and stays reached for another look.
std::size_t labelsNeeded(const Pool& pool, bool isQueued, std::uint64_t seed, double goal)
{
    std::vector<std::size_t> order = pool.pool;
    Random random(seed);
    random.shuffle(order);
    std::vector<std::int32_t> known(pool.labels.size(), -1);
    std::vector<bool> isOpen(pool.labels.size());
    for (const std::size_t item : order)
        isOpen[item] = true;
    LiveSession session(std::make_shared<const Embeddings>(pool.embeddings));
    LiveHead head;
    std::size_t count = 0;
    const auto label = [&](std::size_t item) {
        known[item] = pool.labels[item];
        isOpen[item] = false;
        ++count;
    };
    std::size_t next = 0, reached = 0;
    while (count < order.size()) {
        (void)head.fit(pool.embeddings, known, pool.pool, pool.classes);
        if (!head.isFitted() || accuracy(head, pool) < goal)
            reached = 0;
        else if (reached == 0)
            reached = count;
        else
            return reached;
        if (isQueued) {
            const LiveAnswer answer = session.step(known, isOpen, pool.classes, seed * 1000 + count);
            for (std::size_t i = 0; i < std::min(kBetween, answer.queue.size()); ++i)
                label(answer.queue[i].item);
        } else {
            for (std::size_t i = 0; i < kBetween && next < order.size(); ++i)
                label(order[next++]);
        }
    }
    return count;
}

void compareOrders(const char* name, const Pool& pool)
{
    LiveHead all;
    (void)all.fit(pool.embeddings, pool.labels, pool.pool, pool.classes);
    const double whole = accuracy(all, pool);
    std::vector<double> saved, random, queued;
    for (int seed = 0; seed < kSeeds; ++seed) {
        random.push_back(static_cast<double>(labelsNeeded(pool, false, static_cast<std::uint64_t>(seed), kGoal * whole)));
        queued.push_back(static_cast<double>(labelsNeeded(pool, true, static_cast<std::uint64_t>(seed), kGoal * whole)));
        saved.push_back(1 - queued.back() / random.back());
    }
    const auto mean = [](const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); };
    double variance = 0;
    for (const double one : saved)
        variance += (one - mean(saved)) * (one - mean(saved)) / (kSeeds - 1);
    const double half = kStudent * std::sqrt(variance / kSeeds);
    std::printf("%-14s %5zu to label, %zu to judge by; accuracy with all labels %.3f; to %.3f: random %.0f, queue %.0f labels; saved %.1f %% (%.1f to %.1f)\n", name,
                pool.pool.size(), pool.judged.size(), whole, kGoal * whole, mean(random), mean(queued), 100 * mean(saved), 100 * (mean(saved) - half), 100 * (mean(saved) + half));
    std::fflush(stdout);
}

void findFlipped(const Pool& pool)
{
    std::vector<double> found;
    for (int seed = 0; seed < 3; ++seed) {
        Random random(static_cast<std::uint64_t>(seed));
        std::vector<std::int32_t> given = pool.labels;
        std::vector<bool> isFlipped(given.size());
        for (std::size_t i = 0; i < given.size(); ++i)
            if (random.uniform() < 0.05) {
                given[i] = static_cast<std::int32_t>((static_cast<std::size_t>(given[i]) + 1 + random.below(pool.classes - 1)) % pool.classes);
                isFlipped[i] = true;
            }
        const auto shares = outOfFoldProbabilities(pool.embeddings, given, pool.classes, 5, static_cast<std::uint64_t>(seed));
        const auto issues = labelIssues(shares, given, pool.classes);
        double right = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(100, issues.size()); ++i)
            right += isFlipped[issues[i].item];
        found.push_back(right);
        std::printf("flipped labels: seed %d, %zu of %zu flipped, %.0f of the first 100 of the review are (5 %% of all are)\n", seed,
                    static_cast<std::size_t>(std::count(isFlipped.begin(), isFlipped.end(), true)), given.size(), right);
        std::fflush(stdout);
    }
}

void timeSteps(const Pool& pool)
{
    std::vector<double> seconds;
    LiveSession session(std::make_shared<const Embeddings>(pool.embeddings));
    std::vector<std::int32_t> known(pool.labels.size(), -1);
    std::vector<bool> isOpen(pool.labels.size(), true);
    for (std::size_t item = 0; item < 2000; ++item) {
        known[item] = pool.labels[item];
        isOpen[item] = false;
        if (item % 100 == 99)
            seconds.push_back(session.step(known, isOpen, pool.classes, item).seconds);
    }
    std::printf("a step with %zu pictures of %zu dimensions, 100 to 2,000 labels: median %.3f s, longest %.3f s\n", pool.labels.size(), pool.embeddings.dims,
                bench::median(seconds), *std::max_element(seconds.begin(), seconds.end()));
}

class Workspace {
public:
    Workspace() : m_folder(TemporaryFolder::create("lathe-bench").value())
    {
        m_workbench = Workbench::open(m_folder.path(), Workbench::Missing::Create, learnerModuleLoader()).value();
    }
    Pool pool(const std::string& source, const std::filesystem::path& weights, std::size_t most, std::size_t judged)
    {
        NoProgress quiet;
        ImportRequest request;
        request.source = std::filesystem::path(LATHE_SHARED_DATA) / "images" / source;
        request.name = source;
        const auto imported = importDataset(*m_workbench, request, quiet);
        if (!imported) {
            std::fprintf(stderr, "%s\n", toString(imported.error()).c_str());
            std::exit(1);
        }
        const auto all = m_workbench->pictures(imported->version).value();
        ItemSet training = chosen(all->part(Part::Train), most, 1);
        const ItemSet judging = chosen(all->part(all->indices(Part::Test).empty() ? Part::Validation : Part::Test), judged, 2);
        Pool pool;
        for (std::size_t i = 0; i < training.items.size(); ++i)
            pool.pool.push_back(i);
        for (std::size_t i = 0; i < judging.items.size(); ++i)
            pool.judged.push_back(training.items.size() + i);
        training.items.insert(training.items.end(), judging.items.begin(), judging.items.end());
        for (const Item& item : training.items)
            pool.labels.push_back(item.label);
        pool.classes = all->classes.size();
        const auto start = bench::Clock::now();
        auto embedded = embedPictures(*m_workbench, training, {{}, weights}, quiet);
        if (!embedded) {
            std::fprintf(stderr, "%s\n", toString(embedded.error()).c_str());
            std::exit(1);
        }
        std::printf("%s: %zu pictures looked at in %.1f s\n", source.c_str(), training.items.size(), bench::secondsSince(start));
        std::fflush(stdout);
        pool.embeddings = std::move(*embedded);
        return pool;
    }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<Workbench> m_workbench;
};

} // namespace

int main()
{
    std::printf("%s\n", bench::machine().c_str());
    const std::filesystem::path weights = std::filesystem::path(LATHE_SHARED_DATA) / "weights" / "mobilenet_v2_0.35_imagenet_features"
        / "mobilenet_v2_0.35_features_torchvision_keys.safetensors";
    Workspace workspace;
    compareOrders("hymenoptera", workspace.pool("hymenoptera", weights, 1000, 1000));
    compareOrders("fashion-mnist", workspace.pool("fashion-mnist", weights, 2000, 2000));
    const Pool large = workspace.pool("fashion-mnist", weights, 10'000, 0);
    findFlipped(large);
    timeSteps(large);
    return 0;
}
