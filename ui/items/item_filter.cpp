#include "ui/items/item_filter.h"

#include "ui/plots/number_text.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kTextWidth = 168;
enum Segment { All, Train, Validation, Test, Marked };

bool sameLetter(char a, char b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    return lower(a) == lower(b);
}

/// ASCII letters match in both cases; other letters as they are: fast enough for every keystroke.
bool containsText(const std::string& text, const std::string& wanted)
{
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), sameLetter) != text.end();
}

} // namespace

std::vector<std::size_t> filteredItems(const ItemSet& set, const ItemFilter& filter)
{
    const std::string wanted = filter.text.trimmed().toStdString();
    std::vector<bool> classMatches;
    for (const std::string& name : set.classes)
        classMatches.push_back(QString::fromStdString(name).contains(filter.text.trimmed(), Qt::CaseInsensitive));
    std::vector<std::size_t> found;
    found.reserve(set.items.size());
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        const Item& item = set.items[i];
        if (filter.part && item.part != *filter.part)
            continue;
        if (filter.markedOnly && item.marks == 0)
            continue;
        if (filter.label && item.label != *filter.label)
            continue;
        const bool inClass = item.label >= 0 && std::size_t(item.label) < classMatches.size()
            && classMatches[std::size_t(item.label)];
        if (!wanted.empty() && !inClass && !containsText(item.name, wanted))
            continue;
        found.push_back(i);
    }
    return found;
}

ItemFilterBar::ItemFilterBar(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space8);
    m_first = new QHBoxLayout;
    m_second = new QHBoxLayout;
    for (QHBoxLayout* row : {m_first, m_second}) {
        row->setSpacing(token::space8);
        column->addLayout(row);
    }
    m_second->addStretch();
    m_text = new QLineEdit;
    m_text->setPlaceholderText(tr("Filter by class or file"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setToolTip(tr("Filter by class or file (/)"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(token::space32 * 3);
    m_text->setMaximumWidth(kTextWidth + token::space32);
    m_parts = new SegmentedControl;
    m_parts->setAccessibleName(tr("Part"));
    for (const QString& name : {tr("All"), tr("Train"), tr("Validation"), tr("Test"), tr("Marked")})
        m_parts->addSegment(name);
    m_classes = new QComboBox;
    m_classes->setAccessibleName(tr("Class"));
    m_classes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_classes->setMinimumContentsLength(10);
    m_classes->setMaxVisibleItems(20);
    m_parts->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_first->addWidget(m_text, 2);
    m_first->addWidget(m_parts);
    m_first->addWidget(m_classes);
    m_first->addStretch();
    connect(m_text, &QLineEdit::textChanged, this, &ItemFilterBar::changed);
    connect(m_parts, &SegmentedControl::currentChanged, this, &ItemFilterBar::changed);
    connect(m_classes, &QComboBox::currentIndexChanged, this, &ItemFilterBar::changed);
    setSet({});
}

void ItemFilterBar::setSet(const ItemSet& set)
{
    std::array<qint64, 4> parts{};
    qint64 marked = 0;
    bool someWithoutClass = false;
    for (const Item& item : set.items) {
        ++parts[std::size_t(item.part)];
        marked += item.marks != 0;
        someWithoutClass = someWithoutClass || item.label < 0;
    }
    m_parts->setSegmentText(All, tr("All %1").arg(countText(qint64(set.items.size()))));
    m_parts->setSegmentText(Marked, tr("Marked %1").arg(countText(marked)));
    for (const auto& [segment, part] : {std::pair(Train, Part::Train), std::pair(Validation, Part::Validation),
                                        std::pair(Test, Part::Test)})
        m_parts->setSegmentEnabled(segment, parts[std::size_t(part)] > 0);
    m_parts->setSegmentEnabled(Marked, marked > 0);

    const ItemFilter before = filter();
    const QSignalBlocker blocker(m_classes);
    m_classes->clear();
    m_classes->addItem(tr("All classes"));
    for (std::size_t c = 0; c < set.classes.size(); ++c)
        m_classes->addItem(QString::fromStdString(set.classes[c]), int(c));
    if (someWithoutClass)
        m_classes->addItem(tr("No class"), -1);
    const int index = before.label ? m_classes->findData(*before.label) : 0;
    m_classes->setCurrentIndex(std::max(0, index));
    arrange();
}

ItemFilter ItemFilterBar::filter() const
{
    ItemFilter filter;
    filter.text = m_text->text();
    const int segment = m_parts->current();
    if (segment >= Train && segment <= Test)
        filter.part = kParts[std::size_t(segment - Train)];
    filter.markedOnly = segment == Marked;
    if (m_classes->currentIndex() > 0)
        filter.label = m_classes->currentData().toInt();
    return filter;
}

void ItemFilterBar::setFilter(const ItemFilter& wanted)
{
    {
        const QSignalBlocker text(m_text), parts(m_parts), classes(m_classes);
        m_text->setText(wanted.text);
        m_parts->setCurrent(wanted.markedOnly ? Marked : wanted.part ? Train + int(*wanted.part) : All);
        m_classes->setCurrentIndex(wanted.label ? std::max(0, m_classes->findData(*wanted.label)) : 0);
    }
    emit changed();
}

void ItemFilterBar::setClassesShown(bool shown)
{
    m_classes->setVisible(shown);
    arrange();
}

void ItemFilterBar::addWidget(QWidget* widget)
{
    m_tools.push_back(widget);
    (m_wrapped ? m_second : m_first)->addWidget(widget);
    arrange();
}

QSize ItemFilterBar::minimumSizeHint() const
{
    // Of a bar whose tools have a line of their own, else it could never become so narrow.
    return {m_text->minimumWidth() + token::space8 + m_parts->sizeHint().width(), QWidget::minimumSizeHint().height()};
}

void ItemFilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ItemFilterBar::arrange()
{
    int needed = m_text->minimumWidth() + token::space8 + m_parts->sizeHint().width();
    if (!m_classes->isHidden())
        needed += token::space8 + m_classes->sizeHint().width();
    for (const QWidget* tool : m_tools)
        needed += token::space8 + tool->sizeHint().width();
    const bool wraps = needed > width();
    if (wraps == m_wrapped)
        return;
    m_wrapped = wraps;
    for (QWidget* tool : m_tools) {
        (wraps ? m_first : m_second)->removeWidget(tool);
        (wraps ? m_second : m_first)->addWidget(tool);
    }
}

} // namespace lathe
