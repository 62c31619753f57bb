#include "label/label_event.h"

#include <array>

namespace lathe {

namespace {

constexpr std::array<std::string_view, 6> kOrigins = {"hand", "suggestion", "import", "undo", "redo", "merge"};

} // namespace

std::string_view toString(LabelOrigin origin)
{
    return kOrigins[static_cast<std::size_t>(origin)];
}

std::optional<LabelOrigin> labelOriginFromText(std::string_view text)
{
    for (std::size_t i = 0; i < kOrigins.size(); ++i)
        if (kOrigins[i] == text)
            return static_cast<LabelOrigin>(i);
    return std::nullopt;
}

std::string itemKey(const Item& item)
{
    return sha256(asBytes(item.content.hex() + '\n' + item.name)).hex().substr(0, 32);
}

} // namespace lathe
