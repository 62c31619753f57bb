// The language of the window.
#pragma once

#include <QString>

#include <vector>

namespace lathe {

struct Language {
    QString id;   ///< `en`, `de`, `pseudo`
    QString name; ///< in the language itself
};
const std::vector<Language>& languages();

/// Installs the translations and the locale for numbers and dates. Windows made afterwards speak it.
void setLanguage(const QString& id);

/// `text` a third longer, with accents and brackets: what is clipped or not translatable shows at once.
/// Placeholders (%1, %n), mnemonics and markup stay.
QString pseudoTranslated(const QString& text);

} // namespace lathe
