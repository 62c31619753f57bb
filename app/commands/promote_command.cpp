#include "app/commands/command.h"
#include "app/commands/describe.h"

namespace lathe {

Command promoteCommand()
{
    return {"promote", "MODEL@V", 1, 1, "Points an alias at a version of a model.",
            {{"to", "champion or challenger.", "ALIAS"}}, [](CommandContext& context) -> Result<Output> {
                const std::string alias = context.value("to");
                if (alias != "champion" && alias != "challenger")
                    return fail(ErrorCode::InvalidArgument, "--to is champion or challenger, not “" + alias + "”");
                LATHE_TRY(Workbench * workbench, context.workbench());
                LATHE_TRY(Database * database, workbench->database());
                ModelStore models(*database);
                LATHE_TRY(const ModelVersion version, models.find(context.argument(0)));
                LATHE_CHECK(models.setAlias(version, alias));
                LATHE_TRY(const ModelVersion now, models.find(version.reference()));
                return Output{describe(now), version.reference() + " is the " + alias + "\n"};
            }};
}

} // namespace lathe
