// What import does for each kind of items, behind import_service.h.
#pragma once

#include "services/import_service.h"

namespace lathe {

/// A source that is open, and what is known of the dataset that it goes into.
struct ImportSource {
    std::unique_ptr<SourceTree> tree;
    Params parameters; ///< complete
    std::string name;  ///< of the dataset
    int threads = 1;
    std::optional<DatasetVersion> latest; ///< of that name, if there is one
};

// The caller fills what all kinds share: name, format, exists, seconds.
Result<ImportPreview> previewPictures(const Workbench& workbench, const PictureImporter& importer, const ImportSource& source,
                                      const ImportRequest& request, Progress& progress);
Result<ImportOutcome> importPictures(Workbench& workbench, const PictureImporter& importer, const ImportSource& source,
                                     const ImportRequest& request, Progress& progress);
Result<ImportPreview> previewTable(const TableImporter& importer, const ImportSource& source, const ImportRequest& request,
                                   Progress& progress);
Result<ImportOutcome> importTable(Workbench& workbench, const TableImporter& importer, const ImportSource& source,
                                  const ImportRequest& request, Progress& progress);

} // namespace lathe
