// Agreement between people on the page: a round is started, labelled blind, closed, and read.
#pragma once

#include "ui/models/label_agreement.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace lathe {

class Card;
class RoundTable;

class AgreementPanel : public QWidget {
    Q_OBJECT
public:
    AgreementPanel(Labelling& labelling, LabelAgreement& agreement, QWidget* parent = nullptr);
    bool isSettling() const { return m_agreement.isBusy(); }

signals:
    /// Go on labelling the pictures of the open round.
    void labellingWanted();
    void itemWanted(std::size_t item);
    /// The consensus became the class of so many pictures.
    void adoptedPictures(int pictures);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeStart();
    QWidget* makeRound();
    void refresh();
    void showRounds();
    void showPeople(const LabelRound& round, const RoundResult& result);
    void showAgreement(const RoundResult& result);
    void showTable();
    void adopt(const std::vector<std::size_t>& pictures);

    Labelling& m_labelling;
    LabelAgreement& m_agreement;
    Card* m_start;
    QLineEdit* m_name;
    QSpinBox* m_pictures;
    QSpinBox* m_seed;
    QPushButton* m_startButton;
    Card* m_round;
    QComboBox* m_rounds;
    QLabel* m_people;
    QLabel* m_numbers;
    QLabel* m_meaning;
    QPushButton* m_goOn;
    QPushButton* m_close;
    Card* m_tableCard;
    QComboBox* m_which;
    RoundTable* m_table;
    QLabel* m_hidden;
    QPushButton* m_adoptChosen;
    QPushButton* m_adoptAll;
};

} // namespace lathe
