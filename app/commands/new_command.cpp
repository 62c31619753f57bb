#include "app/commands/command.h"

namespace lathe {

Command newCommand()
{
    return {"new", "DIR", 1, 1, "Makes a workspace.", {}, [](CommandContext& context) -> Result<Output> {
                std::error_code error;
                const std::filesystem::path folder = context.argument(0);
                if (std::filesystem::exists(folder / "lathe.db", error))
                    return fail(ErrorCode::AlreadyExists, "There is a workspace here already", "Use it with --workspace",
                                folder.string());
                context.useWorkspace(folder);
                LATHE_TRY(Workbench * workbench, context.workbench(Workbench::Missing::Create));
                return Output{{{"workspace", workbench->folder().string()}}, "Made " + workbench->folder().string() + "\n"};
            }};
}

} // namespace lathe
