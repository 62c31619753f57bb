// Elements of XML that a format keeps without knowing them, as JSON and back.
#pragma once

#include "io/annotations/annotation_json.h"
#include "io/annotations/xml_tree.h"

namespace lathe {

/// Text as text, elements as objects, several of one name as a list. Attributes are left out.
Json jsonOfNode(const XmlNode& node);
/// As elements again; those whose name is none of XML are left out.
std::string elementsOf(const std::string& indent, const std::string& name, const Json& value);
/// `<name>text</name>` on a line.
std::string xmlElement(const std::string& indent, std::string_view name, std::string_view text);

} // namespace lathe
