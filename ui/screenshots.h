// Pictures of every page over a workspace, without a display.
#pragma once

#include "services/workbench.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <vector>

namespace lathe {

struct ScreenshotOptions {
    std::filesystem::path folder;
    QStringList themes{"light", "dark"};
    std::vector<QSize> sizes{{1440, 900}, {1280, 720}}; ///< logical pixels
    std::vector<int> scales{1, 2};
    QString language = "en";
    QStringList pages; ///< ids; empty: all
    QString dataset;   ///< reference to show; empty: the newest
    std::int64_t run = 0; ///< 0: the newest finished one of the dataset
    int settleMs = 20'000; ///< the most that a page may take
};

/// Writes `PAGE-THEME-WxH@S.png` and returns the paths. Needs a QApplication.
/// Fails with Io, NotFound (no such page).
Result<std::vector<std::filesystem::path>> renderScreenshots(Workbench& workbench, const ScreenshotOptions& options);

} // namespace lathe
