#include "io/importers/builtin.h"

#include "base/text.h"

namespace lathe {

Catalog<Importer> builtinImporters()
{
    Catalog<Importer> importers;
    importers.add(makeImageFolderImporter());
    importers.add(makeIdxImporter());
    importers.add(makeCifarImporter());
    return importers;
}

Result<const Importer*> chooseImporter(const Catalog<Importer>& importers, const SourceTree& source,
                                       std::string_view format)
{
    if (format != "auto")
        return importers.get(format, "format");
    const Importer* best = nullptr;
    double surest = 0;
    for (const auto& importer : importers) {
        const double confidence = importer->sniff(source);
        if (confidence > surest) {
            surest = confidence;
            best = importer.get();
        }
    }
    if (best)
        return best;
    std::vector<std::string> names;
    for (const auto& importer : importers)
        names.push_back(importer->info().name);
    return fail(ErrorCode::Incompatible,
                source.files().empty() ? "There are no files in it" : "There is nothing in it that Lathe reads",
                "Lathe reads " + join(names, ", "), source.name());
}

} // namespace lathe
