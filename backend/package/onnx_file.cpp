// Field numbers: onnx/onnx.proto of ONNX 1.12. Wire format: protobuf.dev/programming-guides/encoding.
#include "package/onnx_file.h"

#include <bit>
#include <cstring>
#include <functional>
#include <optional>

namespace lathe {

namespace {

constexpr std::uint64_t kMaximumFile = 0x7FFFFFFF;
constexpr const char* kProducer = "lathe";

// AttributeProto.AttributeType
constexpr int kFloat = 1, kInteger = 2, kIntegers = 7;

/// TensorProto.DataType
std::optional<int> dataType(ElementType type)
{
    switch (type) {
    case ElementType::Float32: return 1;
    case ElementType::UInt8: return 2;
    case ElementType::Int64: return 7;
    case ElementType::Float64: return 11;
    default: return std::nullopt;
    }
}

std::optional<ElementType> elementType(std::uint64_t dataTypeNumber)
{
    for (const ElementType type :
         {ElementType::Float32, ElementType::UInt8, ElementType::Int64, ElementType::Float64})
        if (static_cast<std::uint64_t>(*dataType(type)) == dataTypeNumber)
            return type;
    return std::nullopt;
}

class Writer {
public:
    void integer(unsigned field, std::uint64_t value)
    {
        varint(field << 3);
        varint(value);
    }
    void real(unsigned field, float value)
    {
        varint(field << 3 | 5);
        const auto bits = std::bit_cast<std::uint32_t>(value);
        for (int i = 0; i < 4; ++i)
            m_bytes.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
    }
    void bytes(unsigned field, ByteView value)
    {
        varint(field << 3 | 2);
        varint(value.size());
        m_bytes.insert(m_bytes.end(), value.begin(), value.end());
    }
    void text(unsigned field, const std::string& value) { bytes(field, asBytes(value)); }
    void message(unsigned field, const std::function<void(Writer&)>& fill)
    {
        Writer inner;
        fill(inner);
        bytes(field, inner.m_bytes);
    }
    void reserve(std::size_t size) { m_bytes.reserve(size); }
    Bytes take() { return std::move(m_bytes); }

private:
    void varint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
        m_bytes.push_back(static_cast<std::uint8_t>(value));
    }
    Bytes m_bytes;
};

void writeEntry(Writer& to, unsigned field, const std::string& key, const std::string& value)
{
    to.message(field, [&](Writer& entry) {
        entry.text(1, key);
        entry.text(2, value);
    });
}

void writeNode(Writer& to, const OnnxNode& node)
{
    for (const std::string& input : node.inputs)
        to.text(1, input);
    for (const std::string& output : node.outputs)
        to.text(2, output);
    to.text(3, node.name);
    to.text(4, node.op);
    for (const auto& [name, value] : node.attributes)
        to.message(5, [&, &attributeName = name, &attribute = value](Writer& inner) {
            inner.text(1, attributeName);
            if (const auto* integer = std::get_if<std::int64_t>(&attribute)) {
                inner.integer(3, static_cast<std::uint64_t>(*integer));
                inner.integer(20, kInteger);
            } else if (const auto* real = std::get_if<float>(&attribute)) {
                inner.real(2, *real);
                inner.integer(20, kFloat);
            } else {
                for (const std::int64_t item : std::get<std::vector<std::int64_t>>(attribute))
                    inner.integer(8, static_cast<std::uint64_t>(item));
                inner.integer(20, kIntegers);
            }
        });
}

void writeTensor(Writer& to, const std::string& name, const HostTensor& tensor)
{
    for (const std::int64_t side : tensor.shape)
        to.integer(1, static_cast<std::uint64_t>(side));
    to.integer(2, static_cast<std::uint64_t>(dataType(tensor.type).value_or(0)));
    to.text(8, name);
    to.bytes(9, tensor.bytes);
}

void writeValue(Writer& to, const OnnxValue& value)
{
    to.text(1, value.name);
    to.message(2, [&](Writer& type) {
        type.message(1, [&](Writer& tensor) {
            tensor.integer(1, static_cast<std::uint64_t>(dataType(value.type).value_or(0)));
            tensor.message(2, [&](Writer& shape) {
                for (const auto& side : value.shape)
                    shape.message(1, [&](Writer& dimension) {
                        if (const auto* number = std::get_if<std::int64_t>(&side))
                            dimension.integer(1, static_cast<std::uint64_t>(*number));
                        else
                            dimension.text(2, std::get<std::string>(side));
                    });
            });
        });
    });
}

/// Goes through the fields of one message.
class Reader {
public:
    explicit Reader(ByteView bytes) : m_bytes(bytes) {}

    unsigned field = 0;
    std::uint64_t number = 0; ///< of a varint or a fixed field
    ByteView content;         ///< of a field with a length
    bool isMessage = false;
    bool broken = false;

    std::string text() const { return std::string(asText(content)); }

    bool next()
    {
        if (broken || m_position == m_bytes.size())
            return false;
        const std::uint64_t key = varint();
        field = static_cast<unsigned>(key >> 3);
        isMessage = (key & 7) == 2;
        switch (key & 7) {
        case 0: number = varint(); break;
        case 1: number = fixed(8); break;
        case 2: content = take(varint()); break;
        case 5: number = fixed(4); break;
        default: broken = true;
        }
        return !broken;
    }

    /// A repeated integer: packed or not.
    void appendTo(std::vector<std::int64_t>& list)
    {
        if (!isMessage) {
            list.push_back(static_cast<std::int64_t>(number));
            return;
        }
        Reader packed(content);
        while (!packed.broken && packed.m_position < packed.m_bytes.size())
            list.push_back(static_cast<std::int64_t>(packed.varint()));
        broken |= packed.broken;
    }

private:
    ByteView take(std::uint64_t size)
    {
        if (size > m_bytes.size() - m_position) {
            broken = true;
            return {};
        }
        const ByteView view = m_bytes.subspan(m_position, size);
        m_position += size;
        return view;
    }
    std::uint64_t fixed(unsigned size)
    {
        std::uint64_t value = 0;
        const ByteView bytes = take(size);
        for (std::size_t i = bytes.size(); i-- > 0;)
            value = value << 8 | bytes[i];
        return value;
    }
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const ByteView byte = take(1);
            if (byte.empty())
                return 0;
            value |= std::uint64_t(byte[0] & 0x7F) << shift;
            if (byte[0] < 0x80)
                return value;
        }
        broken = true;
        return 0;
    }

    ByteView m_bytes;
    std::size_t m_position = 0;
};

tl::unexpected<Error> brokenFile(const char* what)
{
    return fail(ErrorCode::Parse, std::string("The ONNX file is broken: ") + what);
}

Result<void> readAttribute(ByteView bytes, OnnxNode& node)
{
    Reader reader(bytes);
    std::string name;
    std::uint64_t type = 0, integer = 0;
    float real = 0;
    std::vector<std::int64_t> integers;
    while (reader.next())
        switch (reader.field) {
        case 1: name = reader.text(); break;
        case 2: real = std::bit_cast<float>(static_cast<std::uint32_t>(reader.number)); break;
        case 3: integer = reader.number; break;
        case 8: reader.appendTo(integers); break;
        case 20: type = reader.number; break;
        default: break;
        }
    if (reader.broken)
        return brokenFile("an attribute");
    if (type == kFloat)
        node.attributes[name] = real;
    else if (type == kInteger)
        node.attributes[name] = static_cast<std::int64_t>(integer);
    else if (type == kIntegers)
        node.attributes[name] = std::move(integers);
    else
        return fail(ErrorCode::Incompatible, "The attribute “" + name + "” has a type that is not read");
    return {};
}

Result<OnnxNode> readNode(ByteView bytes)
{
    OnnxNode node;
    Reader reader(bytes);
    while (reader.next())
        switch (reader.field) {
        case 1: node.inputs.push_back(reader.text()); break;
        case 2: node.outputs.push_back(reader.text()); break;
        case 3: node.name = reader.text(); break;
        case 4: node.op = reader.text(); break;
        case 5: LATHE_CHECK(readAttribute(reader.content, node)); break;
        default: break;
        }
    if (reader.broken)
        return brokenFile("a node");
    return node;
}

Result<void> readTensor(ByteView bytes, StateDict& tensors)
{
    Reader reader(bytes);
    HostTensor tensor;
    std::string name;
    std::uint64_t type = 0;
    ByteView raw;
    while (reader.next())
        switch (reader.field) {
        case 1: reader.appendTo(tensor.shape); break;
        case 2: type = reader.number; break;
        case 8: name = reader.text(); break;
        case 9: raw = reader.content; break;
        default: break;
        }
    const auto known = elementType(type);
    if (reader.broken || !known)
        return brokenFile("an initializer");
    tensor.type = *known;
    std::uint64_t size = elementSize(tensor.type);
    for (const std::int64_t side : tensor.shape)
        if (side < 0 || __builtin_mul_overflow(size, static_cast<std::uint64_t>(side), &size))
            return brokenFile("an initializer's shape");
    if (size != raw.size())
        return brokenFile("an initializer's size");
    tensor.bytes.assign(raw.begin(), raw.end());
    tensors[name] = std::move(tensor);
    return {};
}

std::variant<std::int64_t, std::string> readSide(ByteView bytes)
{
    std::variant<std::int64_t, std::string> side = std::string();
    Reader reader(bytes);
    while (reader.next())
        if (reader.field == 1)
            side = static_cast<std::int64_t>(reader.number);
        else if (reader.field == 2)
            side = reader.text();
    return side;
}

Result<OnnxValue> readValue(ByteView bytes)
{
    OnnxValue value;
    Reader reader(bytes);
    ByteView type;
    while (reader.next())
        if (reader.field == 1)
            value.name = reader.text();
        else if (reader.field == 2)
            type = reader.content;
    Reader wrapper(type);
    while (wrapper.next()) {
        Reader tensor(wrapper.content);
        while (wrapper.field == 1 && tensor.next()) {
            if (tensor.field == 1) {
                const auto known = elementType(tensor.number);
                if (!known)
                    return brokenFile("a value's type");
                value.type = *known;
            } else if (tensor.field == 2) {
                Reader shape(tensor.content);
                while (shape.next())
                    value.shape.push_back(readSide(shape.content));
            }
        }
    }
    return value;
}

Result<void> readGraph(ByteView bytes, OnnxModel& model)
{
    Reader reader(bytes);
    while (reader.next())
        switch (reader.field) {
        case 1: {
            LATHE_TRY(OnnxNode node, readNode(reader.content));
            model.nodes.push_back(std::move(node));
            break;
        }
        case 2: model.graphName = reader.text(); break;
        case 5: LATHE_CHECK(readTensor(reader.content, model.initializers)); break;
        case 10: model.description = reader.text(); break;
        case 11:
        case 12: {
            LATHE_TRY(OnnxValue value, readValue(reader.content));
            (reader.field == 11 ? model.inputs : model.outputs).push_back(std::move(value));
            break;
        }
        default: break;
        }
    if (reader.broken)
        return brokenFile("the graph");
    return {};
}

} // namespace

Result<Bytes> writeOnnx(const OnnxModel& model)
{
    std::uint64_t size = 1 << 20;
    for (const auto& [name, tensor] : model.initializers) {
        size += tensor.bytes.size() + 256;
        if (!dataType(tensor.type))
            return fail(ErrorCode::Incompatible, "The weights “" + name + "” have the type "
                                                     + std::string(toString(tensor.type)) + ", which is not exported");
    }
    if (size > kMaximumFile)
        return fail(ErrorCode::Incompatible, "The network is too large for an ONNX file, whose limit is 2 GB",
                    "Export it as safetensors");

    Writer file;
    file.reserve(size);
    file.integer(1, static_cast<std::uint64_t>(model.irVersion));
    file.text(2, kProducer);
    file.text(3, model.producerVersion);
    file.message(8, [&](Writer& set) {
        set.text(1, "");
        set.integer(2, static_cast<std::uint64_t>(model.opset));
    });
    file.message(7, [&](Writer& graph) {
        graph.reserve(size);
        for (const OnnxNode& node : model.nodes)
            graph.message(1, [&](Writer& inner) { writeNode(inner, node); });
        graph.text(2, model.graphName);
        for (const auto& entry : model.initializers)
            graph.message(5, [&](Writer& inner) { writeTensor(inner, entry.first, entry.second); });
        graph.text(10, model.description);
        for (const OnnxValue& value : model.inputs)
            graph.message(11, [&](Writer& inner) { writeValue(inner, value); });
        for (const OnnxValue& value : model.outputs)
            graph.message(12, [&](Writer& inner) { writeValue(inner, value); });
    });
    for (const auto& [key, value] : model.metadata)
        writeEntry(file, 14, key, value);
    return file.take();
}

Result<OnnxModel> readOnnx(ByteView bytes)
{
    OnnxModel model;
    Reader reader(bytes);
    while (reader.next())
        switch (reader.field) {
        case 1: model.irVersion = static_cast<int>(reader.number); break;
        case 3: model.producerVersion = reader.text(); break;
        case 7: LATHE_CHECK(readGraph(reader.content, model)); break;
        case 8: {
            Reader set(reader.content);
            while (set.next())
                if (set.field == 2)
                    model.opset = static_cast<int>(set.number);
            break;
        }
        case 14: {
            Reader entry(reader.content);
            std::string key, value;
            while (entry.next())
                (entry.field == 1 ? key : value) = entry.text();
            model.metadata[key] = value;
            break;
        }
        default: break;
        }
    if (reader.broken || model.nodes.empty())
        return brokenFile("it ends early or has no graph");
    return model;
}

} // namespace lathe
