#include "nn/learners/base_weights.h"

namespace lathe {

Result<BaseWeights> readBase(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        LATHE_TRY(NetworkFile network, readNetwork(path));
        return BaseWeights{std::move(network.weights), std::move(network.input)};
    }
    LATHE_TRY(WeightsFile file, readWeights(path));
    return BaseWeights{std::move(file.tensors), std::nullopt};
}

Result<FittedBase> fitBase(const Graph& graph, const StateDict& tensors)
{
    LATHE_TRY(const WeightsMatch match, matchWeights(graph, tensors));
    if (!match.complete() && !match.fitsBase())
        return fail(ErrorCode::Incompatible, match.explanation(),
                    "Choose the algorithm and the width or depth that the weights were made for");
    LATHE_TRY(const std::vector<ParameterInfo> infos, parameters(graph));
    FittedBase base;
    base.hasHead = match.complete();
    for (const ParameterInfo& info : infos) {
        const auto found = match.mapping.find(info.name);
        if (found != match.mapping.end() && (base.hasHead || info.layer <= graph.features))
            base.weights[info.name] = tensors.at(found->second);
    }
    return base;
}

} // namespace lathe
