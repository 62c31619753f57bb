// The rows of each class, for the steps that balance classes.
#pragma once

#include "prep/transform.h"

#include <nlohmann/json.hpp>

namespace lathe {

struct ClassRows {
    std::string name;
    std::vector<std::uint32_t> rows;
};

/// By the alphabet, rows in order; rows without a class belong to none.
/// Fails with InvalidArgument (no target), Schema (a target without classes: no category, not
/// yes and no, not at most 20 whole numbers).
Result<std::vector<ClassRows>> rowsByClass(const Table& table);

/// What a step that changes training rows alone leaves for other rows: nothing happens.
struct UnchangedRows {
    Message text; ///< the summary; stored in English

    Result<Table> apply(const Table& table) const { return table; }
    Message summary() const { return text; }
    Names reads() const { return {}; }
};
inline void to_json(nlohmann::json& json, const UnchangedRows& state)
{
    json = {{"text", state.text.english()}};
}
inline void from_json(const nlohmann::json& json, UnchangedRows& state)
{
    state.text = json.at("text").get<std::string>();
}

} // namespace lathe
