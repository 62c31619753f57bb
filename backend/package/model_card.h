// MODEL_CARD.md of a package: what the model is, for people.
#pragma once

#include "nn/network_file.h"
#include "package/manifest.h"

namespace lathe {

Result<std::string> modelCard(const NetworkFile& network, const PackageManifest& manifest);

} // namespace lathe
