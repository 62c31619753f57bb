// How well a few typed letters fit a text.
#pragma once

#include <QString>

namespace lathe {

/// 0: does not fit. All letters of `pattern` must be in `text` in their order, case aside; letters that
/// follow each other and beginnings of words count more, a shorter text wins over a longer one.
int fuzzyScore(const QString& pattern, const QString& text);

} // namespace lathe
