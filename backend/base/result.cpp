#include "base/result.h"

namespace lathe {

std::string_view toString(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument: return "invalid_argument";
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::AlreadyExists: return "already_exists";
    case ErrorCode::Parse: return "parse";
    case ErrorCode::Io: return "io";
    case ErrorCode::Schema: return "schema";
    case ErrorCode::Incompatible: return "incompatible";
    case ErrorCode::OutOfMemory: return "out_of_memory";
    case ErrorCode::Numeric: return "numeric";
    case ErrorCode::Storage: return "storage";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

std::string toString(const Error& error)
{
    std::string text = error.message;
    if (!error.where.empty())
        text += " (" + error.where + ")";
    if (!error.hint.empty())
        text += ". " + error.hint;
    for (char& c : text) // names of files may hold what would steer a terminal
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    return text;
}

} // namespace lathe
