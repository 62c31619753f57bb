// Rows with everything in them, and every step of the catalog in its usual form.
#pragma once

#include "steps.h"

namespace lathe::cases {

inline Table trainRows()
{
    std::string text = "key:text:id, a:numeric, b:numeric, kind:categorical, colour:categorical, note:text, when:time, flag:boolean, y:categorical:target\n";
    const char* colours[]{"red", "green", "blue"};
    for (int i = 0; i < 24; ++i) {
        text += "k" + std::to_string(i) + ",";
        text += (i % 7 == 3 ? "" : std::to_string(i * i % 17 + 1)) + ",";
        text += (i % 11 == 5 ? "" : std::to_string(i) + ".5") + ",";
        text += std::string(i % 8 == 1 ? "" : i % 2 ? "odd" : "even") + ",";
        text += std::string(colours[i % 3]) + ",";
        text += (i % 9 == 2 ? "" : "some words and " + std::to_string(i)) + ",";
        text += (i % 10 == 4 ? "" : "2024-0" + std::to_string(i % 9 + 1) + "-11T0" + std::to_string(i % 7) + ":30") + ",";
        text += std::string(i % 6 == 0 ? "" : i % 5 ? "true" : "false") + ",";
        text += std::string(i % 4 ? "common" : "rare") + "\n";
    }
    return build::table(text);
}

/// Missing values in other places, categories and words that were not seen, levels in another order, no target.
inline Table newRows()
{
    return build::table("key:text:id, a:numeric, b:numeric, kind:categorical, colour:categorical, note:text, when:time, flag:boolean\n"
                        "n0, 3, -1.5, new, blue, other words, 2025-01-01, false\n"
                        "n1, , , , , , ,\n"
                        "n2, 1e6, 0, odd, violet, some 3, 1969-12-31T23:59, true\n"
                        "n3, 2, , even, red, and, 2024-02-29, true");
}

/// Where the defaults choose nothing.
inline PipelineStep usualStep(const std::string& id)
{
    if (id == "drop")
        return build::step(id, {{"columns", Names{"b", "note"}}});
    if (id == "rename")
        return build::step(id, {{"columns", Names{"a", "kind"}}, {"names", std::string("first, sort")}});
    if (id == "set_type")
        return build::step(id, {{"columns", Names{"a", "flag"}}});
    if (id == "compute")
        return build::step(id, {{"name", std::string("c")}, {"formula", std::string("if(kind = 'odd', a * b, year(when))")}});
    if (id == "filter_rows")
        return build::step(id, {{"condition", std::string("a > 2")}});
    return build::step(id);
}

inline std::vector<PipelineStep> usualSteps()
{
    std::vector<PipelineStep> steps;
    for (const auto& transform : builtinTransforms())
        steps.push_back(usualStep(transform->info().id));
    steps.push_back(build::step("impute", {{"method", std::string("nearest")}, {"flag", true}}));
    steps.push_back(build::step("scale", {{"method", std::string("normal")}}));
    steps.push_back(build::step("bin", {{"as", std::string("number")}}));
    return steps;
}

} // namespace lathe::cases
