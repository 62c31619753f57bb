#include "nn/network_file.h"

#include "base/file.h"
#include "base/text.h"
#include "nn/box_grid.h"

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

constexpr int kFormatVersion = 1;
constexpr const char* kModelName = "model.json";
constexpr const char* kWeightsName = "weights.safetensors";
constexpr std::uint64_t kMaximumModelSize = 1 << 26;

/// What a network is without its weights.
Result<NetworkFile> networkFromJson(const nlohmann::json& json)
{
    NetworkFile network;
    try {
        const int version = json.at("format_version").get<int>();
        if (version > kFormatVersion)
            return fail(ErrorCode::Incompatible,
                        "The model was saved by a newer Lathe (format " + std::to_string(version) + ")",
                        "Open it with that version");
        network.learner = json.at("learner").get<std::string>();
        network.classes = json.at("classes").get<std::vector<std::string>>();
        LATHE_TRY(network.graph, graphFromJson(json.at("graph")));
        LATHE_TRY(network.input, imageInputFromJson(json.at("input")));
    } catch (const std::exception& error) {
        return fail(ErrorCode::Parse, "The model's description cannot be read", {}, toUtf8(error.what()));
    }
    return network;
}

Result<void> checkFit(const NetworkFile& network)
{
    LATHE_TRY(const std::vector<FeatureShape> all, shapes(network.graph));
    const FeatureShape& input = network.graph.input;
    if (input.channels != network.input.channels || input.height != network.input.height
        || input.width != network.input.width)
        return fail(ErrorCode::Incompatible, "The network and the preparation of its pictures do not fit");
    const bool classifies = all.back().flat && static_cast<std::size_t>(all.back().channels) == network.classes.size();
    if (!classifies && !isDetector(input, all.back(), network.classes.size()))
        return fail(ErrorCode::Incompatible, "The network gives " + std::to_string(all.back().count())
                                                 + " values for " + std::to_string(network.classes.size())
                                                 + " classes");
    LATHE_TRY(const std::vector<ParameterInfo> expected, parameters(network.graph));
    for (const ParameterInfo& parameter : expected) {
        const auto found = network.weights.find(parameter.name);
        if (found == network.weights.end())
            return fail(ErrorCode::Incompatible, "The weights lack “" + parameter.name + "”");
        if (found->second.shape != parameter.shape)
            return fail(ErrorCode::Incompatible, "The weights “" + parameter.name + "” have another shape than the network");
    }
    return {};
}

} // namespace

Result<void> writeNetwork(const std::filesystem::path& folder, const NetworkFile& network)
{
    LATHE_CHECK(checkFit(network));
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return fail(ErrorCode::Io, "The folder cannot be made: " + error.message(), {}, folder.string());
    WeightsFile weights;
    weights.tensors = network.weights;
    weights.metadata = {{"format", "pt"}};
    LATHE_CHECK(writeFileAtomic(folder / kWeightsName, writeSafetensors(weights)));
    const nlohmann::json json{{"format_version", kFormatVersion},
                              {"learner", network.learner},
                              {"graph", toJson(network.graph)},
                              {"input", toJson(network.input)},
                              {"classes", network.classes}};
    return writeFileAtomic(folder / kModelName, asBytes(json.dump(1)));
}

Result<NetworkFile> readNetwork(const std::filesystem::path& folder)
{
    std::error_code error;
    if (!std::filesystem::exists(folder / kModelName, error))
        return fail(ErrorCode::NotFound, "There is no saved model", {}, folder.string());
    LATHE_TRY(const Bytes text, readFile(folder / kModelName, kMaximumModelSize));
    const nlohmann::json json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        return fail(ErrorCode::Parse, "The model's description is not JSON", {}, (folder / kModelName).string());
    LATHE_TRY(NetworkFile network, networkFromJson(json));
    LATHE_TRY(WeightsFile weights, readWeights(folder / kWeightsName));
    network.weights = std::move(weights.tensors);
    LATHE_CHECK(checkFit(network));
    return network;
}

} // namespace lathe
