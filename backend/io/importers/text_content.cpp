#include "io/importers/text_content.h"

#include "base/text.h"
#include "io/csv/encoding.h"
#include "io/source_paths.h"

#include <algorithm>

namespace lathe {

Result<std::string> textContent(ByteView bytes)
{
    if (bytes.size() > kLongestText)
        return fail(ErrorCode::OutOfMemory, "The text has " + bytesText(std::ssize(bytes)) + ", more than a person reads in one piece",
                    "Cut it into pieces of at most " + bytesText(kLongestText));
    const csv::FoundEncoding found = csv::detectEncoding(bytes);
    std::string text = csv::decoded(bytes, found.name);
    if (!isUtf8(text))
        text = csv::decoded(bytes, "windows-1252");
    if (text.find('\0') != std::string::npos)
        return fail(ErrorCode::Parse, "It holds zeros: it is no text");
    if (trimmed(text).empty())
        return fail(ErrorCode::Parse, "The text is empty");
    return text;
}

bool hasTextEnding(std::string_view path)
{
    const std::string ending = extensionOf(path);
    return ending == "txt" || ending == "text" || ending == "md";
}

} // namespace lathe
