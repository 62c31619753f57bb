#include "ui/forms/column_picker.h"

#include "ui/shell/controls.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {
constexpr int kWidth = 280;
constexpr int kMostRows = 10;
} // namespace

ColumnPicker::ColumnPicker(QWidget* parent) : QFrame(parent, Qt::Popup), m_search(new QLineEdit), m_list(new QListWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(token::space8, token::space8, token::space8, token::space8);
    column->setSpacing(token::space8);
    m_search->setPlaceholderText(tr("Find a column"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Columns"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    auto* all = linkButton(tr("All"));
    auto* none = linkButton(tr("None"));
    buttons->addWidget(all);
    buttons->addWidget(none);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(all, &QPushButton::clicked, this, [this] { setAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { setAll(false); });
    connect(m_search, &QLineEdit::textChanged, this, &ColumnPicker::search);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnPicker::changed);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
}

void ColumnPicker::setEntries(const std::vector<Entry>& entries)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Entry& entry : entries) {
        auto* item = new QListWidgetItem(entry.name, m_list);
        item->setToolTip(entry.detail.isEmpty() ? entry.name : entry.name + QStringLiteral(", ") + entry.detail);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(entry.isChosen ? Qt::Checked : Qt::Unchecked);
        item->setSizeHint({0, token::controlHeight});
    }
}

QStringList ColumnPicker::chosen() const
{
    QStringList names;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            names << m_list->item(i)->text();
    return names;
}

void ColumnPicker::setAll(bool chosen)
{
    {
        const QSignalBlocker quiet(m_list);
        for (int i = 0; i < m_list->count(); ++i)
            if (!m_list->item(i)->isHidden()) // what the search leaves
                m_list->item(i)->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    }
    emit changed();
}

void ColumnPicker::search(const QString& text)
{
    QListWidgetItem* first = nullptr;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
        if (!first && !item->isHidden())
            first = item;
    }
    m_list->setCurrentItem(first);
}

void ColumnPicker::openBelow(QWidget* widget)
{
    m_search->clear();
    const int rows = std::clamp(m_list->count(), 1, kMostRows);
    m_list->setFixedHeight(rows * token::controlHeight + token::space4);
    resize(std::max(kWidth, widget->width()), sizeHint().height());
    QPoint at = widget->mapToGlobal(QPoint(0, widget->height() + token::space4));
    if (const QScreen* screen = widget->screen()) { // wholly on the screen, above the button where there is no room below
        const QRect room = screen->availableGeometry();
        if (at.y() + height() > room.bottom())
            at.setY(std::max(room.top(), widget->mapToGlobal(QPoint()).y() - height() - token::space4));
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    move(at);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

bool ColumnPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isDown = watched == m_search && key == Qt::Key_Down;
        const bool isChoice = watched == m_search && (key == Qt::Key_Return || key == Qt::Key_Enter);
        if (isDown) {
            m_list->setFocus();
            if (!m_list->currentItem())
                m_list->setCurrentRow(0);
            return true;
        }
        if (isChoice && m_list->currentItem()) {
            QListWidgetItem* item = m_list->currentItem();
            item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
            return true;
        }
        if (watched == m_list && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ColumnPicker::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setPen(colors.border);
    painter.setBrush(colors.raised);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace lathe
