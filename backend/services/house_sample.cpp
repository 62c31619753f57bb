#include "services/house_sample.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lathe {

namespace {

struct Quarter {
    const char* name;
    double share; ///< of the sales
    double factor; ///< on the price
    double distance; ///< kilometres to the centre
};
constexpr std::array<Quarter, 5> kQuarters{{{"Old town", 0.22, 1.25, 1.2},
                                            {"Harbour", 0.18, 1.4, 2.0},
                                            {"Hillside", 0.25, 1.05, 4.5},
                                            {"Meadows", 0.35, 0.85, 8.0},
                                            {"Island", 0, 1.9, 11.0}}};
constexpr std::int64_t kDay = 86'400'000'000;
constexpr std::int64_t kFirstDay = 18'262; // 2020-01-01
constexpr double kFeeShare = 0.03;

double normal(Random& random)
{
    return std::sqrt(-2 * std::log(1 - random.uniform())) * std::cos(2 * std::numbers::pi * random.uniform());
}

std::size_t drawnQuarter(Random& random)
{
    double left = random.uniform();
    for (std::size_t i = 0; i + 1 < kQuarters.size(); ++i)
        if ((left -= kQuarters[i].share) < 0)
            return i;
    return kQuarters.size() - 2;
}

} // namespace

Table houseSample()
{
    constexpr std::size_t n = PlantedFaults::rows;
    Random random(12);
    std::vector<double> id(n), area(n), rooms(n), bedrooms(n), built(n), distance(n), fee(n), price(n);
    std::vector<std::int64_t> sold(n);
    std::vector<std::uint32_t> quarter(n);
    std::vector<std::uint8_t> garage(n);
    for (std::size_t i = 0; i < n; ++i) {
        const bool isIsland = i % (n / PlantedFaults::islandHomes) == 100;
        quarter[i] = static_cast<std::uint32_t>(isIsland ? kQuarters.size() - 1 : drawnQuarter(random));
        const Quarter& place = kQuarters[quarter[i]];
        id[i] = 480'210 + static_cast<double>(i);
        const double day = 1800.0 * static_cast<double>(i) / n;
        sold[i] = (kFirstDay + static_cast<std::int64_t>(day + 3 * random.uniform())) * kDay;
        area[i] = std::round(std::clamp(std::exp(4.7 + 0.38 * normal(random)), 28.0, 420.0));
        rooms[i] = std::clamp(std::round(area[i] / 24 + 0.8 * normal(random)), 1.0, 14.0);
        bedrooms[i] = std::clamp(std::round(rooms[i] * 0.55 + 0.4 * normal(random)), 1.0, 7.0);
        built[i] = std::round(1900 + 120 * std::pow(random.uniform(), 0.6));
        garage[i] = random.uniform() < (place.distance > 3 ? 0.7 : 0.25);
        distance[i] = std::round(10 * place.distance * (0.6 + 0.8 * random.uniform())) / 10;
        const double worth = (42'000 + 1'500 * area[i] + 9'000 * rooms[i] + 14'000 * garage[i] + 350 * (built[i] - 1900)) * place.factor
            * (1 + 0.00012 * day) * std::exp(0.11 * normal(random));
        price[i] = std::min(std::round(worth / 100) * 100, PlantedFaults::censoredPrice);
        if (random.uniform() < PlantedFaults::missingDistances)
            distance[i] = kMissingNumber;
    }
    for (std::size_t i = 0; i < PlantedFaults::zeroPrices; ++i)
        price[77 + i * (n / PlantedFaults::zeroPrices)] = 0;
    std::ranges::transform(price, fee.begin(), [](double paid) { return std::round(paid * kFeeShare); });
    bedrooms[293] = 100;

    std::vector<std::string> names;
    for (const Quarter& place : kQuarters)
        names.emplace_back(place.name);
    std::vector<Field> fields{{"sale_id", ColumnType::Numeric, Role::Feature, {}},
                              {"sold", ColumnType::Time, Role::Feature, {}},
                              {"living_area", ColumnType::Numeric, Role::Feature, "m²"},
                              {"rooms", ColumnType::Numeric, Role::Feature, {}},
                              {"bedrooms", ColumnType::Numeric, Role::Feature, {}},
                              {"built", ColumnType::Numeric, Role::Feature, {}},
                              {"quarter", ColumnType::Categorical, Role::Feature, {}},
                              {"garage", ColumnType::Boolean, Role::Feature, {}},
                              {"distance_km", ColumnType::Numeric, Role::Feature, "km"},
                              {"agent_fee", ColumnType::Numeric, Role::Feature, "$"},
                              {"price", ColumnType::Numeric, Role::Target, "$"}};
    std::vector<Column> columns{Column::numeric(std::move(id)), Column::time(std::move(sold)), Column::numeric(std::move(area)),
                                Column::numeric(std::move(rooms)), Column::numeric(std::move(bedrooms)),
                                Column::numeric(std::move(built)), Column::categorical(std::move(quarter), std::move(names)),
                                Column::boolean(std::move(garage)), Column::numeric(std::move(distance)),
                                Column::numeric(std::move(fee)), Column::numeric(std::move(price))};
    return Table::make(std::move(fields), std::move(columns)).value();
}

} // namespace lathe
