// The navigator of a window: keeps the subject, and passes the wish for a page on.
#pragma once

#include "ui/pages/page.h"

namespace lathe {

class WindowNavigator : public Navigator {
    Q_OBJECT
public:
    using Navigator::Navigator;
    const Subject& subject() const override { return m_subject; }
    void setSubject(const Subject& subject) override
    {
        if (subject == m_subject)
            return;
        m_subject = subject;
        emit subjectChanged();
    }
    void showPage(const QString& page) override { emit pageRequested(page); }

signals:
    void pageRequested(const QString& page);

private:
    Subject m_subject;
};

} // namespace lathe
