// The cases of fixtures/eval/expected.json, judged by scikit-learn (see expected.py beside it).
#pragma once

#include "ml/predictions.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

struct JudgedCase {
    std::string name;
    lathe::Predictions predictions;
    std::vector<std::int32_t> truth;
    nlohmann::json expected;
};

inline std::vector<JudgedCase> judgedCases()
{
    std::ifstream file(LATHE_FIXTURES "/eval/expected.json");
    const nlohmann::json document = nlohmann::json::parse(file);
    std::vector<JudgedCase> cases;
    for (const auto& json : document.at("cases")) {
        JudgedCase one;
        one.name = json.at("name").get<std::string>();
        one.truth = json.at("truth").get<std::vector<std::int32_t>>();
        for (int c = 0; c < json.at("classes").get<int>(); ++c)
            one.predictions.classes.push_back("class " + std::to_string(c));
        for (const auto& row : json.at("probabilities_1024"))
            for (const auto& value : row)
                one.predictions.probabilities.push_back(value.get<float>() / 1024);
        one.expected = json;
        cases.push_back(std::move(one));
    }
    return cases;
}
