// The makers of the importers in this folder.
#pragma once

#include "io/importer.h"

namespace lathe {

std::unique_ptr<const Importer> makeImageFolderImporter();
std::unique_ptr<const Importer> makeIdxImporter();
std::unique_ptr<const Importer> makeCifarImporter();
std::unique_ptr<const Importer> makeCsvImporter();
std::unique_ptr<const Importer> makeFixedWidthImporter();

} // namespace lathe
