// Python's pickle, read without executing: containers, numbers, texts and torch's tensors, nothing else.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace lathe {

struct PickleValue {
    enum class Kind {
        None, Boolean, Integer, Real, Text, Raw,
        Tuple, List, Dictionary,
        Global,   ///< `text` is module.name
        Storage,  ///< `text` is the key, `type` the global's name, `integer` the count of elements
        Tensor,   ///< `items`: storage, offset, size, stride
        Opaque,   ///< something harmless that has no use here, for example backward hooks
    };
    Kind kind = Kind::None;
    std::int64_t integer = 0;
    double real = 0;
    std::string text;
    std::string type;
    std::vector<const PickleValue*> items;
    std::vector<std::pair<const PickleValue*, const PickleValue*>> entries;

    /// The value under a text key, or null.
    const PickleValue* find(std::string_view key) const;
};

/// All values of one pickle; they point to each other and live as long as this does. A flat store, since
/// what a file nests a million times deep must not be destroyed by recursion.
struct Pickle {
    std::deque<PickleValue> values;
    const PickleValue* root = nullptr;
    std::size_t size = 0; ///< bytes up to and with the STOP
};

/// Fails with Parse; with Incompatible for a global that is not on the list, naming it.
Result<Pickle> readPickle(ByteView bytes);

} // namespace lathe
