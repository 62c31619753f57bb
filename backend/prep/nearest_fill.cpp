#include "prep/nearest_fill.h"

#include "data/column.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace lathe {

void NearestFill::fill(std::vector<double>& row) const
{
    const std::size_t d = columns.size(), n = donorCount();
    std::vector<double> distances(n, 0.0);
    std::vector<double> shared(n, 0.0);
    bool isWhole = true;
    for (std::size_t i = 0; i < d; ++i) {
        if (std::isnan(row[i])) {
            isWhole = false;
            continue;
        }
        for (std::size_t j = 0; j < n; ++j) {
            const double difference = (row[i] - donors[i][j]) / widths[i];
            if (!std::isnan(difference)) {
                distances[j] += difference * difference;
                shared[j] += 1;
            }
        }
    }
    if (isWhole)
        return;
    for (std::size_t j = 0; j < n; ++j)
        distances[j] = shared[j] > 0 ? std::sqrt(distances[j] * static_cast<double>(d) / shared[j]) : kMissingNumber;
    const std::vector<double> given = row;
    std::vector<std::size_t> near;
    for (std::size_t i = 0; i < d; ++i) {
        if (!std::isnan(given[i]))
            continue;
        near.clear();
        for (std::size_t j = 0; j < n; ++j)
            if (!std::isnan(distances[j]) && !std::isnan(donors[i][j]))
                near.push_back(j);
        if (near.empty()) {
            row[i] = means[i];
            continue;
        }
        const std::size_t count = std::min(near.size(), static_cast<std::size_t>(neighbours));
        std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(count), near.end(), [&](std::size_t a, std::size_t b) {
            return distances[a] != distances[b] ? distances[a] < distances[b] : a < b;
        });
        // Rows at distance 0 outweigh all others.
        const bool hasEqual = byDistance && distances[near.front()] == 0;
        double sum = 0, weights = 0;
        for (std::size_t k = 0; k < count; ++k) {
            const double distance = distances[near[k]];
            const double weight = !byDistance ? 1 : hasEqual ? (distance == 0 ? 1 : 0) : 1 / distance;
            sum += weight * donors[i][near[k]];
            weights += weight;
        }
        row[i] = sum / weights;
    }
}

Result<void> NearestFill::check() const
{
    const std::size_t d = columns.size();
    bool isWhole = widths.size() == d && means.size() == d && donors.size() == d && neighbours > 0;
    for (const auto& column : donors)
        isWhole = isWhole && column.size() == donorCount();
    for (const double width : widths)
        isWhole = isWhole && width > 0;
    if (!isWhole)
        return fail(ErrorCode::Parse, "A fitted step is broken: its training rows do not fit together");
    return {};
}

void to_json(nlohmann::json& json, const NearestFill& fill)
{
    auto donors = nlohmann::json::array();
    for (const auto& column : fill.donors) {
        auto values = nlohmann::json::array();
        for (const double value : column)
            values.push_back(std::isnan(value) ? nlohmann::json() : nlohmann::json(value));
        donors.push_back(std::move(values));
    }
    json = {{"columns", fill.columns}, {"widths", fill.widths}, {"means", fill.means},
            {"neighbours", fill.neighbours}, {"by_distance", fill.byDistance}, {"donors", std::move(donors)}};
}

void from_json(const nlohmann::json& json, NearestFill& fill)
{
    json.at("columns").get_to(fill.columns);
    json.at("widths").get_to(fill.widths);
    json.at("means").get_to(fill.means);
    json.at("neighbours").get_to(fill.neighbours);
    json.at("by_distance").get_to(fill.byDistance);
    fill.donors.clear();
    for (const auto& values : json.at("donors")) {
        auto& column = fill.donors.emplace_back();
        for (const auto& value : values)
            column.push_back(value.is_null() ? kMissingNumber : value.get<double>());
    }
}

} // namespace lathe
