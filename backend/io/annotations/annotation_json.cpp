#include "io/annotations/annotation_json.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lathe {

namespace {

constexpr std::size_t kTokenShown = 40;

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// The parser's events. Builds one element at a time.
class Elements {
public:
    /// `isUndivided`: the document is handed over whole.
    Elements(std::string_view text, std::string where, bool isUndivided, Progress& progress, const JsonElement& use)
        : m_text(text), m_where(std::move(where)), m_isUndivided(isUndivided), m_progress(progress), m_use(use)
    {
    }

    Result<void> parse()
    {
        // The parser takes a zero byte for the end and would pass over what follows.
        if (const auto zero = m_text.find('\0'); zero != std::string_view::npos)
            return fail(ErrorCode::Parse, "There is a zero byte in the JSON", kHint, place(zero));
        const bool isDone = Json::sax_parse(m_text.data(), m_text.data() + m_text.size(), this);
        if (m_error)
            return tl::unexpected<Error>(*m_error);
        if (!isDone)
            return fail(ErrorCode::Parse, "This is no valid JSON", kHint, m_where);
        return {};
    }

    // The parser's interface.
    bool null() { return value(nullptr); }
    bool boolean(bool given) { return value(given); }
    bool number_integer(std::int64_t given) { return value(given); }
    bool number_unsigned(std::uint64_t given) { return value(given); }
    bool number_float(double given, const std::string& written)
    {
        // A whole number that 64 bits do not hold keeps its digits: an id.
        if (written.find_first_of(".eE") == std::string::npos)
            return value(written);
        return value(given);
    }
    bool string(const std::string& given) { return value(given); }
    bool binary(const Json::binary_t&) { return false; }
    bool key(const std::string& name)
    {
        (m_stack.empty() ? m_member : m_keys.back()) = name;
        return true;
    }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception& exception)
    {
        const std::size_t offset = std::min(position > 0 ? position - 1 : 0, m_text.size());
        const std::string shown = toUtf8(std::string_view(token).substr(0, kTokenShown));
        std::string reason = "This is no valid JSON at “" + shown + "”";
        if (exception.id == 406)
            reason = "The number “" + shown + "” is too large";
        else if (offset >= m_text.size() || token.empty())
            reason = "The JSON ends too early or has a character that does not belong there";
        return stop(fail(ErrorCode::Parse, std::move(reason), kHint, place(offset)));
    }

private:
    static constexpr const char* kHint = "Write the file again with a program that writes JSON";

    std::string place(std::size_t offset) const
    {
        const auto lines = std::count(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
        return m_where + ":" + std::to_string(lines + 1);
    }
    bool stop(Result<void> result)
    {
        if (!result)
            m_error = std::move(result).error();
        return !m_error;
    }

    bool open(Json container)
    {
        if (++m_depth > kDeepestJson)
            return stop(fail(ErrorCode::Parse,
                             "Arrays and objects are nested more than " + std::to_string(kDeepestJson) + " deep", {}, m_where));
        if (m_depth == 1 && !m_isUndivided) {
            m_isArray = container.is_array();
            return true;
        }
        if (m_depth == 2 && !m_isUndivided && !m_isArray && container.is_array()) {
            m_isInMemberArray = true;
            m_index = 0;
            return true;
        }
        Json* place = m_stack.empty() ? &(m_element = std::move(container)) : &add(std::move(container));
        m_stack.push_back(place);
        m_keys.emplace_back();
        return true;
    }

    bool close()
    {
        --m_depth;
        if (m_stack.empty()) { // of the document, or of a member's array
            m_isInMemberArray = false;
            return true;
        }
        m_stack.pop_back();
        m_keys.pop_back();
        return m_stack.empty() ? hand() : true;
    }

    Json& add(Json value)
    {
        Json& parent = *m_stack.back();
        if (parent.is_array())
            return parent.emplace_back(std::move(value));
        return parent[m_keys.back()] = std::move(value);
    }

    bool value(Json given)
    {
        if (m_depth == 0)
            return stop(fail(ErrorCode::Parse, "The JSON has neither an array nor an object", {}, m_where));
        if (!m_stack.empty()) {
            add(std::move(given));
            return true;
        }
        m_element = std::move(given);
        return hand();
    }

    bool hand()
    {
        if (++m_handed % 256 == 0 && m_progress.stopRequested())
            return stop(cancelled());
        const bool isElement = m_isArray || m_isInMemberArray;
        return stop(m_use(m_member, isElement ? m_index++ : kWholeMember, m_element));
    }

    std::string_view m_text;
    std::string m_where;
    bool m_isUndivided;
    Progress& m_progress;
    const JsonElement& m_use;
    std::optional<Error> m_error;
    std::size_t m_depth = 0;
    bool m_isArray = false;         ///< the document is one
    bool m_isInMemberArray = false; ///< of the document's object
    std::string m_member;
    std::size_t m_index = 0;
    std::size_t m_handed = 0;
    Json m_element;
    std::vector<Json*> m_stack;      ///< what is open of m_element; a parent does not grow while a child is open
    std::vector<std::string> m_keys; ///< the last key of each
};

} // namespace

Result<void> readJsonElements(ByteView document, const std::string& where, Progress& progress, const JsonElement& use)
{
    return Elements(withoutMark(asText(document)), where, false, progress, use).parse();
}

Result<Json> parseJson(ByteView document, const std::string& where)
{
    NoProgress progress;
    Json whole;
    const JsonElement keep = [&](const std::string&, std::size_t, Json& value) -> Result<void> {
        whole = std::move(value);
        return {};
    };
    LATHE_CHECK(Elements(withoutMark(asText(document)), where, true, progress, keep).parse());
    return whole;
}

std::string textOf(const Json& json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::optional<double> numberOf(const Json& value, bool mayBeText)
{
    if (value.is_number()) {
        const auto number = value.get<double>();
        return std::isfinite(number) ? std::optional(number) : std::nullopt;
    }
    return mayBeText && value.is_string() ? parseReal(value.get_ref<const std::string&>()) : std::nullopt;
}

std::optional<double> numberAt(const Json& object, const char* key)
{
    const auto member = object.find(key);
    return member == object.end() ? std::nullopt : numberOf(*member);
}

std::string nameOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return value.dump();
    // Programs that hold ids as real numbers write 17.0.
    if (value.is_number_float() && value.get<double>() == std::floor(value.get<double>()) && std::abs(value.get<double>()) < 1e15)
        return std::to_string(static_cast<std::int64_t>(value.get<double>()));
    return {};
}

std::string textAt(const Json& object, const char* key)
{
    const auto member = object.find(key);
    return member == object.end() ? std::string() : nameOf(*member);
}

std::string extraOf(std::string_view format, const Json& object, std::initializer_list<std::string_view> known)
{
    Json members = Json::object();
    if (object.is_object())
        for (const auto& [key, value] : object.items())
            if (std::find(known.begin(), known.end(), key) == known.end())
                members[key] = value;
    return extraOf(format, std::move(members));
}

std::string extraOf(std::string_view format, Json members)
{
    if (!members.is_object() || members.empty())
        return {};
    return textOf(Json{{std::string(format), std::move(members)}});
}

Json extraFor(std::string_view format, const std::string& extra)
{
    if (extra.empty())
        return Json::object();
    auto whole = parseJson(asBytes(extra), "extra");
    if (!whole || !whole->is_object())
        return Json::object();
    const auto own = whole->find(format);
    return own != whole->end() && own->is_object() ? std::move(*own) : Json::object();
}

Attributes attributesOf(const Json& object, Json& rest)
{
    Attributes attributes;
    if (!object.is_object())
        return attributes;
    for (const auto& [key, value] : object.items()) {
        if (value.is_boolean())
            attributes[key] = value.get<bool>();
        else if (const auto number = numberOf(value))
            attributes[key] = *number;
        else if (value.is_string())
            attributes[key] = value.get<std::string>();
        else
            rest[key] = value;
    }
    return attributes;
}

Json jsonOf(const Attributes& attributes)
{
    Json object = Json::object();
    for (const auto& [name, value] : attributes)
        std::visit([&](const auto& kind) { object[name] = kind; }, value);
    return object;
}

void addMissing(Json& object, const Json& members)
{
    for (const auto& [key, value] : members.items())
        if (!object.contains(key))
            object[key] = value;
}

} // namespace lathe
