#include "nn/learners/network_learner.h"

#include "nn/detail/fit_network.h"
#include "nn/detail/network_model.h"
#include "nn/learners/network_parameters.h"

#include <algorithm>
#include <set>

namespace lathe {

namespace {

/// With fewer, a whole network is soon overfitted.
constexpr std::size_t kFewPictures = 2'000;

/// A body for photographs sees next to nothing in smaller pictures: they are enlarged.
constexpr int kSmallestLook = 96;

const std::vector<float> kImageNetMean{0.485f, 0.456f, 0.406f};
const std::vector<float> kImageNetDeviation{0.229f, 0.224f, 0.225f};

/// ImageNet's are for colour; grey pictures get the mean of the three.
std::vector<float> forChannels(const std::vector<float>& values, int channels)
{
    if (channels == 3)
        return values;
    float sum = 0;
    for (const float value : values)
        sum += value;
    return {sum / static_cast<float>(values.size())};
}

/// The side for pictures that shall keep their own: the median of the shorter sides.
int ownSize(const ItemSet& items, int largest)
{
    std::vector<std::uint32_t> sides;
    for (const Item& item : items.items)
        if (item.width > 0 && item.height > 0)
            sides.push_back(std::min(item.width, item.height));
    if (sides.empty())
        return largest;
    std::nth_element(sides.begin(), sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2), sides.end());
    return static_cast<int>(std::clamp<std::uint32_t>(sides[sides.size() / 2], 8, static_cast<std::uint32_t>(largest)));
}

ImageInput chooseInput(const ItemSet& items, const Params& params, const NetworkDefaults& defaults, bool fromBase,
                       const std::optional<ImageInput>& baseInput)
{
    ImageInput input;
    if (baseInput)
        input = *baseInput;
    const bool grey = !items.items.empty()
        && std::all_of(items.items.begin(), items.items.end(), [](const Item& item) { return item.channels == 1; });
    if (!baseInput)
        input.channels = grey && !fromBase ? 1 : 3;
    if (const int size = static_cast<int>(params.integer("image_size")); size > 0)
        input.height = input.width = size;
    else if (!baseInput)
        input.height = input.width = ownSize(items, defaults.largestSize);
    if (!baseInput || params.text("image_fit") == "stretch")
        input.fit = params.text("image_fit") == "stretch" ? ImageInput::Fit::Stretch : ImageInput::Fit::Crop;

    scaleInput(input, params.text("input_scaling"), fromBase, baseInput.has_value());
    return input;
}

} // namespace

void scaleInput(ImageInput& input, std::string scaling, bool fromBase, bool fromModel)
{
    if (scaling == "auto") {
        if (fromModel)
            return;
        scaling = fromBase ? "imagenet" : "dataset";
    }
    const auto channels = static_cast<std::size_t>(input.channels);
    input.mean.clear();
    input.deviation.clear();
    if (scaling == "imagenet") {
        input.mean = forChannels(kImageNetMean, input.channels);
        input.deviation = forChannels(kImageNetDeviation, input.channels);
    } else if (scaling == "symmetric") {
        input.mean.assign(channels, 0.5f);
        input.deviation.assign(channels, 0.5f);
    } else if (scaling == "unit") {
        input.mean.assign(channels, 0);
        input.deviation.assign(channels, 1);
    }
}

NetworkLearner::NetworkLearner(LearnerInfo info, NetworkDefaults defaults, std::vector<ParamSpec> own)
    : m_info(std::move(info))
    , m_defaults(std::move(defaults))
    , m_parameters(networkParameters(m_defaults, std::move(own)))
{
}

std::optional<Error> NetworkLearner::incompatibility(const Items& items, const Params& params) const
{
    const auto pictures = picturesOf(items);
    return pictures ? incompatibilityWith(**pictures, params) : std::optional(pictures.error());
}

std::optional<Error> NetworkLearner::incompatibilityWith(const ItemSet& items, const Params& params) const
{
    if (const auto checked = checkParams(m_parameters, params); !checked)
        return checked.error();
    if (items.classes.size() < 2)
        return Error{ErrorCode::Incompatible, "Classification needs at least two classes", "Label pictures with a second class", {}};
    std::set<std::int32_t> seen;
    for (const Item& item : items.items)
        if (item.label >= 0)
            seen.insert(item.label);
    if (seen.empty() && !items.annotations.empty())
        return Error{ErrorCode::Incompatible, "The pictures have shapes drawn on them, and no class of the whole picture",
                     "This algorithm tells whole pictures apart; give them a class on Label", {}};
    if (seen.size() < 2)
        return Error{ErrorCode::Incompatible,
                     seen.empty() ? "No picture has a label" : "All labelled pictures are of one class",
                     "Label pictures of at least two classes", {}};
    const ImageInput input = chooseInput(items, params, m_defaults, false, std::nullopt);
    const Result<Graph> network = graph({input.channels, input.height, input.width}, static_cast<int>(items.classes.size()), params);
    if (!network)
        return network.error();
    return std::nullopt;
}

Result<FittedBase> NetworkLearner::fittedBase(const Graph& built, const StateDict& tensors, const FeatureShape& input, int classes,
                                              const Params& params) const
{
    auto fitted = fitBase(built, tensors);
    if (fitted)
        return fitted;
    Error error = std::move(fitted).error();
    for (const ParamValue& size : m_defaults.usualSizes) {
        Params other = params;
        other.set(m_defaults.sizeParameter, size);
        const auto resized = graph(input, classes, other);
        if (resized && fitBase(*resized, tensors)) {
            error.hint = "The weights fit " + m_defaults.sizeParameter + " " + toText(size) + ": choose that";
            break;
        }
    }
    return tl::unexpected<Error>(std::move(error));
}

Result<FitResult> NetworkLearner::fit(const TrainingData& data, const Params& params, const TrainingSetup& setup,
                                      Progress& progress, TrainingObserver& observer) const
{
    LATHE_TRY(const ItemSet* train, picturesOf(data.train));
    LATHE_TRY(const ItemSet* validation, picturesOf(data.validation));
    if (std::optional<Error> problem = incompatibilityWith(*train, params))
        return tl::unexpected<Error>(std::move(*problem));
    if (validation->classes != train->classes && !validation->items.empty())
        return fail(ErrorCode::Incompatible, "The training part and the validation part have different classes");

    NetworkRequest request;
    request.learner = m_info.id;
    request.settings = trainingSettings(params);
    request.initialisation = m_defaults.initialisation;
    std::optional<BaseWeights> base;
    if (!setup.base.empty()) {
        LATHE_TRY(base, readBase(setup.base));
    }
    request.input = chooseInput(*train, params, m_defaults, base.has_value(), base ? base->input : std::nullopt);
    const int classes = static_cast<int>(train->classes.size());
    LATHE_TRY(request.graph, graph({request.input.channels, request.input.height, request.input.width}, classes, params));
    std::string freeze = m_defaults.stages.empty() ? "none" : params.text("freeze");
    if (freeze == "auto")
        freeze = base && train->items.size() < kFewPictures ? "stages" : "none";
    if (base) {
        LATHE_TRY(FittedBase fitted, fittedBase(request.graph, base->tensors, {request.input.channels, request.input.height,
                                                                               request.input.width}, classes, params));
        request.base = std::move(fitted.weights);
        request.baseHasHead = fitted.hasHead;
        if (freeze == "features")
            request.frozen = request.graph.features;
        if (freeze == "stages") {
            LATHE_TRY(request.frozen, stageEnd(request.graph, m_defaults.stages, static_cast<int>(params.integer("frozen_stages"))));
        }
    } else {
        request.settings.bodyRate = 1;
        if (freeze != "none")
            return fail(ErrorCode::InvalidArgument, "Only base weights can be frozen", "Choose a base, or freeze nothing");
    }
    if (request.settings.epochs == 0 && !request.baseHasHead)
        return fail(ErrorCode::InvalidArgument,
                    base ? "Without training the base needs a head for these classes" : "Without base weights there must be at least one epoch",
                    "Train for at least one epoch");
    return fitNetwork(std::move(request), *train, *validation, setup, progress, observer);
}

Result<std::unique_ptr<Model>> NetworkLearner::load(const std::filesystem::path& folder, std::string_view device) const
{
    LATHE_TRY(NetworkFile file, readNetwork(folder));
    return makeNetworkModel(std::move(file), device);
}

Result<std::unique_ptr<Model>> NetworkLearner::backbone(const BaseWeights& base, const ItemSet& like) const
{
    Params params = defaults(m_parameters);
    NetworkFile file;
    file.learner = m_info.id;
    file.classes = {"none", "other"}; // of a head that nobody asks
    file.input = chooseInput(like, params, m_defaults, true, base.input);
    if (!base.input)
        file.input.height = file.input.width = std::max(file.input.height, std::min(kSmallestLook, m_defaults.largestSize));
    const FeatureShape shape{file.input.channels, file.input.height, file.input.width};
    std::vector<ParamValue> sizes = m_defaults.usualSizes;
    if (m_defaults.sizeParameter.empty())
        sizes = {0.0};
    Result<FittedBase> fitted = fail(ErrorCode::Incompatible, "The weights fit no usual size of " + m_info.name);
    for (const ParamValue& size : sizes) {
        if (!m_defaults.sizeParameter.empty())
            params.set(m_defaults.sizeParameter, size);
        auto built = graph(shape, static_cast<int>(file.classes.size()), params);
        fitted = built ? fitBase(*built, base.tensors) : Result<FittedBase>(tl::unexpected<Error>(built.error()));
        if (fitted) {
            file.graph = std::move(*built);
            break;
        }
    }
    if (!fitted)
        return tl::unexpected<Error>(std::move(fitted).error());
    file.weights = std::move(fitted->weights);
    LATHE_TRY(const std::vector<ParameterInfo> infos, lathe::parameters(file.graph));
    for (const ParameterInfo& info : infos) {
        std::int64_t count = 1;
        for (const std::int64_t side : info.shape)
            count *= side;
        const auto found = file.weights.find(info.name);
        if (found == file.weights.end() || found->second.shape != info.shape)
            file.weights[info.name] = HostTensor::fromFloats(info.shape, std::vector<float>(static_cast<std::size_t>(count)));
    }
    return makeNetworkModel(std::move(file), "auto");
}

Result<int> stageEnd(const Graph& graph, const std::vector<std::string>& stages, int count)
{
    const int wanted = std::min(count, static_cast<int>(stages.size()));
    int end = 0;
    for (std::size_t i = 0; i < graph.layers.size() && static_cast<int>(i) <= graph.features; ++i)
        for (int stage = 0; stage < wanted; ++stage)
            if (graph.layers[i].name.starts_with(stages[static_cast<std::size_t>(stage)]))
                end = static_cast<int>(i);
    for (std::size_t i = static_cast<std::size_t>(end) + 1; i < graph.layers.size(); ++i)
        for (const int input : graph.layers[i].inputs)
            if (input < end)
                return fail(ErrorCode::Incompatible, "Layer “" + graph.layers[i].name + "” reads into the frozen part");
    return end;
}

} // namespace lathe
