// A navigator that remembers what was asked of it.
#pragma once

#include "ui/pages/page.h"

namespace lathe {

class FakeNavigator : public Navigator {
public:
    const Subject& subject() const override { return m_subject; }
    void setSubject(const Subject& subject) override
    {
        if (subject == m_subject)
            return;
        m_subject = subject;
        emit subjectChanged();
    }
    void showPage(const QString& page) override { pages << page; }
    QStringList pages;

private:
    Subject m_subject;
};

} // namespace lathe
