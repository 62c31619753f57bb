// Field numbers: onnx/onnx.proto of ONNX 1.12. Wire format: protobuf.dev/programming-guides/encoding.
#include "onnx/onnx_file.h"

#include <bit>
#include <cstring>
#include <functional>
#include <optional>

namespace lathe {

namespace {

constexpr std::uint64_t kMaximumFile = 0x7FFFFFFF;
constexpr const char* kProducer = "lathe";

// AttributeProto.AttributeType
constexpr int kFloat = 1, kInteger = 2, kText = 3, kTensor = 4, kFloats = 6, kIntegers = 7, kTexts = 8;

constexpr int kTextData = 8; ///< TensorProto.DataType of strings

/// TensorProto.DataType
std::optional<int> dataType(ElementType type)
{
    switch (type) {
    case ElementType::Float32: return 1;
    case ElementType::UInt8: return 2;
    case ElementType::Int64: return 7;
    case ElementType::Bool: return 9;
    case ElementType::Float64: return 11;
    default: return std::nullopt;
    }
}

std::optional<ElementType> elementType(std::uint64_t dataTypeNumber)
{
    for (const ElementType type :
         {ElementType::Float32, ElementType::UInt8, ElementType::Int64, ElementType::Bool, ElementType::Float64})
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

void writeTensor(Writer& to, const std::string& name, const HostTensor& tensor)
{
    for (const std::int64_t side : tensor.shape)
        to.integer(1, static_cast<std::uint64_t>(side));
    to.integer(2, static_cast<std::uint64_t>(dataType(tensor.type).value_or(0)));
    to.text(8, name);
    to.bytes(9, tensor.bytes);
}

void writeTexts(Writer& to, const std::string& name, const std::vector<std::string>& texts)
{
    to.integer(1, texts.size());
    to.integer(2, kTextData);
    for (const std::string& text : texts)
        to.text(6, text);
    to.text(8, name);
}

/// The value of an attribute and the number of its type.
struct AttributeWriter {
    Writer& to;
    void end(int type) const { to.integer(20, static_cast<std::uint64_t>(type)); }
    void operator()(std::int64_t value) const { to.integer(3, static_cast<std::uint64_t>(value)), end(kInteger); }
    void operator()(float value) const { to.real(2, value), end(kFloat); }
    void operator()(const std::string& value) const { to.text(4, value), end(kText); }
    void operator()(const std::vector<std::int64_t>& list) const
    {
        for (const std::int64_t value : list)
            to.integer(8, static_cast<std::uint64_t>(value));
        end(kIntegers);
    }
    void operator()(const std::vector<float>& list) const
    {
        for (const float value : list)
            to.real(7, value);
        end(kFloats);
    }
    void operator()(const std::vector<std::string>& list) const
    {
        for (const std::string& value : list)
            to.text(9, value);
        end(kTexts);
    }
    void operator()(const HostTensor& tensor) const
    {
        to.message(5, [&](Writer& inner) { writeTensor(inner, "", tensor); });
        end(kTensor);
    }
};

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
            std::visit(AttributeWriter{inner}, attribute);
        });
    if (!node.domain.empty())
        to.text(7, node.domain);
}

void writeValue(Writer& to, const OnnxValue& value)
{
    to.text(1, value.name);
    to.message(2, [&](Writer& type) {
        type.message(1, [&](Writer& tensor) {
            tensor.integer(1, static_cast<std::uint64_t>(value.isText ? kTextData : dataType(value.type).value_or(0)));
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

/// A constant: numbers, or a list of strings.
struct ReadTensor {
    std::string name;
    HostTensor numbers;
    std::vector<std::string> texts;
    bool isText = false;
};

Result<ReadTensor> readTensor(ByteView bytes)
{
    Reader reader(bytes);
    ReadTensor read;
    HostTensor& tensor = read.numbers;
    std::uint64_t type = 0;
    ByteView raw;
    while (reader.next())
        switch (reader.field) {
        case 1: reader.appendTo(tensor.shape); break;
        case 2: type = reader.number; break;
        case 6: read.texts.push_back(reader.text()); break;
        case 8: read.name = reader.text(); break;
        case 9: raw = reader.content; break;
        default: break;
        }
    read.isText = type == kTextData;
    if (read.isText) {
        if (reader.broken || tensor.shape != std::vector{static_cast<std::int64_t>(read.texts.size())})
            return brokenFile("a list of strings");
        return read;
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
    return read;
}

Result<void> readAttribute(ByteView bytes, OnnxNode& node)
{
    Reader reader(bytes);
    std::string name, text;
    std::uint64_t type = 0, integer = 0;
    float real = 0;
    std::vector<std::int64_t> integers;
    std::vector<float> reals;
    std::vector<std::string> texts;
    ByteView tensor;
    const auto realOf = [](std::uint64_t bits) { return std::bit_cast<float>(static_cast<std::uint32_t>(bits)); };
    while (reader.next())
        switch (reader.field) {
        case 1: name = reader.text(); break;
        case 2: real = realOf(reader.number); break;
        case 3: integer = reader.number; break;
        case 4: text = reader.text(); break;
        case 5: tensor = reader.content; break;
        case 7: reals.push_back(realOf(reader.number)); break;
        case 8: reader.appendTo(integers); break;
        case 9: texts.push_back(reader.text()); break;
        case 20: type = reader.number; break;
        default: break;
        }
    if (reader.broken)
        return brokenFile("an attribute");
    OnnxAttribute& attribute = node.attributes[name];
    switch (type) {
    case kFloat: attribute = real; return {};
    case kInteger: attribute = static_cast<std::int64_t>(integer); return {};
    case kText: attribute = std::move(text); return {};
    case kFloats: attribute = std::move(reals); return {};
    case kIntegers: attribute = std::move(integers); return {};
    case kTexts: attribute = std::move(texts); return {};
    case kTensor: {
        LATHE_TRY(ReadTensor read, readTensor(tensor));
        attribute = std::move(read.numbers);
        return {};
    }
    default: return fail(ErrorCode::Incompatible, "The attribute “" + name + "” has a type that is not read");
    }
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
        case 7: node.domain = reader.text(); break;
        default: break;
        }
    if (reader.broken)
        return brokenFile("a node");
    return node;
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
                value.isText = tensor.number == kTextData;
                if (!known && !value.isText)
                    return brokenFile("a value's type");
                value.type = known.value_or(ElementType::Float32);
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
        case 5: {
            LATHE_TRY(ReadTensor tensor, readTensor(reader.content));
            if (tensor.isText)
                model.texts[tensor.name] = std::move(tensor.texts);
            else
                model.initializers[tensor.name] = std::move(tensor.numbers);
            break;
        }
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
    for (const OnnxNode& node : model.nodes) // the trees of a forest are attributes
        for (const auto& [name, attribute] : node.attributes) {
            if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&attribute))
                size += 10 * integers->size();
            else if (const auto* tensor = std::get_if<HostTensor>(&attribute))
                size += tensor->bytes.size() + 256;
        }
    if (size > kMaximumFile)
        return fail(ErrorCode::Incompatible, "The model is too large for an ONNX file, whose limit is 2 GB",
                    "Export it as safetensors, or as a package");

    Writer file;
    file.reserve(size);
    file.integer(1, static_cast<std::uint64_t>(model.irVersion));
    file.text(2, kProducer);
    file.text(3, model.producerVersion);
    const auto operators = [&](const char* domain, int version) {
        file.message(8, [&](Writer& set) {
            set.text(1, domain);
            set.integer(2, static_cast<std::uint64_t>(version));
        });
    };
    operators("", model.opset);
    if (model.hasTables)
        operators(kOnnxTables, kOnnxTablesVersion);
    file.message(7, [&](Writer& graph) {
        graph.reserve(size);
        for (const OnnxNode& node : model.nodes)
            graph.message(1, [&](Writer& inner) { writeNode(inner, node); });
        graph.text(2, model.graphName);
        for (const auto& entry : model.initializers)
            graph.message(5, [&](Writer& inner) { writeTensor(inner, entry.first, entry.second); });
        for (const auto& entry : model.texts)
            graph.message(5, [&](Writer& inner) { writeTexts(inner, entry.first, entry.second); });
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
            std::string domain;
            std::uint64_t version = 0;
            while (set.next())
                if (set.field == 1)
                    domain = set.text();
                else if (set.field == 2)
                    version = set.number;
            if (domain.empty())
                model.opset = static_cast<int>(version);
            else if (domain == kOnnxTables && version == kOnnxTablesVersion)
                model.hasTables = true;
            else
                return fail(ErrorCode::Incompatible, "The ONNX file needs the operators of " + domain + " " + std::to_string(version));
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
