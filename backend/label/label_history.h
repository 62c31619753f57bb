// What can be undone and redone: derived from the journal, so that it reaches over pictures and restarts.
#pragma once

#include "label/label_event.h"

#include <functional>
#include <unordered_map>

namespace lathe {

/// Changes that belong together: one thing that a person did.
struct LabelBatch {
    std::string id;
    LabelOrigin origin = LabelOrigin::Hand;
    std::string source;
    std::string author;
    std::string time;
    std::vector<LabelChange> changes;
};

class LabelHistory {
public:
    /// In the order of the journal.
    void add(const LabelEvent& event);

    /// Newest last; what was undone is marked by isUndone(). Undoings themselves do not stand here.
    const std::vector<LabelBatch>& batches() const { return m_batches; }
    bool isUndone(const std::string& batch) const;
    /// How many batches stand.
    std::size_t standing() const { return m_standing; }

    /// The newest batch of the author that stands; null: nothing is left.
    const LabelBatch* toUndo(const std::string& author) const;
    /// The one that the author undid last, unless something was done since; null: none.
    const LabelBatch* toRedo(const std::string& author) const;

private:
    struct Stacks {
        std::vector<std::size_t> done, undone; ///< indices into m_batches
    };
    std::vector<LabelBatch> m_batches;
    std::vector<bool> m_undone;
    std::unordered_map<std::string, std::size_t> m_indices; ///< of batches by id
    std::unordered_map<std::string, Stacks> m_stacks;       ///< by author
    std::string m_lastBatch;
    std::size_t m_standing = 0;
};

/// The changes that put back what a batch found, last first; each `before` is what `current` says is there now.
std::vector<LabelChange> undoing(const LabelBatch& batch, const std::function<std::string(const LabelChange&)>& current);
/// The changes that do it again.
std::vector<LabelChange> redoing(const LabelBatch& batch, const std::function<std::string(const LabelChange&)>& current);

} // namespace lathe
