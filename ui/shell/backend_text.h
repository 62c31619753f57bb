// Texts of the backend, which speaks English, in the language of the window.
#pragma once

#include "base/message.h"

#include <QString>

#include <string_view>

namespace lathe {

/// What a catalog says of its entries: names, descriptions, labels and help of parameters. The
/// context of the translations is “Backend”; a text that is not there stays as it is.
QString backendText(std::string_view english);
/// A sentence with its values; numbers are written as in the window's locale.
QString backendText(const Message& message);
inline QString backendText(const std::string& english)
{
    return backendText(std::string_view(english));
}

} // namespace lathe
