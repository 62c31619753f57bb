#include "ui/screenshots.h"

#include "ui/models/format.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QImage>
#include <QThread>

#include <algorithm>

namespace lathe {

namespace {

/// Quiet for this long means that nothing more is on its way.
constexpr int kQuietMs = 250;

void settle(const MainWindow& window, int most)
{
    const QDeadlineTimer end(most);
    QDeadlineTimer quiet(kQuietMs);
    while (!end.hasExpired() && !quiet.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        if (window.isSettling())
            quiet.setRemainingTime(kQuietMs);
        QThread::msleep(5);
    }
}

QImage picture(QWidget& window, int scale)
{
    QImage image(window.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    window.render(&image);
    return image;
}

Subject subjectOf(Workbench& workbench, const ScreenshotOptions& options)
{
    Subject subject{options.dataset, options.run};
    auto database = workbench.database();
    if (!database)
        return subject;
    if (const auto run = options.run != 0 ? RunStore(**database).byId(options.run) : Result<RunRecord>(fail(ErrorCode::NotFound, {})); run) {
        subject.dataset = text(run->dataset) + '@' + QString::number(run->version);
        return subject;
    }
    const auto runs = RunStore(**database).list(options.dataset.section('@', 0, 0).toStdString());
    if (runs)
        for (const RunRecord& run : *runs)
            if (run.status == RunStatus::Finished)
                return {text(run.dataset) + '@' + QString::number(run.version), run.id};
    if (const auto datasets = DatasetStore(**database).list(); subject.dataset.isEmpty() && datasets && !datasets->empty())
        subject.dataset = text(datasets->front().reference());
    return subject;
}

} // namespace

Result<std::vector<std::filesystem::path>> renderScreenshots(Workbench& workbench, const ScreenshotOptions& options)
{
    std::error_code made;
    std::filesystem::create_directories(options.folder, made);
    if (made)
        return fail(ErrorCode::Io, "The folder cannot be made: " + made.message(), {}, options.folder.string());
    QStringList pages = options.pages;
    QStringList known;
    for (const PageEntry& entry : pageList())
        known << entry.id;
    for (const QString& page : pages)
        if (!known.contains(page))
            return fail(ErrorCode::NotFound, "There is no page “" + page.toStdString() + "”", "There are " + known.join(", ").toStdString());
    if (pages.isEmpty())
        pages = known;

    setLanguage(options.language);
    std::vector<std::filesystem::path> written;
    for (const QString& theme : options.themes) {
        Theme::instance().setMode(theme == "dark" ? ThemeMode::Dark : ThemeMode::Light);
        for (const QSize& size : options.sizes) {
            JobRunner jobs;
            MainWindow window(workbench, jobs);
            window.resize(size);
            window.show();
            window.navigator().setSubject(subjectOf(workbench, options));
            for (const QString& page : pages) {
                window.showPage(page);
                window.resize(size);
                settle(window, options.settleMs);
                for (const int scale : options.scales) {
                    const QString name = QStringLiteral("%1-%2-%3x%4@%5.png").arg(page, theme).arg(size.width()).arg(size.height()).arg(scale);
                    const std::filesystem::path path = options.folder / name.toStdString();
                    if (!picture(window, scale).save(QString::fromStdString(path.string())))
                        return fail(ErrorCode::Io, "The picture cannot be written", "Choose a folder that you may write to", path.string());
                    written.push_back(path);
                }
            }
        }
    }
    return written;
}

} // namespace lathe
