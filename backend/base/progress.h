// What long work tells its caller, and how the caller asks it to stop.
#pragma once

#include <cstdint>
#include <string_view>

namespace lathe {

/// Handed to long work. All functions may be called from any thread of that work.
class Progress {
public:
    virtual ~Progress() = default;

    /// True once the work shall end early; it then returns `cancelled()` or what it has.
    virtual bool stopRequested() const = 0;

    /// `total` 0 means unknown. `status` is a short readable text, for example a file name.
    virtual void set(std::int64_t done, std::int64_t total, std::string_view status) = 0;

    /// A line for the log of the work.
    virtual void log(std::string_view) {}
};

/// For callers that neither watch nor stop.
class NoProgress final : public Progress {
public:
    bool stopRequested() const override { return false; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
};

} // namespace lathe
