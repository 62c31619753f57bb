#include "io/importers/xml_reader.h"

#include "base/text.h"

#include <expat.h>

#include <memory>

namespace lathe {

namespace {

constexpr std::size_t kDeepest = 256;
constexpr char kSeparator = '|';
/// LibreOffice writes values a second time under this namespace.
constexpr std::string_view kDoubles = "calc:xmlns:calcext";

std::string_view localName(const char* name)
{
    const std::string_view whole(name);
    return whole.substr(whole.rfind(kSeparator) + 1);
}

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

struct Reading {
    XML_Parser parser;
    XmlHandler& handler;
    std::size_t depth = 0;
    std::optional<Error> error;
    bool isComplete = false; ///< the outermost element is closed

    void stop(Error reason)
    {
        if (!error)
            error = std::move(reason);
        XML_StopParser(parser, XML_FALSE);
    }
};

void XMLCALL onOpen(void* data, const char* name, const char** attributes)
{
    auto& reading = *static_cast<Reading*>(data);
    if (reading.error)
        return;
    if (++reading.depth > kDeepest)
        return reading.stop(
            {ErrorCode::Parse, "Its elements are nested more than " + std::to_string(kDeepest) + " deep", {}, {}});
    if (auto result = reading.handler.open(localName(name), XmlAttributes(attributes)); !result)
        reading.stop(std::move(result).error());
}

void XMLCALL onClose(void* data, const char* name)
{
    auto& reading = *static_cast<Reading*>(data);
    if (reading.error)
        return;
    reading.isComplete = --reading.depth == 0;
    if (auto result = reading.handler.close(localName(name)); !result)
        reading.stop(std::move(result).error());
}

void XMLCALL onCharacters(void* data, const char* text, int length)
{
    auto& reading = *static_cast<Reading*>(data);
    if (!reading.error)
        reading.handler.characters({text, static_cast<std::size_t>(length)});
}

void XMLCALL onDocumentType(void* data, const char*, const char*, const char*, int)
{
    // What Lathe reads has none; entities, which multiply text, come with it.
    static_cast<Reading*>(data)->stop({ErrorCode::Parse, "It has a document type, which Lathe does not read", {}, {}});
}

} // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const
{
    for (const char** attribute = m_list; *attribute; attribute += 2)
        if (localName(*attribute) == name && std::string_view(*attribute).find(kDoubles) == std::string_view::npos)
            return std::string_view(attribute[1]);
    return std::nullopt;
}

std::optional<std::int64_t> XmlAttributes::integer(std::string_view name) const
{
    const auto text = find(name);
    return text ? parseInteger(*text) : std::nullopt;
}

void XmlAttributes::each(const std::function<void(std::string_view, std::string_view)>& use) const
{
    for (const char** attribute = m_list; *attribute; attribute += 2)
        use(localName(*attribute), attribute[1]);
}

namespace {

/// A document that comes in pieces.
class Document {
public:
    static Result<Document> begin(XmlHandler& handler, Progress& progress)
    {
        Document document(progress, XML_ParserCreateNS(nullptr, kSeparator));
        if (!document.m_parser)
            return fail(ErrorCode::OutOfMemory, "There is no memory for an XML parser");
        XML_Parser parser = document.m_parser.get();
        document.m_reading.reset(new Reading{parser, handler, 0, {}, false});
        XML_SetUserData(parser, document.m_reading.get());
        XML_SetElementHandler(parser, onOpen, onClose);
        XML_SetCharacterDataHandler(parser, onCharacters);
        XML_SetStartDoctypeDeclHandler(parser, onDocumentType);
        return document;
    }

    /// `describe` says what is wrong and where, of the line and expat's words.
    Result<void> parse(std::string_view piece, bool isLast, const std::string& where,
                       const std::function<tl::unexpected<Error>(const std::string& line, const std::string& words)>& describe)
    {
        if (m_progress.stopRequested())
            return cancelled();
        if (m_reading->isComplete) // spreadsheet programs do not mind what follows
            return {};
        if (XML_Parse(m_parser.get(), piece.data(), static_cast<int>(piece.size()), isLast) == XML_STATUS_OK)
            return {};
        if (m_reading->error) {
            if (m_reading->error->where.empty())
                m_reading->error->where = where;
            return tl::unexpected<Error>(*m_reading->error);
        }
        if (m_reading->isComplete)
            return {};
        return describe(std::to_string(XML_GetCurrentLineNumber(m_parser.get())),
                        XML_ErrorString(XML_GetErrorCode(m_parser.get())));
    }

private:
    Document(Progress& progress, XML_Parser parser) : m_progress(progress), m_parser(parser) {}

    Progress& m_progress;
    std::unique_ptr<XML_ParserStruct, FreeParser> m_parser;
    std::unique_ptr<Reading> m_reading;
};

} // namespace

Result<void> readXml(const ZipPackage& package, std::string_view part, XmlHandler& handler, Progress& progress)
{
    LATHE_TRY(auto document, Document::begin(handler, progress));
    const auto describe = [&](const std::string& line, const std::string& words) {
        return fail(ErrorCode::Parse, "Its part “" + std::string(part) + "” is broken in line " + line + ": " + words,
                    "Open it in a spreadsheet program and save it again", package.where());
    };
    LATHE_CHECK(package.stream(
        part, [&](std::string_view piece) { return document.parse(piece, false, package.where(), describe); }));
    return document.parse({}, true, package.where(), describe);
}

Result<void> readXml(ByteView document, const std::string& where, XmlHandler& handler, Progress& progress)
{
    constexpr std::size_t pieceSize = std::size_t(1) << 20;
    LATHE_TRY(auto reading, Document::begin(handler, progress));
    const auto describe = [&](const std::string& line, const std::string& words) {
        return fail(ErrorCode::Parse, "The XML is broken: " + words, "Write the file again with the program that made it",
                    where + ":" + line);
    };
    for (std::size_t at = 0; at < document.size(); at += pieceSize)
        LATHE_CHECK(reading.parse(asText(document).substr(at, pieceSize), false, where, describe));
    return reading.parse({}, true, where, describe);
}

} // namespace lathe
