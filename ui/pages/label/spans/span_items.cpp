#include "ui/pages/label/spans/span_items.h"

#include "data/code_points.h"
#include "ui/models/format.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace lathe {

namespace {

constexpr std::size_t kBeginning = 240; // bytes: more than a row shows
constexpr int kRow = 44;

} // namespace

SpanItems::SpanItems(Labelling& labelling, QObject* parent) : QAbstractListModel(parent), m_labelling(labelling) {}

void SpanItems::setOrder(std::vector<std::size_t> order)
{
    beginResetModel();
    m_order = std::move(order);
    endResetModel();
}

void SpanItems::itemChanged(std::size_t item)
{
    const auto row = std::ranges::find(m_order, item) - m_order.begin();
    if (row < std::ssize(m_order))
        emit dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
}

int SpanItems::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_order.size()); }

/// Of a text its first words, of a clip how long it is.
QString SpanItems::beginning(std::size_t item) const
{
    const ItemSet& set = *m_labelling.pictures();
    const Item& one = set.items[item];
    if (m_labelling.version().kind == toString(ItemKind::Clip))
        return one.height > 0 ? tr("%1 s, %2 Hz").arg(QLocale().toString(static_cast<double>(one.width) / one.height, 'f', 2), QLocale().toString(one.height)) : QString();
    const auto content = set.contents ? set.contents->read(one.content) : Result<ContentReader::Content>(tl::unexpected<Error>(Error{}));
    if (!content)
        return {};
    const CodePoints points(asText(content->bytes.subspan(0, std::min(kBeginning, content->bytes.size()))));
    const std::string_view cut = points.slice(0, points.size() - (content->bytes.size() > kBeginning ? std::min<std::size_t>(points.size(), 3) : 0));
    return QString::fromUtf8(cut.data(), static_cast<qsizetype>(cut.size())).simplified();
}

QVariant SpanItems::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_labelling.isOpen() || index.row() >= std::ssize(m_order))
        return {};
    const std::size_t item = m_order[static_cast<std::size_t>(index.row())];
    const LabelState& state = m_labelling.state();
    if (item >= state.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return QString::fromStdString(state.base()->items[item].name);
    case BeginningRole: return beginning(item);
    case IconRole:
        switch (state.progress(item)) {
        case ItemProgress::Done: return QStringLiteral("check");
        case ItemProgress::Skipped: return QStringLiteral("skip");
        case ItemProgress::Flagged: return QStringLiteral("flag");
        case ItemProgress::Open: return QString();
        }
        return {};
    case CountRole:
        if (state.annotationCount(item) > 0)
            return countText(static_cast<qint64>(state.annotationCount(item)));
        return state.label(item) < 0 ? QString() : text(state.classes()[static_cast<std::size_t>(state.label(item))].name);
    default: return {};
    }
}

QSize SpanItemDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {200, kRow}; }

void SpanItemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colors& colors = Theme::instance().colors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(2, 1, -2, -1);
    const bool isCurrent = option.state & QStyle::State_Selected;
    if (isCurrent || option.state & QStyle::State_MouseOver) {
        painter->setPen(isCurrent && option.state & QStyle::State_HasFocus ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
        painter->setBrush(isCurrent ? colors.accentSoft : colors.hover);
        painter->drawRoundedRect(row, token::radius, token::radius);
    }
    QRect inner = row.adjusted(token::space8, 4, -token::space8, -4);
    painter->setFont(Theme::instance().font(token::caption));
    const QString count = index.data(SpanItems::CountRole).toString(), icon = index.data(SpanItems::IconRole).toString();
    painter->setPen(colors.muted);
    const QString shown = painter->fontMetrics().elidedText(count, Qt::ElideRight, inner.width() / 3);
    const int width = painter->fontMetrics().horizontalAdvance(shown);
    painter->drawText(inner, Qt::AlignRight | Qt::AlignTop, shown);
    int right = inner.right() - width - token::space4;
    if (!icon.isEmpty()) {
        Theme::instance().icon(icon, icon == QStringLiteral("flag") ? colors.warning : colors.positive).paint(painter, right - 16, inner.top(), 16, 16);
        right -= 20;
    }
    painter->setFont(Theme::instance().font(token::body));
    painter->setPen(colors.text);
    const QRect name(inner.left(), inner.top(), right - inner.left(), 18);
    painter->drawText(name, Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, name.width()));
    painter->setFont(Theme::instance().font(token::caption));
    painter->setPen(colors.muted);
    const QRect second(inner.left(), inner.top() + 18, inner.width(), 17);
    painter->drawText(second, Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data(SpanItems::BeginningRole).toString(), Qt::ElideRight, second.width()));
    painter->restore();
}

} // namespace lathe
