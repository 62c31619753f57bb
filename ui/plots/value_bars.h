// A bar for each name with its value, the interval where there is one and how many rows stand behind it; clickable.
#pragma once

#include "ui/plots/plot_view.h"

#include <optional>
#include <vector>

namespace lathe {

struct ValueBar {
    QString name;
    std::optional<double> value;     ///< at least 0; nothing: undefined
    std::optional<double> low, high; ///< 95 % interval
    qint64 rows = 0;
};

class ValueBars : public PlotView {
    Q_OBJECT
public:
    explicit ValueBars(QWidget* parent = nullptr);

    /// `valueName` heads the values and the data table; a marked value is drawn as a line through all bars.
    void setBars(std::vector<ValueBar> bars, const QString& nameOfNames, const QString& valueName, const QString& unit,
                 std::optional<double> marked = {}, const QString& markName = {});
    /// What a click does, in tooltips; “a click shows the rows” unless told.
    void setHint(const QString& hint) { m_hint = hint; }
    PlotTable table() const override;
    QSize sizeHint() const override;

signals:
    void activated(int bar);

private:
    class Area;
    Area* m_area;
    std::vector<ValueBar> m_bars;
    QString m_names, m_valueName, m_unit, m_markName, m_hint;
    std::optional<double> m_marked;
};

} // namespace lathe
