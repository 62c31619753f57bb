// The parts of a split as one bar and its counts.
#pragma once

#include <QWidget>

#include <array>
#include <cstdint>

class QLabel;
class QVBoxLayout;

namespace lathe {

class SplitSummary : public QWidget {
    Q_OBJECT
public:
    explicit SplitSummary(QWidget* parent = nullptr);
    /// By Part; parts without items are left out, train, validation and test always shown.
    void setParts(const std::array<std::int64_t, 4>& parts);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::array<std::int64_t, 4> m_parts{};
};

} // namespace lathe
