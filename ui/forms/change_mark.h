// The dot before a setting that differs from its default; a click brings the default back.
#pragma once

#include <QAbstractButton>

namespace lathe {

class ChangeMark : public QAbstractButton {
    Q_OBJECT
public:
    explicit ChangeMark(QWidget* parent = nullptr);
    /// Without the mark the room stays, so that names keep their place.
    void setMarked(bool marked);
    bool isMarked() const { return m_marked; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_marked = false;
};

} // namespace lathe
