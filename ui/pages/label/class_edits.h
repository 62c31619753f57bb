// What is done to classes in the list beside the canvas, written to the journal.
#pragma once

#include "ui/models/labelling.h"

namespace lathe {

class ClassList;

/// Renaming, merging, colours, keys and places. `said`: what to tell; with an undo where something vanished.
void connectClassEdits(ClassList& classes, Labelling& labelling, QObject* receiver, std::function<void(const BannerMessage&)> said, std::function<void()> clear);

} // namespace lathe
