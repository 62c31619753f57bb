#include "nn/detail/fit_network.h"

#include "base/hash.h"
#include "base/text.h"
#include "nn/detail/caching_allocator.h"
#include "nn/detail/detector_model.h"
#include "nn/detail/device.h"
#include "nn/detail/execution.h"
#include "nn/detail/feature_cache.h"
#include "nn/detail/guard.h"
#include "nn/detail/network_model.h"
#include "nn/detail/trainer.h"

#include <ATen/Parallel.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kStatisticsSample = 10'000;
constexpr double kMemoryShare = 0.5; ///< of the free memory, for decoded pictures or cached features

/// What teaches and judges a network.
ItemSet labelled(const ItemSet& items, bool detects)
{
    if (detects)
        return items.take(picturesWithBoxes(items));
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < items.items.size(); ++i)
        if (items.items[i].label >= 0 && items.items[i].label < static_cast<int>(items.classes.size()))
            chosen.push_back(i);
    return items.take(chosen);
}

class Fit {
public:
    Fit(NetworkRequest& request, const ItemSet& train, const ItemSet& validation, const TrainingSetup& setup,
        Device device, Progress& progress, TrainingObserver& observer)
        : m_request(request)
        , m_setup(setup)
        , m_device(std::move(device))
        , m_progress(progress)
        , m_observer(observer)
        , m_budget(static_cast<std::int64_t>(kMemoryShare * static_cast<double>(freeMemory())))
        , m_train(labelled(train, request.detects), request.input, m_budget)
        , m_validation(labelled(validation, request.detects), request.input,
                       m_budget - static_cast<std::int64_t>(m_train.pictureBytes() * m_train.size()))
    {
    }

    Result<FitResult> run();

private:
    Result<void> readPictures();
    Result<Network> prepareNetwork();
    Result<void> openSources(const Network& network);
    std::unique_ptr<Objective> objective(const Network& network) const;
    bool featuresFit(const Network& network) const;
    std::string fingerprint() const;
    void report();
    Result<FitResult> finish(const Network& network, StateDict weights, TrainingReport report);

    NetworkRequest& m_request;
    const TrainingSetup& m_setup;
    Device m_device;
    Progress& m_progress;
    TrainingObserver& m_observer;
    std::int64_t m_budget;
    PictureSource m_train, m_validation;
    std::unique_ptr<BatchSource> m_trainSource, m_validationSource;
    int m_from = 0;
};

Result<FitResult> Fit::run()
{
    const ComputeThreadsScope threadScope;
    const CachingAllocatorScope memoryScope;
    if (m_device.id == "cpu" && m_request.settings.precision == PrecisionChoice::Float16)
        return fail(ErrorCode::InvalidArgument, "The processor does not compute in float16",
                    "Choose bfloat16, float32 or automatic");
    std::optional<TrainingState> resume;
    if (m_setup.resumeFrom) {
        LATHE_TRY(resume, trainingStateFromBytes(m_setup.resumeFrom->state));
    }
    if (m_setup.threads > 0 || resume)
        setComputeThreads(m_setup.threads > 0 ? m_setup.threads : resume->threads);

    LATHE_CHECK(readPictures());
    LATHE_TRY(Network network, prepareNetwork());
    TrainingReport report;
    if (m_request.settings.epochs == 0)
        return finish(network, network.state(), report);
    LATHE_CHECK(openSources(network));

    const std::unique_ptr<Objective> aim = objective(network);
    Execution execution;
    if (resume) {
        execution.threads = m_setup.threads > 0 ? m_setup.threads : resume->threads;
        execution.precision = resume->precision;
    } else {
        TrainingSettings settings = m_request.settings;
        settings.precision = precisionFromText(m_setup.precision).value_or(settings.precision);
        execution = chooseExecution(network, *m_trainSource, settings, *aim, m_from, m_device, m_setup.threads, m_progress);
    }
    if (m_progress.stopRequested() && !resume)
        return cancelled();
    if (!execution.summary.empty())
        m_observer.message(execution.summary);
    setComputeThreads(execution.threads);
    network.setPrecision(scalarType(execution.precision));
    m_observer.message("Training on " + m_device.id + " with " + std::to_string(execution.threads)
                       + (execution.threads == 1 ? " thread in " : " threads in ")
                       + std::string(toString(execution.precision)));

    TrainingPlan plan{network, *m_trainSource, *aim};
    plan.validation = m_validation.size() > 0 ? m_validationSource.get() : nullptr;
    plan.from = m_from;
    plan.settings = m_request.settings;
    plan.seed = m_setup.seed;
    plan.threads = execution.threads;
    plan.precision = execution.precision;
    plan.fingerprint = fingerprint();
    plan.resume = std::move(resume);
    plan.epochDone = [this] { this->report(); };
    LATHE_TRY(TrainingOutcome outcome, train(std::move(plan), m_progress, m_observer));

    report.threads = execution.threads;
    report.precision = toString(execution.precision);
    report.epochs = outcome.epochs;
    report.bestEpoch = outcome.bestEpoch;
    report.stopped = outcome.stopped;
    report.stopReason = outcome.stopReason;
    report.itemsPerSecond = outcome.itemsPerSecond;
    return finish(network, std::move(outcome.weights), std::move(report));
}

Result<void> Fit::readPictures()
{
    if (m_train.size() == 0 && m_request.settings.epochs > 0)
        return fail(ErrorCode::Incompatible,
                    m_request.detects ? "The training part has no pictures with boxes" : "The training part has no labelled pictures",
                    "Label some, or split the dataset");
    if (m_request.settings.epochs > 0) {
        LATHE_CHECK(m_train.load(m_progress, "Reading the training pictures"));
        LATHE_CHECK(m_validation.load(m_progress, "Reading the validation pictures"));
        report();
        if (m_train.usable().empty())
            return fail(ErrorCode::Incompatible, "No picture of the training part can be decoded", "Look at the run's log for the reasons");
        if (!m_train.inMemory())
            m_observer.message("The decoded pictures do not fit in memory, so they are decoded again in every epoch");
    }
    if (m_request.input.mean.empty()) {
        const PictureSource::Statistics statistics = m_train.statistics(kStatisticsSample);
        m_request.input.mean = statistics.mean;
        m_request.input.deviation = statistics.deviation;
    }
    m_train.setNormalisation(m_request.input.mean, m_request.input.deviation);
    m_validation.setNormalisation(m_request.input.mean, m_request.input.deviation);
    return {};
}

Result<Network> Fit::prepareNetwork()
{
    const int frozen = m_request.frozen > 0 ? m_request.frozen + 1 : 0;
    LATHE_TRY(Network network, Network::create(m_request.graph, torch::Device(m_device.id), frozen));
    network.initialise(m_request.initialisation, m_setup.seed);
    if (!m_request.base.empty()) {
        LATHE_CHECK(network.load(m_request.base));
        network.keepStatistics(m_request.settings.keepStatistics);
    }
    return network;
}

Result<void> Fit::openSources(const Network& network)
{
    const torch::Device device = network.device();
    AugmentationSettings& augmentation = m_request.settings.augmentation;
    const bool wholeBody = m_request.frozen >= m_request.graph.features;
    // A detector reads layers in the midst of its body, which a cut would take away.
    if (!m_request.detects && m_request.frozen > 0 && (wholeBody || !augmentation.changesPictures()) && featuresFit(network)) {
        if (wholeBody && augmentation.changesPictures())
            m_observer.message("The body is frozen, so its features are computed once, without augmentation");
        m_from = m_request.frozen;
        const auto open = [&](PictureSource& pictures, std::string_view status) -> Result<std::unique_ptr<BatchSource>> {
            LATHE_TRY(Features features, frozenFeatures(network, m_from, pictures, static_cast<std::size_t>(std::min(m_request.settings.batch, 64)),
                                                        m_setup.cache, m_progress, status));
            std::vector<std::int64_t> labels;
            for (std::size_t i = 0; i < pictures.size(); ++i)
                labels.push_back(pictures.label(i));
            return tensorBatches(std::move(features.rows), std::move(features.usable), std::move(labels), augmentation.mixup, device);
        };
        LATHE_TRY(m_trainSource, open(m_train, "Computing the features of the training part"));
        LATHE_TRY(m_validationSource, open(m_validation, "Computing the features of the validation part"));
        return {};
    }
    m_trainSource = pictureBatches(m_train, augmentation, device, m_request.detects);
    m_validationSource = pictureBatches(m_validation, {}, device, m_request.detects);
    return {};
}

std::unique_ptr<Objective> Fit::objective(const Network& network) const
{
    const std::size_t classes = m_train.classes().size();
    if (m_request.detects)
        return detection(classes);
    std::vector<std::int64_t> counts;
    if (m_request.settings.balancedClasses) {
        counts.assign(classes, 0);
        for (const std::uint32_t item : m_trainSource->usable())
            ++counts[static_cast<std::size_t>(m_train.label(item))];
    }
    return classification(classes, m_request.settings.labelSmoothing, counts, network.device());
}

bool Fit::featuresFit(const Network& network) const
{
    const auto all = shapes(network.graph());
    if (!all)
        return false;
    const std::int64_t bytes = (*all)[static_cast<std::size_t>(m_request.frozen)].count() * static_cast<std::int64_t>(sizeof(float));
    return bytes <= m_budget / std::max<std::int64_t>(1, static_cast<std::int64_t>(m_train.size() + m_validation.size()));
}

std::string Fit::fingerprint() const
{
    const TrainingSettings& s = m_request.settings;
    const AugmentationSettings& a = s.augmentation;
    std::string text = toJson(m_request.graph).dump() + m_train.fingerprint() + m_validation.fingerprint();
    for (const double value : {double(s.epochs), double(s.batch), double(s.optimiser), s.learningRate, s.momentum,
                               double(s.nesterov), s.weightDecay, s.bodyRate, double(s.schedule), s.warmupEpochs,
                               s.labelSmoothing, s.gradientClip, double(s.balancedClasses), double(s.keepStatistics), double(a.flip), a.shift,
                               a.zoom, a.brightness, a.contrast, a.saturation, a.erase, a.mixup, double(m_request.frozen)})
        text.append(" ").append(shortest(value));
    if (m_request.detects)
        text += " " + std::to_string(a.flipVertical) + m_train.boxFingerprint() + m_validation.boxFingerprint();
    text.append(" ").append(std::to_string(m_setup.seed));
    return sha256(asBytes(text)).hex();
}

void Fit::report()
{
    for (PictureSource* source : {&m_train, &m_validation})
        for (const std::string& line : source->takeReports())
            m_observer.message(line);
}

Result<FitResult> Fit::finish(const Network& network, StateDict weights, TrainingReport report)
{
    report.device = m_device.id;
    report.threads = report.threads > 0 ? report.threads : at::get_num_threads();
    report.peakMemoryBytes = m_device.id == "cpu" ? peakProcessMemory() : peakDeviceMemory(m_device.id);
    LATHE_TRY(report.parameterCount, parameterCount(m_request.graph));
    LATHE_TRY(report.multiplyAdds, multiplyAdds(m_request.graph));
    report.trainableCount = network.weights().numel();
    NetworkFile file{m_request.learner, m_request.graph, m_request.input, m_train.classes(), std::move(weights)};
    LATHE_TRY(std::unique_ptr<Model> model, m_request.detects ? makeDetectorModel(std::move(file), m_device.id)
                                                              : makeNetworkModel(std::move(file), m_device.id));
    return FitResult{std::move(model), std::move(report)};
}

} // namespace

Result<FitResult> fitNetwork(NetworkRequest request, const ItemSet& train, const ItemSet& validation,
                             const TrainingSetup& setup, Progress& progress, TrainingObserver& observer)
{
    return guarded([&]() -> Result<FitResult> {
        LATHE_TRY(Device device, findDevice(setup.device));
        return Fit(request, train, validation, setup, std::move(device), progress, observer).run();
    });
}

} // namespace lathe
