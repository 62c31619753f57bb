// The files of a source that hold tables, and which table is meant: shared by the table importers.
#pragma once

#include "io/importer.h"

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

/// A file's ending in lower case, that of the packed file for `a.json.gz`.
std::string tableExtension(std::string_view path);

/// The files with one of these endings; a source of one file is taken whatever its ending is.
std::vector<std::size_t> filesWithEnding(const SourceTree& source, std::initializer_list<std::string_view> endings);

/// The parameter `table`.
ParamSpec tableParameter(std::string help);

/// A table of a file: a sheet, or nothing where the file is the table.
struct TableName {
    std::size_t file = 0;
    std::string inner;
};

using InnerNames = std::function<Result<std::vector<std::string>>(std::size_t file)>;

/// All names that `table` may have: of the only file its inner names, else `path#inner`; a file that is one table
/// is called by its path.
Result<std::vector<std::string>> tableNames(const SourceTree& source, const std::vector<std::size_t>& files,
                                            const InnerNames& innerNames);
/// The table of that name. `takesFirst`: of the only file the first stands for an empty name (workbooks).
/// Fails with NotFound, InvalidArgument when several might be meant, or as `innerNames` does.
Result<TableName> chooseTable(const SourceTree& source, const std::vector<std::size_t>& files,
                              const std::string& wanted, bool takesFirst, const InnerNames& innerNames);

/// "people.json:17"
std::string lineOf(const std::string& path, std::size_t line);
/// The line, from 1, in which the byte at `offset` lies.
std::size_t lineAt(std::string_view text, std::size_t offset);

} // namespace lathe
