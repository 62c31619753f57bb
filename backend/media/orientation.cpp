#include "media/orientation.h"

#include <algorithm>

namespace lathe {

Image orientedImage(Image image, int orientation)
{
    if (orientation <= 1 || orientation > 8)
        return image;
    const bool swaps = swapsSides(orientation);
    const bool flipsX = flipsAcross(orientation), flipsY = flipsDown(orientation);
    Image result{swaps ? image.height : image.width, swaps ? image.width : image.height, image.channels,
                 Bytes(image.pixels.size())};
    // The stored position of the shown one: sides change places, then the stored axes are flipped.
    const auto channels = static_cast<std::size_t>(image.channels);
    std::uint8_t* target = result.pixels.data();
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) {
            int storedX = swaps ? y : x;
            int storedY = swaps ? x : y;
            if (flipsX)
                storedX = image.width - 1 - storedX;
            if (flipsY)
                storedY = image.height - 1 - storedY;
            const std::size_t from = (static_cast<std::size_t>(storedY) * static_cast<std::size_t>(image.width)
                                      + static_cast<std::size_t>(storedX)) * channels;
            target = std::copy_n(image.pixels.data() + from, channels, target);
        }
    }
    return result;
}

} // namespace lathe
