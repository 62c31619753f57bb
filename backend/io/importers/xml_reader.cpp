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
    // Workbooks have none; entities, which multiply text, come with it.
    static_cast<Reading*>(data)->stop({ErrorCode::Parse, "It has a document type, which no workbook has", {}, {}});
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

Result<void> readXml(const ZipPackage& package, std::string_view part, XmlHandler& handler, Progress& progress)
{
    const std::unique_ptr<XML_ParserStruct, FreeParser> parser(XML_ParserCreateNS(nullptr, kSeparator));
    if (!parser)
        return fail(ErrorCode::OutOfMemory, "There is no memory for an XML parser");
    Reading reading{parser.get(), handler, 0, {}, false};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), onOpen, onClose);
    XML_SetCharacterDataHandler(parser.get(), onCharacters);
    XML_SetStartDoctypeDeclHandler(parser.get(), onDocumentType);
    const auto parse = [&](std::string_view piece, bool isLast) -> Result<void> {
        if (progress.stopRequested())
            return cancelled();
        if (reading.isComplete) // spreadsheet programs do not mind what follows
            return {};
        if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), isLast) == XML_STATUS_OK)
            return {};
        if (reading.error) {
            if (reading.error->where.empty())
                reading.error->where = package.where();
            return tl::unexpected<Error>(*reading.error);
        }
        if (reading.isComplete)
            return {};
        return fail(ErrorCode::Parse,
                    "Its part “" + std::string(part) + "” is broken in line "
                        + std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": "
                        + XML_ErrorString(XML_GetErrorCode(parser.get())),
                    "Open it in a spreadsheet program and save it again", package.where());
    };
    LATHE_CHECK(package.stream(part, [&](std::string_view piece) { return parse(piece, false); }));
    return parse({}, true);
}

} // namespace lathe
