// A saved network: `model.json` and `weights.safetensors` in a folder. Read without torch.
#pragma once

#include "media/resize.h"
#include "nn/graph.h"
#include "nn/weights.h"

namespace lathe {

struct NetworkFile {
    std::string learner; ///< id
    Graph graph;
    ImageInput input;
    std::vector<std::string> classes;
    StateDict weights;
};

/// model.json: {format_version, learner, graph, input, classes}.
Result<void> writeNetwork(const std::filesystem::path& folder, const NetworkFile& network);
/// Checks that weights and graph fit. Fails with NotFound, Parse, Incompatible.
Result<NetworkFile> readNetwork(const std::filesystem::path& folder);

} // namespace lathe
