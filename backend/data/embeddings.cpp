#include "data/embeddings.h"

#include <algorithm>
#include <cmath>

namespace lathe {

bool Embeddings::isKnown(std::size_t item) const
{
    return std::ranges::any_of(row(item), [](float value) { return value != 0; });
}

Embeddings normalised(Embeddings embeddings)
{
    std::vector<double> mean(embeddings.dims);
    double known = 0;
    for (std::size_t i = 0; i < embeddings.size(); ++i) {
        if (!embeddings.isKnown(i))
            continue;
        ++known;
        for (std::size_t j = 0; j < embeddings.dims; ++j)
            mean[j] += embeddings.rows[i * embeddings.dims + j];
    }
    for (std::size_t i = 0; i < embeddings.size(); ++i)
        if (embeddings.isKnown(i))
            for (std::size_t j = 0; j < embeddings.dims; ++j)
                embeddings.rows[i * embeddings.dims + j] -= static_cast<float>(mean[j] / known);
    for (std::size_t i = 0; i < embeddings.size(); ++i) {
        float square = 0;
        for (const float value : embeddings.row(i))
            square += value * value;
        if (square > 0)
            for (std::size_t j = 0; j < embeddings.dims; ++j)
                embeddings.rows[i * embeddings.dims + j] /= std::sqrt(square);
    }
    return embeddings;
}

} // namespace lathe
