// A judged detector: one picture with its boxes, how well each class is found, and the curve of a class.
#pragma once

#include "ui/pages/evaluate/judged_charts.h"

class QComboBox;

namespace lathe {

class CurveChart;
class PictureView;
class ThumbnailLoader;

class DetectionCharts final : public JudgedCharts {
    Q_OBJECT
public:
    /// `loader` outlives the charts.
    explicit DetectionCharts(ThumbnailLoader& loader, QWidget* parent = nullptr);
    void setView(std::shared_ptr<const JudgedView> view) override;
    /// `item`: index into the pictures of the view.
    void showPicture(std::size_t item);
    const ValueBars* bars() const { return m_bars; }
    const CurveChart* curve() const { return m_curve; }

private:
    Card* makePicture(ThumbnailLoader& loader);
    Card* makeClasses();
    void showClass();
    /// Pictures with mistakes of the chosen class, most first.
    void request(double confidence);

    std::shared_ptr<const JudgedView> m_view;
    Card* m_pictureCard;
    PictureView* m_picture;
    ValueBars* m_bars;
    QComboBox* m_class;
    CurveChart* m_curve;
    QLabel* m_figures;
};

} // namespace lathe
