// A step of a pipeline: unfitted, and fitted on training rows.
#pragma once

#include "base/catalog.h"
#include "base/message.h"
#include "base/params.h"
#include "base/progress.h"
#include "data/table.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>

namespace lathe {

class OnnxColumns;

/// Which rows a transform works on.
enum class Scope : std::uint8_t {
    Always,   ///< all rows, also those to be predicted: it changes columns and keeps every row
    Labelled, ///< rows to learn from and to judge by: it may leave rows out
    Training, ///< rows to learn from alone: it may leave rows out and make new ones
};

struct TransformInfo {
    std::string id;      ///< `impute`, `one_hot`
    std::string name;    ///< "Fill missing values"
    std::string group;   ///< of the menu: "Columns", "Rows", "Missing values", "Numbers", "Categories", "Time", "Text", "Balance"
    std::string summary; ///< one or two sentences
    std::string reference; ///< where the method comes from; may be empty
    Scope scope = Scope::Always;
};

/// Immutable; `apply` may be called from any thread.
class FittedTransform {
public:
    virtual ~FittedTransform() = default;
    /// Never depends on other rows of `table` (leaving out duplicates apart). The target may be absent, unless it is
    /// what a step on labelled rows reads. Columns are found by name,
    /// categories by their text: the levels of `table` may stand in any order and hold new ones.
    /// Fails with Schema when a column is absent or of another type.
    virtual Result<Table> apply(const Table& table) const = 0;
    /// What was learned, in a line: "Median 435, 207 filled".
    virtual Message summary() const = 0;
    /// All that `apply` needs; Transform::load reads it back.
    virtual nlohmann::json state() const = 0;
    /// The columns without which `apply` fails.
    virtual Names reads() const = 0;
    /// Appends what `apply` does to an ONNX graph. Fails with Incompatible, saying why, where ONNX has no means for it.
    virtual Result<void> writeOnnx(OnnxColumns& columns) const = 0;
};

struct TransformFit {
    std::unique_ptr<FittedTransform> fitted;
    Table train; ///< the training rows, transformed (not always what `apply` gives: out-of-fold encoding, made rows)
};

/// Stateless.
class Transform {
public:
    virtual ~Transform() = default;
    virtual const TransformInfo& info() const = 0;
    virtual const std::vector<ParamSpec>& parameters() const = 0;
    /// `train` holds training rows only. The same rows, parameters and seed give the same result.
    /// Fails with NotFound (a column), Schema (its type), InvalidArgument, Cancelled.
    virtual Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t seed,
                                     Progress& progress) const = 0;
    /// Fails with Parse.
    virtual Result<std::unique_ptr<FittedTransform>> load(const nlohmann::json& state) const = 0;
};

/// The explicit list; its order is the order of the menu.
const Catalog<Transform>& builtinTransforms();

} // namespace lathe
