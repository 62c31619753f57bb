// A chart with two axes, styled from the theme: hover reads values, drag zooms, double-click resets.
#pragma once

#include "ui/plots/plot_view.h"

#include <QElapsedTimer>
#include <QPointF>
#include <QTimer>

#include <optional>
#include <vector>

class QCustomPlot;
class QMouseEvent;

namespace lathe {

class KeyedLabel;
class ReadoutItem;

class Chart : public PlotView {
    Q_OBJECT
public:
    explicit Chart(QWidget* parent = nullptr);
    ~Chart() override;

    void setAxisTitles(const QString& horizontal, const QString& vertical);
    void resetZoom();
    bool isZoomed() const { return m_zoomed; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    struct Readout {
        QPointF at;   ///< the point that is read, in plot coordinates
        QString text; ///< its exact values
    };

    QCustomPlot& plot() const { return *m_plot; }
    /// Pens and brushes of the chart's own series; called at every change of the theme.
    virtual void restyle();
    /// The whole of the data into the axes.
    virtual void fitAxes() = 0;
    /// The values nearest to a point in plot coordinates.
    virtual std::optional<Readout> readout(QPointF at) const = 0;
    virtual void pressed(QMouseEvent*, QPointF /*at*/) {}
    virtual void moved(QMouseEvent*, QPointF /*at*/) {}
    virtual void released(QMouseEvent*, QPointF /*at*/) {}
    /// A click without a drag.
    virtual void clicked(QPointF /*at*/) {}
    /// Places of the marks that a click opens, from left to right, so that the keyboard reaches them too.
    virtual std::vector<QPointF> doors() const { return {}; }
    /// Whether a click here opens something: the cursor says it.
    virtual bool opensAt(QPointF /*at*/) const { return false; }
    /// Set by charts that have doors; the others keep their cursor and their keys.
    void setHasDoors(bool has) { m_hasDoors = has; }
    virtual void paintContent(QPainter& painter, const QSize& size) const override;

    QPointF toPlot(QPointF pixel) const;
    /// Axes follow the data unless a person has zoomed or is pointing at the chart.
    void fitWhenFree();
    /// At most 30 times a second.
    void scheduleReplot();
    void setDragZooms(bool zooms);
    /// A short line in a colour and a text; owned by the plot.
    KeyedLabel* addLabel();

private:
    void showReadout(QPointF pixel);
    void read(const std::optional<Readout>& found);
    /// Left, Right, Home and End go through the doors, Enter opens the one that is read.
    bool keyPressed(int key);

    QCustomPlot* m_plot;
    int m_door = -1; ///< of the keyboard; -1: none yet
    ReadoutItem* m_readout;
    QTimer m_replotTimer;
    QElapsedTimer m_sinceReplot;
    QPointF m_pressedAt;
    bool m_zoomed = false;
    bool m_fitPending = false;
    bool m_hasDoors = false;
};

} // namespace lathe
