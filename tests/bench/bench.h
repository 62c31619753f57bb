// What the benchmarks share: medians, the machine's description, rows of one table.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace bench {

using Clock = std::chrono::steady_clock;

inline double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

inline double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// The smallest value that `share` of the values do not pass.
inline double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    return values[std::min(index, values.size() - 1)];
}

inline std::string machine()
{
    std::string name = "unknown processor";
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name")) {
            name = line.substr(line.find(':') + 2);
            break;
        }
    return name + ", " + std::to_string(std::thread::hardware_concurrency()) + " threads";
}

/// | what | measured | against | ratio or value | goal |
inline void row(const std::string& what, const std::string& measured, const std::string& against, const std::string& result,
                const std::string& goal)
{
    std::printf("| %s | %s | %s | %s | %s |\n", what.c_str(), measured.c_str(), against.c_str(), result.c_str(), goal.c_str());
    std::fflush(stdout);
}

inline std::string number(double value, int digits, const std::string& unit = {})
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text + (unit.empty() ? "" : " " + unit);
}

} // namespace bench
