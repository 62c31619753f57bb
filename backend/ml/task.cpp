#include "ml/task.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

constexpr std::array<std::string_view, 7> kTasks{"classification", "regression", "clustering", "anomaly",
                                                  "projection", "forecasting", "detection"};
constexpr std::array<std::string_view, 4> kKinds{"image", "table", "text", "clip"};

template <class Enum, std::size_t n>
std::optional<Enum> named(const std::array<std::string_view, n>& names, std::string_view text)
{
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::string_view toString(Task task)
{
    return kTasks[static_cast<std::size_t>(task)];
}

std::optional<Task> taskFromText(std::string_view text)
{
    return named<Task>(kTasks, text);
}

std::string_view toString(ItemKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<ItemKind> itemKindFromText(std::string_view text)
{
    return named<ItemKind>(kKinds, text);
}

} // namespace lathe
