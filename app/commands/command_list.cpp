#include "app/commands/command.h"

#include "base/text.h"

#include <cstdlib>

namespace lathe {

const std::vector<Command>& commandList()
{
    static const std::vector<Command> list{
        newCommand(), importCommand(), datasetsCommand(), datasetCommand(), splitCommand(), prepareCommand(),
        annotateCommand(), annotationsCommand(), journalCommand(), reviewCommand(), agreementCommand(),
        algorithmsCommand(),
        trainCommand(), searchCommand(), resumeCommand(), reproduceCommand(), runsCommand(), runCommand(), compareCommand(),
        evaluateCommand(), decideCommand(), explainCommand(), curveCommand(), registerCommand(), modelsCommand(), promoteCommand(), rollbackCommand(), exportCommand(),
        predictCommand(), demoCommand(), screenshotsCommand(),
    };
    return list;
}

std::string CommandContext::argument(int index) const
{
    return m_parser.positionalArguments().value(index).toStdString();
}

std::vector<std::string> CommandContext::values(const char* option) const
{
    std::vector<std::string> values;
    for (const QString& value : m_parser.values(option))
        values.push_back(value.toStdString());
    return values;
}

Result<std::int64_t> CommandContext::integer(const char* option, std::int64_t fallback, std::int64_t minimum,
                                             std::int64_t maximum) const
{
    if (!isSet(option))
        return fallback;
    const auto number = parseInteger(value(option));
    if (!number || *number < minimum || *number > maximum)
        return fail(ErrorCode::InvalidArgument, std::string("--") + option + " takes a whole number from "
                    + std::to_string(minimum) + " to " + std::to_string(maximum) + ", not “" + value(option) + "”");
    return *number;
}

Result<double> CommandContext::real(const char* option, double fallback) const
{
    if (!isSet(option))
        return fallback;
    const auto number = parseReal(value(option));
    if (!number)
        return fail(ErrorCode::InvalidArgument, std::string("--") + option + " takes a number, not “" + value(option) + "”");
    return *number;
}

std::string CommandContext::author() const
{
    const char* name = std::getenv("USER");
    return isSet("author") ? value("author") : name ? name : "";
}

Result<Workbench*> CommandContext::workbench(Workbench::Missing missing)
{
    if (!m_workbench) {
        LATHE_TRY(m_workbench, Workbench::open(m_workspace, missing, m_loader));
    }
    return m_workbench.get();
}

} // namespace lathe
