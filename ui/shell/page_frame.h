// The head of a page and the margins around its body.
#pragma once

#include "ui/shell/state_pill.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace lathe {

class ElidedLabel;

/// Title, state, a muted line; what can be done at the right end.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title = {}, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setState(const QString& text, Tone tone); ///< an empty text hides the pill
    void setSubtitle(const QString& text);
    /// Buttons stand from left to right in the order they are added; the main one comes last.
    void addAction(QWidget* widget);

private:
    QHBoxLayout* m_layout;
    ElidedLabel* m_title;
    StatePill* m_pill;
    ElidedLabel* m_subtitle;
};

/// The layout of a page: 24 px left and right, 16 above and below, 16 between.
QVBoxLayout* makePageLayout(QWidget* page);

} // namespace lathe
