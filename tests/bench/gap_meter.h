// How long the event loop of a window was away: what a person feels as stutter.
#pragma once

#include "bench/bench.h"

#include <QObject>
#include <QTimer>

namespace bench {

/// A tick each millisecond: what lies between two ticks, the event loop was away.
class GapMeter : public QObject {
public:
    GapMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_gaps.push_back(secondsSince(m_last) * 1000);
            m_last = Clock::now();
        });
        m_timer.start(1);
    }
    /// In milliseconds.
    const std::vector<double>& gaps() const { return m_gaps; }

    void print(const std::string& what) const
    {
        const std::string ticks = std::to_string(m_gaps.size()) + " ticks";
        row(what + ", 99.9 %", number(quantile(m_gaps, 0.999), 1, "ms"), ticks, "", "≤ 16 ms");
        row(what + ", longest", number(quantile(m_gaps, 1), 1, "ms"), ticks, "", "≤ 100 ms");
    }

private:
    QTimer m_timer;
    Clock::time_point m_last = Clock::now();
    std::vector<double> m_gaps;
};

} // namespace bench
