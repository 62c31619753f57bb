// XML as events, by expat: nothing but what is open is held, and no entity is expanded.
#pragma once

#include "base/progress.h"
#include "io/importers/zip_package.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lathe {

/// The attributes of an element.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** list) : m_list(list) {}
    /// By its name without namespace; calcext's doubles of OpenDocument's attributes are passed over.
    std::optional<std::string_view> find(std::string_view name) const;
    std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }
    std::optional<std::int64_t> integer(std::string_view name) const;
    /// Each by its name without namespace.
    void each(const std::function<void(std::string_view name, std::string_view value)>& use) const;

private:
    const char** m_list;
};

/// Names come without namespace. Returning an error ends the reading with it.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual Result<void> open(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual Result<void> close(std::string_view name) = 0;
    virtual void characters(std::string_view) {}
};

/// Fails with Parse (not well-formed, a document type, deeper than 256), Cancelled, or as ZipPackage::stream() does.
Result<void> readXml(const ZipPackage& package, std::string_view part, XmlHandler& handler, Progress& progress);
/// A document that lies in memory. Fails with Parse as above, in the line that `where` then has behind it, or Cancelled.
Result<void> readXml(ByteView document, const std::string& where, XmlHandler& handler, Progress& progress);

} // namespace lathe
