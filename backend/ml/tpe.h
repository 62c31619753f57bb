// A tree-structured Parzen estimator: proposes where to look next from what was seen (Bergstra, Bardenet, Bengio and
// Kégl, "Algorithms for Hyper-Parameter Optimization", NIPS 2011, section 4).
#pragma once

#include "ml/search_space.h"

namespace lathe {

/// What was tried, and how it went.
struct SearchObservation {
    std::size_t branch = 0;
    SearchPoint point;
    double loss = 0; ///< smaller is better, finite
};

struct SearchProposal {
    std::size_t branch = 0;
    SearchPoint point;
};

struct TpeOptions {
    int startup = 10;       ///< random proposals while fewer observations are there
    int candidates = 24;    ///< drawn from the density of the good ones
    double goodShare = 0.1; ///< of the observations that count as good, rounded up; at most 25
};

/// The tree has one choice at its root, the branch (an algorithm), and below each branch dimensions of its own.
/// With ℓ the density of the good observations and g that of the others, the candidate of greatest ℓ/g is proposed.
/// Densities are products over the choice and the dimensions: mixtures of normal densities around the observations,
/// cut at the ends of the range, each as wide as the farther neighbour is away, and a broad one around the middle;
/// for choices the counts with one added to each.
class Tpe {
public:
    /// At least one branch.
    Tpe(std::vector<SearchSpace> branches, std::uint64_t seed, TpeOptions options = {});

    /// The same observations give the same proposal.
    SearchProposal propose(const std::vector<SearchObservation>& seen) const;
    const SearchSpace& branch(std::size_t index) const { return m_branches[index]; }

private:
    std::vector<SearchSpace> m_branches;
    std::uint64_t m_seed;
    TpeOptions m_options;
};

} // namespace lathe
