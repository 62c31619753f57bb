#include "ui/pages/label/class_changes.h"

#include "label/schema_edit.h"
#include "ui/models/format.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/schema/schema_editor.h"

#include <algorithm>

namespace lathe {

void connectClassChanges(ClassList& classes, Labelling& labelling, QWidget* receiver, std::function<void(const BannerMessage&)> told, std::function<void()> taken)
{
    const auto changeClass = [&labelling](std::int32_t label, const std::function<void(LabelClass&)>& change) {
        LabelClass one = labelling.state().classes()[static_cast<std::size_t>(label)];
        change(one);
        labelling.change({labelling.state().withClass(one)});
    };
    QObject::connect(&classes, &ClassList::renamed, receiver, [changeClass](std::int32_t label, const QString& name) {
        changeClass(label, [&](LabelClass& one) { one.name = name.toStdString(); });
    });
    QObject::connect(&classes, &ClassList::merged, receiver, [&labelling, changeClass, told, taken](std::int32_t from, std::int32_t into) {
        const QString a = text(labelling.state().classes()[static_cast<std::size_t>(from)].name), b = text(labelling.state().classes()[static_cast<std::size_t>(into)].name);
        changeClass(from, [&](LabelClass& one) { one.into = into; });
        BannerMessage message;
        message.text = ClassList::tr("%1 is %2 now; what was said of each picture is kept").arg(a, b);
        message.actionText = ClassList::tr("Undo");
        message.action = [&labelling, taken] {
            labelling.undo();
            taken();
        };
        told(message);
    });
    QObject::connect(&classes, &ClassList::recoloured, receiver, [changeClass](std::int32_t label, const QString& color) {
        changeClass(label, [&](LabelClass& one) { one.traits.colour = color.toStdString(); });
    });
    QObject::connect(&classes, &ClassList::keyChosen, receiver, [changeClass](std::int32_t label, const QString& key) {
        changeClass(label, [&](LabelClass& one) { one.traits.key = key.toStdString(); });
    });
    QObject::connect(&classes, &ClassList::moved, receiver, [&labelling](std::int32_t label, int step) { labelling.change(movedClass(labelling.state(), label, step)); });
    QObject::connect(&classes, &ClassList::schemaWanted, receiver, [&labelling, receiver](std::int32_t label) { SchemaEditor::show(labelling, label, receiver); });
}

} // namespace lathe
