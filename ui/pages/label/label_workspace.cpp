#include "ui/pages/label/label_workspace.h"

#include "ui/items/item_grid.h"
#include "ui/models/format.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/label_queue.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

constexpr int kGridCell = 96;

QString partName(Part part)
{
    switch (part) {
    case Part::Train: return LabelWorkspace::tr("train");
    case Part::Validation: return LabelWorkspace::tr("validation");
    case Part::Test: return LabelWorkspace::tr("test");
    case Part::Unassigned: break;
    }
    return LabelWorkspace::tr("in no part");
}

bool hasShapes(const ItemSet& set)
{
    return std::ranges::any_of(set.annotations, [](const auto& list) {
        return std::ranges::any_of(list, [](const Annotation& one) { return !std::holds_alternative<WholePicture>(one.shape); });
    });
}

} // namespace

LabelWorkspace::LabelWorkspace(PageContext context, QWidget* parent)
    : QWidget(parent), m_context(context), m_labelling(new Labelling(context, this)), m_live(new LiveLoop(context, *m_labelling, this)), m_thumbnails(context.workbench.cacheFolder()), m_pictures(context.jobs, context.workbench.cacheFolder())
{
    m_inspector = new LabelInspector(*m_labelling, *m_live, this);
    m_inspector->hide();
    auto* column = makePageLayout(this);
    makeHeader();
    column->addWidget(m_header);
    m_stack = new QStackedWidget;
    m_grid = new ItemGrid(m_thumbnails);
    m_grid->setCellSize(kGridCell);
    makeBadges();
    auto* gridCard = new Card;
    gridCard->setFlush();
    gridCard->content()->setContentsMargins(token::space8, token::space8, 0, token::space8);
    gridCard->content()->addWidget(m_grid);
    m_stack->addWidget(gridCard);
    m_stack->addWidget(makePicture());
    column->addWidget(m_stack, 1);
    column->addWidget(makeQueue());
    makeActions();
    connectClasses();

    connect(m_labelling, &Labelling::opened, this, &LabelWorkspace::opened);
    connect(m_labelling, &Labelling::changed, this, &LabelWorkspace::changed);
    connect(m_labelling, &Labelling::itemWanted, this, &LabelWorkspace::showItem);
    connect(m_labelling, &Labelling::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(&m_pictures, &FullPictures::loaded, this, [this](const Hash& content) {
        if (item() >= 0 && m_labelling->pictures()->items[static_cast<std::size_t>(item())].content == content)
            refreshPicture();
    });
    connect(&m_pictures, &FullPictures::tilesLoaded, m_canvas, QOverload<>::of(&QWidget::update));
    connect(m_canvas, &AnnotationCanvas::drawn, this, [this](const Shape& shape) {
        const std::int32_t label = m_inspector->classes().chosen();
        Annotation added{newLabelId(), label, shape, {}, {}, {}, {}};
        m_labelling->change({m_labelling->state().annotated(static_cast<std::size_t>(item()), added)});
        m_canvas->select({added.id});
    });
    const auto edit = [this](const std::vector<Annotation>& annotations) {
        std::vector<LabelChange> changes;
        for (const Annotation& one : annotations)
            changes.push_back(m_labelling->state().annotated(static_cast<std::size_t>(item()), one));
        m_labelling->change(std::move(changes));
    };
    connect(m_canvas, &AnnotationCanvas::edited, this, edit);
    connect(m_inspector, &LabelInspector::edited, this, edit);
    connect(m_canvas, &AnnotationCanvas::removalWanted, this, &LabelWorkspace::removeSelected);
    connect(m_canvas, &AnnotationCanvas::selectionChanged, this, &LabelWorkspace::refreshInspector);
    connect(m_canvas, &AnnotationCanvas::zoomChanged, this, [this] {
        m_zoom->setText(QStringLiteral("%1 %").arg(qRound(m_canvas->view().zoom() * 100)));
    });
    connect(m_live, &LiveLoop::answered, this, &LabelWorkspace::answered);
    connect(m_live, &LiveLoop::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_live, &LiveLoop::stateChanged, this, &LabelWorkspace::refreshHead);
    connect(m_inspector, &LabelInspector::backboneWanted, this, &LabelWorkspace::chooseBackbone);
    connect(m_inspector, &LabelInspector::adjusted, m_canvas, &AnnotationCanvas::setAdjustment);
    connect(m_inspector, &LabelInspector::modeChanged, this, [this] { setView(m_inspector->mode() == LabelMode::Shapes ? View::Picture : View::Grid); });
    connect(m_grid, &ItemGrid::activated, this, [this](int entry) {
        showPlace(entry);
        setView(View::Picture);
    });
    connect(m_grid, &ItemGrid::currentChanged, this, [this](int entry) {
        if (m_views->current() == static_cast<int>(View::Grid) && entry >= 0)
            showPlace(entry);
    });
}

void LabelWorkspace::makeHeader()
{
    m_header = new PageHeader(tr("Label"));
    m_views = new SegmentedControl;
    m_views->setAccessibleName(tr("View"));
    m_views->addSegment(tr("Grid"), tr("Many pictures: select them and press a class key (%1 changes the view)").arg(labelKeyText("view")));
    m_views->addSegment(tr("Picture"), tr("One picture: draw on it (%1 changes the view)").arg(labelKeyText("view")));
    m_filter = new QComboBox;
    m_filter->setAccessibleName(tr("Which pictures"));
    for (const QString& name : {tr("All pictures"), tr("Not done"), tr("Done"), tr("Skipped"), tr("Flagged")})
        m_filter->addItem(name);
    m_sequence = new QComboBox;
    m_sequence->setAccessibleName(tr("Order"));
    m_sequence->addItem(tr("As they come"));
    m_sequence->addItem(tr("Most telling first"));
    m_sequence->setToolTip(tr("Most telling: where the model is unsure and the picture is unlike those that are labelled; a tenth is drawn by chance"));
    auto* together = quietButton(tr("Together…"));
    together->setToolTip(tr("Label with others: journals as files, and what you disagree about"));
    connect(together, &QPushButton::clicked, this, &LabelWorkspace::togetherWanted);
    m_header->addAction(together);
    m_skip = secondaryButton({});
    m_flag = secondaryButton({});
    m_done = primaryButton({});
    for (QWidget* widget : {static_cast<QWidget*>(m_views), static_cast<QWidget*>(m_skip), static_cast<QWidget*>(m_flag), static_cast<QWidget*>(m_done)})
        m_header->addAction(widget);
    connect(m_views, &SegmentedControl::currentChanged, this, [this](int view) { setView(static_cast<View>(view)); });
    connect(m_filter, &QComboBox::activated, this, &LabelWorkspace::order);
    connect(m_sequence, &QComboBox::activated, this, [this] {
        m_seen.clear();
        order();
    });
    connect(m_skip, &QPushButton::clicked, this, [this] { mark(ItemProgress::Skipped); });
    connect(m_flag, &QPushButton::clicked, this, [this] { mark(ItemProgress::Flagged); });
    connect(m_done, &QPushButton::clicked, this, &LabelWorkspace::done);
}

QWidget* LabelWorkspace::makePicture()
{
    auto* card = new Card;
    card->setFlush();
    auto* room = new QWidget;
    auto* row = new QHBoxLayout(room);
    row->setContentsMargins(token::space8, token::space8, token::space8, token::space8);
    row->setSpacing(token::space8);
    auto* tools = new QVBoxLayout;
    tools->setSpacing(token::space4);
    const std::tuple<ToolKind, const char*, const char*> kinds[] = {
        {ToolKind::Select, "cursor", "tool_select"}, {ToolKind::Box, "box", "tool_box"}, {ToolKind::Polygon, "polygon", "tool_polygon"},
        {ToolKind::Line, "line", "tool_line"}, {ToolKind::Point, "point", "tool_point"}, {ToolKind::Brush, "brush", "tool_brush"},
        {ToolKind::Fill, "fill", "tool_fill"}, {ToolKind::Hand, "hand", "tool_hand"}};
    for (const auto& [kind, icon, action] : kinds) {
        auto* button = new IconButton(QString::fromLatin1(icon), {});
        button->setObjectName(QString::fromLatin1(action));
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, tool = kind] { setTool(tool); });
        tools->addWidget(button);
        m_tools.emplace(kind, button);
    }
    tools->addStretch(1);
    row->addLayout(tools);
    m_canvas = new AnnotationCanvas;
    row->addWidget(m_canvas, 1);
    auto* zoom = new QVBoxLayout;
    zoom->setSpacing(token::space4);
    auto* in = new IconButton(QStringLiteral("plus"), tr("Zoom in (%1, Ctrl+wheel)").arg(labelKeyText("zoom_in")));
    auto* out = new IconButton(QStringLiteral("minus"), tr("Zoom out (%1, Ctrl+wheel)").arg(labelKeyText("zoom_out")));
    auto* fit = new IconButton(QStringLiteral("fit"), tr("Fit into the room (%1)").arg(labelKeyText("zoom_fit")));
    m_zoom = captionLabel();
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("6400 %")));
    for (QWidget* widget : {static_cast<QWidget*>(in), static_cast<QWidget*>(m_zoom), static_cast<QWidget*>(out), static_cast<QWidget*>(fit)})
        zoom->addWidget(widget, 0, Qt::AlignHCenter);
    zoom->addStretch(1);
    row->addLayout(zoom);
    connect(in, &QToolButton::clicked, this, [this] { m_canvas->zoom(1); });
    connect(out, &QToolButton::clicked, this, [this] { m_canvas->zoom(-1); });
    connect(fit, &QToolButton::clicked, m_canvas, &AnnotationCanvas::fit);
    card->content()->addWidget(room);
    return card;
}

QWidget* LabelWorkspace::makeQueue()
{
    m_queueCard = new Card(tr("Queue"));
    auto* state = new QWidget;
    auto* row = new QHBoxLayout(state);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space12);
    m_progress = new InlineBar;
    m_progress->setFixedWidth(160);
    m_progressText = mutedLabel();
    row->addWidget(m_progress);
    row->addWidget(m_progressText);
    row->addWidget(m_sequence);
    row->addWidget(m_filter);
    m_queueCard->addExtra(state);
    m_queue = new LabelQueue(m_thumbnails);
    m_queueCard->content()->addWidget(m_queue);
    connect(m_queue, &LabelQueue::chosen, this, &LabelWorkspace::showPlace);
    return m_queueCard;
}

void LabelWorkspace::open(const QString& dataset)
{
    m_labelling->open(dataset);
}

bool LabelWorkspace::isSettling() const { return m_labelling->isLoading() || m_live->isBusy() || m_pictures.isBusy() || m_thumbnails.isBusy(); }

std::int64_t LabelWorkspace::item() const
{
    return m_labelling->isOpen() && m_place >= 0 && m_place < std::ssize(m_order) ? static_cast<std::int64_t>(m_order[static_cast<std::size_t>(m_place)]) : -1;
}

void LabelWorkspace::opened()
{
    const ItemSet& set = *m_labelling->pictures();
    const bool areShapes = hasShapes(set) || set.classes.empty();
    if (m_place < 0) {
        m_inspector->setMode(areShapes ? LabelMode::Shapes : LabelMode::OneClass);
        setView(areShapes ? View::Picture : View::Grid);
    }
    const std::int64_t before = m_order.empty() ? -1 : item();
    refreshKeys();
    order();
    if (before >= 0 && before < static_cast<std::int64_t>(m_labelling->state().size()))
        showItem(static_cast<std::size_t>(before));
}

bool LabelWorkspace::isFinished(std::size_t item) const
{
    const LabelState& state = m_labelling->state();
    return state.progress(item) == ItemProgress::Done || (m_inspector->mode() == LabelMode::OneClass && state.label(item) >= 0);
}

/// Open ones first begin the work; the order within stays that of the set.
void LabelWorkspace::order()
{
    if (!m_labelling->isOpen())
        return;
    const std::int64_t before = item();
    const LabelState& state = m_labelling->state();
    const auto shown = static_cast<Shown>(m_filter->currentIndex());
    m_order.clear();
    m_finished = 0;
    for (std::size_t i = 0; i < state.size(); ++i) {
        const bool finished = isFinished(i);
        m_finished += finished;
        const bool isShown = shown == Shown::All || (shown == Shown::Open && !finished && state.progress(i) != ItemProgress::Skipped)
            || (shown == Shown::Done && finished) || (shown == Shown::Skipped && state.progress(i) == ItemProgress::Skipped)
            || (shown == Shown::Flagged && state.progress(i) == ItemProgress::Flagged);
        if (isShown)
            m_order.push_back(i);
    }
    if (isLiveOrder())
        m_order = liveOrder(m_order);
    m_queue->setOrder(m_labelling->pictures(), m_order, [this](std::size_t one) -> LabelQueue::Mark {
        if (static_cast<std::int64_t>(one) == item())
            return {QStringLiteral("pencil"), countText(qint64(m_labelling->state().annotationCount(one)))};
        const LabelState& now = m_labelling->state();
        const QString count = now.annotationCount(one) > 0 ? countText(qint64(now.annotationCount(one))) : QString();
        switch (now.progress(one)) {
        case ItemProgress::Done: return {QStringLiteral("check"), count};
        case ItemProgress::Skipped: return {QStringLiteral("skip"), tr("skipped")};
        case ItemProgress::Flagged: return {QStringLiteral("flag"), tr("flagged")};
        case ItemProgress::Open: break;
        }
        if (now.label(one) >= 0)
            return {{}, text(now.classes()[static_cast<std::size_t>(now.label(one))].name)};
        return {{}, count};
    });
    m_grid->setItems(m_labelling->pictures(), m_order);
    const auto place = std::ranges::find(m_order, static_cast<std::size_t>(std::max<std::int64_t>(before, 0)));
    m_place = -1;
    showPlace(place != m_order.end() ? static_cast<int>(place - m_order.begin()) : m_order.empty() ? -1 : 0);
}

void LabelWorkspace::showItem(std::size_t item)
{
    auto place = std::ranges::find(m_order, item);
    if (place == m_order.end()) { // the filter hides it
        m_filter->setCurrentIndex(static_cast<int>(Shown::All));
        order();
        place = std::ranges::find(m_order, item);
    }
    if (place != m_order.end())
        showPlace(static_cast<int>(place - m_order.begin()));
}

void LabelWorkspace::showPlace(int place)
{
    if (place == m_place)
        return;
    m_place = place;
    m_canvas->select({});
    m_labelling->began();
    if (place >= 0) {
        if (const std::size_t now = m_order[static_cast<std::size_t>(place)]; m_seen.empty() || m_seen.back() != now)
            m_seen.push_back(now);
        std::vector<std::size_t> near;
        for (const int offset : {0, 1, 2, -1})
            if (const auto at = static_cast<std::size_t>(place + offset); at < m_order.size())
                near.push_back(m_order[at]);
        if (m_stack->currentIndex() == static_cast<int>(View::Picture))
            m_pictures.want(m_labelling->pictures(), near);
    }
    m_queue->setCurrent(place);
    if (m_grid->current() != place)
        m_grid->setCurrent(place);
    refreshPicture();
    refreshHead();
}

void LabelWorkspace::refreshPicture()
{
    if (item() < 0) {
        m_canvas->setPicture(nullptr, {});
        m_canvas->setAnnotations({}, {});
    } else {
        const Item& shown = m_labelling->pictures()->items[static_cast<std::size_t>(item())];
        m_canvas->setPicture(m_pictures.find(shown.content), QSize(static_cast<int>(shown.width), static_cast<int>(shown.height)));
        m_canvas->setAnnotations(m_labelling->state().annotations(static_cast<std::size_t>(item())), looks());
        m_canvas->setLabel(m_inspector->classes().chosen());
    }
    refreshInspector();
}

void LabelWorkspace::refreshInspector() { m_inspector->showItem(item(), selected()); }

void LabelWorkspace::refreshHead()
{
    const bool isOne = item() >= 0;
    for (QPushButton* button : {m_skip, m_flag, m_done})
        button->setEnabled(isOne);
    if (!m_labelling->isOpen())
        return;
    const LabelState& state = m_labelling->state();
    if (isOne) {
        const auto index = static_cast<std::size_t>(item());
        const Item& shown = m_labelling->pictures()->items[index];
        m_header->setTitle(text(shown.name).section(u'/', -1));
        m_header->setToolTip(text(shown.name));
        const std::pair<QString, Tone> states[] = {{isFinished(index) ? tr("Has its class") : tr("In work"), isFinished(index) ? Tone::Positive : Tone::Accent}, {tr("Done"), Tone::Positive},
                                                   {tr("Skipped"), Tone::Neutral}, {tr("Flagged"), Tone::Warning}};
        const auto& [word, tone] = states[static_cast<std::size_t>(state.progress(index))];
        m_header->setState(word, tone);
        m_header->setSubtitle({});
        m_inspector->setFacts(tr("%1 × %2 px · %3").arg(shown.width).arg(shown.height).arg(partName(shown.part)));
    } else {
        m_header->setTitle(text(m_labelling->version().dataset));
        m_header->setState({}, Tone::Neutral);
        m_header->setSubtitle(tr("No picture is like this"));
        m_inspector->setFacts({});
    }
    const auto all = static_cast<qint64>(state.size());
    QString progress = tr("%1 of %2").arg(countText(qint64(m_finished)), countText(all));
    if (const double pace = m_labelling->pacePerHour(); pace > 0) {
        progress += tr(" · %1 an hour").arg(countText(qRound64(pace)));
        if (all > qint64(m_finished))
            progress += tr(" · %1 left").arg(durationLabel((static_cast<double>(all) - static_cast<double>(m_finished)) / pace * 3600));
    }
    if (const auto accuracy = m_live->accuracy())
        progress += tr(" · estimated accuracy %1 to %2").arg(shareText(accuracy->low, 0), shareText(accuracy->high, 0));
    m_progressText->setText(progress);
    m_progress->setValue(all > 0 ? static_cast<double>(m_finished) / static_cast<double>(all) : 0);
}

void LabelWorkspace::changed(const std::vector<std::size_t>& items)
{
    const LabelState& state = m_labelling->state();
    m_finished = 0;
    for (std::size_t i = 0; i < state.size(); ++i)
        m_finished += isFinished(i);
    if (items.empty() || std::ranges::find(items, static_cast<std::size_t>(std::max<std::int64_t>(item(), 0))) != items.end())
        refreshPicture();
    m_grid->viewport()->update();
    m_queue->update();
    refreshHead();
}

void LabelWorkspace::setView(View view)
{
    m_views->setCurrent(static_cast<int>(view));
    m_stack->setCurrentIndex(static_cast<int>(view));
    m_queue->setVisible(view == View::Picture);
    m_done->setVisible(view == View::Picture);
    if (view == View::Picture && item() >= 0) {
        const int place = std::exchange(m_place, -2);
        showPlace(place); // decodes it
    }
    view == View::Grid ? m_grid->setFocus() : m_canvas->setFocus();
}

void LabelWorkspace::setTool(ToolKind tool)
{
    m_canvas->setTool(tool);
    for (const auto& [kind, button] : m_tools)
        button->setChecked(kind == tool);
    m_canvas->setFocus();
}

std::vector<Annotation> LabelWorkspace::selected() const
{
    std::vector<Annotation> chosen;
    if (item() < 0)
        return chosen;
    for (const Annotation& one : m_canvas->annotations())
        if (std::ranges::find(m_canvas->selection(), one.id) != m_canvas->selection().end())
            chosen.push_back(one);
    return chosen;
}

} // namespace lathe
