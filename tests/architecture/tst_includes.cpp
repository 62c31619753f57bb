// The walls between the folders, on every source of the project; and that the check would see a
// breach.
#include "base/file.h"
#include "include_rules.h"

#include <QtTest>

#include <filesystem>
#include <map>
#include <regex>
#include <set>

using namespace lathe;
using namespace lathe::architecture;

namespace {

/// Looks the header up where Qt is installed, so that no list of its classes is needed.
std::string installedQtModule(const std::string& header)
{
    static std::map<std::string, std::string> known;
    const auto found = known.find(header);
    if (found != known.end())
        return found->second;
    static const std::vector<std::string> modules{
        "QtCore",         "QtGui",           "QtWidgets", "QtSvg", "QtSvgWidgets",
        "QtPrintSupport", "QtTest",          "QtNetwork", "QtSql", "QtConcurrent",
        "QtOpenGL",       "QtOpenGLWidgets", "QtXml",     "QtDBus"};
    std::string module;
    for (const std::string& candidate : modules)
        if (header.starts_with(candidate + "/") || header == candidate)
            module = candidate;
    for (const std::string& folder : split(LATHE_QT_FOLDERS, '|'))
        for (const std::string& candidate : modules)
            if (module.empty() &&
                std::filesystem::is_regular_file(folder + "/" + candidate + "/" + header))
                module = candidate;
    return known[header] = module;
}

std::vector<Source> projectSources()
{
    const std::filesystem::path root = LATHE_SOURCE_DIR;
    std::vector<Source> sources;
    for (const char* folder : {"app", "backend", "tests", "ui"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".h"))
                continue;
            if (const auto text = readTextFile(entry.path()))
                sources.push_back({entry.path().lexically_relative(root).generic_string(), *text});
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

} // namespace

class TestIncludes : public QObject {
    Q_OBJECT
private slots:
    void everySourceKeepsTheWalls()
    {
        const std::vector<Source> sources = projectSources();
        QVERIFY(sources.size() > 50);
        const std::vector<std::string> offences = Checker(sources, installedQtModule).offences();
        for (const std::string& offence : offences)
            qWarning("%s", offence.c_str());
        QVERIFY2(offences.empty(),
                 (std::to_string(offences.size()) + " offences, listed above").c_str());
    }

    /// Two functions that differ in what they return alone are one to the linker, which takes either.
    void factoriesHaveNamesOfTheirOwn()
    {
        static const std::regex factory("\\b(make[A-Z]\\w*)\\(");
        std::map<std::string, std::string> places;
        int lists = 0;
        for (const Source& source : projectSources()) {
            if (!source.path.ends_with("_list.h") && !source.path.ends_with("_learners.h"))
                continue;
            ++lists;
            std::set<std::string> names;
            for (std::sregex_iterator at(source.text.begin(), source.text.end(), factory), end; at != end; ++at)
                names.insert((*at)[1]);
            for (const std::string& name : names) {
                const auto [place, isNew] = places.emplace(name, source.path);
                QVERIFY2(isNew, (name + " stands in " + place->second + " and in " + source.path).c_str());
            }
        }
        QVERIFY(lists >= 4);
    }

    void breachesAreSeen_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("offence"); // empty: none

        const auto row = [](const char* name, const char* path, const char* text,
                            const char* offence) {
            QTest::newRow(name) << path << text << offence;
        };
        row("upwards", "backend/base/x.h", "#pragma once\n#include \"data/item.h\"\n",
            "backend/base/x.h:2: base may not include data (data/item.h)");
        row("sideways", "backend/media/x.cpp", "#include \"data/item.h\"\n",
            "backend/media/x.cpp:1: media may not include data (data/item.h)");
        row("downwards", "backend/services/x.cpp", "#include \"data/item.h\"\n", "");
        row("own folder", "backend/data/x.cpp", "#include \"item.h\"\n", "");
        row("window to network", "ui/pages/x.cpp", "#include \"nn/graph.h\"\n",
            "ui/pages/x.cpp:1: ui may not include nn (nn/graph.h)");
        row("package to graph", "backend/package/x.cpp", "#include \"nn/graph.h\"\n", "");
        row("package to the module", "backend/package/x.cpp", "#include \"nn/detail/net.h\"\n",
            "backend/package/x.cpp:1: package may not include nn/detail (nn/detail/net.h)");
        row("graph to the module", "backend/nn/zoo/x.cpp", "#include \"nn/detail/net.h\"\n",
            "backend/nn/zoo/x.cpp:1: nn may not include nn/detail (nn/detail/net.h)");
        row("backend to window", "backend/services/x.cpp", "#include \"ui/page.h\"\n",
            "backend/services/x.cpp:1: services may not include ui (ui/page.h)");
        row("going up", "backend/io/x.cpp", "#include \"../data/item.h\"\n",
            "backend/io/x.cpp:1: name ../data/item.h from its root, not by going up");
        row("a folder without a place", "backend/misc/x.cpp", "#include <vector>\n",
            "backend/misc/x.cpp:1: the folder misc has no place in the arrows");
        row("torch outside", "backend/nn/learners/x.cpp", "#include <torch/torch.h>\n",
            "backend/nn/learners/x.cpp:1: Torch stays in backend/nn/detail/ (torch/torch.h)");
        row("torch with spaces", "backend/ml/x.cpp", "  #  include <ATen/Parallel.h>\n",
            "backend/ml/x.cpp:1: Torch stays in backend/nn/detail/ (ATen/Parallel.h)");
        row("torch inside", "backend/nn/detail/x.cpp", "#include <torch/torch.h>\n", "");
        row("torch in a test", "tests/nn/torch/tst_x.cpp", "#include <torch/torch.h>\n", "");
        row("torch in another test", "tests/io/tst_x.cpp", "#include <c10/core/Device.h>\n",
            "tests/io/tst_x.cpp:1: Torch stays in backend/nn/detail/ (c10/core/Device.h)");
        row("sqlite", "backend/services/x.cpp", "#include <sqlite3.h>\n",
            "backend/services/x.cpp:1: SQLite stays in backend/store/ (sqlite3.h)");
        row("qcustomplot", "ui/pages/x.cpp", "#include <qcustomplot.h>\n",
            "ui/pages/x.cpp:1: QCustomPlot stays in ui/plots/ (qcustomplot.h)");
        row("qcustomplot in plots", "ui/plots/x.cpp", "#include <qcustomplot.h>\n", "");
        row("archive", "backend/package/x.cpp", "#include <archive.h>\n",
            "backend/package/x.cpp:1: libarchive stays in backend/io/ (archive.h)");
        row("jpeg", "backend/io/x.cpp", "#include <jpeglib.h>\n",
            "backend/io/x.cpp:1: libjpeg stays in backend/media/ (jpeglib.h)");
        row("png", "ui/items/x.cpp", "#include <png.h>\n",
            "ui/items/x.cpp:1: libpng stays in backend/media/ (png.h)");
        row("Qt in base", "backend/base/x.cpp", "#include <QString>\n",
            "backend/base/x.cpp:1: base knows no Qt (QString)");
        row("Qt in a header of media", "backend/media/x.h", "#include <QImage>\n",
            "backend/media/x.h:1: media uses Qt Core and Gui in its .cpp files only (QImage)");
        row("Qt in a source of media", "backend/media/x.cpp", "#include <QImage>\n", "");
        row("Widgets in media", "backend/media/x.cpp", "#include <QLabel>\n",
            "backend/media/x.cpp:1: media uses Qt Core and Gui in its .cpp files only (QLabel)");
        row("Widgets in services", "backend/services/x.h", "#include <QtWidgets/QLabel>\n",
            "backend/services/x.h:1: services knows Qt Core and no other part of Qt "
            "(QtWidgets/QLabel)");
        row("Qt Core in jobs", "backend/jobs/x.h", "#include <QObject>\n", "");
        row("lower-case Qt header", "backend/store/x.h", "#include <qobject.h>\n",
            "backend/store/x.h:1: store knows no Qt (qobject.h)");
        row("Qt and torch meet", "backend/nn/detail/x.cpp",
            "#include <torch/torch.h>\n#include \"jobs/runner.h\"\n",
            "backend/nn/detail/x.cpp:2: nn/detail may not include jobs (jobs/runner.h)\n"
            "backend/nn/detail/x.cpp:1: Qt and torch meet in this file");
        row("commented out", "backend/base/x.cpp",
            "// #include <QString>\n/*\n#include <QString>\n*/\n", "");
        row("after a comment", "backend/base/x.cpp", "/* one\n * two */\n#include <QString>\n",
            "backend/base/x.cpp:3: base knows no Qt (QString)");
        row("text that speaks of including", "backend/base/x.cpp",
            "auto x = \"#include <QString>\";\n", "");
    }
    void breachesAreSeen()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, offence);
        const std::vector<Source> sources{{"backend/data/item.h", ""},
                                          {"backend/nn/graph.h", ""},
                                          {"backend/nn/detail/net.h", ""},
                                          {"backend/jobs/runner.h", "#include <QObject>\n"},
                                          {"ui/page.h", ""},
                                          {path.toStdString(), text.toStdString()}};
        const auto offences = Checker(sources, installedQtModule).offences();
        QCOMPARE(QString::fromStdString(join(offences, "\n")), offence);
    }
};

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
