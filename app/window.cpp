#include "app/window.h"

#include "jobs/job_runner.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QFileDialog>
#include <QPushButton>
#include <QThreadPool>
#include <QTimer>
#include <QVBoxLayout>

namespace lathe {

namespace {

/// One workspace and its window; another one takes its place when a person chooses so.
class Session : public QObject {
public:
    explicit Session(ModuleLoader loader) : m_loader(std::move(loader)) {}

    void open(const QString& folder)
    {
        auto workbench = Workbench::open(folder.toStdString(), Workbench::Missing::Create, m_loader);
        if (!workbench) {
            showProblem(workbench.error());
            return;
        }
        Preferences::addWorkspace(QString::fromStdString((*workbench)->folder().string()));
        auto jobs = std::make_unique<JobRunner>();
        auto window = std::make_unique<MainWindow>(**workbench, *jobs);
        connect(window.get(), &MainWindow::workspaceChosen, this, [this](const QString& chosen) {
            // The window that asks is on the stack: it goes once it has returned.
            QTimer::singleShot(0, this, [this, chosen] { open(chosen); });
        });
        window->show();
        m_problem.reset();
        m_window = std::move(window); // the old window goes before its jobs, they before their workbench
        m_jobs = std::move(jobs);
        m_workbench = std::move(*workbench);
        loadAlgorithmsAfterFirstPaint();
    }

private:
    void showProblem(const Error& error)
    {
        m_problem = std::make_unique<QWidget>();
        m_problem->setWindowTitle("Lathe");
        m_problem->resize(720, 420);
        auto* layout = new QVBoxLayout(m_problem.get());
        auto* state = new EmptyState("warning", QCoreApplication::translate("Session", "This workspace cannot be opened"),
                                     QString::fromStdString(toString(error)));
        auto* choose = new QPushButton(QCoreApplication::translate("Session", "Choose another folder…"));
        connect(choose, &QPushButton::clicked, this, [this] {
            const QString folder = QFileDialog::getExistingDirectory(m_problem.get());
            if (!folder.isEmpty())
                QTimer::singleShot(0, this, [this, folder] { open(folder); });
        });
        state->addAction(choose);
        layout->addWidget(state);
        m_problem->show();
    }

    void loadAlgorithmsAfterFirstPaint()
    {
        // A timer of 0 would come before the window is on the screen.
        QTimer::singleShot(300, this, [workbench = m_workbench] {
            QThreadPool::globalInstance()->start([workbench] { (void)workbench->learnerModule(); });
        });
    }

    ModuleLoader m_loader;
    std::shared_ptr<Workbench> m_workbench;
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QWidget> m_problem;
};

} // namespace

int runWindow(int& argc, char** argv, const QString& workspace, const ModuleLoader& loader)
{
    QApplication application(argc, argv);
    setLanguage(Preferences::language());
    Theme::instance().setMode(Preferences::theme());
    Theme::instance().apply();
    int code = 0;
    {
        Session session(loader);
        session.open(workspace);
        code = QApplication::exec();
    }
    QThreadPool::globalInstance()->waitForDone();
    return code;
}

int runOffscreen(int& argc, char** argv, const std::function<int()>& work)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    return work();
}

} // namespace lathe
