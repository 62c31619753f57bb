// XML of annotation files: the elements below the outermost one, each as a tree, one held at a time; and text for writing.
#pragma once

#include "base/bytes.h"
#include "base/progress.h"
#include "base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lathe {

struct XmlNode {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string text; ///< between its tags, trimmed
    std::vector<XmlNode> children;

    const XmlNode* child(std::string_view name) const; ///< the first; null where there is none
    std::string textOf(std::string_view name) const;   ///< of that child
    std::optional<std::string> attribute(std::string_view name) const;
    std::optional<double> number(std::string_view childName) const;          ///< of that child's text
    std::optional<double> attributeNumber(std::string_view name) const;
};

/// Gives the outermost element's name, which `use` gets as well. Fails with Parse (`where:line`; deeper than 64),
/// Cancelled, or what `use` returns.
Result<std::string> readXmlElements(ByteView document, const std::string& where, Progress& progress,
                             const std::function<Result<void>(const std::string& root, XmlNode& node)>& use);

/// With the five characters of XML as entities; characters that XML cannot hold are left out.
std::string xmlText(std::string_view text);

/// `0`, `no`, `false` and nothing are false; `1`, `yes`, `true` are true; anything else is nothing.
std::optional<bool> truthOf(std::string_view text);

} // namespace lathe
