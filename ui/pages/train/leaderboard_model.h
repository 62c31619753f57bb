// The trials of a search as rows, the best first. Rows keep their identity while they move.
#pragma once

#include "services/search_service.h"

#include <QAbstractTableModel>
#include <QString>

#include <map>

namespace lathe {

/// The main settings that a trial has other than the algorithm's defaults: "Trees 300, Greatest depth 8".
QString trialSettings(const std::string& parameters, const std::vector<ParamSpec>& specs);

struct LeaderboardAlgorithm {
    QString name;
    std::vector<ParamSpec> specs;
};

class LeaderboardModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Rank, Algorithm, Settings, Score, Interval, Folds, Time, Stage, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// How algorithms are called, by id; an unknown one is called by its id.
    void setAlgorithms(std::map<std::string, LeaderboardAlgorithm> algorithms);
    /// Another state of the same search keeps what is selected; another search begins anew.
    void setReport(SearchReport report);
    const SearchReport& report() const { return m_report; }
    const LeaderboardEntry& entry(int row) const { return m_report.leaderboard[std::size_t(row)]; }
    QString algorithmName(const std::string& id) const;
    /// From the lowest to the highest end of the intervals and means; empty where nothing is measured.
    std::optional<std::pair<double, double>> range() const;
    /// The best baseline's mean.
    std::optional<double> baseline() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const LeaderboardEntry& entry, int row, Column column) const;
    QString stateText(const LeaderboardEntry& entry) const;

    SearchReport m_report;
    std::map<std::string, LeaderboardAlgorithm> m_algorithms;
};

} // namespace lathe
