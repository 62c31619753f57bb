// Recalibration and threshold as ONNX nodes; see decision.cpp.
#include "ml/decision.h"

namespace lathe {

namespace {

std::string bounded(OnnxBuilder& b, const std::string& share)
{
    return b.node("Clip", {share, b.real(boundedProbability(0)), b.real(boundedProbability(1))});
}

/// A class's probability [n, 1] through its map.
std::string mapped(OnnxBuilder& b, const ProbabilityMap& map, const std::string& share)
{
    if (map.x.empty()) {
        const std::string p = bounded(b, share), odds = b.unary("Log", b.divide(p, b.subtract(b.real(1), p)));
        return b.logistic(b.add(b.multiply(odds, map.slope), map.intercept));
    }
    // Segment i lies between the knots i − 1 and i; the first and the last are level.
    std::vector<double> starts{0}, bases{map.y.front()}, slopes{0};
    for (std::size_t i = 0; i < map.x.size(); ++i) {
        const bool isLast = i + 1 == map.x.size();
        const double width = isLast ? 0 : map.x[i + 1] - map.x[i];
        starts.push_back(map.x[i]);
        bases.push_back(map.y[i]);
        slopes.push_back(width > 0 ? (map.y[i + 1] - map.y[i]) / width : 0);
    }
    const std::string segment = b.countUpTo(share, map.x);
    const auto at = [&](const std::vector<double>& values) { return b.gather(b.list(values), segment); };
    return b.add(at(bases), b.multiply(b.subtract(share, at(starts)), at(slopes)));
}

std::string scaledToOne(OnnxBuilder& b, const std::string& shares, std::size_t classes)
{
    const std::string total = b.sum(shares, 1), isSome = b.compare("Greater", total, 0);
    return b.where(isSome, b.divide(shares, b.where(isSome, total, 1.0)), 1.0 / static_cast<double>(classes));
}

} // namespace

std::string Decision::writeOnnx(OnnxBuilder& b, const std::string& probabilities) const
{
    b.setScope("decision");
    const std::string shares = b.toReal(probabilities);
    switch (calibration) {
    case Calibration::None: return probabilities;
    case Calibration::Temperature:
        return b.toFloat(scaledToOne(b, b.node("Pow", {bounded(b, shares), b.real(1 / temperature)}), classes.size()));
    case Calibration::Sigmoid:
    case Calibration::Isotonic: break;
    }
    if (classes.size() == 2) {
        const std::string second = mapped(b, maps[0], b.column(shares, 1));
        return b.toFloat(b.joined({b.subtract(b.real(1), second), second}, 1));
    }
    std::vector<std::string> columns;
    for (std::size_t k = 0; k < classes.size(); ++k)
        columns.push_back(mapped(b, maps[k], b.column(shares, static_cast<std::int64_t>(k))));
    return b.toFloat(scaledToOne(b, b.joined(columns, 1), classes.size()));
}

std::string Decision::writeOnnxChoice(OnnxBuilder& b, const std::string& probabilities) const
{
    const OnnxBuilder::Attributes first{{"axis", std::int64_t(1)}, {"keepdims", std::int64_t(0)}};
    if (!threshold)
        return b.node("ArgMax", {probabilities}, first);
    b.setScope("decision");
    const std::string shares = b.toReal(probabilities);
    std::vector<double> own(classes.size(), 0);
    own[static_cast<std::size_t>(threshold->classIndex)] = 2; // below every other probability
    const std::string others = b.node("ArgMax", {b.subtract(shares, b.row(own))}, first);
    const std::string share = b.gather(shares, b.integer(threshold->classIndex), 1); // [n]
    return b.where(b.compare("GreaterOrEqual", share, threshold->value), b.integer(threshold->classIndex), others);
}

} // namespace lathe
