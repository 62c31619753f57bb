#include "store/process.h"

#include "base/text.h"

#include <array>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace lathe {

namespace {

std::string hostName()
{
    std::array<char, 256> name{};
    gethostname(name.data(), name.size() - 1);
    return name.data();
}

/// Field 22 of /proc/PID/stat (proc(5)): when the process started, in ticks since boot; empty when it is gone.
std::string startOf(const std::string& pid)
{
    std::ifstream file("/proc/" + pid + "/stat");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto name = text.rfind(')'); // the name may hold spaces and brackets
    if (name == std::string::npos)
        return {};
    std::istringstream fields(text.substr(name + 1));
    std::string field;
    for (int i = 3; i <= 22; ++i) {
        fields >> field;
        if (i == 3 && field == "Z")
            return {};
    }
    return field;
}

} // namespace

std::string thisProcess()
{
    const std::string pid = std::to_string(getpid());
    return hostName() + " " + pid + " " + startOf(pid);
}

bool isAlive(const std::string& text)
{
    const auto parts = split(text, ' ');
    if (parts.size() != 3)
        return false;
    return parts[0] != hostName() || startOf(parts[1]) == parts[2];
}

} // namespace lathe
