// MODEL_CARD.md of a package: what the model is, for people.
#pragma once

#include "nn/network_file.h"
#include "package/manifest.h"

namespace lathe {

Result<std::string> modelCard(const NetworkFile& network, const PackageManifest& manifest);

/// Of a table's model; `steps` are the pipeline's, one line each.
std::string tableModelCard(const PackageManifest& manifest, const std::vector<std::string>& steps);

} // namespace lathe
