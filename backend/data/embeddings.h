// What a backbone sees in pictures: a row of numbers each, of length 1, so that products are cosines.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lathe {

struct Embeddings {
    std::size_t dims = 0;
    std::vector<float> rows; ///< [n · dims]; a row of zeros: the picture could not be decoded

    std::size_t size() const { return dims == 0 ? 0 : rows.size() / dims; }
    std::span<const float> row(std::size_t item) const { return {rows.data() + item * dims, dims}; }
    bool isKnown(std::size_t item) const;
};

/// Every row divided by its length; rows of zeros stay.
Embeddings normalised(Embeddings embeddings);

} // namespace lathe
