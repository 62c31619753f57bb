// Points with a line to compare them with: predicted against true, or residuals against predicted; or a map without
// one. Many points become cells whose colour says how many stand there.
#pragma once

#include "ui/plots/chart.h"

#include <cstdint>
#include <vector>

class QCPItemStraightLine;

namespace lathe {

struct ScatterPoint {
    double x = 0, y = 0;
    std::uint32_t row = 0; ///< what is behind it
    int group = 0;         ///< a categorical colour; -1: pale
    double heat = -1;      ///< in [0, 1]: a colour of the heat map instead
};

class ScatterChart : public Chart {
    Q_OBJECT
public:
    /// Beyond this many points cells are drawn.
    static constexpr std::size_t kMostPoints = 2500;
    /// So many on a map, whose points have colours of their own.
    static constexpr std::size_t kMostMapPoints = 20'000;
    /// The diagonal with equal ranges on both axes, the horizontal line at 0, or a map.
    enum class Line { Diagonal, Zero, None };
    explicit ScatterChart(Line line, QWidget* parent = nullptr);
    ~ScatterChart() override;

    /// Points that are not finite are left out. The names and the unit head the axes.
    void setPoints(std::vector<ScatterPoint> points, const QString& xName, const QString& yName, const QString& unit);
    PlotTable table() const override;
    /// Of the points at a place: all of a cell, or the nearest one within reach. Plot coordinates.
    std::vector<std::uint32_t> rowsAt(QPointF at) const;
    bool isDensity() const { return m_points.size() > (m_kind == Line::None ? kMostMapPoints : kMostPoints); }

signals:
    void rowsActivated(const std::vector<std::uint32_t>& rows);

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;
    void clicked(QPointF at) override;
    std::vector<QPointF> doors() const override;
    bool opensAt(QPointF at) const override;

private:
    class Marks;
    /// The point nearest to a place on screen; none beyond a finger's reach.
    const ScatterPoint* nearest(QPointF at) const;

    Line m_kind;
    Marks* m_marks;
    QCPItemStraightLine* m_line;
    KeyedLabel* m_label;
    std::vector<ScatterPoint> m_points;
    QString m_xName, m_yName, m_unit;
};

} // namespace lathe
