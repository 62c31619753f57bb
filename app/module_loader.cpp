#include "app/module_loader.h"

#include <dlfcn.h>

#include <filesystem>
#include <vector>

namespace lathe {

namespace {

Result<LearnerModule*> load()
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    const std::vector<std::filesystem::path> places{program / "lathe_nn.so", program.parent_path() / "lib" / "lathe" / "lathe_nn.so"};
    for (const auto& path : places) {
        if (!std::filesystem::exists(path, error))
            continue;
        void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (!library)
            return fail(ErrorCode::Io, std::string("The algorithms cannot be loaded: ") + dlerror(),
                        "Install LibTorch, or build Lathe again", path.string());
        using Entry = LearnerModule& (*)();
        const auto entry = reinterpret_cast<Entry>(dlsym(library, "latheLearnerModule"));
        if (!entry)
            return fail(ErrorCode::Incompatible, "The algorithms are of another version of Lathe", "Build Lathe again",
                        path.string());
        return &entry();
    }
    return fail(ErrorCode::NotFound, "The algorithms are missing", "Build Lathe again", places.front().string());
}

} // namespace

ModuleLoader learnerModuleLoader()
{
    return load;
}

} // namespace lathe
