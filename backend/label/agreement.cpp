#include "label/agreement.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lathe {

namespace {

constexpr int kMostIterations = 200;
constexpr double kSettled = 1e-8;
constexpr double kSmoothing = 0.01; // of a count, so that nobody is thought never to err

std::vector<double> votesOf(const std::vector<std::int32_t>& picture, std::size_t classes)
{
    std::vector<double> votes(classes);
    for (const std::int32_t one : picture)
        if (one >= 0)
            ++votes[static_cast<std::size_t>(one)];
    return votes;
}

double sumOf(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum;
}

/// (observed − expected) / (1 − expected)
std::optional<double> beyondChance(double observed, double expected)
{
    return expected >= 1 ? std::nullopt : std::optional((observed - expected) / (1 - expected));
}

void normalise(std::vector<double>& values)
{
    const double sum = sumOf(values);
    for (double& value : values)
        value /= sum;
}

} // namespace

std::optional<double> cohensKappa(const Ratings& ratings, std::size_t first, std::size_t second, std::size_t classes)
{
    std::vector<double> a(classes), b(classes);
    double same = 0, all = 0;
    for (const auto& picture : ratings) {
        const std::int32_t x = picture[first], y = picture[second];
        if (x < 0 || y < 0)
            continue;
        ++a[static_cast<std::size_t>(x)];
        ++b[static_cast<std::size_t>(y)];
        same += x == y;
        ++all;
    }
    if (all == 0)
        return std::nullopt;
    double expected = 0;
    for (std::size_t k = 0; k < classes; ++k)
        expected += a[k] / all * (b[k] / all);
    return beyondChance(same / all, expected);
}

std::optional<double> fleissKappa(const Ratings& ratings, std::size_t classes)
{
    std::map<double, int> numbers;
    for (const auto& picture : ratings)
        ++numbers[sumOf(votesOf(picture, classes))];
    double raters = 0;
    int most = 0;
    for (const auto& [number, pictures] : numbers)
        if (number >= 2 && pictures > most) {
            raters = number;
            most = pictures;
        }
    if (raters < 2)
        return std::nullopt;
    std::vector<double> shares(classes);
    double observed = 0;
    for (const auto& picture : ratings) {
        const auto votes = votesOf(picture, classes);
        if (sumOf(votes) != raters)
            continue;
        double pairs = 0;
        for (std::size_t k = 0; k < classes; ++k) {
            pairs += votes[k] * (votes[k] - 1);
            shares[k] += votes[k] / (raters * most);
        }
        observed += pairs / (raters * (raters - 1)) / most;
    }
    double expected = 0;
    for (const double share : shares)
        expected += share * share;
    return beyondChance(observed, expected);
}

std::optional<double> krippendorffsAlpha(const Ratings& ratings, std::size_t classes)
{
    // The coincidence matrix: pairs of values within a picture, each picture weighing by its ratings.
    std::vector<double> totals(classes);
    double agreeing = 0;
    for (const auto& picture : ratings) {
        const auto votes = votesOf(picture, classes);
        const double number = sumOf(votes);
        if (number < 2)
            continue;
        for (std::size_t k = 0; k < classes; ++k) {
            agreeing += votes[k] * (votes[k] - 1) / (number - 1);
            totals[k] += votes[k];
        }
    }
    const double all = sumOf(totals);
    if (all == 0)
        return std::nullopt;
    double expected = 0;
    for (const double total : totals)
        expected += total * (total - 1);
    return beyondChance(agreeing / all, expected / (all * (all - 1)));
}

Consensus dawidSkene(const Ratings& ratings, std::size_t people, std::size_t classes)
{
    Consensus result;
    for (const auto& picture : ratings) {
        auto votes = votesOf(picture, classes);
        if (sumOf(votes) == 0)
            votes.assign(classes, 1);
        normalise(votes);
        result.shares.push_back(std::move(votes));
    }
    std::vector<std::vector<std::vector<double>>> says(people); // by person, truth: how often each class is said
    for (double change = 1; change > kSettled && result.iterations < kMostIterations; ++result.iterations) {
        std::vector<double> prior(classes, kSmoothing);
        says.assign(people, std::vector<std::vector<double>>(classes, std::vector<double>(classes, kSmoothing)));
        for (std::size_t i = 0; i < ratings.size(); ++i)
            for (std::size_t truth = 0; truth < classes; ++truth) {
                prior[truth] += result.shares[i][truth];
                for (std::size_t person = 0; person < people; ++person)
                    if (ratings[i][person] >= 0)
                        says[person][truth][static_cast<std::size_t>(ratings[i][person])] += result.shares[i][truth];
            }
        normalise(prior);
        for (auto& person : says)
            for (auto& row : person)
                normalise(row);
        change = 0;
        for (std::size_t i = 0; i < ratings.size(); ++i) {
            std::vector<double> shares(classes);
            for (std::size_t truth = 0; truth < classes; ++truth) {
                double logarithm = std::log(prior[truth]);
                for (std::size_t person = 0; person < people; ++person)
                    if (ratings[i][person] >= 0)
                        logarithm += std::log(says[person][truth][static_cast<std::size_t>(ratings[i][person])]);
                shares[truth] = logarithm;
            }
            const double most = *std::ranges::max_element(shares);
            for (double& share : shares)
                share = std::exp(share - most);
            normalise(shares);
            for (std::size_t k = 0; k < classes; ++k)
                change = std::max(change, std::abs(shares[k] - result.shares[i][k]));
            result.shares[i] = std::move(shares);
        }
    }
    for (std::size_t person = 0; person < people; ++person) {
        double right = 0, all = 0;
        for (std::size_t i = 0; i < ratings.size(); ++i)
            if (ratings[i][person] >= 0) {
                right += result.shares[i][static_cast<std::size_t>(ratings[i][person])];
                ++all;
            }
        result.accuracy.push_back(all > 0 ? right / all : 0);
    }
    return result;
}

} // namespace lathe
