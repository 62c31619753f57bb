// Holds a workbench, its jobs and its window, and changes all three when another workspace is opened.
#pragma once

#include "services/workbench.h"

#include <QObject>
#include <QString>

#include <memory>

namespace lathe {

class JobRunner;
class MainWindow;

class WindowHost : public QObject {
    Q_OBJECT
public:
    /// Theme and language as the person chose them. Needs a QApplication.
    explicit WindowHost(ModuleLoader loader);
    ~WindowHost() override;

    /// Opens the workspace (made when the folder has none) and shows its window.
    Result<void> open(const QString& folder);
    MainWindow* window() { return m_window.get(); }

private:
    void change(const QString& folder);

    ModuleLoader m_loader;
    std::unique_ptr<Workbench> m_workbench; ///< outlives what follows
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace lathe
