// What a set of pictures holds, counted once for the inspector.
#pragma once

#include "data/item.h"

#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace lathe {

struct SetFacts {
    std::int64_t items = 0;
    std::int64_t classes = 0;
    std::int64_t withoutClass = 0;
    std::array<std::int64_t, 4> parts{};       ///< by Part
    std::vector<std::size_t> nearDuplicates;   ///< the later ones of each pair
    std::vector<std::size_t> nearlyPlain;
    std::int64_t twinsAcrossTestAndTrain = 0;  ///< near-duplicates of which one is in test and one in train
    std::uint32_t smallest[2] = {0, 0}, largest[2] = {0, 0}; ///< width and height
    bool sameSize = true;

    explicit SetFacts(const ItemSet& set);
    SetFacts() = default;
    /// "28 × 28 px, all" or "64 × 48 to 640 × 480 px".
    QString sizeText() const;
};

/// The importer's name for a part, translated.
QString partName(Part part);

} // namespace lathe
