#include "ui/shell/backend_text.h"

#include <QCoreApplication>

#include <string>

namespace lathe {

QString backendText(std::string_view english)
{
    if (english.empty())
        return {};
    return QCoreApplication::translate("Backend", std::string(english).c_str());
}

} // namespace lathe
