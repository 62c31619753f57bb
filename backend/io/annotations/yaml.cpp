#include "io/annotations/yaml.h"

#include "base/text.h"

#include <yaml.h>

#include <memory>

namespace lathe {

namespace {

constexpr std::size_t kDeepest = 32;
constexpr std::size_t kMostNodes = 1'000'000;

struct DeleteParser {
    void operator()(yaml_parser_t* parser) const
    {
        yaml_parser_delete(parser);
        delete parser;
    }
};

/// An event that is freed.
class Event {
public:
    explicit Event(yaml_parser_t* parser) : m_isGood(yaml_parser_parse(parser, &m_event) != 0) {}
    ~Event()
    {
        if (m_isGood)
            yaml_event_delete(&m_event);
    }
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    bool isGood() const { return m_isGood; }
    const yaml_event_t& get() const { return m_event; }

private:
    yaml_event_t m_event{};
    bool m_isGood;
};

Json scalarOf(const yaml_event_t& event)
{
    const std::string text(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
    if (event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        return text;
    const std::string word = lowered(text);
    if (word.empty() || word == "~" || word == "null")
        return nullptr;
    if (word == "true" || word == "false")
        return word == "true";
    if (const auto integer = parseInteger(text))
        return *integer;
    if (const auto real = parseReal(text))
        return *real;
    return text;
}

/// Puts nodes where they belong, without recursion.
class Builder {
public:
    bool isDone() const { return m_isDone; }
    std::size_t depth() const { return m_open.size(); }

    void begin(Json container)
    {
        Json& place = add(std::move(container));
        m_open.push_back({&place, {}, false});
        m_isDone = false;
    }
    void end()
    {
        m_open.pop_back();
        m_isDone = m_open.empty();
    }
    void scalar(const yaml_event_t& event)
    {
        if (!m_open.empty() && m_open.back().node->is_object() && !m_open.back().hasKey) {
            m_open.back().key.assign(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
            m_open.back().hasKey = true;
            return;
        }
        add(scalarOf(event));
    }
    /// A container cannot be a key.
    bool wantsKey() const { return !m_open.empty() && m_open.back().node->is_object() && !m_open.back().hasKey; }
    Json take() { return std::move(m_root); }

private:
    struct Open {
        Json* node;
        std::string key;
        bool hasKey;
    };

    Json& add(Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            m_isDone = true;
            return m_root;
        }
        Open& parent = m_open.back();
        if (parent.node->is_array())
            return parent.node->emplace_back(std::move(value));
        parent.hasKey = false;
        return (*parent.node)[parent.key] = std::move(value);
    }

    Json m_root;
    std::vector<Open> m_open;
    bool m_isDone = false;
};

} // namespace

Result<Json> parseYaml(ByteView document, const std::string& where)
{
    const std::unique_ptr<yaml_parser_t, DeleteParser> parser(new yaml_parser_t{});
    if (yaml_parser_initialize(parser.get()) == 0)
        return fail(ErrorCode::OutOfMemory, "There is no memory for a YAML parser");
    const std::uint8_t nothing = 0;
    yaml_parser_set_input_string(parser.get(), document.empty() ? &nothing : document.data(), document.size());
    Builder builder;
    for (std::size_t nodes = 0;; ++nodes) {
        const Event event(parser.get());
        const auto wrong = [&](const std::string& reason) {
            return fail(ErrorCode::Parse, reason, {}, where + ":" + std::to_string(parser->mark.line + 1));
        };
        if (!event.isGood())
            return wrong("This is no valid YAML" + (parser->problem ? ": " + std::string(parser->problem) : std::string()));
        if (nodes > kMostNodes)
            return wrong("It has more than " + grouped(kMostNodes) + " nodes");
        switch (event.get().type) {
        case YAML_ALIAS_EVENT: return wrong("It has an alias, which Lathe does not read");
        case YAML_SCALAR_EVENT: builder.scalar(event.get()); break;
        case YAML_SEQUENCE_START_EVENT:
        case YAML_MAPPING_START_EVENT:
            if (builder.depth() >= kDeepest)
                return wrong("It is nested more than " + std::to_string(kDeepest) + " deep");
            if (builder.wantsKey())
                return wrong("A list or a mapping stands where a key should");
            builder.begin(event.get().type == YAML_MAPPING_START_EVENT ? Json::object() : Json::array());
            break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT: builder.end(); break;
        case YAML_DOCUMENT_END_EVENT:
        case YAML_STREAM_END_EVENT: return builder.take();
        default: break;
        }
        if (builder.isDone())
            return builder.take();
    }
}

} // namespace lathe
