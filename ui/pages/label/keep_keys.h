// A field for text keeps its keys: Return and letters are no shortcuts while one types.
#pragma once

#include <QEvent>
#include <QWidget>

namespace lathe {

inline void keepKeys(QWidget* field)
{
    class Filter : public QObject {
    public:
        using QObject::QObject;
        bool eventFilter(QObject*, QEvent* event) override
        {
            if (event->type() != QEvent::ShortcutOverride)
                return false;
            event->accept();
            return true;
        }
    };
    field->installEventFilter(new Filter(field));
}

} // namespace lathe
