// The makers of the importers in this folder.
#pragma once

#include "io/importer.h"

namespace lathe {

std::unique_ptr<const Importer> makeImageFolderImporter();
/// One a format of annotation files.
std::vector<std::unique_ptr<const Importer>> makeAnnotatedImporters();
std::unique_ptr<const Importer> makeIdxImporter();
std::unique_ptr<const Importer> makeCifarImporter();
std::unique_ptr<const Importer> makeCsvImporter();
std::unique_ptr<const Importer> makeFixedWidthImporter();
std::unique_ptr<const Importer> makeJsonImporter();
std::unique_ptr<const Importer> makeJsonLinesImporter();
std::unique_ptr<const Importer> makeArffImporter();
std::unique_ptr<const Importer> makeOrangeTabImporter();
std::unique_ptr<const Importer> makeXlsxImporter();
std::unique_ptr<const Importer> makeOdsImporter();
std::unique_ptr<const Importer> makeSqliteImporter();
std::unique_ptr<const Importer> makePostgresqlImporter();
std::unique_ptr<const Importer> makeParquetImporter();

} // namespace lathe
