// What a model is asked to do.
#pragma once

#include <optional>
#include <string_view>

namespace lathe {

enum class Task { Classification, Regression, Clustering, Anomaly, Projection, Forecasting, Detection };
/// `classification`, `regression`, `clustering`, `anomaly`, `projection`, `forecasting`, `detection`.
std::string_view toString(Task task);
std::optional<Task> taskFromText(std::string_view text);

/// What items a dataset has, and a learner works on.
enum class ItemKind { Image, Table, Text, Clip };
/// `image`, `table`, `text`, `clip`.
std::string_view toString(ItemKind kind);
std::optional<ItemKind> itemKindFromText(std::string_view text);

} // namespace lathe
