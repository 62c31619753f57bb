// Opcodes as in CPython's Lib/pickletools.py; globals as in torch/serialization.py and torch/_utils.py.
#include "nn/unpickler.h"

#include "base/text.h"

#include <bit>
#include <map>
#include <set>

namespace lathe {

namespace {

/// Far more than any checkpoint has; bounds the memory that a hostile file can take.
constexpr std::size_t kMaximumValues = 4'000'000;

constexpr const char* kOrderedDict = "collections.OrderedDict";
constexpr const char* kRebuildTensor = "torch._utils._rebuild_tensor";
constexpr const char* kRebuildTensor2 = "torch._utils._rebuild_tensor_v2";
constexpr const char* kRebuildParameter = "torch._utils._rebuild_parameter";

bool isStorageType(const std::string& name)
{
    static const std::set<std::string> names{
        "torch.FloatStorage", "torch.DoubleStorage", "torch.HalfStorage", "torch.BFloat16Storage",
        "torch.LongStorage",  "torch.IntStorage",    "torch.ShortStorage", "torch.CharStorage",
        "torch.ByteStorage",  "torch.BoolStorage"};
    return names.contains(name);
}

bool isAllowed(const std::string& name)
{
    return name == kOrderedDict || name == kRebuildTensor || name == kRebuildTensor2
        || name == kRebuildParameter || isStorageType(name);
}

/// Thrown inside the machine only, and turned into a Result at its edge.
struct Refusal {
    Error error;
};

[[noreturn]] void refuse(ErrorCode code, std::string message, std::string hint = {})
{
    throw Refusal{{code, std::move(message), std::move(hint), {}}};
}

[[noreturn]] void broken(const char* what)
{
    refuse(ErrorCode::Parse, std::string("The torch file's pickle is broken: ") + what);
}

using Kind = PickleValue::Kind;

class Machine {
public:
    explicit Machine(ByteView bytes) : m_bytes(bytes) {}

    Pickle run()
    {
        while (step()) {}
        m_pickle.root = pop();
        m_pickle.size = m_position;
        return std::move(m_pickle);
    }

private:
    // Reading

    std::uint64_t number(unsigned size)
    {
        const ByteView bytes = take(size);
        std::uint64_t value = 0;
        for (unsigned i = size; i-- > 0;)
            value = value << 8 | bytes[i];
        return value;
    }

    ByteView take(std::uint64_t size)
    {
        if (size > m_bytes.size() - m_position)
            broken("it ends early");
        const ByteView bytes = m_bytes.subspan(m_position, size);
        m_position += size;
        return bytes;
    }

    std::string line()
    {
        std::string text;
        for (;;) {
            const char c = static_cast<char>(number(1));
            if (c == '\n')
                return text;
            text += c;
        }
    }

    // The stack

    PickleValue* make(Kind kind)
    {
        if (m_pickle.values.size() >= kMaximumValues)
            broken("it has too many values");
        PickleValue& value = m_pickle.values.emplace_back();
        value.kind = kind;
        return &value;
    }

    void push(PickleValue* value) { m_stack.push_back(value); }
    void pushText(Kind kind, std::uint64_t size)
    {
        PickleValue* value = make(kind);
        value->text = asText(take(size));
        if (kind == Kind::Text)
            value->text = toUtf8(value->text);
        push(value);
    }
    void pushInteger(Kind kind, std::int64_t integer)
    {
        PickleValue* value = make(kind);
        value->integer = integer;
        push(value);
    }
    void pushGlobal(std::string name)
    {
        if (!isAllowed(name))
            refuse(ErrorCode::Incompatible, "The torch file asks for “" + toUtf8(name) + "”, which is not executed",
                   "Save the state dict alone: torch.save(model.state_dict(), path)");
        PickleValue* value = make(Kind::Global);
        value->text = std::move(name);
        push(value);
    }

    PickleValue* top()
    {
        if (m_stack.size() <= floor())
            broken("its stack is empty");
        return m_stack.back();
    }
    PickleValue* pop()
    {
        PickleValue* value = top();
        m_stack.pop_back();
        return value;
    }
    std::size_t floor() const { return m_marks.empty() ? 0 : m_marks.back(); }

    std::vector<const PickleValue*> popToMark()
    {
        if (m_marks.empty())
            broken("a mark is missing");
        const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
        std::vector<const PickleValue*> items(begin, m_stack.end());
        m_stack.erase(begin, m_stack.end());
        m_marks.pop_back();
        return items;
    }

    void pushTuple(std::size_t size)
    {
        PickleValue* value = make(Kind::Tuple);
        value->items.resize(size);
        for (std::size_t i = size; i-- > 0;)
            value->items[i] = pop();
        push(value);
    }

    void setItems(const std::vector<const PickleValue*>& items)
    {
        PickleValue* target = top();
        if (target->kind != Kind::Dictionary || items.size() % 2 != 0)
            broken("items are set on something that is no dictionary");
        for (std::size_t i = 0; i < items.size(); i += 2)
            target->entries.emplace_back(items[i], items[i + 1]);
    }

    void append(const std::vector<const PickleValue*>& items)
    {
        PickleValue* target = top();
        if (target->kind != Kind::List)
            broken("items are appended to something that is no list");
        target->items.insert(target->items.end(), items.begin(), items.end());
    }

    void remember(std::uint64_t key) { m_memo[key] = top(); }
    void recall(std::uint64_t key)
    {
        const auto found = m_memo.find(key);
        if (found == m_memo.end())
            broken("it recalls what it has not stored");
        push(found->second);
    }

    // Objects

    void reduce()
    {
        const PickleValue* arguments = pop();
        const PickleValue* function = pop();
        if (function->kind != Kind::Global || arguments->kind != Kind::Tuple)
            broken("it calls something that is no function");
        const auto& items = arguments->items;
        if (function->text == kOrderedDict) {
            push(make(Kind::Dictionary));
            if (items.size() == 1 && items[0]->kind == Kind::List)
                fillFromPairs(*items[0]);
            else if (!items.empty())
                broken("an ordered dictionary has unknown arguments");
        } else if (function->text == kRebuildParameter) {
            if (items.empty() || items[0]->kind != Kind::Tensor)
                broken("a parameter without a tensor");
            push(const_cast<PickleValue*>(items[0]));
        } else if (function->text == kRebuildTensor || function->text == kRebuildTensor2) {
            if (items.size() < 4 || items[0]->kind != Kind::Storage || items[1]->kind != Kind::Integer
                || items[2]->kind != Kind::Tuple || items[3]->kind != Kind::Tuple)
                broken("a tensor without storage, offset, size or stride");
            PickleValue* tensor = make(Kind::Tensor);
            tensor->items.assign(items.begin(), items.begin() + 4);
            push(tensor);
        } else {
            broken("it calls a storage type");
        }
    }

    /// Python 2 wrote the entries of an ordered dictionary as one list of pairs.
    void fillFromPairs(const PickleValue& list)
    {
        for (const PickleValue* pair : list.items) {
            if ((pair->kind != Kind::List && pair->kind != Kind::Tuple) || pair->items.size() != 2)
                broken("an ordered dictionary has an entry that is no pair");
            top()->entries.emplace_back(pair->items[0], pair->items[1]);
        }
    }

    void persistentId()
    {
        const PickleValue* id = pop();
        const auto& items = id->items;
        if (id->kind != Kind::Tuple || items.size() < 5 || items[0]->kind != Kind::Text
            || items[0]->text != "storage" || items[1]->kind != Kind::Global || !isStorageType(items[1]->text)
            || items[2]->kind != Kind::Text || items[4]->kind != Kind::Integer || items[4]->integer < 0)
            broken("an external value that is no storage");
        if (items.size() > 5 && items[5]->kind != Kind::None)
            refuse(ErrorCode::Incompatible, "The torch file has storages that are views of others",
                   "Save it again with a newer torch");
        PickleValue* storage = make(Kind::Storage);
        storage->type = items[1]->text;
        storage->text = items[2]->text;
        storage->integer = items[4]->integer;
        push(storage);
    }

    void longInteger(std::uint64_t size)
    {
        const ByteView bytes = take(size);
        // torch's magic number has ten bytes; larger ones have no meaning in a state dict
        if (size > 16)
            broken("an integer is too long");
        std::uint64_t value = !bytes.empty() && bytes.back() & 0x80 ? ~std::uint64_t(0) : 0;
        for (std::size_t i = std::min<std::size_t>(bytes.size(), 8); i-- > 0;)
            value = value << 8 | bytes[i];
        pushInteger(Kind::Integer, static_cast<std::int64_t>(value));
        if (size > 8)
            m_stack.back()->text = asText(bytes);
    }

    bool step()
    {
        const auto opcode = static_cast<char>(number(1));
        switch (opcode) {
        case '\x80': number(1); break;                 // PROTO
        case '\x95': number(8); break;                 // FRAME
        case '.': return false;                        // STOP
        case '(': m_marks.push_back(m_stack.size()); break;
        case '0':                                      // POP, which may also take a mark
            if (m_stack.size() > floor())
                m_stack.pop_back();
            else
                popToMark();
            break;
        case '1': popToMark(); break;                  // POP_MARK
        case '2': push(top()); break;                  // DUP
        case 'N': push(make(Kind::None)); break;
        case '\x88': pushInteger(Kind::Boolean, 1); break;
        case '\x89': pushInteger(Kind::Boolean, 0); break;
        case 'J': pushInteger(Kind::Integer, static_cast<std::int32_t>(number(4))); break;
        case 'K': pushInteger(Kind::Integer, static_cast<std::int64_t>(number(1))); break;
        case 'M': pushInteger(Kind::Integer, static_cast<std::int64_t>(number(2))); break;
        case '\x8a': longInteger(number(1)); break;
        case '\x8b': longInteger(number(4)); break;
        case 'G': {                                    // BINFLOAT, big-endian
            std::uint64_t bits = 0;
            for (const std::uint8_t byte : take(8))
                bits = bits << 8 | byte;
            push(make(Kind::Real));
            m_stack.back()->real = std::bit_cast<double>(bits);
            break;
        }
        case 'X': pushText(Kind::Text, number(4)); break;
        case '\x8c': pushText(Kind::Text, number(1)); break;
        case '\x8d': pushText(Kind::Text, number(8)); break;
        case 'U': pushText(Kind::Text, number(1)); break;  // Python 2's str
        case 'T': pushText(Kind::Text, number(4)); break;
        case 'C': pushText(Kind::Raw, number(1)); break;
        case 'B': pushText(Kind::Raw, number(4)); break;
        case '\x8e': pushText(Kind::Raw, number(8)); break;
        case ')': pushTuple(0); break;
        case '\x85': pushTuple(1); break;
        case '\x86': pushTuple(2); break;
        case '\x87': pushTuple(3); break;
        case 't': {
            PickleValue* tuple = make(Kind::Tuple);
            tuple->items = popToMark();
            push(tuple);
            break;
        }
        case ']': push(make(Kind::List)); break;
        case 'l': {
            PickleValue* list = make(Kind::List);
            list->items = popToMark();
            push(list);
            break;
        }
        case '}': push(make(Kind::Dictionary)); break;
        case 'd': {
            const auto items = popToMark();
            push(make(Kind::Dictionary));
            setItems(items);
            break;
        }
        case 'a': append({pop()}); break;
        case 'e': append(popToMark()); break;
        case 's': {
            const PickleValue* value = pop();
            const PickleValue* key = pop();
            setItems({key, value});
            break;
        }
        case 'u': setItems(popToMark()); break;
        case '\x8f': push(make(Kind::Opaque)); break;      // EMPTY_SET
        case '\x90': popToMark(); top(); break;            // ADDITEMS
        case '\x91': popToMark(); push(make(Kind::Opaque)); break; // FROZENSET
        case 'q': remember(number(1)); break;
        case 'r': remember(number(4)); break;
        case '\x94': remember(m_memo.size()); break;
        case 'h': recall(number(1)); break;
        case 'j': recall(number(4)); break;
        case 'c': {
            const std::string module = line();
            pushGlobal(module + "." + line());
            break;
        }
        case '\x93': {                                 // STACK_GLOBAL
            const PickleValue* name = pop();
            const PickleValue* module = pop();
            if (name->kind != Kind::Text || module->kind != Kind::Text)
                broken("a global without a name");
            pushGlobal(module->text + "." + name->text);
            break;
        }
        case 'R': reduce(); break;
        case 'Q': persistentId(); break;
        case 'b':                                      // BUILD: an ordered dictionary's own attributes
            pop();
            if (top()->kind != Kind::Dictionary)
                broken("it changes the state of something that is no dictionary");
            break;
        default:
            refuse(ErrorCode::Incompatible,
                   "The torch file's pickle uses the opcode " + std::to_string(static_cast<unsigned char>(opcode))
                       + ", which a state dict does not need");
        }
        return true;
    }

    ByteView m_bytes;
    std::size_t m_position = 0;
    Pickle m_pickle;
    std::vector<PickleValue*> m_stack;
    std::vector<std::size_t> m_marks;
    std::map<std::uint64_t, PickleValue*> m_memo;
};

} // namespace

const PickleValue* PickleValue::find(std::string_view key) const
{
    for (const auto& [name, value] : entries)
        if (name->kind == Kind::Text && name->text == key)
            return value;
    return nullptr;
}

Result<Pickle> readPickle(ByteView bytes)
{
    try {
        return Machine(bytes).run();
    } catch (const Refusal& refusal) {
        return tl::unexpected<Error>(refusal.error);
    }
}

} // namespace lathe
