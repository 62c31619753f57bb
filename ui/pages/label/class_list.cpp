#include "ui/pages/label/class_list.h"

#include "ui/pages/label/keep_keys.h"
#include "ui/plots/number_text.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QColorDialog>
#include <QContextMenuEvent>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kKeyed = 10; // 1 to 9 and 0
constexpr int kSwatch = 12;
constexpr int kKeyWidth = 20;
constexpr int kNumberWidth = 52;

} // namespace

QColor classColor(const LabelState& state, std::int32_t label)
{
    if (label < 0 || label >= std::ssize(state.classes()))
        return Theme::mark(-1);
    const QColor own(QString::fromStdString(state.classes()[static_cast<std::size_t>(label)].traits.colour));
    return own.isValid() ? own : Theme::mark(label);
}

QString classKey(const LabelState& state, std::int32_t label)
{
    const auto& classes = state.classes();
    if (label >= 0 && label < std::ssize(classes) && !classes[static_cast<std::size_t>(label)].traits.key.empty())
        return QString::fromStdString(classes[static_cast<std::size_t>(label)].traits.key);
    auto order = state.classOrder();
    std::erase_if(order, [&](std::int32_t one) { return classes[static_cast<std::size_t>(one)].traits.isRelation; });
    const auto place = std::ranges::find(order, label) - order.begin();
    if (place >= kKeyed || place == std::ssize(order))
        return {};
    const QString key = QString::number((place + 1) % kKeyed);
    const bool isTaken = std::ranges::any_of(order, [&](std::int32_t other) { return QString::fromStdString(classes[static_cast<std::size_t>(other)].traits.key) == key; });
    return isTaken ? QString() : key;
}

/// Key, colour, name, numbers.
class ClassList::Row : public QWidget {
public:
    explicit Row(ClassList& list) : QWidget(&list), m_list(list)
    {
        setFixedHeight(token::rowHeight);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }

    void setEntry(const Entry& entry)
    {
        m_entry = entry;
        setToolTip(entry.key.isEmpty() ? ClassList::tr("%1: on %n picture(s)", nullptr, entry.all).arg(entry.name)
                                       : ClassList::tr("%1, key %2: on %n picture(s)", nullptr, entry.all).arg(entry.name, entry.key));
        setAccessibleName(toolTip());
        update();
    }
    std::int32_t label() const { return m_entry.label; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& colors = Theme::instance().colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_entry.label == m_list.m_chosen || underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(m_entry.label == m_list.m_chosen ? colors.accentSoft : colors.hover);
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
        }
        const int middle = height() / 2;
        if (!m_entry.key.isEmpty()) {
            const QRectF key(token::space8, middle - 9, kKeyWidth, 18);
            painter.setPen(colors.border);
            painter.setBrush(colors.raised);
            painter.drawRoundedRect(key, 4, 4);
            painter.setPen(colors.muted);
            painter.setFont(Theme::instance().font(token::caption));
            painter.drawText(key, Qt::AlignCenter, m_entry.key.toUpper());
        }
        const int left = token::space8 + kKeyWidth + token::space12;
        painter.setPen(QPen(m_entry.color, 2));
        QColor pale = m_entry.color;
        pale.setAlpha(60);
        painter.setBrush(pale);
        painter.drawRoundedRect(QRectF(left, middle - kSwatch / 2.0, kSwatch, kSwatch), 2, 2);
        painter.setFont(Theme::instance().font(token::body));
        painter.setPen(colors.text);
        const int numbers = 2 * kNumberWidth + token::space8;
        const QRect name(left + kSwatch + token::space8, 0, width() - numbers - left - kSwatch - token::space8, height());
        painter.drawText(name, Qt::AlignVCenter, painter.fontMetrics().elidedText(m_entry.name, Qt::ElideRight, name.width()));
        painter.drawText(QRect(width() - numbers, 0, kNumberWidth, height()), Qt::AlignVCenter | Qt::AlignRight, m_entry.here > 0 ? countText(m_entry.here) : QString());
        painter.setPen(colors.muted);
        painter.drawText(QRect(width() - kNumberWidth - token::space8, 0, kNumberWidth, height()), Qt::AlignVCenter | Qt::AlignRight, countText(m_entry.all));
    }
    void mousePressEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton)
            choose();
    }
    void mouseDoubleClickEvent(QMouseEvent*) override { m_list.rename(m_entry.label); }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return)
            choose();
        else if (event->key() == Qt::Key_F2)
            m_list.rename(m_entry.label);
        else
            QWidget::keyPressEvent(event);
    }
    void contextMenuEvent(QContextMenuEvent* event) override { m_list.openMenu(m_entry.label, event->globalPos()); }

private:
    void choose()
    {
        m_list.setChosen(m_entry.label);
        emit m_list.chosenChanged(m_entry.label);
    }
    ClassList& m_list;
    Entry m_entry{};
};

ClassList::ClassList(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space4);
    auto* rows = new QWidget;
    m_list = new QVBoxLayout(rows);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    column->addWidget(rows);
    m_field = new QLineEdit;
    m_field->setPlaceholderText(tr("Find or add a class"));
    m_field->setAccessibleName(tr("Find or add a class"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    keepKeys(m_field);
    column->addWidget(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &ClassList::filter);
    connect(m_field, &QLineEdit::returnPressed, this, &ClassList::enter);
}

void ClassList::show(const LabelState& state, const std::map<std::int32_t, int>& here, const std::map<std::int32_t, int>& all)
{
    const auto countOf = [](const std::map<std::int32_t, int>& counts, std::int32_t label) {
        const auto found = counts.find(label);
        return found == counts.end() ? 0 : found->second;
    };
    std::vector<Entry> entries;
    for (const std::int32_t label : state.classOrder())
        if (state.classes()[static_cast<std::size_t>(label)].traits.isRelation == m_showsRelations)
            entries.push_back({label, QString::fromStdString(state.classes()[static_cast<std::size_t>(label)].name), classKey(state, label), classColor(state, label),
                           countOf(here, label), countOf(all, label)});
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    while (m_rows.size() < m_entries.size()) {
        m_rows.push_back(new Row(*this));
        m_list->addWidget(m_rows.back());
    }
    while (m_rows.size() > m_entries.size()) {
        delete m_rows.back();
        m_rows.pop_back();
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setEntry(m_entries[i]);
    if (std::ranges::find(m_entries, m_chosen, &Entry::label) == m_entries.end())
        setChosen(m_entries.empty() ? -1 : m_entries.front().label);
    filter();
}

void ClassList::setChosen(std::int32_t label)
{
    m_chosen = label;
    for (Row* row : m_rows)
        row->update();
}

void ClassList::setShowsRelations(bool relations)
{
    m_showsRelations = relations;
    m_field->setPlaceholderText(relations ? tr("Find or add a type") : tr("Find or add a class"));
    m_field->setAccessibleName(m_field->placeholderText());
}

void ClassList::find()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void ClassList::filter()
{
    const QString wanted = m_field->text().trimmed();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setVisible(wanted.isEmpty() || m_entries[i].name.contains(wanted, Qt::CaseInsensitive));
}

/// The class of that name, else the only one that fits, else a new one.
void ClassList::enter()
{
    const QString wanted = m_field->text().trimmed();
    m_field->clear();
    if (!wanted.isEmpty()) {
        std::vector<const Entry*> fitting;
        for (const Entry& entry : m_entries) {
            if (entry.name.compare(wanted, Qt::CaseInsensitive) == 0) {
                fitting = {&entry};
                break;
            }
            if (entry.name.startsWith(wanted, Qt::CaseInsensitive))
                fitting.push_back(&entry);
        }
        if (fitting.size() == 1) {
            setChosen(fitting.front()->label);
            emit chosenChanged(m_chosen);
        } else {
            emit added(wanted);
        }
    }
    emit left();
}

bool ClassList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_field->clear();
        emit left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ClassList::rename(std::int32_t label)
{
    const auto entry = std::ranges::find(m_entries, label, &Entry::label);
    if (entry == m_entries.end())
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename class"));
    dialog->setLabelText(tr("New name of %1").arg(entry->name));
    dialog->setTextValue(entry->name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, label](const QString& name) {
        if (!name.trimmed().isEmpty())
            emit renamed(label, name.trimmed());
    });
    dialog->open();
}

void ClassList::openMenu(std::int32_t label, const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename…"), this, [this, label] { rename(label); });
    menu->addAction(tr("Colour…"), this, [this, label] {
        auto* dialog = new QColorDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QColorDialog::colorSelected, this, [this, label](const QColor& color) { emit recoloured(label, color.name()); });
        dialog->open();
    });
    QMenu* keys = menu->addMenu(tr("Key"));
    keys->addAction(tr("By its place"), this, [this, label] { emit keyChosen(label, {}); });
    for (const QChar key : QStringLiteral("1234567890ACDJOQUWXY"))
        keys->addAction(key, this, [this, label, key] { emit keyChosen(label, QString(key).toLower()); });
    menu->addAction(tr("Move up"), this, [this, label] { emit moved(label, -1); });
    menu->addAction(tr("Move down"), this, [this, label] { emit moved(label, 1); });
    menu->addAction(tr("Attributes, split…"), this, [this, label] { emit schemaWanted(label); });
    QMenu* into = menu->addMenu(tr("Merge into"));
    into->setEnabled(m_entries.size() > 1);
    for (const Entry& entry : m_entries)
        if (entry.label != label)
            into->addAction(entry.name, this, [this, label, target = entry.label] { emit merged(label, target); });
    menu->popup(place);
}

} // namespace lathe
