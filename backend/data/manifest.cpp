#include "data/manifest.h"

#include "base/text.h"
#include "data/annotation_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace lathe {

namespace {

// lathe-manifest 1
// classes <TAB> number
// one class a line
// items <TAB> number <TAB> the names of the columns
// content label part channels marks width height hash twin name, one item a line
// and in version 2:
// traits <TAB> number (0, or that of the classes)
// JSON, one class a line
// annotations <TAB> number
// index of the item <TAB> JSON, one annotation a line, by ascending index
constexpr std::string_view kFormat = "lathe-manifest ";
constexpr std::int64_t kVersion = 2;     ///< of a set with annotations; others stay as they were
constexpr std::string_view kColumns = "content\tlabel\tpart\tchannels\tmarks\twidth\theight\thash\ttwin\tname";
constexpr std::size_t kFields = 10;
/// A line of an item is never shorter; bounds the memory that a false count could claim.
constexpr std::size_t kShortestItem = 64 + kFields;

void appendEscaped(std::string& target, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '\t': target += "\\t"; break;
        case '\n': target += "\\n"; break;
        case '\r': target += "\\r"; break;
        case '\\': target += "\\\\"; break;
        default: target += c;
        }
    }
}

std::optional<std::string> unescaped(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            result += text[i];
            continue;
        }
        const char code = ++i < text.size() ? text[i] : '\0';
        switch (code) {
        case 't': result += '\t'; break;
        case 'n': result += '\n'; break;
        case 'r': result += '\r'; break;
        case '\\': result += '\\'; break;
        default: return std::nullopt;
        }
    }
    return result;
}

template <class Number>
void appendNumber(std::string& target, Number number, int base = 10)
{
    std::array<char, 24> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, base).ptr;
    target.append(buffer.data(), end);
    target += '\t';
}

template <class Number>
bool readNumber(std::string_view text, Number& number, int base = 10)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

/// The lines of a text that must end with a line feed.
class Lines {
public:
    explicit Lines(std::string_view text) : m_text(text) {}

    std::optional<std::string_view> next()
    {
        const auto end = m_text.find('\n');
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string_view line = m_text.substr(0, end);
        m_text.remove_prefix(end + 1);
        ++m_number;
        return line;
    }

    std::size_t left() const { return m_text.size(); }

    tl::unexpected<Error> wrong(std::string message) const
    {
        return fail(ErrorCode::Parse, "The manifest is broken: " + std::move(message),
                    "Restore the workspace's folder objects from a copy", "line " + std::to_string(m_number));
    }

private:
    std::string_view m_text;
    std::int64_t m_number = 0;
};

bool readItem(std::string_view line, std::size_t classes, std::size_t items, Item& item)
{
    std::array<std::string_view, kFields> fields;
    for (std::size_t i = 0; i + 1 < kFields; ++i) {
        const auto end = line.find('\t');
        if (end == std::string_view::npos)
            return false;
        fields[i] = line.substr(0, end);
        line.remove_prefix(end + 1);
    }
    const auto content = Hash::fromHex(fields[0]);
    auto name = unescaped(line);
    const auto part = partFromText(fields[2]);
    const bool isRead = content && name && part && readNumber(fields[1], item.label)
        && readNumber(fields[3], item.channels) && readNumber(fields[4], item.marks)
        && readNumber(fields[5], item.width) && readNumber(fields[6], item.height)
        && readNumber(fields[7], item.perceptualHash, 16) && readNumber(fields[8], item.twin);
    if (!isRead)
        return false;
    item.content = *content;
    item.name = std::move(*name);
    item.part = *part;
    return item.label >= -1 && item.label < static_cast<std::int64_t>(classes) && item.twin >= -1
        && item.twin < static_cast<std::int64_t>(items);
}

void appendAnnotations(std::string& text, const ItemSet& set)
{
    text += "traits\t" + std::to_string(set.traits.size()) + '\n';
    for (const ClassTraits& traits : set.traits)
        text += toJson(traits).dump() + '\n';
    std::size_t count = 0;
    for (const auto& list : set.annotations)
        count += list.size();
    text += "annotations\t" + std::to_string(count) + '\n';
    for (std::size_t item = 0; item < set.annotations.size(); ++item)
        for (const Annotation& annotation : set.annotations[item]) {
            appendNumber(text, item);
            text += toJson(annotation).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
        }
}

bool readAnnotation(std::string_view line, ItemSet& set)
{
    const auto end = line.find('\t');
    std::size_t item = 0;
    if (end == std::string_view::npos || !readNumber(line.substr(0, end), item) || item >= set.items.size())
        return false;
    auto annotation = annotationFrom(nlohmann::json::parse(line.substr(end + 1), nullptr, false));
    if (!annotation || annotation->label < -1 || annotation->label >= std::ssize(set.classes))
        return false;
    set.annotations[item].push_back(std::move(*annotation));
    return true;
}

/// A word, a tab and a number.
std::optional<std::size_t> countOf(std::string_view line, std::string_view word, std::size_t most)
{
    const std::vector<std::string> fields = split(line, '\t');
    std::size_t number = 0;
    if (fields.size() < 2 || fields[0] != word || !readNumber(fields[1], number) || number > most)
        return std::nullopt;
    return number;
}

Result<void> readAnnotations(Lines& lines, ItemSet& set)
{
    const auto traits = countOf(lines.next().value_or(""), "traits", set.classes.size());
    if (!traits || (*traits != 0 && *traits != set.classes.size()))
        return lines.wrong("the traits of its classes are missing");
    for (std::size_t i = 0; i < *traits; ++i) {
        auto one = traitsFrom(nlohmann::json::parse(lines.next().value_or(""), nullptr, false));
        if (!one)
            return lines.wrong("these are no traits of a class");
        set.traits.push_back(std::move(*one));
    }
    const auto annotations = countOf(lines.next().value_or(""), "annotations", lines.left());
    if (!annotations)
        return lines.wrong("the number of annotations is missing or too large");
    if (*annotations > 0)
        set.annotations.resize(set.items.size());
    for (std::size_t i = 0; i < *annotations; ++i)
        if (!readAnnotation(lines.next().value_or(""), set))
            return lines.wrong("this is no annotation");
    return {};
}

} // namespace

Bytes writeManifest(const ItemSet& set)
{
    std::string text(kFormat);
    text.reserve(160 * set.items.size() + 1024);
    const bool hasAnnotations = !set.traits.empty() || std::ranges::any_of(set.annotations, [](const auto& list) { return !list.empty(); });
    text += std::to_string(hasAnnotations ? kVersion : 1) + "\nclasses\t" + std::to_string(set.classes.size()) + '\n';
    for (const std::string& name : set.classes) {
        appendEscaped(text, name);
        text += '\n';
    }
    text += "items\t" + std::to_string(set.items.size()) + '\t';
    text += kColumns;
    text += '\n';
    for (const Item& item : set.items) {
        text += item.content.hex();
        text += '\t';
        appendNumber(text, item.label);
        text += toString(item.part);
        text += '\t';
        appendNumber(text, item.channels);
        appendNumber(text, item.marks);
        appendNumber(text, item.width);
        appendNumber(text, item.height);
        appendNumber(text, item.perceptualHash, 16);
        appendNumber(text, item.twin);
        appendEscaped(text, item.name);
        text += '\n';
    }
    if (hasAnnotations)
        appendAnnotations(text, set);
    return Bytes(text.begin(), text.end());
}

Result<ItemSet> readManifest(ByteView bytes)
{
    Lines lines(asText(bytes));
    const auto first = lines.next();
    if (!first || !first->starts_with(kFormat))
        return lines.wrong("it does not begin with “lathe-manifest”");
    const auto version = parseInteger(first->substr(kFormat.size()));
    if (!version || *version < 1)
        return lines.wrong("its version is no number");
    if (*version > kVersion)
        return fail(ErrorCode::Incompatible,
                    "The dataset was written by a newer Lathe (manifest version " + std::to_string(*version) + ")",
                    "Update Lathe to open it");

    ItemSet set;
    const auto classes = countOf(lines.next().value_or(""), "classes", lines.left());
    if (!classes)
        return lines.wrong("the number of classes is missing");
    for (std::size_t i = 0; i < *classes; ++i) {
        const auto line = lines.next();
        auto name = line ? unescaped(*line) : std::nullopt;
        if (!name)
            return lines.wrong("a class is missing");
        set.classes.push_back(std::move(*name));
    }
    const auto items = countOf(lines.next().value_or(""), "items", lines.left() / kShortestItem);
    if (!items)
        return lines.wrong("the number of items is missing or too large");
    set.items.resize(*items);
    for (Item& item : set.items) {
        const auto line = lines.next();
        if (!line)
            return lines.wrong("it ends before its last item");
        if (!readItem(*line, set.classes.size(), *items, item))
            return lines.wrong("this is no item");
    }
    if (*version > 1)
        LATHE_CHECK(readAnnotations(lines, set));
    if (lines.left() > 0)
        return lines.wrong("something follows its end");
    return set;
}

} // namespace lathe
