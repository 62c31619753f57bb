// A command of the command line: what it is called, what it takes, what it does.
#pragma once

#include "services/workbench.h"

#include <QCommandLineParser>

#include <nlohmann/json.hpp>

#include <functional>

namespace lathe {

/// Exit codes of the command line's contract.
namespace exit_code {
inline constexpr int done = 0, failed = 1, usage = 2, gate = 3, interrupted = 130;
}

/// What a command prints: readable text, or one JSON document.
struct Output {
    nlohmann::json json;
    std::string text;
    int exitCode = exit_code::done;
};

/// What every command gets.
class CommandContext {
public:
    CommandContext(const QCommandLineParser& parser, std::filesystem::path workspace, ModuleLoader loader,
                   Progress& progress)
        : m_parser(parser), m_workspace(std::move(workspace)), m_loader(std::move(loader)), m_progress(progress)
    {
    }

    /// Positional arguments after the command's name.
    std::string argument(int index) const;
    int argumentCount() const { return static_cast<int>(m_parser.positionalArguments().size()); }
    bool isSet(const char* option) const { return m_parser.isSet(option); }
    std::string value(const char* option) const { return m_parser.value(option).toStdString(); }
    std::vector<std::string> values(const char* option) const;
    /// Fails with InvalidArgument naming the option unless its value is a number in range.
    Result<std::int64_t> integer(const char* option, std::int64_t fallback, std::int64_t minimum, std::int64_t maximum) const;
    Result<double> real(const char* option, double fallback) const;
    /// Who changes labels, for the journal: `--author`, else the login name.
    std::string author() const;

    Result<Workbench*> workbench(Workbench::Missing missing = Workbench::Missing::Refuse);
    const std::filesystem::path& workspace() const { return m_workspace; }
    void useWorkspace(std::filesystem::path folder) { m_workspace = std::move(folder); }
    const ModuleLoader& loader() const { return m_loader; }
    Progress& progress() { return m_progress; }

private:
    const QCommandLineParser& m_parser;
    std::filesystem::path m_workspace;
    ModuleLoader m_loader;
    Progress& m_progress;
    std::unique_ptr<Workbench> m_workbench;
};

struct Command {
    const char* name;
    const char* arguments; ///< as in the usage line: "SOURCE"
    int minimumArguments;
    int maximumArguments;
    const char* help;
    QList<QCommandLineOption> options;
    std::function<Result<Output>(CommandContext&)> run;
    bool needsGui = false; ///< draws, so that it needs more than the core application
};

/// The explicit list; its order is the order of the help.
const std::vector<Command>& commandList();

Command newCommand();
Command importCommand();
Command datasetsCommand();
Command datasetCommand();
Command splitCommand();
Command prepareCommand();
Command annotateCommand();
Command annotationsCommand();
Command reviewCommand();
Command agreementCommand();
Command journalCommand();
Command algorithmsCommand();
Command trainCommand();
Command searchCommand();
Command resumeCommand();
Command reproduceCommand();
Command runsCommand();
Command runCommand();
Command compareCommand();
Command evaluateCommand();
Command decideCommand();
Command curveCommand();
Command explainCommand();
Command registerCommand();
Command modelsCommand();
Command promoteCommand();
Command rollbackCommand();
Command exportCommand();
Command predictCommand();
Command demoCommand();
Command screenshotsCommand();

} // namespace lathe
