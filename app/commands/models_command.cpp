#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"

namespace lathe {

Command modelsCommand()
{
    return {"models", "", 0, 0, "Lists the registered models.", {}, [](CommandContext& context) -> Result<Output> {
                LATHE_TRY(Workbench * workbench, context.workbench());
                LATHE_TRY(Database * database, workbench->database());
                LATHE_TRY(const auto versions, ModelStore(*database).list());
                Output output;
                output.json = nlohmann::json::array();
                std::vector<std::vector<std::string>> rows{{"model", "run", "aliases", "created"}};
                for (const ModelVersion& version : versions) {
                    output.json.push_back(describe(version));
                    rows.push_back({version.reference(), version.runName, join(version.aliases, ", "), version.created});
                }
                output.text = versions.empty() ? "No models yet. Register one with: lathe register RUN --as MODEL\n" : tableText(rows);
                return output;
            }};
}

} // namespace lathe
