// A bar for each class, the best first; clickable.
#pragma once

#include "ui/plots/plot_view.h"

#include <optional>
#include <vector>

namespace lathe {

struct ClassBar {
    QString name;
    std::optional<double> value; ///< in [0, 1]; nothing: undefined
    int index = 0;               ///< of the class
};

class ClassBars : public PlotView {
    Q_OBJECT
public:
    explicit ClassBars(QWidget* parent = nullptr);

    void setBars(std::vector<ClassBar> bars);
    PlotTable table() const override;
    QSize sizeHint() const override;

signals:
    void activated(int classIndex);

private:
    class Area;
    Area* m_area;
    /// Below 0.8 and far below the median class.
    bool isWeak(const ClassBar& bar) const;

    std::vector<ClassBar> m_bars;
    double m_median = 0;
};

} // namespace lathe
