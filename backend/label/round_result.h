// What a round of labelling says of the people and of the pictures.
#pragma once

#include "label/agreement.h"
#include "label/label_state.h"

namespace lathe {

struct RoundOptions {
    std::string name;
    std::size_t pictures = 50; ///< fewer where there are fewer
    std::uint64_t seed = 0;
};

/// A new round of pictures drawn by the seed, the same for everybody, in an order of chance. Of the pictures with a known
/// answer a tenth of the round is drawn first, as far as there are any. Pictures of open rounds are passed over.
/// Fails with InvalidArgument where no picture is left or fewer than two classes are there, AlreadyExists (the name).
Result<LabelRound> drawnRound(const LabelState& state, const RoundOptions& options);

/// How far one person has come.
struct RoundPerson {
    std::string name;
    std::int64_t answered = 0;
    std::int64_t goldRight = 0, goldAsked = 0; ///< of pictures with a known answer that this person answered
    double accuracy = 0; ///< how often right, as the consensus sees it
    bool operator==(const RoundPerson&) const = default;
};

/// Two people, indices into RoundResult::people.
struct RoundPair {
    std::size_t first = 0, second = 0;
    std::int64_t pictures = 0; ///< that both answered
    std::optional<double> kappa;
};

struct RoundPicture {
    std::size_t item = 0;
    std::vector<std::int32_t> said; ///< by person, indices of LabelState::classes(); -1: nothing
    std::int32_t consensus = -1;    ///< -1: nobody said anything
    double share = 0;               ///< its probability
    bool isDivided = false;         ///< two people said different things
};

/// Of the pictures that the state has; others of the round are passed over.
struct RoundResult {
    std::vector<RoundPerson> people;
    std::vector<RoundPair> pairs;
    std::optional<double> fleiss, alpha; ///< see agreement.h
    std::vector<RoundPicture> pictures;  ///< in the order of the round

    /// Indices into `pictures`, the least sure first.
    std::vector<std::size_t> divided() const;
};
RoundResult roundResult(const LabelState& state, const LabelRound& round);

/// The consensus of these pictures as their class.
std::vector<LabelChange> adopted(const LabelState& state, const std::vector<RoundPicture>& pictures);

} // namespace lathe
