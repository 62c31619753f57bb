// How the values of a numeric or time column are spread; a click on a bar wants its rows.
#pragma once

#include "data/profile.h"
#include "ui/plots/chart.h"

class QCPBars;

namespace lathe {

class DistributionChart : public Chart {
    Q_OBJECT
public:
    explicit DistributionChart(QWidget* parent = nullptr);

    /// The bars of other types of columns stand side by side without an axis of values.
    void setProfile(const ColumnProfile& profile);
    /// Of the bar that the keyboard is on; -1: none.
    int current() const { return m_current; }
    PlotTable table() const override;
    QSize sizeHint() const override { return {240, 168}; }

signals:
    /// Index into the profile's bars.
    void barClicked(int bar);

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;
    void clicked(QPointF at) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isTime() const { return m_profile.type == ColumnType::Time; }
    QString boundText(double value) const;
    QString describe(std::size_t bar) const;
    int barAt(double x) const;
    void fill();
    void setCurrent(int bar);

    QCPBars* m_bars;
    QCPBars* m_outside; ///< pale: outside of the shown range
    QCPBars* m_chosen;  ///< outlined: under the keyboard
    ColumnProfile m_profile;
    int m_current = -1;
};

} // namespace lathe
