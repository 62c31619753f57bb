// Base 64 (RFC 4648): pictures in JSON.
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace lathe {

std::string base64Of(ByteView bytes);
/// White space is passed over. Nothing for a character that does not belong there.
std::optional<Bytes> bytesOfBase64(std::string_view text);

} // namespace lathe
