// Texts of the backend, which speaks English, in the language of the window.
#pragma once

#include <QString>

#include <string_view>

namespace lathe {

/// What a catalog says of its entries: names, descriptions, labels and help of parameters. The context of the
/// translations is “Backend”; a text that is not there stays as it is.
QString backendText(std::string_view english);

} // namespace lathe
