// What a model is asked to do.
#pragma once

#include <optional>
#include <string_view>

namespace lathe {

enum class Task { Classification };
/// `classification`.
std::string_view toString(Task task);
std::optional<Task> taskFromText(std::string_view text);

/// What items a learner works on.
enum class ItemKind { Image };
/// `image`.
std::string_view toString(ItemKind kind);

} // namespace lathe
