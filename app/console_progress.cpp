#include "app/console_progress.h"

#include "base/text.h"

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace lathe {

namespace {

volatile std::sig_atomic_t interruptions = 0;

extern "C" void interrupted(int)
{
    interruptions = interruptions + 1;
    if (interruptions > 1)
        _exit(130);
}

constexpr int kBarWidth = 30;

} // namespace

ConsoleProgress::ConsoleProgress(bool isQuiet)
    : m_isQuiet(isQuiet), m_isTerminal(isatty(STDERR_FILENO)), m_started(std::chrono::steady_clock::now()),
      m_shown(m_started)
{
    struct sigaction action {};
    action.sa_handler = interrupted;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

ConsoleProgress::~ConsoleProgress()
{
    clearBar();
}

bool ConsoleProgress::stopRequested() const
{
    return interruptions > 0;
}

void ConsoleProgress::set(std::int64_t done, std::int64_t total, std::string_view status)
{
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    const auto pause = m_isTerminal ? std::chrono::milliseconds(100) : std::chrono::milliseconds(20'000);
    if (m_isQuiet || now - m_shown < pause)
        return;
    m_shown = now;
    if (!m_isTerminal) {
        std::fprintf(stderr, "done=%lld total=%lld seconds=%.0f status=\"%.*s\"\n", static_cast<long long>(done),
                     static_cast<long long>(total), std::chrono::duration<double>(now - m_started).count(),
                     static_cast<int>(status.size()), status.data());
        return;
    }
    std::string bar;
    if (total > 0) {
        const int filled = static_cast<int>(done * kBarWidth / total);
        for (int i = 0; i < kBarWidth; ++i)
            bar += i < filled ? "█" : "░";
        bar.append(" ").append(grouped(done)).append(" of ").append(grouped(total)).append("  ");
    }
    std::fprintf(stderr, "\r\033[K%s%.60s", bar.c_str(), std::string(status).c_str());
    std::fflush(stderr);
    m_hasBar = true;
}

void ConsoleProgress::log(std::string_view line)
{
    if (m_isQuiet)
        return;
    const std::lock_guard lock(m_mutex);
    clearBar();
    std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
}

void ConsoleProgress::clearBar()
{
    if (m_hasBar)
        std::fputs("\r\033[K", stderr);
    m_hasBar = false;
}

} // namespace lathe
