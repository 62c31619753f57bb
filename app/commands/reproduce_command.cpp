#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "services/train_service.h"

namespace lathe {

Command reproduceCommand()
{
    return {"reproduce", "RUN", 1, 1, "Trains a run again and compares weights and metrics; exit code 3 if they differ.", {},
            [](CommandContext& context) -> Result<Output> {
                LATHE_TRY(Workbench * workbench, context.workbench());
                LATHE_TRY(const Reproduction result, reproduceRun(*workbench, context.argument(0), context.progress()));
                Output output;
                auto differences = nlohmann::json::object();
                output.text = result.sameWeights ? "The weights are the same: " + result.original.weightsSha256 + "\n"
                                                 : "The weights differ: " + result.original.weightsSha256 + " and "
                                                       + result.repeated.weightsSha256 + "\n";
                for (const auto& [name, values] : result.differingMetrics) {
                    differences[name] = {values.first, values.second};
                    output.text += "  " + name + ": " + shortest(values.first) + " and " + shortest(values.second) + "\n";
                }
                output.json = {{"run", result.original.id}, {"repeated", result.repeated.id}, {"same", result.isSame()},
                               {"same_weights", result.sameWeights}, {"weights_sha256", result.original.weightsSha256},
                               {"repeated_weights_sha256", result.repeated.weightsSha256}, {"differences", differences}};
                output.exitCode = result.isSame() ? exit_code::done : exit_code::gate;
                return output;
            }};
}

} // namespace lathe
