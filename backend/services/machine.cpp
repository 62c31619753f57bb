#include "services/machine.h"

#include <nlohmann/json.hpp>

#include <QString>
#include <QSysInfo>

#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>

namespace lathe {

nlohmann::json describeMachine()
{
    std::string cpu = QSysInfo::currentCpuArchitecture().toStdString();
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name")) {
            cpu = line.substr(line.find(':') + 2);
            break;
        }
    const auto memory = static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
    return {{"cpu", cpu},
            {"threads", std::thread::hardware_concurrency()},
            {"memory_bytes", memory},
            {"system", QSysInfo::prettyProductName().toStdString() + ", kernel " + QSysInfo::kernelVersion().toStdString()}};
}

} // namespace lathe
