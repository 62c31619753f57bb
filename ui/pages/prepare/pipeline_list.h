// The steps of a pipeline as a list: reordered by dragging or Alt and the arrow keys, switched off one by one.
#pragma once

#include <QListWidget>

namespace lathe {

/// What a row shows of a step.
struct StepText {
    QString title;   ///< "Fill missing values, total_bedrooms"
    QString summary; ///< what it learned, or why it cannot work
    bool isEnabled = true;
    bool isBroken = false;
};

class PipelineList : public QListWidget {
    Q_OBJECT
public:
    explicit PipelineList(QWidget* parent = nullptr);
    /// Keeps the current row where it is.
    void setSteps(const std::vector<StepText>& steps);
    QSize sizeHint() const override;

signals:
    void stepMoved(int from, int to); ///< to: its row afterwards
    void stepSwitched(int row);
    void removeWanted(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QRect switchArea(const QModelIndex& index) const;
    void move(int from, int to);
};

} // namespace lathe
