#include "ui/pages/label/class_edits.h"

#include "ui/models/format.h"
#include "ui/pages/label/class_list.h"

namespace lathe {

namespace {

void changeClass(Labelling& labelling, std::int32_t label, const std::function<void(LabelClass&)>& change)
{
    LabelClass one = labelling.state().classes()[static_cast<std::size_t>(label)];
    change(one);
    labelling.change({labelling.state().withClass(one)});
}

void moveClass(Labelling& labelling, std::int32_t label, int step)
{
    const LabelState& state = labelling.state();
    std::vector<std::int32_t> order = state.classOrder();
    const auto place = std::ranges::find(order, label);
    if (place == order.end() || (step < 0 && place == order.begin()) || place + step == order.end())
        return;
    std::swap(*place, *(place + step));
    std::vector<LabelChange> changes;
    for (std::size_t i = 0; i < order.size(); ++i) {
        LabelClass one = state.classes()[static_cast<std::size_t>(order[i])];
        one.place = static_cast<std::int32_t>(i);
        changes.push_back(state.withClass(one));
    }
    labelling.change(std::move(changes));
}

} // namespace

void connectClassEdits(ClassList& classes, Labelling& labelling, QObject* receiver, std::function<void(const BannerMessage&)> said, std::function<void()> clear)
{
    QObject::connect(&classes, &ClassList::renamed, receiver, [&labelling](std::int32_t label, const QString& name) {
        changeClass(labelling, label, [&](LabelClass& one) { one.name = name.toStdString(); });
    });
    QObject::connect(&classes, &ClassList::merged, receiver, [&labelling, said = std::move(said), clear = std::move(clear)](std::int32_t from, std::int32_t into) {
        const auto nameOf = [&](std::int32_t label) { return text(labelling.state().classes()[static_cast<std::size_t>(label)].name); };
        const QString a = nameOf(from), b = nameOf(into);
        changeClass(labelling, from, [&](LabelClass& one) { one.into = into; });
        BannerMessage message;
        message.text = ClassList::tr("%1 is %2 now; what was said of each picture is kept").arg(a, b);
        message.actionText = ClassList::tr("Undo");
        message.action = [&labelling, clear] {
            labelling.undo();
            clear();
        };
        said(message);
    });
    QObject::connect(&classes, &ClassList::recoloured, receiver, [&labelling](std::int32_t label, const QString& color) {
        changeClass(labelling, label, [&](LabelClass& one) { one.traits.colour = color.toStdString(); });
    });
    QObject::connect(&classes, &ClassList::keyChosen, receiver, [&labelling](std::int32_t label, const QString& key) {
        changeClass(labelling, label, [&](LabelClass& one) { one.traits.key = key.toStdString(); });
    });
    QObject::connect(&classes, &ClassList::moved, receiver, [&labelling](std::int32_t label, int step) { moveClass(labelling, label, step); });
}

} // namespace lathe
