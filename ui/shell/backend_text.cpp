#include "ui/shell/backend_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace lathe {

namespace {

constexpr const char* kContext = "Backend";

/// The template; Qt chooses among the forms of a language by the count.
std::string word(const Message& sentence)
{
    if (sentence.one.empty())
        return backendText(std::string_view(sentence.text)).toStdString();
    const auto count =
        static_cast<int>(std::min<std::int64_t>(sentence.count, std::numeric_limits<int>::max()));
    const std::string translated =
        QCoreApplication::translate(kContext, sentence.text.c_str(), nullptr, count).toStdString();
    return translated == sentence.text && count == 1 ? sentence.one : translated;
}

/// "$14,999" → "$14.999" in German.
std::string number(const std::string& english)
{
    const QLocale locale;
    const QString source = QString::fromStdString(english);
    QString text;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const bool isInside =
            i > 0 && i + 1 < source.size() && source[i - 1].isDigit() && source[i + 1].isDigit();
        if (isInside && source[i] == u',')
            text += locale.groupSeparator();
        else if (isInside && source[i] == u'.')
            text += locale.decimalPoint();
        else
            text += source[i];
    }
    return text.toStdString();
}

} // namespace

QString backendText(std::string_view english)
{
    if (english.empty())
        return {};
    return QCoreApplication::translate(kContext, std::string(english).c_str());
}

QString backendText(const Message& message)
{
    return QString::fromStdString(message.in(word, number));
}

} // namespace lathe
