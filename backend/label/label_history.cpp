#include "label/label_history.h"

#include <algorithm>

namespace lathe {

void LabelHistory::add(const LabelEvent& event)
{
    const bool isTurn = event.origin == LabelOrigin::Undo || event.origin == LabelOrigin::Redo;
    if (isTurn) {
        if (event.batch == m_lastBatch)
            return; // one of several changes of a turn
        m_lastBatch = event.batch;
        const auto turned = m_indices.find(event.source);
        if (turned == m_indices.end())
            return;
        const bool isUndo = event.origin == LabelOrigin::Undo;
        if (m_undone[turned->second] != isUndo)
            m_standing += isUndo ? std::size_t(-1) : 1;
        m_undone[turned->second] = isUndo;
        Stacks& stacks = m_stacks[event.author];
        std::erase(stacks.done, turned->second);
        std::erase(stacks.undone, turned->second);
        (isUndo ? stacks.undone : stacks.done).push_back(turned->second);
        return;
    }
    m_lastBatch = event.batch;
    const auto [place, isNew] = m_indices.emplace(event.batch, m_batches.size());
    if (isNew) {
        m_batches.push_back({event.batch, event.origin, event.source, event.author, event.time, {}});
        m_undone.push_back(false);
        ++m_standing;
        Stacks& stacks = m_stacks[event.author];
        stacks.undone.clear();
        stacks.done.push_back(place->second);
    }
    m_batches[place->second].changes.push_back(event.change);
}

bool LabelHistory::isUndone(const std::string& batch) const
{
    const auto found = m_indices.find(batch);
    return found != m_indices.end() && m_undone[found->second];
}

const LabelBatch* LabelHistory::toUndo(const std::string& author) const
{
    const auto found = m_stacks.find(author);
    return found == m_stacks.end() || found->second.done.empty() ? nullptr : &m_batches[found->second.done.back()];
}

const LabelBatch* LabelHistory::toRedo(const std::string& author) const
{
    const auto found = m_stacks.find(author);
    return found == m_stacks.end() || found->second.undone.empty() ? nullptr : &m_batches[found->second.undone.back()];
}

std::vector<LabelChange> undoing(const LabelBatch& batch, const std::function<std::string(const LabelChange&)>& current)
{
    // Of a subject that was changed repeatedly, only what stood first comes back.
    std::vector<LabelChange> changes;
    for (auto change = batch.changes.rbegin(); change != batch.changes.rend(); ++change) {
        const auto same = std::ranges::find_if(changes, [&](const LabelChange& other) { return other.item == change->item && other.subject == change->subject; });
        if (same != changes.end())
            same->value = change->before;
        else
            changes.push_back({change->item, change->subject, current(*change), change->before});
    }
    return changes;
}

std::vector<LabelChange> redoing(const LabelBatch& batch, const std::function<std::string(const LabelChange&)>& current)
{
    std::vector<LabelChange> changes;
    for (const LabelChange& change : batch.changes) {
        const auto same = std::ranges::find_if(changes, [&](const LabelChange& other) { return other.item == change.item && other.subject == change.subject; });
        if (same != changes.end())
            same->value = change.value;
        else
            changes.push_back({change.item, change.subject, current(change), change.value});
    }
    return changes;
}

} // namespace lathe
