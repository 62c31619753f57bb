// Every text of the window stands in the German file where it is looked up, and every counted one in the English file.
// So does every text of the backend that the window shows.
#include "io/importer.h"
#include "ml/builtin_learners.h"
#include "package/export.h"
#include "prep/transform.h"
#include "ui/models/run_table_model.h"

#include <QLibrary>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace lathe;

namespace {

struct Translation {
    QString context, source;
    bool isCounted = false;
    bool isTranslated = true;
    QStringList forms = {}; ///< in the language; several where it is counted
    auto operator<=>(const Translation&) const = default;
};

QList<Translation> messagesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Translation> messages;
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages << Translation{context, {}, xml.attributes().value("numerus") == u"yes", true};
        else if (xml.name() == u"source")
            messages.last().source = xml.readElementText();
        else if ((xml.name() == u"translation" && !messages.last().isCounted) || xml.name() == u"numerusform") {
            messages.last().forms << xml.readElementText();
            messages.last().isTranslated = !messages.last().forms.contains(QString());
        }
    }
    return messages;
}

/// The contexts that sources name by themselves; a class with tr() of its own has its full name.
QSet<QString> namedContexts()
{
    static const QRegularExpression named("(?:Q_DECLARE_TR_FUNCTIONS\\(|translate\\(\")([A-Za-z]+)");
    QSet<QString> contexts;
    for (const char* folder : {"ui", "app"}) {
        QDirIterator files(QString(LATHE_SOURCE_DIR) + '/' + folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            auto matches = named.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                contexts << matches.next().captured(1);
        }
    }
    return contexts;
}

QString translationsPath(const QString& language)
{
    return QStringLiteral(LATHE_SOURCE_DIR "/resources/translations/lathe_%1.ts").arg(language);
}

/// What the window shows of some catalogs.
class Shown {
public:
    void add(const std::string& text)
    {
        const QString shown = QString::fromStdString(text);
        if (std::ranges::any_of(shown, [](QChar character) { return character.isLetter(); })) // others need no translation
            texts << shown;
    }
    void add(const std::vector<ParamSpec>& specs)
    {
        for (const ParamSpec& spec : specs) {
            for (const std::string& text : {spec.label, spec.help, spec.unit, spec.zeroText})
                add(text);
            for (const Choice& choice : spec.choices)
                add(choice.label);
        }
    }
    void add(const Catalog<Learner>& learners)
    {
        for (const auto& learner : learners) {
            const LearnerInfo& info = learner->info();
            for (const std::string& text : {info.name, info.summary, info.strengths, info.limits, info.cost, algorithmName(info.id).toStdString()})
                add(text);
            add(learner->parameters());
        }
    }
    QSet<QString> texts;
};

/// The arguments of a call whose opening parenthesis is at `open`, as they stand in the source.
QStringList argumentsAt(const QString& source, qsizetype open)
{
    QStringList arguments{QString()};
    int depth = 0;
    bool isText = false;
    for (qsizetype i = open; i < source.size(); ++i) {
        const QChar character = source[i];
        if (isText && character == u'\\') {
            arguments.last() += character;
            arguments.last() += source[++i];
            continue;
        }
        if (character == u'"')
            isText = !isText;
        const bool isOpening = !isText && (character == u'(' || character == u'{' || character == u'[');
        const bool isClosing = !isText && (character == u')' || character == u'}' || character == u']');
        depth += int(isOpening) - int(isClosing);
        if (depth == 0)
            break;
        if (!isText && depth == 1 && character == u',')
            arguments << QString();
        else if (i > open)
            arguments.last() += character;
    }
    return arguments;
}

/// The texts in it; neighbours are one.
QStringList literalsIn(const QString& source)
{
    static const QRegularExpression literal("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*(?=\"))?");
    QStringList literals;
    bool goesOn = false;
    for (auto matches = literal.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        const QString text = match.captured(1).replace("\\\"", "\"");
        if (goesOn)
            literals.last() += text;
        else
            literals << text;
        goesOn = match.hasCaptured(2);
    }
    return literals;
}

/// What say() and sayCounted() of the backend say.
QList<Translation> messagesOfBackend()
{
    static const QRegularExpression comment("^\\s*//.*$", QRegularExpression::MultilineOption), call("\\bsay(Counted)?\\(");
    QList<Translation> messages;
    QDirIterator files(LATHE_SOURCE_DIR "/backend", {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith("base/message.h") || !file.open(QIODevice::ReadOnly))
            continue;
        const QString source = QString::fromUtf8(file.readAll()).remove(comment);
        for (auto matches = call.globalMatch(source); matches.hasNext();) {
            const auto match = matches.next();
            const bool isCounted = match.hasCaptured(1);
            for (const QString& text : literalsIn(argumentsAt(source, match.capturedEnd() - 1).value(isCounted ? 2 : 0)))
                messages << Translation{"Backend", text, isCounted, true};
        }
    }
    return messages;
}

QSet<QString> placesIn(const QString& text)
{
    static const QRegularExpression place("%[1-9]");
    QSet<QString> places;
    for (auto matches = place.globalMatch(text); matches.hasNext();)
        places << matches.next().captured();
    return places;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private slots:
    void nothingIsMissing()
    {
        QString lupdate;
        for (const char* folder : {"/usr/lib/qt6/bin", "/usr/lib/qt6/libexec", "/usr/bin"})
            if (lupdate.isEmpty() && QFile::exists(QString(folder) + "/lupdate"))
                lupdate = QString(folder) + "/lupdate";
        if (lupdate.isEmpty())
            QSKIP("lupdate is not installed");
        QTemporaryDir folder;
        const QString collected = folder.filePath("all.ts"), root = LATHE_SOURCE_DIR;
        QProcess process;
        process.start(lupdate, {"-silent", "-locations", "none", root + "/ui", root + "/app", "-ts", collected});
        QVERIFY(process.waitForFinished(60'000) && process.exitCode() == 0);
        const QList<Translation> used = messagesOf(collected);
        QVERIFY(used.size() > 500);

        const QSet<QString> named = namedContexts();
        const auto keysOf = [](const QList<Translation>& messages) {
            QSet<std::pair<QString, QString>> keys;
            for (const Translation& message : messages)
                if (message.isTranslated)
                    keys << std::pair(message.context, message.source);
            return keys;
        };
        const auto german = keysOf(messagesOf(translationsPath("de"))), english = keysOf(messagesOf(translationsPath("en")));
        QStringList missing;
        for (const Translation& message : used) {
            if (message.context == "Words") // of a file's own, whose context has another name
                continue;
            const bool isFull = message.context.contains("::") || named.contains(message.context);
            const std::pair key(isFull ? message.context : "lathe::" + message.context, message.source);
            if (!german.contains(key))
                missing << "de: " + key.first + ": " + key.second;
            if (message.isCounted && !english.contains(key))
                missing << "en: " + key.first + ": " + key.second;
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
    }

    void catalogsAreGerman_data()
    {
        QTest::addColumn<QString>("catalog");
        for (const char* catalog : {"importers", "export formats", "steps", "algorithms", "networks"})
            QTest::newRow(catalog) << catalog;
    }
    void catalogsAreGerman()
    {
        QFETCH(QString, catalog);
        Shown shown;
        if (catalog == "importers")
            for (const auto& importer : builtinImporters()) {
                shown.add(importer->info().name);
                shown.add(importer->info().help);
                shown.add(importer->parameters());
            }
        else if (catalog == "export formats")
            for (const auto& format : builtinExportFormats()) {
                shown.add(format->info().name);
                shown.add(format->info().help);
            }
        else if (catalog == "steps")
            for (const auto& step : builtinTransforms()) {
                for (const std::string& text : {step->info().name, step->info().group, step->info().summary})
                    shown.add(text);
                shown.add(step->parameters());
            }
        else if (catalog == "algorithms")
            shown.add(builtinLearners());
        else {
            const QString path = QStringLiteral(LATHE_BINARY_DIR "/lathe_nn.so");
            if (!QFile::exists(path))
                QSKIP("the module of networks is not built");
            const auto module = reinterpret_cast<LearnerModule& (*)()>(QLibrary::resolve(path, "latheLearnerModule"));
            QVERIFY(module);
            shown.add(module().learners());
        }
        QVERIFY(shown.texts.size() > 5);
        QSet<QString> german;
        for (const Translation& message : messagesOf(translationsPath("de")))
            if (message.context == "Backend" && message.isTranslated)
                german << message.source;
        QStringList missing = (shown.texts - german).values();
        missing.sort();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
    }

    void messagesOfTheBackendAreGerman()
    {
        QHash<QString, Translation> german;
        for (const Translation& message : messagesOf(translationsPath("de")))
            if (message.context == "Backend" && message.isTranslated)
                german[message.source] = message;
        const QList<Translation> said = messagesOfBackend();
        QVERIFY(said.size() > 100);
        QStringList problems;
        for (const Translation& message : said) {
            static const QRegularExpression letter("(?<!%)\\p{L}");
            const auto found = german.constFind(message.source);
            if (found == german.cend() || found->isCounted != message.isCounted) {
                if (message.source.contains(letter))
                    problems << (message.isCounted ? "not counted in German: " : "not German: ") + message.source;
                continue;
            }
            const QSet<QString> places = placesIn(message.source);
            if (!places.contains(placesIn(found->forms.first())) || placesIn(found->forms.last()) != places)
                problems << "other places in German: " + message.source;
        }
        problems.removeDuplicates();
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
