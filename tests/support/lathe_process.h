// The real command line, run as a user runs it.
#pragma once

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

/// What a command left behind.
struct LatheResult {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
    qint64 milliseconds = 0;

    nlohmann::json json() const { return nlohmann::json::parse(output.toStdString(), nullptr, false); }
    /// For failure messages.
    QByteArray text() const { return "exit code " + QByteArray::number(exitCode) + "\n" + output.right(2000) + errors.right(2000); }
};

class LatheProcess {
public:
    explicit LatheProcess(QString workspace) : m_workspace(std::move(workspace)) {}

    QString workspace() const { return m_workspace; }

    /// Runs `lathe WORDS… --workspace …` to its end.
    LatheResult run(const QStringList& words, int seconds = 600) const
    {
        QProcess process;
        QElapsedTimer timer;
        timer.start();
        start(process, words);
        LatheResult result;
        if (!process.waitForFinished(seconds * 1000)) {
            process.kill();
            process.waitForFinished();
        } else if (process.exitStatus() == QProcess::NormalExit) {
            result.exitCode = process.exitCode();
        }
        result.milliseconds = timer.elapsed();
        result.output = process.readAllStandardOutput();
        result.errors = process.readAllStandardError();
        return result;
    }

    /// Runs it and kills it (SIGKILL) after so many milliseconds; true when it was still running.
    bool runAndKill(const QStringList& words, int milliseconds) const
    {
        QProcess process;
        start(process, words);
        if (process.waitForFinished(milliseconds))
            return false;
        process.kill();
        process.waitForFinished();
        return true;
    }

    void start(QProcess& process, const QStringList& words) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", m_workspace + "-home");
        environment.remove("LATHE_WORKSPACE");
        environment.remove("DISPLAY");
        process.setProcessEnvironment(environment);
        process.start(LATHE_BINARY_DIR "/lathe", words + QStringList{"--workspace", m_workspace});
        process.waitForStarted();
    }

private:
    QString m_workspace;
};

/// Runs a command and returns its JSON; fails the test, showing what it said, unless it exits with 0.
#define LATHE_RUN(variable, lathe, ...)                                                   \
    nlohmann::json variable;                                                              \
    {                                                                                     \
        const LatheResult latheResult = (lathe).run(QStringList{__VA_ARGS__, "--json", "--quiet"}); \
        QVERIFY2(latheResult.exitCode == 0, latheResult.text().constData());              \
        variable = latheResult.json();                                                    \
        QVERIFY2(!variable.is_discarded(), latheResult.text().constData());               \
    }
