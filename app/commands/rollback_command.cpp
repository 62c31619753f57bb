#include "app/commands/command.h"
#include "app/commands/describe.h"

namespace lathe {

Command rollbackCommand()
{
    return {"rollback", "MODEL", 1, 1, "Points champion back at the version it was before.", {},
            [](CommandContext& context) -> Result<Output> {
                LATHE_TRY(Workbench * workbench, context.workbench());
                LATHE_TRY(Database * database, workbench->database());
                LATHE_TRY(const ModelVersion version, ModelStore(*database).rollback(context.argument(0)));
                return Output{describe(version), version.reference() + " is the champion again\n"};
            }};
}

} // namespace lathe
