// What models suggest while labelling, and what a person does with it: classes by the live loop, boxes by a detector.
#include "ui/pages/label/label_workspace.h"

#include "label/span_edit.h"
#include "ui/items/item_grid.h"
#include "ui/models/format.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/label_queue.h"
#include "ui/pages/label/review_panel.h"
#include "ui/shell/banner.h"
#include "ui/shell/preferences.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

namespace lathe {

namespace {

constexpr std::size_t kLookedAhead = 32; // pictures behind the one in hand
constexpr qsizetype kRunsInMenu = 20;

} // namespace

/// Of the picture in hand the surest box, or its class; in the grid the classes of all that are selected.
void LabelWorkspace::accept()
{
    if (view() == View::Review)
        return m_reviewPanel->take();
    if (item() < 0)
        return;
    if (view() == View::Picture && !m_canvas->ghosts().empty())
        return acceptBoxes({m_canvas->ghosts().front()});
    if (m_inspector->mode() != LabelMode::OneClass)
        return;
    const std::vector<std::size_t> items = inHand();
    if (items.size() == 1) {
        if (const auto guess = m_live->suggestion(items.front())) {
            classForMany(items, guess->label, LabelOrigin::Suggestion);
            step(1);
        }
        return;
    }
    std::vector<LabelChange> changes;
    for (const std::size_t one : items)
        if (const auto guess = m_live->suggestion(one))
            changes.push_back(m_labelling->state().labelled(one, guess->label));
    m_labelling->change(std::move(changes), LabelOrigin::Suggestion);
}

void LabelWorkspace::acceptBoxes(const std::vector<Annotation>& ghosts)
{
    if (item() < 0 || view() != View::Picture)
        return;
    const LabelState& state = m_labelling->state();
    std::vector<LabelChange> changes;
    for (const Annotation& ghost : ghosts) {
        Annotation taken{newLabelId(), ghost.label, ghost.shape, presetsOf(state.classes()[static_cast<std::size_t>(ghost.label)].traits), {}, {}, {}};
        changes.push_back(state.annotated(static_cast<std::size_t>(item()), taken));
    }
    m_labelling->change(std::move(changes), LabelOrigin::Suggestion, m_boxes->source());
}

void LabelWorkspace::dismissBox()
{
    if (item() >= 0 && view() == View::Picture && !m_canvas->ghosts().empty())
        m_boxes->dismiss(static_cast<std::size_t>(item()), m_canvas->ghosts().front().id);
}

void LabelWorkspace::connectBoxes()
{
    connect(m_boxes, &BoxSuggester::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_boxes, &BoxSuggester::changed, this, [this] {
        if (isLiveOrder())
            order();
        refreshGhosts();
        refreshInspector();
    });
    connect(m_canvas, &AnnotationCanvas::ghostWanted, this, [this](const std::string& id) {
        const auto ghost = std::ranges::find(m_canvas->ghosts(), id, &Annotation::id);
        if (ghost != m_canvas->ghosts().end())
            acceptBoxes({Annotation(*ghost)});
    });
    connect(m_inspector, &LabelInspector::modeChanged, this, [this] {
        if (m_inspector->mode() == LabelMode::Shapes)
            m_boxes->chooseOwn();
        wantBoxes();
        refreshGhosts();
    });
}

void LabelWorkspace::refreshGhosts()
{
    const bool isAny = item() >= 0 && m_inspector->mode() == LabelMode::Shapes;
    m_canvas->setGhosts(isAny ? m_boxes->boxes(static_cast<std::size_t>(item())) : std::vector<Annotation>());
}

/// The picture in hand and the next ones; all where the most telling are to come first.
void LabelWorkspace::wantBoxes()
{
    if (m_inspector->mode() != LabelMode::Shapes || m_place < 0)
        return;
    const auto first = static_cast<std::size_t>(m_place);
    const std::size_t end = m_sequence->currentIndex() == 1 ? m_order.size() : std::min(m_order.size(), first + kLookedAhead);
    m_boxes->want(std::vector(m_order.begin() + std::ptrdiff_t(first), m_order.begin() + std::ptrdiff_t(end)));
}

/// The first of the queue that is not in hand.
void LabelWorkspace::nextUncertain()
{
    if (!m_labelling->isOpen())
        return;
    for (const std::size_t one : telling())
        if (static_cast<std::int64_t>(one) != item() && !isFinished(one)) {
            showItem(one);
            return;
        }
    nextOpen();
}

bool LabelWorkspace::isLiveOrder() const
{
    return m_sequence->currentIndex() == 1 && (m_inspector->mode() == LabelMode::Shapes ? m_boxes->looked() > 0 : m_live->answer() != nullptr);
}

/// By the live loop, or where the detector is expected to make most mistakes.
std::vector<std::size_t> LabelWorkspace::telling() const
{
    std::vector<std::size_t> items;
    if (m_inspector->mode() == LabelMode::Shapes) {
        std::vector<std::pair<double, std::size_t>> doubts;
        for (std::size_t one = 0; one < m_labelling->state().size(); ++one)
            if (const auto doubt = m_boxes->doubt(one); doubt && !isFinished(one))
                doubts.emplace_back(-*doubt, one);
        std::ranges::sort(doubts);
        for (const auto& [doubt, one] : doubts)
            items.push_back(one);
    } else if (m_live->answer()) {
        for (const QueuePlace& place : m_live->answer()->queue)
            items.push_back(place.item);
    }
    return items;
}

/// What was in hand stays where it was, so that one can go back; then the queue, then what needs no label.
std::vector<std::size_t> LabelWorkspace::liveOrder(const std::vector<std::size_t>& shown) const
{
    std::vector<bool> isLeft(m_labelling->state().size());
    for (const std::size_t one : shown)
        isLeft[one] = true;
    std::vector<std::size_t> sorted;
    const auto take = [&](std::size_t one) {
        if (isLeft[one])
            sorted.push_back(one);
        isLeft[one] = false;
    };
    std::ranges::for_each(m_seen, take);
    std::ranges::for_each(telling(), take);
    std::ranges::for_each(shown, take);
    return sorted;
}

void LabelWorkspace::answered()
{
    if (isLiveOrder())
        order();
    m_grid->viewport()->update();
    m_queue->update();
    refreshInspector();
    refreshHead();
}

void LabelWorkspace::chooseSuggester() { m_inspector->mode() == LabelMode::Shapes ? chooseDetector() : chooseBackbone(); }

void LabelWorkspace::chooseBackbone()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("None"), this, [this] { m_live->setBackbone({}); });
    menu->addAction(tr("Best run of this dataset"), this, [this] {
        const auto own = ownBackbone(m_context.workbench, m_labelling->version().dataset);
        if (own && !own->isNone())
            m_live->setBackbone(*own);
        else
            emit banner({BannerMessage::Kind::Notice, tr("No image network was trained on this dataset yet"),
                         tr("Train one, or choose a file of weights"), {}, {}});
    });
    menu->addAction(tr("A file of weights…"), this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Weights of an image network"), Preferences::folder(),
                                                          tr("Weights (*.safetensors *.pth *.pt *.th);;All files (*)"));
        if (path.isEmpty())
            return;
        Preferences::setFolder(QFileInfo(path).path());
        m_live->setBackbone({{}, path.toStdString()});
    });
    menu->popup(QCursor::pos());
}

void LabelWorkspace::chooseDetector()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto use = [this](const QString& run) {
        m_boxes->setDetector(run);
        wantBoxes();
    };
    menu->addAction(tr("None"), this, [use] { use({}); });
    if (const auto runs = finishedDetectors(m_context.workbench))
        for (const std::string& run : *runs)
            if (menu->actions().size() <= kRunsInMenu)
                menu->addAction(text(run), this, [use, name = text(run)] { use(name); });
    menu->addSeparator();
    menu->addAction(tr("Train a detector…"), this, [this] { m_context.navigator.showPage(QStringLiteral("train")); });
    menu->popup(QCursor::pos());
}

} // namespace lathe
