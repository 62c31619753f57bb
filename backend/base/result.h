// The one way a function says that it could not do its work.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace lathe {

enum class ErrorCode {
    InvalidArgument,
    NotFound,
    AlreadyExists,
    Parse,
    Io,
    Schema,
    Incompatible,
    OutOfMemory,
    Numeric,
    Storage,
    Cancelled,
    Internal,
};

/// The name of a code as the command line prints it, for example "not_found".
std::string_view toString(ErrorCode code);

/// What happened, where, and how to mend it. Sentences without a final full stop.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string hint;
    std::string where;

    bool isCancelled() const { return code == ErrorCode::Cancelled; }
    bool operator==(const Error&) const = default;
};

/// "WHAT (WHERE). HOW TO MEND IT" on one line.
std::string toString(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {},
                                  std::string where = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint), std::move(where)});
}

inline tl::unexpected<Error> cancelled()
{
    return fail(ErrorCode::Cancelled, "Cancelled");
}

} // namespace lathe

#define LATHE_JOIN_(a, b) a##b
#define LATHE_JOIN(a, b) LATHE_JOIN_(a, b)

/// `LATHE_TRY(auto bytes, readFile(path));` takes the value, or returns the error to the caller.
#define LATHE_TRY(declaration, expression)                                                         \
    auto LATHE_JOIN(latheResult, __LINE__) = (expression);                                         \
    if (!LATHE_JOIN(latheResult, __LINE__))                                                        \
        return tl::unexpected<lathe::Error>(std::move(LATHE_JOIN(latheResult, __LINE__)).error()); \
    declaration = std::move(*LATHE_JOIN(latheResult, __LINE__))

/// `LATHE_CHECK(store.remove(id));` goes on, or returns the error to the caller.
#define LATHE_CHECK(expression)                                                                    \
    if (auto LATHE_JOIN(latheResult, __LINE__) = (expression); !LATHE_JOIN(latheResult, __LINE__)) \
    return tl::unexpected<lathe::Error>(std::move(LATHE_JOIN(latheResult, __LINE__)).error())
