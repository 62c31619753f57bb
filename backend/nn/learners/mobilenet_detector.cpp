#include "nn/box_grid.h"
#include "nn/detail/detector_model.h"
#include "nn/detail/fit_network.h"
#include "nn/learners/base_weights.h"
#include "nn/learners/builtin_learners.h"
#include "nn/learners/network_parameters.h"
#include "nn/zoo.h"

#include "ml/detections.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

constexpr double kUsualWidth = 0.35;
constexpr std::array<double, 8> kWidths{0.35, 0.25, 0.5, 0.75, 1.0, 1.3, 1.4, 0.1};
constexpr int kSideStep = 32;     ///< sides of the input are multiples of the body's largest stride
constexpr int kSmallestSide = 64; ///< of the longer one
constexpr int kLongerSide = 384;
constexpr int kMostFrozen = 7; ///< what comes later is read in the midst
constexpr double kFirstScore = 0.01; ///< of every place and class (Lin et al., Focal loss, 2017, section 4.1)

NetworkDefaults usual()
{
    return {.epochs = 60,
            .batch = 8,
            .learningRate = 2e-3,
            .weightDecay = 1e-2,
            .bodyRate = 0.5,
            .warmupEpochs = 1,
            .flip = true,
            .zoom = 0.3,
            .initialisation = Initialisation::KaimingFanOut};
}

/// Those of the classifiers that a detector has too, and its own.
std::vector<ParamSpec> detectorParameters()
{
    std::vector<ParamSpec> own;
    own.push_back(ParamSpec::real("width", "Width", 0, 0, 2, "Factor on all channels of the body. 0: that of the base weights, or 0.35.")
                      .withZero("automatic"));
    own.push_back(ParamSpec::integer("longer_side", "Picture size", 0, 0, 2048,
                                     "Longer side that pictures are brought to; the shorter one follows their usual proportions. "
                                     "0: the base model's, or the pictures' own up to 384.")
                      .withUnit("px")
                      .withZero("automatic"));
    own.push_back(ParamSpec::integer("frozen_stages", "Frozen stages", 0, 0, kMostFrozen,
                                     "How many of the first stages of the body keep their base weights.")
                      .withZero("none"));
    own.push_back(ParamSpec::boolean("flip_vertical", "Mirror top and bottom", false,
                                     "Mirror every second picture top and bottom. For pictures without an upper side: from a "
                                     "microscope, from above."));
    own.push_back(ParamSpec::integer("head_channels", "Width of the head", 64, 8, 512, "Channels of the layers behind the body.").rare());
    std::vector<ParamSpec> all = networkParameters(usual(), std::move(own));
    constexpr std::array<std::string_view, 6> unfit{"image_size", "label_smoothing", "class_weights", "image_fit", "mixup", "erase"};
    std::erase_if(all, [&](const ParamSpec& spec) { return std::ranges::find(unfit, spec.name) != unfit.end(); });
    for (ParamSpec& spec : all)
        if (spec.name == "patience")
            spec.help = "Stop when the validation mAP has not risen for so many epochs. 0: never.";
    return all;
}

TrainingSettings settingsFrom(const Params& params)
{
    Params complete = defaults(networkParameters(usual(), {}));
    for (const auto& [name, value] : params.values())
        complete.set(name, value);
    TrainingSettings settings = trainingSettings(complete);
    settings.augmentation.flipVertical = params.boolean("flip_vertical");
    return settings;
}

int rounded(double side)
{
    return std::max(kSideStep, static_cast<int>(std::lround(side / kSideStep)) * kSideStep);
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The input's height and width: the longer side as wished, the other by the usual proportions.
void chooseSides(ImageInput& input, const ItemSet& items, int wished)
{
    std::vector<double> proportions, sides;
    for (const Item& item : items.items)
        if (item.width > 0 && item.height > 0) {
            proportions.push_back(double(item.width) / item.height);
            sides.push_back(std::max(item.width, item.height));
        }
    const double proportion = proportions.empty() ? 1 : median(proportions);
    const double own = sides.empty() ? kLongerSide : std::clamp(median(sides), double(kSmallestSide), double(kLongerSide));
    const double longer = wished > 0 ? wished : own;
    input.width = rounded(proportion >= 1 ? longer : longer * proportion);
    input.height = rounded(proportion >= 1 ? longer / proportion : longer);
}

/// `base`: of a saved model that pictures are prepared for, as it was; only a detector's size is of use.
ImageInput chooseInput(const ItemSet& items, const Params& params, bool fromBase, const std::optional<ImageInput>& base, bool baseDetects)
{
    ImageInput input = base.value_or(ImageInput{});
    const bool grey = !items.items.empty() && std::ranges::all_of(items.items, [](const Item& item) { return item.channels == 1; });
    if (!base)
        input.channels = grey && !fromBase ? 1 : 3;
    input.fit = ImageInput::Fit::Stretch;
    input.cropShare = 1;
    const int wished = static_cast<int>(params.integer("longer_side"));
    if (!baseDetects || wished > 0)
        chooseSides(input, items, wished);
    scaleInput(input, params.text("input_scaling"), fromBase, base.has_value());
    return input;
}

/// The last layer before training: no thing anywhere, and boxes of the usual size.
StateDict firstHead(const ItemSet& train, const ImageInput& input, int channels)
{
    std::vector<double> halves[2];
    for (std::size_t i = 0; i < train.items.size(); ++i) {
        const Item& item = train.items[i];
        if (item.width == 0 || item.height == 0)
            continue;
        for (const TrueBox& box : trueBoxesOf(train, i)) {
            halves[0].push_back(std::log(box.width / 2 * input.width / item.width / kBoxStride));
            halves[1].push_back(std::log(box.height / 2 * input.height / item.height / kBoxStride));
        }
    }
    const auto usualHalf = [&](int axis) { return static_cast<float>(halves[axis].empty() ? 1 : median(halves[axis])); };
    std::vector<float> bias(train.classes.size(), static_cast<float>(std::log(kFirstScore / (1 - kFirstScore))));
    for (const int axis : {0, 1, 0, 1})
        bias.push_back(usualHalf(axis));
    const auto outputs = static_cast<std::int64_t>(bias.size());
    const std::string name = kBoxLayer;
    StateDict head;
    head[name + ".bias"] = HostTensor::fromFloats({outputs}, bias);
    head[name + ".weight"] = HostTensor::fromFloats({outputs, channels, 3, 3}, std::vector<float>(static_cast<std::size_t>(outputs * channels * 9)));
    return head;
}

class MobilenetDetector final : public Learner {
public:
    const LearnerInfo& info() const override { return m_info; }
    const std::vector<ParamSpec>& parameters() const override { return m_parameters; }

    std::optional<Error> incompatibility(const Items& items, const Params& params) const override
    {
        const auto pictures = picturesOf(items);
        if (!pictures)
            return pictures.error();
        if (const auto checked = checkParams(m_parameters, params); !checked)
            return checked.error();
        if ((*pictures)->classes.empty() || picturesWithBoxes(**pictures).empty())
            return Error{ErrorCode::Incompatible, "No picture has a box", "Draw boxes on Label, or bring annotations in", {}};
        return std::nullopt;
    }

    Result<FitResult> fit(const TrainingData& data, const Params& params, const TrainingSetup& setup, Progress& progress,
                          TrainingObserver& observer) const override
    {
        LATHE_TRY(const ItemSet* train, picturesOf(data.train));
        LATHE_TRY(const ItemSet* validation, picturesOf(data.validation));
        if (std::optional<Error> problem = incompatibility(data.train, params))
            return tl::unexpected<Error>(std::move(*problem));
        if (validation->classes != train->classes && !validation->items.empty())
            return fail(ErrorCode::Incompatible, "The training part and the validation part have different classes");

        NetworkRequest request;
        request.learner = m_info.id;
        request.detects = true;
        request.settings = settingsFrom(params);
        request.initialisation = usual().initialisation;
        std::optional<BaseWeights> base;
        if (!setup.base.empty()) {
            LATHE_TRY(base, readBase(setup.base));
        }
        const bool baseDetects = base && base->input && base->tensors.contains(std::string(kBoxLayer) + ".bias");
        request.input = chooseInput(*train, params, base.has_value(), base ? base->input : std::nullopt, baseDetects);
        const int channels = static_cast<int>(params.integer("head_channels"));
        LATHE_CHECK(chooseNetwork(request, *train, base, params.real("width"), channels));
        if (!request.baseHasHead) {
            if (request.settings.epochs == 0)
                return fail(ErrorCode::InvalidArgument,
                            base ? "Without training the base needs a head for these classes" : "Without base weights there must be at least one epoch",
                            "Train for at least one epoch");
            request.base.merge(firstHead(*train, request.input, channels));
        }
        if (!base) {
            request.settings.bodyRate = 1;
            request.settings.keepStatistics = false;
        } else if (const int frozen = static_cast<int>(params.integer("frozen_stages")); frozen > 0) {
            std::vector<std::string> stages;
            for (int i = 0; i < frozen; ++i)
                stages.push_back("features." + std::to_string(i) + ".");
            LATHE_TRY(request.frozen, stageEnd(request.graph, stages, frozen));
        }
        return fitNetwork(std::move(request), *train, *validation, setup, progress, observer);
    }

    Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder, std::string_view device) const override
    {
        LATHE_TRY(NetworkFile file, readNetwork(folder));
        return makeDetectorModel(std::move(file), device);
    }

private:
    /// Graph and base weights: of the width that is asked for, else of the first that the base fits.
    static Result<void> chooseNetwork(NetworkRequest& request, const ItemSet& train, const std::optional<BaseWeights>& base, double width, int channels)
    {
        const FeatureShape shape{request.input.channels, request.input.height, request.input.width};
        const int classes = static_cast<int>(train.classes.size());
        std::vector<double> widths{width};
        if (width == 0)
            widths = base ? std::vector<double>(kWidths.begin(), kWidths.end()) : std::vector{kUsualWidth};
        std::optional<Error> problem;
        for (const double candidate : widths) {
            LATHE_TRY(Graph built, mobilenetDetector(candidate, channels, shape, classes));
            if (!base) {
                request.graph = std::move(built);
                return {};
            }
            auto fitted = fitBase(built, base->tensors);
            if (fitted) {
                request.graph = std::move(built);
                request.base = std::move(fitted->weights);
                request.baseHasHead = fitted->hasHead;
                return {};
            }
            if (!problem)
                problem = fitted.error();
        }
        problem->hint = "Weights of MobileNetV2, or of a detector that was trained here, fit";
        return tl::unexpected<Error>(std::move(*problem));
    }

    LearnerInfo m_info{.id = "image.mobilenet_detector",
                       .name = "MobileNetV2 detector",
                       .task = Task::Detection,
                       .kinds = {ItemKind::Image},
                       .summary = "Finds things in pictures and draws their boxes: one pass over the picture, without anchors, on the "
                                  "body of MobileNetV2.",
                       .strengths = "Learns from some dozens of labelled pictures when it starts from base weights; small and fast, "
                                    "also without a GPU.",
                       .limits = "Things of less than some 10 pixels in the scaled picture are missed, and of two things whose middles "
                                 "fall together one.",
                       .cost = "0.5 to 3 million weights and 0.3 to 1.5 thousand million multiply-adds for a picture of 384 × 288 px, by width.",
                       .reference = "Tian et al., FCOS: fully convolutional one-stage object detection, 2019; Li et al., Generalized focal loss, 2020"};
    std::vector<ParamSpec> m_parameters = detectorParameters();
};

} // namespace

std::unique_ptr<const Learner> makeMobilenetDetector()
{
    return std::make_unique<MobilenetDetector>();
}

} // namespace lathe
