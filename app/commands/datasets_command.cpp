#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"

namespace lathe {

Command datasetsCommand()
{
    return {"datasets", "", 0, 0, "Lists the datasets.", {}, [](CommandContext& context) -> Result<Output> {
                LATHE_TRY(Workbench * workbench, context.workbench());
                LATHE_TRY(Database * database, workbench->database());
                LATHE_TRY(const auto versions, DatasetStore(*database).list());
                Output output;
                output.json = nlohmann::json::array();
                std::vector<std::vector<std::string>> rows{{"dataset", "items", "classes", "created", "source"}};
                for (const DatasetVersion& version : versions) {
                    output.json.push_back(describe(version));
                    rows.push_back({version.reference(), grouped(version.items), version.classes > 0 ? grouped(version.classes) : "-", version.created,
                                    version.source});
                }
                output.text = versions.empty() ? "No datasets yet. Import one with: lathe import SOURCE --name NAME\n"
                                               : tableText(rows, {1, 2});
                return output;
            }};
}

} // namespace lathe
