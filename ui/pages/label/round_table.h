// The pictures of a closed round: what everybody said of them, and the consensus.
#pragma once

#include "label/round_result.h"
#include "ui/models/labelling.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace lathe {

class RoundTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit RoundTableModel(Labelling& labelling, QObject* parent = nullptr) : QAbstractTableModel(parent), m_labelling(labelling) {}
    /// `rows` are indices into the pictures of the result.
    void show(const RoundResult& result, std::vector<std::size_t> rows);
    void clear();
    const std::vector<std::size_t>& rows() const { return m_rows; }
    std::size_t item(int row) const { return m_result.pictures[m_rows[static_cast<std::size_t>(row)]].item; }

    int rowCount(const QModelIndex& parent = {}) const override;
    /// The picture, a column a person, the consensus with its probability, the class as it is now.
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString nameOf(std::int32_t label) const;

    Labelling& m_labelling;
    RoundResult m_result;
    std::vector<std::size_t> m_rows;
};

class RoundTable : public QTableView {
    Q_OBJECT
public:
    explicit RoundTable(Labelling& labelling, QWidget* parent = nullptr);
    RoundTableModel& pictures() { return *m_model; }
    void show(const RoundResult& result, std::vector<std::size_t> rows);
    /// Indices into the pictures of the result.
    std::vector<std::size_t> chosen() const;

signals:
    void itemWanted(std::size_t item);
    void chosenChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    RoundTableModel* m_model;
};

} // namespace lathe
