// Turning and mirroring by the EXIF orientation (Exif 2.3, tag 274).
#pragma once

#include "media/image.h"

namespace lathe {

/// True where width and height change places.
inline bool swapsSides(int orientation)
{
    return orientation >= 5;
}

/// True where the stored columns come from the right.
inline bool flipsAcross(int orientation)
{
    return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
}

/// True where the stored rows come from below.
inline bool flipsDown(int orientation)
{
    return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
}

/// `orientation` 1 to 8: where row 0 and column 0 of the stored picture are to be seen.
Image orientedImage(Image image, int orientation);

} // namespace lathe
