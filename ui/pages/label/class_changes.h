// What a person does in a list of classes, written to the journal.
#pragma once

#include "ui/models/labelling.h"

namespace lathe {

class ClassList;

/// Renames, merges, colours, keys and places of classes; adding and choosing them is the workspace's. `told` is what a
/// merge has to say, with an undoing; `receiver` lives as long as both.
void connectClassChanges(ClassList& classes, Labelling& labelling, QWidget* receiver, std::function<void(const BannerMessage&)> told, std::function<void()> taken);

} // namespace lathe
