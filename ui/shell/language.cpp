#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace lathe {

namespace {

class PseudoTranslator : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* text, const char*, int) const override
    {
        return pseudoTranslated(QString::fromUtf8(text));
    }
};

QChar accented(QChar letter)
{
    static const QString plain = QStringLiteral("AEIOUYCNaeiouycn");
    static const QString marked = QStringLiteral("ÀÉÎÖÛÝÇÑàéîöûýçñ");
    const auto at = plain.indexOf(letter);
    return at < 0 ? letter : marked[at];
}

/// What is installed, so that it can be taken out again.
std::vector<std::unique_ptr<QTranslator>>& installed()
{
    static std::vector<std::unique_ptr<QTranslator>> translators;
    return translators;
}

void install(std::unique_ptr<QTranslator> translator)
{
    QCoreApplication::installTranslator(translator.get());
    installed().push_back(std::move(translator));
}

} // namespace

const std::vector<Language>& languages()
{
    static const std::vector<Language> list{{"en", "English"}, {"de", "Deutsch"}, {"pseudo", "Pseudo [Þšéûðö]"}};
    return list;
}

QString pseudoTranslated(const QString& text)
{
    if (text.isEmpty())
        return text;
    QString result = QStringLiteral("[");
    bool inMarkup = false;
    for (int i = 0; i < text.size(); ++i) {
        const QChar character = text[i];
        if (character == '<')
            inMarkup = true;
        if (character == '%' && i + 1 < text.size()) { // a placeholder: keep it and what follows it
            result += character;
            result += text[++i];
            continue;
        }
        result += inMarkup ? character : accented(character);
        if (character == '>')
            inMarkup = false;
    }
    const auto longer = (text.size() + 2) / 3;
    return result + QString(longer, QChar(0x00B7)) + QStringLiteral("]");
}

void setLanguage(const QString& id)
{
    for (const auto& translator : installed())
        QCoreApplication::removeTranslator(translator.get());
    installed().clear();
    if (id == "pseudo") {
        QLocale::setDefault(QLocale(QLocale::English));
        install(std::make_unique<PseudoTranslator>());
        return;
    }
    QLocale::setDefault(id == "de" ? QLocale(QLocale::German) : QLocale(QLocale::English));
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(QStringLiteral(":/lathe/translations/lathe_%1.qm").arg(id)))
        install(std::move(translator));
}

} // namespace lathe
