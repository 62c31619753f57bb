// A decoded picture.
#pragma once

#include "base/bytes.h"

namespace lathe {

/// 8 bits a channel, rows from the top, channels interleaved, no padding.
struct Image {
    int width = 0;
    int height = 0;
    int channels = 0; ///< 1 grey, 3 red-green-blue
    Bytes pixels;     ///< height × width × channels

    bool operator==(const Image&) const = default;
};

} // namespace lathe
