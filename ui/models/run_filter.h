// The filter of runs: words, or expressions such as `metrics.f1 > 0.9 and params.epochs <= 6`.
#pragma once

#include "base/result.h"
#include "store/run_store.h"

#include <QStringList>

#include <memory>

namespace lathe {

class RunFilter {
public:
    /// An empty text matches everything. Without a comparison the words must all be in name, algorithm,
    /// dataset, state or device. Fails with Parse; `where` of the error says at which character.
    ///
    ///     expression = term { "or" term }
    ///     term       = factor { "and" factor }
    ///     factor     = "not" factor | "(" expression ")" | field operator value
    ///     field      = metrics.NAME | test.NAME | params.NAME | name | state | algorithm | dataset |
    ///                  version | device | epochs | seconds | seed
    ///     operator   = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~"      (~: contains)
    static Result<RunFilter> parse(const QString& text);

    bool matches(const RunRecord& run) const;

    struct Node;

private:
    QStringList m_words;
    std::shared_ptr<const Node> m_root;
};

/// The value of a field as a person sees it, for columns and comparisons; empty when the run has none.
QString runField(const RunRecord& run, const QString& field);

} // namespace lathe
