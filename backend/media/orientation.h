// Turning and mirroring by the EXIF orientation (Exif 2.3, tag 274).
#pragma once

#include "media/image.h"

namespace lathe {

/// True where width and height change places.
inline bool swapsSides(int orientation)
{
    return orientation >= 5;
}

/// `orientation` 1 to 8: where row 0 and column 0 of the stored picture are to be seen.
Image orientedImage(Image image, int orientation);

} // namespace lathe
