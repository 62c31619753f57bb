#include "io/annotations/xml_json.h"

namespace lathe {

namespace {

bool isXmlName(std::string_view name)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    if (name.empty() || !isLetter(name[0]))
        return false;
    for (const char c : name)
        if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '.')
            return false;
    return true;
}

} // namespace

Json jsonOfNode(const XmlNode& node)
{
    if (node.children.empty())
        return node.text;
    Json object = Json::object();
    for (const XmlNode& child : node.children) {
        Json value = jsonOfNode(child);
        if (!object.contains(child.name))
            object[child.name] = std::move(value);
        else if (Json& before = object[child.name]; before.is_array())
            before.push_back(std::move(value));
        else
            before = Json::array({std::move(before), std::move(value)});
    }
    return object;
}

std::string xmlElement(const std::string& indent, std::string_view name, std::string_view text)
{
    return indent + "<" + std::string(name) + ">" + xmlText(text) + "</" + std::string(name) + ">\n";
}

std::string elementsOf(const std::string& indent, const std::string& name, const Json& value)
{
    if (!isXmlName(name))
        return {};
    if (value.is_array()) {
        std::string text;
        for (const Json& one : value)
            text += elementsOf(indent, name, one);
        return text;
    }
    if (!value.is_object())
        return xmlElement(indent, name, value.is_string() ? value.get<std::string>() : textOf(value));
    std::string text = indent + "<" + name + ">\n";
    for (const auto& [key, inner] : value.items())
        text += elementsOf(indent + "  ", key, inner);
    return text + indent + "</" + name + ">\n";
}

} // namespace lathe
