// Small pictures of what is no picture: how a text begins, the waveform of a clip.
#pragma once

#include "base/bytes.h"

#include <QImage>

namespace lathe {

/// As wide and high as `side`. Null where the content is neither. Any thread.
QImage itemPreview(ByteView content, int side);

} // namespace lathe
