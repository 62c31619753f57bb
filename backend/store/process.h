// Which process executes a run, so that one that died is noticed.
#pragma once

#include <string>

namespace lathe {

/// "HOST PID START" of this process; START tells two processes of the same number apart.
std::string thisProcess();
/// False when the process that `text` names is gone. A process of another machine counts as alive.
bool isAlive(const std::string& text);

} // namespace lathe
