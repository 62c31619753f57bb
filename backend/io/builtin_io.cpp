#include "io/importers/builtin.h"

#include "base/text.h"

namespace lathe {

Catalog<Importer> builtinImporters()
{
    Catalog<Importer> importers;
    importers.add(makeImageFolderImporter());
    importers.add(makeIdxImporter());
    importers.add(makeCifarImporter());
    for (auto& importer : makeAnnotatedImporters())
        importers.add(std::move(importer));
    importers.add(makeTextFolderImporter());
    for (auto& importer : makeTextRowImporters())
        importers.add(std::move(importer));
    importers.add(makeSoundFolderImporter());
    for (auto& importer : makeAnnotatedSpanImporters())
        importers.add(std::move(importer));
    importers.add(makeCsvImporter());
    importers.add(makeFixedWidthImporter());
    importers.add(makeXlsxImporter());
    importers.add(makeOdsImporter());
    importers.add(makeJsonImporter());
    importers.add(makeJsonLinesImporter());
    importers.add(makeArffImporter());
    importers.add(makeOrangeTabImporter());
    importers.add(makeSqliteImporter());
    importers.add(makePostgresqlImporter());
    importers.add(makeParquetImporter());
    return importers;
}

Result<const Importer*> chooseImporter(const Catalog<Importer>& importers, const SourceTree& source,
                                       std::string_view format, std::string_view kind)
{
    if (format != "auto") {
        LATHE_TRY(const Importer* importer, importers.get(format, "format"));
        if (!kind.empty() && importer->kind() != kind)
            return fail(ErrorCode::Incompatible, "The format " + std::string(format) + " is of the kind " + std::string(importer->kind())
                        + ", not " + std::string(kind), "Leave one of them out", source.name());
        return importer;
    }
    const Importer* best = nullptr;
    double surest = 0;
    for (const auto& importer : importers) {
        if (!kind.empty() && importer->kind() != kind)
            continue;
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
        if (kind.empty() || importer->kind() == kind)
            names.push_back(importer->info().name);
    return fail(ErrorCode::Incompatible,
                source.files().empty() ? "There are no files in it" : "There is nothing in it that Lathe reads",
                "Lathe reads " + join(names, ", "), source.name());
}

} // namespace lathe
