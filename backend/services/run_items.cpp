#include "services/run_items.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace lathe {

Result<std::shared_ptr<const Items>> itemsWithTarget(const Workbench& workbench, const DatasetVersion& version,
                                                     std::string_view target)
{
    LATHE_TRY(auto items, workbench.items(version));
    const auto* table = std::get_if<Table>(items.get());
    if (!table || target.empty())
        return items;
    LATHE_TRY(Table aimed, table->withRole(target, Role::Target));
    return std::make_shared<const Items>(std::move(aimed));
}

Result<std::shared_ptr<const Items>> runItems(const Workbench& workbench, const RunRecord& run, const DatasetVersion& version)
{
    const auto setup = nlohmann::json::parse(run.setup, nullptr, false);
    return itemsWithTarget(workbench, version, setup.is_object() ? setup.value("target", "") : "");
}

Truth truthOf(const Items& items, std::span<const std::uint32_t> indices, const std::vector<std::string>& classes)
{
    const std::size_t count = indices.empty() ? itemCount(items) : indices.size();
    const auto place = [&](std::size_t i) { return indices.empty() ? i : indices[i]; };
    std::unordered_map<std::string, std::int32_t> labels;
    for (const std::string& name : classes)
        labels.emplace(name, static_cast<std::int32_t>(labels.size()));
    const auto labelOf = [&](const std::string& name) {
        const auto found = labels.find(name);
        return found == labels.end() ? -1 : found->second;
    };
    Truth truth;
    if (const auto* pictures = std::get_if<ItemSet>(&items)) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::int32_t label = pictures->items[place(i)].label;
            truth.labels.push_back(label < 0 ? -1 : labelOf(pictures->classes[static_cast<std::size_t>(label)]));
        }
        return truth;
    }
    const Table& table = std::get<Table>(items);
    const auto target = table.schema().first(Role::Target);
    for (std::size_t i = 0; i < count; ++i) {
        if (classes.empty())
            truth.values.push_back(target ? table.column(*target).numberAt(place(i)) : kMissingNumber);
        else
            truth.labels.push_back(target && !table.column(*target).isMissing(place(i)) ? labelOf(table.column(*target).cell(place(i))) : -1);
    }
    return truth;
}

std::vector<std::vector<TrueBox>> trueBoxes(const ItemSet& pictures, std::span<const std::uint32_t> indices, const std::vector<std::string>& classes)
{
    std::vector<std::int32_t> known; // by class of the pictures
    for (const std::string& name : pictures.classes) {
        const auto found = std::ranges::find(classes, name);
        known.push_back(found == classes.end() ? -1 : static_cast<std::int32_t>(found - classes.begin()));
    }
    std::vector<std::vector<TrueBox>> all;
    for (std::size_t i = 0; i < (indices.empty() ? pictures.items.size() : indices.size()); ++i) {
        std::vector<TrueBox>& boxes = all.emplace_back(trueBoxesOf(pictures, indices.empty() ? i : indices[i]));
        for (TrueBox& box : boxes)
            box.label = known[static_cast<std::size_t>(box.label)];
        std::erase_if(boxes, [](const TrueBox& box) { return box.label < 0; });
    }
    return all;
}

} // namespace lathe
