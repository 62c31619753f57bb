// What a small coloured sign means. The shape or the text beside it says the same.
#pragma once

#include "ui/shell/theme.h"

namespace lathe {

enum class Tone { Neutral, Accent, Positive, Warning, Negative };

inline QColor toneColor(Tone tone)
{
    const Colors& colors = Theme::instance().colors();
    switch (tone) {
    case Tone::Accent: return colors.accent;
    case Tone::Positive: return colors.positive;
    case Tone::Warning: return colors.warning;
    case Tone::Negative: return colors.negative;
    case Tone::Neutral: break;
    }
    return colors.muted;
}

} // namespace lathe
