// The makers of the importers in this folder.
#pragma once

#include "io/importer.h"

namespace lathe {

std::unique_ptr<const Importer> makeImageFolderImporter();
/// One a format of annotation files.
std::vector<std::unique_ptr<const Importer>> makeAnnotatedImporters();
std::unique_ptr<const Importer> makeTextFolderImporter();
/// Texts in a column of a table, one a kind of tables.
std::vector<std::unique_ptr<const Importer>> makeTextRowImporters();
std::unique_ptr<const Importer> makeSoundFolderImporter();
/// One a format of annotations of texts or clips.
std::vector<std::unique_ptr<const Importer>> makeAnnotatedSpanImporters();
/// The files of a source that are sounds by their ending.
std::vector<std::size_t> soundFiles(const SourceTree& source);
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
