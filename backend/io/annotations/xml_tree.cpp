#include "io/annotations/xml_tree.h"

#include "base/text.h"
#include "io/importers/xml_reader.h"

namespace lathe {

namespace {

constexpr std::size_t kDeepest = 64;

class TreeHandler final : public XmlHandler {
public:
    explicit TreeHandler(const std::function<Result<void>(const std::string&, XmlNode&)>& use) : m_use(use) {}

    Result<void> open(std::string_view name, const XmlAttributes& attributes) override
    {
        if (++m_depth > kDeepest)
            return fail(ErrorCode::Parse, "Its elements are nested more than " + std::to_string(kDeepest) + " deep");
        if (m_depth == 1) {
            m_root = name;
            return {};
        }
        XmlNode* node = &m_element;
        if (m_open.empty())
            m_element = {};
        else
            node = &m_open.back()->children.emplace_back();
        node->name = name;
        attributes.each([&](std::string_view key, std::string_view value) { node->attributes.emplace_back(key, value); });
        m_open.push_back(node); // its parent gets no other child while it is open
        return {};
    }
    Result<void> close(std::string_view) override
    {
        --m_depth;
        if (m_open.empty())
            return {};
        m_open.back()->text = trimmed(m_open.back()->text);
        m_open.pop_back();
        return m_open.empty() ? m_use(m_root, m_element) : Result<void>();
    }
    const std::string& root() const { return m_root; }
    void characters(std::string_view text) override
    {
        if (!m_open.empty())
            m_open.back()->text += text;
    }

private:
    const std::function<Result<void>(const std::string&, XmlNode&)>& m_use;
    std::size_t m_depth = 0;
    std::string m_root;
    XmlNode m_element;
    std::vector<XmlNode*> m_open;
};

} // namespace

const XmlNode* XmlNode::child(std::string_view wanted) const
{
    for (const XmlNode& node : children)
        if (node.name == wanted)
            return &node;
    return nullptr;
}

std::string XmlNode::textOf(std::string_view wanted) const
{
    const XmlNode* node = child(wanted);
    return node ? node->text : std::string();
}

std::optional<std::string> XmlNode::attribute(std::string_view wanted) const
{
    for (const auto& [key, value] : attributes)
        if (key == wanted)
            return value;
    return std::nullopt;
}

std::optional<double> XmlNode::number(std::string_view childName) const
{
    const XmlNode* node = child(childName);
    return node ? parseReal(node->text) : std::nullopt;
}

std::optional<double> XmlNode::attributeNumber(std::string_view wanted) const
{
    const auto value = attribute(wanted);
    return value ? parseReal(trimmed(*value)) : std::nullopt;
}

Result<std::string> readXmlElements(ByteView document, const std::string& where, Progress& progress,
                             const std::function<Result<void>(const std::string&, XmlNode&)>& use)
{
    TreeHandler handler(use);
    LATHE_CHECK(readXml(document, where, handler, progress));
    return handler.root();
}

std::string xmlText(std::string_view text)
{
    std::string result;
    for (const char letter : toUtf8(text)) {
        switch (letter) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        case '\n': result += "&#10;"; break;
        case '\r': result += "&#13;"; break;
        case '\t': result += "&#9;"; break;
        default:
            if (static_cast<unsigned char>(letter) >= 32)
                result += letter;
        }
    }
    return result;
}

std::optional<bool> truthOf(std::string_view text)
{
    const std::string word = lowered(trimmed(text));
    if (word.empty() || word == "0" || word == "no" || word == "false")
        return false;
    if (word == "1" || word == "yes" || word == "true")
        return true;
    return std::nullopt;
}

} // namespace lathe
