#include "app/command_line.h"

#include "app/commands/command.h"
#include "app/console_progress.h"
#include "base/text.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

namespace lathe {

namespace {

QList<QCommandLineOption> globalOptions()
{
    return {{"workspace", "Folder of the workspace; else $LATHE_WORKSPACE, else ~/Lathe.", "DIR"},
            {"json", "Print one JSON document."},
            {"quiet", "No progress on standard error."},
            {"help", "Help on a command."},
            {"version", "The version of Lathe."}};
}

const Command* findCommand(const QString& name)
{
    for (const Command& command : commandList())
        if (name == command.name)
            return &command;
    return nullptr;
}

void print(std::FILE* stream, const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

std::string generalHelp()
{
    std::string text = "Usage: lathe [COMMAND] [OPTIONS]\n\nWithout a command the window opens.\n\nCommands:\n";
    const auto usageOf = [](const Command& command) { return QString::fromUtf8(command.name) + " " + QString::fromUtf8(command.arguments); };
    qsizetype width = 0; // in characters: “RUN…” has more bytes
    for (const Command& command : commandList())
        width = std::max(width, usageOf(command).size());
    for (const Command& command : commandList())
        text += "  " + usageOf(command).leftJustified(width + 2).toStdString() + command.help + "\n";
    text += "\nOptions everywhere:\n";
    for (const QCommandLineOption& option : globalOptions()) {
        const std::string usage = "--" + option.names().first().toStdString() + (option.valueName().isEmpty() ? "" : " DIR");
        text += "  " + usage + std::string(18 - usage.size(), ' ') + option.description().toStdString() + "\n";
    }
    return text + "\nHelp on one command: lathe COMMAND --help\n";
}

std::string commandHelp(const Command& command)
{
    std::string text = "Usage: lathe " + std::string(command.name) + " " + command.arguments + " [OPTIONS]\n\n"
        + command.help + "\n";
    for (const QCommandLineOption& option : command.options + globalOptions()) {
        QStringList names;
        for (const QString& name : option.names())
            names << (name.size() == 1 ? "-" : "--") + name;
        std::string usage = names.join(", ").toStdString();
        if (!option.valueName().isEmpty())
            usage.append(" ").append(option.valueName().toStdString());
        usage.resize(std::max<std::size_t>(usage.size(), 28), ' ');
        text.append("  ").append(usage).append(" ").append(option.description().toStdString());
        if (!option.defaultValues().isEmpty())
            text.append(" Default: ").append(option.defaultValues().join(", ").toStdString()).append(".");
        text += "\n";
    }
    return text;
}

int reportError(const Error& error, bool asJson, int exitCode)
{
    if (asJson) {
        const nlohmann::json json{{"error", {{"kind", toString(error.code)}, {"message", error.message},
                                             {"where", error.where}, {"hint", error.hint}}}};
        print(stderr, json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
    } else {
        print(stderr, "lathe: error: " + toString(error) + "\n");
    }
    return exitCode;
}

int exitCodeOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument: return exit_code::usage;
    case ErrorCode::Cancelled: return exit_code::interrupted;
    default: return exit_code::failed;
    }
}

Result<Output> runCommand(const Command& command, CommandContext& context)
{
    try {
        return command.run(context);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "There is not enough memory", "Close other programs, or use less data");
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, std::string("Something that should not happen did: ") + error.what());
    }
}

} // namespace

Invocation readInvocation(const QStringList& words)
{
    Invocation invocation;
    invocation.workspace = qEnvironmentVariable("LATHE_WORKSPACE", QDir::homePath() + "/Lathe");
    for (int i = 0; i < words.size(); ++i) {
        const QString& word = words[i];
        if (word == "--workspace" && i + 1 < words.size())
            invocation.workspace = words[i + 1];
        else if (word.startsWith("--workspace="))
            invocation.workspace = word.mid(12);
        invocation.help |= word == "--help" || word == "-h";
        invocation.version |= word == "--version";
        const bool isValueOfWorkspace = i > 0 && words[i - 1] == "--workspace";
        if (!invocation.command && !word.startsWith('-') && !isValueOfWorkspace) {
            invocation.command = findCommand(word);
            if (invocation.command)
                continue;
            if (invocation.problem.isEmpty()) {
                std::vector<std::string> names;
                for (const Command& command : commandList())
                    names.emplace_back(command.name);
                const std::string near = nearest(word.toStdString(), names);
                invocation.problem = QString("There is no command “%1”. ").arg(word)
                    + (near.empty() ? QString("See lathe --help") : QString("Did you mean “%1”?").arg(QString::fromStdString(near)));
            }
        }
        invocation.words << word;
    }
    if (invocation.command)
        invocation.problem.clear();
    return invocation;
}

int runInvocation(const Invocation& invocation, const ModuleLoader& loader)
{
    const bool asJson = invocation.words.contains("--json");
    if (invocation.version) {
        print(stdout, asJson ? nlohmann::json{{"version", LATHE_VERSION}}.dump() + "\n" : "lathe " LATHE_VERSION "\n");
        return exit_code::done;
    }
    if (invocation.help) {
        print(stdout, invocation.command ? commandHelp(*invocation.command) : generalHelp());
        return exit_code::done;
    }
    const auto wrongUsage = [&](const QString& message, const QString& hint) {
        return reportError({ErrorCode::InvalidArgument, message.toStdString(), hint.toStdString(), {}}, asJson, exit_code::usage);
    };
    if (!invocation.problem.isEmpty())
        return wrongUsage(invocation.problem, {});

    const Command& command = *invocation.command;
    QCommandLineParser parser;
    parser.addOptions(command.options);
    parser.addOptions(globalOptions());
    const QString hint = QString("See lathe %1 --help").arg(command.name);
    if (!parser.parse(QStringList("lathe") + invocation.words))
        return wrongUsage(parser.errorText().remove(QRegularExpression("\\.$")), hint);
    const int count = static_cast<int>(parser.positionalArguments().size());
    if (count < command.minimumArguments || count > command.maximumArguments)
        return wrongUsage(QString("lathe %1 takes %2, not %3 arguments").arg(command.name,
            *command.arguments ? command.arguments : "no arguments").arg(count), hint);

    ConsoleProgress progress(parser.isSet("quiet"));
    CommandContext context(parser, invocation.workspace.toStdString(), loader, progress);
    const Result<Output> output = runCommand(command, context);
    if (!output)
        return reportError(output.error(), asJson, exitCodeOf(output.error()));
    print(stdout, asJson ? output->json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n" : output->text);
    return output->exitCode;
}

} // namespace lathe
