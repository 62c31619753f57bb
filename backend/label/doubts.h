// What may be wrong about the labels of a dataset, the worst first, and what to do about it.
#pragma once

#include "base/message.h"
#include "label/label_state.h"
#include "label/live_head.h"

#include <array>

namespace lathe {

enum class DoubtKind : std::uint8_t {
    Label,   ///< a model that has not seen the picture is confident of another class (confident learning)
    Copy,    ///< a near or exact copy of it has another class
    Overlap, ///< two boxes of one class on the same thing
    Outlier, ///< unlike the others of its class
};
/// `label`, `copy`, `overlap`, `outlier`.
std::string_view toString(DoubtKind kind);

struct Doubt {
    DoubtKind kind = DoubtKind::Label;
    std::size_t item = 0;
    std::int32_t given = -1;          ///< the class that is doubted, an index of LabelState::classes()
    std::int32_t likely = -1;         ///< the one proposed; -1: none
    std::optional<std::size_t> other; ///< the copy
    std::array<std::string, 2> marks; ///< Overlap: the annotation to take away, and the one to stay
    /// Label: the model's probability of `likely`. Copy: 1 for an exact one, else 0. Overlap: intersection over union.
    /// Outlier: distance over the limit of its class.
    double figure = 0;
    double score = 0;                 ///< 0 to 1: how sure it is that something is wrong
    bool operator==(const Doubt&) const = default;
};

/// "labelled cat, a model says dog with 97 %"
Message reasonOf(const Doubt& doubt, const LabelState& state);
/// What taking() does: "Label it dog".
Message proposalOf(const Doubt& doubt, const LabelState& state);
std::vector<LabelChange> taking(const Doubt& doubt, const LabelState& state);
/// What was looked at is right, and is not asked again while the label stays. In the journal as kept/class (the class
/// of the picture is right, whatever doubts it) and kept/pair/ID/ID.
LabelChange keeping(const Doubt& doubt, const LabelState& state);
/// Nothing was mended or kept since.
bool isStanding(const Doubt& doubt, const LabelState& state);

struct DoubtReport {
    std::vector<Doubt> doubts;          ///< the worst first, at most one of the class of a picture
    std::vector<std::int32_t> likeliest; ///< by picture, of a model that has not seen it; -1: not labelled. Empty: no model
};

struct DoubtOptions {
    int folds = 5;
    std::uint64_t seed = 0;
};

/// Pictures in a round that the viewer may not look into are passed over. `embeddings` null: copies and overlaps alone.
/// Fails with Cancelled.
Result<DoubtReport> findDoubts(const LabelState& state, const Embeddings* embeddings, const DoubtOptions& options, Progress& progress);

/// Labelled pictures that the model has an opinion of, and those where it is the label as it is now.
struct HeldOut {
    std::int64_t right = 0, all = 0;
    double accuracy() const { return all > 0 ? static_cast<double>(right) / static_cast<double>(all) : 0; }
    bool operator==(const HeldOut&) const = default;
};
HeldOut heldOutAccuracy(const DoubtReport& report, const LabelState& state);

/// Intersection over union, of turned boxes too.
double overlapOf(const Box& a, const Box& b);

} // namespace lathe
