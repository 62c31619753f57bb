#include "ui/pages/label/doubt_list.h"

#include "ui/items/picture_painter.h"
#include "ui/items/thumbnail_loader.h"
#include "ui/models/format.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace lathe {

namespace {

constexpr int kPicture = 48, kRow = kPicture + 2 * token::space4;

QString iconOf(DoubtKind kind)
{
    switch (kind) {
    case DoubtKind::Label: return QStringLiteral("eye");
    case DoubtKind::Copy: return QStringLiteral("duplicate");
    case DoubtKind::Overlap: return QStringLiteral("box");
    case DoubtKind::Outlier: break;
    }
    return QStringLiteral("warning");
}

class DoubtDelegate final : public QStyledItemDelegate {
public:
    DoubtDelegate(const DoubtModel& model, Labelling& labelling, ThumbnailLoader& thumbnails, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model), m_labelling(labelling), m_thumbnails(thumbnails)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kRow}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colors& colors = Theme::instance().colors();
        const Doubt& doubt = m_model.doubt(index.row());
        const LabelState& state = m_labelling.state();
        const bool isCurrent = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isCurrent || option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, isCurrent ? colors.accentSoft : colors.hover);
        if (isCurrent && option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(colors.accent, 2));
            painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
        }
        const QRect picture(option.rect.left() + token::space8, option.rect.top() + token::space4, kPicture, kPicture);
        painter->fillRect(picture, colors.track);
        const auto thumbnail = m_thumbnails.find(state.base()->items[doubt.item].content, int(kPicture * option.widget->devicePixelRatioF()));
        if (thumbnail.state == ThumbnailLoader::State::Ready)
            paintPicture(*painter, thumbnail.picture, picture);
        const QRect icon(picture.right() + token::space12, option.rect.top() + token::space8, 16, 16);
        Theme::instance().icon(iconOf(doubt.kind), colors.warning).paint(painter, icon);
        QRect line(icon.right() + token::space8, option.rect.top() + token::space4, option.rect.right() - icon.right() - token::space16, (kRow - 2 * token::space4) / 2);
        const auto draw = [&](const QString& text, const QColor& color, bool isStrong) {
            painter->setFont(Theme::instance().font(token::body, isStrong));
            painter->setPen(color);
            painter->drawText(line, Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
            line.translate(0, line.height());
        };
        draw(backendText(reasonOf(doubt, state)), colors.text, isCurrent);
        draw(QStringLiteral("%1 · %2").arg(index.data().toString(), backendText(proposalOf(doubt, state))), colors.muted, false);
        painter->restore();
    }

private:
    const DoubtModel& m_model;
    Labelling& m_labelling;
    ThumbnailLoader& m_thumbnails;
};

} // namespace

void DoubtModel::setDoubts(std::vector<Doubt> doubts)
{
    beginResetModel();
    m_doubts = std::move(doubts);
    endResetModel();
}

int DoubtModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_doubts.size()); }

QVariant DoubtModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_labelling.isOpen())
        return {};
    const LabelState& state = m_labelling.state();
    const Doubt& one = doubt(index.row());
    const QString name = text(state.base()->items[one.item].name);
    if (role == Qt::DisplayRole)
        return name.section(u'/', -1);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return QStringLiteral("%1: %2. %3").arg(name, backendText(reasonOf(one, state)), backendText(proposalOf(one, state)));
    return {};
}

DoubtList::DoubtList(Labelling& labelling, ThumbnailLoader& thumbnails, QWidget* parent)
    : QListView(parent), m_labelling(labelling), m_thumbnails(thumbnails), m_model(new DoubtModel(labelling, this))
{
    setModel(m_model);
    setItemDelegate(new DoubtDelegate(*m_model, labelling, thumbnails, this));
    setAccessibleName(tr("Labels that may be wrong"));
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&thumbnails, &ThumbnailLoader::loaded, this, [this] { viewport()->update(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { viewport()->update(); });
}

void DoubtList::setDoubts(const std::vector<Doubt>& doubts)
{
    const int row = std::max(0, currentRow());
    std::optional<Doubt> before;
    if (current())
        before = *current();
    m_model->setDoubts(doubts);
    // Where it still stands it stays the current one, also where an undone one came back before it.
    const auto same = before ? std::ranges::find(doubts, *before) : doubts.end();
    const int next = same != doubts.end() ? int(same - doubts.begin()) : std::min(row, int(doubts.size()) - 1);
    setCurrentIndex(m_model->index(next, 0));
    request();
    emit currentDoubtChanged();
}

const Doubt* DoubtList::current() const { return currentIndex().isValid() ? &m_model->doubt(currentRow()) : nullptr; }

void DoubtList::step(int rows)
{
    if (m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(std::clamp(currentRow() + rows, 0, m_model->rowCount() - 1), 0));
}

void DoubtList::showItem(std::size_t item)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->doubt(row).item == item) {
            setCurrentIndex(m_model->index(row, 0));
            return;
        }
}

void DoubtList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    request();
    if (current.isValid())
        emit currentDoubtChanged();
}

void DoubtList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    request();
}

void DoubtList::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    request();
}

/// Only of the rows in sight.
void DoubtList::request()
{
    if (!m_labelling.isOpen())
        return;
    std::vector<std::size_t> items;
    const int first = std::max(0, indexAt({1, 1}).row());
    for (int row = first; row < std::min(m_model->rowCount(), first + height() / kRow + 2); ++row)
        items.push_back(m_model->doubt(row).item);
    m_thumbnails.want(this, m_labelling.pictures(), items, int(kPicture * devicePixelRatioF()));
}

} // namespace lathe
