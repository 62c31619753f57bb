// A PostgreSQL server of the test's own: its data in a temporary folder, reached by a Unix socket there only.
#pragma once

#include "base/file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>

namespace lathe::build {

class PostgresqlServer {
public:
    /// Null where Debian's postgresql is absent or does not start; `reason` says why.
    static std::unique_ptr<PostgresqlServer> start(std::string& reason)
    {
        std::vector<std::filesystem::path> versions;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", error))
            if (std::filesystem::exists(entry.path() / "bin/initdb"))
                versions.push_back(entry.path() / "bin");
        if (versions.empty()) {
            reason = "The package postgresql is not installed";
            return nullptr;
        }
        auto folder = TemporaryFolder::create("lathe-postgresql");
        if (!folder) {
            reason = "There is no temporary folder";
            return nullptr;
        }
        std::unique_ptr<PostgresqlServer> server(
            new PostgresqlServer(std::move(*folder), *std::max_element(versions.begin(), versions.end())));
        // A server refuses to run as root.
        if (::geteuid() == 0) {
            server->m_as = "setpriv --reuid=nobody --regid=nogroup --clear-groups ";
            if (std::system(("chown nobody:nogroup " + server->folder()).c_str()) != 0) {
                reason = "There is no user nobody to run the server";
                return nullptr;
            }
        }
        if (!server->run("initdb -D " + server->folder() + "/data -U lathe -A trust --no-sync -E UTF8 --locale=C.UTF-8")
            || !server->run("pg_ctl -D " + server->folder() + "/data -w -t 60 -l " + server->folder()
                            + "/log -o '-c listen_addresses= -c fsync=off -k " + server->folder() + "' start")) {
            reason = "The server of " + server->m_programs.string() + " does not start";
            return nullptr;
        }
        server->m_runs = true;
        return server;
    }

    ~PostgresqlServer()
    {
        if (m_runs)
            run("pg_ctl -D " + folder() + "/data -m immediate stop");
    }

    /// Runs SQL as the database's owner; false when a command fails.
    bool execute(const std::string& sql, const std::string& database = "postgres")
    {
        const auto file = m_folder.path() / "script.sql";
        return writeFileAtomic(file, asBytes(sql)).has_value()
               && std::system(("chmod a+r " + file.string()).c_str()) == 0
               && run("psql -q -v ON_ERROR_STOP=1 -h " + folder() + " -U lathe -d " + database + " -f "
                      + file.string());
    }

    /// What libpq takes for the server's host.
    std::string folder() const { return m_folder.path().string(); }

private:
    PostgresqlServer(TemporaryFolder folder, std::filesystem::path programs)
        : m_folder(std::move(folder)), m_programs(std::move(programs))
    {
    }

    bool run(const std::string& command) const
    {
        return std::system(
                   ("cd / && " + m_as + m_programs.string() + "/" + command + " >/dev/null 2>&1 </dev/null").c_str())
               == 0;
    }

    TemporaryFolder m_folder;
    std::filesystem::path m_programs;
    std::string m_as;
    bool m_runs = false;
};

} // namespace lathe::build
