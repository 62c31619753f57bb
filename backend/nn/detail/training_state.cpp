#include "nn/detail/training_state.h"

#include "base/text.h"
#include "nn/detail/tensors.h"

namespace lathe {

namespace {

constexpr const char* kVersion = "1";
const std::string kWeightsPrefix = "weights.";
const std::string kBestPrefix = "best.";
const std::string kFirstMoment = "optimiser.first";
const std::string kSecondMoment = "optimiser.second";

} // namespace

Bytes toBytes(const TrainingState& state)
{
    WeightsFile file;
    for (const auto& [name, tensor] : state.weights)
        file.tensors[kWeightsPrefix + name] = tensor;
    for (const auto& [name, tensor] : state.bestWeights)
        file.tensors[kBestPrefix + name] = tensor;
    file.tensors[kFirstMoment] = toHost(state.optimiser.first);
    if (state.optimiser.second.defined())
        file.tensors[kSecondMoment] = toHost(state.optimiser.second);
    file.metadata = {
        {"format_version", kVersion},
        {"epoch", std::to_string(state.epoch)},
        {"optimiser_steps", std::to_string(state.optimiser.steps)},
        {"loss_scale", shortest(state.optimiser.lossScale)},
        {"scaled_steps", std::to_string(state.optimiser.scaledSteps)},
        {"best_epoch", std::to_string(state.bestEpoch)},
        {"best_accuracy", shortest(state.bestMetric)},
        {"best_loss", shortest(state.bestLoss)},
        {"step", std::to_string(state.step)},
        {"batch", std::to_string(state.batch)},
        {"threads", std::to_string(state.threads)},
        {"precision", std::to_string(static_cast<int>(state.precision))},
        {"training_seconds", shortest(state.trainingSeconds)},
        {"trained_items", std::to_string(state.trainedItems)},
        {"fingerprint", state.fingerprint},
    };
    return writeSafetensors(file);
}

Result<TrainingState> trainingStateFromBytes(ByteView bytes)
{
    LATHE_TRY(WeightsFile file, readSafetensors(bytes));
    const auto text = [&](const char* name) {
        const auto found = file.metadata.find(name);
        return found == file.metadata.end() ? std::string() : found->second;
    };
    const auto integer = [&](const char* name) { return parseInteger(text(name)).value_or(0); };
    const auto real = [&](const char* name) { return parseReal(text(name)).value_or(0); };
    if (text("format_version") != kVersion)
        return fail(ErrorCode::Parse, "The checkpoint is of a version that this program does not read",
                    "Start the run anew");
    TrainingState state;
    for (auto& [name, tensor] : file.tensors) {
        if (name.starts_with(kWeightsPrefix))
            state.weights[name.substr(kWeightsPrefix.size())] = std::move(tensor);
        else if (name.starts_with(kBestPrefix))
            state.bestWeights[name.substr(kBestPrefix.size())] = std::move(tensor);
        else if (name == kFirstMoment)
            state.optimiser.first = toTorch(tensor);
        else if (name == kSecondMoment)
            state.optimiser.second = toTorch(tensor);
    }
    if (!state.optimiser.first.defined() || state.weights.empty())
        return fail(ErrorCode::Parse, "The checkpoint lacks weights or the optimiser's state", "Start the run anew");
    state.epoch = static_cast<int>(integer("epoch"));
    state.optimiser.steps = integer("optimiser_steps");
    state.optimiser.lossScale = real("loss_scale");
    state.optimiser.scaledSteps = integer("scaled_steps");
    state.bestEpoch = static_cast<int>(integer("best_epoch"));
    state.bestMetric = real("best_accuracy");
    state.bestLoss = real("best_loss");
    state.step = integer("step");
    state.batch = static_cast<int>(integer("batch"));
    state.threads = static_cast<int>(integer("threads"));
    state.precision = integer("precision") == static_cast<int>(PrecisionChoice::BFloat16) ? PrecisionChoice::BFloat16
        : integer("precision") == static_cast<int>(PrecisionChoice::Float16)              ? PrecisionChoice::Float16
                                                                                           : PrecisionChoice::Float32;
    state.trainingSeconds = real("training_seconds");
    state.trainedItems = integer("trained_items");
    state.fingerprint = text("fingerprint");
    if (state.batch < 1 || state.threads < 1 || state.epoch < 1)
        return fail(ErrorCode::Parse, "The checkpoint's counts make no sense", "Start the run anew");
    return state;
}

} // namespace lathe
