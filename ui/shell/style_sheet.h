// The style sheet of the application, made from the tokens.
#pragma once

#include "ui/shell/theme.h"

namespace lathe {

/// Only what the control style cannot know by the kind of widget alone: texts, buttons by their kind, lists.
QString styleSheet(const Colors& colors);

} // namespace lathe
