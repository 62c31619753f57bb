// Short ways to fit steps in tests.
#pragma once

#include "prep/pipeline.h"
#include "support/table_builder.h"

#include <nlohmann/json.hpp>

namespace lathe::build {

/// Names in order, values of the parameters' own types; the rest by default.
inline PipelineStep step(const std::string& transform, const std::vector<std::pair<std::string, ParamValue>>& values = {})
{
    Params params = defaults(builtinTransforms().find(transform)->parameters());
    for (const auto& [name, value] : values)
        params.set(name, value);
    return {transform, std::move(params), true};
}

inline Result<TransformFit> fit(const PipelineStep& step, const Table& train, std::uint64_t seed = 1)
{
    NoProgress progress;
    return builtinTransforms().find(step.transform)->fit(train, step.parameters, seed, progress);
}

inline Result<PipelineFit> fit(const Pipeline& pipeline, const Table& train, std::uint64_t seed = 1)
{
    NoProgress progress;
    return fitPipeline(pipeline, train, seed, progress);
}

/// The numbers of a column; throws where it is absent.
inline std::vector<double> numbers(const Table& table, const std::string& name)
{
    const Column* column = table.find(name);
    if (!column)
        throw std::runtime_error("no column " + name);
    return {column->numbers().begin(), column->numbers().end()};
}

/// Empty, or where and how `actual` differs from `expected` by more than `tolerance`. Missing equals missing.
inline std::string difference(const std::vector<double>& actual, const std::vector<double>& expected, double tolerance)
{
    if (actual.size() != expected.size())
        return std::to_string(actual.size()) + " values instead of " + std::to_string(expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        const bool isEqual = std::isnan(actual[i]) || std::isnan(expected[i]) ? std::isnan(actual[i]) == std::isnan(expected[i])
                                                                             : std::abs(actual[i] - expected[i]) <= tolerance;
        if (!isEqual)
            return "value " + std::to_string(i) + " is " + shortest(actual[i]) + " instead of " + shortest(expected[i]);
    }
    return {};
}

} // namespace lathe::build
