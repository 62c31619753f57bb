// JSON of annotation files: read element by element, never deeper than it may be, and what is kept of unknown keys.
#pragma once

#include "base/bytes.h"
#include "base/progress.h"
#include "base/result.h"
#include "data/annotation.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace lathe {

using Json = nlohmann::json;

/// Nested deeper than this is refused before anything is built of it.
inline constexpr std::size_t kDeepestJson = 64;
/// The index of a member that is no array.
inline constexpr std::size_t kWholeMember = static_cast<std::size_t>(-1);

/// `key` is the member of the document's object, empty for a document that is an array; `index` the place in its array.
using JsonElement = std::function<Result<void>(const std::string& key, std::size_t index, Json& value)>;

/// Hands over the elements of the document's array, or of the arrays that its object has; other members whole. One is
/// held at a time. Fails with Parse (`where:line`), Cancelled, or what `use` returns.
Result<void> readJsonElements(ByteView document, const std::string& where, Progress& progress, const JsonElement& use);

/// A small document, whole. Fails with Parse.
Result<Json> parseJson(ByteView document, const std::string& where);

/// Characters that are not UTF-8 are replaced. `indent` −1: on one line.
std::string textOf(const Json& json, int indent = -1);

/// A finite number. Text of a number counts where `mayBeText`.
std::optional<double> numberOf(const Json& value, bool mayBeText = false);
std::optional<double> numberAt(const Json& object, const char* key);
/// A text, or a whole number as its digits: what stands for a name or an id. Empty for anything else.
std::string nameOf(const Json& value);
std::string textAt(const Json& object, const char* key);

/// The members of `object` that `known` does not name, as Annotation::extra keeps them; empty where there are none.
std::string extraOf(std::string_view format, const Json& object, std::initializer_list<std::string_view> known);
std::string extraOf(std::string_view format, Json members);
/// What `extra` keeps for the format: an object, perhaps an empty one.
Json extraFor(std::string_view format, const std::string& extra);
/// The truths, numbers and texts of an object; what else it has goes to `rest`.
Attributes attributesOf(const Json& object, Json& rest);
Json jsonOf(const Attributes& attributes);
/// Adds to `object` what it does not have yet.
void addMissing(Json& object, const Json& members);

} // namespace lathe
