#include "ml/task.h"

namespace lathe {

std::string_view toString(Task task)
{
    switch (task) {
    case Task::Classification:
        break;
    }
    return "classification";
}

std::optional<Task> taskFromText(std::string_view text)
{
    if (text == toString(Task::Classification))
        return Task::Classification;
    return std::nullopt;
}

std::string_view toString(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Image:
        break;
    }
    return "image";
}

} // namespace lathe
