// What happened, where, and how to mend it: at the top of the page it concerns.
#pragma once

#include "ui/pages/page.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace lathe {

class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    void setMessage(const BannerMessage& message);

signals:
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BannerMessage m_message;
    QLabel* m_text;
    QLabel* m_hint;
    QPushButton* m_action;
};

/// An error as a banner. Cancelled is no failure: it gives a notice.
BannerMessage bannerFrom(const Error& error);

} // namespace lathe
