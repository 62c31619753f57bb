// Makers for texts of the few sizes that there are. They follow theme changes.
#pragma once

#include <QLabel>

namespace lathe {

QLabel* titleLabel(const QString& text = {}, QWidget* parent = nullptr);   ///< 20 px, strong
QLabel* sectionLabel(const QString& text = {}, QWidget* parent = nullptr); ///< 15 px, strong
QLabel* headingLabel(const QString& text = {}, QWidget* parent = nullptr); ///< 12 px, strong, muted: above a group
QLabel* bodyLabel(const QString& text = {}, QWidget* parent = nullptr);    ///< 13 px
QLabel* strongLabel(const QString& text = {}, QWidget* parent = nullptr);  ///< 13 px, strong
QLabel* mutedLabel(const QString& text = {}, QWidget* parent = nullptr);   ///< 13 px, muted
QLabel* captionLabel(const QString& text = {}, QWidget* parent = nullptr); ///< 12 px, muted
QLabel* errorLabel(const QString& text = {}, QWidget* parent = nullptr);   ///< 12 px, negative: beside a field
QLabel* codeLabel(const QString& text = {}, QWidget* parent = nullptr);    ///< monospaced, can be selected

/// The same with line breaks where the room ends.
QLabel* wrapping(QLabel* label);

/// One line that ends in an ellipsis where the room does; the whole text is its tool tip.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    void setFullText(const QString& text);
    const QString& fullText() const { return m_full; }
    void setElideMode(Qt::TextElideMode mode);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();
    QString m_full;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace lathe
