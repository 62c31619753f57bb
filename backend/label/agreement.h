// How far people agree, and what they say together.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace lathe {

/// By picture, then by person: the class; -1: that person said nothing.
using Ratings = std::vector<std::vector<std::int32_t>>;

// Nothing where it is undefined: no picture that two people labelled, or one class alone, by which all agree by chance.

/// Of two people, over the pictures that both labelled (Cohen 1960).
std::optional<double> cohensKappa(const Ratings& ratings, std::size_t first, std::size_t second, std::size_t classes);
/// Of equally many ratings a picture (Fleiss 1971); pictures with another number than most have are left out.
std::optional<double> fleissKappa(const Ratings& ratings, std::size_t classes);
/// Nominal, for any number of ratings (Krippendorff 2011).
std::optional<double> krippendorffsAlpha(const Ratings& ratings, std::size_t classes);

/// What the people say together, when each errs in a way of their own.
struct Consensus {
    std::vector<std::vector<double>> shares;  ///< by picture: the probability of each class
    std::vector<double> accuracy;             ///< by person: how often right, by these shares
    int iterations = 0;
};
/// Expectation and maximisation (Dawid and Skene 1979), begun with the shares of votes. A picture without ratings
/// has the classes' shares.
Consensus dawidSkene(const Ratings& ratings, std::size_t people, std::size_t classes);

} // namespace lathe
