#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "services/deploy_service.h"

namespace lathe {

Command registerCommand()
{
    return {"register", "RUN", 1, 1, "Makes a run the next version of a model.", {{"as", "Name of the model.", "MODEL"}},
            [](CommandContext& context) -> Result<Output> {
                if (!context.isSet("as"))
                    return fail(ErrorCode::InvalidArgument, "--as is missing", "Name the model: lathe register "
                                + context.argument(0) + " --as MODEL");
                LATHE_TRY(Workbench * workbench, context.workbench());
                LATHE_TRY(const ModelVersion version, registerModel(*workbench, context.argument(0), context.value("as")));
                return Output{describe(version), "Registered " + version.runName + " as " + version.reference() + "\n"};
            }};
}

} // namespace lathe
