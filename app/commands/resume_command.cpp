#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "services/train_service.h"

namespace lathe {

Command resumeCommand()
{
    return {"resume", "RUN", 1, 1, "Goes on with a run from its last checkpoint.", {},
            [](CommandContext& context) -> Result<Output> {
                LATHE_TRY(Workbench * workbench, context.workbench());
                LATHE_TRY(Database * database, workbench->database());
                LATHE_TRY(const RunRecord run, RunStore(*database).find(context.argument(0)));
                LATHE_TRY(const RunRecord ended, executeRun(*workbench, run.id, context.progress()));
                return endedRun(ended);
            }};
}

} // namespace lathe
