// What a column may be besides its type, from its name and values.
#pragma once

#include "data/profile.h"

namespace lathe {

/// "$", "%", "km", … as the name of a column tells: "sepal length (cm)", "distance_km", "price_usd". Empty: nothing.
/// Spellings of one word share it: case, blanks, and a hyphen, underscore or blank between words do not count.
std::string bareSpelling(std::string_view level);
/// A word of the name says that its values name things: customer_id, uuid.
bool isIdentifierName(std::string_view name);
std::string unitInName(std::string_view name);

/// The words of a name in lower case: "saleID" and "sale_id" give sale, id.
std::vector<std::string> wordsOf(std::string_view name);

/// See ColumnProfile::suspected; `profile` has everything else already.
std::string suspectedMeaning(const Column& column, const ColumnProfile& profile);

} // namespace lathe
