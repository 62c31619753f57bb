// The labels of a dataset as they are now: a version of it, and what the journal says since.
#pragma once

#include "label/label_event.h"
#include "label/rounds.h"

#include <optional>
#include <unordered_map>

namespace lathe {

/// How far a person has come with a picture.
enum class ItemProgress : std::uint8_t { Open, Done, Skipped, Flagged };
/// `open`, `done`, `skipped`, `flagged`.
std::string_view toString(ItemProgress progress);

/// A class in the course of labelling. Its index never changes; its place in the list of a person does.
struct LabelClass {
    std::string id; ///< stays when the name changes
    std::string name;
    ClassTraits traits;
    std::int32_t place = 0;
    std::int32_t into = -1; ///< index of the class that it was merged into
    bool isGone = false;    ///< removed by undoing its addition
    bool operator==(const LabelClass&) const = default;
};

/// A value; apply() is the only way to change it. Reads are cheap: one picture is one list.
class LabelState {
public:
    explicit LabelState(std::shared_ptr<const ItemSet> base);

    std::size_t size() const { return m_base->items.size(); }
    const std::shared_ptr<const ItemSet>& base() const { return m_base; }
    /// The index of a picture; nothing for one that this version does not have.
    std::optional<std::size_t> find(const std::string& item) const;
    const std::string& key(std::size_t item) const { return m_keys[item]; }

    /// Of the whole picture, merges followed; -1: none. Where isBlind(), what the viewer answered.
    std::int32_t label(std::size_t item) const { return isBlind(item) ? answered(item) : resolved(m_labels[item]); }
    /// `label` of each is an index of classes(), merges followed. None where isBlind().
    std::vector<Annotation> annotations(std::size_t item) const;
    std::size_t annotationCount(std::size_t item) const { return isBlind(item) ? 0 : m_annotations[item].size(); }
    ItemProgress progress(std::size_t item) const { return m_progress[item]; }

    const LabelRounds& rounds() const { return m_rounds; }
    /// From here on the state is as that person may see it: of the pictures in open rounds nothing but their own answers.
    void setViewer(std::string person);
    /// The picture is in an open round, and there is a viewer.
    bool isBlind(std::size_t item) const { return m_viewer && !m_asked.empty() && m_asked[item] >= 0; }
    /// The known answer of a picture that tells how careful people are; -1: it is none. Not shown where isBlind().
    std::int32_t gold(std::size_t item) const;
    /// A doubt that was looked at and found to be none, see doubts.h; empty: not looked at.
    std::string kept(std::size_t item, const std::string& subject) const { return valueOf(m_keys[item], subject); }

    /// All that ever were, by index.
    const std::vector<LabelClass>& classes() const { return m_classes; }
    /// Those that are there, in a person's order.
    std::vector<std::int32_t> classOrder() const;
    std::int32_t resolved(std::int32_t label) const;
    /// -1: there is no class of that id.
    std::int32_t indexOfClass(std::string_view id) const;

    /// What the subject is now, as LabelChange::value.
    std::string valueOf(const std::string& item, const std::string& subject) const;
    /// Changes of pictures that this version does not have, and values that cannot be read, have no effect.
    void apply(const LabelChange& change);

    /// Whether a version of the dataset does not hold such a change: what people say of their work and of each other.
    /// It counts from the journal's beginning.
    static bool isBesideVersions(std::string_view subject);

    /// As a version of the dataset: classes in a person's order, parts and marks as they were. Hides nothing.
    ItemSet set() const;

    // What a person does, as changes from what is there. They do not change anything by themselves.
    /// Where isBlind(), the viewer's answer in the round.
    LabelChange labelled(std::size_t item, std::int32_t label) const;
    /// Adds it, or replaces the one of the same id. An empty id gets a new one.
    LabelChange annotated(std::size_t item, Annotation annotation) const;
    LabelChange removed(std::size_t item, const std::string& annotation) const;
    LabelChange marked(std::size_t item, ItemProgress progress) const;
    LabelChange withClass(const LabelClass& changed) const;
    LabelChange withRound(const LabelRound& changed) const;
    /// -1: the answer is not known any more.
    LabelChange withGold(std::size_t item, std::int32_t label) const;
    LabelChange keeping(std::size_t item, const std::string& subject, std::string value) const;
    /// A new one at the end; its id is not taken.
    LabelClass newClass(const std::string& name) const;

private:
    void applyToItem(std::size_t item, const LabelChange& change);
    void applyToClass(const std::string& id, const std::string& value);
    void findAsked();
    std::int32_t answered(std::size_t item) const;
    std::string textOf(const Annotation& annotation) const;
    std::string textOf(const LabelClass& one) const;

    std::shared_ptr<const ItemSet> m_base;
    std::vector<std::string> m_keys;
    std::unordered_map<std::string, std::size_t> m_indices;
    std::vector<LabelClass> m_classes;
    std::unordered_map<std::string, std::int32_t> m_classIndices;
    std::vector<std::int32_t> m_labels;
    std::vector<std::vector<Annotation>> m_annotations;
    std::vector<ItemProgress> m_progress;
    LabelRounds m_rounds;
    std::unordered_map<std::size_t, std::map<std::string, std::string>> m_beside; ///< gold and kept doubts, by subject
    std::optional<std::string> m_viewer;
    std::vector<std::int32_t> m_asked; ///< by picture: the open round that asks for it, -1: none; empty: no round is open
};

/// 32 random hexadecimal digits, for events, batches and annotations.
std::string newLabelId();

} // namespace lathe
