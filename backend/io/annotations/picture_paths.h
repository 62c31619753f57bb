// Where the pictures of annotation files lie, and where the layouts of formats put them.
#pragma once

#include "data/annotation.h"
#include "io/source_tree.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lathe {

/// '/' between parts; `.` and `..` resolved, those beyond the root, a drive and a leading '/' dropped.
std::string cleanPath(std::string_view path);
/// A path that begins at a root or a drive.
bool isAbsolutePath(std::string_view path);
/// Up to the last '/', without it; empty where there is none.
std::string_view folderOf(std::string_view path);
/// Without the ending of the file's name.
std::string_view withoutEnding(std::string_view path);
/// The part that a folder of the path names, the deepest first; Unassigned where none does.
Part partOfPath(std::string_view path);
/// The part that a word of the file's name says: `instances_val2017.json`, `train.txt`.
Part partOfName(std::string_view fileName);

/// `train`, `val`, `test`: the words that annotation files use; empty for Unassigned.
std::string_view partWord(Part part);
/// The picture's path without the folders that layouts put it in: `images/`, `JPEGImages/` and, where `withoutPart`,
/// the folder of its own part behind them. A path of a file, harmless beneath any folder.
std::string plainPath(const AnnotatedPicture& picture, bool withoutPart);

/// Finds the pictures of a source by what annotation files call them.
class PictureFinder {
public:
    explicit PictureFinder(const SourceTree& source);

    /// Where the picture lies that a file in `folder` calls `named`. Of several the one whose folders name the part.
    /// What it would be where it is not in the source: `named` beneath `folder`; of an absolute path the name alone.
    std::string find(std::string_view folder, std::string_view named, Part part) const;
    /// The picture of that path without its ending.
    std::optional<std::string> withStem(const std::string& stem) const;
    bool isEmpty() const { return m_paths.empty(); }
    const std::set<std::string>& paths() const { return m_paths; }

private:
    std::set<std::string> m_paths;
    std::unordered_map<std::string, std::vector<std::string>> m_byName;
    std::unordered_map<std::string, std::string> m_byStem;
};

} // namespace lathe
