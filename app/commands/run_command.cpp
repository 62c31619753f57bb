#include "app/commands/command.h"
#include "app/commands/describe.h"

namespace lathe {

Command runCommand()
{
    return {"run", "RUN", 1, 1, "Everything about a run.", {}, [](CommandContext& context) -> Result<Output> {
                LATHE_TRY(Workbench * workbench, context.workbench());
                LATHE_TRY(Database * database, workbench->database());
                LATHE_TRY(const RunRecord run, RunStore(*database).find(context.argument(0)));
                return Output{describe(run), runText(run)};
            }};
}

} // namespace lathe
