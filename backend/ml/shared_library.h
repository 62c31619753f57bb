// A library that is opened while the program runs.
#pragma once

#include "base/result.h"

#include <dlfcn.h>

#include <initializer_list>

namespace lathe {

/// Stays open until the program ends: libraries with threads of their own cannot be closed safely.
class SharedLibrary {
public:
    /// Fails with NotFound; `package` is what to install.
    static Result<SharedLibrary> open(std::initializer_list<const char*> names, std::string_view package)
    {
        for (const char* name : names)
            if (void* handle = dlopen(name, RTLD_NOW | RTLD_LOCAL))
                return SharedLibrary(handle);
        return fail(ErrorCode::NotFound, std::string("The library ").append(*names.begin()).append(" cannot be opened"),
                    std::string("Install the package ").append(package));
    }

    /// False when there is no such function.
    template <class Function>
    bool bind(Function& function, const char* name) const
    {
        function = reinterpret_cast<Function>(dlsym(m_handle, name));
        return function != nullptr;
    }

private:
    explicit SharedLibrary(void* handle) : m_handle(handle) {}
    void* m_handle;
};

} // namespace lathe
