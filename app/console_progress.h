// Progress on standard error, and Ctrl+C.
#pragma once

#include "base/progress.h"

#include <chrono>
#include <mutex>
#include <string>

namespace lathe {

/// A bar on a terminal; otherwise a line each for what is logged, and one every twenty seconds.
class ConsoleProgress final : public Progress {
public:
    /// Takes over SIGINT and SIGTERM: the first asks to stop, the second ends the program at once.
    explicit ConsoleProgress(bool isQuiet);
    ~ConsoleProgress() override;

    bool stopRequested() const override;
    void set(std::int64_t done, std::int64_t total, std::string_view status) override;
    void log(std::string_view line) override;

private:
    void clearBar();

    bool m_isQuiet;
    bool m_isTerminal;
    std::mutex m_mutex; ///< guards what follows and the order of lines
    bool m_hasBar = false;
    std::chrono::steady_clock::time_point m_started, m_shown;
};

} // namespace lathe
