// Classes while labelling: how they look on pictures and in the grid, and what is done to them in their list.
#include "ui/items/item_grid.h"
#include "ui/models/format.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/label_workspace.h"

#include <QLocale>
#include <QStackedWidget>

#include <algorithm>

namespace lathe {

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

/// Of each picture in the grid its class, how many annotations it has, or what the model guesses.
void LabelWorkspace::makeBadges()
{
    m_grid->setBadges([this](std::size_t one) -> std::optional<ItemGrid::Badge> {
        const LabelState& state = m_labelling->state();
        ItemGrid::Badge badge;
        const ItemProgress progress = state.progress(one);
        badge.icon = progress == ItemProgress::Done ? QStringLiteral("check") : progress == ItemProgress::Skipped ? QStringLiteral("skip")
            : progress == ItemProgress::Flagged ? QStringLiteral("flag") : QString();
        std::int32_t label = state.label(one);
        const auto count = state.annotationCount(one);
        if (label >= 0) {
            badge.text = text(state.classes()[static_cast<std::size_t>(label)].name);
        } else if (count > 0) {
            const auto list = state.annotations(one);
            label = list.front().label;
            QStringList names;
            for (const Annotation& mark : list)
                if (std::holds_alternative<WholePicture>(mark.shape) && mark.label >= 0)
                    names << text(state.classes()[static_cast<std::size_t>(mark.label)].name);
            badge.text = names.isEmpty() ? tr("%n annotation(s)", nullptr, int(count)) : names.join(QStringLiteral(", "));
        }
        badge.color = classColor(state, label);
        if (const auto guess = m_live->suggestion(one); badge.text.isEmpty() && guess) {
            badge.text = QStringLiteral("%1 %2").arg(text(state.classes()[static_cast<std::size_t>(guess->label)].name), QLocale().toString(guess->probability, 'f', 2));
            badge.color = classColor(state, guess->label);
            badge.isGhost = true;
        }
        return badge.text.isEmpty() && badge.icon.isEmpty() ? std::nullopt : std::optional(badge);
    });
}

void LabelWorkspace::connectClasses()
{
    ClassList& classes = m_inspector->classes();
    const auto changeClass = [this](std::int32_t label, const std::function<void(LabelClass&)>& change) {
        LabelClass one = m_labelling->state().classes()[static_cast<std::size_t>(label)];
        change(one);
        m_labelling->change({m_labelling->state().withClass(one)});
    };
    connect(&classes, &ClassList::chosenChanged, this, &LabelWorkspace::classKey);
    connect(&classes, &ClassList::added, this, &LabelWorkspace::addClass);
    connect(&classes, &ClassList::left, this, [this] { m_stack->currentIndex() == static_cast<int>(View::Grid) ? m_grid->setFocus() : m_canvas->setFocus(); });
    connect(&classes, &ClassList::renamed, this, [changeClass](std::int32_t label, const QString& name) {
        changeClass(label, [&](LabelClass& one) { one.name = name.toStdString(); });
    });
    connect(&classes, &ClassList::merged, this, [this, changeClass](std::int32_t from, std::int32_t into) {
        const QString a = text(m_labelling->state().classes()[static_cast<std::size_t>(from)].name), b = text(m_labelling->state().classes()[static_cast<std::size_t>(into)].name);
        changeClass(from, [&](LabelClass& one) { one.into = into; });
        BannerMessage message;
        message.text = tr("%1 is %2 now; what was said of each picture is kept").arg(a, b);
        message.actionText = tr("Undo");
        message.action = [this] {
            m_labelling->undo();
            emit bannerCleared();
        };
        emit banner(message);
    });
    connect(&classes, &ClassList::recoloured, this, [changeClass](std::int32_t label, const QString& color) {
        changeClass(label, [&](LabelClass& one) { one.traits.colour = color.toStdString(); });
    });
    connect(&classes, &ClassList::keyChosen, this, [this, changeClass](std::int32_t label, const QString& key) {
        changeClass(label, [&](LabelClass& one) { one.traits.key = key.toStdString(); });
        refreshKeys();
    });
    connect(&classes, &ClassList::moved, this, [this](std::int32_t label, int step) {
        const LabelState& state = m_labelling->state();
        std::vector<std::int32_t> order = state.classOrder();
        const auto place = std::ranges::find(order, label);
        const auto other = place + step;
        if (place == order.end() || (step < 0 && place == order.begin()) || other == order.end())
            return;
        std::swap(*place, *other);
        std::vector<LabelChange> changes;
        for (std::size_t i = 0; i < order.size(); ++i) {
            LabelClass one = state.classes()[static_cast<std::size_t>(order[i])];
            one.place = static_cast<std::int32_t>(i);
            changes.push_back(state.withClass(one));
        }
        m_labelling->change(std::move(changes));
    });
    connect(m_labelling, &Labelling::classesChanged, this, &LabelWorkspace::refreshKeys);
}

} // namespace lathe
