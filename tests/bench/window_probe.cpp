// A Qt plug-in that any Qt program can be started with: says when the first window was painted, or the first
// widget of the class that its specification names, and ends the program. So the programs of the start-up
// benchmark are measured without a hook in them.
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
    explicit FirstPaint(const QString& wanted) : m_wanted(wanted.toLatin1()) {}
    bool eventFilter(QObject* object, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(object);
        if (event->type() != QEvent::Paint || !widget || m_isSeen || !isWanted(*widget))
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
    bool isWanted(const QWidget& widget) const { return m_wanted.isEmpty() ? widget.isWindow() : widget.inherits(m_wanted); }

    QByteArray m_wanted;
    bool m_isSeen = false;
};

class WindowProbe : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "window_probe.json")
public:
    QObject* create(const QString&, const QString& wanted) override
    {
        auto* filter = new FirstPaint(wanted);
        QCoreApplication::instance()->installEventFilter(filter);
        return filter;
    }
};

#include "window_probe.moc"
