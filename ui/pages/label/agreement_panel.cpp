#include "ui/pages/label/agreement_panel.h"

#include "eval/wilson.h"
#include "ui/models/format.h"
#include "ui/pages/label/round_table.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>
#include <numeric>

namespace lathe {

namespace {

constexpr int kSideWidth = 340;
constexpr int kUsualPictures = 50;
constexpr double kDependable = 0.8, kTentative = 2.0 / 3; // Krippendorff's own limits

QString numberText(const std::optional<double>& value) { return value ? QLocale().toString(*value, 'f', 2) : QStringLiteral("–"); }

} // namespace

AgreementPanel::AgreementPanel(Labelling& labelling, LabelAgreement& agreement, QWidget* parent) : QWidget(parent), m_labelling(labelling), m_agreement(agreement)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space16);
    m_tableCard = new Card(tr("Pictures"));
    m_tableCard->setFlush();
    m_which = new QComboBox;
    m_which->setAccessibleName(tr("Which pictures"));
    m_which->addItem(tr("Where they are divided"));
    m_which->addItem(tr("All of the round"));
    m_adoptChosen = secondaryButton(tr("Adopt for chosen"));
    m_adoptChosen->setToolTip(tr("The consensus becomes the class of the pictures that are chosen in the table"));
    m_adoptAll = secondaryButton(tr("Adopt for all"));
    m_adoptAll->setObjectName(QStringLiteral("adopt_all"));
    m_adoptAll->setToolTip(tr("The consensus becomes the class of every picture of the round"));
    for (QWidget* widget : {static_cast<QWidget*>(m_which), static_cast<QWidget*>(m_adoptChosen), static_cast<QWidget*>(m_adoptAll)})
        m_tableCard->addExtra(widget);
    m_table = new RoundTable(labelling);
    m_hidden = wrapping(mutedLabel());
    m_hidden->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    m_hidden->setAlignment(Qt::AlignTop);
    m_tableCard->content()->addWidget(m_table, 1);
    m_tableCard->content()->addWidget(m_hidden, 1);
    row->addWidget(m_tableCard, 1);
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space16);
    column->addWidget(makeRound());
    column->addWidget(makeStart());
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(kSideWidth);
    scroll->setWidget(side);
    row->addWidget(scroll);

    connect(&agreement, &LabelAgreement::changed, this, &AgreementPanel::refresh);
    connect(m_which, &QComboBox::activated, this, &AgreementPanel::showTable);
    connect(m_table, &RoundTable::itemWanted, this, &AgreementPanel::itemWanted);
    connect(m_table, &RoundTable::chosenChanged, this, [this] { m_adoptChosen->setEnabled(!m_table->chosen().empty()); });
    connect(m_adoptChosen, &QPushButton::clicked, this, [this] { adopt(m_table->chosen()); });
    connect(m_adoptAll, &QPushButton::clicked, this, [this] {
        std::vector<std::size_t> all(m_agreement.result() ? m_agreement.result()->pictures.size() : 0);
        std::iota(all.begin(), all.end(), std::size_t(0));
        adopt(all);
    });
    refresh();
}

QWidget* AgreementPanel::makeRound()
{
    m_round = new Card(tr("Round"));
    m_rounds = new QComboBox;
    m_rounds->setAccessibleName(tr("Round"));
    m_round->addExtra(m_rounds);
    m_people = wrapping(bodyLabel());
    m_people->setObjectName(QStringLiteral("round_people"));
    m_numbers = wrapping(bodyLabel());
    m_numbers->setObjectName(QStringLiteral("round_numbers"));
    m_meaning = wrapping(captionLabel());
    m_goOn = primaryButton(tr("Label its pictures"));
    m_goOn->setObjectName(QStringLiteral("round_go_on"));
    m_close = secondaryButton(tr("Close the round"));
    m_close->setObjectName(QStringLiteral("round_close"));
    m_close->setToolTip(tr("Nobody answers any more, and everybody may see the answers"));
    m_round->content()->setSpacing(token::space8);
    for (QWidget* widget : {static_cast<QWidget*>(m_people), static_cast<QWidget*>(m_numbers), static_cast<QWidget*>(m_meaning)})
        m_round->content()->addWidget(widget);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_goOn);
    buttons->addWidget(m_close);
    buttons->addStretch(1);
    m_round->content()->addLayout(buttons);
    connect(m_rounds, &QComboBox::activated, this, [this](int index) { m_agreement.choose(m_rounds->itemData(index).toString().toStdString()); });
    connect(m_goOn, &QPushButton::clicked, this, &AgreementPanel::labellingWanted);
    connect(m_close, &QPushButton::clicked, this, [this] { m_agreement.close(); });
    return m_round;
}

QWidget* AgreementPanel::makeStart()
{
    m_start = new Card(tr("New round"));
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    m_name = new QLineEdit;
    m_name->setPlaceholderText(tr("by its number"));
    m_pictures = new QSpinBox;
    m_pictures->setRange(1, 1'000'000);
    m_pictures->setValue(kUsualPictures);
    m_pictures->setObjectName(QStringLiteral("round_pictures"));
    m_seed = new QSpinBox;
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setToolTip(tr("Draws the pictures: the same seed draws the same ones"));
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Pictures"), m_pictures);
    form->addRow(tr("Seed"), m_seed);
    m_start->content()->addLayout(form);
    m_start->content()->addWidget(wrapping(captionLabel(tr("Everybody labels the same pictures under the own name (Settings) and sees nobody else's answers, nor the class that a picture has, until the round is closed."))));
    m_startButton = secondaryButton(tr("Start"));
    m_startButton->setObjectName(QStringLiteral("round_start"));
    m_start->content()->addWidget(m_startButton, 0, Qt::AlignLeft);
    connect(m_startButton, &QPushButton::clicked, this, [this] {
        m_agreement.start({m_name->text().trimmed().toStdString(), static_cast<std::size_t>(m_pictures->value()), static_cast<std::uint64_t>(m_seed->value())});
        m_name->clear();
    });
    return m_start;
}

void AgreementPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_agreement.setWatched(true);
    m_labelling.catchUp();
}

void AgreementPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_agreement.setWatched(false);
}

void AgreementPanel::refresh()
{
    const LabelRound* round = m_agreement.round();
    m_round->setVisible(round != nullptr);
    m_start->setVisible(!m_labelling.isOpen() || !m_labelling.state().rounds().open());
    showRounds();
    const RoundResult* result = round ? m_agreement.result() : nullptr;
    m_goOn->setVisible(round && !round->isClosed);
    m_close->setVisible(round && !round->isClosed);
    if (result)
        showPeople(*round, *result);
    const bool isRead = result && round->isClosed && !result->people.empty();
    m_numbers->setVisible(isRead);
    m_meaning->setVisible(isRead);
    if (isRead)
        showAgreement(*result);
    showTable();
}

void AgreementPanel::showRounds()
{
    const auto rounds = m_agreement.rounds();
    m_rounds->clear();
    for (const LabelRound& one : rounds)
        m_rounds->addItem(one.isClosed ? text(one.name) : tr("%1, open").arg(text(one.name)), text(one.id));
    if (const LabelRound* round = m_agreement.round())
        m_rounds->setCurrentIndex(m_rounds->findData(text(round->id)));
}

void AgreementPanel::showPeople(const LabelRound& round, const RoundResult& result)
{
    QStringList lines;
    for (const RoundPerson& person : result.people) {
        QString line = tr("%1: %2 of %3 answered").arg(text(person.name), countText(person.answered), countText(qint64(result.pictures.size())));
        if (round.isClosed)
            line += tr(", %1 as the consensus").arg(shareText(person.accuracy, 0));
        if (round.isClosed && person.goldAsked > 0) {
            const ShareInterval interval = wilson(person.goldRight, person.goldAsked);
            line += tr(", %1 of %2 known answers right (%3 to %4)").arg(countText(person.goldRight), countText(person.goldAsked), shareText(interval.low, 0), shareText(interval.high, 0));
        }
        lines << line;
    }
    m_people->setText(lines.isEmpty() ? tr("Nobody has answered yet.") : lines.join(u'\n'));
}

void AgreementPanel::showAgreement(const RoundResult& result)
{
    QStringList lines{tr("Krippendorff's alpha %1").arg(numberText(result.alpha)), tr("Fleiss' kappa %1").arg(numberText(result.fleiss))};
    for (const RoundPair& pair : result.pairs)
        lines << tr("Cohen's kappa of %1 and %2: %3 (%4 pictures)").arg(text(result.people[pair.first].name), text(result.people[pair.second].name), numberText(pair.kappa), countText(pair.pictures));
    m_numbers->setText(lines.join(u'\n'));
    QString meaning = tr("1: always the same. 0: no more than chance would give. Alpha takes all people and gaps, Fleiss' kappa pictures that equally many answered, Cohen's two people.");
    if (!result.alpha)
        meaning += u' ' + tr("A dash: no picture was labelled by two people, or all said one class, which chance explains.");
    else if (*result.alpha >= kDependable)
        meaning += u' ' + tr("These labels are dependable.");
    else if (*result.alpha >= kTentative)
        meaning += u' ' + tr("These labels allow tentative conclusions: look where people are divided.");
    else
        meaning += u' ' + tr("These labels are not dependable: say more clearly what each class is.");
    m_meaning->setText(meaning);
}

void AgreementPanel::showTable()
{
    const LabelRound* round = m_agreement.round();
    const RoundResult* result = round && round->isClosed ? m_agreement.result() : nullptr;
    const bool isRead = result && !result->people.empty();
    std::vector<std::size_t> rows;
    if (isRead) {
        rows = result->divided();
        if (m_which->currentIndex() == 1) {
            rows.resize(result->pictures.size());
            std::iota(rows.begin(), rows.end(), std::size_t(0));
        }
    }
    if (isRead)
        m_table->show(*result, rows);
    else
        m_table->pictures().clear();
    m_table->setVisible(!rows.empty());
    m_hidden->setVisible(rows.empty());
    m_hidden->setText(!round ? tr("People who label the same pictures without seeing each other's answers show how dependable the labels are. Start a round at the right.")
                      : !round->isClosed ? tr("The answers are shown when the round is closed.")
                      : !result ? QString() : result->people.empty() ? tr("Nobody answered in this round.") : tr("They agree on every picture."));
    for (QWidget* widget : {static_cast<QWidget*>(m_which), static_cast<QWidget*>(m_adoptChosen), static_cast<QWidget*>(m_adoptAll)})
        widget->setVisible(isRead);
    m_adoptChosen->setEnabled(!m_table->chosen().empty());
}

void AgreementPanel::adopt(const std::vector<std::size_t>& pictures)
{
    emit adoptedPictures(int(m_agreement.adopt(pictures)));
}

} // namespace lathe
