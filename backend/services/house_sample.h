// Sales of houses in a town that does not exist, with faults planted for teaching.
#pragma once

#include "data/table.h"

#include <array>

namespace lathe {

/// How many rows carry each planted fault.
struct PlantedFaults {
    static constexpr std::size_t rows = 2400;
    static constexpr std::size_t zeroPrices = 14;     ///< "$0": sold within the family
    static constexpr std::size_t hundredBedrooms = 1; ///< a typing error
    static constexpr double censoredPrice = 500'000;  ///< dearer homes are written as this
    static constexpr std::size_t islandHomes = 5;     ///< a rare category
    static constexpr double missingDistances = 0.04;  ///< share of the rows
};

/// The same table every time: sale_id, sold, living_area, rooms, bedrooms, built, quarter, garage, distance_km,
/// agent_fee (three per cent of the price: it gives the answer away), price (the target, $). Without parts.
Table houseSample();

} // namespace lathe
