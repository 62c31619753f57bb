// Files of torch.save. Zip since torch 1.6; before, five pickles and the storages after them
// (torch/serialization.py, _save and _legacy_save).
#include "nn/weights.h"

#include "base/text.h"
#include "nn/stored_zip.h"
#include "nn/unpickler.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace lathe {

namespace {

/// torch's magic number of legacy files, little-endian as pickle has it.
constexpr std::string_view kMagic("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);
constexpr std::int64_t kLegacyProtocol = 1001;
constexpr std::size_t kMaximumRank = 64;
/// Tensors may share a storage, but not so often that a small file fills the memory.
constexpr std::uint64_t kMaximumGrowth = 8;

using Kind = PickleValue::Kind;

tl::unexpected<Error> broken(std::string what)
{
    return fail(ErrorCode::Parse, "The torch file is broken: " + std::move(what));
}

std::optional<ElementType> elementType(const std::string& storageType)
{
    static const std::map<std::string, ElementType> types{
        {"torch.FloatStorage", ElementType::Float32},   {"torch.DoubleStorage", ElementType::Float64},
        {"torch.HalfStorage", ElementType::Float16},    {"torch.BFloat16Storage", ElementType::BFloat16},
        {"torch.LongStorage", ElementType::Int64},      {"torch.IntStorage", ElementType::Int32},
        {"torch.ShortStorage", ElementType::Int16},     {"torch.CharStorage", ElementType::Int8},
        {"torch.ByteStorage", ElementType::UInt8},      {"torch.BoolStorage", ElementType::Bool}};
    const auto found = types.find(storageType);
    if (found == types.end())
        return std::nullopt;
    return found->second;
}

struct Storages {
    std::map<std::string, ByteView> byKey;
    bool bigEndian = false;
    std::uint64_t budget = 0; ///< bytes that all tensors together may take
};

Result<std::vector<std::int64_t>> integers(const PickleValue& tuple)
{
    if (tuple.items.size() > kMaximumRank)
        return broken("a tensor has too many dimensions");
    std::vector<std::int64_t> values;
    for (const PickleValue* item : tuple.items) {
        if (item->kind != Kind::Integer || item->integer < 0)
            return broken("a tensor's size or stride is no count");
        values.push_back(item->integer);
    }
    return values;
}

/// Copies elements one by one in row-major order of `shape`.
void gather(const std::uint8_t* from, std::size_t size, const std::vector<std::int64_t>& shape,
            const std::vector<std::int64_t>& stride, Bytes& to)
{
    std::vector<std::int64_t> index(shape.size(), 0);
    std::int64_t offset = 0;
    for (std::size_t at = 0; at < to.size(); at += size) {
        std::memcpy(to.data() + at, from + static_cast<std::size_t>(offset) * size, size);
        for (std::size_t d = shape.size(); d-- > 0;) {
            offset += stride[d];
            if (++index[d] < shape[d])
                break;
            offset -= stride[d] * shape[d];
            index[d] = 0;
        }
    }
}

bool isContiguous(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& stride)
{
    std::int64_t expected = 1;
    for (std::size_t d = shape.size(); d-- > 0;) {
        if (shape[d] != 1 && stride[d] != expected)
            return false;
        expected *= shape[d];
    }
    return true;
}

Result<HostTensor> tensorFrom(const PickleValue& value, Storages& storages)
{
    const PickleValue& storage = *value.items[0];
    const auto type = elementType(storage.type);
    const auto found = storages.byKey.find(storage.text);
    if (!type || found == storages.byKey.end())
        return broken("the storage “" + storage.text + "” is missing");
    const std::uint64_t size = elementSize(*type);
    const std::uint64_t available = found->second.size() / size;
    LATHE_TRY(std::vector<std::int64_t> shape, integers(*value.items[2]));
    LATHE_TRY(const std::vector<std::int64_t> stride, integers(*value.items[3]));
    const std::int64_t offset = value.items[1]->integer;
    if (shape.size() != stride.size() || offset < 0)
        return broken("a tensor's size and stride do not fit");

    std::uint64_t bytes = size;
    std::uint64_t last = static_cast<std::uint64_t>(offset);
    const bool empty = std::find(shape.begin(), shape.end(), 0) != shape.end();
    for (std::size_t d = 0; d < shape.size(); ++d) {
        std::uint64_t reach = 0;
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(shape[d]), &bytes)
            || (!empty
                && (__builtin_mul_overflow(static_cast<std::uint64_t>(shape[d] - 1),
                                           static_cast<std::uint64_t>(stride[d]), &reach)
                    || __builtin_add_overflow(last, reach, &last))))
            return broken("a tensor is too large");
    }
    if (!empty && last >= available)
        return broken("a tensor reaches over the end of its storage “" + storage.text + "”");
    if (bytes > storages.budget)
        return broken("its tensors are far larger than the file");
    storages.budget -= bytes;

    HostTensor tensor{*type, std::move(shape), Bytes(bytes)};
    if (empty)
        return tensor;
    const std::uint8_t* from = found->second.data() + static_cast<std::uint64_t>(offset) * size;
    if (isContiguous(tensor.shape, stride))
        std::memcpy(tensor.bytes.data(), from, bytes);
    else
        gather(from, size, tensor.shape, stride, tensor.bytes);
    if (storages.bigEndian)
        for (std::size_t at = 0; at < tensor.bytes.size(); at += size)
            std::reverse(tensor.bytes.begin() + static_cast<std::ptrdiff_t>(at),
                         tensor.bytes.begin() + static_cast<std::ptrdiff_t>(at + size));
    return tensor;
}

bool hasTensors(const PickleValue& dictionary)
{
    return std::any_of(dictionary.entries.begin(), dictionary.entries.end(),
                       [](const auto& entry) { return entry.second->kind == Kind::Tensor; });
}

/// A checkpoint keeps the state dict beside epoch, optimiser and so on.
Result<const PickleValue*> findStateDict(const PickleValue& root)
{
    if (root.kind != Kind::Dictionary)
        return fail(ErrorCode::Incompatible, "The torch file holds no state dict",
                    "Save the state dict: torch.save(model.state_dict(), path)");
    if (hasTensors(root))
        return &root;
    for (const char* key : {"state_dict", "model_state_dict", "model", "net", "weights"}) {
        const PickleValue* value = root.find(key);
        if (value && value->kind == Kind::Dictionary && hasTensors(*value))
            return value;
    }
    std::vector<std::string> keys;
    for (const auto& [key, value] : root.entries)
        if (key->kind == Kind::Text && keys.size() < 10)
            keys.push_back(key->text);
    return fail(ErrorCode::Incompatible, "The torch file holds no state dict, only: " + join(keys, ", "),
                "Save the state dict: torch.save(model.state_dict(), path)");
}

Result<WeightsFile> tensorsOf(const PickleValue& root, Storages& storages)
{
    LATHE_TRY(const PickleValue* dictionary, findStateDict(root));
    WeightsFile file;
    for (const auto& [key, value] : dictionary->entries) {
        if (value->kind != Kind::Tensor || key->kind != Kind::Text)
            continue;
        if (file.tensors.contains(key->text))
            return broken("it has “" + key->text + "” twice");
        LATHE_TRY(HostTensor tensor, tensorFrom(*value, storages));
        file.tensors.emplace(key->text, std::move(tensor));
    }
    return file;
}

Result<WeightsFile> readZipFile(ByteView bytes)
{
    LATHE_TRY(const auto entries, readStoredZip(bytes));
    constexpr std::string_view suffix = "/data.pkl";
    const auto pickled = std::find_if(entries.begin(), entries.end(),
                                      [&](const auto& entry) { return entry.first.ends_with(suffix); });
    if (pickled == entries.end())
        return fail(ErrorCode::Incompatible, "The zip file is none of torch.save's: it has no data.pkl");
    const std::string folder = pickled->first.substr(0, pickled->first.size() - suffix.size() + 1);
    if (entries.contains(folder + "constants.pkl"))
        return fail(ErrorCode::Incompatible, "The file is a TorchScript program, which is not executed",
                    "Save the state dict: torch.save(model.state_dict(), path)");

    Storages storages;
    storages.budget = bytes.size() * kMaximumGrowth;
    if (const auto order = entries.find(folder + "byteorder"); order != entries.end())
        storages.bigEndian = asText(order->second) == "big";
    const std::string data = folder + "data/";
    for (const auto& [name, content] : entries)
        if (name.starts_with(data))
            storages.byKey[name.substr(data.size())] = content;
    LATHE_TRY(const Pickle pickle, readPickle(pickled->second));
    return tensorsOf(*pickle.root, storages);
}

/// Collects the storages that tensors name, with type, so that the bytes after the pickles can be cut.
std::map<std::string, std::size_t> elementSizes(const Pickle& pickle)
{
    std::map<std::string, std::size_t> sizes;
    for (const PickleValue& value : pickle.values)
        if (value.kind == Kind::Storage)
            sizes[value.text] = elementSize(elementType(value.type).value_or(ElementType::UInt8));
    return sizes;
}

Result<WeightsFile> readLegacyFile(ByteView bytes)
{
    std::size_t position = 0;
    std::array<Pickle, 5> pickles; // magic, protocol, system, object, keys
    for (std::size_t i = 0; i < pickles.size(); ++i) {
        LATHE_TRY(pickles[i], readPickle(bytes.subspan(position)));
        position += pickles[i].size;
        if (i == 0 && pickles[0].root->text != kMagic)
            return fail(ErrorCode::Incompatible, "The file is neither safetensors nor one of torch.save's");
    }
    if (pickles[1].root->integer != kLegacyProtocol)
        return fail(ErrorCode::Incompatible, "The torch file has the unknown protocol "
                                                 + std::to_string(pickles[1].root->integer));
    const PickleValue* little = pickles[2].root->find("little_endian");
    const std::map<std::string, std::size_t> sizes = elementSizes(pickles[3]);

    Storages storages;
    storages.budget = bytes.size() * kMaximumGrowth;
    storages.bigEndian = little && little->kind == Kind::Boolean && little->integer == 0;
    if (pickles[4].root->kind != Kind::List)
        return broken("the list of its storages is missing");
    for (const PickleValue* key : pickles[4].root->items) {
        const auto size = sizes.find(key->text);
        if (key->kind != Kind::Text || size == sizes.end())
            return broken("it has a storage that no tensor uses");
        if (bytes.size() - position < 8)
            return broken("it ends before its storages do");
        std::uint64_t count = 0;
        for (std::size_t i = 8; i-- > 0;)
            count = count << 8 | bytes[storages.bigEndian ? position + 7 - i : position + i];
        position += 8;
        if (count > (bytes.size() - position) / size->second)
            return broken("it ends before its storages do");
        storages.byKey[key->text] = bytes.subspan(position, count * size->second);
        position += count * size->second;
    }
    return tensorsOf(*pickles[3].root, storages);
}

} // namespace

Result<WeightsFile> readTorchFile(ByteView bytes)
{
    if (looksLikeZip(bytes))
        return readZipFile(bytes);
    if (bytes.size() < 2 || bytes[0] != 0x80)
        return fail(ErrorCode::Parse, "The file is neither safetensors nor one of torch.save's");
    return readLegacyFile(bytes);
}

} // namespace lathe
