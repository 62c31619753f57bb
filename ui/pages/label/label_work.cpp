// What keys do while labelling: classes, progress, copies, suggestions.
#include "ui/pages/label/label_workspace.h"

#include "label/tracks.h"
#include "ui/items/item_grid.h"
#include "ui/models/format.h"
#include "ui/pages/label/attribute_form.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/review_panel.h"


#include <algorithm>

namespace lathe {

namespace {

constexpr double kPasteOffset = 8; ///< pixels, so that a copy on the same picture is seen

} // namespace

void LabelWorkspace::classKey(std::int32_t label)
{
    m_inspector->classes().setChosen(label);
    m_canvas->setLabel(label);
    if (item() < 0)
        return;
    const LabelState& state = m_labelling->state();
    const auto current = static_cast<std::size_t>(item());
    if (view() == View::Review) { // the next doubt comes by itself
        if (m_reviewPanel->isOfClass())
            m_labelling->change({state.labelled(current, label)});
        return;
    }
    if (m_inspector->mode() == LabelMode::Shapes && !state.isBlind(current)) {
        std::vector<LabelChange> changes;
        for (Annotation one : selected()) {
            one.label = label;
            changes.push_back(state.annotated(current, one));
        }
        m_labelling->change(std::move(changes));
        return;
    }
    const bool isGrid = view() == View::Grid;
    const std::vector<std::size_t> many = isGrid ? m_grid->selectedItems() : std::vector<std::size_t>();
    if (many.size() > 1) {
        classForMany(many, label);
        return;
    }
    classForMany({current}, label);
    if (m_inspector->mode() == LabelMode::OneClass || state.isBlind(current))
        step(1);
}

void LabelWorkspace::classForMany(const std::vector<std::size_t>& items, std::int32_t label, LabelOrigin origin)
{
    const LabelState& state = m_labelling->state();
    std::vector<LabelChange> changes;
    if (m_inspector->mode() == LabelMode::OneClass) {
        for (const std::size_t one : items)
            changes.push_back(state.labelled(one, label));
    } else if (std::ranges::any_of(items, [&](std::size_t one) { return state.isBlind(one); })) {
        for (const std::size_t one : items) // an answer in a round is one class
            if (state.isBlind(one))
                changes.push_back(state.labelled(one, label));
    } else {
        // Where all have it, it is taken away from all.
        const auto markOf = [&](std::size_t one) {
            const auto list = state.annotations(one);
            const auto found = std::ranges::find_if(list, [&](const Annotation& mark) { return mark.label == label && std::holds_alternative<WholePicture>(mark.shape); });
            return found == list.end() ? std::string() : found->id;
        };
        const bool haveAll = std::ranges::none_of(items, [&](std::size_t one) { return markOf(one).empty(); });
        for (const std::size_t one : items) {
            const std::string id = markOf(one);
            if (haveAll)
                changes.push_back(state.removed(one, id));
            else if (id.empty())
                changes.push_back(state.annotated(one, {{}, label, WholePicture{}, {}, {}, {}, {}}));
        }
    }
    const bool isOne = items.size() == 1 && m_inspector->mode() == LabelMode::OneClass;
    m_labelling->change(std::move(changes), origin, isOne ? m_live->sourceOf(items.front()) : QString());
}

void LabelWorkspace::takeClassAway()
{
    if (item() < 0)
        return;
    const std::vector<std::size_t> items = inHand();
    std::vector<LabelChange> changes;
    for (const std::size_t one : items)
        changes.push_back(m_labelling->state().labelled(one, -1));
    m_labelling->change(std::move(changes));
}

/// Again takes the mark away and stays; a skipped or flagged picture is left for the next one.
void LabelWorkspace::mark(ItemProgress progress)
{
    if (item() < 0)
        return;
    const std::vector<std::size_t> items = inHand();
    const LabelState& state = m_labelling->state();
    const bool isTakenBack = std::ranges::all_of(items, [&](std::size_t one) { return state.progress(one) == progress; });
    std::vector<LabelChange> changes;
    for (const std::size_t one : items)
        changes.push_back(state.marked(one, isTakenBack ? ItemProgress::Open : progress));
    m_labelling->change(std::move(changes));
    if (progress == ItemProgress::Skipped && !isTakenBack && items.size() == 1)
        step(1);
}

/// Annotations that lack a required attribute keep the picture open.
void LabelWorkspace::done()
{
    if (item() < 0)
        return;
    if (view() == View::Agreement)
        return;
    if (view() != View::Picture) {
        setView(View::Picture);
        return;
    }
    const auto current = static_cast<std::size_t>(item());
    const LabelState& state = m_labelling->state();
    for (const Annotation& one : state.annotations(current)) {
        if (one.label < 0)
            continue;
        const LabelClass& of = state.classes()[static_cast<std::size_t>(one.label)];
        const auto missing = AttributeForm::missing(of.traits.attributes, one.attributes);
        if (missing.empty())
            continue;
        m_canvas->select({one.id});
        m_canvas->reveal(one.id);
        emit banner({BannerMessage::Kind::Warning, tr("%1 lacks %2, which its class asks for").arg(text(of.name), text(missing.front())),
                     tr("Fill it in at the right, or skip the picture"), {}, {}});
        return;
    }
    emit bannerCleared();
    m_labelling->change({state.marked(current, ItemProgress::Done)});
    step(1);
}

void LabelWorkspace::step(int places)
{
    if (view() == View::Review)
        return m_reviewPanel->step(places);
    if (m_order.empty())
        return;
    showPlace(std::clamp(m_place + places, 0, static_cast<int>(m_order.size()) - 1));
}

/// Behind the one in hand, then from the beginning.
void LabelWorkspace::nextOpen()
{
    const auto count = static_cast<int>(m_order.size());
    for (int i = 1; i <= count; ++i) {
        const int place = (m_place + i) % count;
        const std::size_t one = m_order[static_cast<std::size_t>(place)];
        if (!isFinished(one) && m_labelling->state().progress(one) == ItemProgress::Open) {
            showPlace(place);
            return;
        }
    }
    emit banner({BannerMessage::Kind::Notice, tr("Every picture here is done, skipped or flagged"), {}, {}, {}});
}

void LabelWorkspace::removeSelected()
{
    if (item() < 0)
        return;
    std::vector<LabelChange> changes;
    for (const std::string& id : m_canvas->selection())
        changes.push_back(m_labelling->state().removed(static_cast<std::size_t>(item()), id));
    m_labelling->change(std::move(changes));
}

/// What is selected, else everything on the picture. A copy stays of the same thing: the next key frame of a track.
void LabelWorkspace::copy()
{
    if (item() < 0)
        return;
    m_copied = selected();
    if (m_copied.empty())
        m_copied = m_labelling->state().annotations(static_cast<std::size_t>(item()));
}

void LabelWorkspace::paste()
{
    if (item() < 0 || m_copied.empty())
        return;
    const LabelState& state = m_labelling->state();
    const auto current = static_cast<std::size_t>(item());
    const auto there = state.annotations(current);
    const Item& shown = m_labelling->pictures()->items[current];
    std::vector<LabelChange> changes;
    std::vector<std::string> ids;
    for (Annotation one : m_copied) {
        const bool isSame = std::ranges::find(there, one.shape, &Annotation::shape) != there.end();
        if (isSame)
            one.shape = moved(one.shape, kPasteOffset, kPasteOffset, {double(shown.width), double(shown.height)});
        one.id = newLabelId();
        ids.push_back(one.id);
        changes.push_back(state.annotated(current, one));
    }
    m_labelling->change(std::move(changes));
    m_canvas->select(ids);
}

void LabelWorkspace::repeat()
{
    if (m_place <= 0)
        return;
    m_copied = trackedFrom(m_labelling->state(), m_order[static_cast<std::size_t>(m_place) - 1]);
    paste();
}

void LabelWorkspace::fillBetween()
{
    if (item() < 0)
        return;
    const auto changes = filledTracks(m_labelling->state(), m_order, static_cast<std::size_t>(m_place), selected());
    if (changes.empty())
        emit banner({BannerMessage::Kind::Notice, tr("There is no earlier key frame of what is selected"),
                     tr("Copy it from the first picture (%1), paste it here (%2), put it in its place, then press %3")
                         .arg(labelKeyText("copy"), labelKeyText("paste"), labelKeyText("fill_between")), {}, {}});
    else
        m_labelling->change(changes);
}

void LabelWorkspace::nextMark()
{
    const auto& all = m_canvas->annotations();
    if (all.empty())
        return;
    const auto& selection = m_canvas->selection();
    const auto found = selection.empty() ? all.end() : std::ranges::find(all, selection.back(), &Annotation::id);
    const Annotation& next = found == all.end() || std::next(found) == all.end() ? all.front() : *std::next(found);
    setTool(ToolKind::Select);
    m_canvas->select({next.id});
    m_canvas->reveal(next.id);
}

void LabelWorkspace::addClass(const QString& name)
{
    if (!m_labelling->isOpen())
        return;
    m_labelling->change({m_labelling->state().withClass(m_labelling->state().newClass(name.toStdString()))});
    classKey(static_cast<std::int32_t>(m_labelling->state().classes().size()) - 1);
}

} // namespace lathe
