#include "ui/pages/label/label_workspace.h"

#include "label/span_edit.h"
#include "ui/items/item_grid.h"
#include "ui/models/format.h"
#include "ui/pages/label/agreement_panel.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/class_changes.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/label_marks.h"
#include "ui/pages/label/review_panel.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

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
    : QWidget(parent), m_context(context), m_labelling(new Labelling(context, this)), m_live(new LiveLoop(context, *m_labelling, this)),
      m_boxes(new BoxSuggester(context, *m_labelling, this)),
      m_adviser(new LabelAdviser(context, *m_labelling, *m_live, this)), m_review(new LabelReview(context, *m_labelling, *m_live, this)),
      m_agreement(new LabelAgreement(context, *m_labelling, this)), m_thumbnails(context.workbench.cacheFolder()),
      m_pictures(context.jobs, context.workbench.cacheFolder())
{
    m_inspector = new LabelInspector(*m_labelling, *m_live, *m_boxes, *m_adviser, this);
    m_inspector->hide();
    auto* column = makePageLayout(this);
    makeHeader();
    column->addWidget(m_header);
    m_stack = new QStackedWidget;
    m_grid = new ItemGrid(m_thumbnails);
    m_grid->setCellSize(kGridCell);
    m_grid->setBadges([this](std::size_t one) { return gridBadge(*m_labelling, *m_live, one); });
    auto* gridCard = new Card;
    gridCard->setFlush();
    gridCard->content()->setContentsMargins(token::space8, token::space8, 0, token::space8);
    gridCard->content()->addWidget(m_grid);
    m_stack->addWidget(gridCard);
    m_stack->addWidget(makePicture());
    makeReview();
    makeAgreement();
    column->addWidget(m_stack, 1);
    column->addWidget(makeQueue());
    makeActions();
    connectClasses();
    connectPictures();
    connectBoxes();

    connect(m_labelling, &Labelling::opened, this, &LabelWorkspace::opened);
    connect(m_labelling, &Labelling::changed, this, &LabelWorkspace::changed);
    connect(m_labelling, &Labelling::itemWanted, this, [this](std::size_t one) { view() == View::Review ? m_reviewPanel->showItem(one) : showItem(one); });
    connect(m_labelling, &Labelling::refused, this, [this] {
        emit banner({BannerMessage::Kind::Notice, tr("This picture is in an open round"), tr("Say its class, and nothing else, until the round is closed"), {}, {}});
    });
    connect(m_labelling, &Labelling::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_live, &LiveLoop::answered, this, &LabelWorkspace::answered);
    connect(m_live, &LiveLoop::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_live, &LiveLoop::stateChanged, this, &LabelWorkspace::refreshHead);
    connect(m_inspector, &LabelInspector::suggesterWanted, this, &LabelWorkspace::chooseSuggester);
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

/// What is done on the canvas goes into the journal.
void LabelWorkspace::connectPictures()
{
    connect(&m_pictures, &FullPictures::loaded, this, [this](const Hash& content) {
        if (item() >= 0 && m_labelling->pictures()->items[static_cast<std::size_t>(item())].content == content)
            refreshPicture();
    });
    connect(&m_pictures, &FullPictures::tilesLoaded, m_canvas, QOverload<>::of(&QWidget::update));
    connect(m_canvas, &AnnotationCanvas::drawn, this, [this](const Shape& shape) {
        const std::int32_t label = m_inspector->classes().chosen();
        Annotation added{newLabelId(), label, shape, {}, {}, {}, {}};
        if (label >= 0)
            added.attributes = presetsOf(m_labelling->state().classes()[static_cast<std::size_t>(label)].traits);
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
}

void LabelWorkspace::connectClasses()
{
    ClassList& classes = m_inspector->classes();
    connect(&classes, &ClassList::chosenChanged, this, &LabelWorkspace::classKey);
    connect(&classes, &ClassList::added, this, &LabelWorkspace::addClass);
    connect(&classes, &ClassList::left, this, [this] { m_stack->currentIndex() == static_cast<int>(View::Grid) ? m_grid->setFocus() : m_canvas->setFocus(); });
    connectClassChanges(classes, *m_labelling, this, [this](const BannerMessage& message) { emit banner(message); }, [this] { emit bannerCleared(); });
    connect(m_labelling, &Labelling::classesChanged, this, &LabelWorkspace::refreshKeys);
}

void LabelWorkspace::open(const QString& dataset)
{
    m_labelling->open(dataset);
}

bool LabelWorkspace::isSettling() const { return m_labelling->isLoading() || m_live->isBusy() || m_boxes->isBusy() || m_pictures.isBusy() || m_thumbnails.isBusy() || m_reviewPanel->isSettling() || m_agreementPanel->isSettling(); }

LabelWorkspace::View LabelWorkspace::view() const { return static_cast<View>(m_stack->currentIndex()); }

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
    if (areShapes)
        m_boxes->chooseOwn();
    const std::int64_t before = m_order.empty() ? -1 : item();
    refreshKeys();
    order();
    if (before >= 0 && before < static_cast<std::int64_t>(m_labelling->state().size()))
        showItem(static_cast<std::size_t>(before));
}

bool LabelWorkspace::isFinished(std::size_t item) const
{
    const LabelState& state = m_labelling->state();
    if (state.isBlind(item))
        return state.label(item) >= 0;
    return state.progress(item) == ItemProgress::Done || (m_inspector->mode() == LabelMode::OneClass && state.label(item) >= 0);
}

bool LabelWorkspace::isShown(std::size_t item, Shown shown) const
{
    const ItemProgress progress = m_labelling->state().progress(item);
    switch (shown) {
    case Shown::Open: return !isFinished(item) && progress != ItemProgress::Skipped;
    case Shown::Done: return isFinished(item);
    case Shown::Skipped: return progress == ItemProgress::Skipped;
    case Shown::Flagged: return progress == ItemProgress::Flagged;
    case Shown::All:
    case Shown::Round: break;
    }
    return true;
}

/// Open ones first begin the work; the order within stays that of the set.
void LabelWorkspace::order()
{
    if (!m_labelling->isOpen())
        return;
    refreshRound();
    const std::int64_t before = item();
    const LabelState& state = m_labelling->state();
    const auto shown = static_cast<Shown>(m_filter->currentIndex());
    m_order.clear();
    for (const std::size_t one : candidates())
        if (isShown(one, shown))
            m_order.push_back(one);
    m_finished = 0;
    for (std::size_t i = 0; i < state.size(); ++i)
        m_finished += isFinished(i);
    if (isLiveOrder() && shown != Shown::Round)
        m_order = liveOrder(m_order);
    m_queue->setOrder(m_labelling->pictures(), m_order, [this](std::size_t one) { return queueMark(m_labelling->state(), one, static_cast<std::int64_t>(one) == item()); });
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
    wantBoxes();
    m_queue->setCurrent(place);
    if (m_grid->current() != place)
        m_grid->setCurrent(place);
    refreshPicture();
    refreshHead();
}

std::vector<ClassLook> LabelWorkspace::looks() const
{
    std::vector<ClassLook> looks;
    const LabelState& state = m_labelling->state();
    for (std::size_t i = 0; i < state.classes().size(); ++i) {
        const LabelClass& one = state.classes()[i];
        looks.push_back({text(one.name), classColor(state, static_cast<std::int32_t>(i)), one.traits.joints.size(), one.traits.bones});
    }
    return looks;
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
    refreshGhosts();
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
        refreshState();
        m_header->setSubtitle({});
        const QString facts = tr("%1 × %2 px · %3").arg(shown.width).arg(shown.height).arg(partName(shown.part));
        m_inspector->setFacts(state.gold(index) >= 0 ? tr("%1 · known for certain").arg(facts) : facts);
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

/// Of the picture in hand, beside its name.
void LabelWorkspace::refreshState()
{
    const auto index = static_cast<std::size_t>(item());
    const LabelState& state = m_labelling->state();
    const bool finished = isFinished(index);
    if (state.isBlind(index)) {
        m_header->setState(finished ? tr("Answered") : tr("In a blind round"), finished ? Tone::Positive : Tone::Accent);
        return;
    }
    switch (state.progress(index)) {
    case ItemProgress::Open: m_header->setState(finished ? tr("Has its class") : tr("In work"), finished ? Tone::Positive : Tone::Accent); break;
    case ItemProgress::Done: m_header->setState(tr("Done"), Tone::Positive); break;
    case ItemProgress::Skipped: m_header->setState(tr("Skipped"), Tone::Neutral); break;
    case ItemProgress::Flagged: m_header->setState(tr("Flagged"), Tone::Warning); break;
    }
}

void LabelWorkspace::changed(const std::vector<std::size_t>& items)
{
    if (items.empty())
        refreshRound();
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
    m_queueCard->setVisible(view == View::Picture || view == View::Grid);
    m_done->setVisible(view == View::Picture);
    m_together->setVisible(view == View::Agreement);
    for (QPushButton* button : {m_skip, m_flag})
        button->setVisible(view != View::Agreement);
    if (view == View::Picture && item() >= 0) {
        const int place = std::exchange(m_place, -2);
        showPlace(place); // decodes it
    }
    switch (view) {
    case View::Grid: m_grid->setFocus(); break;
    case View::Picture: m_canvas->setFocus(); break;
    case View::Review: startReview(); break;
    case View::Agreement: m_agreementPanel->setFocus(); break;
    }
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
