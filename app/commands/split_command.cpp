#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "services/import_service.h"

namespace lathe {

Command splitCommand()
{
    return {"split", "NAME", 1, 1, "Draws the parts anew, stratified by class unless told otherwise; gives a new version.",
            {{"train", "Share of the training part.", "S", "0.8"},
             {"validation", "Share of the validation part.", "S", "0.1"},
             {"test", "Share of the test part.", "S", "0.1"},
             {"target", "Each part keeps the shares of this column's values (tables); else of the column with the role of a target.", "COLUMN"},
             {"group", "Rows of one value of this column stay in one part.", "COLUMN"},
             {"time", "The earliest rows of this column train, the latest test; # for the order of the rows.", "COLUMN"},
             {"column", "This column says which part a row is in.", "COLUMN"},
             {"seed", "Seed of the draw.", "N", "0"}},
            [](CommandContext& context) -> Result<Output> {
                TableSplit split;
                SplitShares& shares = split.shares;
                for (const auto& [option, kind] : {std::pair{"group", SplitKind::Grouped}, std::pair{"time", SplitKind::Time},
                                                   std::pair{"column", SplitKind::Column}, std::pair{"target", SplitKind::Stratified}}) {
                    if (!context.isSet(option))
                        continue;
                    if (!split.column.empty())
                        return fail(ErrorCode::InvalidArgument, "--target, --group, --time and --column exclude each other", "Give one of them");
                    split.kind = kind;
                    split.column = context.value(option);
                }
                LATHE_TRY(shares.train, context.real("train", shares.train));
                LATHE_TRY(shares.validation, context.real("validation", shares.validation));
                LATHE_TRY(shares.test, context.real("test", shares.test));
                LATHE_TRY(const std::int64_t seed, context.integer("seed", 0, 0, INT64_MAX));
                LATHE_TRY(Workbench * workbench, context.workbench());
                split.seed = static_cast<std::uint64_t>(seed);
                LATHE_TRY(const DatasetVersion version, splitDataset(*workbench, context.argument(0), split, context.progress()));
                LATHE_TRY(const auto items, workbench->items(version));
                Output output{describe(version), "Made " + version.reference() + " (" + version.change + ")\n"};
                output.json["warnings"] = nlohmann::json::array();
                std::string warnings;
                for (const auto& [part, share] : {std::pair{Part::Train, shares.train}, std::pair{Part::Validation, shares.validation},
                                                  std::pair{Part::Test, shares.test}}) {
                    const auto count = itemCount(itemsOfPart(*items, part));
                    const std::string name(toString(part));
                    output.json["parts"][name] = count;
                    output.text += name + " " + grouped(static_cast<std::int64_t>(count)) + (part == Part::Test ? "\n" : ", ");
                    if (count > 0 || share == 0)
                        continue;
                    const std::string text = "The part " + name + " is empty: "
                        + (split.kind == SplitKind::Column    ? "no row of “" + split.column + "” names it"
                           : split.kind == SplitKind::Grouped ? "the groups of “" + split.column + "” are too few or too large"
                                                              : "there are too few items");
                    output.json["warnings"].push_back(text);
                    warnings += "Warning: " + text + "\n";
                }
                output.text += warnings;
                return output;
            }};
}

} // namespace lathe
