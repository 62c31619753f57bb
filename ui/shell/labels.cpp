#include "ui/shell/labels.h"

#include <QEvent>
#include <QResizeEvent>

namespace lathe {

namespace {

QLabel* label(const char* role, const QString& text, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setProperty("role", role); // the style sheet gives the rest
    made->setTextFormat(Qt::PlainText);
    return made;
}

} // namespace

QLabel* titleLabel(const QString& text, QWidget* parent) { return label("title", text, parent); }
QLabel* sectionLabel(const QString& text, QWidget* parent) { return label("section", text, parent); }
QLabel* headingLabel(const QString& text, QWidget* parent) { return label("heading", text, parent); }
QLabel* bodyLabel(const QString& text, QWidget* parent) { return label("body", text, parent); }
QLabel* strongLabel(const QString& text, QWidget* parent) { return label("strong", text, parent); }
QLabel* mutedLabel(const QString& text, QWidget* parent) { return label("muted", text, parent); }
QLabel* captionLabel(const QString& text, QWidget* parent) { return label("caption", text, parent); }
QLabel* errorLabel(const QString& text, QWidget* parent) { return label("error", text, parent); }

QLabel* codeLabel(const QString& text, QWidget* parent)
{
    auto* made = label("code", text, parent);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return made;
}

QLabel* wrapping(QLabel* made)
{
    made->setWordWrap(true);
    return made;
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFullText(text);
}

void ElidedLabel::setFullText(const QString& text)
{
    m_full = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    elide();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_full) + 2, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return {std::min(metrics.horizontalAdvance(m_full) + 2, metrics.averageCharWidth() * 4), metrics.height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        elide();
    }
}

void ElidedLabel::elide()
{
    const QString shown = QFontMetrics(font()).elidedText(m_full, m_mode, std::max(width(), 1));
    if (shown != text())
        setText(shown);
    setToolTip(shown == m_full ? QString() : m_full);
}

} // namespace lathe
