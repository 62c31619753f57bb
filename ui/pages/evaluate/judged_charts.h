// The charts of a judged part, by task. Every mark asks for the rows behind it.
#pragma once

#include "ui/pages/evaluate/judged_view.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QStackedLayout;

namespace lathe {

class Card;
class ForecastChart;
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

/// How many rows each cluster has, how near they are to their own, and what makes a cluster different.
class ClusterCharts final : public JudgedCharts {
    Q_OBJECT
public:
    explicit ClusterCharts(QWidget* parent = nullptr);
    void setView(std::shared_ptr<const JudgedView> view) override;

private:
    enum Chart { kSizes, kSilhouettes, kProfile };
    void showSizes();
    void showSilhouettes();
    void showProfile();
    QString nameOf(std::size_t cluster) const;
    /// Of the chosen cluster; all rows where none is chosen.
    std::vector<std::uint32_t> chosenRows() const;

    std::shared_ptr<const JudgedView> m_view;
    std::vector<std::vector<std::uint32_t>> m_rows; ///< by cluster; the last one is noise
    std::vector<std::string> m_profiled;            ///< column of each bar
    SegmentedControl* m_chart;
    QComboBox* m_cluster;
    ValueBars* m_sizes;
    HistogramChart* m_silhouettes;
    ValueBars* m_profile;
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

/// The series with what was forecast and how sure that was.
class ForecastCharts final : public JudgedCharts {
    Q_OBJECT
public:
    explicit ForecastCharts(QWidget* parent = nullptr);
    void setView(std::shared_ptr<const JudgedView> view) override;

private:
    ForecastChart* m_chart;
    QLabel* m_figures;
};

/// The map of a projection, coloured by any column.
class MapCharts final : public JudgedCharts {
    Q_OBJECT
public:
    explicit MapCharts(QWidget* parent = nullptr);
    void setView(std::shared_ptr<const JudgedView> view) override;

private:
    void showMap();

    std::shared_ptr<const JudgedView> m_view;
    QComboBox* m_column;
    QLabel* m_legend;
    ScatterChart* m_map;
};

} // namespace lathe
