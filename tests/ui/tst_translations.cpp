// Every text of the window stands in the German file where it is looked up, and every counted one in the English file.
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

namespace {

struct Message {
    QString context, source;
    bool isCounted = false;
    bool isTranslated = true;
    auto operator<=>(const Message&) const = default;
};

QList<Message> messagesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages << Message{context, {}, xml.attributes().value("numerus") == u"yes", true};
        else if (xml.name() == u"source")
            messages.last().source = xml.readElementText();
        else if (xml.name() == u"translation" && !messages.last().isCounted)
            messages.last().isTranslated = !xml.readElementText().isEmpty();
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
        const QList<Message> used = messagesOf(collected);
        QVERIFY(used.size() > 500);

        const QSet<QString> named = namedContexts();
        const auto keysOf = [](const QList<Message>& messages) {
            QSet<std::pair<QString, QString>> keys;
            for (const Message& message : messages)
                if (message.isTranslated)
                    keys << std::pair(message.context, message.source);
            return keys;
        };
        const QString translations = root + "/resources/translations/lathe_%1.ts";
        const auto german = keysOf(messagesOf(translations.arg("de"))), english = keysOf(messagesOf(translations.arg("en")));
        QStringList missing;
        for (const Message& message : used) {
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
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
