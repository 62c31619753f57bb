// What a source file may include: the arrows and the walls between the folders.
#pragma once

#include "base/text.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace lathe::architecture {

struct Source {
    std::string path; ///< from the project's root, with slashes
    std::string text;
};

struct Include {
    std::string header;
    bool quoted = false;
    int line = 0; ///< from 1
};

/// Where Qt keeps a header of that name: "QtCore", "QtWidgets", …; empty when it is none of Qt's.
using QtModuleOf = std::function<std::string(const std::string& header)>;

inline std::vector<Include> includesOf(const std::string& text)
{
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> includes;
    int number = 0;
    bool inComment = false;
    for (const std::string& line : split(text, '\n')) {
        ++number;
        std::smatch match;
        if (!inComment && std::regex_search(line, match, pattern))
            includes.push_back({match[2], match[1] == "\"", number});
        const auto opens = line.rfind("/*");
        const auto closes = line.rfind("*/");
        if (opens != std::string::npos && (closes == std::string::npos || closes < opens))
            inComment = line.find("//") == std::string::npos || line.find("//") > opens;
        else if (closes != std::string::npos)
            inComment = false;
    }
    return includes;
}

/// The layer that a file belongs to; empty for files that are free (tests).
inline std::string layerOf(const std::string& path)
{
    const std::vector<std::string> parts = split(path, '/');
    if (parts.size() < 2)
        return {};
    if (parts[0] == "ui" || parts[0] == "app")
        return parts[0];
    if (parts[0] != "backend" || parts.size() < 3)
        return {};
    if (parts[1] == "nn" && (parts[2] == "detail" || parts[2] == "learners"))
        return "nn/detail";
    return parts[1];
}

/// Everything a layer may include, itself among it; nothing for a layer that is not in the house.
inline std::optional<std::set<std::string>> reachOf(const std::string& layer)
{
    static const std::map<std::string, std::vector<std::string>> arrows{
        {"base", {}},
        {"onnx", {"base"}}, // the file format and its builder: prep and ml write themselves into it
        {"data", {"base"}},
        {"media", {"base"}},
        {"io", {"data", "media"}},
        {"prep", {"data", "onnx"}},
        {"label", {"data"}},
        {"ml", {"prep"}},
        {"nn", {"data", "media"}}, // the graph: networks as data
        {"nn/detail", {"nn", "ml", "media"}},
        {"eval", {"ml"}},
        {"package", {"ml", "nn"}},
        {"monitor", {"data", "package"}},
        {"store", {"base"}},
        {"jobs", {"base"}},
        {"serve", {"package", "monitor", "jobs"}},
        {"services", {"io", "label", "eval", "package", "monitor", "store", "jobs", "serve"}},
        {"ui", {"services"}},
        {"app", {"ui", "services"}},
    };
    const auto start = arrows.find(layer);
    if (start == arrows.end())
        return std::nullopt;
    std::set<std::string> reached{layer};
    std::vector<std::string> open = start->second;
    while (!open.empty()) {
        const std::string next = open.back();
        open.pop_back();
        if (reached.insert(next).second)
            for (const std::string& more : arrows.at(next))
                open.push_back(more);
    }
    // Networks are met as learners and models from here on.
    if (layer == "services" || layer == "ui" || layer == "app")
        reached.erase("nn");
    return reached;
}

inline bool startsWithAny(const std::string& text, const std::vector<std::string>& prefixes)
{
    return std::ranges::any_of(prefixes,
                               [&](const std::string& prefix) { return text.starts_with(prefix); });
}

inline bool isTorch(const std::string& header)
{
    return startsWithAny(header, {"torch/", "ATen/", "c10/", "caffe2/"});
}

/// A library's headers and the folders that may include them.
struct Wall {
    std::string what;
    std::function<bool(const std::string& header)> isIts;
    std::vector<std::string> folders;
};

inline std::vector<Wall> libraryWalls()
{
    const auto named = [](std::vector<std::string> names) {
        return [names](const std::string& header) {
            return std::ranges::find(names, header) != names.end();
        };
    };
    return {
        {"Torch", isTorch, {"backend/nn/detail/", "tests/nn/"}},
        // Besides the store: a SQLite file that a user brings is a foreign format, read by its own library.
        {"SQLite", named({"sqlite3.h"}), {"backend/store/", "backend/io/importers/sqlite.cpp", "tests/store/", "tests/io/"}},
        {"libpq", named({"libpq-fe.h"}), {"backend/io/importers/", "tests/io/"}},
        {"Expat", named({"expat.h"}), {"backend/io/importers/"}},
        {"libyaml", named({"yaml.h"}), {"backend/io/annotations/"}},
        {"QCustomPlot", named({"qcustomplot.h"}), {"ui/plots/"}},
        {"libarchive",
         named({"archive.h", "archive_entry.h"}),
         {"backend/io/", "backend/nn/", "tests/io/", "tests/nn/", "tests/support/"}},
        {"libjpeg",
         named({"jpeglib.h", "jerror.h", "turbojpeg.h"}),
         {"backend/media/", "tests/media/", "tests/bench/"}},
        {"libpng", named({"png.h"}), {"backend/media/", "tests/media/", "tests/bench/"}},
        {"XGBoost", [](const std::string& header) { return header.starts_with("xgboost/"); }, {"backend/ml/"}},
        {"Eigen",
         [](const std::string& header) { return header.starts_with("Eigen/"); },
         {"backend/label/", "backend/prep/", "backend/ml/", "tests/prep/", "tests/ml/"}},
    };
}

/// Why a file may not include a header of that Qt module; empty when it may.
inline std::string qtOffence(const std::string& path, const std::string& module)
{
    const std::string layer = layerOf(path);
    if (layer == "ui" || layer == "app" || layer.empty())
        return {};
    if (layer == "media")
        return path.ends_with(".cpp") && (module == "QtCore" || module == "QtGui")
                   ? ""
                   : "media uses Qt Core and Gui in its .cpp files only";
    if (layer == "jobs" || layer == "services" || layer == "serve")
        return module == "QtCore" ? "" : layer + " knows Qt Core and no other part of Qt";
    return layer + " knows no Qt";
}

/// All offences as "file:line: message", in the order of the sources.
class Checker {
public:
    Checker(const std::vector<Source>& sources, QtModuleOf qtModuleOf)
        : m_sources(sources), m_qtModuleOf(std::move(qtModuleOf))
    {
        for (const Source& source : sources)
            m_includes[source.path] = includesOf(source.text);
    }

    std::vector<std::string> offences()
    {
        m_offences.clear();
        for (const Source& source : m_sources) {
            for (const Include& include : m_includes.at(source.path)) {
                checkArrow(source.path, include);
                checkLibraries(source.path, include);
                checkQt(source.path, include);
            }
            checkMeeting(source.path);
        }
        return m_offences;
    }

private:
    void report(const std::string& path, int line, const std::string& message)
    {
        m_offences.push_back(path + ":" + std::to_string(line) + ": " + message);
    }

    /// The project's file that is meant; empty for a library's or a generated one.
    std::string resolved(const std::string& path, const std::string& header) const
    {
        const std::string folder = path.substr(0, path.rfind('/') + 1);
        for (const std::string& root :
             {folder, std::string("backend/"), std::string(), std::string("tests/")})
            if (m_includes.contains(root + header))
                return root + header;
        return {};
    }

    void checkArrow(const std::string& path, const Include& include)
    {
        const std::string layer = layerOf(path);
        if (layer.empty())
            return;
        const auto reach = reachOf(layer);
        if (!reach)
            return report(path, include.line,
                          "the folder " + layer + " has no place in the arrows");
        if (include.header.find("..") != std::string::npos)
            return report(path, include.line,
                          "name " + include.header + " from its root, not by going up");
        const std::string target = resolved(path, include.header);
        if (target.starts_with("tests/"))
            return report(path, include.line, "the program includes the tests' " + target);
        const std::string targetLayer = layerOf(target);
        if (!targetLayer.empty() && !reach->contains(targetLayer))
            report(path, include.line,
                   layer + " may not include " + targetLayer + " (" + include.header + ")");
    }

    void checkLibraries(const std::string& path, const Include& include)
    {
        static const std::vector<Wall> walls = libraryWalls();
        for (const Wall& wall : walls)
            if (wall.isIts(include.header) && !startsWithAny(path, wall.folders))
                report(path, include.line,
                       wall.what + " stays in " + wall.folders.front() + " (" + include.header +
                           ")");
    }

    void checkQt(const std::string& path, const Include& include)
    {
        const std::string module = m_qtModuleOf(include.header);
        if (module.empty())
            return;
        const std::string offence = qtOffence(path, module);
        if (!offence.empty())
            report(path, include.line, offence + " (" + include.header + ")");
    }

    struct Reached {
        bool torch = false, qt = false;
    };

    /// What a file sees, through the project's headers too.
    Reached reachedFrom(const std::string& path) const
    {
        Reached reached;
        std::set<std::string> seen{path};
        std::vector<std::string> open{path};
        while (!open.empty()) {
            const std::string current = open.back();
            open.pop_back();
            for (const Include& include : m_includes.at(current)) {
                reached.torch = reached.torch || isTorch(include.header);
                reached.qt = reached.qt || !m_qtModuleOf(include.header).empty();
                const std::string next = resolved(current, include.header);
                if (!next.empty() && seen.insert(next).second)
                    open.push_back(next);
            }
        }
        return reached;
    }

    /// Qt defines `slots` as nothing, and torch has functions of that name.
    void checkMeeting(const std::string& path)
    {
        if (path.starts_with("tests/"))
            return; // a test of the module sees both, torch first
        const Reached reached = reachedFrom(path);
        if (reached.torch && reached.qt)
            report(path, 1, "Qt and torch meet in this file");
    }

    const std::vector<Source>& m_sources;
    QtModuleOf m_qtModuleOf;
    std::map<std::string, std::vector<Include>> m_includes;
    std::vector<std::string> m_offences;
};

} // namespace lathe::architecture
