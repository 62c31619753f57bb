// A row of segments of which one is chosen.
#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace lathe {

class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget* parent = nullptr);
    /// Returns its index; the first one is chosen.
    int addSegment(const QString& text, const QString& toolTip = {});
    void setSegmentText(int index, const QString& text);
    void setSegmentEnabled(int index, bool enabled);
    void clear();
    int count() const;
    int current() const;
    /// Emits nothing when it is chosen already.
    void setCurrent(int index);

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    QHBoxLayout* m_layout;
};

} // namespace lathe
