#include "ui/shell/palette.h"

#include "ui/shell/fuzzy.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kWidth = 560;
constexpr int kRows = 10;
constexpr std::size_t kMost = 60;

class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colors& colors = Theme::instance().colors();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colors.accentSoft);
            painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), token::radius, token::radius);
        }
        painter->setFont(Theme::instance().font(token::caption));
        const QString side = index.data(Qt::UserRole).toString();
        const QRect room = option.rect.adjusted(token::space12, 0, -token::space12, 0);
        painter->setPen(colors.muted);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, side);
        const int taken = painter->fontMetrics().horizontalAdvance(side) + token::space12;
        painter->setFont(Theme::instance().font(token::body));
        painter->setPen(colors.text);
        const QRect left = room.adjusted(0, 0, -taken, 0);
        painter->drawText(left, Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, left.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, token::rowHeight}; }
};

} // namespace

CommandPalette::CommandPalette(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Command palette"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(token::space12, token::space12, token::space12, token::space8);
    layout->setSpacing(token::space8);
    m_field = new QLineEdit;
    m_field->setPlaceholderText(tr("Type a command, a page, a dataset or a run"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_list = new QListWidget;
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    const int width = std::min(kWidth, parentWidget()->width() - 2 * token::space24);
    const int height = token::controlHeight + kRows * token::rowHeight + 2 * token::space12 + token::space8;
    setGeometry((parentWidget()->width() - width) / 2, token::topBarHeight + token::space24, width,
                std::min(height, parentWidget()->height() - 2 * token::topBarHeight));
    m_field->clear();
    filter();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

QStringList CommandPalette::shown() const
{
    QStringList texts;
    for (const std::size_t row : m_rows)
        texts << m_entries[row].text;
    return texts;
}

void CommandPalette::filter()
{
    std::vector<std::pair<int, std::size_t>> scored;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (const int score = fuzzyScore(m_field->text(), m_entries[i].text); score > 0)
            scored.emplace_back(score, i);
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    scored.resize(std::min(scored.size(), kMost));
    m_rows.clear();
    m_list->clear();
    for (const auto& [score, index] : scored) {
        const PaletteEntry& entry = m_entries[index];
        auto* item = new QListWidgetItem(entry.text, m_list);
        item->setData(Qt::UserRole, entry.shortcut.isEmpty() ? entry.kind : entry.shortcut);
        m_rows.push_back(index);
    }
    m_list->setCurrentRow(m_rows.empty() ? -1 : 0);
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const auto run = m_entries[m_rows[static_cast<std::size_t>(row)]].run;
    dismiss();
    if (run)
        run();
}

void CommandPalette::dismiss()
{
    if (isHidden())
        return;
    hide();
    emit closed();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && watched == m_field) {
        dismiss();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : key == Qt::Key_PageDown ? kRows
                   : key == Qt::Key_PageUp ? -kRows : 0;
    if (step != 0) {
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        runCurrent();
        return true;
    }
    if (key == Qt::Key_Escape) {
        dismiss();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.raised);
    painter.setPen(QPen(colors.accent, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace lathe
