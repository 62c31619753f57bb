#include "data/part.h"

#include "base/text.h"

namespace lathe {

std::string_view toString(Part part)
{
    switch (part) {
    case Part::Train: return "train";
    case Part::Validation: return "validation";
    case Part::Test: return "test";
    case Part::Unassigned: return "unassigned";
    }
    return "unassigned";
}

std::optional<Part> partFromText(std::string_view text)
{
    const std::string word = lowered(text);
    for (const char* name : {"train", "training"})
        if (word == name)
            return Part::Train;
    for (const char* name : {"validation", "validate", "valid", "val", "dev"})
        if (word == name)
            return Part::Validation;
    for (const char* name : {"test", "testing"})
        if (word == name)
            return Part::Test;
    if (word == "unassigned")
        return Part::Unassigned;
    return std::nullopt;
}

} // namespace lathe
