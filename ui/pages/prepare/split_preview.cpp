#include "services/import_service.h"
#include "ui/pages/prepare/split_dialog.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lathe {

namespace {
constexpr std::size_t kMostClasses = 6;
constexpr std::size_t kClassesOfNumbers = 10; ///< a target of so few whole numbers is shown as classes
} // namespace

Result<SplitPreview> previewSplit(const Table& table, const TableSplit& split)
{
    LATHE_TRY(const std::vector<Part> parts, partsOf(table, split));
    SplitPreview preview;
    for (const Part part : parts)
        ++preview.rows[std::size_t(part)];
    const auto target = table.schema().first(Role::Target);
    if (!target)
        return preview;
    const Column& truth = table.column(*target);
    const bool isNumber = truth.type() == ColumnType::Numeric || truth.type() == ColumnType::Time;
    std::map<std::string, std::array<std::int64_t, 4>> classes;
    for (std::size_t row = 0; row < parts.size() && (!isNumber || classes.size() <= kClassesOfNumbers); ++row)
        if (!truth.isMissing(row))
            ++classes[truth.cell(row)][std::size_t(parts[row])];
    if (isNumber && classes.size() > kClassesOfNumbers) {
        if (truth.type() == ColumnType::Time)
            return preview;
        std::array<std::int64_t, 4> counts{};
        for (std::size_t row = 0; row < parts.size(); ++row)
            if (const double value = truth.numberAt(row); std::isfinite(value)) {
                preview.means[std::size_t(parts[row])] += value;
                ++counts[std::size_t(parts[row])];
            }
        for (std::size_t part = 0; part < counts.size(); ++part)
            preview.means[part] /= double(counts[part]); // nan for a part without rows
        preview.mean = table.field(*target).name;
        return preview;
    }
    const auto total = [](const std::array<std::int64_t, 4>& counts) { return counts[0] + counts[1] + counts[2] + counts[3]; };
    std::vector<std::pair<std::string, std::array<std::int64_t, 4>>> order(classes.begin(), classes.end());
    std::ranges::stable_sort(order, std::greater<>(), [&](const auto& one) { return total(one.second); });
    order.resize(std::min(order.size(), kMostClasses));
    for (auto& [name, counts] : order) {
        preview.classes.push_back(name);
        preview.ofClasses.push_back(counts);
    }
    return preview;
}

} // namespace lathe
