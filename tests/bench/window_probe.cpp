// A Qt plug-in that any Qt program can be started with: says when the first window was painted, and ends the
// program. So both programs of the start-up benchmark are measured without a hook in either.
#include <QCoreApplication>
#include <QEvent>
#include <QGenericPlugin>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <ctime>
#include <unistd.h>

class FirstPaint : public QObject {
    Q_OBJECT
public:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(object);
        if (event->type() != QEvent::Paint || !widget || !widget->isWindow() || m_isSeen)
            return false;
        m_isSeen = true;
        // After this event: the whole window is painted and flushed with it.
        QTimer::singleShot(0, this, [] {
            timespec now{};
            clock_gettime(CLOCK_MONOTONIC, &now);
            std::printf("painted %.6f\n", static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9);
            std::fflush(stdout);
            _exit(0);
        });
        return false;
    }

private:
    bool m_isSeen = false;
};

class WindowProbe : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "window_probe.json")
public:
    QObject* create(const QString&, const QString&) override
    {
        auto* filter = new FirstPaint;
        QCoreApplication::instance()->installEventFilter(filter);
        return filter;
    }
};

#include "window_probe.moc"
