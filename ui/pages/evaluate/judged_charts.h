// The charts of a judged part, by task. Every mark asks for the rows behind it.
#pragma once

#include "ui/pages/evaluate/judged_view.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QStackedLayout;

namespace lathe {

class Card;
class HistogramChart;
class ScatterChart;
class SegmentedControl;
class ValueBars;

class JudgedCharts : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void setView(std::shared_ptr<const JudgedView> view) = 0;

signals:
    void rowsRequested(const QString& title, const QString& subtitle, const std::vector<std::uint32_t>& rows);
};

/// Predicted against true, residuals against predicted, their histogram, the error by slices of a column.
class RegressionCharts final : public JudgedCharts {
    Q_OBJECT
public:
    explicit RegressionCharts(QWidget* parent = nullptr);
    void setView(std::shared_ptr<const JudgedView> view) override;

private:
    Card* makeScatters();
    Card* makeSpread();
    void showSlices();
    /// The farthest off first.
    void request(const QString& title, std::vector<std::uint32_t> rows);

    std::shared_ptr<const JudgedView> m_view;
    std::vector<double> m_residuals;
    std::vector<std::vector<std::uint32_t>> m_sliceRows;
    ScatterChart* m_predicted;
    ScatterChart* m_residual;
    HistogramChart* m_histogram;
    ValueBars* m_slices;
    QComboBox* m_column;
};

/// How many rows each cluster has.
class ClusterCharts final : public JudgedCharts {
    Q_OBJECT
public:
    explicit ClusterCharts(QWidget* parent = nullptr);
    void setView(std::shared_ptr<const JudgedView> view) override;

private:
    std::shared_ptr<const JudgedView> m_view;
    std::vector<std::vector<std::uint32_t>> m_rows;
    ValueBars* m_sizes;
};

/// How the scores of anomalies are distributed; the ranked rows stand below.
class ScoreCharts final : public JudgedCharts {
    Q_OBJECT
public:
    explicit ScoreCharts(QWidget* parent = nullptr);
    void setView(std::shared_ptr<const JudgedView> view) override;

private:
    std::shared_ptr<const JudgedView> m_view;
    HistogramChart* m_histogram;
};

} // namespace lathe
