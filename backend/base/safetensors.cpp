// https://huggingface.co/docs/safetensors, "Format": a length, a JSON header, the tensors' bytes.
#include "base/tensors.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace lathe {

namespace {

constexpr std::uint64_t kMaximumHeader = 100'000'000;
constexpr int kMaximumDepth = 4;
constexpr std::size_t kMaximumRank = 64;

tl::unexpected<Error> broken(std::string what)
{
    return fail(ErrorCode::Parse, "The safetensors file is broken: " + std::move(what));
}

std::uint64_t littleEndian64(ByteView bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;)
        value = value << 8 | bytes[i];
    return value;
}

std::optional<ElementType> typeFromText(std::string_view text)
{
    for (int i = 0; i <= static_cast<int>(ElementType::Bool); ++i)
        if (toString(static_cast<ElementType>(i)) == text)
            return static_cast<ElementType>(i);
    return std::nullopt;
}

/// nlohmann keeps the last of two equal keys; the format forbids them, and depth is bounded while parsing.
Result<nlohmann::json> parseHeader(std::string_view text)
{
    std::vector<std::set<std::string>> keys;
    std::string repeated;
    bool tooDeep = false;
    const auto callback = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        using Event = nlohmann::json::parse_event_t;
        if (depth > kMaximumDepth) {
            tooDeep = true;
            return false;
        }
        if (event == Event::object_start)
            keys.emplace_back();
        else if (event == Event::object_end && !keys.empty())
            keys.pop_back();
        else if (event == Event::key && !keys.empty() && !keys.back().insert(parsed.get<std::string>()).second
                 && repeated.empty())
            repeated = parsed.get<std::string>();
        return true;
    };
    nlohmann::json json = nlohmann::json::parse(text, callback, false);
    if (tooDeep)
        return broken("its header is nested too deeply");
    if (json.is_discarded() || !json.is_object())
        return broken("its header is not a JSON object");
    if (!repeated.empty())
        return broken("its header has “" + toUtf8(repeated) + "” twice");
    return json;
}

struct Entry {
    std::string name;
    ElementType type = ElementType::Float32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

Result<Entry> entryFromJson(const std::string& name, const nlohmann::json& json, std::uint64_t dataSize)
{
    Entry entry;
    entry.name = name;
    const auto at = [&](const char* key) -> const nlohmann::json* {
        const auto found = json.find(key);
        return found == json.end() ? nullptr : &*found;
    };
    if (!json.is_object())
        return broken("the entry of “" + name + "” is not an object");
    const nlohmann::json* type = at("dtype");
    const nlohmann::json* shape = at("shape");
    const nlohmann::json* offsets = at("data_offsets");
    if (!type || !type->is_string() || !shape || !shape->is_array() || shape->size() > kMaximumRank || !offsets
        || !offsets->is_array() || offsets->size() != 2)
        return broken("the entry of “" + name + "” lacks a type, a shape or its place");

    const auto known = typeFromText(type->get_ref<const std::string&>());
    if (!known)
        return fail(ErrorCode::Incompatible,
                    "The tensor “" + name + "” has the type " + type->get<std::string>() + ", which is not read",
                    "Convert it to F32 before");
    entry.type = *known;

    std::uint64_t size = elementSize(entry.type);
    for (const nlohmann::json& side : *shape) {
        if (!side.is_number_unsigned())
            return broken("the shape of “" + name + "” has a side that is no count");
        const auto length = side.get<std::uint64_t>();
        if (length > std::uint64_t(INT64_MAX) || __builtin_mul_overflow(size, length, &size))
            return broken("the shape of “" + name + "” is too large");
        entry.shape.push_back(static_cast<std::int64_t>(length));
    }
    if (!(*offsets)[0].is_number_unsigned() || !(*offsets)[1].is_number_unsigned())
        return broken("the place of “" + name + "” is not two offsets");
    entry.begin = (*offsets)[0].get<std::uint64_t>();
    entry.end = (*offsets)[1].get<std::uint64_t>();
    if (entry.begin > entry.end || entry.end > dataSize)
        return broken("“" + name + "” lies outside the file's " + bytesText(static_cast<std::int64_t>(dataSize))
                      + " of data");
    if (entry.end - entry.begin != size)
        return broken("“" + name + "” takes " + std::to_string(entry.end - entry.begin) + " bytes but its shape needs "
                      + std::to_string(size));
    return entry;
}

} // namespace

Result<WeightsFile> readSafetensors(ByteView bytes)
{
    if (bytes.size() < 8)
        return broken("it ends before the size of its header");
    const std::uint64_t headerSize = littleEndian64(bytes);
    if (headerSize > kMaximumHeader || headerSize > bytes.size() - 8)
        return broken("its header should take " + std::to_string(headerSize) + " bytes but the file has "
                      + std::to_string(bytes.size()));
    const std::string_view text = asText(bytes.subspan(8, headerSize));
    if (!text.starts_with('{') || !isUtf8(text))
        return broken("its header is not UTF-8 JSON");
    LATHE_TRY(const nlohmann::json header, parseHeader(text));

    const ByteView data = bytes.subspan(8 + headerSize);
    WeightsFile file;
    std::vector<Entry> entries;
    for (const auto& [name, json] : header.items()) {
        if (name == "__metadata__") {
            if (!json.is_object())
                return broken("its metadata is not an object");
            for (const auto& [key, value] : json.items()) {
                if (!value.is_string())
                    return broken("its metadata “" + key + "” is not a text");
                file.metadata[key] = value.get<std::string>();
            }
            continue;
        }
        LATHE_TRY(Entry entry, entryFromJson(name, json, data.size()));
        entries.push_back(std::move(entry));
    }

    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::uint64_t position = 0;
    for (const Entry& entry : entries) {
        if (entry.begin < position)
            return broken("“" + entry.name + "” overlaps another tensor");
        if (entry.begin > position)
            return broken("there is a hole before “" + entry.name + "”");
        position = entry.end;
    }
    if (position != data.size())
        return broken("after the last tensor come " + std::to_string(data.size() - position) + " bytes more");

    for (Entry& entry : entries) {
        const ByteView content = data.subspan(entry.begin, entry.end - entry.begin);
        file.tensors.emplace(std::move(entry.name), HostTensor{entry.type, std::move(entry.shape),
                                                               Bytes(content.begin(), content.end())});
    }
    return file;
}

Bytes writeSafetensors(const WeightsFile& file)
{
    // The format wants every tensor aligned to its element size without holes between: wider types first.
    std::vector<const StateDict::value_type*> order;
    for (const auto& entry : file.tensors)
        order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return elementSize(a->second.type) > elementSize(b->second.type);
    });

    nlohmann::json header = nlohmann::json::object();
    if (!file.metadata.empty())
        header["__metadata__"] = file.metadata;
    std::uint64_t position = 0;
    for (const auto* entry : order) {
        const HostTensor& tensor = entry->second;
        header[entry->first] = {{"dtype", toString(tensor.type)},
                                {"shape", tensor.shape},
                                {"data_offsets", {position, position + tensor.bytes.size()}}};
        position += tensor.bytes.size();
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');

    Bytes bytes;
    bytes.reserve(8 + text.size() + position);
    for (int i = 0; i < 8; ++i)
        bytes.push_back(static_cast<std::uint8_t>(text.size() >> (8 * i)));
    bytes.insert(bytes.end(), text.begin(), text.end());
    for (const auto* entry : order)
        bytes.insert(bytes.end(), entry->second.bytes.begin(), entry->second.bytes.end());
    return bytes;
}

} // namespace lathe
