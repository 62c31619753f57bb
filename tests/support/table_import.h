// Tables brought in as the program does it: open, choose the importer, read.
#pragma once

#include "base/text.h"
#include "io/importer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lathe::build {

struct ImportedTable {
    std::string importer; ///< the one that was chosen; empty when none
    FoundTable found;
    std::optional<Error> error;

    std::string message() const { return error ? toString(*error) : std::string(); }
    /// "people.jsonl:3 people.jsonl:7"
    std::string skippedPlaces() const
    {
        std::vector<std::string> places;
        for (const SkippedFile& row : found.skipped)
            places.push_back(row.path);
        return join(places, " ");
    }
};

/// `assignments`: parameters as "table=people". `format`: an importer's id.
inline ImportedTable importTable(const std::filesystem::path& path, const std::vector<std::string>& assignments = {},
                                 const std::string& format = "auto")
{
    NoProgress progress;
    ImportedTable result;
    const auto run = [&]() -> Result<void> {
        LATHE_TRY(const auto source, openSource(path, progress));
        const auto importers = builtinImporters();
        LATHE_TRY(const Importer* importer, chooseImporter(importers, *source, format));
        result.importer = importer->info().id;
        const auto* tables = dynamic_cast<const TableImporter*>(importer);
        if (!tables)
            return fail(ErrorCode::Incompatible, "It is no table");
        LATHE_TRY(const Params params, parseParams(importer->parameters(), assignments));
        LATHE_TRY(result.found, tables->read(*source, params, 1, progress));
        return {};
    };
    if (auto done = run(); !done)
        result.error = std::move(done).error();
    return result;
}

/// The names of the tables in a source, or the error, on one line.
inline std::string tablesIn(const std::filesystem::path& path)
{
    NoProgress progress;
    const auto run = [&]() -> Result<std::vector<std::string>> {
        LATHE_TRY(const auto source, openSource(path, progress));
        const auto importers = builtinImporters();
        LATHE_TRY(const Importer* importer, chooseImporter(importers, *source, "auto"));
        const auto* tables = dynamic_cast<const TableImporter*>(importer);
        if (!tables)
            return fail(ErrorCode::Incompatible, "It is no table");
        return tables->tables(*source, progress);
    };
    const auto names = run();
    return names ? join(*names, "|") : toString(names.error());
}

} // namespace lathe::build
