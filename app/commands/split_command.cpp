#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "services/import_service.h"

namespace lathe {

Command splitCommand()
{
    return {"split", "NAME", 1, 1, "Draws the parts anew, stratified by class; gives a new version.",
            {{"train", "Share of the training part.", "S", "0.8"},
             {"validation", "Share of the validation part.", "S", "0.1"},
             {"test", "Share of the test part.", "S", "0.1"},
             {"seed", "Seed of the draw.", "N", "0"}},
            [](CommandContext& context) -> Result<Output> {
                SplitShares shares;
                LATHE_TRY(shares.train, context.real("train", shares.train));
                LATHE_TRY(shares.validation, context.real("validation", shares.validation));
                LATHE_TRY(shares.test, context.real("test", shares.test));
                LATHE_TRY(const std::int64_t seed, context.integer("seed", 0, 0, INT64_MAX));
                LATHE_TRY(Workbench * workbench, context.workbench());
                LATHE_TRY(const DatasetVersion version, splitDataset(*workbench, context.argument(0), shares,
                                                                     static_cast<std::uint64_t>(seed)));
                return Output{describe(version), "Made " + version.reference() + " (" + version.change + ")\n"};
            }};
}

} // namespace lathe
