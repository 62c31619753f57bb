#include "nn/weights.h"

#include "base/text.h"
#include "nn/box_grid.h"

#include <algorithm>
#include <array>
#include <set>

namespace lathe {

namespace {

/// What trainers put before every name, beside the common first parts that are found in the file.
constexpr std::array<std::string_view, 6> kUsualPrefixes{"module.", "model.",   "backbone.",
                                                         "net.",    "encoder.", "_orig_mod."};

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::vector<std::string> sides;
    for (const std::int64_t side : shape)
        sides.push_back(std::to_string(side));
    return "[" + join(sides, ", ") + "]";
}

/// A few names and how many more there are.
std::string sample(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 5;
    std::vector<std::string> shown(names.begin(),
                                   names.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, names.size())));
    std::string text = join(shown, ", ");
    if (names.size() > kShown)
        text += " and " + std::to_string(names.size() - kShown) + " more";
    return text;
}

/// PyTorch counts batches in these; they have no part in the answers.
bool isCounter(std::string_view name)
{
    return name.ends_with("num_batches_tracked");
}

std::set<std::string> candidatePrefixes(const StateDict& tensors)
{
    std::set<std::string> prefixes{""};
    std::set<std::string> found;
    for (const auto& [name, tensor] : tensors)
        for (std::size_t dot = name.find('.'); dot != std::string::npos && found.size() < 64;
             dot = name.find('.', dot + 1))
            if (std::string prefix = name.substr(0, dot + 1);
                std::any_of(kUsualPrefixes.begin(), kUsualPrefixes.end(),
                            [&](std::string_view usual) { return prefix.ends_with(usual); }))
                found.insert(std::move(prefix));
    prefixes.merge(found);
    // a wrapper of any name: the first part that all names share
    if (!tensors.empty()) {
        const std::string& first = tensors.begin()->first;
        const std::string& last = tensors.rbegin()->first;
        const std::size_t dot = first.find('.');
        if (dot != std::string::npos && last.starts_with(std::string_view(first).substr(0, dot + 1)))
            prefixes.insert(first.substr(0, dot + 1));
    }
    return prefixes;
}

WeightsMatch matchWithPrefix(const std::vector<ParameterInfo>& expected, const StateDict& tensors,
                             const std::string& prefix)
{
    WeightsMatch match;
    match.prefix = prefix;
    std::set<std::string> used;
    for (const ParameterInfo& parameter : expected) {
        const auto found = tensors.find(prefix + parameter.name);
        if (found == tensors.end()) {
            match.missing.push_back(parameter.name);
            continue;
        }
        used.insert(found->first);
        if (found->second.shape == parameter.shape)
            match.mapping[parameter.name] = found->first;
        else
            match.shapes.push_back({parameter.name, parameter.shape, found->second.shape});
    }
    for (const auto& [name, tensor] : tensors)
        if (!used.contains(name) && !isCounter(name))
            match.unexpected.push_back(name);
    return match;
}

bool belongsTo(const std::string& name, const std::string& prefix)
{
    return !prefix.empty() && name.starts_with(prefix);
}

} // namespace

bool WeightsMatch::fitsBase() const
{
    return !mapping.empty()
        && std::all_of(missing.begin(), missing.end(),
                       [&](const std::string& name) { return belongsTo(name, headPrefix); })
        && std::all_of(shapes.begin(), shapes.end(),
                       [&](const Difference& difference) { return belongsTo(difference.name, headPrefix); });
}

std::string WeightsMatch::explanation() const
{
    std::vector<std::string> sentences;
    if (!prefix.empty())
        sentences.push_back("The file's names begin with “" + prefix + "”, which is taken off.");
    if (complete()) {
        sentences.push_back("All " + std::to_string(mapping.size()) + " tensors fit.");
    } else if (fitsBase()) {
        const std::string head = headPrefix.substr(0, headPrefix.size() - 1);
        sentences.push_back("Everything fits but the head “" + head + "”, "
                            + (shapes.empty() ? "which the file does not have"
                                              : "which has " + shapeText(shapes.front().found) + " in the file and "
                                                    + shapeText(shapes.front().expected) + " in the network")
                            + ". The head can start anew, for fine-tuning.");
    } else {
        if (!missing.empty())
            sentences.push_back(std::to_string(missing.size()) + " tensors of the network are not in the file: "
                                + sample(missing) + ".");
        if (!shapes.empty()) {
            std::vector<std::string> texts;
            for (const Difference& difference : shapes)
                texts.push_back(difference.name + " " + shapeText(difference.found) + ", not "
                                + shapeText(difference.expected));
            sentences.push_back("Shapes differ: the file has " + sample(texts) + ".");
        }
    }
    if (!unexpected.empty())
        sentences.push_back("The file has " + std::to_string(unexpected.size())
                            + " tensors that the network does not use: " + sample(unexpected) + ".");
    return join(sentences, " ");
}

Result<WeightsMatch> matchWeights(const Graph& graph, const StateDict& tensors)
{
    LATHE_TRY(const std::vector<ParameterInfo> expected, parameters(graph));
    WeightsMatch best;
    bool first = true;
    for (const std::string& prefix : candidatePrefixes(tensors)) {
        WeightsMatch match = matchWithPrefix(expected, tensors, prefix);
        if (first || match.mapping.size() > best.mapping.size())
            best = std::move(match);
        first = false;
    }
    if (graph.layers.back().op == Operator::Linear)
        best.headPrefix = graph.layers.back().name + ".";
    if (const std::string& last = graph.layers.back().name; last == kBoxLayer)
        best.headPrefix = last.substr(0, last.find('.') + 1);
    return best;
}

} // namespace lathe
