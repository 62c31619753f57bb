// A surface with a frame that holds one thing: title, subtitle, something on the right, content.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace lathe {

class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title = {}, const QString& subtitle = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle); ///< muted, beside the title
    /// A widget at the right end of the title's line; the card owns it.
    void addExtra(QWidget* widget);
    /// Where the content goes; margins of 16 px around are the card's.
    QVBoxLayout* content() const { return m_content; }
    /// Content up to the frame, for tables and grids.
    void setFlush();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateHead();
    QVBoxLayout* m_content;
    QWidget* m_head;
    QHBoxLayout* m_headLayout;
    QLabel* m_title;
    QLabel* m_subtitle;
    bool m_flush = false;
    bool m_hasExtra = false;
};

} // namespace lathe
