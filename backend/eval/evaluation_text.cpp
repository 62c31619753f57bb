#include "eval/evaluation.h"

#include "base/text.h"
#include "eval/metric.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

/// A wider table is no help on a terminal.
constexpr std::size_t kMatrixClasses = 20;
constexpr std::size_t kNameWidth = 24;

/// Characters, not bytes.
std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string left(std::string text, std::size_t columns)
{
    const std::size_t used = width(text);
    return used < columns ? text + std::string(columns - used, ' ') : text;
}

std::string right(std::string text, std::size_t columns)
{
    const std::size_t used = width(text);
    return used < columns ? std::string(columns - used, ' ') + text : text;
}

std::string shortened(const std::string& name)
{
    if (width(name) <= kNameWidth)
        return name;
    std::size_t bytes = 0;
    for (std::size_t characters = 0; bytes < name.size(); ++bytes)
        if ((name[bytes] & 0xC0) != 0x80 && ++characters == kNameWidth)
            break;
    return name.substr(0, bytes) + "…";
}

/// Values in the unit of a target may be large: four digits after the point are no help then.
std::string numberText(double value)
{
    return fixed(value, std::abs(value) < 1000 ? 4 : 1);
}

std::string number(const Measurement& measurement)
{
    return measurement.value ? numberText(*measurement.value) : "–";
}

std::string withInterval(const Measurement& measurement)
{
    if (!measurement.value)
        return right("–", 8) + "  " + measurement.undefined;
    std::string text = right(number(measurement), 8);
    if (measurement.low && measurement.high)
        text += "  " + numberText(*measurement.low) + " to " + numberText(*measurement.high);
    return text;
}

std::string whyLeft(Task task)
{
    if (task == Task::Clustering)
        return "noise, in no cluster";
    if (task == Task::Detection)
        return "no box drawn or not readable";
    return task == Task::Regression ? "no true value or no prediction" : "no label or no prediction";
}

std::string metricTable(const Evaluation& evaluation)
{
    std::string text = left("metric", 22) + right("value", 8) + "  95 % interval\n";
    for (const MetricInfo& info : metricInfos(evaluation.task)) {
        const auto found = evaluation.metrics.find(info.id);
        if (found != evaluation.metrics.end())
            text += left(info.id, 22) + withInterval(found->second) + "\n";
    }
    return text;
}

std::string classTable(const Evaluation& evaluation)
{
    std::string text = left("class", kNameWidth + 2) + right("precision", 9) + right("recall", 9) +
                       right("F1", 9) + right("items", 10) + right("predicted", 11) + "\n";
    for (const ClassReport& report : evaluation.perClass)
        text += left(shortened(report.name), kNameWidth + 2) + right(number(report.precision), 9) +
                right(number(report.recall), 9) + right(number(report.f1), 9) +
                right(grouped(report.support), 10) + right(grouped(report.predicted), 11) + "\n";
    return text;
}

/// Of a detector.
std::string boxTable(const Evaluation& evaluation)
{
    std::string text = left("class", kNameWidth + 2) + right("AP 0.5", 9) + right("AP", 9) + right("precision", 11) + right("recall", 9) +
                       right("F1", 9) + right("boxes", 10) + right("found", 10) + "\n";
    for (const ClassReport& report : evaluation.perClass)
        text += left(shortened(report.name), kNameWidth + 2) + right(number(report.averagePrecision50), 9) +
                right(number(report.averagePrecision), 9) + right(number(report.precision), 11) + right(number(report.recall), 9) +
                right(number(report.f1), 9) + right(grouped(report.support), 10) + right(grouped(report.predicted), 10) + "\n";
    if (evaluation.confidence)
        text += "\nPrecision, recall, F1 and found: of boxes with a score of " + fixed(*evaluation.confidence, 2) +
                " or more, where F1 over all boxes is highest\n";
    return text;
}

std::string matrix(const Evaluation& evaluation)
{
    const std::size_t classes = evaluation.classes.size();
    std::size_t columns = 4;
    for (const std::int64_t count : evaluation.confusion)
        columns = std::max(columns, grouped(count).size() + 1);
    std::string text = left("truth \\ predicted", kNameWidth + 2);
    for (std::size_t c = 0; c < classes; ++c)
        text += right(std::to_string(c), columns);
    text += "\n";
    for (std::size_t truth = 0; truth < classes; ++truth) {
        text += left(right(std::to_string(truth), 2) + " " + shortened(evaluation.classes[truth]),
                     kNameWidth + 2);
        for (std::size_t predicted = 0; predicted < classes; ++predicted)
            text += right(grouped(evaluation.count(truth, predicted)), columns);
        text += "\n";
    }
    return text;
}

} // namespace

std::string toText(const Evaluation& evaluation)
{
    std::string text = grouped(evaluation.items) + " items";
    if (evaluation.left > 0)
        text += ", " + grouped(evaluation.left) + " left out (" + whyLeft(evaluation.task) + ")";
    text += "\n\n" + metricTable(evaluation);
    if (evaluation.classes.empty())
        return text;
    if (evaluation.task == Task::Detection)
        return text + "\n" + boxTable(evaluation);
    text += "\n" + classTable(evaluation);
    if (evaluation.classes.size() <= kMatrixClasses)
        text += "\n" + matrix(evaluation);
    return text;
}

} // namespace lathe
