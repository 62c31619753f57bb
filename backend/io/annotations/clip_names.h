// Which clip a file of annotations means that names it without its ending or its folders.
#pragma once

#include "io/annotation_format.h"

namespace lathe {

class ClipNames {
public:
    ClipNames(const SourceTree& source, const PictureSizes& sizes);
    /// The clip in the source, else one that has a size, else what was given with the ending .wav.
    std::string find(const std::string& named) const;
    /// Its frames, and how many a second has; zeros where they are not known.
    std::pair<std::uint32_t, std::uint32_t> size(const std::string& path) const;

private:
    const SourceTree& m_source;
    const PictureSizes& m_sizes;
};

} // namespace lathe
