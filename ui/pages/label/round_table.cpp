#include "ui/pages/label/round_table.h"

#include "ui/models/format.h"
#include "ui/shell/theme.h"

#include <QFont>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>

#include <set>

namespace lathe {

void RoundTableModel::show(const RoundResult& result, std::vector<std::size_t> rows)
{
    beginResetModel();
    m_result = result;
    m_rows = std::move(rows);
    endResetModel();
}

void RoundTableModel::clear() { show({}, {}); }

int RoundTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int RoundTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_result.people.size()) + 3; }

QString RoundTableModel::nameOf(std::int32_t label) const
{
    return label < 0 ? QStringLiteral("–") : text(m_labelling.state().classes()[static_cast<std::size_t>(label)].name);
}

QVariant RoundTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_labelling.isOpen())
        return {};
    const RoundPicture& picture = m_result.pictures[m_rows[static_cast<std::size_t>(index.row())]];
    const int people = int(m_result.people.size()), column = index.column();
    const bool isPerson = column > 0 && column <= people;
    if (role == Qt::ForegroundRole && isPerson && picture.said[static_cast<std::size_t>(column - 1)] != picture.consensus)
        return Theme::instance().colors().warning;
    if (role == Qt::FontRole && ((isPerson && picture.said[static_cast<std::size_t>(column - 1)] != picture.consensus) || column == people + 1))
        return Theme::instance().font(token::body, true);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (column == 0) {
        const QString name = text(m_labelling.state().base()->items[picture.item].name);
        return role == Qt::ToolTipRole ? name : name.section(u'/', -1);
    }
    if (isPerson)
        return nameOf(picture.said[static_cast<std::size_t>(column - 1)]);
    if (column == people + 1)
        return QStringLiteral("%1 %2").arg(nameOf(picture.consensus), picture.consensus < 0 ? QString() : QLocale().toString(picture.share, 'f', 2));
    return nameOf(m_labelling.state().label(picture.item));
}

QVariant RoundTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const int people = int(m_result.people.size());
    if (section == 0)
        return tr("Picture");
    if (section <= people)
        return text(m_result.people[static_cast<std::size_t>(section - 1)].name);
    return section == people + 1 ? tr("Consensus") : tr("Class now");
}

RoundTable::RoundTable(Labelling& labelling, QWidget* parent) : QTableView(parent), m_model(new RoundTableModel(labelling, this))
{
    setModel(m_model);
    setAccessibleName(tr("Pictures of the round"));
    setFrameShape(NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(token::rowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { emit itemWanted(m_model->item(index.row())); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RoundTable::chosenChanged);
}

void RoundTable::show(const RoundResult& result, std::vector<std::size_t> rows)
{
    const bool isOther = m_model->rows() != rows;
    const auto before = chosen();
    m_model->show(result, std::move(rows));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    if (!isOther) // the classes changed, not the pictures
        for (const std::size_t picture : before)
            for (int row = 0; row < m_model->rowCount(); ++row)
                if (m_model->rows()[static_cast<std::size_t>(row)] == picture)
                    selectionModel()->select(m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

std::vector<std::size_t> RoundTable::chosen() const
{
    std::set<std::size_t> chosen;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        chosen.insert(m_model->rows()[static_cast<std::size_t>(index.row())]);
    return {chosen.begin(), chosen.end()};
}

void RoundTable::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        emit itemWanted(m_model->item(currentIndex().row()));
    else
        QTableView::keyPressEvent(event);
}

} // namespace lathe
