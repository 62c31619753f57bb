// The rows of iris, for algorithms that are asked without a pipeline.
#pragma once

#include "base/text.h"
#include "ml/table_learner.h"
#include "support/shared_data.h"

#include <fstream>
#include <map>

namespace lathe {

/// [150, 4] with the species as labels.
inline Samples irisSamples()
{
    std::ifstream file(sharedData("tabular/iris/iris.csv"));
    Samples samples;
    samples.classes = {"setosa", "versicolor", "virginica"};
    samples.names = {"sepal_length", "sepal_width", "petal_length", "petal_width"};
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = split(trimmed(line), ',');
        for (std::size_t j = 0; j < 4; ++j)
            samples.features.values.push_back(parseReal(cells.at(j)).value());
        samples.labels.push_back(static_cast<std::int32_t>(std::ranges::find(samples.classes, cells.at(4)) - samples.classes.begin()));
        samples.weights.push_back(1);
    }
    samples.features.rows = samples.labels.size();
    samples.features.columns = 4;
    return samples;
}

} // namespace lathe
