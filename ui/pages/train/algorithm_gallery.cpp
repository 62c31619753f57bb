#include "ui/pages/train/algorithm_gallery.h"

#include "ui/pages/train/algorithm_card.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace lathe {

namespace {
constexpr int kNarrowestCard = 250;
}

std::vector<LearnerEntry> entriesFor(const std::vector<LearnerEntry>& all, ItemKind kind, Task task)
{
    std::vector<LearnerEntry> some;
    for (const LearnerEntry& entry : all)
        if (entry.info.task == task && std::ranges::find(entry.info.kinds, kind) != entry.info.kinds.end())
            some.push_back(entry);
    std::ranges::stable_partition(some, [](const LearnerEntry& entry) { return !entry.info.isBaseline; });
    return some;
}

AlgorithmGallery::AlgorithmGallery(QWidget* parent) : QScrollArea(parent), m_body(new QWidget), m_grid(new QGridLayout(m_body))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(token::space12);
    setWidget(m_body);
    setAccessibleName(tr("Algorithms"));
}

void AlgorithmGallery::setEntries(const std::vector<LearnerEntry>& entries)
{
    const std::string before = std::exchange(m_chosen, {});
    qDeleteAll(m_cards);
    m_cards.clear();
    for (const LearnerEntry& entry : entries) {
        auto* card = new AlgorithmCard(entry.info, m_body);
        connect(card, &QAbstractButton::toggled, this, [this, card](bool on) {
            if (!on || m_chosen == card->id())
                return;
            m_chosen = card->id();
            emit chosenChanged(QString::fromStdString(m_chosen));
        });
        m_cards.push_back(card);
    }
    m_columns = 0;
    arrange();
    setChosen(before);
    if (m_chosen.empty() && !m_cards.empty())
        m_cards.front()->setChecked(true);
    verticalScrollBar()->setValue(0);
}

void AlgorithmGallery::setProblem(const std::string& id, const std::optional<Error>& problem)
{
    for (AlgorithmCard* card : m_cards)
        if (card->id() == id)
            card->setProblem(problem ? QString::fromStdString(toString(*problem)) : QString());
}

void AlgorithmGallery::setChosen(const std::string& id)
{
    for (AlgorithmCard* card : m_cards)
        if (card->id() == id)
            card->setChecked(true);
}

void AlgorithmGallery::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void AlgorithmGallery::arrange()
{
    const int columns = std::clamp(viewport()->width() / kNarrowestCard, 1, 3);
    if (columns == m_columns)
        return;
    const int before = m_grid->rowCount();
    m_columns = columns;
    for (AlgorithmCard* card : m_cards)
        m_grid->removeWidget(card);
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_grid->addWidget(m_cards[i], int(i) / columns, int(i) % columns);
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (int row = 0; row < before; ++row)
        m_grid->setRowStretch(row, 0);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
}

} // namespace lathe
