// The leaderboard of a search: a table whose intervals are drawn on one scale.
#pragma once

#include "ui/pages/train/leaderboard_model.h"

#include <QTableView>

namespace lathe {

class LeaderboardView : public QTableView {
    Q_OBJECT
public:
    explicit LeaderboardView(QWidget* parent = nullptr);
    LeaderboardModel& board() { return *m_model; }

signals:
    /// A click or Return on a trial.
    void activated(std::int64_t run);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(const QModelIndex& index);
    LeaderboardModel* m_model;
};

} // namespace lathe
