// What Lathe reads itself of the formats that Qt decodes: whether the content is whole, whether it has
// colour, and how it is oriented. Qt gives partial pictures without a word.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace lathe::codec {

struct Container {
    int channels = 3;
    int orientation = 1;
};

/// Fail with Parse where the content is not whole.
Result<Container> readGif(ByteView encoded);
Result<Container> readBmp(ByteView encoded);
Result<Container> readTiff(ByteView encoded);
Result<Container> readWebp(ByteView encoded);

} // namespace lathe::codec
